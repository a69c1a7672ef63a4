"""`allegiance neo4j`: a real Neo4j with its Browser, from packages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Self

import typer
from pydantic import RootModel
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from api.answering import CAMEL_CASE
from api.commands.session import FormOption, Session, session_of
from api.output import write_answer

if TYPE_CHECKING:
    from api.neo4j.maven import Download
    from api.neo4j.maven import Progress as Told
    from api.neo4j.server import Running

app = typer.Typer(
    name="neo4j",
    help="A real Neo4j with its Browser, from packages: for who has no Docker. It listens on this machine alone.",
    no_args_is_help=True,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What is told of the server; all is null where none runs."""

    running: bool
    address: str | None = None
    browser: str | None = None
    user: str | None = None
    passwordFile: str | None = None
    home: str | None = None
    pid: int | None = None

    @classmethod
    def of(cls, running: "Running") -> Self:
        """Returns what is told of a server that runs."""
        from api.neo4j.server import USER, password_file

        home = running.home
        return cls(True, running.address, running.browser, USER, str(password_file(home)), str(home), running.pid)


class ServerAnswer(RootModel[Found]):
    """Whether the server runs, and where."""

    model_config = CAMEL_CASE


@app.command("start")
def start(
    context: typer.Context,
    bolt_port: Annotated[int, typer.Option("--bolt-port", min=0, max=65535, help="For drivers; any free one where it is taken.")] = 7687,
    http_port: Annotated[int, typer.Option("--http-port", min=0, max=65535, help="For Browser; any free one where it is taken.")] = 7474,
    form: FormOption = None,
) -> None:
    """Start it, and print where its Browser opens. What runs already stays as it is.

    The first start downloads about 160 MB. Its data, its logs and its password lie in the folder neo4j of your data folder;
    ALLEGIANCE_NEO4J_HOME names another one. ALLEGIANCE_NEO4J_HEAP_MB and ALLEGIANCE_NEO4J_PAGECACHE_MB set its memory.
    """
    from api.neo4j.server import ServerOptions
    from api.neo4j.server import start as run

    session = session_of(context, form)
    settings = session.settings
    options = ServerOptions(
        bolt_port=bolt_port,
        http_port=http_port,
        heap_mb=settings.neo4j_heap_mb,
        pagecache_mb=settings.neo4j_pagecache_mb,
        start_timeout_s=settings.neo4j_start_timeout_s,
    )
    with _progress(session) as progress:
        running = run(settings.neo4j_home, options, session.say, progress)
    _write(session, Found.of(running))


@app.command("stop")
def stop(context: typer.Context) -> None:
    """Stop it. Its data stay, and the next start has them."""
    from api.neo4j.server import stop as run

    session = session_of(context)
    stopped = run(session.settings.neo4j_home, session.say)
    session.say("Neo4j has stopped" if stopped else f"no Neo4j of {session.settings.neo4j_home} runs")


@app.command("status")
def status(context: typer.Context, form: FormOption = None) -> None:
    """Whether it runs, and where: exit status 0 where it does, 1 where it does not."""
    from api.neo4j.server import status as ask

    session = session_of(context, form)
    running = ask(session.settings.neo4j_home)
    _write(session, Found.of(running) if running else Found(running=False))
    if not running:
        raise typer.Exit(1)


def _write(session: Session, found: Found) -> None:
    write_answer(ServerAnswer(found), session.form, session.console, lambda console: _print(session, found, console))


def _print(session: Session, found: Found, console: Console) -> None:
    """Prints the addresses, each whole on its line, so that a terminal opens it at a click."""
    if not found.running:
        session.say(f"no Neo4j of {session.settings.neo4j_home} runs; `allegiance neo4j start` starts it")
        return
    lines = (
        f"Browser   {found.browser}",
        f"sign in   as {found.user}, with the password in {found.passwordFile}",
        f"use it    export ALLEGIANCE_STORE={found.address}",
        "stop it   allegiance neo4j stop",
    )
    for line in lines:
        console.print(line, markup=False, soft_wrap=True)


@contextmanager
def _progress(session: Session) -> "Iterator[Told]":
    """Gives what shows how far a download is: a bar on a terminal, elsewhere a line when it begins."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[size]}"), TimeElapsedColumn())
    with Progress(*columns, console=session.messages, disable=not session.messages.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None, visible=False, size="")

        def show(now: "Download") -> None:
            if not now.bytes and now.done == 1:
                session.say("downloading Neo4j and its Browser, about 160 MB, once")
            of = "of what is needed" if now.of is None else f"of {now.of} packages"
            size = f"{now.bytes / 1e6:.0f} MB"
            bar.update(task, visible=now.done != now.of, total=now.of, completed=now.done, description=f"{now.done} {of}", size=size)

        yield show
