"""The door of the service: finds out who asks, and sends away what no browser page may ask of a service without keys.

A page of a stranger that a user of this machine has open can send requests here. It cannot read the answers, unless its name
leads here (DNS rebinding): so a request has to name this machine. And it could change something without reading: so what
changes something has to come from no page, or from one of ours. Who shows a key is no page of a stranger.
"""

import re
from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import Access, Caller
from api.errors import Refused, refusal
from api.service import Service

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITES = frozenset({"same-origin", "none"})
HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:\[\]@/\\]+)(:\d{1,5})?", re.IGNORECASE)


class Door:
    """Sets `request.state.caller`; pure ASGI, so that streams flow through."""

    def __init__(self, app: ASGIApp, *, access: Access, service: Service) -> None:
        self._app = app
        self._access = access
        self._service = service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request in, or answers why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        caller = self._access.caller(_secret(headers), self._service.may_write)
        scope.setdefault("state", {})["caller"] = caller
        try:
            self._check(scope, headers, caller)
        except Refused as refused:
            await refusal(Request(scope), refused)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope, headers: Headers, caller: Caller) -> None:
        """Raises Refused."""
        if self._access.hosts is not None and not self._is_own(headers.get("host", "")):
            raise Refused(
                421,
                "Unknown host",
                "the request names a host that is none of this service's; ask it as localhost, or add the name to ALLEGIANCE_HOSTS",
            )
        if self._access.local and not _is_loopback(scope):
            raise Refused(403, "Other machine", "this service has no keys and is open to its own machine alone")
        if caller.name is None and scope["method"] not in SAFE and not self._is_from_here(headers):
            raise Refused(
                403,
                "Other origin",
                "a page of another origin may change nothing here; add its origin to ALLEGIANCE_CORS_ORIGINS, or send a key",
            )

    def _is_own(self, host: str) -> bool:
        """Returns whether a Host header names this machine: by a name of its own, or by a number, to which no stranger's name leads."""
        found = HOST.fullmatch(host)
        if not found or self._access.hosts is None:
            return False
        name = found["name"].lower().rstrip(".")
        if name in self._access.hosts:
            return True
        try:
            number = ip_address(name.strip("[]"))
        except ValueError:
            return False
        return number.is_loopback if self._access.local else True

    def _is_from_here(self, headers: Headers) -> bool:
        """Returns whether no browser sent this, or for a page of ours or of an origin that is let in."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin in self._access.origins:
            return True
        if site is not None and site not in OWN_SITES:
            return False
        return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


def _secret(headers: Headers) -> str | None:
    """Returns what the caller shows as a key, None where it shows nothing."""
    scheme, _, secret = headers.get("authorization", "").partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else None


def _is_loopback(scope: Scope) -> bool:
    client = scope.get("client")
    try:
        return client is None or ip_address(client[0].partition("%")[0]).is_loopback
    except ValueError:
        return False
