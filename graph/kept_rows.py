"""Rankings of all relations from what is kept of them in memory: no claim is looked at but those behind the rows of a page.

The rows are those that `graph.rows` makes of claims, in the same order; they are kept with the network, which is made
anew when the store changes.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from graph.answers import Cursor, Filters, RelationRow, WrongQuestion
from graph.asking import BEST, with_evidence, with_quotes
from graph.filtering import ROW_KEYS, keys_of
from graph.hops import numbers_of
from graph.network import Ints, Network, date_number
from graph.store import Reader

KEPT_ROWS = 5000  # of a network: about 2 kB each

type Place = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Order:
    """Relations by number, the best supported first, with what ranks them; `runs` are those of one rank, by id, once sorted."""

    numbers: Ints
    places: tuple[Ints, ...]
    runs: dict[int, list[int]]

    def place(self, at: int) -> Place:
        """Returns what ranks the relation at a position."""
        rank, origins, outlets, claims, last = (int(column[at]) for column in self.places)
        return rank, origins, outlets, claims, last


def kept_rows(
    store: Reader, network: Network, filters: Filters, types: Sequence[str], *, quotes: int = 0, after: Cursor | None = None
) -> tuple[RelationRow, ...]:
    """Returns the relations of these types, or of the filter's, as `relation_rows` does where `is_of_rows` holds."""
    wanted = tuple(filters.types or types)
    order = network.made.setdefault(("ranked", wanted), None) or _ordered(network, wanted)
    network.made["ranked", wanted] = order
    chosen = list(islice((number for number in _from(network, order, after) if _passes(network, number, filters)), filters.limit))
    known: dict[int, RelationRow] = network.made.setdefault(("rows", filters.windows), {})
    missing = [number for number in chosen if number not in known]
    if len(known) + len(missing) > KEPT_ROWS:
        known.clear()
        missing = chosen
    if missing:
        made = with_evidence(store, [numbers_of(network, number) for number in missing], Filters(windows=filters.windows), 0)
        known |= dict(zip(missing, made, strict=True))
    rows = [known[number] for number in chosen]
    if quotes > BEST:  # rows as kept do not name so many claims
        return with_evidence(store, [numbers_of(network, number) for number in chosen], Filters(windows=filters.windows), quotes)
    return tuple(with_quotes(store, rows, quotes)) if quotes else tuple(rows)


def _ordered(network: Network, types: Sequence[str]) -> _Order:
    """Returns the relations of some types, or all, ranked but for their ids."""
    codes = {kind.name: code for code, kind in enumerate(network.types)}
    of_types = np.isin(network.type, [codes[name] for name in types]) if types else np.ones(len(network), np.bool_)
    numbers = np.flatnonzero(of_types).astype(np.int32)
    columns = [network.plain.astype(np.int32), *(network.numbers[name] for name in ("origins", "outlets", "claims")), network.dates["last"]]
    falling = [-column[numbers].astype(np.int64) for column in columns]
    best = np.lexsort(falling[::-1])
    return _Order(numbers[best], tuple(column[best].astype(np.int32) for column in falling), {})


def _from(network: Network, order: _Order, after: Cursor | None) -> Iterator[int]:
    """Yields relations in their order, of a page those after its cursor."""
    at, last = 0, ""
    if after:
        place, last = _place_of(after)
        at = bisect_left(range(len(order.numbers)), place, key=order.place)
        if at == len(order.numbers) or order.place(at) != place:
            last = ""
    while at < len(order.numbers):
        run = _run(network, order, at)
        yield from (number for number in run if not last or network.relation_id(number) > last)
        at, last = at + len(run), ""


def _run(network: Network, order: _Order, at: int) -> list[int]:
    """Returns the relations of one rank, which begin at a position, by id."""
    if at not in order.runs:
        rank = order.place(at)
        end = bisect_left(range(at, len(order.numbers)), (*rank[:-1], rank[-1] + 1), key=order.place) + at
        order.runs[at] = sorted(order.numbers[at:end].tolist(), key=network.relation_id)
    return order.runs[at]


def _place_of(after: Cursor) -> tuple[Place, str]:
    """Returns where a cursor stands; raises WrongQuestion."""
    rank, origins, outlets, claims, newest, key = keys_of(after, ROW_KEYS)
    try:
        return (-int(rank or 0), -int(origins or 0), -int(outlets or 0), -int(claims or 0), -date_number(str(newest))), str(key)
    except ValueError:
        raise WrongQuestion("the cursor is not one that this question gave; pass on `next` of the page before as it is") from None


def _passes(network: Network, number: int, filters: Filters) -> bool:
    """Returns whether a relation stands on as much as is asked for."""
    least = (filters.min_claims, filters.min_outlets, filters.min_origins, filters.min_speakers)
    names = ("claims", "outlets", "origins", "speakers")
    return (not filters.plain or bool(network.plain[number])) and all(
        network.numbers[name][number] >= most for name, most in zip(names, least, strict=True)
    )
