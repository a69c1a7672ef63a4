"""Claims: the sentences behind everything."""

from fastapi import APIRouter

from api.access import needs
from api.answering import ClaimAnswer, Claims
from api.keys import Scope
from api.paging import claims_page
from api.routes.common import NOT_FOUND, Asking, Serving
from graph import questions

router = APIRouter(prefix="/claims", tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("")
def claims(serving: Serving, asked: Asking) -> Claims:
    """Claims with their quotes, the newest first."""
    with serving.reading() as store:
        return claims_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings))


@router.get("/{id}", responses=NOT_FOUND)
def claim(serving: Serving, id: str) -> ClaimAnswer:
    """One claim with the text around it, what it is about, and what answers it."""
    with serving.reading() as store:
        return ClaimAnswer(questions.claim(store, id))
