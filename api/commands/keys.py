"""`allegiance keys`: keys for a service that others use."""

from typing import Annotated

import typer
from pydantic import BaseModel

from api.commands.session import FormOption, session_of
from api.keys import Scope, new_key
from api.output import write_answer

app = typer.Typer(name="keys", help="Keys for a service that others use.", no_args_is_help=True)


class Made(BaseModel):
    """A new key, and how the service keeps it."""

    name: str
    key: str
    entry: str


@app.callback()
def keys() -> None:
    """Keys for a service that others use."""


@app.command("make")
def make(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Whose key it is, as the log tells it.")],
    scope: Annotated[list[Scope], typer.Option("--scope", help="What it opens; several times for several. admin opens all.")],
    form: FormOption = None,
) -> None:
    """Print the entry of a new key for ALLEGIANCE_API_KEYS, and, once and on standard error, the key: `... >> keys` keeps no key."""
    session = session_of(context, form)
    secret, key = new_key(name, scope)
    made = Made(name=name, key=secret, entry=key.entry())

    def print_entry(_: object) -> None:
        session.say(f"the key, which nobody can show again: {secret}")
        typer.echo(made.entry)

    write_answer(made, session.form, session.console, print_entry)
