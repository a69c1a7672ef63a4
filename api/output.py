"""Answers in the form that the user wants: a table to read, or JSON, JSON Lines and CSV for programs."""

import csv
import io
import json
from collections.abc import Callable
from enum import StrEnum
from typing import IO, Any

from pydantic import BaseModel
from rich.console import Console

from api.flat import columns_of, rows_of


class Form(StrEnum):
    """A form of output."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def many(number: int, word: str) -> str:
    """Returns a number of things in words: 1 article, 2 articles."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def write_answer(answer: BaseModel, form: Form, console: Console, table: Callable[[Console], None]) -> None:
    """Writes an answer; `table` prints it for people."""
    stream = console.file
    match form:
        case Form.TABLE:
            table(console)
        case Form.JSON:
            stream.write(json.dumps(answer.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n")
        case Form.JSONL:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(answer))
        case Form.CSV:
            _write_csv(columns_of(type(answer)), [_flat(row) for row in rows_of(answer)], stream)


def _write_csv(columns: list[str], rows: list[dict[str, str]], stream: IO[str]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    stream.write(text.getvalue())


def _flat(row: dict[str, Any], path: str = "") -> dict[str, str]:
    """Returns a row with one text a column: `subject.id`, and lists as one text with semicolons; what is null is left out."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        match value:
            case None:
                continue
            case dict():
                flat |= _flat(value, f"{path}{name}.")
            case list():
                flat[path + name] = "; ".join(map(_short, value))
            case _:
                flat[path + name] = _short(value)
    return flat


def _short(value: object) -> str:
    """Returns a value as text: of a record its name, its words or its id."""
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return str(next((value[key] for key in ("name", "text", "id") if value.get(key)), json.dumps(value, ensure_ascii=False)))
        case _:
            return str(value)
