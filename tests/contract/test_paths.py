"""Paths over what each engine holds: those that networkx finds among the store's relations, the same words on both."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import networkx as nx
import pytest

from graph.networks import Networks
from graph.paths import Find, PathQuestion, paths
from graph.store import Store
from tests.building import reading
from tests.contract.test_networks import filled
from tests.contract.test_two_ways import STATES, any_claim

MOST = 100_000


def many(store: Store, seed: int) -> Store:
    """Returns the store with claims about a dozen persons too, so that paths have some length."""
    random = Random(seed)
    people = [f"person-{number}" for number in range(12)]
    for number in range(8):
        ends = [random.sample([*people, *STATES], 2) for _ in range(4)]
        said = [replace(any_claim(random), subject=one, object=other) for one, other in ends]
        store.put(reading(*{s.text: s for s in said}.values(), title=f"People {number}"))
    return filled(store, seed)


@pytest.mark.parametrize("seed", range(3))
def test_paths_are_those_among_the_relations_of_the_store(store: Store, seed: int) -> None:
    network = Networks(MOST).of(many(store, seed))
    relations = {r.id: r for r in store.relations()}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(network.ids)
    graph.add_edges_from((r.source, r.target) for r in relations.values())
    for start, end in pairwise(Random(seed).sample(network.ids, 6)):
        expected = sorted(nx.all_simple_paths(graph, start, end, 4), key=lambda way: (len(way), way))
        found = paths(store, network, PathQuestion(start=start, end=end, find=Find.ALL, hops=4, limit=1000, quotes=1))
        assert sorted(([a.id for a in path.actors] for path in found.paths), key=lambda way: (len(way), way)) == expected
        for hop in (hop for path in found.paths for hop in path.hops):
            kept = relations[hop.relation.id]
            assert (hop.relation.plain, hop.relation.first, hop.relation.last) == (kept.plain, kept.first_date, kept.last_date)
            assert hop.relation.best
            assert hop.relation.quotes
            assert {hop.start.id, hop.end.id} == {kept.source, kept.target}
