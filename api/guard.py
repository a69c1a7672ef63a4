"""What is too large, too deep or too slow is sent away before anything reads it."""

import asyncio
import re
from collections.abc import Mapping

from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Caller
from api.errors import Refused, refusal
from api.keys import Scope as Granted
from api.settings import Settings

STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
HALF = re.compile(
    rb"(?<!\\)(?:\\\\)*(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F])"
)
SQUARE = bytes.maketrans(b"{}", b"[]")
NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
LONG = 256 * 1024  # bytes; looking through more would hold other requests up
SEAM = "/_store"


class Guard:
    """Holds requests against the limits; pure ASGI, so that a body is not read before its turn."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._larger: Mapping[str, tuple[int, str]] = {
            SEAM: (settings.put_max_bytes, "ALLEGIANCE_PUT_MAX_BYTES"),
            "/articles": (settings.read_max_bytes, "ALLEGIANCE_READ_MAX_BYTES"),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request on, or answers why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._check_head(scope)
            limited = self._limited(scope, receive)
            if _is_json(scope):
                limited = await self._checked(scope, limited)
        except Refused as refused:
            await refusal(Request(scope), refused)(scope, receive, send)
            return
        await self._app(scope, limited, send)

    def _check_head(self, scope: Scope) -> None:
        """Raises Refused for what the first lines of a request say."""
        most, target = self._settings.url_max_bytes, len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if target > most:
            raise Refused(414, "URL too long", f"the address has {target} bytes, the most is {most} (ALLEGIANCE_URL_MAX_BYTES)")
        if "\0" in scope["path"] or b"%00" in scope["query_string"] or b"\0" in scope["query_string"]:
            raise Refused(400, "Null character", "the address holds %00; take it out")
        for name, value in scope["headers"]:
            if len(value) > self._settings.header_max_bytes:
                told = f"the header {name.decode('latin-1')[:100]} has {len(value)} bytes, the most is {self._settings.header_max_bytes}"
                raise Refused(431, "Header too long", f"{told} (ALLEGIANCE_HEADER_MAX_BYTES)")

    def _most(self, scope: Scope) -> tuple[int, str]:
        """Returns how many bytes a body may have, and the setting that says so: more only for who may load."""
        caller: Caller = scope["state"]["caller"]
        if scope["path"] == "/articles" and _is_json(scope) and caller.may(Granted.LOAD):
            return self._settings.articles_max_bytes, "ALLEGIANCE_ARTICLES_MAX_BYTES; JSON Lines may be larger"
        for path, most in self._larger.items():
            if scope["path"].startswith(path) and caller.may(Granted.LOAD):
                return most
        return self._settings.body_max_bytes, "ALLEGIANCE_BODY_MAX_BYTES"

    def _limited(self, scope: Scope, receive: Receive) -> Receive:
        """Returns what gives the body, and raises Refused where it gets too large or too slow."""
        most, setting = self._most(scope)
        told = Headers(scope=scope).get("content-length", "0")
        too_large = Refused(413, "Too large", f"the body has more than {most} bytes ({setting})", {"Connection": "close"})
        if told.isdecimal() and int(told) > most:
            raise too_large
        read, ended = 0, False

        async def limited() -> Message:
            nonlocal read, ended
            try:
                async with asyncio.timeout(None if ended else self._settings.body_timeout_s):
                    message = await receive()
            except TimeoutError:
                raise Refused(408, "Too slow", "the rest of the body did not come", {"Connection": "close"}) from None
            read += len(message.get("body", b""))
            ended = ended or not message.get("more_body", False)
            if read > most:
                raise too_large
            return message

        return limited

    async def _checked(self, scope: Scope, receive: Receive) -> Receive:
        """Returns what gives a body of JSON, which is held against its limits; raises Refused."""
        body, more, gone = bytearray(), True, False
        while more:
            message = await receive()
            gone = message["type"] == "http.disconnect"
            body += message.get("body", b"")
            more = not gone and message.get("more_body", False)
        whole = bytes(body)
        deep = self._settings.json_max_depth
        too_deep = await run_in_threadpool(deeper, whole, deep) if len(whole) > LONG else deeper(whole, deep)
        if too_deep:
            raise Refused(400, "Broken JSON", f"the body is nested deeper than {deep} levels (ALLEGIANCE_JSON_MAX_DEPTH)")
        if HALF.search(whole):
            raise Refused(400, "Broken JSON", "the body holds half of a surrogate pair, which is no character")
        if NULL.search(whole) and not scope["path"].startswith(SEAM):
            raise Refused(422, "Null character", "the body holds \\u0000; take it out")
        given = False

        async def again() -> Message:
            nonlocal given
            if given or gone:
                return await receive()
            given = True
            return {"type": "http.request", "body": whole, "more_body": False}

        return again


def deeper(body: bytes, most: int) -> bool:
    """Returns whether JSON is nested deeper than so many levels; of what is no JSON, whether its brackets are."""
    if body.count(b"[") + body.count(b"{") <= most:
        return False
    brackets = STRING.sub(b"", body).translate(SQUARE, NO_BRACKETS)
    for _ in range(most):  # each turn takes the innermost level out
        brackets = brackets.replace(b"[]", b"")
    return b"[]" in brackets or brackets.count(b"[") > most  # or those that nothing closes


def _is_json(scope: Scope) -> bool:
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return False
    kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))
