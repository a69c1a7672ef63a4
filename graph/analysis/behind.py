"""What stands behind the numbers of an analysis: the ids of relations, by which they are opened down to their claims.

Of the rows that are listed alone, and of each the weightiest relations alone: how many there are in all is told beside them.
"""

from collections.abc import Iterable

import numpy as np

from graph.hops import shown_relation
from graph.network import Network
from graph.pairs import relation_weights
from graph.steps import Choice, Steps, chosen

SHOWN = 10  # relations of a row


def of_actor(network: Network, choice: Choice, actor: int) -> tuple[int, tuple[str, ...]]:
    """Returns how many relations of an actor count, and the ids of the weightiest."""
    arcs, admitted = network.both, chosen(network, choice)
    found = arcs.relations[arcs.start[actor] : arcs.start[actor + 1]]
    if admitted is not None:
        found = found[admitted[found]]
    ranked = found[np.lexsort((found, -relation_weights(network)[found]))][:SHOWN]
    return len(found), tuple(network.relation_id(number) for number in ranked.tolist())


def between(network: Network, choice: Choice, pairs: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Returns for each of some pairs of actors the id of the relation that tells most of the two."""
    steps = Steps(network, chosen(network, choice))
    joined = (steps.between(one, other) for one, other in pairs)
    return tuple(dict.fromkeys(network.relation_id(shown_relation(network, relations)) for relations in joined if relations))
