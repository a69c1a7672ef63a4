"""`allegiance sparql`: a query of one's own, over the graph as RDF."""

import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Annotated, Protocol, runtime_checkable

import typer
from rich.console import Console
from rich.table import Table

from api.asking import WrongQuestion
from api.commands.session import FormOption, Session, session_of
from api.output import Form, many
from api.sparqling import lines_of_rows, quads_folder, sparql_limits_of, table_of
from graph.sparql import forms
from graph.sparql.guard import Answers
from graph.sparql.names import names_of
from graph.sparql.snapshot import Checked, SparqlAnswer, SparqlQuery, checked
from graph.store import Store

STANDARD = {Form.TABLE: forms.Form.JSON, Form.JSON: forms.Form.JSON, Form.JSONL: forms.Form.JSON, Form.CSV: forms.Form.CSV}
LONGEST_NAME = 1000


@runtime_checkable
class AsksElsewhere(Protocol):
    """A store that is served, which answers in SPARQL itself."""

    def sparql(self, query: SparqlQuery) -> SparqlAnswer:
        """Returns the answer of the service."""


def sparql(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="The query, or a file with it; - reads it from standard input.", metavar="QUERY|FILE")],
    wanted: Annotated[forms.Form | None, typer.Option("--as", help="Write the answer in this form of the standards.")] = None,
    form: FormOption = None,
) -> None:
    """Ask in SPARQL. It only reads, within limits of time, memory and rows; docs/sparql.md tells what is there."""
    session = session_of(context, form)
    limits, names = sparql_limits_of(session.settings), names_of(session.settings.base_iri)
    text = _text(query)
    first = checked(SparqlQuery(text), limits, names)
    if first.guarded.answers is not Answers.TRIPLES:
        first = checked(SparqlQuery(text, wanted or STANDARD[session.form]), limits, names)
    elif wanted or session.form is Form.JSON:
        first = checked(SparqlQuery(text, wanted or forms.Form.JSON_LD), limits, names)
    answer = _asked(session, first)
    _write(answer, session, None if wanted else session.form)
    if answer.truncated:
        session.say(answer.truncated)
    if not answer.found:
        if answer.answers is not Answers.TRUTH:
            session.say("nothing found")
        raise typer.Exit(1)


def _asked(session: Session, query: Checked) -> SparqlAnswer:
    """Returns the answer of the store, wherever it is."""
    from graph.sparql.kept import KeptQuads

    with session.store() as store:
        if isinstance(store, AsksElsewhere):
            return store.sparql(query.query)
        quads = KeptQuads(quads_folder(store, session.settings), session.settings.base_iri, tell=session.say)
        try:
            limits = sparql_limits_of(session.settings)
            with quads.snapshot(lambda: nullcontext[Store](store), limits) as snapshot:
                return snapshot.sparql(query, limits)
        finally:
            quads.close()


def _text(query: str) -> str:
    """Returns the query that is given, or that a file holds; raises WrongQuestion where that is no text."""
    if query == "-":
        return sys.stdin.read()
    with suppress(OSError, ValueError):
        if len(query) < LONGEST_NAME and Path(query).is_file():
            try:
                return Path(query).read_text("utf-8-sig")
            except UnicodeDecodeError as error:
                raise WrongQuestion(f"{query} is not UTF-8: byte {error.start}") from None
    return query


def _write(answer: SparqlAnswer, session: Session, form: Form | None) -> None:
    """Writes an answer: for people as a table, else as it comes."""
    console: Console = session.console
    if answer.answers is Answers.ROWS and form is Form.TABLE:
        columns, rows = table_of(answer.body, session.settings.base_iri)
        if rows:
            table = Table(*columns, caption=many(len(rows), "row"), caption_justify="left")
            for row in rows:
                table.add_row(*row)
            console.print(table, markup=False)
    elif answer.answers is Answers.ROWS and form is Form.JSONL:
        console.file.write(lines_of_rows(answer.body))
    elif answer.answers is Answers.TRUTH and form in (Form.TABLE, Form.JSONL):
        console.file.write("true\n" if answer.found else "false\n")
    else:
        text = answer.body.decode()
        console.file.write(text if text.endswith("\n") or form is None else text + "\n")
