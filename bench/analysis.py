"""Centrality and communities against bare igraph on the same graph: 100,000 actors and 1,000,000 relations, and a tenth of that.

Ours counts parallel relations as one, ranks, names and tells what it did; the links are kept with the network, so that the
second question finds them. Bare igraph gets its graph ready made. The bound: 1.2 times. Leiden is told the same weights.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path

import igraph  # type: ignore[import-untyped]
import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import best_of, tell
from graph.analysis import blocs
from graph.analysis.blocs import communities
from graph.analysis.centrality import Measure, centrality
from graph.analysis.links import links
from graph.network import DATES, NUMBERS, Network, Version
from graph.pairs import pairs
from graph.steps import Choice
from ontology.vocabulary import vocabulary

BOUND = 1.2
ROUNDS = 2
CHOICE = Choice(aligned=True)
STEPS = 50_000_000  # as the service lets exact betweenness take


def made_network(actors: int, relations: int) -> Network:
    """Returns a network drawn at random, straight in memory."""
    draw = np.random.default_rng(1)
    ends = draw.integers(0, actors, (relations, 2), dtype=np.int32)
    ends = ends[ends[:, 0] != ends[:, 1]]
    aligned = [code for code, kind in enumerate(vocabulary().relations.values()) if kind.aligned]
    types = draw.choice(np.array(aligned, np.int32), len(ends))
    order = np.lexsort((ends[:, 1], types, ends[:, 0]))
    ones = np.ones(len(ends), np.int32)
    ids = tuple(f"actor-{number:06}" for number in range(actors))
    return Network(
        version=Version(1, 1),
        ids=ids,
        names=ids,
        kinds=("State",) * actors,
        source=ends[order, 0],
        target=ends[order, 1],
        type=types[order],
        numbers={name: ones if name in ("claims", "stated", "outlets", "origins") else ones * 0 for name in NUMBERS},
        dates=dict.fromkeys(DATES, ones * 20201005),
    )


def runs(network: Network) -> dict[str, tuple[Callable[[int], object], Callable[[int], object]]]:
    """Returns what is measured: ours, and bare igraph."""
    found = links(network, CHOICE)
    bare = igraph.Graph(n=len(found.actors), edges=np.column_stack([found.one, found.other]))
    weight = found.weight.tolist()
    own = pairs(network, CHOICE)
    leiden = igraph.Graph(n=len(network.ids), edges=np.column_stack([own.one, own.other]))
    signed = own.weight.tolist()
    friendly = (np.bincount(own.one, own.friendly, len(network.ids)) + np.bincount(own.other, own.friendly, len(network.ids))).tolist()

    def ours(measure: Measure) -> Callable[[int], object]:
        def run(_: int) -> object:
            _forget(network, "centrality")
            return centrality(network, CHOICE, measure, limit=20, budget=STEPS)

        return run

    def our_blocs(_: int) -> object:
        _forget(network, "blocs")
        return communities(network, CHOICE, limit=20, members=20)

    def bare_leiden(_: int) -> object:
        igraph.set_random_number_generator(random.Random(blocs.SEED))
        try:
            return leiden.community_leiden("CPM", signed, 1 / sum(friendly), n_iterations=-1, node_weights=friendly)
        finally:
            igraph.set_random_number_generator(random)

    drawn = centrality(network, CHOICE, Measure.BETWEENNESS, limit=1, budget=STEPS).drawn
    sources = sorted(random.Random(1).sample(range(len(found.actors)), drawn)) if drawn else None
    return {
        "degree": (ours(Measure.DEGREE), lambda _: bare.degree()),
        "PageRank": (ours(Measure.PAGERANK), lambda _: bare.pagerank(weights=weight)),
        f"betweenness ({f'from {drawn} actors' if drawn else 'exact'})": (
            ours(Measure.BETWEENNESS),
            lambda _: bare.betweenness(directed=False, sources=sources),
        ),
        "communities": (our_blocs, bare_leiden),
    }


def _forget(network: Network, what: str) -> None:
    """Takes out what was kept of the last run, so that it is worked out again."""
    for key in [key for key in network.made if isinstance(key, tuple) and key[0] == what]:
        del network.made[key]


def main() -> None:
    """Measures and tells."""
    lines, holds = [], True
    for actors, relations in ((10_000, 100_000), (100_000, 1_000_000)):
        for name, (ours, bare) in runs(made_network(actors, relations)).items():
            mine, theirs = best_of(ROUNDS, ours, bare)
            kept = mine <= BOUND * theirs + 0.005
            holds = holds and kept
            lines.append(
                f"{name}, {relations:,} relations: {mine:.3f} s, igraph {theirs:.3f}: {mine / theirs:.2f}{'' if kept else ' - MISSED'}"
            )
    tell("analysis", "\n  " + "\n  ".join(lines), holds=holds)


if __name__ == "__main__":
    main()
