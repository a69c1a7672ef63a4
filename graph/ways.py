"""Searches for ways between two actors: shortest, k shortest, and all simple ones up to a length.

Ways are tuples of actors by number, from start to end, without an actor twice. The shorter or cheaper come out first, equal
ones in an order that is always the same. Each search has a budget of steps and ends with `Exhausted` when it is spent, so
that no question runs away. networkx gives the same: `all_shortest_paths`, `shortest_simple_paths`, `all_simple_paths`.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.network import Flags, Ints
from graph.steps import UNREACHED, Steps, reached_at

type Way = tuple[int, ...]
type Priced = tuple[float, Way]
type Find = Callable[[int, frozenset[int], frozenset[int]], Priced | None]


class Exhausted(Exception):
    """A search has taken all the steps that it may."""


@dataclass
class Budget:
    """How many steps a search may still take."""

    left: int

    def spend(self, steps: int) -> None:
        """Takes steps off; raises Exhausted."""
        self.left -= steps
        if self.left < 0:
            raise Exhausted


class _Ball:
    """All actors within some steps of one: how many steps each is away; it grows by one step at a time, all of its edge at once."""

    def __init__(self, steps: Steps, centre: int, *, back: bool) -> None:
        self.steps = steps
        self.back = back
        self.distance = np.full(len(steps.network.ids), UNREACHED, np.uint8)
        self.distance[centre] = 0
        self.edge: Ints = np.array([centre], np.int32)
        self.radius = 0

    def grow(self, shut: Flags, budget: Budget, barred: tuple[int, Ints] | None) -> None:
        """Takes in all who are one step further and not `shut`; `barred` are an actor to whom, and those from whom, no step leads."""
        self.radius += 1
        many, reached = self.steps.reached(self.edge, back=self.back)
        budget.spend(len(reached) + len(self.edge))
        passable = (self.distance[reached] == UNREACHED) & ~shut[reached]
        if barred and (at := reached == barred[0]).any():
            passable &= ~(at & np.isin(np.repeat(self.edge, many), barred[1]))
        reached = reached[passable]
        self.distance[reached] = self.radius
        self.edge = reached_at(self.distance, self.radius, reached)


def _meeting(
    steps: Steps, start: int, end: int, most: int, budget: Budget, without: Collection[int] = (), barred: Collection[int] = ()
) -> tuple[_Ball, _Ball, list[int]] | None:
    """Returns two balls around start and end that have just met, and where; None where no way of at most `most` steps leads there.

    The smaller edge grows, so that a hub is looked at from the side where it is reached later. `barred` are neighbours
    to whom no step leads from the start.
    """
    ahead, behind = _Ball(steps, start, back=False), _Ball(steps, end, back=True)
    shut = steps.shut.copy()
    shut[list(without)] = True
    shut[[start, end]] = False
    first, refused = shut, None
    if barred:
        first, refused = shut.copy(), (start, np.array(list(barred), np.int32))
        first[refused[1]] = True
    most = min(most, UNREACHED - 1)
    while ahead.radius + behind.radius < most and len(ahead.edge) and len(behind.edge):
        near, far = (ahead, behind) if len(ahead.edge) <= len(behind.edge) else (behind, ahead)
        near.grow(first if near is ahead and not ahead.radius else shut, budget, refused if near is behind else None)
        if len(met := near.edge[far.distance[near.edge] == far.radius]):
            return ahead, behind, met.tolist()
    return None


def shortest(steps: Steps, start: int, end: int, most: int, budget: Budget) -> Iterator[Way]:
    """Yields all ways of the least number of steps, none where that is more than `most`. Bidirectional breadth-first search."""
    met = _meeting(steps, start, end, most, budget)
    if not met:
        return
    ahead, behind = (memoryview(ball.distance) for ball in met[:2])
    for middle in met[2]:
        for first in _descents(middle, ahead, steps.backward, budget):
            for second in _descents(middle, behind, steps.onward, budget):
                yield (*reversed(first), *second[1:])


def _descents(actor: int, distance: Sequence[int], neighbours: Callable[[int], list[int]], budget: Budget) -> Iterator[Way]:
    """Yields the ways from an actor down to the centre of a ball."""
    if distance[actor] == 0:
        yield (actor,)
        return
    near, lower = neighbours(actor), distance[actor] - 1
    budget.spend(len(near))
    for neighbour in near:
        if distance[neighbour] == lower:
            yield from ((actor, *rest) for rest in _descents(neighbour, distance, neighbours, budget))


def k_shortest(steps: Steps, start: int, end: int, most: int, budget: Budget) -> Iterator[Priced]:
    """Yields ways with what they cost, the cheapest first.

    Yen's algorithm (1971) with Lawler's change (1972): a way found by leaving another one at some actor is left at that
    actor or after it. Without costs no way has more than `most` steps; with costs length is no bound.
    """

    def find(at: int, without: frozenset[int], barred: frozenset[int]) -> Priced | None:
        if steps.cost is None:
            return _fewest(steps, at, end, most - len(without), budget, without, barred)
        return _cheapest(steps, at, end, budget, without, barred)

    first = find(start, frozenset(), frozenset())
    heap = [(first[0], first[1], 0)] if first else []
    taken: list[Way] = []
    seen = {first[1]} if first else set()
    while heap:
        price, way, left_at = heappop(heap)
        yield price, way
        taken.append(way)
        for at in range(left_at, len(way) - 1):
            root = way[: at + 1]
            barred = frozenset(other[at + 1] for other in taken if other[: at + 1] == root)
            if spur := find(root[-1], frozenset(root[:-1]), barred):
                found = (*root[:-1], *spur[1])
                if found not in seen:
                    seen.add(found)
                    heappush(heap, (_price(steps, root) + spur[0], found, at))


def _price(steps: Steps, way: Sequence[int]) -> float:
    return sum(steps.priced(one, back=False)[other] if steps.cost is not None else 1.0 for one, other in pairwise(way))


def _fewest(
    steps: Steps, start: int, end: int, most: int, budget: Budget, without: frozenset[int], barred: frozenset[int]
) -> Priced | None:
    """Returns a way of the fewest steps past those who are left out, None where there is none."""
    met = _meeting(steps, start, end, most, budget, without, barred)
    if not met:
        return None
    ahead, behind, middles = met

    def before(actor: int) -> list[int]:
        return [other for other in steps.backward(actor) if not (other == start and actor in barred)]

    def after(actor: int) -> list[int]:
        return [other for other in steps.onward(actor) if not (actor == start and other in barred)]

    first = next(_descents(middles[0], memoryview(ahead.distance), before, budget))
    second = next(_descents(middles[0], memoryview(behind.distance), after, budget))
    way = (*reversed(first), *second[1:])
    return float(len(way) - 1), way


def _cheapest(steps: Steps, start: int, end: int, budget: Budget, without: frozenset[int], barred: frozenset[int]) -> Priced | None:
    """Returns the cheapest way past those who are left out, None where there is none. Bidirectional Dijkstra."""
    done: tuple[dict[int, float], dict[int, float]] = ({}, {})
    best: tuple[dict[int, float], dict[int, float]] = ({start: 0.0}, {end: 0.0})
    before: tuple[dict[int, int], dict[int, int]] = ({}, {})
    heaps: tuple[list[tuple[float, int]], list[tuple[float, int]]] = ([(0.0, start)], [(0.0, end)])
    price, middle = float("inf"), -1
    while heaps[0] and heaps[1] and heaps[0][0][0] + heaps[1][0][0] < price:
        side = 0 if heaps[0][0][0] <= heaps[1][0][0] else 1
        so_far, actor = heappop(heaps[side])
        if actor in done[side]:
            continue
        done[side][actor] = so_far
        neighbours = steps.priced(actor, back=side == 1)
        budget.spend(len(neighbours) + 1)
        for neighbour, step in neighbours.items():
            if not _open(steps, start, end, side, actor, neighbour, without, barred):
                continue
            total = so_far + step
            if total < best[side].get(neighbour, float("inf")):
                best[side][neighbour], before[side][neighbour] = total, actor
                heappush(heaps[side], (total, neighbour))
                whole = total + best[1 - side].get(neighbour, float("inf"))
                if whole < price:
                    price, middle = whole, neighbour
    if middle < 0:
        return None
    return price, (*reversed(_back(middle, before[0])), *_back(middle, before[1])[1:])


def _open(
    steps: Steps, start: int, end: int, side: int, actor: int, neighbour: int, without: frozenset[int], barred: frozenset[int]
) -> bool:
    """Returns whether a search from one side may take this step."""
    if side == 0 and actor == start and neighbour in barred:
        return False
    if neighbour == (end, start)[side]:
        return side == 0 or actor not in barred
    return neighbour not in without and neighbour not in steps.closed and neighbour not in (start, end)


def _back(actor: int, before: dict[int, int]) -> list[int]:
    way = [actor]
    while way[-1] in before:
        way.append(before[way[-1]])
    return way


def all_simple(steps: Steps, start: int, end: int, most: int, budget: Budget, through: Collection[int] = ()) -> Iterator[Way]:
    """Yields all ways of at most `most` steps that pass all of `through`, the shortest first.

    For each length a depth-first search that goes no further than its end can still be reached in time.
    """
    back = {goal: steps.distances(goal, most, back=True) for goal in (end, *through)}
    for length in range(max(int(back[end][start]), 1), most + 1):
        yield from _of_length(steps, [start], end, length, back, frozenset(through) - {start, end}, budget)


def _of_length(
    steps: Steps, way: list[int], end: int, left: int, back: dict[int, NDArray[np.uint8]], through: frozenset[int], budget: Budget
) -> Iterator[Way]:
    neighbours = steps.onward(way[-1])
    budget.spend(len(neighbours) + 1)
    if left == 1:
        if not through and end in neighbours:
            yield (*way, end)
        return
    for actor in neighbours:
        if actor == end or actor in steps.closed or back[end][actor] >= left or actor in way:
            continue
        missing = through - {actor}
        if any(int(back[goal][actor]) + int(back[end][goal]) >= left for goal in missing):
            continue
        yield from _of_length(steps, [*way, actor], end, left - 1, back, missing, budget)
