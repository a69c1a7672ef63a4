"""Who supports, opposes, arms, accuses whom, what is disputed, and who is a member of what."""

from collections.abc import Callable

from fastapi import APIRouter

from api.access import needs
from api.answering import DisputeAnswer, Disputes, MembershipsAnswer, Relations
from api.asking import Asked, windows_of
from api.keys import Scope
from api.routes.common import NOT_FOUND, Asking, Serving
from api.service import Service
from graph import questions
from graph.answers import Filters, RelationRow
from graph.store import Reader

router = APIRouter(tags=["questions"], dependencies=[needs(Scope.READ)])


@router.get("/support")
def support(serving: Serving, asked: Asking) -> Relations:
    """Who supports whom: politically, with arms, forces, aid, recognition or as an ally."""
    return _relations(serving, asked, lambda store, filters: questions.support(store, filters, quotes=asked.quotes))


@router.get("/opposition")
def opposition(serving: Serving, asked: Asking) -> Relations:
    """Who stands against whom."""
    return _relations(serving, asked, lambda store, filters: questions.opposition(store, filters, quotes=asked.quotes))


@router.get("/arms")
def arms(serving: Serving, asked: Asking) -> Relations:
    """Who arms whom, with the weapons named."""
    return _relations(serving, asked, lambda store, filters: questions.arms(store, filters, quotes=asked.quotes))


@router.get("/accusations")
def accusations(serving: Serving, asked: Asking) -> Relations:
    """Who accuses whom."""
    return _relations(serving, asked, lambda store, filters: questions.accusations(store, filters, quotes=asked.quotes))


@router.get("/disputes")
def disputes(serving: Serving, asked: Asking) -> Disputes:
    """What some say and others deny, across articles: each dispute with who says so, who denies it, who turns it round."""
    with serving.reading() as store:
        filters = asked.filters(serving.names(store).resolve, serving.settings)
        return Disputes(disputes=questions.disputes(store, filters, quotes=asked.quotes))


@router.get("/disputes/{id}", responses=NOT_FOUND)
def dispute(serving: Serving, id: str) -> DisputeAnswer:
    """One dispute with all its sentences, in time order."""
    with serving.reading() as store:
        return DisputeAnswer(questions.dispute(store, id, windows_of(serving.settings)))


@router.get("/memberships")
def memberships(serving: Serving, asked: Asking) -> MembershipsAnswer:
    """Who is a member of what (`by` the member, `of` the alliance): what references list, and apart from it what is claimed."""
    with serving.reading() as store:
        filters = asked.filters(serving.names(store).resolve, serving.settings)
        return MembershipsAnswer.told(questions.memberships(store, filters, quotes=asked.quotes))


def _relations(serving: Service, asked: Asked, question: Callable[[Reader, Filters], tuple[RelationRow, ...]]) -> Relations:
    with serving.reading() as store:
        return Relations.of(question(store, asked.filters(serving.names(store).resolve, serving.settings)))
