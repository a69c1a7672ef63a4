"""Who supports or arms two parties that are opposed to one another.

Rows are ranked: plain in all three relations before others, then by the origins of the weaker of the two supports, then
by its outlets and claims, then by id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.answers import BothSides, Cursor, Filters, WrongQuestion
from graph.asking import with_evidence
from graph.filtering import filter_parameters, keys_of, row_parameters, starting
from graph.properties import rows_as
from graph.store import Reader
from graph.tables import RelationNumbers
from ontology.vocabulary import vocabulary

EVERY_ROW = 2**31 - 1
FEW = 200  # parties by whom opposition is looked for; beyond, all of it is looked at at once


@dataclass(frozen=True, slots=True)
class _Found:
    """An actor, its relations to two parties, and theirs."""

    one: RelationNumbers
    other: RelationNumbers
    opposed: RelationNumbers

    @property
    def rank(self) -> tuple[int, int, int, int, str]:
        """Its place among others."""
        plain = all(row.plain for row in (self.one, self.other, self.opposed))
        weaker = (min(getattr(row, name) for row in (self.one, self.other)) for name in ("origins", "outlets", "claims"))
        origins, outlets, claims = weaker
        return int(not plain), -origins, -outlets, -claims, f"{self.one.source} {self.one.target} {self.other.target}"


def both_sides_rows(store: Reader, filters: Filters, quotes: int, *, after: Cursor | None = None) -> tuple[BothSides, ...]:
    """Returns who supports (`by`) both of two opposed parties (`between`, or one of them `of`); raises WrongQuestion."""
    if filters.about or not filters.said:
        raise WrongQuestion("name who supports with by and the parties with of or between; leave out actor, stance and modality")
    if filters.between and filters.by:
        raise WrongQuestion("between names the two parties and by who supports them; leave out one of the two")
    pair = filters.between or ()
    wide = replace(filters, between=None, of=(), against=(), limit=EVERY_ROW)
    support = _numbers(store, replace(wide, of=pair) if pair else wide, vocabulary().family("support"))
    given = _given(support)
    opposed = _opposed(store, replace(wide, by=(), by_kinds=(), types=()), given.keys() if filters.by else pair)
    found = sorted(_joined(given, opposed, {*filters.of, *filters.against}, frozenset(pair)), key=lambda one: one.rank)
    if after:
        place: Any = tuple(keys_of(after, (int, int, int, int, str)))
        found = [one for one in found if one.rank > place]
    return _rows(store, filters, found[: filters.limit], quotes)


def both_sides_cursor(row: BothSides) -> Cursor:
    """Returns the cursor of the page that begins after a row."""
    weaker = (-min(getattr(one, name) for one in (row.one, row.other)) for name in ("origins", "outlets", "claims"))
    return Cursor((int(not row.plain), *weaker, " ".join((row.actor.id, *(party.id for party in row.parties)))))


def _numbers(store: Reader, filters: Filters, types: Iterable[str]) -> list[RelationNumbers]:
    """Returns all relations of some types that pass, the best first."""
    asked = filter_parameters(store, filters, tuple(types)) | row_parameters(filters)
    return rows_as(store.ask(starting("relations", asked), asked), RelationNumbers)


def _opposed(store: Reader, filters: Filters, parties: Iterable[str]) -> list[RelationNumbers]:
    """Returns who stands against whom, as far as it concerns these parties, if any are named."""
    named = tuple(parties)
    return _numbers(store, replace(filters, about=named) if 0 < len(named) <= FEW else filters, vocabulary().family("opposition"))


def _given(support: Iterable[RelationNumbers]) -> dict[str, dict[str, RelationNumbers]]:
    """Returns by party who supports it, each with the best of its relations; allies support one another."""
    given: dict[str, dict[str, RelationNumbers]] = {}
    for row in support:
        ends = [(row.source, row.target or "")]
        for actor, party in [*ends, *(end[::-1] for end in ends if vocabulary().relations[row.relation].symmetric)]:
            given.setdefault(party, {}).setdefault(actor, row if party == row.target else replace(row, source=actor, target=party))
    return given


def _joined(
    given: dict[str, dict[str, RelationNumbers]], opposed: Iterable[RelationNumbers], of: set[str], pair: frozenset[str]
) -> Iterator[_Found]:
    """Yields who supports both ends of an opposition, each pair of parties once with the best that opposes them."""
    seen: set[frozenset[str]] = set()
    for row in opposed:
        one, other = sorted((row.source, row.target or ""))
        ends = frozenset((one, other))
        if ends in seen or (of and not of & ends) or (pair and ends != pair):
            continue
        seen.add(ends)
        for actor in sorted(given.get(one, {}).keys() & given.get(other, {}).keys() - ends):
            yield _Found(given[one][actor], given[other][actor], row)


def _rows(store: Reader, filters: Filters, found: list[_Found], quotes: int) -> tuple[BothSides, ...]:
    """Returns rows with their evidence, which is fetched at once."""
    wanted = {numbers.id: numbers for one in found for numbers in (one.one, one.other, one.opposed)}
    own = replace(filters, by=(), of=(), against=(), between=None, by_kinds=(), of_kinds=(), types=())
    rows = {row.id: row for row in with_evidence(store, list(wanted.values()), own, quotes)}
    ends = {end.id: end for row in rows.values() for end in (row.subject, row.object)}
    return tuple(
        BothSides(
            actor=ends[one.one.source],
            parties=(ends[one.one.target or ""], ends[one.other.target or ""]),
            one=rows[one.one.id],
            other=rows[one.other.id],
            opposed=rows[one.opposed.id],
            plain=not one.rank[0],
        )
        for one in found
    )
