"""An actor that a phrase means, with the words that name it and how surely they do."""

from dataclasses import dataclass, replace

from graph.model import Span
from loaders.extraction.gazetteer import Named

SURE, ORGANIC, MEANT, MAPPED = 1.0, 0.97, 0.85, 0.85  # factors of confidence: named, through an organ, a pronoun, the map


@dataclass(frozen=True, slots=True)
class Reached:
    """An actor that a phrase means: its words are `content[start:end]`; `context` are spans elsewhere that tell whom."""

    named: Named
    start: int
    end: int
    factor: float
    context: tuple[Span, ...] = ()


def side_of(reached: Reached) -> Reached:
    """Returns the reached actor, or for a person the state or body for which that person acts."""
    home = reached.named.home
    return reached if home is None else replace(reached, named=home)
