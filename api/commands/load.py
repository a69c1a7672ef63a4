"""`allegiance load`: articles in, and what the commands that read articles share."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import TypeAdapter

from api.__main__ import INTERRUPTED
from api.commands.progress import progress_of
from api.commands.session import FormOption, Session, session_of
from api.deciding import book_of
from api.output import Form, many
from graph.names import NameIndex
from graph.store import seq_of
from loaders.extracting import Extraction
from loaders.reference import reference_actors
from loaders.report import LeftOut, Listed, Report
from loaders.samples import DIGEST

if TYPE_CHECKING:
    from loaders.readers import Item

KINDS = ("digest", "text", "html", "feed", "jsonl", "records", "trig", "nquads", "jsonld", "turtle", "rdfxml")

SOURCES_HELP = "files, folders, addresses, or - for standard input"
SOURCES = typer.Argument(help=f"{SOURCES_HELP.capitalize()}.", metavar="SOURCE")
Kind = Annotated[str | None, typer.Option("--as", help=f"Read as {', '.join(KINDS)}; else it is found out.")]
VoiceOf = Annotated[str | None, typer.Option("--voice", help="The actor whose own text it is: a ministry's statements, a party's channel.")]
AnyAddress = Annotated[bool, typer.Option("--any-address", help="Read private addresses and other ports too: an archive of your own.")]
Workers = Annotated[int, typer.Option("--workers", min=0, max=64, help="Read in so many child processes; 0 reads in this one.")]


def load(
    context: typer.Context,
    sources: Annotated[list[str] | None, SOURCES] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Load the sample: nine articles that come with the program.")] = False,
    kind: Kind = None,
    workers: Workers = 0,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report, store nothing.")] = False,
    report: Annotated[Path | None, typer.Option("--report", help="Write the report to a file, as JSON.")] = None,
    voice: VoiceOf = None,
    any_address: AnyAddress = False,
    form: FormOption = None,
) -> None:
    """Read articles and store what they say; take in exports, and RDF of others with names and memberships of actors.

    Loading the same again changes nothing.
    """
    from loaders.pipeline import LoadOptions
    from loaders.pipeline import load as run

    if not (sources or sample):
        raise typer.BadParameter("nothing is named; name files, folders or addresses, or --sample", param_hint="SOURCE")
    session = session_of(context, form)
    items = items_of(session, [*(sources or ()), *([str(DIGEST)] if sample else ())], kind, voice, any_address=any_address)
    extraction = Extraction(session.settings.model, workers)
    options = LoadOptions(dry_run=dry_run, settle_articles=session.settings.settle_articles)
    with session.store(create=True) as store, progress_of(session, "reading") as progress:
        try:
            before = seq_of(store)
            done = run(store, items, extraction, options, progress)
            if not dry_run:
                done = replace(done, seq_before=before, seq_after=seq_of(store))
            book_of(store, session.settings).keep()
        except KeyboardInterrupt:
            session.say("stopped; whole articles are stored, load again to go on")
            raise typer.Exit(INTERRUPTED) from None
    _tell(session, done)
    text = TypeAdapter(Report).dump_json(done, indent=2, by_alias=True)
    if report:
        report.write_bytes(text + b"\n")
    if session.form in (Form.JSON, Form.JSONL):
        typer.echo(text if session.form is Form.JSON else TypeAdapter(Report).dump_json(done))
    end(done)


def items_of(
    session: Session, sources: Sequence[str], kind: str | None, voice: str | None, *, any_address: bool = False
) -> "Iterable[Item]":
    """Returns what the sources hold; raises BadParameter and NameProblem."""
    from loaders.readers import Format, ReadOptions, read_sources

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(KINDS)}", param_hint="--as")
    settings = session.settings
    options = ReadOptions(
        kind=Format(kind) if kind else None,
        voice=NameIndex((), reference_actors()).resolve(voice).id if voice else None,
        outlets=settings.outlets,
        max_bytes=settings.read_max_bytes,
        max_chars=settings.read_max_chars,
        timeout_s=settings.fetch_timeout_s,
        max_redirects=settings.fetch_max_redirects,
        allow_any_address=any_address or settings.fetch_any_address,
    )
    return read_sources(sources, options)


def _tell(session: Session, report: Report) -> None:
    would = "would be " if report.dry_run else ""
    if report.listed:
        _tell_listed(session, report.listed, would)
    if not (report.read or report.listed is None):
        tell_left_out(session, report)
        return
    session.say(
        f"{many(report.read, 'article')}: {report.stored} {would}stored, {report.unchanged} unchanged, {report.replaced} {would}replaced; "
        f"{many(report.claims, 'claim')} ({report.seconds:.1f} s)"
    )
    tell_left_out(session, report)
    if report.seq_before and (report.stored or report.replaced):
        session.say(f"what is new by it: allegiance ask changes --loaded-after {report.seq_before}")


def _tell_listed(session: Session, listed: Listed, would: str) -> None:
    passed = f"; {many(listed.passed, 'triple')} about other things" if listed.passed else ""
    session.say(
        f"data sets about {many(listed.found, 'actor')}, {listed.new} of them new: {many(listed.names, 'name')} and "
        f"{many(listed.memberships, 'membership')} {would}added, {many(listed.unchanged, 'membership')} unchanged{passed}"
    )


def tell_left_out(session: Session, report: Report) -> None:
    """Tells what of the sources could not be read, and which claims were left out for what reason."""
    for left in report.rejected:
        for example in left.examples:
            session.say(f"{example.where}: {example.what}")
        if left.count > len(left.examples):
            session.say(f"... and {left.count - len(left.examples)} more ({left.reason})")
    if report.dropped:
        session.say(f"claims left out, not stored: {', '.join(map(_count, report.dropped))}")


def _count(left: LeftOut) -> str:
    return f"{left.count} {left.reason}"


def end(report: Report) -> None:
    """Ends with the status that says how it went: 2 where nothing could be read, 1 where something could not."""
    if report.rejected:
        raise typer.Exit(1 if report.read or (report.listed and report.listed.found) else 2)
