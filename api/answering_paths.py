"""Paths and what is found by analysis, as they go out."""

from typing import Self

from pydantic import BaseModel

from api.answering import CAMEL_CASE
from graph.answers import Named
from graph.hops import PathRow
from graph.paths import Paths, Searched


class PathsAnswer(BaseModel):
    """Paths from one actor to another, the best first, and what was searched."""

    model_config = CAMEL_CASE

    start: Named
    end: Named
    paths: tuple[PathRow, ...]
    searched: Searched

    @classmethod
    def of(cls, found: Paths) -> Self:
        """Returns the paths."""
        return cls(start=found.start, end=found.end, paths=found.paths, searched=found.searched)
