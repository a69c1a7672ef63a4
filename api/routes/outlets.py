"""Outlets: who published what is held."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering_days import Outlets
from api.asking import within_limit
from api.asking_days import AskedOutlets
from api.keys import Scope
from api.paging import outlets_page
from api.routes.common import Serving

router = APIRouter(prefix="/outlets", tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("")
def outlets(serving: Serving, asked: Annotated[AskedOutlets, Query()]) -> Outlets:
    """Outlets with how many articles and claims of each are held, and the first and last day of publication; most articles first."""
    within_limit(asked.limit, serving.settings)
    with serving.reading() as store:
        return outlets_page(store, asked, serving.pages)
