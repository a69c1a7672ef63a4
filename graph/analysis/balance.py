"""Whether the network is in balance: friends of friends are friends, enemies of enemies too (Heider 1946; Cartwright and Harary 1956).

A triad is three actors of whom each two are joined by a pair with a sign (`graph.pairs`); it is balanced where the product
of the three signs is positive. The frustration index is the fewest pairs that stand against a division of all actors into
two camps (`graph.analysis.frustration`); 0 means perfect balance. `agreement` is 1 - 2 * index / pairs (Aref and Wilson 2018):
1 where all is in balance.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.analysis.frustration import Frustration, frustration
from graph.analysis.links import graph_of
from graph.answers import EVERYTHING, Filters, Named, RelationRow, WrongQuestion
from graph.hops import relation_rows_of, shown_relation
from graph.network import Network
from graph.pairs import Pairs, pairs
from graph.steps import Choice, Steps, chosen, kept
from graph.store import Reader

MOST_TRIADS = 20_000_000  # that may have to be looked at: about ten seconds
MOST_FRUSTRATED = 200_000  # pairs of which the index is told

type Triads = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """What joins two actors: the sign of all of it, whether relations are at odds, and the relation that tells most."""

    one: Named
    other: Named
    sign: int
    mixed: bool
    relation: RelationRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Triad:
    """Three actors who are not in balance, with what joins each two; `weight` is that of the weakest pair."""

    actors: tuple[Named, ...]
    weight: float
    pairs: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrustrationRow:
    """The index lies from `least` to `most`; `exact` where both are one. `against` are pairs that stand against the division found."""

    least: int
    most: int
    exact: bool
    method: str
    agreement: float
    camps: tuple[int, int]
    against: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """How many triads there are, by their signs, what share is balanced, and those that break the balance, the strongest first.

    `share` is None without triads, `frustration` None where there are too many pairs.
    """

    actors: int
    friendly: int
    hostile: int
    triads: int
    balanced: int
    share: float | None
    all_friendly: int
    one_hostile: int
    two_hostile: int
    all_hostile: int
    frustration: FrustrationRow | None
    unbalanced: tuple[Triad, ...]


def balance(
    store: Reader, network: Network, choice: Choice, *, filters: Filters = EVERYTHING, limit: int, quotes: int = 0, budget: int
) -> Balance:
    """Returns whether the network is in balance; `budget` is the most divisions tried. Raises WrongQuestion."""
    found = pairs(network, choice)
    signed = np.flatnonzero(found.sign)
    triads, hostile = kept(network, ("triads", choice), lambda: _triads(found, signed))
    number = np.bincount(hostile, minlength=4).tolist()
    broken = np.flatnonzero(hostile % 2 == 1)
    weakest = np.abs(found.weight)[triads[broken]].min(axis=1) if len(broken) else np.empty(0)
    worst = broken[np.lexsort((*triads[broken].T, -weakest))][:limit] if len(broken) else broken
    index = kept(network, ("frustration", choice, budget), lambda: _index(found, signed, budget))
    against = _against(found, signed, index)[:limit] if index else []
    rows = _pair_rows(store, network, choice, found, [*triads[worst].ravel().tolist(), *against], filters, quotes)
    balanced = number[0] + number[2]
    return Balance(
        actors=len(np.unique(np.concatenate([found.one[signed], found.other[signed]]))),
        friendly=int((found.sign > 0).sum()),
        hostile=int((found.sign < 0).sum()),
        triads=len(triads),
        balanced=balanced,
        share=round(balanced / len(triads), 6) if len(triads) else None,
        all_friendly=number[0],
        one_hostile=number[1],
        two_hostile=number[2],
        all_hostile=number[3],
        frustration=_frustration_row(index, len(signed), tuple(rows[pair] for pair in against)) if index else None,
        unbalanced=tuple(_triad(network, found, triads[number], rows) for number in worst),
    )


def _triads(found: Pairs, signed: NDArray[np.int64]) -> tuple[Triads, NDArray[np.int64]]:
    """Returns the pairs of each triad, and how many of them are hostile."""
    actors, ends = np.unique(np.concatenate([found.one[signed], found.other[signed]]), return_inverse=True)
    one, other = ends[: len(signed)], ends[len(signed) :]
    degree = np.bincount(ends, minlength=len(actors))
    if (work := int(np.minimum(degree[one], degree[other]).sum())) > MOST_TRIADS:
        raise WrongQuestion(
            f"there may be {work:,} triads to look at, and the most is {MOST_TRIADS:,}: narrow the question, "
            "for instance to some types, to plain relations or to relations of more origins"
        )
    if not len(signed):
        return np.empty((0, 3), np.int64), np.empty(0, np.int64)
    triangles = np.array(graph_of(len(actors), one.astype(np.int32), other.astype(np.int32)).list_triangles(), np.int64).reshape(-1, 3)
    triangles.sort(axis=1)
    keys = one.astype(np.int64) * len(actors) + other  # sorted, as pairs are
    sides = [triangles[:, a] * len(actors) + triangles[:, b] for a, b in ((0, 1), (0, 2), (1, 2))]
    triads = signed[np.column_stack([np.searchsorted(keys, side) for side in sides])] if len(triangles) else triangles
    triads = triads[np.lexsort(triads.T[::-1])]
    return triads, (found.sign[triads] < 0).sum(axis=1)


def _index(found: Pairs, signed: NDArray[np.int64], budget: int) -> Frustration | None:
    if len(signed) > MOST_FRUSTRATED:
        return None
    ends = zip(found.one[signed].tolist(), found.other[signed].tolist(), found.sign[signed].tolist(), strict=True)
    return frustration(ends, budget)


def _against(found: Pairs, signed: NDArray[np.int64], index: Frustration) -> list[int]:
    """Returns the pairs that stand against a division, the weightiest first."""
    pairs_against = [
        number
        for number in signed.tolist()
        if (index.camps[int(found.one[number])] == index.camps[int(found.other[number])]) != (found.sign[number] > 0)
    ]
    return sorted(pairs_against, key=lambda number: (-abs(float(found.weight[number])), number))


def _frustration_row(index: Frustration, number: int, against: tuple[PairRow, ...]) -> FrustrationRow:
    exact = "branch and bound, block by block"
    return FrustrationRow(
        least=index.least,
        most=index.most,
        exact=index.exact,
        method=exact if index.exact else f"{exact}, ended at its limit: negative triangles apart from each other, and the best division",
        agreement=round(1 - 2 * index.most / number, 6) if number else 1.0,
        camps=(sum(index.camps.values()), sum(not camp for camp in index.camps.values())),
        against=against,
    )


def _pair_rows(
    store: Reader, network: Network, choice: Choice, found: Pairs, wanted: list[int], filters: Filters, quotes: int
) -> dict[int, PairRow]:
    """Returns pairs as rows, with the evidence of the relation that tells most."""
    steps = Steps(network, chosen(network, choice))
    ends = {pair: (int(found.one[pair]), int(found.other[pair])) for pair in wanted}
    shown = {pair: shown_relation(network, steps.between(*both)) for pair, both in ends.items()}
    rows = relation_rows_of(store, network, shown.values(), filters, quotes)
    return {
        pair: PairRow(
            one=network.named(ends[pair][0]),
            other=network.named(ends[pair][1]),
            sign=int(found.sign[pair]),
            mixed=bool(found.friendly[pair] and found.hostile[pair]),
            relation=rows[number],
        )
        for pair, number in shown.items()
    }


def _triad(network: Network, found: Pairs, triad: Triads, rows: dict[int, PairRow]) -> Triad:
    actors = sorted({int(end) for pair in triad for end in (found.one[pair], found.other[pair])})
    return Triad(
        actors=tuple(map(network.named, actors)),
        weight=round(float(np.abs(found.weight[triad]).min()), 6),
        pairs=tuple(rows[int(pair)] for pair in triad),
    )
