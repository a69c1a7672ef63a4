"""Which type was read where the gold has another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.evaluation.gold import Gold
from loaders.evaluation.matching import Matcher, Said

NOTHING = "-"  # nothing was read, or nothing was to be read


@dataclass
class Confusion:
    """How often a type of the gold was read as which type; near types, which are right too, stand here as well."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, facts: Sequence[Gold], said: Sequence[Said], matcher: Matcher) -> None:
        """Counts what was read for each required fact: its own type where that was read, else all others of its pair."""
        for row in facts:
            if row.required:
                joined = [s for s in said if row.object and matcher.joins(row, s, symmetric=True)]
                read = {s.relation for s in [s for s in said if matcher.fits(row, s)] or joined}
                for relation in {row.relation} & read or read or {NOTHING}:
                    self.counts[row.relation, relation] += 1
        for relation in (s.relation for s in said if not any(_about(row, s, matcher) for row in facts)):
            self.counts[NOTHING, relation] += 1


def _about(row: Gold, said: Said, matcher: Matcher) -> bool:
    return matcher.fits(row, said) or matcher.joins(row, said, symmetric=True)
