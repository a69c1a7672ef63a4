"""Whether the service runs, whether it can answer, and how much it holds."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from api.access import PUBLIC, needs
from api.answering import Stats
from api.keys import Scope
from api.routes.common import Serving

router = APIRouter(tags=["service"])


class Health(BaseModel):
    """The service is well."""

    status: Literal["live", "ready"]


@router.get("/health/live", dependencies=[PUBLIC])
def live() -> Health:
    """The service runs."""
    return Health(status="live")


@router.get("/health/ready", dependencies=[PUBLIC])
def ready(serving: Serving) -> Health:
    """The store answers."""
    with serving.reading() as store:
        store.ask("store_read", {})
    return Health(status="ready")


@router.get("/stats", dependencies=[needs(Scope.READ)])
def stats(serving: Serving) -> Stats:
    """How much the store holds."""
    with serving.reading() as store:
        return Stats(store.counts())
