"""The command line: `allegiance`.

Data goes to standard output, messages to standard error. Exit status: 0 done; 1 done, but something was rejected or
nothing found; 2 wrong use or unreadable input.
"""

import sys
from typing import Annotated

import typer
from pydantic import ValidationError

from api.asking import WrongQuestion
from api.commands import ask, copies, identity, keep, keys, neo4j
from api.commands.check import check
from api.commands.copy import copy
from api.commands.cypher import cypher
from api.commands.evaluate import evaluate
from api.commands.load import load
from api.commands.ontology import ontology
from api.commands.options import in_options
from api.commands.read import read
from api.commands.serve import CannotListen, serve
from api.commands.session import Session
from api.commands.sparql import sparql
from api.keys import WrongAccess
from api.neo4j.problems import ServerProblem
from api.output import Form
from api.settings import Settings
from api.signing import WrongKey
from graph.names import NameProblem
from graph.store import StoreError
from loaders.evaluation.gold import GoldError
from loaders.extracting import ExtractionError
from ontology.vocabulary import UnknownRelation

app = typer.Typer(
    name="allegiance",
    help="Who stands with whom, on whose word: news articles as a knowledge graph.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(ask.app)
app.add_typer(copies.app)
app.add_typer(identity.app)
app.add_typer(keys.app)
app.add_typer(neo4j.app)
for _command in (
    load,
    read,
    keep.export,
    keep.remove,
    keep.stats,
    keep.backup,
    keep.restore,
    copy,
    check,
    cypher,
    sparql,
    evaluate,
    ontology,
    serve,
):
    app.command()(_command)

KNOWN = (StoreError, WrongKey, NameProblem, UnknownRelation, ExtractionError, CannotListen, WrongAccess, ServerProblem, GoldError)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"allegiance {version('allegiance')}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option("--store", help="The file of the store, or the address of its service or of a Neo4j.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="The form of what is printed.")] = Form.TABLE,
    _: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Make the session that all commands share."""
    settings = Settings() if store is None else Settings(store=store)
    context.obj = Session(settings, form)


def main() -> None:
    """Runs the command line; every error ends as one message."""
    try:
        app()
    except WrongQuestion as error:
        _fail(in_options(str(error)))
    except KNOWN as error:
        _fail(str(error))
    except ValidationError as error:
        _fail("; ".join(f"ALLEGIANCE_{fault['loc'][0]!s}".upper() + f": {fault['msg']}" for fault in error.errors()))
    except OSError as error:
        _fail(f"{error.filename or 'input or output'}: {error.strerror or error}")
    except Exception as error:  # the last line of defence: a user gets words, and whoever looks into it gets the rest
        if Settings().debug:
            raise
        _fail(f"an error of Allegiance's own, {type(error).__name__}: {error}; please report it with what ALLEGIANCE_DEBUG=1 shows")


def _fail(message: str) -> None:
    typer.echo(f"allegiance: {message}", err=True)
    sys.exit(2)
