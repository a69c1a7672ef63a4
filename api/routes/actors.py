"""Actors: who is known."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import ActorAnswer, Actors
from api.asking import WrongQuestion
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from graph import questions

router = APIRouter(prefix="/actors", tags=["actors"], dependencies=[needs(Scope.READ)])


@router.get("")
def actors(
    serving: Serving,
    text: Annotated[str | None, Query(description="A part of a name or alias.")] = None,
    kind: Annotated[str | None, Query(description="A kind of actor, such as State.")] = None,
    limit: Annotated[int, Query(ge=1)] = 50,
) -> Actors:
    """Actors, those in most claims first."""
    if limit > serving.settings.query_max_rows:
        raise WrongQuestion(f"limit is {limit}, the most is {serving.settings.query_max_rows} rows")
    with serving.reading() as store:
        return Actors(actors=questions.actors(store, text, kind=kind, limit=limit))


@router.get("/{name}", responses=NOT_FOUND)
def actor(serving: Serving, name: str) -> ActorAnswer:
    """One actor, by id, ISO code, name or alias: what it is, for whom it acts, how it stands to others."""
    with serving.reading() as store:
        return ActorAnswer(questions.actor(store, serving.names(store).resolve(name).id))
