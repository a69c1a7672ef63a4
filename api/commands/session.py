"""What every command has at hand: the settings, the form of the output, the two consoles and the store."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Annotated

import typer
from rich.console import Console

from api.consoles import console_of
from api.opening import open_store
from api.output import Form
from api.settings import Settings
from graph.kept_names import KeptNames
from graph.model import Actor
from graph.store import Reader, Store
from loaders.reference import reference_actors

PIPED_WIDTH = 160  # columns of a table that goes to a file or another program


@dataclass(frozen=True)
class Session:
    """One run of the command line."""

    settings: Settings
    form: Form
    messages: Console = field(default_factory=lambda: console_of(stderr=True, soft_wrap=True))

    @cached_property
    def console(self) -> Console:
        """Where data goes."""
        width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
        return console_of(width=width)

    @contextmanager
    def store(self, *, create: bool = False) -> Iterator[Store]:
        """Gives the store, and lets go of it at the end; raises StoreError."""
        store = open_store(self.settings, create=create, tell=self.say)
        try:
            yield store
        finally:
            store.close()

    def say(self, message: str) -> None:
        """Tells the user something that is no data."""
        self.messages.print(message, markup=False)


FormOption = Annotated[Form | None, typer.Option("--format", help="The form of what is printed: as the global option.")]


def session_of(context: typer.Context, form: Form | None = None) -> Session:
    """Returns the session that the global options made, with the command's own form of output where it has one."""
    session = context.find_object(Session)
    if session is None:
        raise RuntimeError("the command runs outside the application")
    return replace(session, form=form) if form else session


def resolver(store: Reader) -> Callable[[str], Actor]:
    """Returns what makes actors of names; the index is made at the first name."""
    kept: list[KeptNames] = []

    def resolve(name: str) -> Actor:
        kept[:] = kept or [KeptNames(reference_actors())]
        return kept[0].of(store).resolve(name)

    return resolve
