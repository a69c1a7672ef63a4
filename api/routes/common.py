"""What the routes take as arguments."""

from typing import Annotated, Any

from fastapi import Depends, Query, Request

from api.asking import Asked
from api.errors import Problem
from api.service import Service


def service_of(request: Request) -> Service:
    """Returns what the app serves."""
    service: Service = request.app.state.service
    return service


type Serving = Annotated[Service, Depends(service_of)]
type Asking = Annotated[Asked, Query()]

NOT_FOUND: dict[int | str, dict[str, Any]] = {404: {"model": Problem}}
