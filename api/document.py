"""The document of the interface (OpenAPI 3.1): what FastAPI knows of the routes, and what the layers around them add.

Every operation tells all statuses that it can answer with, which scope it needs, and whether its answers have tags.
"""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts

from api.access import Access, Need
from api.answers_shown import answers, values
from api.errors import JSON_TYPE, MEDIA_TYPE
from api.fields_told import CLOSED, explain, meanings, narrow
from api.freshness import VARY
from api.settings import Settings
from api.unfit import unfit

type Json = dict[str, Any]

NO_NULL = r"^[^\u0000]*$"
PROBLEM = "#/components/schemas/Problem"
TAGS = (
    ("questions", "Who supports, arms, accuses, opposes whom, and who denies it. What is plain and what is only claimed come apart."),
    ("paths", "How actors are connected, hop by hop, with the sentences of each hop."),
    ("analysis", "What the whole of the relations shows: who matters, who stands together, what does not add up."),
    ("evidence", "Down to the sentences: claims, articles, copies of one text."),
    ("actors", "Who is known, by any of their names."),
    ("queries", "Read-only queries of your own."),
    ("loading", "Articles in and out. What is sent is read by a job; its progress can be followed."),
    ("service", "How the service is, what it holds, and what its errors mean."),
)
EVERYWHERE = {
    400: "The request cannot be read.",
    414: "The address is too long.",
    421: "The request names a host that is none of this service's.",
    429: "Too many requests; `Retry-After` says when to ask again.",
    431: "A header is too long.",
    500: "A mistake of the service; its log has more under `requestId`.",
    503: "The store does not answer; `Retry-After` says when to ask again.",
}
GUARDED = {401: "A key is needed, or the one that is shown is none.", 403: "The key has not the scope, or a page of another origin asks."}
WITH_BODY = {408: "The body did not come in time.", 413: "The body is too large.", 415: "The body is of another type than is taken."}
RETRY: Json = {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
CHALLENGE: Json = {"WWW-Authenticate": {"description": "What to show.", "schema": {"type": "string", "const": "Bearer"}}}
TAG: Json = {
    "ETag": {
        "description": "Changes with the store. Send it as `If-None-Match`: 304 says that this is still so.",
        "schema": {"type": "string"},
    },
    "Vary": {"description": "What else the answer depends on.", "schema": {"type": "string", "examples": [VARY]}},
}


def document(app: FastAPI, access: Access) -> Json:
    """Returns the document, which is made once."""
    if app.openapi_schema is None:
        made = FastAPI.openapi(app)
        settings: Settings = app.state.service.settings
        most = {"limit": settings.query_max_rows, "quotes": settings.query_max_quotes}
        made["tags"] = [{"name": name, "description": told} for name, told in TAGS]
        needs = _needs(app)
        for path, operations in made["paths"].items():
            for method, operation in operations.items():
                _leave_out(operation, path)
                _complete(operation, method, needs.get((path, method)), access)
                _bound(operation, most)
                _exemplify(operation, path)
                _show(operation, answers().get(f"{method} {path}"))
        explain(made["components"]["schemas"])
        for schema in made["components"]["schemas"].values():
            if schema.get("type") == "string":  # which several parameters share, such as a day
                _without_null(schema)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(operation: Json, method: str, need: Need | None, access: Access) -> None:
    """Adds what the layers around a route answer."""
    responses: Json = operation["responses"]
    body = "requestBody" in operation
    for status, told in {**EVERYWHERE, **(GUARDED if need else {}), **(WITH_BODY if body else {})}.items():
        responses.setdefault(str(status), {"description": told, "content": {JSON_TYPE: {"schema": {"$ref": PROBLEM}}}})
    for number, response in responses.items():
        _as_problem(number, response)
    if need:
        operation["security"] = [{}, {"key": []}] if need.scope in access.anybody else [{"key": []}]
        operation["description"] = f"{operation.get('description', '')}\n\nNeeds the scope `{need.scope}`.".strip()
        if method == "get" and not need.live:
            responses["200"].setdefault("headers", {}).update(TAG)
            responses["304"] = {"description": "What you hold is still so.", "headers": {"ETag": TAG["ETag"]}}
    operation["responses"] = dict(sorted(responses.items()))


def _leave_out(operation: Json, path: str) -> None:
    """Takes out the filters that the question of a path cannot obey."""
    refused = unfit(path)
    if "parameters" in operation:
        operation["parameters"] = [one for one in operation["parameters"] if one["name"] not in refused]


def _show(operation: Json, answer: object) -> None:
    """Shows an answer, where there is one."""
    for number, response in operation["responses"].items():
        if number.startswith("2") and answer is not None and JSON_TYPE in response.get("content", {}):
            response["content"][JSON_TYPE]["example"] = answer


def _bound(operation: Json, most: dict[str, int]) -> None:
    """Says what the values of an operation are held against besides their types."""
    for parameter in operation.get("parameters", ()):
        _without_null(parameter["schema"])
        if parameter["name"] in most and parameter["schema"].get("type") == "integer":
            parameter["schema"].setdefault("maximum", most[parameter["name"]])
    if JSON_TYPE in (content := operation.get("requestBody", {}).get("content", {})):
        _without_null(content[JSON_TYPE].get("schema", {}))


def _exemplify(operation: Json, path: str) -> None:
    """Shows a value of each parameter, and says which words it can be.

    A page on which one tries an operation fills in `example` of the parameter itself; so only what is needed has one.
    """
    for parameter in operation.get("parameters", ()):
        name, schema = parameter["name"], parameter["schema"]
        narrow(schema, CLOSED.get(name) if parameter["in"] == "query" else None)
        if parameter["in"] == "path":
            words = meanings().parameters
            parameter.setdefault("description", words.get(f"{path} {name}", words.get(name, "")))
        told = values().get(f"{path} {name}", values().get(name))
        if told is None:
            continue
        if parameter.get("required"):
            parameter.setdefault("example", told)
        elif not {"examples", "default"} & schema.keys() or not schema.get("default", True):
            shown = schema.setdefault("examples", [told])[0]
            if "$ref" not in json.dumps(schema):
                text = ", ".join(map(str, shown)) if isinstance(shown, list) else shown
                parameter["description"] += f" For example `{text}`."


def _without_null(schema: Json) -> None:
    """Says of each text in a schema that it holds no U+0000."""
    if schema.get("type") == "string" and not {"pattern", "enum", "const", "format"} & schema.keys():
        schema["pattern"] = NO_NULL
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for part in schema.get(key, ()):
            _without_null(part)
    for part in (schema.get("items"), schema.get("additionalProperties"), *schema.get("properties", {}).values()):
        if isinstance(part, dict):
            _without_null(part)


def _as_problem(status: str, response: Json) -> None:
    """Says that an error comes as a problem, and with which headers."""
    content = response.get("content", {})
    told = [kind for kind, found in content.items() if found.get("schema", {}).get("$ref") == PROBLEM]
    for kind in told:  # FastAPI takes it for what the route answers with
        content[MEDIA_TYPE] = content.pop(kind)
    headers = RETRY if status in ("429", "503") else CHALLENGE if status == "401" else {}
    if told and headers:
        response["headers"] = response.get("headers", {}) | headers


def _needs(app: FastAPI) -> dict[tuple[str, str], Need]:
    """Returns what each operation needs."""
    found: dict[tuple[str, str], Need] = {}
    for route in iter_route_contexts(app.routes):
        dependant: Dependant | None = getattr(route, "dependant", None)
        need = next((call for call in calls(dependant) if isinstance(call, Need)), None) if dependant else None
        if need and route.path:
            found |= {(str(getattr(route, "path_format", route.path)), method.lower()): need for method in route.methods or ()}
    return found


def calls(dependant: Dependant) -> Iterator[object]:
    """Yields all on which a route depends."""
    for one in dependant.dependencies:
        yield one.call
        yield from calls(one)
