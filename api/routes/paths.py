"""How actors are connected."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering_paths import PathsAnswer
from api.connecting import PathsAsked
from api.keys import Scope
from api.routes.common import Serving
from graph.paths import paths as paths_of

router = APIRouter(tags=["paths"], dependencies=[needs(Scope.READ)])


@router.get("/paths")
def paths(serving: Serving, asked: Annotated[PathsAsked, Query()]) -> PathsAnswer:
    """How two actors are connected: paths of relations, each hop with its evidence, each path with its sign and read aloud.

    Relations are followed either way unless `directed`. Nobody who is an alliance is passed on the way unless `alliances`.
    Where there is no path, `paths` is empty and `searched` says what was searched.
    """
    with serving.reading() as store:
        question = asked.question(serving.names(store).resolve, serving.settings)
        return PathsAnswer.of(store.steady(lambda: paths_of(store, serving.network(store, question.filters), question)))
