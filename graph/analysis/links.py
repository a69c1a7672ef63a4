"""A network as igraph takes it: one link between two actors whatever joins them, and nobody who is joined to none."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.network import Ints, Network
from graph.pairs import relation_weights
from graph.steps import Choice, Costs, chosen, kept

type Graph = Any  # of igraph, which has no types


@dataclass(frozen=True, slots=True)
class Links:
    """Links between actors by their places in `actors`; `weight` is what all relations of a link amount to, of either sign.

    `relations` are how many relations there are in all, `degree` how many links each actor has, directed ones at either end.
    """

    actors: Ints
    one: Ints
    other: Ints
    weight: Costs
    graph: Graph
    relations: int
    degree: NDArray[np.int64]


def links(network: Network, choice: Choice, *, directed: bool = False) -> Links:
    """Returns the links of a network; `directed` ones lead from subjects to objects, and both ways for symmetric types."""
    return kept(network, ("links", choice, directed), lambda: _links(network, choice, directed=directed))


def _links(network: Network, choice: Choice, *, directed: bool) -> Links:
    admitted = chosen(network, choice)
    counted = np.arange(len(network)) if admitted is None else np.flatnonzero(admitted)
    relations = len(counted)
    source, target = network.source[counted], network.target[counted]
    if directed:
        back = network.symmetric[counted]
        source, target = np.concatenate([source, target[back]]), np.concatenate([target, source[back]])
        counted = np.concatenate([counted, counted[back]])
    else:
        source, target = np.minimum(source, target), np.maximum(source, target)
    keys, place = np.unique(source.astype(np.int64) * len(network.ids) + target, return_inverse=True)
    weight = np.bincount(place, relation_weights(network)[counted], len(keys))
    one, other = np.divmod(keys, max(len(network.ids), 1))
    actors, ends = np.unique(np.concatenate([one, other]), return_inverse=True)
    first, second = ends[: len(one)].astype(np.int32), ends[len(one) :].astype(np.int32)
    return Links(
        actors=actors.astype(np.int32),
        one=first,
        other=second,
        weight=weight,
        graph=graph_of(len(actors), first, second, directed=directed),
        relations=relations,
        degree=np.bincount(ends, minlength=len(actors)),
    )


def graph_of(actors: int, one: Ints, other: Ints, *, directed: bool = False) -> Graph:
    """Returns a graph of igraph with these edges, in their order."""
    import igraph  # type: ignore[import-untyped]  # here, for it takes a tenth of a second, and most commands need none

    return igraph.Graph(n=actors, edges=np.column_stack([one, other]), directed=directed)


def most_of(numbers: NDArray[np.signedinteger[Any]], values: Costs, limit: int) -> NDArray[np.int64]:
    """Returns the places of so many actors with the greatest values, the greatest first, equal ones by number."""
    near = np.arange(len(values))
    if limit < len(values):  # all are not sorted to find a few
        near = np.flatnonzero(values >= np.partition(values, -limit)[-limit])
    first: NDArray[np.int64] = near[np.lexsort((numbers[near], -values[near]))][:limit]
    return first
