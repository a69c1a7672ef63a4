"""The process that runs queries in SPARQL on a copy of the quads; `graph/query_process.py` tells how it is asked.

Rows come as TSV and triples as N-Triples out of the engine, for both have one line each: so they are counted and cut off
while they come. Then they become what was asked for.
"""

import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)

from graph.query_process import Cell, Said, serve
from graph.sparql.forms import GRAPHS, RESULTS, Form

SLACK = 0.9  # of what would just fit


def main() -> None:
    """Answers queries until the input ends."""
    serve(Store.read_only, _answered, reads_later=True)


def _answered(store: Store, request: Mapping[str, Cell]) -> Said:
    """Returns the answer to a request, or what went wrong."""
    try:
        found = _found(store, request)
    except SyntaxError as error:
        return {"malformed": error.msg}, None
    form = Form(request["form"])
    try:
        match found:
            case QueryBoolean():
                return {"rows": int(bool(found)), "truncated": None}, found.serialize(format=RESULTS[form])
            case QueryTriples():
                return _triples(found, form, request)
            case QuerySolutions():
                return _solutions(found, form, request)
    except OSError as error:  # of the files, for nothing else is read
        return {"failed": str(error), "broken": True}, None


def _found(store: Store, request: Mapping[str, Cell]) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Returns what a query gives; raises SyntaxError."""
    return store.query(
        request["text"],
        base_iri=request["base"],
        prefixes=request["prefixes"],
        default_graph=_graphs(request["default"]),
        named_graphs=_graphs(request["named"]),
    )


def _graphs(names: list[str] | None) -> list[Any] | None:
    """Returns graphs by their names."""
    return None if names is None else [NamedNode(name) for name in names]


class _Enough(Exception):
    """There are more lines or bytes than wanted."""


@dataclass
class _Lines(io.RawIOBase):
    """Keeps what is written, and stops whoever writes once there is more than the limits allow; what is written then is lost."""

    most_lines: int
    most_bytes: int
    kept: bytearray = field(default_factory=bytearray)
    lines: int = 0
    full: bool = False

    def writable(self) -> bool:
        """Returns True."""
        return True

    def write(self, data: object) -> int:
        """Takes some bytes; raises _Enough."""
        if self.full:  # the engine writes once more what it could not write
            raise _Enough
        piece = bytes(data)  # type: ignore[call-overload]  # any buffer
        self.kept += piece
        self.lines += piece.count(b"\n")
        self.full = self.lines > self.most_lines or len(self.kept) > self.most_bytes
        if self.full:
            raise _Enough
        return len(piece)


def _solutions(found: QuerySolutions, form: Form, request: Mapping[str, Cell]) -> Said:
    """Returns rows in a form, as many as the limits allow; the first line has the names of columns."""
    lines, cut = _cut(found, QueryResultsFormat.TSV, 1 + request["rows"], request["bytes"])
    while True:
        body = b"".join(lines)
        if form is not Form.TSV:
            body = _rows(body).serialize(format=RESULTS[form]) or b""
        if len(body) <= request["bytes"] or len(lines) <= 1:
            return {"rows": len(lines) - 1, "truncated": cut}, body
        lines, cut = lines[: _fitting(lines, body, request["bytes"])], "bytes"


def _rows(text: bytes) -> QuerySolutions:
    """Returns the rows that TSV holds."""
    rows = parse_query_results(text, QueryResultsFormat.TSV)
    if isinstance(rows, QueryBoolean):
        raise TypeError("rows are read as truth")
    return rows


def _triples(found: QueryTriples, form: Form, request: Mapping[str, Cell]) -> Said:
    """Returns triples in a form, each once, sorted, as many as the limits allow."""
    lines, cut = _cut(found, RdfFormat.N_TRIPLES, request["rows"], request["bytes"])
    lines = sorted(set(lines))
    while True:
        body = b"".join(lines)
        if form is not Form.N_TRIPLES:
            body = serialize(parse(body, RdfFormat.N_TRIPLES), format=GRAPHS[form], prefixes=request["prefixes"]) or b""
            body = _tidy(body) if form is Form.TURTLE else body
        if len(body) <= request["bytes"] or not lines:
            return {"rows": len(lines), "truncated": cut}, body
        lines, cut = lines[: _fitting(lines, body, request["bytes"])], "bytes"


def _tidy(turtle: bytes) -> bytes:
    """Returns Turtle with those prefixes alone that it uses, sorted: the engine writes all of them, in any order."""
    lines = turtle.splitlines(keepends=True)
    number = next((at for at, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    rest = b"".join(lines[number:])
    return b"".join([*sorted(line for line in lines[:number] if line.split()[1] in rest), rest])


def _fitting(lines: list[bytes], body: bytes, most: int) -> int:
    """Returns of how many lines a body will fit, at least one fewer."""
    return min(int(len(lines) * most / len(body) * SLACK), len(lines) - 1)


def _cut(
    found: QuerySolutions | QueryTriples, form: QueryResultsFormat | RdfFormat, rows: int, size: int
) -> tuple[list[bytes], str | None]:
    """Returns the lines of an answer, as many as the limits allow, and which limit it was."""
    sink = _Lines(rows, size)
    with suppress(_Enough):
        found.serialize(sink, format=form)  # type: ignore[arg-type]  # each has forms of its own
    lines = _whole_lines(bytes(sink.kept))
    if len(lines) > rows:
        return lines[:rows], "rows"
    return (lines, "bytes") if len(sink.kept) > size else (lines, None)


def _whole_lines(text: bytes) -> list[bytes]:
    """Returns the lines of a text that end."""
    *whole, _ = text.split(b"\n")
    return [line + b"\n" for line in whole]
