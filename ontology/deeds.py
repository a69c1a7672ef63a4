"""Which types of relation tell of one deed, from `reference/deeds.yaml`: what may be denied, or answered, by another name."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from ontology.reference import read
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Deeds:
    """Pairs of types of a claim and of what denies it; `armed` ones need the same weapon. Types that counter-claims answer."""

    pairs: frozenset[tuple[str, str]]
    armed: frozenset[tuple[str, str]]
    counters: frozenset[str]

    def meet(self, said: str, denied: str, *, same_weapon: bool) -> bool:
        """Returns whether a claim of type `said` can be what a denial of type `denied` denies."""
        return said == denied or (said, denied) in self.pairs or (same_weapon and (said, denied) in self.armed)

    def near(self, relation: str) -> tuple[str, ...]:
        """Returns the types that may meet a type, itself with them, sorted."""
        return tuple(sorted({relation} | {t for pair in self.pairs | self.armed if relation in pair for t in pair}))


@cache
def deeds() -> Deeds:
    """Returns the table; raises UnknownRelation where it names a type that the ontology does not have."""
    lines = [cast("dict[str, str]", line) for line in read("deeds")]

    def pairs(*, armed: bool) -> frozenset[tuple[str, str]]:
        named = (n for n in lines if "said" in n and ("weapon" in n) == armed)
        return frozenset((vocabulary().relation(n["said"]).name, vocabulary().relation(n["denied"]).name) for n in named)

    counters = frozenset(vocabulary().relation(n["counter"]).name for n in lines if "counter" in n)
    return Deeds(pairs(armed=False), pairs(armed=True), counters)
