"""Bounds of 95 %, against published values."""

import pytest

from loaders.evaluation.bounds import upper_bound, wilson


@pytest.mark.parametrize(
    ("hits", "cases", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],  # the last: Newcombe 1998, table I
)
def test_wilson(hits: int, cases: int, low: float, high: float) -> None:
    assert wilson(hits, cases) == pytest.approx((low, high), abs=1e-4)


def test_no_case_bounds_nothing() -> None:
    assert (wilson(0, 0), upper_bound(0, 0)) == ((0.0, 1.0), 1.0)


@pytest.mark.parametrize(
    ("hits", "cases", "bound"),
    [(0, 600, 1 - 0.05 ** (1 / 600)), (1, 160, 0.0293), (3, 3, 1.0), (500, 2000, 0.2665)],
)
def test_upper_bound(hits: int, cases: int, bound: float) -> None:
    assert upper_bound(hits, cases) == pytest.approx(bound, abs=2e-4)
