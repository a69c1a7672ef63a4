"""How a long run tells how far it is."""

from typing import Protocol


class Progress(Protocol):
    """Is told how far a load or a copy is."""

    def __call__(self, done: int, total: int | None, message: str) -> None:
        """Takes the number of articles dealt with, how many there are where that is known, and the last title."""


def quiet(done: int, total: int | None, message: str) -> None:
    """Tells nobody."""
