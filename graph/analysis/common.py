"""Whom two or more actors have in common: shared supporters, and shared enemies.

An actor is a friend of another one where the sign of what joins the two (`graph.pairs`) is positive, a foe where it is
negative. It is shared where it is so to each of those who are asked about. Which way relations point is told, and can be
asked for: `towards` them, from the shared actor to each of them, as supporters and accusers do, or `from` them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from graph.answers import EVERYTHING, Filters, Named, RelationRow
from graph.hops import relation_rows_of, shown_relation
from graph.network import Network
from graph.pairs import Pairs, pairs
from graph.steps import Choice, Steps, chosen
from graph.store import Reader


class Direction(StrEnum):
    """Which way the relations of a shared actor point."""

    ANY = "any"
    TOWARDS = "towards"
    FROM = "from"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonRow:
    """A shared actor with what joins it to each of those who are asked about, in their order; `weight` is that of the weakest."""

    actor: Named
    sign: int
    weight: float
    plain: bool
    relations: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Shared friends and shared foes, those first who are joined most to each."""

    actors: tuple[Named, ...]
    friends: tuple[CommonRow, ...]
    foes: tuple[CommonRow, ...]


def common(
    store: Reader,
    network: Network,
    choice: Choice,
    actors: Sequence[str],
    *,
    direction: Direction = Direction.ANY,
    filters: Filters = EVERYTHING,
    limit: int,
    quotes: int = 0,
) -> Common:
    """Returns whom all of some actors have in common."""
    numbers = [network.index.get(key) for key in actors]
    named = tuple(Named(key, key, "Actor") if n is None else network.named(n) for key, n in zip(actors, numbers, strict=True))
    known = [number for number in numbers if number is not None]
    if len(known) < len(actors):
        return Common(actors=named, friends=(), foes=())
    found = pairs(network, choice, directed=direction is not Direction.ANY)
    sides = [_neighbours(found, number, direction) for number in known]
    shared = set.intersection(*(set(side) for side in sides)) - set(known)
    ranked = {
        sign: sorted(
            (key for key in shared if all(side[key] * sign > 0 for side in sides)),
            key=lambda key: (-min(abs(side[key]) for side in sides), key),
        )[:limit]
        for sign in (1, -1)
    }
    steps = Steps(network, chosen(network, choice), directed=direction is not Direction.ANY)
    shown = {
        (key, number): shown_relation(network, steps.between(*((number, key) if direction is Direction.FROM else (key, number))))
        for keys in ranked.values()
        for key in keys
        for number in known
    }
    rows = relation_rows_of(store, network, shown.values(), filters, quotes)

    def row(key: int, sign: int) -> CommonRow:
        relations = tuple(rows[shown[key, number]] for number in known)
        weight = round(min(abs(side[key]) for side in sides), 6)
        return CommonRow(actor=network.named(key), sign=sign, weight=weight, plain=all(r.plain for r in relations), relations=relations)

    return Common(
        actors=named,
        friends=tuple(row(key, 1) for key in ranked[1]),
        foes=tuple(row(key, -1) for key in ranked[-1]),
    )


def _neighbours(found: Pairs, actor: int, direction: Direction) -> dict[int, float]:
    """Returns the actors joined to one with the weight of the pair, those at odds with nothing left out."""
    own: dict[int, float] = {}
    weight = found.weight.round(9)
    for ends, others, wanted in ((found.one, found.other, Direction.FROM), (found.other, found.one, Direction.TOWARDS)):
        if direction in (Direction.ANY, wanted):
            place = np.flatnonzero(ends == actor)
            own |= {other: w for other, w in zip(others[place].tolist(), weight[place].tolist(), strict=True) if w}
    return own
