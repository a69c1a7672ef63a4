"""How actors are connected, what is around them, and what is told of two over time."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import analysing as ask
from api.access import needs
from api.answering_paths import (
    NeighbourhoodAnswer,
    PathsAnswer,
    TimelineAnswer,
    answered,
)
from api.connecting import PathsAsked
from api.errors import Problem
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from graph.neighbourhood import neighbourhood as neighbourhood_of
from graph.paths import paths as paths_of
from graph.timeline import timeline as timeline_of

router = APIRouter(tags=["paths"], dependencies=[needs(Scope.READ)], responses={507: {"model": Problem}})


@router.get("/paths")
def paths(serving: Serving, asked: Annotated[PathsAsked, Query()]) -> PathsAnswer:
    """How two actors are connected: paths of relations, each hop with its evidence, each path with its sign and read aloud.

    Relations are followed either way unless `directed`. Nobody who is an alliance is passed on the way unless `alliances`.
    Where there is no path, `paths` is empty and `searched` says what was searched.
    """
    with serving.reading() as store:
        question = asked.question(serving.names(store).resolve, serving.settings)
        found = store.steady(lambda: paths_of(store, serving.network(store, question.filters, question.apart), question))
    return answered(PathsAnswer, found)


@router.get("/actors/{name}/neighbourhood", responses=NOT_FOUND, tags=["actors"])
def neighbourhood(serving: Serving, name: str, asked: Annotated[ask.NeighbourhoodAsked, Query()]) -> NeighbourhoodAnswer:
    """The network around an actor, up to some steps away; hubs are told in numbers rather than taken apart."""
    with serving.reading() as store:
        question = asked.question(name, serving.names(store).resolve, serving.settings)
        found = store.steady(lambda: neighbourhood_of(store, serving.network(store, question.filters, question.apart), question))
    return answered(NeighbourhoodAnswer, found)


@router.get("/timeline", tags=["questions"])
def timeline(serving: Serving, asked: Annotated[ask.TimelineAsked, Query()]) -> TimelineAnswer:
    """What is told of two actors over time: by day, week, month or year, each relation with its claims."""
    with serving.reading() as store:
        filters = asked.between(serving.names(store).resolve, serving.settings)
        most = serving.settings.timeline_max_claims
        found = store.steady(lambda: timeline_of(store, filters, asked.by, claims=most))
    return answered(TimelineAnswer, found)
