"""Marks: the stretches of an article that are no running prose, with their place in its content."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Mark, MarkKind
from loaders.readers.dates import DATE, iso_date
from loaders.readers.furniture import is_terminal
from loaders.readers.wordings import wordings

DASH = r"\s*(?:—|–|--?|:)\s*"
CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]*[A-ZÀ-Þ.]"
CAP_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
PLACE = rf"{CAPS}(?:[ /-]{CAPS})*(?:, {CAP_WORD}(?: {CAP_WORD}){{0,3}})?"
MONTH = r"[A-Z][A-Za-z]{2,8}\.?"
DAY = rf"(?:,? (?:on )?\(?(?:[A-Z][a-z]+day,? )?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?\)?)?"

# TIRANA, Albania (AP) — | LONDON, March 3 (Reuters) - | (AFP) – : some agency in brackets
WITH_AGENCY = re.compile(
    rf"(?P<place>{CAP_WORD}(?:[ /]{CAP_WORD}){{0,4}}(?:, {CAP_WORD}(?: {CAP_WORD}){{0,3}})?)?{DAY}\s*\((?P<agency>[^()]{{2,40}})\){DASH}"
)
# MOSCOW, October 5. /TASS/. | YEREVAN, OCTOBER 5, ARMENPRESS.
AGENCY_AFTER = re.compile(rf"(?P<place>{PLACE}){DAY}[.,]? (?:/(?P<agency>[A-Za-z -]{{2,30}})/|(?P<plain>[A-Z]{{3,20}}))\.\s*")
# KYIV, Ukraine — | WASHINGTON, Oct. 3 –
CAPS_PLACE = re.compile(rf"(?P<place>{PLACE}){DAY}(?:\s+[—–-]{{1,2}}|\s*[—–]|\s*--)\s*")
# London/Moscow: | New Delhi: | ISLAMABAD:
COLON_PLACE = re.compile(rf"(?P<place>{CAP_WORD}(?:[ /]{CAP_WORD}){{0,3}}):\s+(?=[\"'“‘]?[A-ZÀ-Þ])")

HONORIFIC = r"(?:(?i:mr|mrs|ms|dr|prof|sen|rep|gen|amb|sir|president|secretary|minister|ambassador)\.?)"
LABEL = re.compile(
    rf"(?P<name>Q|A|Question|Answer|(?:{HONORIFIC} )?{CAP_WORD}(?: (?:{CAP_WORD}|of|the|de|al|bin|von|van)){{0,5}}(?: ?\([^()]{{2,60}}\))?)"
    r"\s?:(?:\s+|$)"
)
ALWAYS_LABEL = re.compile(rf"(?:Q|A|Question|Answer|{HONORIFIC} .+)$")
MIN_PROSE = 60  # characters that follow a place with a colon: less is a list, a heading, a speaker's turn
TRANSCRIPT_SHARE = 0.25  # of the paragraphs carry a label: more turns than an article that quotes an interview
MIN_TURNS = 3


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a body, the agency and the day that its dateline names, and whether speakers' turns make up the text."""

    marks: tuple[Mark, ...]
    agency: str | None
    published: str | None
    is_transcript: bool


def find_marks(texts: Sequence[str], offset: int, *, standfirst: bool) -> Marked:
    """Returns the marks in paragraphs that stand two line breaks apart, the first at `offset` of the content.

    `standfirst` tells that the first paragraph is one.
    """
    labels = _labels(texts)
    first_prose = next((n for n, text in enumerate(texts) if n >= standfirst and not _is_caption(text)), None)
    marks: list[Mark] = []
    agency: str | None = None
    published: str | None = None
    for number, text in enumerate(texts):
        found: tuple[MarkKind, int, str] | None = None
        if number == 0 and standfirst:
            found = MarkKind.STANDFIRST, len(text), ""
        elif _is_caption(text):
            found = MarkKind.CAPTION, len(text), ""
        elif number == first_prose and (dateline := _dateline(text, labelled=bool(labels))):
            end, place, named = dateline
            found, agency, published = (MarkKind.DATELINE, end, place), named, iso_date(text[:end])
        elif number in labels:
            found = MarkKind.SPEAKER_LABEL, labels[number][0], labels[number][1]
        if found:
            marks.append(Mark(found[0], offset, offset + found[1], found[2]))
        offset += len(text) + 2
    turns = len(labels)
    return Marked(tuple(marks), agency, published, turns >= MIN_TURNS and turns >= TRANSCRIPT_SHARE * len(texts))


def _is_caption(text: str) -> bool:
    return len(text) <= 400 and wordings().caption.fullmatch(text) is not None


def _dateline(text: str, *, labelled: bool) -> tuple[int, str, str | None] | None:
    """Where the dateline at a text's start ends, its place and its agency."""
    if (match := WITH_AGENCY.match(text)) and (wordings().agency(match["agency"]) or _is_caps(match["place"])):
        return _end(match), match["place"] or "", wordings().agency(match["agency"]) or match["agency"]
    if match := AGENCY_AFTER.match(text):
        agency = wordings().agency(match["agency"] or match["plain"])
        if agency or match["agency"]:
            return _end(match), _place(match), agency
    if (match := CAPS_PLACE.match(text)) and len(text) > match.end():
        return _end(match), _place(match), None
    if labelled or not (match := COLON_PLACE.match(text)) or _not_a_label(match["place"]):
        return None
    if not is_terminal(text) and not _is_caps(match["place"]):
        return None  # "Manila: Chinese boats seized" is a headline, and Manila says so
    return (_end(match), match["place"], None) if len(text) - match.end() >= MIN_PROSE else None


def _end(match: re.Match[str]) -> int:
    return match.start() + len(match[0].rstrip())


def _place(match: re.Match[str]) -> str:
    """The place without a date that stands in it ("YEREVAN, OCTOBER 5")."""
    return DATE.sub("", match["place"]).strip(" ,.")


def _is_caps(place: str | None) -> bool:
    return bool(place) and re.match(CAPS, place or "") is not None


def _not_a_label(words: str) -> bool:
    return words.casefold() in wordings().not_a_label


def _labels(texts: Sequence[str]) -> dict[int, tuple[int, str]]:
    """The paragraphs that begin with a speaker's label: where it ends, and the name in it.

    Capitals and forms of address always make one; other names when they speak twice, or when others so named speak.
    """
    found = {n: (match.end("name"), match["name"]) for n, match in _label_matches(texts)}
    times = Counter(name for _, name in found.values())
    if sum(times.values()) < 2:
        return {}
    recurring = sum(count for count in times.values() if count > 1)

    def speaks(name: str) -> bool:
        sure = name.isupper() or ALWAYS_LABEL.match(name) is not None
        return sure or times[name] > 1 or (recurring >= 2 and len(name.split()) >= 2)

    return {n: (_after_colon(texts[n], end), name) for n, (end, name) in found.items() if speaks(name)}


def _label_matches(texts: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for number, text in enumerate(texts):
        match = LABEL.match(text)
        if match and not _not_a_label(match["name"]) and (match.end() < len(text) or not is_terminal(text)):
            yield number, match


def _after_colon(text: str, name_end: int) -> int:
    return text.index(":", name_end) + 1
