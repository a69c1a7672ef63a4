"""What a share of few cases allows to say of many: bounds of 95 %."""

from math import exp, lgamma, log, sqrt

Z_95 = 1.959964  # the normal deviate that leaves 2.5 % on either side


def wilson(hits: int, cases: int) -> tuple[float, float]:
    """Returns the Wilson score interval of 95 % for a share; (0, 1) of no case.

    Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
    """
    if cases == 0:
        return 0.0, 1.0
    share, z2 = hits / cases, Z_95 * Z_95
    middle = (share + z2 / (2 * cases)) / (1 + z2 / cases)
    half = Z_95 / (1 + z2 / cases) * sqrt(share * (1 - share) / cases + z2 / (4 * cases * cases))
    return max(0.0, middle - half), min(1.0, middle + half)


def upper_bound(hits: int, cases: int, level: float = 0.95) -> float:
    """Returns the one-sided exact upper bound for a share (Clopper and Pearson, 1934); 1 of no case.

    A true share above it would give so few hits in less than 1 - `level` of all samples.
    """
    if hits >= cases:
        return 1.0

    def chance(share: float) -> float:
        """Returns how likely so few hits are; by logarithms, because the numbers of combinations outgrow a float."""
        ways = (lgamma(cases + 1) - lgamma(k + 1) - lgamma(cases - k + 1) for k in range(hits + 1))
        return sum(exp(way + k * log(share) + (cases - k) * log(1 - share)) for k, way in enumerate(ways))

    low, high = hits / cases, 1.0
    for _ in range(60):  # halves until the bound is exact to the last digit of a float
        middle = (low + high) / 2
        low, high = (middle, high) if chance(middle) > 1 - level else (low, middle)
    return high
