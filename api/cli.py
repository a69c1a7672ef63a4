"""The command line: `allegiance`.

Data goes to standard output, messages to standard error. Exit status: 0 done; 1 done, but something was rejected or
nothing found; 2 wrong use or unreadable input.
"""

import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from typer.core import TyperGroup

from api.commands.session import Session
from api.output import Form
from api.settings import Settings

COMMANDS = {  # where each stands: what is not asked for is not imported, which would take longer than a question
    "load": "api.commands.load",
    "read": "api.commands.read",
    "export": "api.commands.keep",
    "remove": "api.commands.keep",
    "stats": "api.commands.keep",
    "backup": "api.commands.keep",
    "restore": "api.commands.keep",
    "copy": "api.commands.copy",
    "check": "api.commands.check",
    "cypher": "api.commands.cypher",
    "sparql": "api.commands.sparql",
    "evaluate": "api.commands.evaluate",
    "ontology": "api.commands.ontology",
    "serve": "api.commands.serve",
}
GROUPS = {name: f"api.commands.{name}" for name in ("ask", "copies", "identity", "keys", "neo4j")}
KNOWN = {  # errors that say what to do, by the modules that have them: none is raised of a module that is not imported
    "api.commands.serve": "CannotListen",
    "api.keys": "WrongAccess",
    "api.neo4j.problems": "ServerProblem",
    "api.signing": "WrongKey",
    "graph.names": "NameProblem",
    "graph.store": "StoreError",
    "loaders.evaluation.gold": "GoldError",
    "loaders.extracting": "ExtractionError",
    "ontology.vocabulary": "UnknownRelation",
}


HOW: dict[str, Any] = {"add_completion": False, "pretty_exceptions_enable": False, "rich_markup_mode": None}


class _Commands(TyperGroup):
    """The commands by their names, each imported when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - a type that typer keeps to itself
        """Returns all names."""
        return [*COMMANDS, *GROUPS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - as above
        """Returns the command of a name."""
        whole = typer.Typer(**HOW)
        if cmd_name in GROUPS:
            whole.add_typer(import_module(GROUPS[cmd_name]).app)
        elif cmd_name in COMMANDS:
            whole.command(cmd_name)(getattr(import_module(COMMANDS[cmd_name]), cmd_name))
        return typer.main.get_group(whole).get_command(ctx, cmd_name)


app = typer.Typer(
    cls=_Commands,
    name="allegiance",
    help="Who stands with whom, on whose word: news articles as a knowledge graph.",
    no_args_is_help=True,
    **HOW,
)


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
    except Exception as error:  # the last line of defence: a user gets words, and whoever looks into it gets the rest
        told = _told(error)
        if told is None and Settings().debug:
            raise
        own = f"an error of Allegiance's own, {type(error).__name__}: {error}; please report it with what ALLEGIANCE_DEBUG=1 shows"
        _fail(own if told is None else told)


def _told(error: Exception) -> str | None:
    """Returns what to tell of an error, None of one that should not be."""
    if isinstance(error, _of("graph.answers", "WrongQuestion")):
        from api.commands.options import in_options

        return in_options(str(error))
    if any(isinstance(error, _of(module, name)) for module, name in KNOWN.items()):
        return str(error)
    if isinstance(error, ValidationError):
        return "; ".join(f"ALLEGIANCE_{fault['loc'][0]!s}".upper() + f": {fault['msg']}" for fault in error.errors())
    if isinstance(error, OSError):
        return f"{error.filename or 'input or output'}: {error.strerror or error}"
    return None


def _of(module: str, name: str) -> tuple[type[Exception], ...]:
    """Returns a kind of error where its module is imported."""
    kind = getattr(sys.modules.get(module), name, None)
    return (kind,) if kind else ()


def _fail(message: str) -> None:
    typer.echo(f"allegiance: {message}", err=True)
    sys.exit(2)
