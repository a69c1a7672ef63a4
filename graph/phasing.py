"""How a relation is said where its claims tell more than its type: that it is over, that arms were offered, ordered or suspended.

The newest claims decide, those of the newest day together. A plain relation is over where a plain claim says so and none says
later that it holds, one that is only claimed where any claim says so: the rule of `as_of` (`graph/questions.py`). Arms are
suspended or cancelled where the newest plain word on that pair says so: such a sentence gives a claim of SANCTIONS, and one of
ARMS that is negated and has the status. What is over or suspended has no sign.
Where the newest claims differ from one another, the words are those of the type.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from graph.answers import EVERYTHING, Filters, RelationRow
from graph.filtering import filter_parameters
from graph.model import Modality, Stance, relation_id
from graph.properties import rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.store import Reader
from graph.tables import Evidence
from ontology.vocabulary import RelationType

ARMING, PUNISHING = "ARMS", "SANCTIONS"
CUT = ("suspended", "cancelled")
UNDATED = "9999"  # of claims without a date nobody can tell that an end is newer


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for a relation, from its subject to its object and back."""

    forward: str
    back: str


@dataclass(frozen=True, slots=True)
class State:
    """The words for a relation, whether it is over, and the ids of the claims that decide so; none where the type alone does."""

    words: Wording
    over: bool
    since: str | None
    deciding: tuple[str, ...]


STATUSES = {
    "offered": Wording("has offered arms to", "has been offered arms by"),
    "ordered": Wording("has an order for arms from", "has ordered arms from"),
    "suspended": Wording("has suspended arms to", "has had arms suspended by"),
    "cancelled": Wording("has cancelled arms for", "has had arms cancelled by"),
}
OVER = {"MEMBER_OF": Wording("has left", "has lost as a member")}


class Word(Protocol):
    """A claim that may tell that a relation is over: as what it counts, when and on whose word."""

    @property
    def relation_id(self) -> str:
        """The relation that it is about."""

    @property
    def article(self) -> str:
        """The article that tells it."""

    @property
    def counted(self) -> Counted | None:
        """As what it counts, None where it negates."""

    @property
    def plain(self) -> bool:
        """Whether it is plain."""

    @property
    def status(self) -> str | None:
        """How far arms have come."""

    @property
    def date(self) -> str:
        """Its day."""

    @property
    def voices(self) -> tuple[str, ...]:
        """Who says so."""

    @property
    def sides(self) -> tuple[str, ...]:
        """For whom these act."""

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The words for those who are not named."""


def wording_of(kind: RelationType) -> Wording:
    """Returns the words that a type has of itself."""
    return Wording(kind.label, kind.label if kind.symmetric else kind.inverse_label)


def over(kind: RelationType) -> Wording:
    """Returns the words for what has been and is no longer: "is no longer allied with", "no longer supports"."""
    plain = wording_of(kind)
    return OVER.get(kind.name) or Wording(_no_longer(plain.forward), _no_longer(plain.back))


def ends_of[W: Word](kind: RelationType, source: str, words: Iterable[W], last: str | None, *, plain: bool) -> list[W]:
    """Returns the newest claims that say that a relation is over, nothing where one of its ground, the last of them `last`, is newer."""
    told = [w for w in words if (w.counted is Counted.ENDED and (w.plain or not plain)) or (kind.name == ARMING and is_halt(w, source))]
    return _newest(told) if told and _last(told) >= (last or UNDATED) else []


def is_halt(word: Word, source: str) -> bool:
    """True where the article itself, or the subject of itself, says that it has suspended or cancelled arms."""
    others = {*word.voices} - {source}
    own = not word.unnamed and (not others or {*word.sides} == {source})
    return _may_halt(word) and own


def state_of(kind: RelationType, source: str, ground: Sequence[Evidence], behind: Iterable[Evidence], *, plain: bool) -> State:
    """Returns the state of a relation, of the claims that it counts and of all behind it."""
    if ends := ends_of(kind, source, behind, _last(ground), plain=plain):
        words = _ended(kind, ends) if plain else wording_of(kind)
        return State(words, over=True, since=_last(ends) or None, deciding=tuple(c.id for c in ends))
    newest = _newest(ground) if kind.name == ARMING else []
    status = _same([c.status for c in newest])
    if status in STATUSES:
        return State(STATUSES[status], over=False, since=None, deciding=tuple(c.id for c in newest))
    return State(wording_of(kind), over=False, since=None, deciding=())


def vouched[W: Word](store: Reader, claims: Sequence[W]) -> list[W]:
    """Returns claims without the halts of arms that are only claimed: what is negated has no standing, the sanction beside it has."""
    of = {c.relation_id.replace(f".{ARMING}.", f".{PUNISHING}.", 1): c.relation_id for c in claims if _may_halt(c)}
    if not of:
        return [*claims]
    told: dict[tuple[str, str], list[Evidence]] = {}
    asked = filter_parameters(store, EVERYTHING, ()) | {"relations": sorted(of), "said": True}
    for claim in rows_as(store.ask("evidence", asked), Evidence):
        told.setdefault((of[claim.relation_id], claim.article), []).append(claim)

    def stands(claim: W) -> bool:
        beside = [c.counted in PLAIN for c in told.get((claim.relation_id, claim.article), ()) if c.counted in (*PLAIN, *ONLY_CLAIMED)]
        return not beside or any(beside) or not _may_halt(claim)

    return [c for c in claims if stands(c)]


def _may_halt(word: Word) -> bool:
    return word.counted is None and word.status in CUT


def halted(store: Reader, rows: Iterable[RelationRow], filters: Filters) -> Iterator[tuple[str, State]]:
    """Yields by id the sanctions that are a halt of arms: of which the newest plain claims say so, all of them."""
    rows = [row for row in rows if row.relation == PUNISHING and row.plain]
    told = _claims(store, [row.id for row in rows], filters, plain=True)
    stopped = replace(filters, modality=Modality.NEGATED, stance=Stance.AFFIRMS)
    cut = _claims(store, [_arming(row) for row in rows if told.get(row.id)], stopped)
    for row in rows:
        newest = _newest([c for c in told.get(row.id, ()) if c.counted in PLAIN])
        status = _same([_stopped(c, cut.get(_arming(row), ())) for c in newest])
        if status is not None and not row.over:
            yield row.id, State(STATUSES[status], over=False, since=None, deciding=tuple(c.id for c in newest))


def _ended(kind: RelationType, ends: Sequence[Evidence]) -> Wording:
    """Returns the words for what these say to be over."""
    if any(c.counted for c in ends):
        return over(kind)
    return STATUSES[_same([c.status for c in ends]) or "suspended"]


def _no_longer(label: str) -> str:
    return f"is no longer {label.removeprefix('is ')}" if label.startswith("is ") else f"no longer {label}"


def _stopped(punishing: Evidence, cut: Sequence[Evidence]) -> str | None:
    """Returns whether the sanction is a halt of arms: what the same article says on the same word, None where it is another one."""
    same = [c.status for c in cut if (c.article, c.voices, c.unnamed) == (punishing.article, punishing.voices, punishing.unnamed)]
    return _same([status for status in same if status in CUT])


def _same(said: Sequence[str | None]) -> str | None:
    """Returns what all say, None where they differ or nobody says anything."""
    return said[0] if said and all(one == said[0] for one in said) else None


def _newest[W: Word](claims: Sequence[W]) -> list[W]:
    last = _last(claims)
    return [c for c in claims if c.date == last]


def _last(claims: Iterable[Word]) -> str:
    return max((c.date for c in claims), default="")


def _arming(row: RelationRow) -> str:
    return relation_id(row.subject.id, ARMING, row.object.id, symmetric=False)


def _claims(store: Reader, ids: Sequence[str], filters: Filters, *, plain: bool = False) -> Mapping[str, list[Evidence]]:
    """Returns the claims of relations that pass a filter; nothing is asked where there are none."""
    found: dict[str, list[Evidence]] = {}
    if ids:
        asked = filter_parameters(store, replace(filters, types=()), (), plain_claims=plain)
        asked |= {"relations": sorted(set(ids)), "said": False}
        for claim in rows_as(store.ask("evidence", asked), Evidence):
            found.setdefault(claim.relation_id, []).append(claim)
    return found
