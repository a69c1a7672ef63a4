"""The process that runs queries in Cypher on a copy of an embedded store; `graph/query_process.py` tells how it is asked."""

import json
import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

import grafeo

from graph.query_process import Cell, Said, serve

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


class _Refused(Exception):
    """The plan does more than read."""


def main() -> None:
    """Answers queries until the input ends."""
    serve(_opened, _answered)


def _opened(copy: str) -> grafeo.GrafeoDB:
    """Returns the copy, open for reading."""
    database = grafeo.GrafeoDB.open_read_only(copy)
    database.execute_cypher("RETURN $all AS a", {"all": ["x", 1, 1.5, True, None, {"k": 1}]}).to_list()  # loads what it needs for it
    return database


def _answered(database: grafeo.GrafeoDB, request: Mapping[str, Cell]) -> Said:
    """Returns the answer to a request, or what went wrong."""
    try:
        _check_plan(database, request["text"])
        found = database.execute_cypher(request["text"], request["parameters"])
        return _rows(database, found, request), None
    except _Refused as error:
        return {"refused": str(error)}, None


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
