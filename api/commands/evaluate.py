"""`allegiance evaluate`: how well articles are read, against what a careful reader finds in them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.load import SOURCES_HELP, Kind, VoiceOf, Workers, items_of, tell_left_out
from api.commands.session import FormOption, Session, session_of
from api.output import many, write_answer
from loaders.evaluation.names import View
from loaders.extracting import Extraction
from loaders.report import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.evaluation.evaluating import Evaluation
    from loaders.evaluation.gold import GoldFile
    from loaders.evaluation.names import ActorFile
    from loaders.evaluation.sources import Given
    from loaders.readers import Item

TOLD = 5  # articles named of each kind


class By(StrEnum):
    """What the figures are told by."""

    TYPE = "type"
    STEP = "step"
    CONFUSION = "confusion"


GOLD = typer.Argument(help="What a careful reader finds: tab-separated, a fact a line; see docs/evaluate.md.", metavar="GOLD.tsv")
SOURCES = typer.Argument(
    help=f"The articles, which are read ({SOURCES_HELP}), or the claims that `allegiance read` printed; else the store's claims.",
    metavar="ARTICLES|CLAIMS.jsonl",
)
BY = typer.Option("--by", help="The figures by this; may be repeated. Else by all three.")
MISSES = typer.Option("--misses", help="List what was missed, and at which step it was lost.")
EXTRAS = typer.Option("--extras", help="List the claims that the gold does not have.")
CONFIDENCE = typer.Option("--confidence", help="Whether confidence means what it says.")
VIEW = typer.Option("--view", help="Who counts as one: as named, as the side that they act for, or either.")
LEAST = typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out claims that are less sure.")
ACTORS = typer.Option("--actors", help="Actors: id, home, alias|alias. Else GOLD.actors.tsv, where there is one.")


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, GOLD],
    sources: Annotated[list[str] | None, SOURCES] = None,
    by: Annotated[list[By] | None, BY] = None,
    misses: Annotated[bool, MISSES] = False,
    extras: Annotated[bool, EXTRAS] = False,
    confidence: Annotated[bool, CONFIDENCE] = False,
    view: Annotated[View, VIEW] = View.EITHER,
    least: Annotated[float, LEAST] = 0.0,
    actors: Annotated[Path | None, ACTORS] = None,
    kind: Kind = None,
    workers: Workers = 0,
    voice: VoiceOf = None,
    form: FormOption = None,
) -> None:
    """How well articles are read: precision and recall against a gold file, by type and by step, and what is confused.

    Ends with 1 where something of the gold or of the sources could not be compared.
    """
    from loaders.evaluation.evaluating import evaluate as run

    session, tally = session_of(context, form), Tally()
    listed, file = _gold(gold, actors)
    read = _read(session, listed, tally, given=items_of(session, sources, kind, voice) if sources else None, workers=workers)
    left = tally.report()
    tell_left_out(session, left)
    done = run(listed, read.articles, file, least=least, silent=not read.whole)
    asked = [*(by or By), *(word for word, wanted in (("misses", misses), ("extras", extras), ("confidence", confidence)) if wanted)]
    _write(session, done, view, asked)
    _tell(session, done, read.whole, told_others=bool(sources))
    if done.unread or left.rejected:
        raise typer.Exit(1)


def _gold(gold: Path, actors: Path | None) -> "tuple[GoldFile, ActorFile]":
    """Returns the articles of a gold file, and whom its names mean."""
    from loaders.evaluation.names import NO_FILE
    from loaders.evaluation.tsv import beside, read_actors, read_gold

    names = actors or beside(gold, "actors")
    return read_gold(gold), read_actors(names) if actors or names.exists() else NO_FILE


def _read(session: Session, listed: "GoldFile", tally: Tally, *, given: "Iterable[Item] | None", workers: int) -> "Given":
    """Returns the claims to be judged: those of the articles given, else those that the store holds of the gold's articles."""
    from loaders.evaluation import sources

    if given is not None:
        return sources.given(given, Extraction(session.settings.model, workers), tally)
    with session.store() as store:
        return sources.stored(store, listed)


def _write(session: Session, done: "Evaluation", view: View, asked: list[str]) -> None:
    """Prints the figures that are asked for."""
    from api.evaluation import evaluation_answer
    from api.evaluation_tables import print_evaluation

    answer = evaluation_answer(done, view, asked)
    write_answer(answer, session.form, session.console, lambda console: print_evaluation(answer, console))


def _tell(session: Session, done: "Evaluation", whole: bool, *, told_others: bool) -> None:
    """Tells which articles of the gold were not read, and which of those read the gold does not have."""
    if done.unread:
        named = ", ".join(a.key for a in done.unread[:TOLD]) + (" ..." if len(done.unread) > TOLD else "")
        facts = many(sum(len(a.rows) for a in done.unread), "row")
        why = "not among the articles read: left out" if whole else "no claim is of them: counted as missed, name the articles to be sure"
        session.say(f"{many(len(done.unread), 'article')} of the gold ({named}; {facts}): {why}")
    if done.unknown:
        slips = "; ".join(f"{name!r} line {line}" for name, line in list(done.unknown.items())[:TOLD])
        slips += "; ..." if len(done.unknown) > TOLD else ""
        known = "no list has, and nobody who was read goes by: misspelt, or missed by the reading"
        session.say(f"{many(len(done.unknown), 'name')} of the gold ({slips}) that {known}")
    if done.strangers and told_others:
        named = ", ".join(repr(a.title) for a in done.strangers[:TOLD]) + (" ..." if len(done.strangers) > TOLD else "")
        session.say(f"{many(len(done.strangers), 'article')} that the gold does not name ({named}): not judged")
