"""Small networks for tests, made without a store: relations as (subject, type, object) with the numbers that they need."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.network import Network, Version, assembled
from graph.steps import Steps
from ontology.vocabulary import vocabulary

type Edge = tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]


def network(*edges: Edge, actors: Iterable[str] = (), kinds: dict[str, str] | None = None) -> Network:
    """Returns the network of these relations, each of one plain claim unless it says otherwise."""
    rows: list[dict[str, Any]] = []
    for one, relation, other, *more in edges:
        symmetric = vocabulary().relations[relation].symmetric
        source, target = sorted((one, other)) if symmetric else (one, other)
        numbers = {"claims": 1, "stated": 1, "outlets": 1, "origins": 1, "first": "2020-10-05", "last": "2020-10-05"}
        rows.append({"source": source, "target": target, "relation": relation, **numbers, **(more[0] if more else {})})
    ids = sorted({end for edge in edges for end in (edge[0], edge[2])} | set(actors))
    named: list[dict[str, Any]] = [{"id": key, "name": key.title(), "kind": (kinds or {}).get(key, "State")} for key in ids]
    return assembled(Version(1, 1), named, iter([rows]))


def oracle(steps: Steps) -> "nx.DiGraph[int]":
    """Returns the same steps as a graph of networkx, with what each costs."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(steps.network.ids)))
    for actor in graph.nodes:
        graph.add_weighted_edges_from((actor, other, price) for other, price in steps.priced(actor, back=False).items())
    return graph
