"""Which types of relation tell of one deed, from `reference/deeds.yaml`: what may be denied, or answered, by another name."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from ontology.reference import read
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Deeds:
    """Pairs of types of a claim and of what denies it; `armed` ones need the same weapon, `loose` ones a claim that is not plain.

    `counters` are the types that counter-claims answer.
    """

    pairs: frozenset[tuple[str, str]]
    armed: frozenset[tuple[str, str]]
    loose: frozenset[tuple[str, str]]
    counters: frozenset[str]

    def meet(self, said: str, denied: str, *, same_weapon: bool, plain: bool = False) -> bool:
        """Returns whether a claim of type `said`, plain or not, can be what a denial of type `denied` denies."""
        pair = said, denied
        return said == denied or pair in self.pairs or (same_weapon and pair in self.armed) or (not plain and pair in self.loose)

    def near(self, relation: str) -> tuple[str, ...]:
        """Returns the types that may meet a type, itself with them, sorted."""
        return tuple(sorted({relation} | {t for pair in self.pairs | self.armed | self.loose if relation in pair for t in pair}))


@cache
def deeds() -> Deeds:
    """Returns the table; raises UnknownRelation where it names a type that the ontology does not have."""
    lines = [cast("dict[str, str]", line) for line in read("deeds")]

    def pairs(condition: str | None) -> frozenset[tuple[str, str]]:
        named = (n for n in lines if "said" in n and {"weapon", "plain"} & n.keys() == ({condition} if condition else set()))
        return frozenset((vocabulary().relation(n["said"]).name, vocabulary().relation(n["denied"]).name) for n in named)

    counters = frozenset(vocabulary().relation(n["counter"]).name for n in lines if "counter" in n)
    return Deeds(pairs(None), pairs("weapon"), pairs("plain"), counters)
