"""Errors as RFC 9457 problems: one table from exception to status, generic words for what is our own fault.

`api/problems.py` tells what each kind means; its page is where `type` leads.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from starlette.exceptions import HTTPException

from api.asking import WrongQuestion
from api.problems import name_of
from graph.names import AmbiguousName, NameProblem, UnknownName, UnknownWord
from graph.network import NetworkTooLarge
from graph.querying import QueriesBusy, QueryFailed, QueryRefused, QueryStopped
from graph.sparql.guard import QueryMalformed
from graph.store import Decided, NotStored, StoreError, StoreUnavailable, Unfit, WrongIdentity
from ontology.vocabulary import UnknownRelation

MEDIA_TYPE = "application/problem+json"
JSON_TYPE = "application/json"
SHOWN = 100  # characters of what was sent
EXAMPLES = {"url": "an address such as https://news.example/a"}  # of fields that go by a pattern
RETRY_S = 2  # a Neo4j that restarts is away for 10 to 60 s; who asks every two loses little


class Candidate(BaseModel):
    """An actor that may have been meant, or a place, weapon or outlet, whose id is its name."""

    id: str
    name: str
    kind: str


class Fault(BaseModel):
    """What is wrong with one part of a request."""

    where: str = Field(examples=["query.since"])
    what: str = Field(examples=["month must be in 1..12"])


class Problem(BaseModel):
    """What went wrong and what to do (RFC 9457): `type` leads to a page about it.

    `candidates` come where a name is unknown or ambiguous, `errors` where parts of the request are not as they should be.
    """

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True)

    type: str = Field(examples=["/problems/unknown-name"])
    title: str = Field(examples=["Unknown name"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["no actor is called 'Armenja'; the nearest are: Armenia (ARM)"])
    instance: str = Field(examples=["/support"])
    request_id: str | None = Field(default=None, examples=["5f1c7a9de0b34c21"], description="By which the log of the service knows it.")
    candidates: list[Candidate] | None = None
    errors: list[Fault] | None = None


class Refused(HTTPException):
    """A request that the service does not take, with its status and words that say what to do."""

    def __init__(self, status: int, title: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status, detail, headers)
        self.title = title


STATUSES: dict[type[Exception], tuple[int, str]] = {
    UnknownName: (422, "Unknown name"),
    UnknownWord: (422, "Unknown name"),
    AmbiguousName: (422, "Ambiguous name"),
    UnknownRelation: (422, "Unknown relation"),
    WrongQuestion: (422, "Wrong question"),
    NotStored: (404, "Not stored"),
    Unfit: (422, "Unfit"),
    WrongIdentity: (422, "Wrong identity"),
    Decided: (409, "Decided otherwise"),
    StoreUnavailable: (503, "Store unavailable"),
    NetworkTooLarge: (507, "Network too large"),
    QueryMalformed: (400, "Malformed query"),
    QueryRefused: (422, "Query refused"),
    QueryFailed: (422, "Query failed"),
    QueryStopped: (422, "Query stopped"),
    QueriesBusy: (429, "Too many queries"),
    StoreError: (409, "Store error"),
}
TITLES = {400: "Bad request", 404: "Not found", 405: "Method not allowed", 413: "Too large", 415: "Wrong content type"}


def problem(
    request: Request,
    status: int,
    title: str,
    detail: str,
    candidates: list[Candidate] | None = None,
    errors: list[Fault] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Returns a problem as a response."""
    request.state.problem = name_of(title)
    body = Problem(
        type="/problems/" + name_of(title),
        title=title,
        status=status,
        detail=_shown(detail),
        instance=_shown(request.url.path),
        request_id=getattr(request.state, "request_id", None),
        candidates=candidates,
        errors=errors,
    )
    sent = dict(headers or {})
    if status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS):
        sent.setdefault("Retry-After", str(RETRY_S))
    return JSONResponse(body.model_dump(exclude_none=True, by_alias=True), status, sent, MEDIA_TYPE)


def refusal(request: Request, refused: Refused) -> JSONResponse:
    """Returns what tells of a refusal."""
    return problem(request, refused.status_code, refused.title, refused.detail, headers=refused.headers)


def internal_error(request: Request) -> JSONResponse:
    """Returns what tells of a mistake of our own: nothing but where to look."""
    number = getattr(request.state, "request_id", "")
    return problem(request, 500, "Internal error", f"something went wrong here; the log has it under request {number}")


def stopping_now(request: Request) -> JSONResponse:
    """Returns what tells that nothing more is answered here."""
    return problem(request, 503, "Store unavailable", "the service is stopping")


def add_error_handlers(app: FastAPI) -> None:
    """Makes every error of the app a problem."""
    for kind in STATUSES:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def _known(request: Request, error: Exception) -> JSONResponse:
    status, title = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
    candidates = None
    if isinstance(error, UnknownWord):
        candidates = [Candidate(id=name, name=name, kind=error.kind) for name in error.nearest]
    elif isinstance(error, NameProblem):
        candidates = [Candidate(id=actor.id, name=actor.name, kind=actor.kind) for actor in error.candidates]
        status = 404 if request.path_params else status  # the name is what was to be found there
    return problem(request, status, title, str(error), candidates)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    found: Sequence[Mapping[str, Any]] = error.errors() if isinstance(error, RequestValidationError) else []
    if broken := next((fault for fault in found if fault["type"] == "json_invalid"), None):
        told = f"{broken['ctx']['error']} at character {broken['loc'][-1]}"
        return problem(request, 400, "Broken JSON", f"the body is no JSON: {told}")
    if wrong := _wrong_type(request, found):
        return problem(request, 415, TITLES[415], wrong)
    faults = [Fault(where=_shown(_place(fault)), what=_shown(_message(fault))) for fault in found]
    return problem(request, 422, "Invalid request", "; ".join(f"{fault.where}: {fault.what}" for fault in faults), errors=faults)


def _message(fault: Mapping[str, Any]) -> str:
    """Returns what is wrong, and of a text that is not of the form it should have the text itself, with what to write."""
    if fault["type"] == "string_pattern_mismatch":
        example = EXAMPLES.get(str(fault["loc"][-1]), f"a text of the pattern {fault['ctx']['pattern']}")
        return f"{str(fault['input'])[:SHOWN]!r} is not of the form that is read here; write {example}"
    return str(fault["msg"]).removeprefix("Value error, ")


def _place(fault: Mapping[str, Any]) -> str:
    return ".".join(map(str, fault["loc"]))


def _wrong_type(request: Request, found: Sequence[Mapping[str, Any]]) -> str | None:
    """Returns what to tell of a body that could not be read because it is of another type, None where that is not why."""
    operation = operation_of(request)
    taken = list(operation.get("requestBody", {}).get("content", {})) if operation else [JSON_TYPE]
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not taken or not any(_place(fault).startswith("body") for fault in found):
        return None
    fits = given in taken or (JSON_TYPE in taken and given.endswith("+json"))
    return None if fits else f"the body is {given or 'of no named type'}; this takes {', '.join(taken)}"


def documented_path(request: Request) -> str:
    """Returns the path of a request as the document has it, empty where it is of no route."""
    return str(getattr(request.scope.get("route"), "path_format", ""))


def operation_of(request: Request) -> dict[str, Any]:
    """Returns what the service's document says of what is asked, nothing where it is not in it."""
    found: dict[str, Any] = request.app.openapi()["paths"].get(documented_path(request), {}).get(request.method.lower(), {})
    return found


def _http(request: Request, error: Exception) -> JSONResponse:
    if isinstance(error, Refused):
        return refusal(request, error)
    if not isinstance(error, HTTPException):  # registered for these alone
        raise error
    status, headers = error.status_code, dict(error.headers or {})
    phrase = HTTPStatus(status).phrase
    title, detail = TITLES.get(status, phrase.capitalize()), str(error.detail)
    if status == HTTPStatus.NOT_FOUND and detail == phrase:
        detail = f"there is nothing at {request.url.path}; /docs lists all that there is"
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        headers["Allow"] = _allowed(request, headers.get("Allow", ""))
        detail = f"{request.method} is not what {request.url.path} takes, only {headers['Allow']}"
    return problem(request, status, title, detail, headers=headers)


def _allowed(request: Request, told: str) -> str:
    """Returns all methods of a path: the router tells those of one route alone."""
    documented = (method.upper() for method in request.app.openapi()["paths"].get(documented_path(request), {}))
    methods = {*documented, *told.replace(",", " ").split()}
    return ", ".join(sorted(methods | {"HEAD"} if "GET" in methods else methods))


def _shown(text: str) -> str:
    """Returns a text that can be sent: half of a surrogate pair, which JSON may hold, cannot."""
    return text.encode("utf-8", "replace").decode()
