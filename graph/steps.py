"""The steps that a question lets one take through a network: over which relations, which way, past which actors.

Relations between the same two actors make one step. What a step costs is that of its cheapest relation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.network import Arcs, Flags, Ints, Network

type Costs = NDArray[np.float64]

HALF_LIFE_DAYS = 365.0  # of news: what was last told of a year ago costs half as much more as what nobody dates
CLAIMED_SHARE = 0.5  # the strength of what is only claimed, beside what is plain
UNREACHED = 255
PER_SORTED = 300  # actors that are looked through in the time in which one is sorted
KEPT = 16  # of what is made of a network for some choice: a column or two each


class Weight(StrEnum):
    """What makes a step costly: nothing (each costs 1), little evidence, or that it was long ago."""

    NONE = "none"
    EVIDENCE = "evidence"
    RECENCY = "recency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which relations count, by what is kept with them; no types and no signs mean all."""

    types: tuple[str, ...] = ()
    signs: tuple[int, ...] = ()
    aligned: bool = False
    plain: bool = False
    min_claims: int = 1
    min_outlets: int = 0
    min_origins: int = 0


EVERY_RELATION = Choice()


def chosen(network: Network, choice: Choice) -> Flags | None:
    """Returns which relations of a network count, None for all."""
    return None if choice == EVERY_RELATION else kept(network, choice, lambda: _chosen(network, choice))


def _chosen(network: Network, choice: Choice) -> Flags:
    kinds = [(not choice.types or kind.name in choice.types) and (kind.aligned or not choice.aligned) for kind in network.types]
    found: Flags = np.array(kinds, np.bool_)[network.type]
    if choice.signs:
        found &= np.isin(network.sign, choice.signs)
    if choice.plain:
        found &= network.plain
    for name, least in (("claims", choice.min_claims), ("outlets", choice.min_outlets), ("origins", choice.min_origins)):
        if least > (name == "claims"):  # every relation has a claim
            found &= network.numbers[name] >= least
    return found


def kept[T](network: Network, key: object, make: Callable[[], T]) -> T:
    """Returns what is made of a network, from the last time where it was made lately."""
    found: T
    if key in network.made:
        found = network.made[key]
    else:
        found = network.made[key] = make()
        for oldest in list(network.made)[:-KEPT]:
            network.made.pop(oldest, None)
    return found


def strength(network: Network) -> Costs:
    """Returns how strongly each relation is told: log2(1 + origins), half of that where it is only claimed."""

    def made() -> Costs:
        plain = np.where(network.plain, 1.0, CLAIMED_SHARE)
        found: Costs = np.log2(1.0 + np.maximum(network.numbers["origins"], 1)) * plain
        return found

    return kept(network, "strength", made)


def costs(network: Network, weight: Weight) -> Costs | None:
    """Returns what each relation costs, None where each costs 1.

    Evidence: 1 / strength. Recency: 2 - 2 ** (-age / 365), where age is in days, counted back from the newest date of the
    network to the relation's last one; 1 for the newest, close to 2 for what is old, 2 without a date.
    """
    match weight:
        case Weight.NONE:
            return None
        case Weight.EVIDENCE:
            return kept(network, weight, lambda: 1.0 / strength(network))
        case Weight.RECENCY:
            return kept(network, weight, lambda: _ages(network.dates["last"]))


def _ages(last: Ints) -> Costs:
    dated = last > 0
    days = _days(last)
    newest = days[dated].max() if dated.any() else 0
    found: Costs = np.where(dated, 2.0 - 2.0 ** (-(newest - days) / HALF_LIFE_DAYS), 2.0)
    return found


def reached_at(distance: NDArray[np.uint8], steps: int, reached: Ints) -> Ints:
    """Returns each of those reached once, in order: all actors who are so many steps away, and no others."""
    if len(reached) * PER_SORTED < len(distance):
        return np.unique(reached)
    return np.flatnonzero(distance == steps).astype(np.int32)


def _days(dates: Ints) -> NDArray[np.int64]:
    """Returns the days since 1970 of dates as numbers; of a month or year alone its first day."""
    years, months, days = dates // 10000, np.maximum(dates // 100 % 100, 1), np.maximum(dates % 100, 1)
    first = ((years.astype(np.int64) - 1970) * 12 + months - 1).astype("datetime64[M]").astype("datetime64[D]")
    found: NDArray[np.int64] = first.astype(np.int64) + days - 1
    return found


@dataclass(eq=False)
class Steps:
    """The steps from actor to actor; those who are `closed` may be where a way begins or ends, and nowhere between.

    Actors are numbers. What was looked at once is kept for the rest of the search.
    """

    network: Network
    relations: Flags | None = None
    closed: frozenset[int] = frozenset()
    directed: bool = False
    cost: Costs | None = None
    _onward: dict[int, list[int]] = field(default_factory=dict)
    _backward: dict[int, list[int]] = field(default_factory=dict)
    _costs: dict[tuple[int, bool], dict[int, float]] = field(default_factory=dict)
    _between: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    def onward(self, actor: int) -> list[int]:
        """Returns the neighbours to whom a step leads, by number."""
        found = self._onward.get(actor)
        if found is None:
            found = self._onward[actor] = self._neighbours(self._arcs(back=False), actor)
        return found

    def backward(self, actor: int) -> list[int]:
        """Returns the neighbours from whom a step leads here."""
        if not self.directed:
            return self.onward(actor)
        found = self._backward.get(actor)
        if found is None:
            found = self._backward[actor] = self._neighbours(self._arcs(back=True), actor)
        return found

    def priced(self, actor: int, *, back: bool) -> dict[int, float]:
        """Returns the neighbours with what the step to, or back from, each costs."""
        back = back and self.directed
        found = self._costs.get((actor, back))
        if found is None:
            found = self._costs[actor, back] = self._priced(actor, back=back)
        return found

    @cached_property
    def shut(self) -> Flags:
        """Which actors may be nowhere between."""
        found = np.zeros(len(self.network.ids), np.bool_)
        found[list(self.closed)] = True
        return found

    def between(self, one: int, other: int) -> list[int]:
        """Returns the relations that make the step from one actor to the other."""
        found = self._between.get((one, other))
        if found is None:
            found = self._between[one, other] = self._joining(one, other)
        return found

    def _joining(self, one: int, other: int) -> list[int]:
        arcs, (starts, neighbours) = self._arcs(back=False), self._views
        begin, end = starts[one], starts[one + 1]
        low = bisect_left(neighbours, other, begin, end)
        found = arcs.relations[low : bisect_right(neighbours, other, low, end)]
        counted: list[int] = (found if self.relations is None else found[self.relations[found]]).tolist()
        return counted

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        """Where the ways of each actor begin, and to whom they lead: looking at single ones takes a tenth of what it takes in an array."""
        arcs = self._arcs(back=False)
        return memoryview(arcs.start), memoryview(arcs.neighbours)

    def distances(self, actor: int, most: int, *, back: bool = False) -> NDArray[np.uint8]:
        """Returns the number of steps from an actor to each other one, or back to it; UNREACHED where it takes more than `most`."""
        arcs = self._arcs(back=back)
        found = np.full(len(self.network.ids), UNREACHED, np.uint8)
        found[actor] = 0
        reached: Ints = np.array([actor], np.int32)
        for distance in range(1, min(most, UNREACHED - 1) + 1):
            reached = self._reached(arcs, reached)[1]
            reached = reached[found[reached] == UNREACHED]
            found[reached] = distance
            reached = reached_at(found, distance, reached)
            reached = reached[~self.shut[reached]]
            if not len(reached):
                break
        return found

    def reached(self, actors: Ints, *, back: bool) -> tuple[NDArray[np.int64], Ints]:
        """Returns to how many relations each of some actors leads, or from how many, and all whom they reach, one after the other."""
        return self._reached(self._arcs(back=back), actors)

    def _reached(self, arcs: Arcs, actors: Ints) -> tuple[NDArray[np.int64], Ints]:
        begin = arcs.start[actors]
        many = arcs.start[actors + 1] - begin
        ends = np.cumsum(many)
        places = np.repeat(begin - ends + many, many) + np.arange(int(ends[-1]) if len(ends) else 0)
        if self.relations is not None:
            counts = self.relations[arcs.relations[places]]
            many = np.bincount(np.repeat(np.arange(len(actors)), many), counts, len(actors)).astype(np.int64)
            places = places[counts]
        return many, arcs.neighbours[places]

    def _arcs(self, *, back: bool) -> Arcs:
        if not self.directed:
            return self.network.both
        return self.network.backward if back else self.network.onward

    def _neighbours(self, arcs: Arcs, actor: int) -> list[int]:
        begin, end = int(arcs.start[actor]), int(arcs.start[actor + 1])
        found = arcs.neighbours[begin:end]
        if self.relations is not None:
            found = found[self.relations[arcs.relations[begin:end]]]
        return list(dict.fromkeys(found.tolist()))

    def _priced(self, actor: int, *, back: bool) -> dict[int, float]:
        arcs = self._arcs(back=back)
        begin, end = int(arcs.start[actor]), int(arcs.start[actor + 1])
        found, relations = arcs.neighbours[begin:end], arcs.relations[begin:end]
        if self.relations is not None:
            counts = self.relations[relations]
            found, relations = found[counts], relations[counts]
        prices: Sequence[float] = [1.0] * len(found) if self.cost is None else self.cost[relations].tolist()
        cheapest: dict[int, float] = {}
        for neighbour, price in zip(found.tolist(), prices, strict=True):
            if price < cheapest.get(neighbour, float("inf")):
                cheapest[neighbour] = price
        return cheapest
