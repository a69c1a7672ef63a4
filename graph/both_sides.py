"""Who supports or arms two parties that are opposed to one another.

Whoever acts for a state counts as it, by the side that the article gives: a minister who arms one party and his state that
arms the other stand on both sides. The relations shown stay those of the minister and of the state.
What is over, and arms that were suspended, support and oppose nobody (`graph/phasing.py` has the rule).
Rows are ranked: plain in all three relations before others, then by the origins of the weaker of the two supports, then
by its outlets and claims, then by id.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.answers import BothSides, Cursor, Filters, WrongQuestion
from graph.asking import names_of, with_evidence
from graph.ending import over_among
from graph.filtering import filter_parameters, keys_of, members_of, row_parameters, starting
from graph.properties import rows_as
from graph.store import Reader
from graph.tables import RelationNumbers
from ontology.vocabulary import vocabulary

EVERY_ROW = 2**31 - 1
SPLIT = "\n"  # stands in no id
FEW = 200  # parties by whom opposition is looked for; beyond, all of it is looked at at once


@dataclass(frozen=True, slots=True)
class _Sided:
    """A relation with those for whom its two ends count."""

    numbers: RelationNumbers
    actor: str
    party: str

    @property
    def way(self) -> tuple[str, bool]:
        """Which relation it is, and whether it is told as plain."""
        return _way(self.numbers)

    @property
    def turned(self) -> "_Sided":
        """The same seen from its other end."""
        row = self.numbers
        return _Sided(replace(row, source=row.target or "", target=row.source), self.party, self.actor)


@dataclass(frozen=True, slots=True)
class _Found:
    """An actor, its relations to two parties, and theirs."""

    actor: str
    parties: tuple[str, str]
    one: RelationNumbers
    other: RelationNumbers
    opposed: RelationNumbers

    @property
    def relations(self) -> tuple[RelationNumbers, RelationNumbers, RelationNumbers]:
        """All three."""
        return self.one, self.other, self.opposed

    @property
    def rank(self) -> tuple[int, int, int, int, str]:
        """Its place among others."""
        plain = all(row.plain for row in self.relations)
        weaker = (min(getattr(row, name) for row in (self.one, self.other)) for name in ("origins", "outlets", "claims"))
        origins, outlets, claims = weaker
        return int(not plain), -origins, -outlets, -claims, " ".join((self.actor, *self.parties))


def both_sides_rows(store: Reader, filters: Filters, quotes: int, *, after: Cursor | None = None) -> tuple[BothSides, ...]:
    """Returns who supports (`by`) both of two opposed parties (`between`, or one of them `of`); raises WrongQuestion."""
    if filters.about or not filters.said:
        raise WrongQuestion("name who supports with by and the parties with of or between; leave out actor, stance and modality")
    if filters.between and filters.by:
        raise WrongQuestion("between names the two parties and by who supports them; leave out one of the two")
    pair = filters.between or ()
    wide = replace(filters, between=None, of=(), against=(), limit=EVERY_ROW)
    named = (*filters.by, *filters.of, *filters.against, *pair)
    support = _sided(store, replace(wide, of=pair) if pair else wide, vocabulary().family("support"), named)
    parties = _given(support).keys() if filters.by else pair
    opposed = _opposed(store, replace(wide, by=(), by_kinds=(), types=()), parties, named)
    return _rows(store, filters, _standing(store, filters, support, opposed, after), quotes)


def _standing(store: Reader, filters: Filters, support: list[_Sided], opposed: list[_Sided], after: Cursor | None) -> list[_Found]:
    """Returns a page of who supports both ends of an opposition, none of the three relations over.

    Only those of this page and before it are looked at, for what takes the place of one that is over never ranks before it.
    """
    of, pair, place = _of(store, filters), frozenset(filters.between or ()), _place(after)
    seen: dict[tuple[str, bool], bool] = {}  # whether a relation that is plain, or only claimed, is over
    while True:
        hold = [[row for row in rows if not seen.get(row.way)] for rows in (support, opposed)]
        found = sorted(_joined(_given(hold[0]), hold[1], of, pair), key=lambda one: one.rank)
        before = bisect_right(found, place, key=lambda one: one.rank) if place else 0
        looked = {_way(row): row for one in found[: before + filters.limit] for row in one.relations}
        fresh = {way: row for way, row in looked.items() if way not in seen}
        over = {_way(row) for row in over_among(store, fresh.values(), _unnamed(filters))}
        if not over:
            return found[before : before + filters.limit]
        seen |= {way: way in over for way in fresh}


def _place(after: Cursor | None) -> Any:  # noqa: ANN401 - keys of a cursor, which are as their kinds say
    """Returns the rank after which a page begins, None for the first."""
    return tuple(keys_of(after, (int, int, int, int, str))) if after else None


def both_sides_cursor(row: BothSides) -> Cursor:
    """Returns the cursor of the page that begins after a row."""
    weaker = (-min(getattr(one, name) for one in (row.one, row.other)) for name in ("origins", "outlets", "claims"))
    return Cursor((int(not row.plain), *weaker, " ".join((row.actor.id, *(party.id for party in row.parties)))))


def _sided(store: Reader, filters: Filters, types: Iterable[str], named: tuple[str, ...]) -> list[_Sided]:
    """Returns all relations of some types that pass, the best first, once for each two sides; who is named stands for himself."""
    asked = filter_parameters(store, filters, tuple(types)) | row_parameters(filters)
    asked |= {"named": list(named), "rollUp": filters.roll_up, "split": SPLIT}
    found = []
    for row in rows_as(store.ask(starting("both_sides", asked), asked), RelationNumbers):
        (source, actor), (target, party) = (end.split(SPLIT) for end in (row.source, row.target or ""))
        found.append(_Sided(replace(row, source=source, target=target), actor, party))
    return found


def _of(store: Reader, filters: Filters) -> set[str]:
    """Returns one of which parties is asked for: with `members` also those who were supported while an alliance listed them."""
    of = {*filters.of, *filters.against}
    if not (filters.members and of):
        return of
    listed = {str(one["id"]) for one in members_of(store, sorted(of))}
    support = _sided(store, replace(filters, by=(), by_kinds=(), between=None, limit=EVERY_ROW), vocabulary().family("support"), tuple(of))
    return of | ({end for row in support for end in (row.actor, row.party)} & listed)


def _opposed(store: Reader, filters: Filters, parties: Iterable[str], named: tuple[str, ...]) -> list[_Sided]:
    """Returns who stands against whom, as far as it concerns these parties, if any are named."""
    about = tuple(parties)
    return _sided(store, replace(filters, about=about) if 0 < len(about) <= FEW else filters, vocabulary().family("opposition"), named)


def _given(support: Iterable[_Sided]) -> dict[str, dict[str, RelationNumbers]]:
    """Returns by party who supports it, each with the best of its relations; allies support one another, nobody itself."""
    given: dict[str, dict[str, RelationNumbers]] = {}
    for row in support:
        ways = [row, row.turned] if vocabulary().relations[row.numbers.relation].symmetric else [row]
        for way in ways if row.actor != row.party else ():
            given.setdefault(way.party, {}).setdefault(way.actor, way.numbers)
    return given


def _joined(
    given: dict[str, dict[str, RelationNumbers]], opposed: Iterable[_Sided], of: set[str], pair: frozenset[str]
) -> Iterator[_Found]:
    """Yields who supports both ends of an opposition, each pair of parties once with the best that opposes them."""
    seen: set[frozenset[str]] = set()
    for row in opposed:
        one, other = sorted((row.actor, row.party))
        ends = frozenset((one, other))
        if ends in seen or len(ends) == 1 or (of and not of & ends) or (pair and ends != pair):
            continue
        seen.add(ends)
        for actor in sorted(given.get(one, {}).keys() & given.get(other, {}).keys() - ends):
            yield _Found(actor, (one, other), given[one][actor], given[other][actor], row.numbers)


def _rows(store: Reader, filters: Filters, found: list[_Found], quotes: int) -> tuple[BothSides, ...]:
    """Returns rows with their evidence, which is fetched at once."""
    wanted = list(dict.fromkeys(numbers for one in found for numbers in one.relations))
    rows = dict(zip(wanted, with_evidence(store, wanted, _unnamed(filters), quotes), strict=True))
    names = names_of(store, {key for one in found for key in (one.actor, *one.parties)})
    return tuple(
        BothSides(
            actor=names[one.actor],
            parties=(names[one.parties[0]], names[one.parties[1]]),
            one=rows[one.one],
            other=rows[one.other],
            opposed=rows[one.opposed],
            plain=not one.rank[0],
        )
        for one in found
    )


def _way(row: RelationNumbers) -> tuple[str, bool]:
    return row.id, row.plain


def _unnamed(filters: Filters) -> Filters:
    """Returns what a filter asks of claims, whoever they are of."""
    return replace(filters, by=(), of=(), against=(), between=None, by_kinds=(), of_kinds=(), types=())
