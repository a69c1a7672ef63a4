"""Articles and claims put aside on disk in the order in which they lie in a store, and given back sorted by id."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self
from zlib import compress, decompress

from pydantic_core import from_json, to_json

from graph.store import Row

FAST = 1  # of zlib: a tenth of the size is left, and the store takes ten times as long to read them


class Aside:
    """The rows of articles and of their claims, in a file without a name, which is gone when it is closed or the process ends."""

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - it is closed with this
        self._places: dict[str, tuple[int, int, int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._file.close()

    def put(self, key: str, article: Row, claims: Iterable[Row]) -> int:
        """Puts an article away; returns how many bytes its rows have as JSON."""
        rows = to_json([article]), to_json(list(claims))
        packed = [compress(one, FAST) for one in rows]
        self._places[key] = self._file.tell(), len(packed[0]), len(packed[1])
        self._file.writelines(packed)
        return sum(map(len, rows))

    def articles(self) -> Iterator[list[Row]]:
        """Yields the row of each article, by their ids."""
        for key in sorted(self._places):
            at, article, _ = self._places[key]
            yield self._rows(at, article)

    def claims(self) -> Iterator[list[Row]]:
        """Yields the rows of the claims of each article, by the ids of articles."""
        for key in sorted(self._places):
            at, article, claims = self._places[key]
            yield self._rows(at + article, claims)

    def _rows(self, at: int, size: int) -> list[Row]:
        self._file.seek(at)
        rows: list[Row] = from_json(decompress(self._file.read(size)))
        return rows
