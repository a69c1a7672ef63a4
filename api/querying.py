"""Queries in Cypher that users write themselves: what is asked, and what is answered, alike by HTTP and command line."""

import csv
import io
import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from api.settings import Settings
from graph.browser.queries import queries
from graph.cypher_guard import guarded
from graph.querying import Limits, QueryAnswer, UserQuery, picture_of

EXAMPLE = (
    "MATCH (s:State)-[e:SUPPORTS|ARMS]->(o:State) "
    "RETURN s.name AS who, type(e) AS how, o.name AS whom, e.claims AS claims ORDER BY claims DESC"
)


class Shape(StrEnum):
    """What of an answer is given: its rows, its nodes and relations for a picture, or both."""

    TABLE = "table"
    GRAPH = "graph"
    BOTH = "both"


class CypherQuestion(BaseModel):
    """A query that reads, with values for its parameters."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"query": EXAMPLE},
                {"query": "MATCH (a:State {id: $id})-[e:ACCUSES]->(b) RETURN b.name, e.claims", "parameters": {"id": "ARM"}},
                {"query": "MATCH p = (:State {id: 'TUR'})-[e]-(:Actor) WHERE e.plain RETURN p LIMIT 40", "form": "graph"},
            ]
        },
    )

    query: Annotated[str, Field(description="The text in Cypher. It only reads; docs/cypher.md tells what it may say.")]
    parameters: Annotated[dict[str, JsonValue], Field(description="A value for each $name in the text.")] = {}
    form: Annotated[Shape, Field(description="Rows, a graph of nodes and relations for a picture, or both.")] = Shape.TABLE


class CypherColumn(BaseModel):
    """A column and what is in it."""

    name: str
    type: Annotated[str, Field(description="text, integer, number, boolean, list, map, node, relation, path, null, or mixed")]


class GraphNode(BaseModel):
    """A node; `id` joins it with relations of the same answer alone, what lasts is `properties.id`."""

    kind: str = "node"
    id: str
    labels: list[str]
    properties: dict[str, JsonValue]


class GraphRelation(BaseModel):
    """A relation between two nodes of the same answer."""

    kind: str = "relation"
    id: str
    type: str
    start: str
    end: str
    properties: dict[str, JsonValue]


class Graph(BaseModel):
    """What can be drawn: each node and relation once, and every end of a relation among the nodes."""

    nodes: list[GraphNode]
    relations: list[GraphRelation]


class CypherAnswer(BaseModel):
    """The rows, each a list with a cell for each column; `truncated` says why there are not all of them."""

    columns: list[CypherColumn]
    rows: list[list[JsonValue]] | None = None
    graph: Graph | None = None
    truncated: str | None = None

    @classmethod
    def of(cls, answer: QueryAnswer, shape: Shape) -> Self:
        """Returns what is told of an answer."""
        told: dict[str, object] = {"columns": [{"name": c.name, "type": c.type} for c in answer.columns], "truncated": answer.truncated}
        if shape is not Shape.GRAPH:
            told["rows"] = answer.rows
        if shape is not Shape.TABLE:
            picture = picture_of(answer)
            told["graph"] = {"nodes": picture.nodes, "relations": picture.relations}
        return cls.model_validate(told)


class CypherExample(BaseModel):
    """A query to begin with: its name, what it shows and how to read it, its text, and values for its parameters."""

    name: str
    title: str
    reading: str
    parameters: dict[str, str]
    query: str


def examples() -> list[CypherExample]:
    """Returns queries that lead through the graph, the same as in the guide of Neo4j Browser."""
    return [CypherExample(name=q.name, title=q.title, reading=q.reading, parameters=dict(q.parameters), query=q.text) for q in queries()]


def limits_of(settings: Settings) -> Limits:
    """Returns what one query may take."""
    return Limits(
        time_s=settings.cypher_time_s,
        rows=settings.cypher_max_rows,
        bytes=settings.cypher_max_bytes,
        memory_mb=settings.cypher_memory_mb,
        chars=settings.cypher_max_chars,
        at_once=settings.cypher_at_once,
        wait_s=settings.cypher_wait_s,
    )


def checked(question: CypherQuestion, limits: Limits) -> UserQuery:
    """Returns the query once the guard has let it through, so that no copy is made for one that is refused; raises QueryRefused."""
    guarded(question.query, question.parameters, limits)
    return UserQuery(question.query, question.parameters, ends=question.form is not Shape.TABLE)


def csv_of(answer: QueryAnswer) -> str:
    """Returns an answer as CSV with a head; lists, maps, nodes and relations are JSON in their cell, null is empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in answer.columns])
    writer.writerows([[_text(cell) for cell in row] for row in answer.rows])
    return text.getvalue()


def lines_of(answer: QueryAnswer) -> str:
    """Returns an answer as JSON Lines: each row an object with the columns' names."""
    names = [column.name for column in answer.columns]
    return "".join(_json(dict(zip(names, row, strict=True))) + "\n" for row in answer.rows)


def short(cell: object) -> str:
    """Returns a cell for a table that people read: a node by its name, a relation by its type, a path from end to end."""
    match cell:
        case {"kind": "node", "labels": labels, "properties": dict(properties)}:
            name = next((str(properties[key]) for key in ("name", "title", "quote", "id") if properties.get(key)), "")
            return f"({name})" if name else f"(:{':'.join(map(str, labels))})" if isinstance(labels, Sequence) else "()"
        case {"kind": "relation", "type": kind}:
            return f"[{kind}]"
        case {"kind": "path", "nodes": list(nodes), "relations": list(relations)}:
            return short(nodes[0]) + "".join(_step(*step) for step in zip(nodes, relations, nodes[1:], strict=False))
        case list(items):
            return ", ".join(map(short, items))
        case str() | None:
            return cell or ""
        case _:
            return _json(cell)


def _step(start: JsonValue, relation: JsonValue, end: JsonValue) -> str:
    forward = isinstance(relation, dict) and isinstance(start, dict) and relation.get("start") == start.get("id")
    return f"-{short(relation)}->{short(end)}" if forward else f"<-{short(relation)}-{short(end)}"


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else "" if cell is None else _json(cell)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
