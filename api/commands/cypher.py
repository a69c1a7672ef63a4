"""`allegiance cypher`: a query of one's own."""

import json
import sys
from typing import Annotated

import typer
from pydantic import JsonValue
from rich.console import Console
from rich.table import Table

from api.asking import WrongQuestion
from api.commands.session import FormOption, session_of
from api.output import Form, many
from api.querying import CypherAnswer, CypherQuestion, Shape, checked, csv_of, limits_of, lines_of, short
from graph.querying import QueryAnswer


def cypher(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="The query in Cypher; - reads it from standard input.", metavar="QUERY")],
    param: Annotated[
        list[str] | None,
        typer.Option("--param", help="A value for $name; numbers, true, false, null and JSON lists are such.", metavar="NAME=VALUE"),
    ] = None,
    params: Annotated[str | None, typer.Option("--params", help="Values for all parameters, as a JSON object.", metavar="JSON")] = None,
    graph: Annotated[bool, typer.Option("--graph", help="Write nodes and relations for a picture, as JSON, instead of rows.")] = False,
    form: FormOption = None,
) -> None:
    """Ask in Cypher. It only reads, within limits of time, memory and rows; docs/cypher.md tells what it may say and what is there."""
    session = session_of(context, form)
    limits = limits_of(session.settings)
    text = sys.stdin.read() if query == "-" else query
    shape = Shape.GRAPH if graph else Shape.TABLE
    asked = checked(CypherQuestion(query=text, parameters=_parameters(param or [], params), form=shape), limits)
    with session.store() as store, store.snapshot() as snapshot:
        answer = snapshot.cypher(asked, limits)
    _write(answer, Form.JSON if graph else session.form, shape, session.console)
    if answer.truncated:
        session.say(answer.truncated)
    if not answer.rows:
        session.say("nothing found")
        raise typer.Exit(1)


def _parameters(given: list[str], whole: str | None) -> dict[str, JsonValue]:
    """Returns the parameters; raises WrongQuestion where one is not understood."""
    parameters: dict[str, JsonValue] = {}
    if whole is not None:
        try:
            parameters = json.loads(whole)
        except ValueError as error:
            raise WrongQuestion(f'--params: {whole!r} is no JSON ({error}); write an object such as {{"id": "TUR"}}') from None
        if not isinstance(parameters, dict):
            raise WrongQuestion('--params: it is no JSON object; write one such as {"id": "TUR"}')
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name:
            raise WrongQuestion(f"--param: {one!r} has no name and value; write them as id=TUR")
        parameters[name.removeprefix("$")] = _value(value)
    return parameters


def _value(text: str) -> JsonValue:
    """Returns what a text means: JSON where it is such, else itself."""
    try:
        value: JsonValue = json.loads(text)
    except ValueError:
        return text
    return value


def _write(answer: QueryAnswer, form: Form, shape: Shape, console: Console) -> None:
    match form:
        case Form.JSON:
            told = CypherAnswer.of(answer, shape).model_dump(mode="json", exclude_unset=True)
            console.file.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        case Form.JSONL:
            console.file.write(lines_of(answer))
        case Form.CSV:
            console.file.write(csv_of(answer))
        case Form.TABLE if answer.rows:
            table = Table(*(column.name for column in answer.columns), caption=many(len(answer.rows), "row"), caption_justify="left")
            for row in answer.rows:
                table.add_row(*(short(cell) for cell in row))
            console.print(table, markup=False)
