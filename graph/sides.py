"""A network in which everybody counts as the one for whom they act: ministers, ministries and forces as their state.

For whom somebody acts stands with each claim. Where the claims of a relation differ, the two sides that most of them tell count, and
of several the first by id. Relations keep their ids and their evidence; only where they lead from and to is another actor, and those
between two of one side are left out.
"""

from collections.abc import Set
from dataclasses import replace

import numpy as np

from graph.network import Ints, Network, relation_keys, sorted_as
from graph.properties import rows_as
from graph.steps import kept
from graph.store import Reader
from graph.tables import Side

type Ends = tuple[Ints, Ints]


def rolled_up(store: Reader, network: Network, apart: Set[str]) -> Network:
    """Returns the network with sides in place of who acts for them; those who are `apart` stand for themselves."""
    source, target = kept(network, "sides", lambda: _sides(store, network))
    alone = np.array([key in apart for key in network.ids], np.bool_) if apart else np.zeros(len(network.ids), np.bool_)
    source = np.where(alone[network.source], network.source, source)
    target = np.where(alone[network.target], network.target, target)
    columns = {**network.columns(), "source": source, "target": target}
    return sorted_as(replace(network, own=(network.source, network.target)), columns, source != target)


def _sides(store: Reader, network: Network) -> Ends:
    """Returns the actors as whom the two ends of each relation count."""
    source, target = network.source.copy(), network.target.copy()
    told: dict[tuple[int, int, int], Side] = {}
    codes = {kind.name: number for number, kind in enumerate(network.types)}
    for row in sorted(rows_as(store.ask("network_sides", {}), Side), key=_rank):
        if row.source in network.index and row.target in network.index:
            told.setdefault((network.index[row.source], codes[row.relation], network.index[row.target]), row)
    if not told or not len(network):
        return source, target
    columns = {name: np.array([key[place] for key in told], np.int32) for place, name in enumerate(("source", "type", "target"))}
    keys, wanted = relation_keys(network, network.columns()), relation_keys(network, columns)
    places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)  # relations are sorted by their keys
    there = keys[places] == wanted
    for ends, side in ((source, "source_side"), (target, "target_side")):
        acted = np.array([network.index.get(getattr(row, side) or "", -1) for row in told.values()], np.int32)
        known = there & (acted >= 0)
        ends[places[known]] = acted[known]
    return source, target


def _rank(row: Side) -> tuple[int, str, str]:
    return -row.claims, row.source_side or "", row.target_side or ""
