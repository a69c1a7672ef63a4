"""How two actors are connected: ways of relations from one to the other, each with its evidence, its sign and a sentence.

A step from one actor to the next goes over all relations between them; it shows the one that tells most: of the step's
sign, plain before only claimed, aligned before others, then by origins, outlets, claims, what its type amounts to and the
last date. The sign of a step is that of its aligned relations together (`graph.pairs`), the sign of a path the product of
those of its steps: the friend of an enemy is hostile, and where a step has no sign the path has none (Cartwright and
Harary 1956).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import islice, pairwise

import numpy as np

from graph.answers import EVERYTHING, Filters, Named
from graph.hops import PathRow, path_rows, shown_relation
from graph.network import Flags, Network
from graph.steps import EVERY_RELATION, UNREACHED, Choice, Steps, Weight, chosen, costs, kept, strength
from graph.store import Reader
from graph.ways import Budget, Exhausted, Priced, Way, all_simple, k_shortest, shortest

OF_FILTERS = (
    *("since", "until", "published_since", "published_until", "as_of", "known_by", "outlets", "speaker"),
    *("topic", "place", "weapon", "by_kinds", "of_kinds", "min_speakers", "min_confidence"),
)
OF_CHOICE = ("min_claims", "min_outlets", "min_origins")
CANDIDATES = 1000  # equally long ways among which the best supported are looked for


class Find(StrEnum):
    """Which paths: all of the least length (with weights the cheapest one), the k shortest, or every one up to a number of steps."""

    SHORTEST = "shortest"
    K_SHORTEST = "k-shortest"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathQuestion:
    """From whom to whom, by ids, over which relations.

    `choice` is answered by the kept relations, `filters` by claims. Nobody of the kinds in `past` and of `around` is on the
    way, all of `through` are. `hops` is the most steps, `limit` the most paths, `budget` the most steps of the search.
    """

    start: str
    end: str
    find: Find = Find.SHORTEST
    hops: int = 6
    limit: int = 5
    choice: Choice = EVERY_RELATION
    filters: Filters = EVERYTHING
    directed: bool = False
    weight: Weight = Weight.NONE
    through: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    past: tuple[str, ...] = ("Alliance",)
    quotes: int = 0
    budget: int = 500_000
    roll_up: bool = False

    @property
    def apart(self) -> frozenset[str] | None:
        """Those who stand for themselves where everybody else counts as the one for whom they act; None where nobody does."""
        return frozenset((self.start, self.end, *self.through, *self.around)) if self.roll_up else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Searched:
    """What was searched: the relations, and the actors that these join. `reached` are those within `hops` steps of the start.

    With it stands all by which the relations were chosen, as the question gave it: nothing for what it did not ask for.
    `found` are the paths among which these are the best. Without `complete` there may be more, or better ones: the search had taken
    all the steps that it may, or there were too many.
    """

    find: Find
    hops: int
    types: tuple[str, ...]
    signs: tuple[int, ...]
    since: str | None
    until: str | None
    plain: bool
    directed: bool
    roll_up: bool
    weight: Weight
    past: tuple[str, ...]
    through: tuple[str, ...]
    around: tuple[str, ...]
    published_since: str | None
    published_until: str | None
    as_of: str | None
    known_by: str | None
    outlets: tuple[str, ...]
    speaker: str | None
    topic: str | None
    place: str | None
    weapon: str | None
    by_kinds: tuple[str, ...]
    of_kinds: tuple[str, ...]
    min_claims: int
    min_outlets: int
    min_origins: int
    min_speakers: int
    min_confidence: float | None
    actors: int
    relations: int
    reached: int
    found: int
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The paths from one actor to another, the best first, and what was searched."""

    start: Named
    end: Named
    paths: tuple[PathRow, ...]
    searched: Searched


@dataclass
class _Found:
    ways: list[Priced] = field(default_factory=list)
    complete: bool = True


def paths(store: Reader, network: Network, question: PathQuestion) -> Paths:
    """Returns the paths between two actors of the network, which is that of the question's filter, none where there is none."""
    start, end = network.index.get(question.start), network.index.get(question.end)
    steps = steps_of(network, question)
    found = _ways(steps, start, end, question) if start is not None and end is not None else _Found()
    rows = path_rows(store, steps, found.ways[: question.limit], question.filters, question.quotes)
    return Paths(
        start=_named(network, question.start),
        end=_named(network, question.end),
        paths=tuple(rows),
        searched=_searched(steps, start, question, found),
    )


def steps_of(network: Network, question: PathQuestion) -> Steps:
    """Returns the steps that a question allows."""
    kinds = kept(network, ("kinds", question.past), lambda: frozenset(n for n, kind in enumerate(network.kinds) if kind in question.past))
    around = {network.index[key] for key in question.around if key in network.index}
    through = {network.index[key] for key in question.through if key in network.index}
    closed = (kinds | around) - through
    return Steps(network, chosen(network, question.choice), closed, question.directed, costs(network, question.weight))


def _ways(steps: Steps, start: int, end: int, question: PathQuestion) -> _Found:
    """Returns the ways between two actors, the best first."""
    if any(key not in steps.network.index for key in question.through):
        return _Found()
    most = question.limit if question.find is Find.K_SHORTEST and not question.through else CANDIDATES
    found = _Found()
    try:
        for priced in _in_turn(steps, start, end, question):
            if len(found.ways) == most:
                found.complete = question.find is Find.K_SHORTEST and not question.through
                break
            found.ways.append(priced)
    except Exhausted:
        found.complete = False
    told = cache(lambda one, other: _told(steps, one, other))
    found.ways.sort(key=lambda priced: _rank(told, priced))
    if question.find is Find.SHORTEST:
        found.ways = [priced for priced in found.ways if round(priced[0] - found.ways[0][0], 9) <= 0]
    return found


def _in_turn(steps: Steps, start: int, end: int, question: PathQuestion) -> Iterator[Priced]:
    """Yields ways in the order in which they are searched, as long as more can be wanted."""
    budget = Budget(question.budget)
    if question.through or question.find is Find.ALL:
        through = [steps.network.index[key] for key in question.through]
        every = (_priced(steps, way) for way in all_simple(steps, start, end, question.hops, budget, through))
        yield from every if question.find is Find.ALL or steps.cost is not None else _enough(every, question)
    elif question.find is Find.SHORTEST and steps.cost is None:
        yield from (_priced(steps, way) for way in shortest(steps, start, end, question.hops, budget))
    else:
        cheapest = (priced for priced in k_shortest(steps, start, end, question.hops, budget) if len(priced[1]) - 1 <= question.hops)
        yield from islice(cheapest, 1) if question.find is Find.SHORTEST else cheapest


def _enough(ways: Iterable[Priced], question: PathQuestion) -> Iterator[Priced]:
    """Yields ways, the shortest first, and no longer ones once there are enough."""
    wanted = 1 if question.find is Find.SHORTEST else question.limit
    last = 0.0
    for number, priced in enumerate(ways):
        if number >= wanted and priced[0] > last:
            return
        last = priced[0]
        yield priced


def _priced(steps: Steps, way: Way) -> Priced:
    if steps.cost is None:
        return float(len(way) - 1), way
    return sum(steps.priced(one, back=False)[other] for one, other in pairwise(way)), way


def _told(steps: Steps, one: int, other: int) -> tuple[bool, float]:
    """Returns whether a step is only claimed, and how strongly it is told, by the relation that it shows."""
    shown = shown_relation(steps.network, steps.between(one, other))
    return not steps.network.plain[shown], float(strength(steps.network)[shown])


def _rank(told: Callable[[int, int], tuple[bool, float]], priced: Priced) -> tuple[float, int, float, Way]:
    """Returns by what ways are ordered: cost, steps that are only claimed, the weaker evidence later, then the actors."""
    hops = [told(one, other) for one, other in pairwise(priced[1])]
    return round(priced[0], 9), sum(claimed for claimed, _ in hops), -sum(strong for _, strong in hops), priced[1]


def _searched(steps: Steps, start: int | None, question: PathQuestion, found: _Found) -> Searched:
    network, choice, filters = steps.network, question.choice, question.filters
    reached = 0
    if start is not None and not found.ways:  # what it takes to count them is only worth it where there is no path
        reached = int((steps.distances(start, question.hops) != UNREACHED).sum()) - 1
    return Searched(
        find=question.find,
        hops=question.hops,
        types=choice.types,
        signs=choice.signs,
        plain=choice.plain,
        directed=question.directed,
        roll_up=question.roll_up,
        weight=question.weight,
        past=question.past,
        through=question.through,
        around=question.around,
        **{name: getattr(filters, name) for name in OF_FILTERS},
        **{name: getattr(choice, name) for name in OF_CHOICE},
        actors=kept(network, ("joined", choice), lambda: _joined(network, steps.relations)),
        relations=len(network) if steps.relations is None else int(steps.relations.sum()),
        reached=reached,
        found=len(found.ways),
        complete=found.complete,
    )


def _joined(network: Network, relations: Flags | None) -> int:
    """Returns how many actors these relations join, None for all: those that none leads to are not searched."""
    joined = np.zeros(len(network.ids), np.bool_)
    for ends in (network.source, network.target):
        joined[ends if relations is None else ends[relations]] = True
    return int(joined.sum())


def _named(network: Network, key: str) -> Named:
    number = network.index.get(key)
    return Named(key, key, "Actor") if number is None else network.named(number)
