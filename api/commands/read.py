"""`allegiance read`: what articles say, with no store."""

from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.load import SOURCES, AnyAddress, Kind, VoiceOf, Workers, end, items_of, tell_left_out
from api.commands.session import FormOption, Session, session_of
from api.event_rows import RowWriter
from api.output import Form
from graph.event_rows import Scheme
from graph.model import Article
from graph.records import record_of, write_record
from graph.store import Reading
from loaders.extracting import Extraction, explanations
from loaders.report import Tally

if TYPE_CHECKING:
    from loaders.extraction.extractor import Extracted
    from loaders.pipeline import Extracts

SHOW = typer.Option("--show", help="Print the text with its claims marked.")
EXPLAIN = typer.Option("--explain", help="Print each sentence with what fired at which word, and why the rest did not.")
AS_ROWS = typer.Option("--as-rows", help="Print event rows of a scheme: as CSV, POLECAT tab-separated.")
EVERY = typer.Option("--all", help="With --as-rows: rows also of what is not plain, marked as such.")


def read(
    context: typer.Context,
    sources: Annotated[list[str], SOURCES],
    kind: Kind = None,
    workers: Workers = 0,
    show: Annotated[bool, SHOW] = False,
    explain: Annotated[bool, EXPLAIN] = False,
    as_rows: Annotated[Scheme | None, AS_ROWS] = None,
    every: Annotated[bool, EVERY] = False,
    voice: VoiceOf = None,
    any_address: AnyAddress = False,
    form: FormOption = None,
) -> None:
    """Read articles with no store: their claims as JSON Lines, as marked text, as event rows, or how they were read."""
    asked = [name for name, wanted in (("--show", show), ("--explain", explain), ("--as-rows", as_rows)) if wanted]
    if len(asked) > 1:
        raise typer.BadParameter("each prints something else: choose one", param_hint=" and ".join(asked))
    if every and not as_rows:
        raise typer.BadParameter("it says which rows are printed and needs --as-rows", param_hint="--all")
    if explain and workers:
        raise typer.BadParameter("explaining reads in this process, without --workers", param_hint="--explain")
    session = session_of(context, form)
    tally = Tally()
    items = items_of(session, sources, kind, voice, any_address=any_address)
    extraction: Extracts = _Explaining(session) if explain else Extraction(session.settings.model, workers)
    rows = RowWriter(as_rows, session.form, every=every) if as_rows else None
    write = rows.write if rows else _nothing if explain else _marked(session) if show else _records
    from loaders.pipeline import read as run

    for checked in run(items, extraction, tally):
        write(checked.reading)
    if rows is not None:
        rows.close()
        for line in rows.told():
            session.say(line)
    done = tally.report()
    tell_left_out(session, done)
    end(done)


def _records(reading: Reading) -> None:
    for claim in reading.claims:
        typer.echo(write_record(record_of(claim)), nl=False)


def _nothing(_: Reading) -> None:
    """What is explained has been printed already."""


def _marked(session: Session) -> Callable[[Reading], None]:
    from api.marked import print_marked

    return lambda reading: print_marked(reading, session.console)


class _Explaining:
    """Reads articles and prints how it does: as text, or as JSON with --format json or jsonl."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.version = Extraction(session.settings.model).version

    def read(self, articles: Iterable[Article]) -> "Generator[Extracted, None, None]":
        """Yields what each article says, when it has been explained."""
        from api.explained import explained_json, print_explained

        for explained in explanations(self._session.settings.model, articles):
            if self._session.form in (Form.JSON, Form.JSONL):
                typer.echo(explained_json(explained))
            else:
                print_explained(explained, self._session.console)
            yield explained.extracted
