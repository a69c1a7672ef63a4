"""Answers as tables and graphs for notebooks: pandas and networkx."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

import networkx as nx
from pydantic import BaseModel

from api.answering import columns_of, rows_of
from graph.answers import RelationRow
from ontology.values import Standing

if TYPE_CHECKING:
    import pandas as pd

EDGE = (
    *("relation", "sign", "plain", "claims", *map(str, Standing), "denials"),
    *("outlets", "origins", "first", "last", "best"),
)


def to_pandas(answer: BaseModel) -> "pd.DataFrame":
    """Returns an answer as a table with the columns of its CSV (`subject.id`); raises ImportError where pandas is not installed.

    Of several lists (`plain`, `claimed`) the column `list` tells which one a row is of. A row without a column has None there.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise ImportError("tables need pandas: pip install 'allegiance[notebook]'") from error
    table = pd.json_normalize(rows_of(answer))
    columns = [name for name in columns_of(type(answer)) if name in table.columns]
    return table[[*columns, *(name for name in table.columns if name not in columns)]]


def to_networkx(answer: BaseModel) -> "nx.MultiDiGraph[str]":
    """Returns all relations of an answer as a graph: a node an actor, an edge a relation, its key the relation's id.

    Nodes have name and kind, edges the relation's type, sign, numbers and dates, and `plain`: whoever wants no allegations
    takes those edges alone.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for row in _relations(answer):
        for actor in (row.subject, row.object):
            graph.add_node(actor.id, name=actor.name, kind=actor.kind)
        told = {name: getattr(row, name) for name in EDGE}
        graph.add_edge(row.subject.id, row.object.id, key=row.id, **told)
    return graph


def _relations(value: object) -> Iterator[RelationRow]:
    """Yields the relations that stand anywhere in an answer."""
    if isinstance(value, RelationRow):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _relations(one)
    elif isinstance(value, BaseModel):
        yield from _relations([getattr(value, name) for name in type(value).model_fields])
    elif is_dataclass(value):
        yield from _relations([getattr(value, field.name) for field in fields(value)])
