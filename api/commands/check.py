"""`allegiance check`: what in a store, or in a file, is not as it must be."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.commands.progress import progress_of
from api.commands.session import FormOption, session_of
from api.output import many, write_answer

if TYPE_CHECKING:
    from graph.validating import Findings


def check(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A file of records (JSON Lines) or of RDF; none: the store.", metavar="FILE")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="First derive all relations of the store anew from its claims.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Check in so many processes.")] = os.cpu_count() or 1,
    form: FormOption = None,
) -> None:
    """Check a store, or a file, against the shapes (SHACL): quotes, kinds, standings, relations. Exit status 1 where something is wrong."""
    from api.checking import Checked, checked_file, checked_store  # the validator takes its time
    from graph.rdf.iris import Iris

    if rebuild and file:
        raise typer.BadParameter("only a store has relations to derive anew; leave out the file", param_hint="--rebuild")
    session = session_of(context, form)
    iris = Iris(session.settings.base_iri)
    with progress_of(session, "checking") as progress:
        if file:
            found = checked_file(file, iris, workers, progress)
        else:
            with session.store() as store:
                found = checked_store(store, iris, workers, progress, rebuild=rebuild)
    write_answer(Checked(found), session.form, session.console, lambda console: _print(found, console))
    session.say(f"checked {many(found.articles, 'article')} and {many(found.claims, 'claim')}: {_outcome(found)}")
    if found.violations:
        raise typer.Exit(1)


def _outcome(found: "Findings") -> str:
    """Returns what was found in a few words."""
    if not found.broken:
        return "all is as it must be"
    return f"{many(found.violations, 'violation')} and {many(found.warnings, 'warning')}"


def _print(found: "Findings", console: Console) -> None:
    """Prints what is broken, with an example of each."""
    if not found.broken:
        return
    table = Table(box=None)
    for column in ("shape", "severity", "number", "for example"):
        table.add_column(column, justify="right" if column == "number" else "left", no_wrap=column != "for example")
    for broken in found.broken:
        table.add_row(broken.shape, broken.severity, f"{broken.number:,}", Text(broken.examples[0].message))
    console.print(table)
