"""Answers as flat rows, with columns that do not depend on what was found: for CSV, JSON Lines and tables of notebooks."""

from functools import cache
from typing import Any

from pydantic import BaseModel, RootModel


def columns_of(answer: type[BaseModel]) -> list[str]:
    """Returns the columns of an answer's flat rows, whatever it holds: those of all its lists, nested ones as `subject.id`."""
    schema = answer.model_json_schema(mode="serialization")
    rows = _lists_of(answer)
    if not rows:
        return _leaves(schema, schema, "")
    leaves = [name for row in rows.values() for name in row]
    return list(dict.fromkeys(leaves if len(rows) == 1 else ["list", *leaves]))


@cache
def _lists_of(answer: type[BaseModel]) -> dict[str, list[str]]:
    """Returns the lists of records of an answer, with the columns of each; a thing of its own (a profile, a dispute) has none."""
    if issubclass(answer, RootModel):
        return {}
    schema = answer.model_json_schema(mode="serialization")
    parts = {name: field["items"] for name, field in schema["properties"].items() if field.get("type") == "array"}
    return {name: columns for name, part in parts.items() if (columns := _leaves(part, schema, "")) != [""]}


def _leaves(part: dict[str, Any], schema: dict[str, Any], path: str) -> list[str]:
    """Returns the paths of a schema's values that are no objects; what may be null has the columns that it would have."""
    if "$ref" in part:
        return _leaves(schema["$defs"][part["$ref"].rpartition("/")[2]], schema, path)
    nested = [found for one in part.get("anyOf", ()) if (found := _leaves(one, schema, path)) != [path]]
    if nested:
        return nested[0]
    if "properties" not in part:
        return [path]
    return [leaf for name, field in part["properties"].items() for leaf in _leaves(field, schema, f"{path}.{name}" if path else name)]


def rows_of(answer: BaseModel) -> list[dict[str, Any]]:
    """Returns an answer as flat rows for JSON Lines and CSV; of several lists each row tells which is its own.

    An answer without a list of records is one row, as a job is; lists of words, such as the authors of an article, are no rows.
    """
    told: dict[str, Any] = answer.model_dump(mode="json", by_alias=True)
    lists = {name: value for name, value in told.items() if name in _lists_of(type(answer))}
    if not lists:
        return [told]
    if len(lists) == 1:
        return list(*lists.values())
    return [{"list": name, **row} for name, rows in lists.items() for row in rows]
