"""Steps and paths as answers: the relation that each step shows, with its evidence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import prod

from graph.answers import Filters, Named, RelationRow
from graph.asking import with_evidence, with_quotes
from graph.network import OVER, Network, date_text
from graph.pairs import sign_of
from graph.phasing import halted
from graph.steps import Steps
from graph.store import Reader
from graph.tables import RelationNumbers
from graph.telling import Leg, told_path
from graph.ways import Priced
from ontology.values import Standing

BESIDE = 10  # other relations of a step that are named


@dataclass(frozen=True, slots=True)
class Beside:
    """Another relation that joins the two actors of a step."""

    id: str
    relation: str
    forward: bool
    plain: bool
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A step: from one actor to the next, by a relation that is read `forward` or back from its object.

    `label` has the words, with what its newest claims tell of its state: "has suspended arms to", "no longer supports".
    What is over has no part in `sign`.
    `mixed` tells that relations of both signs join the two. `beside` are others of them, of `relations` in all.
    """

    start: Named
    end: Named
    forward: bool
    label: str
    sign: int
    mixed: bool
    relation: RelationRow
    relations: int
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathRow:
    """A path: `sentence` reads it aloud; `plain` tells that every step shown is plain, `cost` is None without weights."""

    actors: tuple[Named, ...]
    length: int
    cost: float | None
    sign: int
    plain: bool
    disputed: bool
    sentence: str
    hops: tuple[Hop, ...]


def shown_relation(network: Network, relations: Sequence[int]) -> int:
    """Returns that relation of a step which tells most."""
    if len(relations) == 1:
        return relations[0]
    sign, _ = sign_of(network, relations)
    return min(relations, key=lambda number: _shown_rank(network, number, sign))


def _shown_rank(network: Network, number: int, sign: int) -> tuple[bool, bool, bool, bool, int, int, int, int, int, int]:
    aligned = bool(network.aligned[number])
    numbers = network.numbers
    return (
        sign != 0 and not (aligned and network.sign[number] == sign),
        not network.plain[number],
        bool(network.numbers[OVER][number]),
        not aligned,
        -int(numbers["origins"][number]),
        -int(numbers["outlets"][number]),
        -int(numbers["claims"][number]),
        -network.types[network.type[number]].weight,
        -int(network.dates["last"][number]),
        number,
    )


def numbers_of(network: Network, number: int) -> RelationNumbers:
    """Returns what is kept of a relation."""
    kind = network.types[network.type[number]]
    source, target = network.ends_of(number)
    names = ("claims", *map(str, Standing), "questions", "ended", "outlets", "origins")
    return RelationNumbers(
        id=network.relation_id(number),
        relation=kind.name,
        source=network.ids[source],
        target=network.ids[target],
        weapon=None,
        place=None,
        topic=None,
        key=network.relation_id(number),
        plain=bool(network.plain[number]),
        first=date_text(int(network.dates["first"][number])),
        last=date_text(int(network.dates["last"][number])),
        **{name: int(network.numbers[name][number]) for name in names},
    )


def relation_rows_of(store: Reader, network: Network, numbers: Iterable[int], filters: Filters, quotes: int) -> dict[int, RelationRow]:
    """Returns relations of a network by number as rows, with their evidence."""
    wanted = list(dict.fromkeys(numbers))
    if not wanted:
        return {}
    rows = with_evidence(store, [numbers_of(network, number) for number in wanted], replace(filters, types=()), quotes)
    return dict(zip(wanted, rows, strict=True))


def path_rows(store: Reader, steps: Steps, ways: Sequence[Priced], filters: Filters, quotes: int) -> Iterator[PathRow]:
    """Yields ways with their evidence, which is fetched at once."""
    network = steps.network
    taken = {step: steps.between(*step) for _, way in ways for step in pairwise(way)}
    shown = {step: shown_relation(network, relations) for step, relations in taken.items()}
    rows = relation_rows_of(store, network, shown.values(), filters, quotes)
    rows |= _halted(store, rows, filters, quotes)
    for price, way in ways:
        hops = tuple(_hop(network, step, taken[step], (shown[step], rows[shown[step]])) for step in pairwise(way))
        yield PathRow(
            actors=tuple(map(network.named, way)),
            length=len(hops),
            cost=None if steps.cost is None else round(price, 6),
            sign=prod(hop.sign for hop in hops),
            plain=all(hop.relation.plain for hop in hops),
            disputed=any(hop.relation.disputed for hop in hops),
            sentence=told_path([_leg(network, hop, shown[step]) for hop, step in zip(hops, pairwise(way), strict=True)]),
            hops=hops,
        )


def _leg(network: Network, hop: Hop, number: int) -> Leg:
    """Returns a step as it is read aloud, with those of its relation who act for its two ends."""
    subject, object_ = (network.named(end) for end in network.ends_of(number))
    back = network.ids[network.source[number]] != hop.start.id
    one, other = (object_, subject) if back else (subject, object_)
    return Leg(hop.start, hop.end, hop.label, hop.relation, None if one == hop.start else one, None if other == hop.end else other)


def _halted(store: Reader, rows: Mapping[int, RelationRow], filters: Filters, quotes: int) -> dict[int, RelationRow]:
    """Returns those rows of sanctions that are a halt of arms, in these words and with the claims that decide them first."""
    numbers = {row.id: number for number, row in rows.items()}
    told = {
        numbers[key]: replace(
            (row := rows[numbers[key]]),
            label=state.words.forward,
            inverse_label=state.words.back,
            best=tuple(dict.fromkeys((*state.deciding, *row.best))),
        )
        for key, state in halted(store, rows.values(), filters)
    }
    moved = [row for number, row in told.items() if quotes and row.best[:quotes] != rows[number].best[:quotes]]
    return told | {numbers[row.id]: row for row in with_quotes(store, moved, quotes)}


def _hop(network: Network, step: tuple[int, int], relations: Sequence[int], told: tuple[int, RelationRow]) -> Hop:
    shown, row = told
    sign, mixed = sign_of(network, relations)
    kind = network.types[network.type[shown]]
    forward = int(network.source[shown]) == step[0]
    others = sorted((n for n in relations if n != shown), key=lambda n: _shown_rank(network, n, sign))
    return Hop(
        start=network.named(step[0]),
        end=network.named(step[1]),
        forward=forward or kind.symmetric,
        label=row.label if forward else row.inverse_label,
        sign=sign,
        mixed=mixed,
        relation=row,
        relations=len(relations),
        beside=tuple(_beside(network, number, step[0]) for number in others[:BESIDE]),
    )


def _beside(network: Network, number: int, start: int) -> Beside:
    kind = network.types[network.type[number]]
    forward = kind.symmetric or int(network.source[number]) == start
    return Beside(network.relation_id(number), kind.name, forward, bool(network.plain[number]), int(network.numbers["claims"][number]))
