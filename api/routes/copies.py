"""Copies of one text in several articles."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import Copies
from api.asking import AskedCopies, within_limit
from api.keys import Scope
from api.paging import copies_page
from api.routes.common import NOT_FOUND, Serving

router = APIRouter(tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("/copies", responses=NOT_FOUND)
def copies(serving: Serving, asked: Annotated[AskedCopies, Query()]) -> Copies:
    """Articles that carry one text, shortened or retitled, and count as one origin; the largest groups first."""
    within_limit(asked.limit, serving.settings)
    with serving.reading() as store:
        return copies_page(store, asked)
