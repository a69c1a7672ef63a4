"""HEAD where there is GET: the same route answers, with the same headers, and its body is left out (RFC 9110, 9.3.2)."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Asks the routes as GET what was asked as HEAD; pure ASGI, so that a stream ends where its body would begin."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request on; of a HEAD the answer comes without its body."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"}  # a copy: the server has to see HEAD, by which it knows that no body follows
        begun = False

        async def headed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                await send(message)
                await send({"type": "http.response.body", "body": b"", "more_body": False})

        async def gone() -> Message:
            """Returns what comes next; once there is nothing more to send, that the caller went away: so streams end."""
            return {"type": "http.disconnect"} if begun else await receive()

        try:
            await self._app(inner, gone, headed)
        finally:
            if "route" in inner:  # of which the log and the metrics tell
                scope["route"] = inner["route"]
