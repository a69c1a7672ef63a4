"""`allegiance ask paths` and what else is asked of the whole network of relations."""

from collections.abc import Callable

import typer

from api.answering_paths import PathsAnswer
from api.commands.options import takes
from api.commands.session import FormOption, Session, resolver, session_of
from api.connecting import PathsAsked
from api.network_tables import print_paths, searched_words
from api.output import write_answer
from graph.answers import Filters
from graph.network import Network
from graph.networks import Networks
from graph.paths import paths as paths_of
from graph.store import Reader


def asking[T](session: Session, store: Reader, filters: Filters, ask: Callable[[Network], T]) -> T:
    """Returns what is asked of the network of a store; raises NetworkTooLarge."""
    networks = Networks(session.settings.network_max_relations)
    return store.steady(lambda: ask(networks.of(store, filters)))


@takes(PathsAsked, "start", "end")
def paths(context: typer.Context, form: FormOption = None, *, asked: PathsAsked) -> None:
    """How two actors are connected: paths of relations, read aloud, each hop with its evidence."""
    session = session_of(context, form)
    with session.store() as store:
        question = asked.question(resolver(store), session.settings)
        answer = PathsAnswer.of(asking(session, store, question.filters, lambda network: paths_of(store, network, question)))
    write_answer(answer, session.form, session.console, lambda console: print_paths(answer, console))
    if not answer.paths:
        session.say(searched_words(answer))
        raise typer.Exit(1)


COMMANDS: dict[str, Callable[..., None]] = {"paths": paths}
