"""Whether what a caller holds is still so: entity tags from the state of the store, so that an answer is not made twice.

A tag stands for the address, the form that was asked for, this version of the service with its settings, and the
state of the store. The state is looked at before the answer is made: when the store changes meanwhile, the tag is of
the older state, and the next request finds it out of date.
"""

import re
from hashlib import sha256
from importlib.metadata import version

from fastapi import Request, Response

from api.service import Service

TAG = re.compile(r'(?:W/)?("[^"]*")')
VARY = "Accept, Accept-Encoding, Authorization"
HOLD = "private, no-cache"  # keep it, and ask each time whether it is still so


class NotModified(Exception):
    """What the caller holds is still so."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


def recall(request: Request, service: Service) -> None:
    """Notes the tag that the answer will have; raises NotModified where the caller holds that answer."""
    tag = _tag(request, service)
    request.state.tag = tag
    if tag in TAG.findall(request.headers.get("if-none-match", "")):
        raise NotModified(tag)


def not_modified(_: Request, error: Exception) -> Response:
    """Returns an answer without a body."""
    return Response(status_code=304, headers={"ETag": str(error)})


def _tag(request: Request, service: Service) -> str:
    packed = "gzip" in request.headers.get("accept-encoding", "")
    told = (
        version("allegiance"),
        service.state(),
        request.scope["path"],
        request.scope["query_string"].decode("latin-1"),
        request.headers.get("accept", ""),
        str(packed),
    )
    return f'"{sha256("\n".join(told).encode()).hexdigest()[:32]}"'
