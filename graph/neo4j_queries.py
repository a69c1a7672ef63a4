"""Queries of users on a Neo4j: explained first, then read in a transaction that may not write, with a time limit.

READ access alone lets through what reads files or settings; the guard before it does not. A statement that the server
goes on with past its limit, within one expression, is left to end by itself: nobody waits for it, and it keeps its place
among those that may run at once.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from math import isfinite
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, Self

from neo4j import Session, Transaction
from neo4j.exceptions import ClientError, Neo4jError
from neo4j.graph import Node, Path, Relationship

from graph.cypher_guard import Guarded, guarded
from graph.querying import (
    ASK_LESS,
    Limits,
    Places,
    QueryAnswer,
    QueryFailed,
    QueryRefused,
    QueryStopped,
    UserQuery,
    answer_of,
    dangling,
    finite,
    truncation,
)
from graph.store import Value

GRACE_S = 0.7  # the server ends what is over its time at its next look, some tenths of a second later
ENDS = "MATCH (n) WHERE elementId(n) IN $ids RETURN n"
MEMORY = ("MemoryPoolOutOfMemoryError", "OutOfMemoryError", "TransactionOutOfMemoryError", "StackOverFlowError")


class Neo4jSnapshot:
    """The graph of a server as it is while the query runs; `session` opens one that only reads."""

    def __init__(
        self, session: Callable[[], Session], patiently: Callable[[Callable[[], QueryAnswer]], QueryAnswer], places: Places
    ) -> None:
        self._session, self._patiently, self._places = session, patiently, places

    def cypher(self, query: UserQuery, limits: Limits) -> QueryAnswer:
        """Returns the answer to a query of a user; raises QueryRefused, QueryFailed, QueryStopped and QueriesBusy."""
        asked = guarded(query.text, query.parameters, limits)
        return self._patiently(lambda: self._in_time(asked, limits, ends=query.ends))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Does nothing: a server keeps no copy."""

    def _in_time(self, asked: Guarded, limits: Limits, *, ends: bool) -> QueryAnswer:
        """Returns the answer, in a thread of its own, which is left alone when its time is over."""
        told: SimpleQueue[QueryAnswer | BaseException] = SimpleQueue()
        places = self._places.take(limits)

        def work() -> None:
            try:
                told.put(self._answer(asked, limits, ends=ends))
            except BaseException as error:
                told.put(error)
            finally:
                places.release()

        Thread(target=work, name="allegiance-cypher", daemon=True).start()
        try:
            found = told.get(timeout=limits.time_s + GRACE_S)
        except Empty:
            raise _late(limits) from None
        if isinstance(found, BaseException):
            raise found
        return found

    def _answer(self, asked: Guarded, limits: Limits, *, ends: bool) -> QueryAnswer:
        until = monotonic() + limits.time_s
        try:
            with self._session() as session, session.begin_transaction(timeout=limits.time_s) as transaction:
                kind = transaction.run("EXPLAIN " + asked.text, dict(asked.parameters)).consume().query_type
                if kind != "r":
                    raise QueryRefused(f"the server says that it would do more than read ({kind}); write the query otherwise")
                rows, truncated = _rows(transaction, asked, limits, until)
                missing = dangling(rows) if ends else []
                found = [_cell(one) for row in transaction.run(ENDS, {"ids": missing}) for one in row] if missing else []
                with suppress(Neo4jError):  # it was ended already
                    transaction.rollback()
        except Neo4jError as error:
            raise _told(error, limits) from error
        return answer_of(asked.columns, rows, truncation(truncated, limits), found)


def _rows(transaction: Transaction, asked: Guarded, limits: Limits, until: float) -> tuple[list[list[Value]], str | None]:
    """Returns the rows that the limits allow, and which one ended them."""
    rows: list[list[Value]] = []
    size = 0
    for record in transaction.run(asked.text, dict(asked.parameters)):
        if len(rows) == limits.rows:
            return rows, "rows"
        row = [_cell(value) for value in record]
        size += len(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
        if size > limits.bytes:
            return rows, "bytes"
        if monotonic() > until:
            raise _late(limits)
        rows.append(row)
    return rows, None


def _cell(value: Any) -> Value:  # noqa: ANN401  whatever the driver gives
    """Returns a value as JSON has it; nodes, relations and paths become maps with a kind."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if isfinite(value) else finite(value)
        case Node():
            return {"kind": "node", "id": value.element_id, "labels": sorted(value.labels), "properties": _properties(value)}
        case Relationship():
            start, end = (node.element_id if node is not None else "" for node in value.nodes)
            ends = {"start": start, "end": end}
            return {"kind": "relation", "id": value.element_id, "type": value.type, **ends, "properties": _properties(value)}
        case Path():
            return {"kind": "path", "nodes": [_cell(n) for n in value.nodes], "relations": [_cell(r) for r in value.relationships]}
        case Mapping():
            return {str(key): _cell(item) for key, item in value.items()}
        case list() | tuple():
            return [_cell(item) for item in value]
        case _:
            return str(value.iso_format()) if hasattr(value, "iso_format") else str(value)


def _properties(value: Node | Relationship) -> dict[str, Value]:
    return {key: _cell(value[key]) for key in sorted(value.keys())}


def _late(limits: Limits) -> QueryStopped:
    return QueryStopped(f"the query took longer than {limits.time_s:g} s and was stopped; {ASK_LESS}")


def _told(error: Neo4jError, limits: Limits) -> Exception:
    """Returns what an error of the server is for a user: a limit, a fault of the query, or the error itself."""
    code = error.code or ""
    if "TransactionTimedOut" in code or "Terminated" in code or "LockClientStopped" in code:
        return _late(limits)
    if any(what in code for what in MEMORY):
        return QueryStopped(f"the query took more memory than the server gives to one; {ASK_LESS}")
    if code == "Neo.ClientError.Statement.AccessMode":
        return QueryRefused("the server says that it would do more than read; write the query otherwise")
    if code.startswith("Neo.DatabaseError.Statement.") or (
        isinstance(error, ClientError) and code.startswith("Neo.ClientError.Statement.")
    ):
        return QueryFailed(f"the engine cannot answer this: {plainly(error.message or code)}")
    return error


def plainly(message: str) -> str:
    """Returns the words of an error without the text that the server was given, which is not the user's."""
    first = message.strip().split("\n")[0]
    return first.split(" (line ")[0].rstrip(".").replace("`", "")
