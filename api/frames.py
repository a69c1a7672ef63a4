"""Answers as tables and graphs for notebooks: pandas and networkx."""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, get_origin

import networkx as nx
from pydantic import BaseModel

from api.answering import Claims
from api.answering_paths import BalanceAnswer, HeldNetwork, SimilarAnswer
from api.flat import columns_of, rows_of
from api.querying import CypherAnswer, Graph
from api.sparqling import SparqlResults
from graph.answers import Named, Row
from graph.contested import DisputeRow
from graph.model import ActorRef, Claim
from graph.profiles import ListedMembership
from graph.timeline import TimelineRow

if TYPE_CHECKING:
    import pandas as pd

type Network = "nx.MultiDiGraph[str]"
type Edge = Row | TimelineRow | DisputeRow | ListedMembership | Claim

ROWS = (Row, TimelineRow, DisputeRow, ListedMembership)  # which stand between two actors
LISTED = {"relation": "LISTED_MEMBER_OF", "plain": True, "listed": True}  # as in RDF, where what is listed is no allegation


def to_pandas(answer: object) -> "pd.DataFrame":
    """Returns an answer as a table with the columns of its CSV (`subject.id`); raises ImportError where pandas is not installed.

    Of several lists (`plain`, `claimed`) the column `list` tells which one a row is of. A row without a column has None there.
    Queries give their own columns, the balance and the size of the network one row of numbers, a single thing one row;
    of several things, such as `all_claims`, each is a row. Raises TypeError for what is no table.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("tables need pandas: pip install 'allegiance[notebook]'") from error
    match answer:
        case CypherAnswer(rows=list(cells)):
            return pd.DataFrame(cells, columns=[column.name for column in answer.columns])
        case CypherAnswer(graph=Graph() as graph):
            return pd.json_normalize(rows_of(graph))
        case SparqlResults(boolean=bool(is_so)):
            return pd.DataFrame({"boolean": [is_so]})
        case SparqlResults():
            return pd.DataFrame(answer.rows, columns=answer.columns)
        case BalanceAnswer() | HeldNetwork():  # numbers of the whole, beside which their lists are examples
            return pd.json_normalize(answer.model_dump(mode="json", by_alias=True))
        case BaseModel():
            return _table(rows_of(answer), columns_of(type(answer)))
        case Iterable() if not isinstance(answer, str | bytes | Mapping):
            several = list(answer)
            claims = rows_of(Claims(claims=tuple(one for one in several if isinstance(one, Claim)), next=None))
            others = [row for one in several if isinstance(one, BaseModel) for row in rows_of(one)]
            return _table([*claims, *others], columns_of(Claims) if not others else [])
    raise _refusal("table", answer, _has_table)


def _table(rows: list[dict[str, Any]], columns: list[str]) -> "pd.DataFrame":
    """Returns rows as a table, their columns first in this order, all of these where there is no row."""
    import pandas as pd

    if not rows:
        return pd.DataFrame(columns=columns)
    table = pd.json_normalize(rows)
    first = [name for name in columns if name in table.columns]
    return table[[*first, *(name for name in table.columns if name not in first)]]


def to_networkx(answer: object) -> Network:
    """Returns what stands between two actors in an answer as a graph: a node an actor, an edge a relation, its key the relation's id.

    Nodes have name and kind, edges the relation's type, sign, numbers and dates, and `plain`: whoever wants no allegations
    takes those edges alone. Of disputes and pages of claims an edge is a dispute or a claim. The graph form of a query in
    Cypher is the graph that it asks for. All values can be written as GraphML: lists are one text, what is unknown is left out.
    Raises TypeError for an answer that never has a graph.
    """
    graph: Network = nx.MultiDiGraph()
    if isinstance(answer, CypherAnswer) and answer.graph is not None:
        return _picture(graph, answer.graph)
    if isinstance(answer, Iterable) and not isinstance(answer, BaseModel | str | bytes | Mapping):
        answer = list(answer)
        if unfit := [one for one in answer if not isinstance(one, Claim) and not has_graph(type(one))]:
            raise _refusal("graph", unfit[0], has_graph)
    elif not has_graph(type(answer)) or isinstance(answer, CypherAnswer):
        raise _refusal("graph", answer, has_graph)
    if isinstance(answer, SimilarAnswer):
        for row in answer.rows:
            _join(graph, answer.actor, row.actor, None, _values(row))
    for one in list(_found(answer, ROWS)) or list(_found(answer, (Claim,))):
        _add(graph, one)
    return graph


def has_graph(kind: Any) -> bool:  # noqa: ANN401 - a type of answer
    """Tells whether answers of a type may name two actors and what stands between them."""
    if kind in (CypherAnswer, SimilarAnswer, Iterator[Claim]):
        return True
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return False
    schema = kind.model_json_schema(mode="serialization")
    named = {schema.get("title"), schema.get("$ref", "").rpartition("/")[2], *schema.get("$defs", {})}
    return not named.isdisjoint(_names((*ROWS, Claim)))


def _names(kinds: Iterable[type]) -> Iterator[str]:
    """Yields the names of classes and of all that are made of them."""
    for kind in kinds:
        yield kind.__name__
        yield from _names(kind.__subclasses__())


def _has_table(kind: Any) -> bool:  # noqa: ANN401 - a type of answer
    return get_origin(kind) in (list, Iterator) or (isinstance(kind, type) and issubclass(kind, BaseModel))


def _refusal(form: str, answer: object, fits: Callable[[Any], bool]) -> TypeError:
    """Returns an error that says which methods answer with what can be shown so."""
    from api.client import Client  # which offers these functions

    if inspect.isawaitable(answer):
        return TypeError(f"an answer that is not there yet has no {form}: await it first")
    if hasattr(answer, "__aiter__"):
        return TypeError(f"what is still to come has no {form}: gather it first, [one async for one in ...]")
    methods = [name for name, method in vars(Client).items() if inspect.isfunction(method) and not name.startswith("_")]
    able = [name for name in methods if fits(inspect.get_annotations(vars(Client)[name]).get("return"))]
    asked = ' without form="graph"' if isinstance(answer, CypherAnswer) else ""
    return TypeError(f"there is no {form} of {type(answer).__name__}{asked}; these methods give one: {', '.join(able)}")


def _found(value: object, kinds: tuple[type, ...]) -> Iterator[Edge]:
    """Yields what of some kinds stands anywhere in an answer, without what is inside of it."""
    if isinstance(value, kinds):
        yield value  # type: ignore[misc]  # kinds are ROWS or Claim
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _found(one, kinds)
    elif isinstance(value, BaseModel):
        yield from _found([getattr(value, name) for name in type(value).model_fields], kinds)
    elif is_dataclass(value):
        yield from _found([getattr(value, field.name) for field in fields(value)], kinds)


def _add(graph: Network, one: Edge) -> None:
    """Adds the edge of a row or a claim; what names one actor alone, as 'warned of consequences', is none."""
    if isinstance(one, ListedMembership):
        _join(graph, one.member, one.alliance, None, LISTED | _values(one))
    elif one.object is not None:
        key = f"{one.relation} {one.when}" if isinstance(one, TimelineRow) else one.id
        _join(graph, one.subject, one.object, key, _values(one) | {"plain": one.plain})


def _join(graph: Network, one: Named | ActorRef, other: Named | ActorRef, key: str | None, told: dict[str, Any]) -> None:
    """Adds an edge, and its actors as nodes."""
    for actor in (one, other):
        graph.add_node(actor.id, name=actor.name, kind=actor.kind)
    graph.add_edge(one.id, other.id, key=key, **{name: value for name, value in told.items() if name != "id"})


def _values(one: object) -> dict[str, Any]:
    """Returns the plain values of a row, lists of texts as one text."""
    return _plain_of({field.name: getattr(one, field.name) for field in fields(one)})  # type: ignore[arg-type]  # rows are dataclasses


def _plain_of(told: Mapping[str, Any]) -> dict[str, Any]:
    """Returns of some values those that GraphML can hold."""
    return {name: plain for name, value in told.items() if (plain := _plain(value)) is not None}


def _plain(value: object) -> str | int | float | bool | None:
    """Returns a value as GraphML can hold it, None where it cannot."""
    match value:
        case bool() | int() | float():
            return value
        case str():
            return str(value)  # of a word of a list, too
        case [str(), *_]:
            return "; ".join(map(str, value))
    return None


def _picture(graph: Network, found: Graph) -> Network:
    """Adds what a query drew: nodes by the ids that last, where each has its own."""
    ids = [node.id for node in found.nodes]
    lasting = [str(node.properties.get("id") or node.id) for node in found.nodes]
    names = dict(zip(ids, lasting if len(set(lasting)) == len(ids) else ids, strict=True))
    for node in found.nodes:
        graph.add_node(names[node.id])
        graph.nodes[names[node.id]].update(_plain_of(node.properties), labels="; ".join(node.labels))
    for edge in found.relations:
        graph.add_edge(names[edge.start], names[edge.end], key=edge.id)
        graph.edges[names[edge.start], names[edge.end], edge.id].update(_plain_of(edge.properties), relation=edge.type)
    return graph
