"""Fits the table that confidence is looked up in: `python -m tests.accuracy.calibrating` writes `_confidence.yaml`.

Each proposition that is read in `dev` is right or wrong. A logistic regression with a ridge is fitted to them, so that
what few claims tell stays near nothing. Nothing is fitted to `test`: the last line tells how well the table holds there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import yaml

from loaders.evaluation.reliability import Judged, calibration_error, reliability
from loaders.extraction.confidence import Confidence, Grounds, log_odds
from loaders.extraction.extractor import Extractor
from tests.accuracy.scoring import score

TABLE = Path(__file__).parents[2] / "loaders" / "extraction" / "lexicon" / "en" / "_confidence.yaml"
HEAD = """# How sure claims are, in log odds that add up: fitted by `python -m tests.accuracy.calibrating`, never edited by hand.
# `weight` is for each unit of the log odds of the wording's own weight; traits and types that are rare have no figure.
"""
BED, CHECKED_ON = "dev", "test"
DOUBTS = frozenset({  # traits that cannot make a claim surer; where they seem to, it is chance
    "told", "alleged", "headline", "long sentence", "no object", "subject meant", "object meant", "subject far", "object far",
})  # fmt: skip
FOLDS = 10
RIDGE, RIDGE_OF_TYPES = 2.0, 6.0  # claims' worth of evidence against each trait, and against each type
FEWEST = 12  # claims below which a trait or a type has no figure of its own
STEPS = 50  # of Newton's method, which needs about six

type Matrix = npt.NDArray[np.float64]


class Case(NamedTuple):
    """A proposition that was read, and whether the bed has it."""

    grounds: Grounds
    right: bool
    judged: Judged


class Recorder:
    """Numbers claims by a confidence of their own, so that each is known again by it."""

    def __init__(self) -> None:
        self.grounds: list[Grounds] = []

    def of(self, grounds: Grounds) -> float:
        """Returns a number that no other claim has."""
        self.grounds.append(grounds)
        return (len(self.grounds) - 1) / 2**20  # exact as a float


def cases(name: str) -> list[Case]:
    """Returns what is read in a bed."""
    recorder = Recorder()
    extractor = Extractor(sureness=recorder)
    judged = score(name, extractor).judged
    return [Case(recorder.grounds[round(one.confidence * 2**20)], one.right, one) for one in judged]


def fitted(known: Sequence[Case]) -> Confidence:
    """Returns the table that fits these cases; a trait of `DOUBTS` that seems to help is left out, and the rest fitted anew."""
    traits = _frequent(trait for case in known for trait in case.grounds.traits)
    types = _frequent(case.grounds.relation for case in known)
    right = np.array([float(case.right) for case in known])
    while True:
        rows = np.array([_row(case.grounds, traits, types) for case in known])
        ridge = np.array([0.0, RIDGE, *[RIDGE] * len(traits), *[RIDGE_OF_TYPES] * len(types)])
        found = [round(float(x), 3) for x in _logistic(rows, right, ridge)]
        of_traits, of_types = dict(zip(traits, found[2:], strict=False)), dict(zip(types, found[2 + len(traits) :], strict=True))
        if not (helping := {trait for trait in traits if trait in DOUBTS and of_traits[trait] > 0}):
            return Confidence(found[0], found[1], of_traits, of_types)
        traits = [trait for trait in traits if trait not in helping]


def _row(grounds: Grounds, traits: Sequence[str], types: Sequence[str]) -> list[float]:
    held = [float(trait in grounds.traits) for trait in traits]
    return [1.0, log_odds(grounds.weight), *held, *(float(name == grounds.relation) for name in types)]


def _frequent(names: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times >= FEWEST)


def _logistic(rows: Matrix, right: Matrix, ridge: Matrix) -> Matrix:
    """Returns the coefficients of a logistic regression with a ridge, by Newton's method."""
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (right - chance) - ridge * found
        curve = (rows.T * (chance * (1 - chance))) @ rows + np.diag(ridge)
        found = found + np.linalg.solve(curve, slope)
    return found


def judged_by(table: Confidence, known: Iterable[Case]) -> list[Judged]:
    """Returns cases with the confidence that a table gives them."""
    return [replace(case.judged, confidence=table.of(case.grounds)) for case in known]


def held_out(known: Sequence[Case]) -> list[Judged]:
    """Returns cases with the confidence of tables that were not fitted to them."""
    folds = [([c for n, c in enumerate(known) if n % FOLDS != fold], known[fold::FOLDS]) for fold in range(FOLDS)]
    return [judged for rest, fold in folds for judged in judged_by(fitted(rest), fold)]


def written(table: Confidence) -> str:
    """Returns the table as the file that reading looks it up in."""
    values = {"base": table.base, "weight": table.weight, "traits": dict(table.traits), "relations": dict(table.relations)}
    return HEAD + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)


def told(name: str, judged: Sequence[Judged]) -> str:
    """Returns in a line how far confidence is from what is right."""
    mean, right = sum(j.confidence for j in judged) / len(judged), sum(j.right for j in judged) / len(judged)
    error = calibration_error(reliability(judged))
    return f"{name}: {len(judged)} claims, said {mean:.3f}, right {right:.3f}, expected calibration error {error:.3f}"


def main() -> None:
    """Fits, writes and checks the table."""
    known = cases(BED)
    table = fitted(known)
    TABLE.write_text(written(table), encoding="utf-8")
    print(told(f"{BED}, on folds that the table was not fitted to", held_out(known)))
    print(told(f"{BED}, as fitted", judged_by(table, known)))
    print(told(f"{CHECKED_ON}, which nothing is fitted to", judged_by(table, cases(CHECKED_ON))))


if __name__ == "__main__":
    main()
