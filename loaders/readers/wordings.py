"""The wordings of `furniture.yaml` as compiled patterns, read once."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ontology.reference import outlets


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns for what stands around an article's text; `agencies` maps each way to write one to its name."""

    anywhere: re.Pattern[str]
    caption: re.Pattern[str]
    authors: tuple[re.Pattern[str], ...]
    sources: tuple[re.Pattern[str], ...]
    credits: tuple[re.Pattern[str], ...]
    credit_tails: tuple[re.Pattern[str], ...]
    not_a_label: frozenset[str]
    opinion_title: re.Pattern[str]
    opinion_text: re.Pattern[str]
    transcript_title: re.Pattern[str]
    statement_title: re.Pattern[str]
    office: re.Pattern[str]
    agencies: dict[str, str]

    def agency(self, words: str) -> str | None:
        """Returns the name of the agency that the words name, else None."""
        bare = words.strip(" .()[]/–—-").casefold()
        return self.agencies.get(bare) or self.agencies.get(bare.removeprefix("the "))


@cache
def wordings() -> Wordings:
    """Returns the wordings."""
    data = yaml.safe_load((files("loaders.readers") / "furniture.yaml").read_text(encoding="utf-8"))
    agencies = {word.casefold(): o.name for o in reversed(outlets()) if o.kind == "agency" for word in (*o.aliases, o.name)}
    agency = "(?:" + "|".join(sorted(map(re.escape, agencies), key=len, reverse=True)) + ")"

    def each(key: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(form.replace("{agency}", agency), re.IGNORECASE) for form in data[key])

    def one_of(key: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{form})" for form in data[key]), re.IGNORECASE)

    return Wordings(
        anywhere=one_of("anywhere"),
        caption=one_of("caption"),
        authors=each("author"),
        sources=each("source"),
        credits=each("credit"),
        credit_tails=each("credit_tail"),
        not_a_label=frozenset(word.casefold() for word in data["not_a_label"]),
        opinion_title=one_of("opinion_title"),
        opinion_text=one_of("opinion_text"),
        transcript_title=one_of("transcript_title"),
        statement_title=one_of("statement_title"),
        office=re.compile(data["office"], re.IGNORECASE),
        agencies=agencies,
    )
