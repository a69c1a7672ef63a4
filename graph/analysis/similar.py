"""Actors with like friends and foes.

Each actor is the row of weights of its pairs (`graph.pairs`): friendly ones positive, hostile ones negative. `cosine` is that
of the two rows, the two actors themselves left out: 1 for the same friends and foes, -1 where the friends of one are the
foes of the other. Of two who share one neighbour only, it says little; so that rows are ranked by `score`, cosine times
shared / (shared + 2), where shared is the number of actors to whom both have a pair.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from graph.analysis.behind import between
from graph.answers import Named
from graph.network import Network
from graph.pairs import Pairs, pairs
from graph.steps import Choice

SHRINK = 2  # neighbours; with as many in common a score is half the cosine
SHOWN = 10  # of those in common


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarRow:
    """An actor with like friends and foes: `friends` and `foes` in common, `split` the friends of one that are foes of the other.

    `best` are the ids of the relations that join the two to those named, the one that tells most of each pair.
    """

    actor: Named
    score: float
    cosine: float
    shared: int
    friends: tuple[Named, ...]
    foes: tuple[Named, ...]
    split: tuple[Named, ...]
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """Actors like one, the most alike first, among so many with whom it shares a neighbour."""

    actor: Named
    friends: int
    foes: int
    compared: int
    rows: tuple[SimilarRow, ...]


def similar(network: Network, choice: Choice, actor: str, *, limit: int, opposite: bool = False) -> Similar:
    """Returns the actors most like one, or with `opposite` those most unlike: friends of its foes."""
    number = network.index.get(actor)
    if number is None:
        return Similar(actor=Named(actor, actor, "Actor"), friends=0, foes=0, compared=0, rows=())
    rows = _Rows(pairs(network, choice), len(network.ids))
    own = rows.of(number)
    others = {other for neighbour in own for other in rows.of(neighbour)} - {number}
    found = {other: alike for other in others if (alike := _alike(rows, number, other)).shared}
    wanted = [other for other, alike in found.items() if (alike.score < 0 if opposite else alike.score > 0)]
    wanted.sort(key=lambda other: (-abs(found[other].score), -found[other].shared, other))
    return Similar(
        actor=network.named(number),
        friends=sum(weight > 0 for weight in own.values()),
        foes=sum(weight < 0 for weight in own.values()),
        compared=len(found),
        rows=tuple(_row(network, choice, rows, (number, other), found[other]) for other in wanted[:limit]),
    )


@dataclass(frozen=True, slots=True)
class _Alike:
    score: float
    cosine: float
    shared: int


class _Rows:
    """The weights of all pairs of each actor that is looked at."""

    def __init__(self, found: Pairs, actors: int) -> None:
        ends = np.concatenate([found.one, found.other])
        order = np.argsort(ends, kind="stable")
        self._others = np.concatenate([found.other, found.one])[order]
        self._weights = np.concatenate([found.weight, found.weight])[order]
        self._start = np.searchsorted(ends[order], np.arange(actors + 1))
        self._made: dict[int, dict[int, float]] = {}
        self._squares: dict[int, float] = {}

    def of(self, actor: int) -> dict[int, float]:
        """Returns the weight of the pair with each neighbour."""
        if actor not in self._made:
            part = slice(self._start[actor], self._start[actor + 1])
            pairs_of = zip(self._others[part].tolist(), self._weights[part].round(9).tolist(), strict=True)
            self._made[actor] = {other: weight for other, weight in pairs_of if weight}
        return self._made[actor]

    def square(self, actor: int) -> float:
        """Returns the sum of the squares of the weights."""
        if actor not in self._squares:
            self._squares[actor] = sum(weight**2 for weight in self.of(actor).values())
        return self._squares[actor]


def _alike(rows: _Rows, actor: int, other: int) -> _Alike:
    """Returns how much two actors are alike."""
    own, theirs = rows.of(actor), rows.of(other)
    shared = own.keys() & theirs.keys()
    if not shared:
        return _Alike(0.0, 0.0, 0)
    product = sum(own[key] * theirs[key] for key in sorted(shared))
    lengths = (rows.square(actor) - own.get(other, 0.0) ** 2) * (rows.square(other) - theirs.get(actor, 0.0) ** 2)
    cosine = round(product / sqrt(lengths), 6)
    return _Alike(round(cosine * len(shared) / (len(shared) + SHRINK), 6), cosine, len(shared))


def _row(network: Network, choice: Choice, rows: _Rows, ends: tuple[int, int], alike: _Alike) -> SimilarRow:
    own, theirs = (rows.of(end) for end in ends)
    shared = sorted(own.keys() & theirs.keys(), key=lambda key: (-min(abs(own[key]), abs(theirs[key])), key))

    friends = [key for key in shared if own[key] > 0 and theirs[key] > 0][:SHOWN]
    foes = [key for key in shared if own[key] < 0 and theirs[key] < 0][:SHOWN]
    split = [key for key in shared if own[key] * theirs[key] < 0][:SHOWN]
    return SimilarRow(
        actor=network.named(ends[1]),
        score=alike.score,
        cosine=alike.cosine,
        shared=alike.shared,
        friends=tuple(map(network.named, friends)),
        foes=tuple(map(network.named, foes)),
        split=tuple(map(network.named, split)),
        best=between(network, choice, ((end, key) for key in (*friends, *foes, *split) for end in ends)),
    )
