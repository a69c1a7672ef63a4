"""What all relations between two actors amount to: one sign and one weight.

Only aligned types show on whose side one stands. Where a plain relation of such a type joins the two, those that are only
claimed do not count. Each that counts weighs `type weight x strength`: what the ontology says such a relation amounts to (1
to 5), times log2(1 + origins), half of that where it is only claimed. The weights of hostile ones are taken off; the sign
of the sum is that of the pair, 0 where they are equal. Both sides are told apart, so that a pair that is at odds shows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graph.network import Flags, Ints, Network
from graph.steps import Choice, Costs, chosen, kept, strength


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of actors by number, `one` the smaller number or the subject; `friendly` and `hostile` weigh both sides.

    `plain` tells that the pair stands on plain relations, `relations` are how many counted.
    """

    one: Ints
    other: Ints
    friendly: Costs
    hostile: Costs
    plain: Flags
    relations: Ints

    def __len__(self) -> int:
        return len(self.one)

    @property
    def weight(self) -> Costs:
        """The sum: friendly less hostile."""
        return self.friendly - self.hostile

    @property
    def sign(self) -> Ints:
        """The sign of each pair."""
        return np.sign(np.round(self.weight, 9)).astype(np.int32)


def pairs(network: Network, choice: Choice, *, directed: bool = False) -> Pairs:
    """Returns all pairs between whom relations count; `directed` keeps what one does to the other apart from the way back."""
    return kept(network, ("pairs", choice, directed), lambda: _pairs(network, choice, directed=directed))


def _pairs(network: Network, choice: Choice, *, directed: bool) -> Pairs:
    admitted = chosen(network, choice)
    counted = np.flatnonzero(network.sign != 0 if admitted is None else (network.sign != 0) & admitted)
    source, target = network.source[counted], network.target[counted]
    if directed:
        back = network.symmetric[counted]
        source, target = np.concatenate([source, target[back]]), np.concatenate([target, source[back]])
        counted = np.concatenate([counted, counted[back]])
    else:
        source, target = np.minimum(source, target), np.maximum(source, target)
    keys, place = np.unique(source.astype(np.int64) * len(network.ids) + target, return_inverse=True)
    own_plain = network.plain[counted]
    plain = np.bincount(place, own_plain, len(keys)) > 0
    counts = own_plain | ~plain[place]
    weights = relation_weights(network)[counted] * counts
    signs = network.sign[counted]
    return Pairs(
        one=(keys // max(len(network.ids), 1)).astype(np.int32),
        other=(keys % max(len(network.ids), 1)).astype(np.int32),
        friendly=np.bincount(place, weights * (signs > 0), len(keys)),
        hostile=np.bincount(place, weights * (signs < 0), len(keys)),
        plain=plain,
        relations=np.bincount(place, counts, len(keys)).astype(np.int32),
    )


def sign_of(network: Network, relations: Sequence[int]) -> tuple[int, bool]:
    """Returns the sign of some relations between two actors, 0 without an aligned one, and whether they are at odds."""
    aligned = [number for number in relations if network.aligned[number] and network.sign[number]]
    plain = [number for number in aligned if network.plain[number]]
    weights = [float(relation_weights(network)[number]) * int(network.sign[number]) for number in plain or aligned]
    total = round(sum(weights), 9)
    return (total > 0) - (total < 0), any(w > 0 for w in weights) and any(w < 0 for w in weights)


def relation_weights(network: Network) -> Costs:
    """Returns what each relation weighs."""

    def made() -> Costs:
        found: Costs = np.array([kind.weight for kind in network.types], np.float64)[network.type] * strength(network)
        return found

    return kept(network, "weights", made)
