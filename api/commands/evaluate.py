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
    from loaders.evaluation.evaluating import Evaluation

TOLD = 5  # articles named of each kind


class By(StrEnum):
    """What the figures are told by."""

    TYPE = "type"
    STEP = "step"
    CONFUSION = "confusion"


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path, typer.Argument(help="What a careful reader finds: tab-separated, a fact a line; see docs/evaluate.md.", metavar="GOLD.tsv")
    ],
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            help=f"The articles, which are read ({SOURCES_HELP}), or the claims that `allegiance read` printed; else the store's claims.",
            metavar="ARTICLES|CLAIMS.jsonl",
        ),
    ] = None,
    by: Annotated[list[By] | None, typer.Option("--by", help="The figures by this; may be repeated. Else by all three.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed, and at which step it was lost.")] = False,
    extras: Annotated[bool, typer.Option("--extras", help="List the claims that the gold does not have.")] = False,
    confidence: Annotated[bool, typer.Option("--confidence", help="Whether confidence means what it says.")] = False,
    view: Annotated[
        View, typer.Option("--view", help="Who counts as one: as named, as the side that they act for, or either.")
    ] = View.EITHER,
    least: Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave out claims that are less sure.")] = 0.0,
    actors: Annotated[
        Path | None, typer.Option("--actors", help="Actors: id, home, alias|alias. Else GOLD.actors.tsv, where there is one.")
    ] = None,
    kind: Kind = None,
    workers: Workers = 0,
    voice: VoiceOf = None,
    form: FormOption = None,
) -> None:
    """How well articles are read: precision and recall against a gold file, by type and by step, and what is confused.

    Ends with 1 where something of the gold or of the sources could not be compared.
    """
    from api.evaluation import evaluation_answer
    from api.evaluation_tables import print_evaluation
    from loaders.evaluation.evaluating import evaluate as run
    from loaders.evaluation.names import NO_FILE
    from loaders.evaluation.sources import given, stored
    from loaders.evaluation.tsv import beside, read_actors, read_gold

    session = session_of(context, form)
    listed = read_gold(gold)
    names = actors or beside(gold, "actors")
    file = read_actors(names) if actors or names.exists() else NO_FILE
    tally = Tally()
    if sources:
        read = given(items_of(session, sources, kind, voice), Extraction(session.settings.model, workers), tally)
    else:
        with session.store() as store:
            read = stored(store, listed)
    left = tally.report()
    tell_left_out(session, left)
    done = run(listed, read.articles, file, least=least, silent=not read.whole)
    asked = [*(by or By), *(word for word, wanted in (("misses", misses), ("extras", extras), ("confidence", confidence)) if wanted)]
    answer = evaluation_answer(done, view, asked)
    write_answer(answer, session.form, session.console, lambda console: print_evaluation(answer, console))
    _tell(session, done, read.whole, told_others=bool(sources))
    if done.unread or left.rejected:
        raise typer.Exit(1)


def _tell(session: Session, done: "Evaluation", whole: bool, *, told_others: bool) -> None:
    """Tells which articles of the gold were not read, and which of those read the gold does not have."""
    if done.unread:
        named = ", ".join(a.key for a in done.unread[:TOLD]) + (" ..." if len(done.unread) > TOLD else "")
        facts = many(sum(len(a.rows) for a in done.unread), "row")
        why = "not among the articles read: left out" if whole else "no claim is of them: counted as missed, name the articles to be sure"
        session.say(f"{many(len(done.unread), 'article')} of the gold ({named}; {facts}): {why}")
    if done.strangers and told_others:
        named = ", ".join(repr(a.title) for a in done.strangers[:TOLD]) + (" ..." if len(done.strangers) > TOLD else "")
        session.say(f"{many(len(done.strangers), 'article')} that the gold does not name ({named}): not judged")
