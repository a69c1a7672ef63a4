"""What the routes take as arguments."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError

from api.asking import Asked
from api.errors import Problem, documented_path, operation_of
from api.service import Service
from api.unfit import unfit


def service_of(request: Request) -> Service:
    """Returns what the app serves."""
    service: Service = request.app.state.service
    return service


def known_query(request: Request) -> None:
    """Refuses query parameters that the service's document does not name for the route, and one value given twice.

    Raises RequestValidationError.
    """
    known = {one["name"]: one["schema"] for one in operation_of(request).get("parameters", ()) if one["in"] == "query"}
    if unknown := sorted(request.query_params.keys() - set(known)):
        message = f"there is no such parameter here, only {', '.join(known)}" if known else "there are no parameters here"
        reasons = unfit(documented_path(request))
        raise RequestValidationError([{"type": "unknown", "loc": ("query", name), "msg": reasons.get(name, message)} for name in unknown])
    given = {name: len(request.query_params.getlist(name)) for name in known}
    if twice := [name for name, number in given.items() if number > 1 and not _takes_several(known[name])]:
        faults = [f"it is given {given[name]} times, and takes one value; leave out the others" for name in twice]
        raise RequestValidationError(
            [{"type": "twice", "loc": ("query", name), "msg": fault} for name, fault in zip(twice, faults, strict=True)]
        )


def _takes_several(schema: Mapping[str, Any]) -> bool:
    return schema.get("type") == "array" or any(map(_takes_several, schema.get("anyOf", ())))


type Serving = Annotated[Service, Depends(service_of)]
type Asking = Annotated[Asked, Query()]

NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
