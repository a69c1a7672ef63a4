"""Rows by number, the best supported first, and a page of them after a cursor without a look at the others.

Rows are ranked by what stands in columns; those of one rank come in the order of their keys, which are made only for
runs of rows that somebody asks for.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.answers import Cursor, Filters, WrongQuestion
from graph.filtering import ROW_KEYS, keys_of

ORDERS = 12  # of one network: each holds about 30 bytes a row

type Ints = NDArray[np.int32]
type Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """What tells rows of one rank apart: `heads` put most of them in order, and `key` is their whole key."""

    heads: tuple[Ints, ...]
    key: Callable[[int], str]

    def sorted(self, numbers: Ints) -> list[int]:
        """Returns rows by their keys."""
        if not self.heads:
            return sorted(numbers.tolist(), key=self.key)
        heads = [head[numbers] for head in self.heads]
        order = np.lexsort(heads[::-1])
        changes = np.any([np.diff(head[order]) != 0 for head in heads], axis=0)
        bounds = [0, *(np.flatnonzero(changes) + 1).tolist(), len(order)]
        found: list[int] = numbers[order].tolist()
        for first, last in pairwise(bounds):
            if last - first > 1:
                found[first:last] = sorted(found[first:last], key=self.key)
        return found


@dataclass(frozen=True, slots=True)
class Order:
    """Rows by number, the best first, with what ranks them; `runs` are those of one rank, once they are sorted."""

    numbers: Ints
    places: tuple[Ints, ...]
    keys: Keys
    runs: dict[int, list[int]] = field(default_factory=dict)

    def after(self, cursor: Cursor | None, date_number: Callable[[str], int]) -> Iterator[int]:
        """Yields the rows after a cursor, all of them without one; raises WrongQuestion."""
        at, last = 0, ""
        if cursor:
            place, last = _place_of(cursor, date_number)
            at = bisect_left(range(len(self.numbers)), place, key=self._place)
            if at == len(self.numbers) or self._place(at) != place:
                last = ""
        while at < len(self.numbers):
            run = self._run(at)
            yield from run[bisect_right(run, last, key=self.keys.key) if last else 0 :]
            at, last = at + len(run), ""

    def _place(self, at: int) -> Place:
        """Returns what ranks the row at a position."""
        return tuple(int(column[at]) for column in self.places)

    def _run(self, at: int) -> list[int]:
        """Returns the rows of one rank, which begin at a position, by their keys."""
        if at not in self.runs:
            rank = self._place(at)
            end = bisect_left(range(at, len(self.numbers)), (*rank[:-1], rank[-1] + 1), key=self._place) + at
            self.runs[at] = self.keys.sorted(self.numbers[at:end])
        return self.runs[at]


def ordered(numbers: Ints, columns: Sequence[Ints], keys: Keys) -> Order:
    """Returns some rows, those first that have most in the first of the columns."""
    falling = [-column[numbers] for column in columns]
    best = np.lexsort(falling[::-1])
    return Order(numbers[best], tuple(column[best] for column in falling), keys)


def kept_order(made: dict[object, Any], asked: object, make: Callable[[], Order]) -> Order:
    """Returns the order that is asked for, kept with what it is made of; the last `ORDERS` are."""
    orders: OrderedDict[object, Order] = made.setdefault("orders", OrderedDict())
    order = orders.pop(asked, None) or make()
    orders[asked] = order
    while len(orders) > ORDERS:
        orders.popitem(last=False)
    return order


def least(filters: Filters) -> tuple[tuple[str, int], ...]:
    """Returns what rows have to have at least, by the columns' names."""
    names = ("plain", "claims", "outlets", "origins", "speakers")
    numbers = (int(filters.plain), filters.min_claims, filters.min_outlets, filters.min_origins, filters.min_speakers)
    return tuple((name, number) for name, number in zip(names, numbers, strict=True) if number)


def keys_of_ends(key: Callable[[int], str], ids: Sequence[str], source: Ints, types: Sequence[str], kind: Ints) -> Keys:
    """Returns keys that begin with an actor, a dot and a type: rows are put in order by the places of both among all."""
    if any("." in one for one in ids):  # where an actor ends cannot be told
        return Keys((), key)
    return Keys((_ranks(ids)[source], _ranks(types)[kind]), key)


def _ranks(texts: Sequence[str]) -> Ints:
    """Returns the place of each text among all, as what a dot follows."""
    dotted = [f"{text}." for text in texts]
    ranks = np.empty(len(texts), np.int32)
    ranks[sorted(range(len(texts)), key=dotted.__getitem__)] = np.arange(len(texts))
    return ranks


def _place_of(after: Cursor, date_number: Callable[[str], int]) -> tuple[Place, str]:
    """Returns where a cursor stands; raises WrongQuestion."""
    *numbers, newest, key = keys_of(after, ROW_KEYS)
    try:
        return (*(-int(number or 0) for number in numbers), -date_number(str(newest))), str(key)
    except ValueError:
        raise WrongQuestion("the cursor is not one that this question gave; pass on `next` of the page before as it is") from None
