"""Ways through random networks: the same that networkx finds."""

from collections.abc import Iterable, Mapping
from itertools import islice, pairwise
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.network import Network
from graph.steps import UNREACHED, Choice, Steps, Weight, chosen, costs, reached_at
from graph.ways import Budget, Exhausted, all_simple, k_shortest, shortest
from ontology.vocabulary import vocabulary
from tests.graph.networks import network, oracle

ENOUGH = 10_000_000
FAR = 20
TYPES = ("SUPPORTS", "ARMS", "ALLIED_WITH", "ACCUSES", "RIVAL_OF", "CONSULTS")
WAYS = 25  # that are compared one by one

actors = st.integers(0, 8).map(lambda number: f"a{number}")
numbers = st.fixed_dictionaries(
    {"origins": st.integers(1, 5), "stated": st.integers(0, 1), "last": st.sampled_from([None, "2019", "2020-10-05"])}
)
edges = st.tuples(actors, st.sampled_from(TYPES), actors, numbers).filter(lambda edge: edge[0] != edge[2])
networks = st.lists(edges, max_size=30, unique_by=lambda edge: edge[:3]).map(
    lambda found: network(*_once(found), actors=[f"a{number}" for number in range(9)])
)
choices = st.builds(
    Choice,
    types=st.sampled_from([(), ("ARMS", "ALLIED_WITH"), TYPES[:4]]),
    signs=st.sampled_from([(), (1,), (-1, 0)]),
    aligned=st.booleans(),
    plain=st.booleans(),
    min_origins=st.integers(0, 2),
)


def _once(found: Iterable[tuple[str, str, str, Mapping[str, Any]]]) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    """Returns relations without the second of two that are the same from both ends."""
    kept = {}
    for subject, relation, target, more in found:
        ends = frozenset((subject, target)) if vocabulary().relations[relation].symmetric else (subject, target)
        kept[relation, ends] = (subject, relation, target, more)
    return list(kept.values())


@st.composite
def searches(draw: st.DrawFn, weight: Weight = Weight.NONE) -> tuple[Steps, int, int]:
    """Steps through a random network, and two different actors."""
    made: Network = draw(networks)
    start, end = draw(st.permutations(range(9)))[:2]
    closed = draw(st.frozensets(st.integers(0, 8), max_size=2))
    steps = Steps(made, chosen(made, draw(choices)), closed, draw(st.booleans()), costs(made, weight))
    return steps, start, end


def without_closed(steps: Steps, start: int, end: int) -> "nx.DiGraph[int]":
    """Returns the graph of networkx without those between whom no way may pass."""
    graph = oracle(steps)
    graph.remove_nodes_from(steps.closed - {start, end})
    return graph


@given(searches())
def test_steps_are_those_of_the_relations_that_count(search: tuple[Steps, int, int]) -> None:
    steps, _, _ = search
    made = steps.network
    expected = set()
    for number in range(len(made)):
        if steps.relations is None or steps.relations[number]:
            one, other = int(made.source[number]), int(made.target[number])
            expected |= {(one, other)} if steps.directed and not made.symmetric[number] else {(one, other), (other, one)}
    assert {(one, other) for one in range(9) for other in steps.onward(one)} == expected
    assert {(other, one) for one in range(9) for other in steps.backward(one)} == expected
    assert {(one, other) for one in range(9) for other in range(9) if steps.between(one, other)} == expected


@given(searches())
def test_shortest_ways_are_those_of_networkx(search: tuple[Steps, int, int]) -> None:
    steps, start, end = search
    graph = without_closed(steps, start, end)
    expected = sorted(map(tuple, nx.all_shortest_paths(graph, start, end))) if nx.has_path(graph, start, end) else []
    assert sorted(shortest(steps, start, end, FAR, Budget(ENOUGH))) == expected


@given(searches(), st.integers(1, 5))
def test_all_simple_ways_are_those_of_networkx(search: tuple[Steps, int, int], most: int) -> None:
    steps, start, end = search
    found = list(all_simple(steps, start, end, most, Budget(ENOUGH)))
    assert sorted(found) == sorted(map(tuple, nx.all_simple_paths(without_closed(steps, start, end), start, end, most)))
    assert [len(way) for way in found] == sorted(len(way) for way in found)


@given(searches(), st.sets(st.integers(0, 8), min_size=1, max_size=2))
def test_ways_through_others_are_those_that_pass_them(search: tuple[Steps, int, int], through: set[int]) -> None:
    steps, start, end = search
    steps.closed -= through
    every = all_simple(steps, start, end, 5, Budget(ENOUGH))
    assert list(all_simple(steps, start, end, 5, Budget(ENOUGH), through)) == [way for way in every if through <= set(way)]


@given(searches(), st.integers(1, 8))
def test_k_shortest_ways_are_as_short_as_those_of_networkx(search: tuple[Steps, int, int], most: int) -> None:
    steps, start, end = search
    graph = without_closed(steps, start, end)
    found = list(islice(k_shortest(steps, start, end, most, Budget(ENOUGH)), WAYS))
    expected = nx.shortest_simple_paths(graph, start, end) if nx.has_path(graph, start, end) else iter(())
    assert [len(way) - 1 for _, way in found] == [n for way in islice(expected, WAYS) if (n := len(way) - 1) <= most]
    assert all(price == len(way) - 1 for price, way in found)
    assert len({way for _, way in found}) == len(found)
    assert all(nx.is_simple_path(graph, list(way)) and (way[0], way[-1]) == (start, end) for _, way in found)


@pytest.mark.parametrize("weight", [Weight.EVIDENCE, Weight.RECENCY])
@given(data=st.data())
def test_cheapest_ways_cost_what_those_of_networkx_cost(weight: Weight, data: st.DataObject) -> None:
    steps, start, end = data.draw(searches(weight))
    graph = without_closed(steps, start, end)
    found = list(islice(k_shortest(steps, start, end, FAR, Budget(ENOUGH)), WAYS))
    expected = islice(nx.shortest_simple_paths(graph, start, end, "weight"), WAYS) if nx.has_path(graph, start, end) else ()
    prices = [sum(graph.edges[step]["weight"] for step in pairwise(way)) for way in expected]
    assert [price for price, _ in found] == pytest.approx(prices)
    assert [price for price, _ in found] == pytest.approx([sum(graph.edges[step]["weight"] for step in pairwise(way)) for _, way in found])
    assert len({way for _, way in found}) == len(found)
    assert all(nx.is_simple_path(graph, list(way)) for _, way in found)


@given(searches(), st.integers(1, 6), st.booleans())
def test_distances_are_those_of_networkx(search: tuple[Steps, int, int], most: int, back: bool) -> None:
    steps, start, _ = search
    graph = oracle(steps).reverse() if back else oracle(steps)
    graph.remove_edges_from([(one, other) for one, other in graph.edges if one in steps.closed - {start}])
    expected = nx.single_source_shortest_path_length(graph, start, cutoff=most)
    found = steps.distances(start, most, back=back)
    assert {actor: int(found[actor]) for actor in range(9) if found[actor] != UNREACHED} == dict(expected)


def test_a_search_ends_when_its_budget_is_spent() -> None:
    whole = network(*((f"a{one}", "ARMS", f"a{other}") for one in range(12) for other in range(12) if one != other))
    with pytest.raises(Exhausted):
        list(all_simple(Steps(whole), 0, 1, 8, Budget(1000)))


def test_what_is_only_claimed_costs_twice_and_more_origins_cost_less() -> None:
    one = network(
        ("a", "ARMS", "b", {"origins": 1}),
        ("b", "ARMS", "c", {"origins": 3}),
        ("c", "ARMS", "d", {"origins": 3, "stated": 0, "alleged": 1}),
    )
    assert costs(one, Weight.EVIDENCE) == pytest.approx([1.0, 0.5, 1.0])


def test_recency_halves_in_a_year() -> None:
    one = network(
        ("a", "ARMS", "b", {"last": "2021-10-05"}), ("b", "ARMS", "c", {"last": "2020-10-05"}), ("c", "ARMS", "d", {"last": None})
    )
    assert costs(one, Weight.RECENCY) == pytest.approx([1.0, 1.5, 2.0])


@pytest.mark.parametrize("actors", [10, 10_000])
def test_those_who_are_reached_are_each_told_once_in_order_however_many_there_are(actors: int) -> None:
    distance = np.full(actors, UNREACHED, np.uint8)
    distance[[1, 2]], distance[[3, 7]] = 1, 2
    assert reached_at(distance, 2, np.array([7, 3, 7], np.int32)).tolist() == [3, 7]
