"""Whether the service runs, whether it can answer, and how much it holds."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel

from api.access import PUBLIC, needs
from api.answering import Stats
from api.keys import Scope
from api.routes.common import Serving
from graph.store import StoreUnavailable

EXAMPLE = 'allegiance_requests_total{method="GET",route="/support",status="200"} 12.0'
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
    if serving.stopping.is_set():
        raise StoreUnavailable("the service is stopping")
    with serving.reading() as store:
        store.ask("store_read", {})
    return Health(status="ready")


@router.get(
    "/metrics",
    dependencies=[needs(Scope.READ, live=True)],
    response_class=PlainTextResponse,
    summary="Numbers for Prometheus",
    responses={200: {"content": {"text/plain": {"example": EXAMPLE}}, "description": "In the text form, or OpenMetrics where asked for."}},
)
def metrics(request: Request, serving: Serving) -> Response:
    """Requests, how long they took, refusals, loads, and how much the store holds."""
    told, media_type = serving.metrics.told(request.headers.get("accept", ""), serving.counts)
    return Response(told, media_type=media_type)


@router.get("/stats", dependencies=[needs(Scope.READ)])
def stats(serving: Serving) -> Stats:
    """How much the store holds."""
    with serving.reading() as store:
        return Stats(store.counts())
