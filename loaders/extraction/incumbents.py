"""Who held an office on the day of an article, for persons of whom the article does not say for whom they act."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from graph.model import slug
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Mention
from loaders.extraction.tokens import Doc
from ontology.leaders import Tenure, leaders


@cache
def _by_name() -> Mapping[str, tuple[Tenure, ...]]:
    """Returns the tenures by every spelling of the holder's name."""
    table: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in leaders():
        for spelling in {slug(word) for word in tenure.words}:
            table[spelling].append(tenure)
    return {name: tuple(tenures) for name, tenures in table.items()}


@cache
def _by_last_name() -> Mapping[str, tuple[Tenure, ...]]:
    """Returns the tenures of those who led, by the last word of their names."""
    table: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in leaders():
        if tenure.relation == "LEADS":
            table[slug(tenure.name.split()[-1])].append(tenure)
    return {name: tuple(tenures) for name, tenures in table.items()}


@cache
def _by_ending() -> Mapping[str, tuple[Tenure, ...]]:
    """Returns all tenures by the last word of their holders' names."""
    table: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in leaders():
        table[slug(tenure.name.split()[-1])].append(tenure)
    return {name: tuple(tenures) for name, tenures in table.items()}


RULE = frozenset({"administration", "government", "cabinet", "presidency"})


def ruling(doc: Doc, mentions: Iterable[Mention]) -> Iterator[str]:
    """Yields the names of those whose rule a passage names by them: "the Trump administration"."""
    for mention in mentions:
        if (mention.named.kind == "Person" or mention.use is Use.PLACE) and mention.end < len(doc) and doc[mention.end].lower_ in RULE:
            yield mention.named.name


class Incumbents:
    """The holders of offices on one day; `named` gives the actor of an id. Without a day nobody is known."""

    def __init__(self, published: str | None, named: Callable[[str], Named]) -> None:
        self._day = date.fromisoformat(published) if published else None
        self._named = named

    def home(self, name: str) -> Named | None:
        """Returns the state or body for which the bearer of a full name acted on that day, of a state and a power in it the state.

        None where there are several.
        """
        bodies = [self._named(b) for b in sorted({t.body for t in self._holding(_by_name().get(slug(name), ()))})]
        states = [b for b in bodies if b.kind == "State"]
        return next((b[0] for b in (bodies, states) if len(b) == 1), None)

    def offices(self, name: str) -> list[tuple[str, list[str]]]:
        """Returns the offices of the bearer of a full name on that day as (relation type, words)."""
        return [(t.relation, t.office.lower().split()) for t in self._holding(_by_name().get(slug(name), ()))]

    def formerly(self, name: str) -> list[str]:
        """Returns the ids of the states that the bearer of a full name had led before that day."""
        led = (t for t in _by_name().get(slug(name), ()) if t.relation == "LEADS" and t.span.until is not None)
        return [t.body for t in led if self._day is not None and t.span.until is not None and t.span.until < self._day.isoformat()]

    def full_name(self, last_name: str, bodies: frozenset[str] | None) -> str | None:
        """Returns the one leader with this last name on that day, of the bodies that an article names where they are given, else None.

        Where no leader of those bodies bears it, their ministers and envoys count too.
        """
        names = {t.name for t in self._holding(_by_last_name().get(slug(last_name), ())) if bodies is None or t.body in bodies}
        if not names and bodies is not None:
            names = {t.name for t in self._holding(_by_ending().get(slug(last_name), ())) if t.body in bodies}
        return names.pop() if len(names) == 1 else None

    def in_office(self, last_name: str, words: frozenset[str]) -> str | None:
        """Returns the one holder on that day of an office of these words with this last name: "FOREIGN MINISTER BERG"; else None."""
        own = words - {"the", "of", "for", "and", "deputy", "former"}
        tenures = _by_ending().get(slug(last_name), ()) if own else ()
        names = {t.name for t in self._holding(tenures) if own <= set(t.office.lower().split())}
        return names.pop() if len(names) == 1 else None

    def called(self, name: str) -> str | None:
        """Returns the full name of the one person in office who is also called by this single word ("Hemedti"), else None."""
        names = {t.name for t in self._holding(_by_name().get(slug(name), ()))} - {name}
        return names.pop() if len(names) == 1 else None

    def _holding(self, tenures: tuple[Tenure, ...]) -> list[Tenure]:
        return [t for t in tenures if self._day is not None and t.span.covers(self._day)]
