"""How well claims and denials of different articles are paired: `python -m tests.graph.pairing` prints precision and recall.

The cases stand in `pairing.yaml`: little pairs of articles, half of them of one matter in other words, half of another
matter of the same type and parties.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from graph.disputes import disputes_of
from graph.model import Modality, Phase, Stance
from tests.building import Told, reading, told

VALUES = {"stance": Stance, "modality": Modality, "phase": Phase}
FIRST = date(2020, 10, 5)


@dataclass(frozen=True)
class Case:
    """A pair, what is right, and what was found."""

    name: str
    same: bool
    found: bool


def sentence(words: str, more: Mapping[str, Any]) -> Told:
    """Returns a sentence as a case writes it."""
    proposition, _, speaker = words.partition(": ")
    subject, relation, target = proposition.split()
    values = {key: VALUES[key](value) if key in VALUES else value for key, value in more.items()}
    return told(subject, relation, None if target == "_" else target, *(s for s in (speaker,) if s), **values)


def cases() -> Iterator[Case]:
    """Yields the cases with what was found."""
    for line in yaml.safe_load((Path(__file__).parent / "pairing.yaml").read_text("utf-8")):
        later = FIRST + timedelta(days=line.get("days", 0))
        said = reading(sentence(line["said"], line.get("with", {})), title="First", published=FIRST.isoformat())
        stance = {} if "stance" in line.get("and", {}) else {"stance": "denies"}
        turned = stance | line.get("and", {})
        denied = reading(sentence(line["denied"], turned), title="Second", outlet="Tribune", published=later.isoformat())
        one, other = said.claims[0], denied.claims[0]
        met = any({one.id, other.id} <= {c.id for c in d.claims} for d in disputes_of([one, other]))
        yield Case(f"{line['said']} / {line['denied']} {line.get('with', '')} {line.get('and', '')}", line["same"], met)


def main() -> None:
    """Prints what was paired wrongly, then the figures."""
    found = list(cases())
    for case in found:
        if case.same != case.found:
            print("missed" if case.same else "wrong ", case.name)
    right = sum(c.same and c.found for c in found)
    print(f"{len(found)} cases: precision {right / sum(c.found for c in found):.2f} recall {right / sum(c.same for c in found):.2f}")


if __name__ == "__main__":
    main()
