"""A hundred small random graphs in one store of each engine: paths and analysis give what networkx finds in each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from random import Random

import networkx as nx

from graph.analysis.centrality import Measure, centrality
from graph.analysis.common import common
from graph.neighbourhood import NeighbourQuestion, neighbourhood
from graph.network import Network
from graph.networks import Networks
from graph.paths import Find, PathQuestion, paths
from graph.steps import EVERY_RELATION
from graph.store import Store
from ontology.vocabulary import vocabulary
from tests.building import reading, told

GRAPHS = 100
ACTORS = 6
TYPES = ("SUPPORTS", "OPPOSES", "CONSULTS", "FIGHTS")  # friendly, hostile, and two that go both ways, of which one has no sign
MOST = 100_000


@dataclass(frozen=True)
class Small:
    """One of the graphs: its actors, of whom no other graph has one, and its edges, no more than one between two."""

    actors: tuple[str, ...]
    edges: tuple[tuple[str, str, str], ...]

    def graph(self, *, directed: bool) -> "nx.DiGraph[str]":
        """Returns the ways that one may go."""
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_nodes_from(self.actors)
        for one, kind, other in self.edges:
            graph.add_edge(one, other)
            if not directed or vocabulary().relation(kind).symmetric:
                graph.add_edge(other, one)
        return graph

    def sided(self, actor: str, sign: int) -> set[str]:
        """Returns whom aligned relations of a sign join to an actor."""
        kinds = vocabulary().aligned(sign)
        return {end for one, kind, other in self.edges for end in (one, other) if kind in kinds and actor in (one, other)} - {actor}


def smalls() -> Iterator[Small]:
    """Yields the graphs, the same each time, from sparse to dense."""
    random = Random(6)
    for number in range(GRAPHS):
        actors = tuple(f"graph-{number}-actor-{letter}" for letter in "abcdef")
        joined = [random.sample(pair, 2) for pair in combinations(actors, 2) if random.random() < 0.2 + 0.5 * number / GRAPHS]
        yield Small(actors, tuple((one, random.choice(TYPES), other) for one, other in joined or [list(actors[:2])]))


def test_paths_and_analysis_are_those_of_networkx_in_each_of_a_hundred_graphs(store: Store) -> None:
    graphs = list(smalls())
    store.put(*(reading(*(told(*edge) for edge in small.edges), title=f"Graph {n}") for n, small in enumerate(graphs)))
    store.settle()
    network = Networks(MOST).of(store)
    assert len(network) == sum(len(small.edges) for small in graphs)
    for small in graphs:
        held = [actor for actor in small.actors if actor in network.index]
        for directed in (False, True):
            _paths_are_right(store, network, small.graph(directed=directed), held, directed=directed)
        _around_is_right(store, network, small, held)
    _ranks_are_right(network, graphs)


def _paths_are_right(store: Store, network: Network, graph: "nx.DiGraph[str]", held: list[str], *, directed: bool) -> None:
    """Compares all three kinds of paths from the first of some actors to the last."""
    start, end = held[0], held[-1]

    def found(find: Find, limit: int) -> list[list[str]]:
        asked = PathQuestion(start=start, end=end, find=find, hops=ACTORS, limit=limit, directed=directed)
        return [[actor.id for actor in path.actors] for path in paths(store, network, asked).paths]

    every = sorted(nx.all_simple_paths(graph, start, end))
    assert sorted(found(Find.ALL, 1000)) == every
    least = min(map(len, every), default=0)
    assert sorted(found(Find.SHORTEST, 1000)) == [path for path in every if len(path) == least]
    shortest = list(islice(nx.shortest_simple_paths(graph, start, end), 4)) if every else []
    several = found(Find.K_SHORTEST, 4)
    assert [len(path) for path in several] == [len(path) for path in shortest]
    assert all(path in every for path in several)


def _around_is_right(store: Store, network: Network, small: Small, held: list[str]) -> None:
    """Compares who is around the first of some actors, and whom the first two have in common."""
    around = neighbourhood(store, network, NeighbourQuestion(actor=held[0], hops=2))
    reached = nx.single_source_shortest_path_length(small.graph(directed=False), held[0], cutoff=2)
    assert {one.actor.id: one.distance for one in around.actors} == reached
    shared = common(store, network, EVERY_RELATION, held[:2], limit=ACTORS)
    for rows, sign in ((shared.friends, 1), (shared.foes, -1)):
        assert {row.actor.id for row in rows} == small.sided(held[0], sign) & small.sided(held[1], sign)


def _ranks_are_right(network: Network, graphs: list[Small]) -> None:
    """Compares with how many each actor of all graphs is joined, and how many ways lead over each."""
    whole = nx.compose_all([small.graph(directed=False) for small in graphs])
    for actor, degree in list(whole.degree()):
        if not degree:
            whole.remove_node(actor)
    most = len(whole)
    joined = centrality(network, EVERY_RELATION, Measure.DEGREE, limit=most, budget=MOST)
    assert {row.actor.id: row.degree for row in joined.rows} == {actor: len(set(whole[actor])) for actor in whole}
    brokers = centrality(network, EVERY_RELATION, Measure.BETWEENNESS, limit=most, budget=10 * most * most)
    expected = nx.betweenness_centrality(whole.to_undirected(), normalized=True)
    assert brokers.exact
    assert {row.actor.id: round(row.value, 6) for row in brokers.rows} == {actor: round(value, 6) for actor, value in expected.items()}
