"""The names of the reference data as phrases: states with their adjectives and seats, alliances, groups, companies, places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from graph.model import slug
from loaders.extraction.tokens import Doc, Span
from ontology import reference

RULING = frozenset({"government", "council", "administration", "authority", "parliament", "congress"})  # in the name of what rules


class Use(StrEnum):
    """How a name stands for its actor."""

    NAME = "name"
    ADJECTIVE = "adjective"  # Turkish
    PEOPLE = "people"  # the Turks
    SEAT = "seat"  # Ankara, the Kremlin: the state, unless something happens there
    ORGAN = "organ"  # the Turkish Defence Ministry
    GROUP = "group"  # named alliances, groups, companies
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Named:
    """An actor by name: what a mention is linked to. `iso3` is of states, `home` the one that a person acts for."""

    id: str
    name: str
    kind: str
    iso3: str | None = None
    home: "Named | None" = None

    @property
    def side(self) -> str | None:
        """The id of the state or body that the actor acts for: a collective's own, a person's home or none."""
        if self.kind == "Person":
            return self.home.id if self.home is not None else None
        return self.id


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase and whom it names; `since` and `until` are ISO dates between which it does."""

    phrase: str
    named: Named
    use: Use
    since: str | None = None
    until: str | None = None
    ambiguous: bool = False

    def holds(self, published: str | None) -> bool:
        """True where the phrase names this actor in an article of that date; an unknown date excludes nothing."""
        if published is None:
            return self.until is None
        return (self.since is None or self.since <= published) and (self.until is None or published <= self.until)


def _of_state(state: reference.State) -> Iterator[Entry]:
    named = Named(state.id, state.name, "State", iso3=state.id if len(state.id) == 3 and state.id.isupper() else None)
    uses = (
        (Use.NAME, (state.name, *state.aliases)),
        (Use.ADJECTIVE, state.adjectives),
        (Use.PEOPLE, state.people),
        (Use.ORGAN, state.forces),
    )
    for use, phrases in uses:
        for phrase in phrases:
            yield Entry(phrase, named, use, None, None, phrase in state.ambiguous)
    for phrase in state.seats:
        yield Entry(phrase, named, Use.SEAT, state.span.since, state.span.until, phrase in state.ambiguous)


def _cased(*names: str) -> Iterator[str]:
    """Yields names, those with an Arabic article also with a small one."""
    for name in dict.fromkeys(names):
        yield name
        if name.startswith("Al-") and f"al-{name[3:]}" not in names:
            yield f"al-{name[3:]}"


def entries() -> Iterator[Entry]:
    """Yields every phrase of the reference data with whom it names."""
    for state in reference.states():
        yield from _of_state(state)
    for alliance in reference.alliances():
        named = Named(alliance.id, alliance.name, alliance.kind)
        for phrase in (alliance.name, *alliance.aliases):
            yield Entry(phrase, named, Use.GROUP, ambiguous=phrase in alliance.ambiguous)
        for phrase in alliance.seat_words:
            yield Entry(phrase, named, Use.SEAT, alliance.span.since, alliance.span.until, phrase in alliance.ambiguous)
    for group in (*reference.groups(), *reference.companies()):
        named = Named(group.id, group.name, group.kind)
        for phrase in _cased(group.name, *group.aliases):
            yield Entry(phrase, named, Use.GROUP, ambiguous=phrase in group.ambiguous)
    for party in reference.contested():
        named = Named(party.id, party.name, party.kind)
        for phrase in (party.name, *party.aliases):
            yield Entry(phrase, named, Use.GROUP, party.span.since, None, phrase in party.ambiguous)
        for phrase in party.not_state:
            yield Entry(phrase, named, Use.ORGAN, party.span.since, party.span.until)
    places = [(p.name, p.aliases) for p in reference.disputed()] + [(r.name, r.aliases) for r in reference.regions()]
    for name, aliases in places:
        for phrase in (name, *aliases):
            yield Entry(phrase, Named(slug(name), name, "Place"), Use.PLACE)


@cache
def _acting_in() -> Mapping[str, str]:
    return {g.id: g.state for g in (*reference.groups(), *reference.contested()) if g.state}


def acts_in(group_id: str) -> str | None:
    """Returns the id of the state in which a group of the reference data acts first, None for others and across borders."""
    return _acting_in().get(group_id)


@cache
def _papers() -> frozenset[str]:
    return frozenset(slug(o.name) for o in reference.outlets())


def publishes(named: Named) -> bool:
    """Returns whether an organization is an outlet of the reference data."""
    return named.kind == "Organization" and named.id in _papers()


@cache
def _contested() -> frozenset[str]:
    civil = (g for g in reference.contested() if g.kind == "Organization")
    return frozenset(g.id for g in civil if any(RULING & set(name.lower().split()) for name in (g.name, *g.aliases)))


@cache
def _armies() -> frozenset[str]:
    return frozenset(g.id for g in reference.contested() if any("army" in name.lower() for name in (g.name, *g.aliases)))


def fights_as_army(named: Named) -> bool:
    """True for an army that contests its state: Sudan's, which "the army" then means."""
    return named.id in _armies()


def governs(named: Named) -> bool:
    """True for a state and for one of the governments that contest a state: whom "the two governments" can mean."""
    return named.kind == "State" or named.id in _contested()


def fields_army(named: Named) -> bool:
    """True for whoever has an army of its own: whom "both armies" can mean."""
    return named.kind in ("State", "ArmedGroup", "Alliance") or governs(named)


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase where it stands: tokens `start` to before `end`, whom it names and how, and whom else it may name."""

    start: int
    end: int
    named: Named
    use: Use
    others: tuple[Named, ...] = ()


SUPPORTING_LABELS = {
    Use.NAME: frozenset({"GPE", "LOC", "NORP", "ORG", "PERSON"}),  # a country's name alone is no person's
    Use.ADJECTIVE: frozenset({"NORP", "GPE"}),
    Use.PEOPLE: frozenset({"NORP"}),
    Use.SEAT: frozenset({"GPE", "FAC", "ORG"}),
    Use.GROUP: frozenset({"ORG", "NORP", "GPE"}),
}


class Gazetteer:
    """All phrases, matched by their exact letters; a plural or possessive is its own token and needs no entry."""

    def __init__(self, nlp: Language, phrases: Iterable[Entry]) -> None:
        self._matcher = PhraseMatcher(nlp.vocab)
        self._entries: dict[str, list[Entry]] = {}
        for entry in phrases:
            self._entries.setdefault(entry.phrase, []).append(entry)
        for phrase in self._entries:
            self._matcher.add(phrase, [nlp.make_doc(phrase)])
        self._strings = nlp.vocab.strings
        self._by_id: dict[str, Named] = {}
        for held in self._entries.values():
            for entry in held:
                self._by_id.setdefault(entry.named.id, entry.named)

    def named(self, actor_id: str) -> Named | None:
        """Returns the actor with this id, else None."""
        return self._by_id.get(actor_id)

    def find(self, doc: Doc, published: str | None) -> Iterator[Found]:
        """Yields the longest phrases, none overlapping.

        A phrase that may name several at that date comes as a place with all of them, so that no shorter part of it
        is taken for a state.
        """
        matches = [Span(doc, start, end, self._strings[key]) for key, start, end in self._matcher(doc.parsed)]
        for span in _longest([s for s in matches if self._told(s, published)]):
            holding = [e for e in self._entries[span.label_] if e.holds(published)]
            holding = [e for e in holding if e.use is not Use.PLACE] or holding
            named = {e.named.id: e.named for e in holding}
            if len(named) == 1 and (not holding[0].ambiguous or self._labelled(span, holding)):
                yield Found(span.start, span.end, holding[0].named, holding[0].use)
            else:
                use = Use.SEAT if all(e.use is Use.SEAT for e in holding) else Use.PLACE
                yield Found(span.start, span.end, Named(slug(span.text), span.text, "Place"), use, tuple(named.values()))

    def _told(self, span: Span, published: str | None) -> bool:
        """True where the phrase holds at that date and, if it may mean something else, the model's label supports it."""
        holding = [e for e in self._entries[span.label_] if e.holds(published)]
        if not holding:
            return False
        if not all(e.ambiguous for e in holding):
            return True
        return self._labelled(span, holding) or self._abbreviates(span, holding)

    def _labelled(self, span: Span, holding: Iterable[Entry]) -> bool:
        """True where the model's label supports that the phrase names an actor."""
        labels = {e.label_ for e in span.ents} or {t.ent_type_ for t in span} - {"PERSON"}  # a part of a person's name is none
        return any(labels & SUPPORTING_LABELS.get(e.use, frozenset()) for e in holding)

    def _abbreviates(self, span: Span, holding: Iterable[Entry]) -> bool:
        """True for the letters of an armed group behind "the" ("the RSF"), which the rest of the article has to bear out."""
        told = span.start > 0 and span.doc[span.start - 1].lower_ == "the" and len(span.text) > 2 and span.text.isupper()
        return told and any(e.named.kind == "ArmedGroup" for e in holding)

    def state_in(self, doc: Doc, start: int, end: int) -> Named | None:
        """Returns the first state that these tokens name, else None."""
        found = sorted(self._matcher(doc.parsed[start:end]), key=lambda m: (m[1], -m[2]))
        for key, _, _ in found:
            for entry in self._entries[self._strings[key]]:
                if entry.named.kind == "State":
                    return entry.named
        return None


def _longest(spans: Iterable[Span]) -> list[Span]:
    """Returns the longest spans, of equal ones the first, none overlapping, in order."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (-len(s), s.start)):
        if taken.isdisjoint(range(span.start, span.end)):
            kept.append(span)
            taken.update(range(span.start, span.end))
    return sorted(kept, key=lambda s: s.start)
