"""Whether confidence means what it says: of claims with a confidence of .8, 8 in 10 should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Claim
from loaders.evaluation.bounds import wilson

BINS = 10  # of equal width, from 0 to 1


@dataclass(frozen=True, slots=True)
class Judged:
    """A proposition that was read: how sure the reading is of it, and whether the gold has it."""

    confidence: float
    right: bool
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The claims with a confidence from `low` to below `high` (the last bin takes in 1)."""

    low: float
    high: float
    claims: int
    confidence: float  # their mean
    right: float  # the share that the gold has
    right_low: float  # bounds of 95 %
    right_high: float


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """Returns the bins that hold a claim, in order."""
    held: dict[int, list[Judged]] = {}
    for one in judged:
        held.setdefault(min(BINS - 1, int(one.confidence * BINS + 1e-9)), []).append(one)
    return [_bin(number, held[number]) for number in sorted(held)]


def _bin(number: int, judged: Sequence[Judged]) -> Bin:
    right = sum(one.right for one in judged)
    low, high = wilson(right, len(judged))
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        claims=len(judged),
        confidence=sum(one.confidence for one in judged) / len(judged),
        right=right / len(judged),
        right_low=low,
        right_high=high,
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """Returns the expected calibration error: how far confidence and share right lie apart, on average over claims; 0 of none."""
    claims = sum(b.claims for b in bins)
    return sum(b.claims * abs(b.confidence - b.right) for b in bins) / claims if claims else 0.0
