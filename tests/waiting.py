"""Waits for what happens a moment after its cause, as a line of the log after the answer, and measures what a busy machine slows."""

from collections.abc import Callable
from time import monotonic, sleep

SLOW_S = 10
TRIES = 3


def settled[T](read: Callable[[], T], is_so: Callable[[T], bool]) -> T:
    """Returns what is read as soon as it is so, or as it is after a long time: what follows says what is wrong."""
    until = monotonic() + SLOW_S
    while not is_so(told := read()) and monotonic() < until:
        sleep(0.01)
    return told


def quickest_s(work: Callable[[], object], enough_s: float) -> float:
    """Returns how many seconds something takes at its quickest, for other work on the machine only adds to it; tries until it is enough."""
    quickest = float("inf")
    for _ in range(TRIES):
        began = monotonic()
        work()
        quickest = min(quickest, monotonic() - began)
        if quickest < enough_s:
            break
    return quickest
