"""Sees every request from its beginning to its end: gives it an id, and tells what became of it.

An error that nothing below took is answered here, so that its answer has the id and the headers of all others.
"""

import logging
import re
from asyncio import CancelledError
from secrets import token_hex
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import internal_error, stopping_now
from api.metrics import Metrics

REQUEST_ID = "X-Request-ID"
GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")  # what a proxy may give: nothing that could break a line of the log
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
GONE = 499  # as nginx calls it
NO_ROUTE = "none"
log = logging.getLogger("allegiance")


class BrokenOff(Exception):
    """An answer that began could not be ended; the connection is closed, so that nobody takes it for whole."""


class Watch:
    """The outermost layer; pure ASGI, so that streams flow through."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, whatever happens."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        number = given if GIVEN_ID.fullmatch(given) else token_hex(8)
        scope.setdefault("state", {})["request_id"] = number
        began, status = perf_counter(), 0
        self._metrics.began()

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = number
            await send(message)

        try:
            await self._app(scope, receive, numbered)
        except Exception:
            log.exception("request failed", extra={"request": number, "route": route_of(scope)})
            if status:
                raise BrokenOff(f"request {number}") from None
            await internal_error(Request(scope))(scope, receive, numbered)
        except CancelledError:  # the server stops, and has waited long enough
            if status:
                raise BrokenOff(f"request {number}") from None
            await stopping_now(Request(scope))(scope, receive, numbered)
        finally:
            self._tell(scope, status, perf_counter() - began)

    def _tell(self, scope: Scope, status: int, seconds: float) -> None:
        """Counts and logs a request that has ended; status 499 where the caller went away before an answer."""
        state, method = scope["state"], scope["method"] if scope["method"] in METHODS else "other"
        route, ended = route_of(scope), status or GONE
        self._metrics.ended(method, route, ended, seconds, state.get("problem"))
        caller = getattr(state.get("caller"), "name", None)
        fields = {"request": state["request_id"], "method": method, "route": route, "status": ended, "ms": round(seconds * 1000, 1)}
        log.info("request", extra=fields | {"caller": caller, "problem": state.get("problem")})


def route_of(scope: Scope) -> str:
    """Returns the route that was taken, never what stands in the path for its parameters."""
    route = scope.get("route")
    return str(getattr(route, "path_format", None) or getattr(route, "path", NO_ROUTE))
