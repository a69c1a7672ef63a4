"""What changed: relations that are new, confirmed, gone or contradicted by the articles of a time, against all of before.

A time is from one day of publication to another, or from one place of the store in time to another: what loads brought.
Rows are ranked: plain before only claimed, then by the origins that tell of it in that time, then by claims, then by id.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.answers import ChangeRow, Cursor, Filters, RelationRow, WrongQuestion
from graph.asking import with_evidence
from graph.ending import ended_rows, still_listed
from graph.filtering import filter_parameters, keys_of, row_parameters, until_limit
from graph.properties import rows_as
from graph.store import Reader, Value
from graph.tables import Changed, RelationNumbers

ENDING = 5  # ids of claims that a row carries
EVERY_ROW = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Loads:
    """Places of the store in time (`seq_of`): after which, and until which, articles came; None for no bound."""

    after: int | None = None
    until: int | None = None


def change_rows(
    store: Reader, filters: Filters, quotes: int, *, loads: Loads | None = None, after: Cursor | None = None
) -> tuple[ChangeRow, ...]:
    """Returns what changed from `published_since` to `published_until`, or by loads; raises WrongQuestion where neither is said."""
    loads = loads or Loads()
    if filters.published_since is None and loads.after is None:
        raise WrongQuestion("a change needs a time: say publishedSince, the first day of publication, or loadedAfter, a place of the store")
    if filters.as_of or not filters.said:
        raise WrongQuestion("changes are of what is said to be so, from one time to another; leave out asOf, stance and modality")
    told = [row for row in _changed(store, filters, loads) if any(_kinds(row))]
    now = replace(
        filters, published_since=None, published_until=None, known_by=filters.known_by or filters.published_until, limit=EVERY_ROW
    )
    rows = _rows_of(store, told, now, 0)
    changed = [(row, kinds, rows[row.id]) for row in told if row.id in rows and (kinds := tuple(_kinds(row, rows[row.id])))]
    ranked = sorted(changed, key=lambda one: _rank(one[0], one[2]))
    if after:
        place: Any = tuple(keys_of(after, (int, int, int, str)))
        ranked = [one for one in ranked if _rank(one[0], one[2]) > place]
    page = ranked[: filters.limit]
    quoted = _rows_of(store, [row for row, _, _ in page], now, quotes) if quotes else {}
    listed = still_listed(store, (row for row, kinds, _ in page if "gone" in kinds))
    return tuple(_row(row, kinds, quoted.get(row.id, relation), listed.get(row.id, ())) for row, kinds, relation in page)


def change_cursor(row: ChangeRow) -> Cursor:
    """Returns the cursor of the page that begins after a change."""
    return Cursor((int(not row.relation.plain), -row.origins, -row.now, row.relation.id))


def relations_by_id(store: Reader, ids: list[str], filters: Filters, quotes: int) -> dict[str, RelationRow]:
    """Returns the relations of these ids that pass a filter and of which somebody says that they hold, by id."""
    if not ids:
        return {}
    wanted: list[Value] = [*ids]
    asked = filter_parameters(store, filters, ()) | row_parameters(filters) | {"ids": wanted}
    numbers = rows_as(store.ask("relation", asked), RelationNumbers)
    return {row.id: row for row in with_evidence(store, numbers, filters, quotes)}


def _rows_of(store: Reader, told: Sequence[Changed], filters: Filters, quotes: int) -> dict[str, RelationRow]:
    """Returns the relations that somebody says hold, and those of which only the end is known, by id."""
    over = [row for row in told if _is_only_over(row)]
    held = relations_by_id(store, [row.id for row in told if not _is_only_over(row)], filters, quotes)
    return held | ended_rows(store, over, filters, quotes)


def _is_only_over(row: Changed) -> bool:
    return bool(row.ending) and not (row.beforePlain + row.beforeClaimed + row.nowPlain + row.nowClaimed)


def _changed(store: Reader, filters: Filters, loads: Loads) -> list[Changed]:
    """Returns what articles of the time touch."""
    asked = filter_parameters(store, replace(filters, published_since=None, published_until=None), ())
    window: dict[str, Value] = {
        "windowSince": filters.published_since,
        "windowUntil": until_limit(filters.published_until),
        "seqAfter": loads.after,
        "seqUntil": loads.until,
    }
    return rows_as(store.ask("changes", asked | window), Changed)


def _kinds(row: Changed, relation: RelationRow | None = None) -> Iterator[str]:
    """Yields what became of a relation; where it is at hand, what denies another matter than it tells contradicts nothing.

    Arms that were suspended are gone where the relation says so, for it tells on whose word they were.
    """
    before, now = row.beforePlain + row.beforeClaimed, row.nowPlain + row.nowClaimed
    if not before and now:
        yield "new"
    if before and not row.beforePlain and row.nowPlain:
        yield "confirmed"
    end, last = (row.plainEnd, row.plainLast) if row.beforePlain or row.nowPlain else (row.anyEnd, row.claimedLast)
    halted = bool(row.halting) and (relation is None or bool({*row.halting} & {*relation.ending}))
    if ((before or now) and ((end and end >= (last or "")) or halted)) or (_is_only_over(row) and not row.beforeEnded):
        yield "gone"
    if (before or now) and _contradicts(row, relation):
        yield "contradicted"


def _contradicts(row: Changed, relation: RelationRow | None) -> bool:
    """Returns whether what the time denies or negates is what the relation tells."""
    if relation is None:
        return bool(row.denying or row.negating)
    denied = row.denying and (relation.denials > len(relation.denying) or {*row.denying} & {*relation.denying})
    return bool(denied or (row.negating and (relation.negations > len(relation.negating) or {*row.negating} & {*relation.negating})))


def _rank(row: Changed, relation: RelationRow) -> tuple[int, int, int, str]:
    return int(not relation.plain), -row.origins, -_number(row.nowPlain, row.nowClaimed, relation), row.id


def _number(plain: int, claimed: int, relation: RelationRow) -> int:
    """Returns how many claims count: an allegation adds nothing to a plain row."""
    return plain if relation.plain else plain + claimed


def _row(row: Changed, kinds: tuple[str, ...], relation: RelationRow, listed: tuple[str, ...]) -> ChangeRow:
    return ChangeRow(
        changes=kinds if not listed or "contradicted" in kinds else (*kinds, "contradicted"),
        listed=listed,
        before=_number(row.beforePlain, row.beforeClaimed, relation),
        now=_number(row.nowPlain, row.nowClaimed, relation),
        origins=row.origins,
        ending=(*row.ending, *(key for key in row.halting if key in relation.ending))[:ENDING],
        denying=row.denying[:ENDING],
        negating=row.negating[:ENDING],
        relation=relation,
    )
