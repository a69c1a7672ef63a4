"""The kinds of rows: relations, transfers of arms, positions, events.

`numbers` are those of the rows where they are known (`graph.summary`): then no claims are looked at but those behind them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.answers import Amount, Cursor, Day, EventRow, Filters, PositionRow, RelationRow, Status, TransferRow
from graph.asking import Asking, Found, rows_of
from graph.phasing import CUT, is_halt
from graph.store import Reader
from graph.tables import Evidence, RelationNumbers

type Numbers = Sequence[RelationNumbers] | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """What is ranked: the statement that adds claims up, of which types, and what tells rows of two ends and a type apart."""

    question: Literal["relations", "positions", "events"]
    types: tuple[str, ...]
    detail: Literal["weapon", "topic", "place"] | None


def relation_rows(
    store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, after: Cursor | None = None
) -> tuple[RelationRow, ...]:
    """Returns the rows of these types, or of the filter's, with at most so many quotes for each side of a row."""

    def row(found: Found) -> RelationRow:
        return RelationRow(**found.common)

    return rows_of(Asking(store, filters, tuple(types), "relations", quotes, after), row)


def transfer_rows(
    store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, after: Cursor | None = None, numbers: Numbers = None
) -> tuple[TransferRow, ...]:
    """Returns the rows of these types, one for each weapon."""

    def row(found: Found) -> TransferRow:
        own = {"id": found.numbers.key, "weapon": found.numbers.weapon}
        return TransferRow(**found.common | own, statuses=_statuses((*found.ground, *_halts(found))), amounts=_amounts(found.ground))

    return rows_of(Asking(store, filters, tuple(types), "relations", quotes, after, by_weapon=True, numbers=numbers), row)


def position_rows(
    store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, after: Cursor | None = None, numbers: Numbers = None
) -> tuple[PositionRow, ...]:
    """Returns who stands how to what, by topic."""

    def row(found: Found) -> PositionRow:
        return PositionRow(**found.common, topic=found.numbers.topic)

    return rows_of(Asking(store, filters, tuple(types), "positions", quotes, after, numbers=numbers), row)


def event_rows(
    store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, after: Cursor | None = None, numbers: Numbers = None
) -> tuple[EventRow, ...]:
    """Returns who does what where."""

    def row(found: Found) -> EventRow:
        days = sorted(Counter(c.date for c in found.ground if c.date).items())
        return EventRow(**found.common, place=found.numbers.place, days=tuple(Day(date, number) for date, number in days))

    return rows_of(Asking(store, filters, tuple(types), "events", quotes, after, numbers=numbers), row)


def _halts(found: Found) -> Iterator[Evidence]:
    """Yields the claims that a transfer was suspended or cancelled: of a plain row plain words alone."""
    for claim in found.behind:
        if is_halt(claim, found.numbers.source) or (not found.numbers.plain and claim.counted is None and claim.status in CUT):
            yield claim


def _statuses(ground: Iterable[Evidence]) -> tuple[Status, ...]:
    """Returns how far a transfer has come, what was told last first."""
    days: dict[str, list[str]] = {}
    for claim in ground:
        if claim.status:
            days.setdefault(claim.status, []).append(claim.date)
    found = [Status(status, len(dates), max(dates) or None) for status, dates in sorted(days.items())]
    return tuple(sorted(found, key=lambda s: s.last or "", reverse=True))


def _amounts(ground: Iterable[Evidence]) -> tuple[Amount, ...]:
    """Returns how much is told, what most claims say first."""
    told = Counter((c.quantity, c.value, c.currency) for c in ground if c.quantity is not None or c.value is not None)
    ranked = sorted(told.items(), key=lambda n: (-n[1], -(n[0][0] or 0), -(n[0][1] or 0), n[0][2] or ""))
    return tuple(Amount(*amount, claims) for amount, claims in ranked)
