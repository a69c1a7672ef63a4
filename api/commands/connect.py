"""`allegiance ask paths` and what else is asked of the whole network of relations."""

from collections.abc import Callable, Set

import typer
from pydantic import BaseModel
from rich.console import Console

from api import analysing as ask
from api import network_tables as tables
from api.answering_paths import (
    BalanceAnswer,
    CentralityAnswer,
    CommonAnswer,
    CommunitiesAnswer,
    NeighbourhoodAnswer,
    PathsAnswer,
    SimilarAnswer,
    TimelineAnswer,
    answered,
)
from api.asking import within_limit
from api.commands.options import takes
from api.commands.session import FormOption, Session, resolver, session_of
from api.connecting import PathsAsked, Resolve
from api.output import write_answer
from graph.analysis.balance import balance as balance_of
from graph.analysis.blocs import communities as communities_of
from graph.analysis.centrality import centrality as centrality_of
from graph.analysis.common import common as common_of
from graph.analysis.similar import similar as similar_of
from graph.answers import Filters
from graph.neighbourhood import neighbourhood as neighbourhood_of
from graph.network import Network
from graph.networks import Networks
from graph.paths import paths as paths_of
from graph.store import Reader
from graph.timeline import timeline as timeline_of


def _network(session: Session, store: Reader, filters: Filters, apart: Set[str] | None) -> Network:
    """Returns the network of a store, as `Networks.of` does; raises NetworkTooLarge."""
    return Networks(session.settings.network_max_relations).of(store, filters, apart)


def _tell[A: BaseModel](
    context: typer.Context,
    form: FormOption,
    kind: type[A],
    question: Callable[[Session, Reader, Resolve], object],
    table: Callable[[A, Console], None],
    nothing: Callable[[A], str],
) -> None:
    """Writes what is asked; where there is nothing, says so in these words and ends with status 1."""
    session = session_of(context, form)
    with session.store() as store:
        answer = answered(kind, question(session, store, resolver(store)))
    words = nothing(answer)
    if not words or session.form != "table":
        write_answer(answer, session.form, session.console, lambda console: table(answer, console))
    if words:
        session.say(words)
        raise typer.Exit(1)


@takes(PathsAsked, "start", "end")
def paths(context: typer.Context, form: FormOption = None, *, asked: PathsAsked) -> None:
    """How two actors are connected: paths of relations, read aloud, each hop with its evidence."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        wanted = asked.question(resolve, session.settings)
        return store.steady(lambda: paths_of(store, _network(session, store, wanted.filters, wanted.apart), wanted))

    _tell(context, form, PathsAnswer, question, tables.print_paths, tables.no_paths)


@takes(ask.NeighbourhoodCommand, "actor")
def neighbourhood(context: typer.Context, form: FormOption = None, *, asked: ask.NeighbourhoodCommand) -> None:
    """The network around an actor, up to some steps away; hubs are told in numbers."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        wanted = asked.question(asked.actor, resolve, session.settings)
        return store.steady(lambda: neighbourhood_of(store, _network(session, store, wanted.filters, wanted.apart), wanted))

    _tell(
        context, form, NeighbourhoodAnswer, question, tables.print_neighbourhood, lambda answer: "" if answer.relations else "nothing found"
    )


@takes(ask.TimelineAsked, "one", "other")
def timeline(context: typer.Context, form: FormOption = None, *, asked: ask.TimelineAsked) -> None:
    """What is told of two actors over time: by day, week, month or year, each relation with its claims."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        filters = asked.between(resolve, session.settings)
        return store.steady(lambda: timeline_of(store, filters, asked.by, claims=session.settings.timeline_max_claims))

    _tell(context, form, TimelineAnswer, question, tables.print_timeline, lambda answer: "" if answer.rows else "nothing found")


@takes(ask.CentralityAsked)
def centrality(context: typer.Context, form: FormOption = None, *, asked: ask.CentralityAsked) -> None:
    """Who matters: actors by degree, PageRank or betweenness, and whether that is exact or estimated."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        asked.within(session.settings)
        choice, filters = asked.chosen(), asked.filters(resolve, session.settings)
        network = store.steady(lambda: _network(session, store, filters, asked.apart(resolve)))
        budget = session.settings.betweenness_max_steps
        return centrality_of(network, choice, asked.measure, limit=asked.limit, directed=asked.directed, budget=budget)

    _tell(context, form, CentralityAnswer, question, tables.print_centrality, lambda answer: "" if answer.rows else "nothing found")


@takes(ask.CommunitiesAsked)
def communities(context: typer.Context, form: FormOption = None, *, asked: ask.CommunitiesAsked) -> None:
    """Who stands together: blocs with friendly relations inside and hostile ones between them."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        asked.within(session.settings)
        within_limit(asked.members, session.settings)
        choice, filters = asked.chosen(), asked.filters(resolve, session.settings)
        network = store.steady(lambda: _network(session, store, filters, asked.apart(resolve)))
        return communities_of(network, choice, resolution=asked.resolution, limit=asked.limit, members=asked.members)

    _tell(context, form, CommunitiesAnswer, question, tables.print_communities, lambda answer: "" if answer.blocs else "nothing found")


@takes(ask.BalanceAsked)
def balance(context: typer.Context, form: FormOption = None, *, asked: ask.BalanceAsked) -> None:
    """Whether friends of friends are friends, and enemies of enemies too; and the triads that break it."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        asked.within(session.settings, asked.quotes)
        choice, filters = asked.chosen(), asked.filters(resolve, session.settings)
        tries, quotes, limit = session.settings.frustration_max_tries, asked.quotes, asked.limit

        def found() -> object:
            network = _network(session, store, filters, asked.apart(resolve))
            return balance_of(store, network, choice, filters=filters, limit=limit, quotes=quotes, budget=tries)

        return store.steady(found)

    _tell(context, form, BalanceAnswer, question, tables.print_balance, lambda answer: "" if answer.actors else "nothing found")


@takes(ask.SimilarAsked, "actor")
def similar(context: typer.Context, form: FormOption = None, *, asked: ask.SimilarAsked) -> None:
    """Who has like friends and foes as an actor, or with `--opposite` the most unlike."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        asked.within(session.settings)
        choice, filters, actor = asked.chosen(), asked.filters(resolve, session.settings), resolve(asked.actor).id
        network = store.steady(lambda: _network(session, store, filters, asked.apart(resolve)))
        return similar_of(network, choice, actor, limit=asked.limit, opposite=asked.opposite)

    _tell(context, form, SimilarAnswer, question, tables.print_similar, lambda answer: "" if answer.rows else "nothing found")


@takes(ask.CommonAsked, "actors")
def common(context: typer.Context, form: FormOption = None, *, asked: ask.CommonAsked) -> None:
    """Whom two actors or more have in common: shared friends and supporters, shared enemies."""

    def question(session: Session, store: Reader, resolve: Resolve) -> object:
        asked.within(session.settings, asked.quotes)
        choice, filters, ids = asked.chosen(), asked.filters(resolve, session.settings), asked.ids(resolve, session.settings)

        def found() -> object:
            network = _network(session, store, filters, asked.apart(resolve))
            return common_of(
                store, network, choice, ids, direction=asked.direction, filters=filters, limit=asked.limit, quotes=asked.quotes
            )

        return store.steady(found)

    _tell(context, form, CommonAnswer, question, tables.print_common, lambda a: "" if a.friends or a.foes else "nothing found")


COMMANDS: dict[str, Callable[..., None]] = {
    "paths": paths,
    "neighbourhood": neighbourhood,
    "timeline": timeline,
    "common": common,
    "similar": similar,
    "communities": communities,
    "centrality": centrality,
    "balance": balance,
}
