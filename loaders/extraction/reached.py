"""An actor that a phrase means, with the words that name it and how surely they do."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from graph.model import Span
from loaders.extraction.gazetteer import Named
from loaders.extraction.tokens import Token

SURE, ORGANIC, MEANT, MAPPED = 1.0, 0.97, 0.85, 0.85  # factors of confidence: named, through an organ, a pronoun, the map


@dataclass(frozen=True, slots=True)
class Reached:
    """An actor that a phrase means: its words are `content[start:end]`; `context` are spans elsewhere that tell whom."""

    named: Named
    start: int
    end: int
    factor: float
    context: tuple[Span, ...] = ()


type Meaning = Callable[[Token, frozenset[str], int], list[Reached]]
"""Whom a token means: itself, the classes of nouns behind which to look, how many nested owners to follow."""


def side_of(reached: Reached) -> Reached:
    """Returns the reached actor, or for a person the state or body for which that person acts."""
    home = reached.named.home
    return reached if home is None else replace(reached, named=home)


def unique(reached: Iterable[Reached]) -> list[Reached]:
    """Returns each actor once, the first mention of it."""
    return list({r.named.id: r for r in reversed(list(reached))}.values())[::-1]
