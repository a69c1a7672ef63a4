"""Whether confidence means what it says."""

import pytest

from loaders.evaluation.reliability import Judged, calibration_error, reliability
from tests.building import reading, told

CLAIM = reading(told("TUR", "ARMS", "AZE")).claims[0]


def judged(confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged(confidence, n < right, CLAIM) for n in range(right + wrong)]


def test_bins_hold_what_was_said_and_what_is_right() -> None:
    bins = reliability([*judged(0.95, 9, 1), *judged(0.6, 1, 1), *judged(1.0, 2, 0)])
    assert [(b.low, b.high, b.claims) for b in bins] == [(0.6, 0.7, 2), (0.9, 1.0, 12)]
    assert [b.right for b in bins] == [0.5, pytest.approx(11 / 12)]
    assert bins[0].right_low < 0.5 < bins[0].right_high


def test_the_calibration_error_is_the_mean_distance() -> None:
    assert calibration_error(reliability([*judged(0.9, 7, 3), *judged(0.5, 5, 5)])) == pytest.approx((10 * 0.2 + 0) / 20)


def test_nothing_read_is_no_error() -> None:
    assert calibration_error(reliability([])) == 0.0
