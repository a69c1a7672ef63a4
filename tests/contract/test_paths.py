"""Paths over what each engine holds: those that networkx finds among the store's relations, the same words on both."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from random import Random

import networkx as nx
import pytest

from graph.networks import Networks
from graph.paths import Find, PathQuestion, paths
from graph.relations import ends_of
from graph.store import Store
from ontology.vocabulary import vocabulary
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
def test_everybody_counts_as_the_one_for_whom_most_claims_have_them_act(store: Store, seed: int) -> None:
    random = Random(seed)
    acting = ("erdogan/TUR", "erdogan", "erdogan/AZE", "putin/RUS", "putin", "TUR", "ARM")
    for number in range(6):
        said = [replace(any_claim(random), subject=one, object=other) for one, other in (random.sample(acting, 2) for _ in range(8))]
        store.put(reading(*{s.text: s for s in said if s.subject[:5] != (s.object or "")[:5]}.values(), title=f"Acting {number}"))
    network = Networks(MOST).of(filled(store, seed), apart=frozenset({"putin"}))
    found = {network.relation_id(n): (network.ids[network.source[n]], network.ids[network.target[n]]) for n in range(len(network))}
    assert found == {key: ends for key, ends in _counting(store, "putin").items() if ends[0] != ends[1]}
    assert any(not (key.startswith(f"{source}.") and key.endswith(f".{target}")) for key, (source, target) in found.items())


def _counting(store: Store, apart: str) -> dict[str, tuple[str, str]]:
    """Returns as whom the ends of each relation count, one claim at a time."""
    told: dict[str, Counter[tuple[str, str]]] = {}
    own = {r.id: (r.source, r.target) for r in store.relations()}
    for claim in store.claims():
        ends = ends_of(claim, vocabulary().relations[claim.relation])
        if ends and ends.id in own and claim.object and any(ref.side not in (None, ref.id) for ref in (claim.subject, claim.object)):
            sides = {ref.id: ref.side or "" for ref in (claim.subject, claim.object)}
            told.setdefault(ends.id, Counter())[sides[ends.source], sides[ends.target]] += 1
    most = {key: min(sides, key=lambda pair: (-sides[pair], pair)) for key, sides in told.items()}
    return {
        key: tuple(end if end == apart else most.get(key, ("", ""))[place] or end for place, end in enumerate(ends))  # type: ignore[misc]
        for key, ends in own.items()
    }


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
