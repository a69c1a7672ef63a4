"""Queries that users write themselves: what is asked, within which limits, and what comes back.

Cells are JSON: texts, numbers, lists and maps. A node, a relation and a path are maps with a `kind`, whose ids are the
engine's own and join them within one answer; what lasts are the ids among their properties.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import isfinite
from threading import BoundedSemaphore, Lock
from typing import Protocol, Self

from graph.store import Row, StoreError, Value

MEGABYTE = 1024 * 1024
ASK_LESS = "ask for less: name actors, types or dates, or set a LIMIT in a WITH"


class QueryRefused(StoreError):
    """The query is none that may be asked; the message says what, where and what to do. Nothing of it has run."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(f"line {line}, column {column}: {message}" if line else message)
        self.line, self.column = line, column


class QueryFailed(StoreError):
    """The engine could not answer the query."""


class QueryStopped(StoreError):
    """The query reached a limit of time or memory."""


class QueriesBusy(StoreError):
    """As many queries run as may run at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may take, and how many may run at once; `wait_s` is for a place among them."""

    time_s: float = 10.0
    rows: int = 10_000
    bytes: int = 16 * MEGABYTE
    memory_mb: int = 512
    chars: int = 20_000
    at_once: int = 2
    wait_s: float = 5.0


class Places:
    """How many queries run at once on one store."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._places: tuple[int, BoundedSemaphore] | None = None

    def take(self, limits: Limits) -> BoundedSemaphore:
        """Returns a place, which has to be released at the end; raises QueriesBusy."""
        with self._lock:
            if self._places is None or self._places[0] != limits.at_once:
                self._places = (limits.at_once, BoundedSemaphore(limits.at_once))
            places = self._places[1]
        if not places.acquire(timeout=limits.wait_s):
            raise QueriesBusy(f"{limits.at_once} queries run already, and none ended within {limits.wait_s:g} s; ask again later")
        return places

    @contextmanager
    def taken(self, limits: Limits) -> Iterator[None]:
        """Holds a place; raises QueriesBusy."""
        place = self.take(limits)
        try:
            yield
        finally:
            place.release()


@dataclass(frozen=True, slots=True)
class UserQuery:
    """A text in Cypher with its parameters; with `ends`, relations come with the nodes that they join."""

    text: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    ends: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what is in it: text, integer, number, boolean, list, map, node, relation, path, null, or mixed."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The rows, each with one cell a column; `truncated` says why there are not all of them, None where there are.

    `ends` are nodes that relations among the rows join and that are in no row.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: str | None = None
    ends: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes and relations of an answer, each once, sorted by id; every end of a relation is among the nodes."""

    nodes: tuple[Row, ...]
    relations: tuple[Row, ...]


class Snapshot(Protocol):
    """One state of a store, on which queries of users run; it is given back at the end of a `with`."""

    def cypher(self, query: UserQuery, limits: Limits) -> QueryAnswer:
        """Returns the answer to a query of a user; raises QueryRefused, QueryFailed, QueryStopped and QueriesBusy."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def answer_of(
    names: Sequence[str], rows: Sequence[Sequence[Value]], truncated: str | None = None, ends: Sequence[Value] = ()
) -> QueryAnswer:
    """Returns an answer, each column with the type of what is in it."""
    columns = tuple(Column(name, _type_of([row[at] for row in rows])) for at, name in enumerate(names))
    return QueryAnswer(columns, tuple(map(tuple, rows)), truncated, tuple(ends))


def picture_of(answer: QueryAnswer) -> Picture:
    """Returns what of an answer can be drawn; relations whose ends are nowhere are left out."""
    nodes: dict[str, Row] = {}
    relations: dict[str, Row] = {}
    for item in _items([answer.rows, answer.ends]):
        (nodes if item["kind"] == "node" else relations)[str(item["id"])] = item
    drawn = [relation for relation in relations.values() if {str(relation["start"]), str(relation["end"])} <= nodes.keys()]
    return Picture(tuple(sorted(nodes.values(), key=_by_id)), tuple(sorted(drawn, key=_by_id)))


def dangling(rows: Sequence[Sequence[Value]]) -> list[str]:
    """Returns the ids of nodes that relations in the rows join and that are in no row, sorted."""
    items = list(_items(rows))
    known = {str(item["id"]) for item in items if item["kind"] == "node"}
    ends = {str(item[end]) for item in items if item["kind"] == "relation" for end in ("start", "end")}
    return sorted(ends - known)


def finite(value: float) -> Value:
    """Returns a number as JSON has it: what is none, or has no end, in words."""
    return value if isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]


def _by_id(item: Row) -> tuple[int, str]:
    """Returns what ids sort by: numbers as numbers."""
    return len(str(item["id"])), str(item["id"])


def _items(value: object) -> Iterator[Row]:
    """Yields the nodes and relations in a value, those of paths too."""
    if isinstance(value, Mapping):
        if value.get("kind") in ("node", "relation") and "id" in value and ("start" in value or value["kind"] == "node"):
            yield dict(value)
        else:
            yield from _items(list(value.values()))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _items(one)


def _type_of(cells: Sequence[Value]) -> str:
    """Returns the type of a column's cells; null cells are of any."""
    types = {_kind_of(cell) for cell in cells if cell is not None}
    if types == {"integer", "number"}:
        return "number"
    return types.pop() if len(types) == 1 else "mixed" if types else "null"


def _kind_of(cell: Value) -> str:
    match cell:
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "text"
        case Mapping():
            kind = cell.get("kind")
            return str(kind) if kind in ("node", "relation", "path") else "map"
        case _:
            return "list"


def truncation(reason: str | None, limits: Limits) -> str | None:
    """Returns why not all rows are there, in words."""
    match reason:
        case "rows":
            return f"there are more than {limits.rows:,} rows; these are the first"
        case "bytes":
            return f"the rows take more than {limits.bytes:,} bytes; these are the first"
        case _:
            return None
