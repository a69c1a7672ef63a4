"""`allegiance copy`: a store from one engine to the other."""

from typing import Annotated

import typer

from api.__main__ import INTERRUPTED
from api.commands.progress import progress_of
from api.commands.session import session_of
from api.deciding import book_of
from api.opening import open_store
from api.output import many
from graph.copying import copy as run
from graph.store import StoreError


def copy(
    context: typer.Context,
    to: Annotated[str, typer.Option("--to", help="The file of a store, or the address of a Neo4j; it has to be empty.", metavar="STORE")],
) -> None:
    """Copy the store, from a file to a Neo4j or back. What is stopped goes on with the same command.

    Afterwards both export the same bytes. The settings of a Neo4j (ALLEGIANCE_NEO4J_...) hold for whichever of the two is one.
    """
    session = session_of(context)
    settings = session.settings
    if to == settings.store:
        raise StoreError("--to names the store itself; name another one")
    with session.store() as source, progress_of(session, "copying") as told:
        named = settings.model_copy(update={"store": to})
        target = open_store(named, create=True, tell=session.say)
        try:
            book = book_of(target, named)
            book.refuse_others(source.decisions())
            done = run(source, target, told)
            book.keep()
        except KeyboardInterrupt:
            session.say("stopped; whole articles are copied, copy again to go on")
            raise typer.Exit(INTERRUPTED) from None
        finally:
            target.close()
    session.say(f"{many(done.articles, 'article')} copied, {done.unchanged:,} there already")
