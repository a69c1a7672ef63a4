"""Actors: who is known."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import ActorAnswer, Actors, Relations
from api.asking import Word, within_limit
from api.keys import Scope
from api.paging import actors_found
from api.routes.common import NOT_FOUND, Asking, Serving
from api.rows import RELATIONS
from graph import questions

router = APIRouter(prefix="/actors", tags=["actors"], dependencies=[needs(Scope.READ)])


@router.get("")
def actors(
    serving: Serving,
    text: Annotated[
        str,
        Query(description="The first letters of a name, in any spelling; a typo is forgiven.", max_length=200, examples=["erdo"]),
    ] = "",
    called: Annotated[
        Word | None,
        Query(description="Exactly this id, ISO code, name or alias, as all questions take it.", max_length=200, examples=["TUR"]),
    ] = None,
    kind: Annotated[Word | None, Query(description="A kind of actor.", examples=["State"])] = None,
    limit: Annotated[int, Query(ge=1, description="So many actors.")] = 50,
) -> Actors:
    """Actors that a few letters may mean, the likeliest first, for a box in which people type; without a text those in most claims.

    Words as typed go before other spellings (Qadhafi, Gaddafi) and these before typos; among them actors in more claims go first.
    With `called` it is the one actor whom all questions take that name for, several where it may be any of them, or none.
    """
    within_limit(limit, serving.settings)
    with serving.reading() as store:
        return actors_found(serving.names(store), text, called=called, kind=kind, limit=limit)


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
