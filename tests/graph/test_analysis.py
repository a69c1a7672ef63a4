"""Analysis of random networks against networkx and brute force, and of small ones whose answers one can see."""

from collections import Counter
from itertools import combinations, product
from math import log2, prod

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analysis.balance import _index, _triads
from graph.analysis.blocs import communities, division
from graph.analysis.centrality import Measure, centrality
from graph.analysis.frustration import frustration
from graph.analysis.similar import similar
from graph.answers import WrongQuestion
from graph.network import Network
from graph.pairs import pairs, sign_of
from graph.steps import EVERY_RELATION, Choice
from tests.graph.networks import network
from tests.graph.test_ways import choices, networks

ENOUGH = 10_000_000
signed_links = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda ends: ends[0] < ends[1]), st.sampled_from([1, -1]), max_size=25
)


def weights_by_hand(made: Network, choice: Choice) -> dict[tuple[int, int], tuple[float, float]]:
    """Returns the friendly and the hostile weight of each pair, added up one relation at a time."""
    found: dict[tuple[int, int], list[tuple[bool, int, float]]] = {}
    for number in range(len(made)):
        kind = made.types[made.type[number]]
        origins, plain = int(made.numbers["origins"][number]), bool(made.plain[number])
        counts = (
            (not choice.types or kind.name in choice.types)
            and (not choice.signs or kind.sign in choice.signs)
            and (kind.aligned or not choice.aligned)
            and (plain or not choice.plain)
            and origins >= choice.min_origins
        )
        if counts and kind.sign:
            ends = tuple(sorted((int(made.source[number]), int(made.target[number]))))
            weight = kind.weight * log2(1 + origins) * (1 if plain else 0.5)
            found.setdefault((ends[0], ends[1]), []).append((plain, kind.sign, weight))
    result = {}
    for ends, own in found.items():
        counted = [one for one in own if one[0]] or own
        result[ends] = tuple(sum(w for _, s, w in counted if s == sign) for sign in (1, -1))
    return result  # type: ignore[return-value]  # two of them


def graph_by_hand(made: Network, choice: Choice) -> "nx.Graph[int]":
    """Returns the pairs that have a sign, as a graph of networkx."""
    graph: nx.Graph[int] = nx.Graph()
    for (one, other), (friendly, hostile) in weights_by_hand(made, choice).items():
        if round(friendly - hostile, 9):
            graph.add_edge(one, other, sign=1 if friendly > hostile else -1, weight=friendly - hostile)
    return graph


@given(networks, choices)
def test_pairs_weigh_what_their_relations_weigh(made: Network, choice: Choice) -> None:
    found = pairs(made, choice)
    counted = {
        (int(a), int(b)): (float(f), float(h)) for a, b, f, h in zip(found.one, found.other, found.friendly, found.hostile, strict=True)
    }
    expected = weights_by_hand(made, choice)
    assert counted.keys() == expected.keys()
    for ends, weights in expected.items():
        assert counted[ends] == pytest.approx(weights)


@given(networks)
def test_steps_have_the_signs_of_aligned_pairs(made: Network) -> None:
    expected = {ends: (f > h + 1e-9) - (h > f + 1e-9) for ends, (f, h) in weights_by_hand(made, Choice(aligned=True)).items()}
    for one, other in combinations(range(9), 2):
        joined = [n for n in range(len(made)) if {int(made.source[n]), int(made.target[n])} == {one, other}]
        assert sign_of(made, joined)[0] == expected.get((one, other), 0)


@given(networks, choices, st.booleans())
def test_centrality_is_that_of_networkx(made: Network, choice: Choice, directed: bool) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for number in range(len(made)):
        kind = made.types[made.type[number]]
        named = (
            (not choice.types or kind.name in choice.types)
            and (not choice.signs or kind.sign in choice.signs)
            and (kind.aligned or not choice.aligned)
        )
        origins, plain = int(made.numbers["origins"][number]), bool(made.plain[number])
        if named and origins >= choice.min_origins and (plain or not choice.plain):
            ends = made.ids[made.source[number]], made.ids[made.target[number]]
            weight = kind.weight * log2(1 + origins) * (1 if plain else 0.5)
            for one, other in {ends, ends if directed and not kind.symmetric else ends[::-1]}:
                before = graph.get_edge_data(one, other, {"weight": 0.0})["weight"]
                graph.add_edge(one, other, weight=before + weight)
    plain_graph = graph if directed else graph.to_undirected()
    expected = {
        Measure.DEGREE: dict(plain_graph.degree()),
        Measure.PAGERANK: nx.pagerank(graph, weight="weight", tol=1e-12, max_iter=500) if graph else {},
        Measure.BETWEENNESS: nx.betweenness_centrality(plain_graph),
    }
    for measure, values in expected.items():
        found = centrality(made, choice, measure, limit=100, directed=directed, budget=ENOUGH)
        assert found.exact
        assert {row.actor.id: row.value for row in found.rows} == pytest.approx(values, abs=1e-6)
        assert [row.value for row in found.rows] == sorted((row.value for row in found.rows), reverse=True)


@given(networks, st.booleans())
def test_betweenness_from_all_actors_is_exact_though_drawn(made: Network, directed: bool) -> None:
    exact, estimated = (centrality(made, EVERY_RELATION, Measure.BETWEENNESS, limit=100, directed=directed, budget=b) for b in (ENOUGH, 0))
    assert [row.value for row in estimated.rows] == pytest.approx([row.value for row in exact.rows])
    assert estimated.actors == 0 or (estimated.exact, estimated.drawn) == (False, estimated.actors)


@given(networks, choices)
def test_triads_are_counted_as_by_hand(made: Network, choice: Choice) -> None:
    graph = graph_by_hand(made, choice)
    found = pairs(made, choice)
    triads, hostile = _triads(found, np.flatnonzero(found.sign))
    expected = Counter(
        sum(graph.edges[ends]["sign"] < 0 for ends in combinations(three, 2))
        for three in combinations(sorted(graph), 3)
        if all(graph.has_edge(*ends) for ends in combinations(three, 2))
    )
    assert Counter(hostile.tolist()) == expected
    assert all(len({int(end) for p in triad for end in (found.one[p], found.other[p])}) == 3 for triad in triads)


def brute_force(links: dict[tuple[int, int], int]) -> int:
    """Returns the frustration index: the best of all divisions of nine actors."""
    return min(
        sum((camps[one] == camps[other]) != (sign > 0) for (one, other), sign in links.items())
        for camps in product((True, False), repeat=9)
    )


@given(signed_links)
def test_the_frustration_index_is_that_of_the_best_division(links: dict[tuple[int, int], int]) -> None:
    found = frustration(((one, other, sign) for (one, other), sign in links.items()), ENOUGH)
    assert found.exact
    assert found.most == brute_force(links)
    against = sum((found.camps[one] == found.camps[other]) != (sign > 0) for (one, other), sign in links.items())
    assert against == found.most


@given(signed_links, st.integers(0, 20))
def test_the_frustration_index_is_bounded_where_the_search_ends_early(links: dict[tuple[int, int], int], budget: int) -> None:
    found = frustration(((one, other, sign) for (one, other), sign in links.items()), budget)
    assert found.least <= brute_force(links) <= found.most
    against = sum((found.camps[one] == found.camps[other]) != (sign > 0) for (one, other), sign in links.items())
    assert against == found.most


@given(networks, choices)
def test_blocs_have_the_quality_that_is_told(made: Network, choice: Choice) -> None:
    weights = weights_by_hand(made, choice)
    divided = division(made, choice)
    bloc = dict(zip(divided.actors.tolist(), divided.bloc.tolist(), strict=True))
    assert sorted(bloc) == sorted({end for ends in weights for end in ends})

    def quality(own: dict[int, int]) -> float:
        strength: Counter[int] = Counter()
        for (one, other), (friendly, _) in weights.items():
            strength.update({one: friendly, other: friendly})
        twice = sum(strength.values())
        inside = sum(2 * (f - h) for (one, other), (f, h) in weights.items() if own[one] == own[other])
        expected = sum(sum(strength[a] for a in own if own[a] == b) ** 2 for b in set(own.values())) / twice if twice else 0
        return (inside - expected) / (2 * sum(f + h for f, h in weights.values()))

    if bloc:
        assert divided.quality == pytest.approx(quality(bloc))
        assert divided.quality >= max(quality(dict.fromkeys(bloc, 0)), quality({a: a for a in bloc})) - 1e-9
        sizes = Counter(bloc.values())
        assert [sizes[n] for n in range(len(sizes))] == sorted(sizes.values(), reverse=True)
    friendly_only: nx.Graph[int] = nx.Graph()
    friendly_only.add_weighted_edges_from((one, other, f) for (one, other), (f, _) in weights.items())
    if bloc and not any(h for _, h in weights.values()):
        parts = [{a for a in bloc if bloc[a] == n} for n in set(bloc.values())]
        assert divided.quality == pytest.approx(nx.community.modularity(friendly_only, parts))


@given(networks, choices, st.booleans())
def test_who_is_similar_is_so_by_cosine(made: Network, choice: Choice, opposite: bool) -> None:
    graph = graph_by_hand(made, choice)
    rows = {row.actor.id: row for row in similar(made, choice, "a0", limit=100, opposite=opposite).rows}
    matrix = np.zeros((9, 9))
    for one, other in graph.edges:
        matrix[one, other] = matrix[other, one] = graph.edges[one, other]["weight"]
    for other in range(1, 9):
        mine, theirs = np.delete(matrix[0], [0, other]), np.delete(matrix[other], [0, other])
        lengths = float(np.linalg.norm(mine) * np.linalg.norm(theirs))
        cosine = float(mine @ theirs) / lengths if lengths else 0.0
        shared = int(((mine != 0) & (theirs != 0)).sum())
        row = rows.get(made.ids[other])
        assert (row is not None) == (round(cosine, 6) < 0 if opposite else round(cosine, 6) > 0)
        if row:
            assert row.cosine == pytest.approx(cosine, abs=1e-6)
            assert row.shared == shared
            assert row.score == pytest.approx(cosine * shared / (shared + 2), abs=1e-5)


TWO_CAMPS = network(
    *((a, "ALLIED_WITH", b) for a, b in combinations(("ARM", "RUS", "IRN"), 2)),
    *((a, "SUPPORTS", b) for a, b in combinations(("AZE", "TUR", "PAK"), 2)),
    ("ARM", "FIGHTS", "AZE"),
    ("TUR", "ACCUSES", "RUS"),
    ("PAK", "CONDEMNS", "ARM"),
    ("PAK", "CONSULTS", "IRN"),
)


def test_two_camps_are_two_blocs_in_balance() -> None:
    found = communities(TWO_CAMPS, Choice(aligned=True), limit=5, members=2)
    assert [bloc.size for bloc in found.blocs] == [3, 3]
    assert [[one.id for one in bloc.members] for bloc in found.blocs] == [["ARM", "IRN"], ["AZE", "PAK"]]
    assert (found.friendly_inside, found.hostile_between, found.number, found.actors) == (1.0, 1.0, 2, 6)
    assert communities(TWO_CAMPS, Choice(aligned=True), limit=5, members=2) == found
    found_pairs = pairs(TWO_CAMPS, Choice(aligned=True))
    index = _index(found_pairs, np.flatnonzero(found_pairs.sign), 1000)
    assert index
    assert (index.least, index.most) == (0, 0)
    assert index.camps[TWO_CAMPS.index["ARM"]] == index.camps[TWO_CAMPS.index["RUS"]] != index.camps[TWO_CAMPS.index["TUR"]]


def test_a_triangle_of_enemies_is_not_in_balance() -> None:
    links = [(0, 1, -1), (1, 2, -1), (0, 2, -1)]
    assert prod(sign for _, _, sign in links) == -1
    assert frustration(links, 1000).most == 1


def test_too_many_triads_say_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.analysis.balance.MOST_TRIADS", 2)
    found = pairs(TWO_CAMPS, EVERY_RELATION)
    with pytest.raises(WrongQuestion, match="narrow the question"):
        _triads(found, np.flatnonzero(found.sign))


def test_a_large_block_is_bounded() -> None:
    ring = [(n, (n + 1) % 400, -1 if n == 0 else 1) for n in range(400)]
    found = frustration(ring, ENOUGH)
    assert (found.least, found.most) == (1, 1)
