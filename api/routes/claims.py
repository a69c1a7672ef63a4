"""Claims: the sentences behind everything."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.access import needs
from api.answering import ClaimAnswer, Claims
from api.asking import Asked, cursor_of
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from graph import questions

router = APIRouter(prefix="/claims", tags=["evidence"], dependencies=[needs(Scope.READ)])


class AskedClaims(Asked):
    """Which claims, and after which one the page begins."""

    after: str | None = Field(default=None, description="`next` of the page before.")


@router.get("")
def claims(serving: Serving, asked: Annotated[AskedClaims, Query()]) -> Claims:
    """Claims with their quotes, the newest first."""
    with serving.reading() as store:
        filters = asked.filters(serving.names(store).resolve, serving.settings)
        return Claims.of(questions.claims(store, filters, after=cursor_of(asked.after) if asked.after else None))


@router.get("/{id}", responses=NOT_FOUND)
def claim(serving: Serving, id: str) -> ClaimAnswer:
    """One claim with the text around it, what it is about, and what answers it."""
    with serving.reading() as store:
        return ClaimAnswer(questions.claim(store, id))
