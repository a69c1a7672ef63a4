"""Errors as RFC 9457 problems: one table from exception to status, generic words for what is our own fault."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from api.asking import WrongQuestion
from graph.names import AmbiguousName, NameProblem, UnknownName
from graph.network import NetworkTooLarge
from graph.store import Decided, NotStored, StoreError, StoreUnavailable, Unfit, WrongIdentity
from ontology.vocabulary import UnknownRelation

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger(__name__)


class Candidate(BaseModel):
    """An actor that may have been meant."""

    id: str
    name: str
    kind: str


class Problem(BaseModel):
    """What went wrong and what to do (RFC 9457); `candidates` where a name is unknown or ambiguous."""

    type: str = Field(examples=["/problems/unknown-name"])
    title: str = Field(examples=["Unknown name"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["no actor is called 'Armenja'; the nearest are: Armenia (ARM)"])
    instance: str
    candidates: list[Candidate] | None = None


class Refused(Exception):
    """A request that the service does not take, with its status and words that say what to do."""

    def __init__(self, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.title = title
        self.headers = headers or {}


STATUSES: dict[type[Exception], tuple[int, str]] = {
    UnknownName: (422, "Unknown name"),
    AmbiguousName: (422, "Ambiguous name"),
    UnknownRelation: (422, "Unknown relation"),
    WrongQuestion: (422, "Wrong question"),
    NotStored: (404, "Not stored"),
    Unfit: (422, "Unfit"),
    WrongIdentity: (422, "Wrong identity"),
    Decided: (409, "Decided otherwise"),
    StoreUnavailable: (503, "Store unavailable"),
    NetworkTooLarge: (507, "Network too large"),
    StoreError: (409, "Store error"),
}


def problem(request: Request, status: int, title: str, detail: str, candidates: list[Candidate] | None = None) -> JSONResponse:
    """Returns a problem as a response."""
    body = Problem(
        type="/problems/" + title.lower().replace(" ", "-"),
        title=title,
        status=status,
        detail=detail,
        instance=request.url.path,
        candidates=candidates,
    )
    headers = {"Retry-After": "2"} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return JSONResponse(body.model_dump(exclude_none=True), status, headers, MEDIA_TYPE)


def add_error_handlers(app: FastAPI) -> None:
    """Makes every error of the app a problem."""
    for kind in STATUSES:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _known(request: Request, error: Exception) -> JSONResponse:
    status, title = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    candidates = None
    if isinstance(error, NameProblem):
        candidates = [Candidate(id=actor.id, name=actor.name, kind=actor.kind) for actor in error.candidates]
        status = 404 if request.path_params else status  # the name is what was to be found there
    return problem(request, status, title, str(error), candidates)


def refusal(request: Request, refused: Refused) -> JSONResponse:
    """Returns what tells of a refusal."""
    response = problem(request, refused.status, refused.title, str(refused))
    response.headers.update(refused.headers)
    return response


def _refused(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, Refused):  # registered for these alone
        raise error
    return refusal(request, error)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    faults = (f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}" for fault in found)
    return problem(request, 422, "Invalid request", "; ".join(faults))


def _http(request: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):  # registered for these alone
        raise error
    response = problem(request, error.status_code, HTTPStatus(error.status_code).phrase, str(error.detail))
    response.headers.update(error.headers or {})
    return response


def _unexpected(request: Request, error: Exception) -> JSONResponse:
    number = uuid4().hex[:12]
    log.error("request %s to %s failed", number, request.url.path, exc_info=error)
    return problem(request, 500, "Internal error", f"something went wrong here; the log has it under request {number}")
