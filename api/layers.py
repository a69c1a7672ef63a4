"""What lies around the routes, from the outside to the inside; all of it pure ASGI, so that streams flow through."""

from functools import partial

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.access import Access
from api.door import Door
from api.guard import SEAM, Guard
from api.heads import Heads
from api.labels import Labels
from api.limiting import Limiting
from api.service import Service
from api.watch import REQUEST_ID, Watch

PACK_BYTES = 1024  # less fits into one packet of the net anyway
PACK_LEVEL = 5  # of 9; more takes twice the time for a hundredth of the size
BROWSER_KIT = "/browser"  # says itself that any page may have it
EXPOSED = (REQUEST_ID, "ETag", "Location", "Allegiance-Truncated", "Retry-After", "RateLimit", "RateLimit-Policy")
METHODS = ("GET", "POST", "DELETE")
HEADERS = ("Authorization", "Content-Type", "If-None-Match", "Idempotency-Key", "Last-Event-ID", REQUEST_ID)


class Past:
    """Takes some paths past a layer."""

    def __init__(self, app: ASGIApp, *, layer: ASGIApp, prefix: str) -> None:
        self._app = app
        self._layer = layer
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Goes through the layer, or past it."""
        past = scope["type"] == "http" and scope["path"].startswith(self._prefix)
        await (self._app if past else self._layer)(scope, receive, send)


def add_layers(app: FastAPI, service: Service, access: Access) -> None:
    """Puts the layers around the routes; each goes around those before it."""
    settings = service.settings
    app.add_middleware(partial(Guard, settings=settings))
    app.add_middleware(partial(Limiting, access=access, settings=settings))
    app.add_middleware(partial(Door, access=access, service=service))
    app.add_middleware(_packing)
    if access.origins:
        app.add_middleware(partial(_crossing, origins=access.origins))
    app.add_middleware(Labels)
    app.add_middleware(Heads)
    app.add_middleware(partial(Watch, metrics=service.metrics))
    if settings.proxies:
        app.add_middleware(partial(_forwarded, proxies=settings.proxies))


def _packing(app: ASGIApp) -> ASGIApp:
    """Packs answers, but for those to commands of ours, which are on the same machine."""
    return Past(app, layer=GZipMiddleware(app, minimum_size=PACK_BYTES, compresslevel=PACK_LEVEL), prefix=SEAM)


def _crossing(app: ASGIApp, origins: frozenset[str]) -> ASGIApp:
    """Lets pages of other origins ask; without cookies, which nobody has here."""
    layer = CORSMiddleware(app, allow_origins=sorted(origins), allow_methods=METHODS, allow_headers=HEADERS, expose_headers=EXPOSED)
    return Past(app, layer=layer, prefix=BROWSER_KIT)


def _forwarded(app: ASGIApp, proxies: str) -> ASGIApp:
    """Takes the caller's address and scheme from what proxies say that are trusted."""
    return ProxyHeadersMiddleware(app, trusted_hosts=proxies)  # type: ignore[arg-type, return-value]  # uvicorn has types of its own
