"""The frustration index of a signed graph: the fewest links that stand against a division into two camps.

A link stands against a division where it is friendly and between the camps, or hostile and within one (Harary 1959; Aref
and Wilson 2018). Each block of the graph (no actor of which holds it together alone) counts by itself, and the index is the sum
of theirs. A block is solved by branch and bound; where that takes too long, the index lies between a number of negative
triangles without a common link, each of which has one such link, and the best division found.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from graph.analysis.links import graph_of

SEED = 1
STARTS = 20  # divisions from which a better one is looked for
FEW_STARTS = 3  # where there are many links
MANY_LINKS = 5000
LARGE = 150  # actors of a block: of a larger one no search comes to its end

type Signed = dict[int, dict[int, int]]  # the sign of the link from each actor to each of its neighbours


@dataclass(frozen=True, slots=True)
class Frustration:
    """The index lies between `least` and `most`; `camps` is a division against which `most` links stand, True for one camp."""

    least: int
    most: int
    camps: Mapping[int, bool]

    @property
    def exact(self) -> bool:
        """True where the index is known."""
        return self.least == self.most


def frustration(links: Iterable[tuple[int, int, int]], budget: int) -> Frustration:
    """Returns the index of links (actor, actor, sign); `budget` is the most divisions that are tried in all."""
    signed: Signed = {}
    for one, other, sign in links:
        signed.setdefault(one, {})[other] = sign
        signed.setdefault(other, {})[one] = sign
    least = most = 0
    parts: list[tuple[list[int], dict[int, bool]]] = []
    for block in _blocks(signed):
        inside = {actor: {other: sign for other, sign in signed[actor].items() if other in block} for actor in block}
        camps = _improved(inside)
        found = _against(inside, camps)
        best, camps, left = _searched(inside, camps, found, budget)
        budget = max(left, 0) if len(block) <= LARGE else budget
        most += best
        least += best if left >= 0 else _apart(inside)
        parts.append((sorted(block), camps))
    return Frustration(least, most, _joined(signed, parts))


def _blocks(signed: Signed) -> list[set[int]]:
    """Returns the biconnected components that have a cycle, the smallest first: those are sure to be solved."""
    actors = sorted(signed)
    place = {actor: number for number, actor in enumerate(actors)}
    ends = [(place[one], place[other]) for one in actors for other in signed[one] if one < other]
    if not ends:
        return []
    one, other = np.array(ends, np.int32).T
    found = graph_of(len(actors), one, other).biconnected_components()
    blocks = [{actors[number] for number in block} for block in found if len(block) > 2]
    return sorted(blocks, key=lambda block: (len(block), sorted(block)))


def _against(signed: Signed, camps: Mapping[int, bool]) -> int:
    """Returns how many links stand against a division."""
    return sum((camps[one] == camps[other]) != (sign > 0) for one in signed for other, sign in signed[one].items() if one < other)


def _improved(signed: Signed) -> dict[int, bool]:
    """Returns a good division: from several starts, whoever has more links against its camp than for it changes it."""
    draw = Random(SEED)  # noqa: S311 - no secret
    actors = sorted(signed)
    best = _along_a_tree(signed, actors[0])
    many = sum(map(len, signed.values())) > 2 * MANY_LINKS
    for start in range(FEW_STARTS if many else STARTS):
        camps = dict(best) if start == 0 else _along_a_tree(signed, draw.choice(actors))
        if start > 1:
            camps = {actor: camp != (draw.random() < 0.2) for actor, camp in camps.items()}
        moved = True
        while moved:
            moved = False
            for actor in actors:
                pull = sum(sign if camps[other] == camps[actor] else -sign for other, sign in signed[actor].items())
                if pull < 0:
                    camps[actor] = not camps[actor]
                    moved = True
        if _against(signed, camps) < _against(signed, best):
            best = camps
    return best


def _along_a_tree(signed: Signed, root: int) -> dict[int, bool]:
    """Returns the division that no link of a tree stands against; it is the best one where the graph is balanced."""
    camps = {root: True}
    queue = [root]
    for actor in queue:
        for other, sign in sorted(signed[actor].items()):
            if other not in camps:
                camps[other] = camps[actor] if sign > 0 else not camps[actor]
                queue.append(other)
    return camps


def _searched(signed: Signed, camps: dict[int, bool], found: int, budget: int) -> tuple[int, dict[int, bool], int]:
    """Returns the index, a division that has it and what is left of the budget, less than nothing where that was spent.

    Branch and bound: actors are divided one by one, those with most links first. Below each part of a division stand
    at least the links against it so far, and for each actor outside it the fewer of those against either camp.
    """
    if found == 0:
        return 0, camps, budget
    if len(signed) > LARGE:
        return found, camps, -1
    order = _order(signed)
    best, best_camps, left = found, camps, budget
    pulls = dict.fromkeys(order, (0, 0))  # links against an actor's being in the first camp, and in the second
    chosen: dict[int, bool] = {}

    def divide(depth: int, against: int, bound: int) -> None:
        nonlocal best, best_camps, left
        left -= 1
        if left < 0 or against + bound >= best:
            return
        if depth == len(order):
            best, best_camps = against, dict(chosen)
            return
        actor = order[depth]
        own = pulls[actor]
        sides = (True,) if depth == 0 else sorted((True, False), key=lambda side: own[not side])
        for camp in sides:
            before = {other: pulls[other] for other in signed[actor] if other not in chosen}
            chosen[actor] = camp
            change = -min(own)
            for other, pull in before.items():
                same = signed[actor][other] > 0
                first = pull[0] + (camp != same)
                second = pull[1] + (camp == same)
                change += min(first, second) - min(pull)
                pulls[other] = (first, second)
            divide(depth + 1, against + own[0 if camp else 1], bound + change)
            pulls.update(before)
            del chosen[actor]

    divide(0, 0, 0)
    return best, best_camps, left


def _order(signed: Signed) -> list[int]:
    """Returns the actors so that each has many links to those before it."""
    first = max(sorted(signed), key=lambda actor: len(signed[actor]))
    order, joined = [], dict.fromkeys(signed, 0)
    joined[first] = 1
    while joined:
        actor = max(sorted(joined), key=lambda a: (joined[a], len(signed[a])))
        del joined[actor]
        order.append(actor)
        for other in signed[actor]:
            if other in joined:
                joined[other] += 1
    return order


def _apart(signed: Signed) -> int:
    """Returns a number of negative triangles no two of which have a link in common; at least 1 for what is not balanced."""
    taken: set[frozenset[int]] = set()
    number = 0
    for one in sorted(signed):
        for other in sorted(signed[one]):
            if one < other and (third := _third(signed, one, other, taken)) is not None:
                taken |= {frozenset((one, other)), frozenset((one, third)), frozenset((other, third))}
                number += 1
    return max(number, 1)


def _third(signed: Signed, one: int, other: int, taken: set[frozenset[int]]) -> int | None:
    if frozenset((one, other)) in taken:
        return None
    for third in sorted(signed[one].keys() & signed[other].keys()):
        negative = signed[one][other] * signed[one][third] * signed[other][third] < 0
        if negative and frozenset((one, third)) not in taken and frozenset((other, third)) not in taken:
            return third
    return None


def _joined(signed: Signed, parts: Sequence[tuple[list[int], dict[int, bool]]]) -> dict[int, bool]:
    """Returns one division of all: that of each block, turned round where it has to fit those before it; links of no block are kept."""
    union = _Turned(signed)
    for actors, camps in parts:
        for other in actors[1:]:
            union.join(actors[0], other, same=camps[actors[0]] == camps[other])
    for one in sorted(signed):
        for other, sign in sorted(signed[one].items()):
            union.join(one, other, same=sign > 0)  # does nothing where the two are joined already
    return {actor: union.find(actor)[1] for actor in signed}


class _Turned:
    """Actors put together, each in the camp of its root or in the other one."""

    def __init__(self, actors: Iterable[int]) -> None:
        self._parent = {actor: (actor, True) for actor in actors}

    def find(self, actor: int) -> tuple[int, bool]:
        """Returns the root of an actor and whether it is in the root's camp."""
        same = True
        while self._parent[actor][0] != actor:
            actor, step = self._parent[actor]
            same = same == step
        return actor, same

    def join(self, one: int, other: int, *, same: bool) -> None:
        """Puts two actors together, unless they are already."""
        (first, mine), (second, theirs) = self.find(one), self.find(other)
        if first != second:
            self._parent[second] = (first, (mine == theirs) == same)
