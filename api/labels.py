"""What every answer says of itself: what a browser may do with it, and how long it may be kept."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.freshness import HOLD, VARY

NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"  # answers are read, they load nothing
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
HTTPS_ONLY = "max-age=31536000"
ASSETS = "/docs/assets"
KEEP_S = 3600


class Labels:
    """Adds headers; pure ASGI, so that streams flow through."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request on and labels the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def labelled(message: Message) -> None:
            if message["type"] == "http.response.start":
                _label(scope, message)
            await send(message)

        await self._app(scope, receive, labelled)


def _label(scope: Scope, message: Message) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in ALWAYS.items():
        headers.setdefault(name, value)
    headers.setdefault("Content-Security-Policy", NOTHING)
    if scope["scheme"] == "https":
        headers.setdefault("Strict-Transport-Security", HTTPS_ONLY)
    tag = scope["state"].get("tag")
    if tag and message["status"] in (200, 304):
        headers["ETag"] = tag
        headers.setdefault("Cache-Control", HOLD)
        _vary(headers, VARY)
    elif scope["path"].startswith(ASSETS):
        headers.setdefault("Cache-Control", f"max-age={KEEP_S}")
    else:
        headers.setdefault("Cache-Control", "no-store")


def _vary(headers: MutableHeaders, more: str) -> None:
    """Says what else the answer depends on: each once, in one header, whoever said it first."""
    told = (word.strip() for line in (*headers.getlist("vary"), more) for word in line.split(","))
    headers["Vary"] = ", ".join({word.lower(): word for word in told}.values())
