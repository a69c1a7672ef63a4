"""`allegiance ask`: one question each, with the parameters that HTTP takes too."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.answering import ActorAnswer, Apart, ClaimAnswer, DisputeAnswer, Disputes
from api.asking import Asked, AskedActors, AskedArticles, AskedChanges, windows_of, within_limit
from api.asking_days import AskedDays, AskedOutlets
from api.commands.options import takes
from api.commands.session import FormOption, Session, resolver, session_of
from api.output import write_answer
from api.paging import (
    actors_page,
    articles_page,
    both_sides_page,
    changes_page,
    claims_page,
    days_page,
    disputes_page,
    memberships_page,
    outlets_page,
    relation_page,
)
from api.profile import print_profile
from api.row_tables import print_articles, print_both_sides, print_changes, print_days, print_outlets, print_relation
from api.rows import ACCUSATIONS, ARMS, EVENTS, OPPOSITION, POSITIONS, RELATIONS, SUPPORT, RowQuestion
from api.tables import print_actors, print_claim, print_claims, print_disputes, print_memberships, print_rows
from graph import meant, questions
from graph.answers import Row
from graph.kept_names import KeptNames
from graph.store import NotStored, Reader
from loaders.reference import reference_actors

NETWORK = ("paths", "neighbourhood", "timeline", "common", "similar", "communities", "centrality", "balance")  # in api/commands/connect.py


class _WithNetwork(TyperGroup):
    """The questions, and those of the whole network, which bring numpy and come when one of them is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 - a type that typer keeps to itself
        """Returns all names."""
        return [*super().list_commands(ctx), *NETWORK]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - as above
        """Returns the command of a name."""
        if cmd_name not in NETWORK:
            return super().get_command(ctx, cmd_name)
        from api.commands.connect import COMMANDS

        one = typer.Typer(add_completion=False)
        one.command(cmd_name)(COMMANDS[cmd_name])
        return typer.main.get_command(one)


app = typer.Typer(cls=_WithNetwork, name="ask", help="Ask who stands with whom, on whose word.", no_args_is_help=True)


def _asks[R: Row, A: Apart](question: RowQuestion[R, A]) -> Callable[..., None]:  # type: ignore[type-arg]
    def ask(context: typer.Context, form: FormOption = None, *, asked: Asked) -> None:
        session = session_of(context, form)
        with session.store() as store:
            answer = question.answered(store, asked, asked.filters(resolver(store), session.settings))
            write_answer(answer, session.form, session.console, lambda console: print_rows(answer, question.title, console))
            if not answer.rows:
                raise _nothing_found(session, store, asked)

    ask.__doc__ = f"{question.says} What is plain comes first, and apart from it what is only claimed."
    return ask


_ROWS: tuple[RowQuestion[Any, Any], ...] = (SUPPORT, OPPOSITION, RELATIONS, ARMS, ACCUSATIONS, POSITIONS, EVENTS)
for _question in _ROWS:
    app.command(_question.name)(takes(Asked)(_asks(_question)))


@app.command("memberships")
@takes(Asked)
def memberships(context: typer.Context, form: FormOption = None, *, asked: Asked) -> None:
    """Who is a member of what, `--by` the member and `--of` the alliance: what references list, and what articles say."""
    session = session_of(context, form)
    with session.store() as store:
        answer = memberships_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_memberships(answer, "Members, as articles say", console))
        if not (answer.listed or answer.rows):
            raise _nothing_found(session, store, asked)


def _both_sides(context: typer.Context, form: FormOption = None, *, asked: Asked) -> None:
    """Who supports or arms two parties that are opposed: `--by` the supporter, `--between` both parties, or `--of` one of them."""
    session = session_of(context, form)
    with session.store() as store:
        answer = both_sides_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_both_sides(answer, console))
        if not (answer.plain or answer.claimed):
            raise _nothing_found(session, store, asked)


def _changes(context: typer.Context, form: FormOption = None, *, asked: AskedChanges) -> None:
    """What is new, confirmed, gone or contradicted by what was published from `--published-since` on, or loaded after `--loaded-after`."""
    session = session_of(context, form)
    with session.store() as store:
        answer = changes_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_changes(answer, console))
        if not answer.changes:
            raise _nothing_found(session, store, asked)


def _articles(context: typer.Context, form: FormOption = None, *, asked: AskedArticles) -> None:
    """Articles, those published last first, with the number of claims read in each."""
    session = session_of(context, form)
    within_limit(asked.limit, session.settings)
    with session.store() as store:
        answer = articles_page(store, asked)
        write_answer(answer, session.form, session.console, lambda console: print_articles(answer, console))
        if not answer.articles:
            raise _nothing_found(session, store, asked)


def _days(context: typer.Context, form: FormOption = None, *, asked: AskedDays) -> None:
    """How many claims there are over time, friendly, hostile and neutral ones apart."""
    session = session_of(context, form)
    with session.store() as store:
        answer = days_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_days(answer, console))
        if not answer.rows:
            raise _nothing_found(session, store, asked)


def _outlets(context: typer.Context, form: FormOption = None, *, asked: AskedOutlets) -> None:
    """Outlets with how many articles and claims of each are held, those with most articles first."""
    session = session_of(context, form)
    within_limit(asked.limit, session.settings)
    with session.store() as store:
        answer = outlets_page(store, asked)
    write_answer(answer, session.form, session.console, lambda console: print_outlets(answer, console))
    if not answer.outlets:
        session.say("nothing found")
        raise typer.Exit(1)


app.command("both-sides")(takes(Asked)(_both_sides))
app.command("changes")(takes(AskedChanges)(_changes))
app.command("articles")(takes(AskedArticles)(_articles))
app.command("days")(takes(AskedDays)(_days))
app.command("outlets")(takes(AskedOutlets)(_outlets))


@app.command("relation")
@takes(Asked)
def relation(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of a row: TUR.SUPPORTS.AZE.", metavar="ID")],
    form: FormOption = None,
    *,
    asked: Asked,
) -> None:
    """One row with its claims, the newest first, denials with them; with the filters of its question."""
    session = session_of(context, form)
    with session.store() as store:
        answer = relation_page(store, id, asked, asked.filters(resolver(store), session.settings))
    write_answer(answer, session.form, session.console, lambda console: print_relation(answer, console))


@app.command("disputes")
@takes(Asked)
def disputes(context: typer.Context, form: FormOption = None, *, asked: Asked) -> None:
    """What some say and others deny, across articles: the proposition, who says so, who denies it, who turns it round."""
    session = session_of(context, form)
    with session.store() as store:
        answer = disputes_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_disputes(answer, console))
        if not answer.disputes:
            raise _nothing_found(session, store, asked)


@app.command("dispute")
def dispute(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of a dispute, as it stands in its row.", metavar="ID")],
    form: FormOption = None,
) -> None:
    """One dispute with all its sentences, in time order."""
    session = session_of(context, form)
    with session.store() as store:
        found = questions.dispute(store, id, windows_of(session.settings))
    write_answer(DisputeAnswer(found), session.form, session.console, lambda console: print_disputes(Disputes(disputes=(found,)), console))


@app.command("claims")
@takes(Asked)
def claims(
    context: typer.Context,
    form: FormOption = None,
    *,
    asked: Asked,
) -> None:
    """Claims with their sentences, the newest first."""
    session = session_of(context, form)
    with session.store() as store:
        answer = claims_page(store, asked, asked.filters(resolver(store), session.settings))
        write_answer(answer, session.form, session.console, lambda console: print_claims(answer, console))
        if not answer.claims:
            raise _nothing_found(session, store, asked)


@app.command("claim")
def claim(
    context: typer.Context,
    id: Annotated[str, typer.Argument(help="The id of a claim, as it stands after its sentence.", metavar="ID")],
    form: FormOption = None,
) -> None:
    """One claim: the text around its sentence, the claims that it is about, and those that answer it."""
    session = session_of(context, form)
    with session.store() as store:
        found = questions.claim(store, id)
    write_answer(ClaimAnswer(found), session.form, session.console, lambda console: print_claim(found, console))


@app.command("actors")
def actors(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The first letters of a name, in any spelling; a typo is forgiven.")] = "",
    called: Annotated[
        str | None, typer.Option("--called", help="Exactly this id, ISO code, name or alias, as all questions take it.")
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="Only actors of a kind, such as State.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many actors.")] = 20,
    after: Annotated[str | None, typer.Option("--after", help="`next` of the page before: the page after it.")] = None,
    form: FormOption = None,
) -> None:
    """Actors whom a few letters may mean, the likeliest first; without letters those in most claims."""
    session = session_of(context, form)
    within_limit(limit, session.settings)
    with session.store() as store:
        asked = AskedActors(text=text, called=called, kind=kind, limit=limit, after=after)
        answer = actors_page(KeptNames(reference_actors()).of(store), asked)
    write_answer(answer, session.form, session.console, lambda console: print_actors(answer, console))
    if not answer.actors:
        session.say("nothing found")
        raise typer.Exit(1)


@app.command("actor")
def actor(
    context: typer.Context, name: Annotated[str, typer.Argument(help="An id, ISO code, name or alias.")], form: FormOption = None
) -> None:
    """One actor: what it is, for whom it acts, how it stands to others."""
    session = session_of(context, form)
    with session.store() as store:
        found = resolver(store)(name)
        try:
            profile = questions.actor(store, found.id)
        except NotStored:
            session.say(f"{found.name} ({found.id}) is known, but no article in the store names it")
            raise typer.Exit(1) from None
    write_answer(ActorAnswer(profile), session.form, session.console, lambda console: print_profile(profile, console))


def _nothing_found(session: Session, store: Reader, asked: Asked | AskedArticles) -> typer.Exit:
    """Returns the end of a question without an answer; an outlet that is known and of which the store has nothing is told."""
    absent = [outlet for outlet in asked.outlet if not meant.outlets(store, [outlet])]
    for outlet in absent:
        session.say(f"nothing found: no article in the store is of {outlet!r}")
    if not absent:
        session.say("nothing found")
    return typer.Exit(1)
