"""Who stands together: blocs of actors with friendly links inside and hostile ones between them.

Method: the Leiden algorithm (Traag, Waltman and van Eck 2019) on pairs with the weights of `graph.pairs`. What is made
large is the modularity of friendly links, less the hostile weight inside blocs (Traag and Bruggeman 2009, with no null
model for hostile links): the sum over all pairs within blocs of w(i,j) - r * k(i) * k(j) / 2m, where w is friendly less hostile
weight, k the friendly weight of an actor, m all friendly weight and r the resolution. `quality` is that sum over both ends of
all weight, friendly and hostile; without hostile links it is Newman's modularity. Of a small network several runs are made and
the best is kept. Runs are seeded: the same network gives the same blocs.
"""

import random
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analysis.behind import SHOWN, between
from graph.analysis.links import Graph, graph_of, most_of
from graph.answers import Named
from graph.network import Flags, Ints, Network
from graph.pairs import Pairs, pairs
from graph.steps import Choice, Costs, kept

SEED = 1
RUNS = 10  # of a small network
SMALL = 5000  # pairs: ten runs take less than half a second
METHOD = "Leiden on friendly less hostile weight; modularity of friendly links, hostile weight within blocs taken off"
type Places = NDArray[np.integer]
_ONE_AT_A_TIME = Lock()  # igraph draws from one generator in the process


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """A bloc: how many actors, and those with most friendly weight inside; weights inside it, and hostile and friendly ones to others.

    `relations_inside` and `relations_outside` are how many relations these weights are of; `inside` and `outside` are the ids of the
    relations that tell most of the weightiest pairs.
    """

    size: int
    members: tuple[Named, ...]
    friendly_inside: float
    hostile_inside: float
    friendly_outside: float
    hostile_outside: float
    relations_inside: int
    relations_outside: int
    inside: tuple[str, ...]
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocs:
    """The blocs, the largest first, of `number` in all; shares are of weights: friendly that is inside blocs, hostile that is between."""

    method: str
    seed: int
    runs: int
    resolution: float
    quality: float
    friendly_inside: float
    hostile_between: float
    actors: int
    pairs: int
    number: int
    blocs: tuple[Bloc, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """Actors and the number of each one's bloc, the largest bloc 0."""

    actors: Ints
    bloc: Ints
    quality: float
    runs: int


def division(network: Network, choice: Choice, resolution: float = 1.0) -> Division:
    """Returns the bloc of each actor that is in a pair."""
    return kept(network, ("blocs", choice, resolution), lambda: _division(pairs(network, choice), resolution))


def _division(found: Pairs, resolution: float) -> Division:
    actors, ends = np.unique(np.concatenate([found.one, found.other]), return_inverse=True)
    one, other = ends[: len(found)], ends[len(found) :]
    friendly = np.bincount(one, found.friendly, len(actors)) + np.bincount(other, found.friendly, len(actors))
    twice = float(friendly.sum())
    graph = graph_of(len(actors), one.astype(np.int32), other.astype(np.int32))
    runs = RUNS if len(found) <= SMALL else 1
    best, most = np.zeros(len(actors), np.int32), -np.inf
    for run in range(runs if len(actors) else 0):
        bloc = _leiden(graph, found.weight, friendly, resolution / twice if twice else 1.0, SEED + run)
        worth = _quality(found, one, other, friendly, bloc, resolution)
        if worth > most + 1e-12:
            best, most = bloc, worth
    return Division(actors.astype(np.int32), _by_size(best), most if len(actors) else 0.0, runs)


def _leiden(graph: Graph, weight: Costs, friendly: Costs, resolution: float, seed: int) -> Ints:
    """Returns a bloc for each actor."""
    import igraph  # type: ignore[import-untyped]  # here, for it takes a tenth of a second

    with _ONE_AT_A_TIME:
        igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no secret
        try:
            found = graph.community_leiden(
                objective_function="CPM",
                weights=weight.tolist(),
                resolution=resolution,
                node_weights=friendly.tolist(),
                n_iterations=-1,
            )
        finally:
            igraph.set_random_number_generator(random)
    return np.asarray(found.membership, np.int32)


def _quality(found: Pairs, one: Places, other: Places, friendly: Costs, bloc: Ints, resolution: float) -> float:
    """Returns the quality of a division, as the module says."""
    twice = float(friendly.sum())
    inside = bloc[one] == bloc[other]
    expected = (np.bincount(bloc, friendly) ** 2).sum() / twice if twice else 0.0
    whole = 2 * float(found.friendly.sum() + found.hostile.sum())
    return float((2 * found.weight[inside].sum() - resolution * expected) / whole)


def _by_size(bloc: Ints) -> Ints:
    """Returns blocs numbered by size, equal ones by their first actor."""
    sizes = np.bincount(bloc) if len(bloc) else np.empty(0, np.int64)
    first = np.full(len(sizes), len(bloc))
    np.minimum.at(first, bloc, np.arange(len(bloc)))
    order = np.lexsort((first, -sizes))
    rank = np.empty(len(sizes), np.int32)
    rank[order] = np.arange(len(sizes), dtype=np.int32)
    return rank[bloc]


def communities(network: Network, choice: Choice, *, resolution: float = 1.0, limit: int, members: int) -> Blocs:
    """Returns the largest blocs with their most joined members, at most so many of each."""
    found, divided = pairs(network, choice), division(network, choice, resolution)
    place = np.full(len(network.ids), -1, np.int32)
    place[divided.actors] = divided.bloc
    one, other = place[found.one], place[found.other]
    inside = one == other
    friendly, hostile = float(found.friendly.sum()), float(found.hostile.sum())
    number = int(divided.bloc.max()) + 1 if len(divided.bloc) else 0
    own = [np.bincount(one[inside], weight[inside], number) for weight in (found.friendly, found.hostile)]
    out = [
        np.bincount(one[~inside], weight[~inside], number) + np.bincount(other[~inside], weight[~inside], number)
        for weight in (found.friendly, found.hostile)
    ]
    joined = np.bincount(found.one[inside], found.friendly[inside], len(network.ids))
    joined += np.bincount(found.other[inside], found.friendly[inside], len(network.ids))
    return Blocs(
        method=METHOD,
        seed=SEED,
        runs=divided.runs,
        resolution=resolution,
        quality=round(divided.quality, 6),
        friendly_inside=round(float(own[0].sum()) / friendly, 6) if friendly else 0.0,
        hostile_between=round(float(found.hostile[~inside].sum()) / hostile, 6) if hostile else 0.0,
        actors=len(divided.actors),
        pairs=len(found),
        number=number,
        blocs=tuple(
            Bloc(
                size=int((divided.bloc == bloc).sum()),
                members=tuple(network.named(int(actor)) for actor in _first(divided.actors[divided.bloc == bloc], joined, members)),
                friendly_inside=round(float(own[0][bloc]), 6),
                hostile_inside=round(float(own[1][bloc]), 6),
                friendly_outside=round(float(out[0][bloc]), 6),
                hostile_outside=round(float(out[1][bloc]), 6),
                **_behind(network, choice, found, (one == bloc, other == bloc)),
            )
            for bloc in range(min(number, limit))
        ),
    )


def _behind(network: Network, choice: Choice, found: Pairs, ends: tuple[Flags, Flags]) -> dict[str, Any]:
    """Returns how many relations stand behind the weights of a bloc, and the ids of the weightiest, inside it and to others."""
    told: dict[str, Any] = {}
    for name, which in (("inside", ends[0] & ends[1]), ("outside", ends[0] ^ ends[1])):
        place = np.flatnonzero(which)
        weight = found.friendly[place] + found.hostile[place]
        first = place[most_of(place, weight, SHOWN)]
        told[name] = between(network, choice, zip(found.one[first].tolist(), found.other[first].tolist(), strict=True))
        told[f"relations_{name}"] = int(found.relations[place].sum())
    return told


def _first(actors: Ints, joined: Costs, members: int) -> Ints:
    """Returns the actors with most friendly weight inside."""
    return actors[most_of(actors, joined[actors], members)]
