"""Actors: who is known."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import ActorAnswer, Actors, Relations
from api.asking import AskedActors, within_limit
from api.keys import Scope
from api.paging import actors_page
from api.routes.common import NOT_FOUND, Asking, Serving
from api.rows import RELATIONS
from graph import questions

router = APIRouter(prefix="/actors", tags=["actors"], dependencies=[needs(Scope.READ)])


@router.get("")
def actors(serving: Serving, asked: Annotated[AskedActors, Query()]) -> Actors:
    """Actors that a few letters may mean, the likeliest first, for a box in which people type; without a text those in most claims.

    Words as typed go before other spellings (Qadhafi, Gaddafi) and these before typos; among them actors in more claims go first.
    With `called` it is the one actor whom all questions take that name for, several where it may be any of them, or none.
    """
    within_limit(asked.limit, serving.settings)
    with serving.reading() as store:
        return actors_page(serving.names(store), asked)


@router.get("/{name}", responses=NOT_FOUND)
def actor(serving: Serving, name: str) -> ActorAnswer:
    """One actor, by id, ISO code, name or alias: what it is, for whom it acts, how it stands to others."""
    with serving.reading() as store:
        return ActorAnswer(questions.actor(store, serving.names(store).resolve(name).id))


@router.get("/{name}/relations", responses=NOT_FOUND, tags=["questions"])
def actor_relations(serving: Serving, name: str, asked: Asking) -> Relations:
    """The relations of one actor, both ways, the best supported first: as `/relations` with `actor`."""
    whole = asked.model_copy(update={"actor": [name]})
    with serving.reading() as store:
        return RELATIONS.answered(store, whole, whole.filters(serving.names(store).resolve, serving.settings))
