"""Who matters in the network: degree, PageRank and betweenness, as networkx defines them.

All are taken over links: parallel relations between two actors are one link, whose weight is what they amount to
(`graph.pairs`), friendly or hostile alike. Actors without a link do not count. Degree is the number of actors one is joined
to. PageRank (Brin and Page 1998; damping 0.85) follows links in proportion to their weight. Betweenness (Freeman 1977,
Brandes 2001) is the share of shortest ways between two others that pass an actor, each link one step: brokers have much.
Where exact betweenness would take too long it is estimated from the ways of some actors drawn at random (Brandes and Pich
2007), the same ones each time.
"""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

import numpy as np
from numpy.typing import NDArray

from graph.analysis.behind import of_actor
from graph.analysis.links import Links, links, most_of
from graph.answers import Named
from graph.network import Flags, Ints, Network
from graph.pairs import Pairs, pairs
from graph.steps import Choice, Costs, kept

type Sides = tuple[NDArray[np.int64], NDArray[np.int64]]
SEED = 1
FEWEST = 20  # actors drawn for an estimate


class Measure(StrEnum):
    """By what actors are ranked."""

    DEGREE = "degree"
    PAGERANK = "pagerank"
    BETWEENNESS = "betweenness"


@dataclass(frozen=True, slots=True, kw_only=True)
class CentralityRow:
    """An actor with its rank by the measure; `degree` are the actors it is joined to, `friends` and `foes` by the sign of each pair.

    `relations` is how many relations join it to them, `best` the ids of the weightiest of these.
    """

    rank: int
    actor: Named
    value: float
    degree: int
    friends: int
    foes: int
    relations: int
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Centrality:
    """Actors by a measure, those with most first; not `exact` where it is estimated from so many `drawn` actors."""

    measure: Measure
    directed: bool
    exact: bool
    drawn: int | None
    method: str
    actors: int
    links: int
    relations: int
    rows: tuple[CentralityRow, ...]


def centrality(network: Network, choice: Choice, measure: Measure, *, limit: int, directed: bool = False, budget: int) -> Centrality:
    """Returns the actors with most; `budget` is the most steps (actors times links) that exact betweenness may take."""
    found = links(network, choice, directed=directed)
    drawn = _drawn(found, budget) if measure is Measure.BETWEENNESS else None
    values = kept(network, ("centrality", choice, measure, directed, drawn), lambda: _values(found, measure, drawn))
    friends, foes = kept(network, ("friends and foes", choice), lambda: _sides(pairs(network, choice), len(network.ids)))
    degrees = links(network, choice).degree
    return Centrality(
        measure=measure,
        directed=directed,
        exact=drawn is None,
        drawn=None if drawn is None else len(drawn),
        method=_method(measure, drawn),
        actors=len(found.actors),
        links=len(found.one),
        relations=found.relations,
        rows=tuple(
            _row(network, choice, int(found.actors[place]), rank, float(values[place]), int(degrees[place]), (friends, foes))
            for rank, place in enumerate(most_of(found.actors, values, limit), 1)
        ),
    )


def _row(network: Network, choice: Choice, actor: int, rank: int, value: float, degree: int, sides: Sides) -> CentralityRow:
    """Returns a row with what stands behind it."""
    relations, best = of_actor(network, choice, actor)
    friends, foes = (int(side[actor]) for side in sides)
    return CentralityRow(
        rank=rank, actor=network.named(actor), value=value, degree=degree, friends=friends, foes=foes, relations=relations, best=best
    )


def _drawn(found: Links, budget: int) -> tuple[int, ...] | None:
    """Returns the actors from whom betweenness is estimated, None where it is exact."""
    number, steps = len(found.actors), max(len(found.one), 1)
    if number * steps <= budget:
        return None
    return tuple(sorted(Random(SEED).sample(range(number), min(number, max(FEWEST, budget // steps)))))  # noqa: S311 - no secret


def _values(found: Links, measure: Measure, drawn: tuple[int, ...] | None) -> Costs:
    graph, number = found.graph, len(found.actors)
    if not number:
        return np.empty(0)
    match measure:
        case Measure.DEGREE:
            return found.degree.astype(np.float64)
        case Measure.PAGERANK:
            return np.asarray(graph.pagerank(weights=found.weight.tolist(), damping=0.85, implementation="prpack"))
        case Measure.BETWEENNESS:
            scale = (1 if graph.is_directed() else 2) / max((number - 1) * (number - 2), 1)
            if drawn is None:
                return np.asarray(graph.betweenness(directed=graph.is_directed())) * scale
            return np.asarray(graph.betweenness(directed=graph.is_directed(), sources=drawn)) * scale * number / len(drawn)


def _method(measure: Measure, drawn: tuple[int, ...] | None) -> str:
    match measure:
        case Measure.DEGREE:
            return "the number of actors that one is joined to, exact"
        case Measure.PAGERANK:
            return "PageRank, damping 0.85, links by weight, exact"
        case Measure.BETWEENNESS:
            return "betweenness, exact" if drawn is None else f"betweenness, estimated from {len(drawn):,} actors drawn at random"


def _sides(found: Pairs, actors: int) -> Sides:
    """Returns how many friends and how many foes each actor has."""
    friends, foes = (_numbers(found.one, found.other, found.sign == sign, actors) for sign in (1, -1))
    return friends, foes


def _numbers(one: Ints, other: Ints, which: Flags, actors: int) -> NDArray[np.int64]:
    """Returns how many of some pairs each actor is in."""
    return np.bincount(one[which], minlength=actors) + np.bincount(other[which], minlength=actors)
