"""Paths with their evidence, against bare networkx on the same graph: 100,000 actors and 1,000,000 relations.

Prints p50 and p95 in milliseconds of each kind of path, ours with ranking, signs, sentences and the claims behind each hop, and of
networkx finding the bare way, as many ways as ours. The bound: p95 at most twice that of networkx + 5 ms. Also how long the network
takes to build and how much it holds. `--actors N --relations M` take another size; `--keep FILE` leaves the made store there, and
uses it when it is there. The first questions on a network are not counted: they work out what the others share.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import networkx as nx

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import best_of, spread, tell, timed
from bench.world import made_world
from graph.embedded import EmbeddedStore
from graph.network import Network
from graph.networks import Networks
from graph.paths import Find, PathQuestion, paths
from graph.steps import Weight, costs

TIMES, SLACK_MS = 2.0, 5.0
ASKED = 40  # pairs of actors
ROUNDS = 3  # of which the least counts, for the machine may be busy
WARMING = 5  # of them asked beforehand
LIMIT = 5
MOST = 5_000_000


def argument(name: str, otherwise: int) -> int:
    """Returns a number of the command line."""
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise


def bare_graph(network: Network, weight: Weight) -> "nx.Graph[int]":
    """Returns the same graph for networkx, with what the cheaper of two relations costs."""
    graph: nx.Graph[int] = nx.Graph()
    cost = costs(network, weight)
    prices = [1.0] * len(network) if cost is None else cost.tolist()
    for one, other, price in zip(network.source.tolist(), network.target.tolist(), prices, strict=True):
        if not graph.has_edge(one, other) or graph.edges[one, other]["weight"] > price:
            graph.add_edge(one, other, weight=price)
    return graph


def kinds(graph: "nx.Graph[int]") -> dict[str, tuple[dict[str, object], Callable[[int, int], object]]]:
    """Returns what is asked, and how bare networkx finds it."""
    return {
        "shortest": ({"limit": 1}, lambda a, b: nx.shortest_path(graph, a, b)),
        "all shortest": ({}, lambda a, b: list(islice(nx.all_shortest_paths(graph, a, b), LIMIT))),
        "k shortest": ({"find": Find.K_SHORTEST}, lambda a, b: list(islice(nx.shortest_simple_paths(graph, a, b), LIMIT))),
        "cheapest by evidence": ({"weight": Weight.EVIDENCE, "limit": 1}, lambda a, b: nx.bidirectional_dijkstra(graph, a, b)),
        "all up to 3 hops": ({"find": Find.ALL, "hops": 3}, lambda a, b: list(nx.all_simple_paths(graph, a, b, 3))),
        "around two actors": (
            {"around": ("actor-000001", "actor-000002"), "limit": 1},
            lambda a, b: nx.shortest_path(nx.restricted_view(graph, [1, 2], []), a, b),
        ),
    }


def measured(store: EmbeddedStore, networks: Networks) -> tuple[list[str], bool]:
    """Returns a line for each kind of path, and whether all bounds hold."""
    network = networks.of(store)
    draw = Random(2)
    pairs = [tuple(draw.sample(range(len(network.ids)), 2)) for _ in range(ASKED)]
    graph = bare_graph(network, Weight.EVIDENCE)
    lines, holds = [], True
    for name, (more, bare) in kinds(graph).items():
        ours, theirs = [], []
        for number, (one, other) in enumerate(pairs):
            question = PathQuestion(start=network.ids[one], end=network.ids[other], **{"limit": LIMIT} | more)  # type: ignore[arg-type]
            if number == 0:
                for _, (first, last) in zip(range(WARMING), pairs, strict=False):
                    paths(store, networks.of(store), replace(question, start=network.ids[first], end=network.ids[last]))
            mine_s, his_s = best_of(
                ROUNDS,
                lambda _, q=question: paths(store, networks.of(store), q),  # type: ignore[misc]
                lambda _, bare=bare, one=one, other=other: bare(one, other),  # type: ignore[misc]
            )
            ours.append(mine_s * 1000)
            theirs.append(his_s * 1000)
        mine, his = spread(ours), spread(theirs)
        kept = mine[1] <= TIMES * his[1] + SLACK_MS
        holds = holds and kept
        lines.append(f"{name}: {mine[0]:.1f} / {mine[1]:.1f} ms, networkx {his[0]:.1f} / {his[1]:.1f}{'' if kept else ' - MISSED'}")
    return lines, holds


def main() -> None:
    """Measures and tells."""
    with TemporaryDirectory() as folder:
        path = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else Path(folder) / "graph.grafeo"
        store = (
            EmbeddedStore(path) if path.exists() else made_world(path, argument("--actors", 100_000), argument("--relations", 1_000_000))
        )
        networks = Networks(MOST)
        began = perf_counter()
        network = networks.of(store)
        built = perf_counter() - began
        again = timed(networks.of, store)
        size = f"{len(network.ids):,} actors, {len(network):,} relations in memory: built in {built:.1f} s, about "
        size += f"{network.size_bytes() / 1e6:,.0f} MB; given again in {again * 1000:.2f} ms"
        lines, holds = measured(store, networks)
        store.close()
    tell("paths", size + "; p50 / p95\n  " + "\n  ".join(lines), holds=holds, built_s=built)


if __name__ == "__main__":
    main()
