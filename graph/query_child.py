"""The process that runs queries of users on a copy of an embedded store: it opens the copy, locks itself in, and answers.

It takes requests from standard input and answers on standard output: four bytes of length, then JSON. It ends with its
parent, whose death closes the input. Started as `python -I -c START ROOT COPY MEMORY_MB`, see `graph/query_pool.py`.
"""

import json
import os
import re
import struct
import sys
from collections.abc import Mapping
from math import isfinite
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

import grafeo

from graph.confinement import confine, limit_memory, limit_time, memory_told

LENGTH = struct.Struct(">I")
READS = frozenset(  # operators of plans of the engine's pinned version; another one is refused
    (
        *("Return", "NodeScan", "Expand", "Filter", "Project", "Aggregate", "Sort", "Limit", "Skip", "Distinct", "Empty", "Union"),
        *("Join", "LeftJoin", "Apply", "Unwind", "ShortestPath"),
        "Discriminant(51)",  # of the rows that a subquery takes from outside; it has no name in a plan
        *("CallProcedure (db.labels)", "CallProcedure (db.relationshipTypes)", "CallProcedure (db.propertyKeys)"),
    )
)
OPERATOR = re.compile(r"CallProcedure \(.*|Discriminant\(\d+\)|[^\s(]+")
INNER = re.compile(r"\b([A-Z]\w*)Op \{")

type Cell = Any  # what JSON has


class _Refused(Exception):
    """The plan does more than read."""


def main() -> None:
    """Answers queries until the input ends."""
    copy, memory_mb = sys.argv[2], int(sys.argv[3])
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    database = grafeo.GrafeoDB.open_read_only(copy)
    database.execute_cypher("RETURN $all AS a", {"all": ["x", 1, 1.5, True, None, {"k": 1}]}).to_list()  # loads what it needs for it
    waiting: Queue[bytes] = Queue()
    told = memory_told()
    locked = confine()
    Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    limit_memory(told, memory_mb)
    _send(answers, {"ready": True, "landlock": locked})
    while True:
        _send(answers, _answered(database, json.loads(waiting.get())))


def _listen(requests: BinaryIO, waiting: "Queue[bytes]") -> None:
    """Passes requests on; ends the process with the input, in the middle of a query too."""
    while head := requests.read(LENGTH.size):
        waiting.put(requests.read(LENGTH.unpack(head)[0]))
    os._exit(0)


def _send(answers: BinaryIO, told: Mapping[str, Cell]) -> None:
    body = json.dumps(told, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    answers.write(LENGTH.pack(len(body)) + body)
    answers.flush()


def _answered(database: grafeo.GrafeoDB, request: Mapping[str, Cell]) -> Mapping[str, Cell]:
    """Returns the answer to a request, or what went wrong."""
    try:
        limit_time(request["time_s"])
        _check_plan(database, request["text"])
        found = database.execute_cypher(request["text"], request["parameters"])
        return _rows(database, found, request)
    except MemoryError:
        return {"stopped": "memory"}
    except _Refused as error:
        return {"refused": str(error)}
    except Exception as error:  # the engine's own, of several kinds
        return {"failed": str(error)[:2000]}


def _check_plan(database: grafeo.GrafeoDB, text: str) -> None:
    """Raises _Refused where the plan has an operator that is not known to read."""
    plan = str(database.explain_cypher(text).to_list()[0]["plan"])
    operators = [OPERATOR.match(line.strip()) for line in plan.splitlines()]
    inner = INNER.findall(plan)  # those of a subquery stand in the line of the operator that has it
    for operator in (*(found[0] for found in operators if found), *inner):
        if operator not in READS:
            raise _Refused(operator)


def _rows(database: grafeo.GrafeoDB, found: Any, request: Mapping[str, Cell]) -> Mapping[str, Cell]:  # noqa: ANN401  an engine without types
    """Returns the rows as lists of cells, no more than the limits allow."""
    rows: list[list[Cell]] = []
    size, truncated = 0, None
    names = list(found.columns)
    for row in found.to_list():
        if len(rows) == request["rows"]:
            truncated = "rows"
            break
        cells = [_cell(row[name]) for name in names]
        size += len(json.dumps(cells, ensure_ascii=False).encode("utf-8", "replace"))
        if size > request["bytes"]:
            truncated = "bytes"
            break
        rows.append(cells)
    ends = _ends(database, rows) if request["ends"] else []
    return {"rows": rows, "truncated": truncated, "ends": ends}


def _cell(value: Any) -> Cell:  # noqa: ANN401  whatever the engine gives
    """Returns a value as JSON has it; nodes, relations and paths become maps with a kind."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if isfinite(value) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(value)]
        case dict():
            return _map(value)
        case list() | tuple():
            return [_cell(item) for item in value]
        case _:
            return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _map(value: dict[str, Any]) -> Cell:
    if "_id" in value and "_labels" in value:
        return _node(value["_id"], value["_labels"], value)
    if {"_id", "_source", "_target", "_type"} <= value.keys():
        return {
            "kind": "relation",
            "id": str(value["_id"]),
            "type": value["_type"],
            "start": str(value["_source"]),
            "end": str(value["_target"]),
            "properties": _properties(value),
        }
    if value.keys() == {"nodes", "edges"} and _is_path(value):
        return {"kind": "path", "nodes": [_cell(n) for n in value["nodes"]], "relations": [_cell(e) for e in value["edges"]]}
    return {key: _cell(item) for key, item in value.items()}


def _is_path(value: dict[str, Any]) -> bool:
    nodes, edges = value["nodes"], value["edges"]
    both = isinstance(nodes, list) and isinstance(edges, list) and len(nodes) == len(edges) + 1
    return both and all(isinstance(n, dict) and "_labels" in n for n in nodes) and all(isinstance(e, dict) and "_type" in e for e in edges)


def _node(key: object, labels: list[str], properties: Mapping[str, Any]) -> Cell:
    return {"kind": "node", "id": str(key), "labels": sorted(labels), "properties": _properties(properties)}


def _properties(value: Mapping[str, Any]) -> Cell:
    return {key: _cell(value[key]) for key in sorted(value) if not key.startswith("_")}


def _ends(database: grafeo.GrafeoDB, rows: list[list[Cell]]) -> list[Cell]:
    """Returns the nodes that relations in the rows join and that are in no row."""
    known: set[str] = set()
    wanted: set[str] = set()
    pending: list[Cell] = list(rows)
    while pending:
        match pending.pop():
            case {"kind": "node", "id": str(key), "labels": _}:
                known.add(key)
            case {"kind": "relation", "start": str(start), "end": str(end)}:
                wanted |= {start, end}
            case dict() as mapping:
                pending.extend(mapping.values())
            case list() as items:
                pending.extend(items)
    found = ((key, database.get_node(int(key))) for key in sorted(wanted - known, key=int) if key.isdecimal())
    return [_node(key, node.labels, node.properties()) for key, node in found if node is not None]
