"""The network around an actor, up to some steps away; hubs are told in numbers rather than taken apart.

From each actor that is shown one goes on to its neighbours, those first to whom it is joined most. An actor other than the
centre with more neighbours than `hub` is shown and not gone on from: half the world would come with it.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from graph.answers import EVERYTHING, Filters, Named, RelationRow
from graph.hops import relation_rows_of
from graph.network import Network
from graph.pairs import relation_weights
from graph.steps import EVERY_RELATION, Choice, Steps, chosen
from graph.store import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourQuestion:
    """Around whom, how far, over which relations; at most so many actors and relations are shown."""

    actor: str
    hops: int = 1
    choice: Choice = EVERY_RELATION
    filters: Filters = EVERYTHING
    hub: int = 50
    actors: int = 100
    relations: int = 500
    quotes: int = 0
    roll_up: bool = False

    @property
    def apart(self) -> frozenset[str] | None:
        """The centre, where everybody else counts as the one for whom they act; None where nobody does."""
        return frozenset((self.actor,)) if self.roll_up else None


@dataclass(frozen=True, slots=True)
class TypeCount:
    """How many relations of a type an actor has one way, and with how many others."""

    relation: str
    outgoing: bool
    plain: bool
    relations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An actor that is shown: how many steps away, how many neighbours it has and how many of them are not shown.

    `hub` tells that one does not go on from it. Of whom neighbours are not shown, `counts` tell its relations by type.
    """

    actor: Named
    distance: int
    neighbours: int
    hidden: int
    hub: bool
    counts: tuple[TypeCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbourhood:
    """The network around an actor: the centre comes first. Not `complete` where a hub or a limit hides something.

    `found` are the relations between those shown, of which `relations` are the ones with most behind them.
    """

    centre: Named
    hops: int
    complete: bool
    actors: tuple[Neighbour, ...]
    found: int
    relations: tuple[RelationRow, ...]


def neighbourhood(store: Reader, network: Network, question: NeighbourQuestion) -> Neighbourhood:
    """Returns the network around an actor."""
    centre = network.index.get(question.actor)
    if centre is None:
        named = Named(question.actor, question.actor, "Actor")
        return Neighbourhood(centre=named, hops=question.hops, complete=True, actors=(), found=0, relations=())
    steps = Steps(network, chosen(network, question.choice))
    distance = _around(steps, centre, question)
    actors = tuple(_neighbour(steps, number, distance, question, centre) for number in distance)
    inside = _relations_among(steps, distance)
    weights = relation_weights(network)
    best = sorted(inside, key=lambda n: (not network.plain[n], -float(weights[n]), n))[: question.relations]
    rows = relation_rows_of(store, network, best, question.filters, question.quotes)
    return Neighbourhood(
        centre=network.named(centre),
        hops=question.hops,
        complete=len(best) == len(inside) and not any(one.hidden and one.distance < question.hops for one in actors),
        actors=actors,
        found=len(inside),
        relations=tuple(rows[number] for number in best),
    )


def _around(steps: Steps, centre: int, question: NeighbourQuestion) -> dict[int, int]:
    """Returns how many steps away each actor is that is shown, the nearest first."""
    distance = {centre: 0}
    edge = [centre]
    for hop in range(1, question.hops + 1):
        further: dict[int, float] = {}
        for actor in edge:
            if actor == centre or len(steps.onward(actor)) <= question.hub:
                for neighbour in steps.onward(actor):
                    if neighbour not in distance:
                        further[neighbour] = further.get(neighbour, 0.0) + _joined(steps, actor, neighbour)
        ranked = sorted(further, key=lambda key: (-further[key], key))
        edge = ranked[: question.actors - len(distance)]
        distance |= dict.fromkeys(edge, hop)
    return distance


def _joined(steps: Steps, one: int, other: int) -> float:
    """Returns how much joins two actors."""
    return float(relation_weights(steps.network)[steps.between(one, other)].sum())


def _neighbour(steps: Steps, actor: int, distance: dict[int, int], question: NeighbourQuestion, centre: int) -> Neighbour:
    neighbours = steps.onward(actor)
    hidden = sum(neighbour not in distance for neighbour in neighbours)
    return Neighbour(
        actor=steps.network.named(actor),
        distance=distance[actor],
        neighbours=len(neighbours),
        hidden=hidden,
        hub=actor != centre and len(neighbours) > question.hub,
        counts=_counts(steps, actor) if hidden else (),
    )


def _counts(steps: Steps, actor: int) -> tuple[TypeCount, ...]:
    """Returns an actor's relations by type, way and standing, most first."""
    network, arcs = steps.network, steps.network.both
    found = arcs.relations[arcs.start[actor] : arcs.start[actor + 1]]
    if steps.relations is not None:
        found = found[steps.relations[found]]
    outgoing = (network.source[found] == actor) | network.symmetric[found]
    kinds = Counter(zip(network.type[found].tolist(), outgoing.tolist(), network.plain[found].tolist(), strict=True))
    counts = (TypeCount(network.types[kind].name, out, plain, number) for (kind, out, plain), number in kinds.items())
    return tuple(sorted(counts, key=lambda c: (-c.relations, c.relation, not c.outgoing, not c.plain)))


def _relations_among(steps: Steps, actors: dict[int, int]) -> list[int]:
    """Returns the relations between any two of some actors."""
    network = steps.network
    shown = np.zeros(len(network.ids), np.bool_)
    shown[list(actors)] = True
    found: set[int] = set()
    for actor in actors:
        begin, end = network.both.start[actor], network.both.start[actor + 1]
        relations = network.both.relations[begin:end][shown[network.both.neighbours[begin:end]]]
        if steps.relations is not None:
            relations = relations[steps.relations[relations]]
        found.update(relations.tolist())
    return sorted(found)
