"""Waits for what happens a moment after its cause, as a line of the log after the answer that it tells of."""

from collections.abc import Callable
from time import monotonic, sleep

SLOW_S = 10


def settled[T](read: Callable[[], T], is_so: Callable[[T], bool]) -> T:
    """Returns what is read as soon as it is so, or as it is after a long time: what follows says what is wrong."""
    until = monotonic() + SLOW_S
    while not is_so(told := read()) and monotonic() < until:
        sleep(0.01)
    return told
