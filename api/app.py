"""The HTTP service over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline

from api.access import Access, access_of
from api.document import document
from api.errors import Problem, add_error_handlers
from api.freshness import NotModified, not_modified
from api.jobs.runner import Jobs
from api.labels import ASSETS
from api.layers import add_layers
from api.logs import set_up_logs
from api.opening import open_neo4j
from api.routes import (
    actors,
    analysis,
    articles,
    browser,
    claims,
    copies,
    cypher,
    docs,
    explorer,
    export,
    health,
    jobs,
    loading,
    ontology,
    outlets,
    paths,
    problems,
    questions,
    sparql,
    store,
)
from api.routes.common import known_query
from api.service import Service
from api.settings import Settings
from api.stopping import Stopping

LOOPBACK = "127.0.0.1"
ROUTES = (  # in the order of the documentation
    questions,
    paths,
    analysis,
    claims,
    actors,
    articles,
    outlets,
    copies,
    cypher,
    sparql,
    loading,
    jobs,
    export,
    health,
    ontology,
    problems,
    docs,
    explorer,
    browser,
    store,
)
DESCRIPTION = """
Who stands with whom, on whose word. Articles are read into **claims**: one proposition that one article reports in one
sentence, with its speakers and its quote. A claim is *plain* when the article states it in its own voice or the actor
declares it of itself; everything else is somebody's word, and comes apart from what is plain.

An actor is named by id, ISO code, name or alias: `TUR`, `Turkey`, `Ankara`. What GET answers HEAD answers too, without the body.
"""


def create_app(service: Service, access: Access | None = None) -> FastAPI:
    """Returns the app that serves this store and closes it at the end; raises WrongAccess.

    `access` is what the settings grant on this machine alone where it is not named.
    """
    access = access or access_of(service.settings, LOOPBACK)
    doing = Jobs(service)

    def begin_to_stop() -> None:
        service.stopping.set()
        doing.stop()

    stopping = Stopping(begin_to_stop, service.settings.stop_timeout_s)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.openapi()  # before several threads ask for it at once, which pydantic warns of
        doing.start()
        stopping.listen()
        yield
        doing.stop()
        service.close()

    app = FastAPIOffline(
        title="Allegiance",
        version=version("allegiance"),
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # it is in api/routes/docs.py
        redoc_url=None,
        redirect_slashes=False,
        static_url=ASSETS,
        dependencies=[Depends(known_query)],
        generate_unique_id_function=_operation_id,
        responses={422: {"model": Problem, "description": "The question is not one that can be answered; `detail` says why."}},
    )
    app.state.service = service
    app.state.jobs = doing
    add_layers(app, service, access)
    add_error_handlers(app)
    app.add_exception_handler(NotModified, not_modified)
    for routes in ROUTES:
        app.include_router(routes.router)
    app.openapi = partial(document, app, access)  # type: ignore[method-assign]  # FastAPI documents it as the way
    return app


def app_of_settings() -> FastAPI:
    """Returns the app over the Neo4j that the environment names: what each of several workers starts with."""
    settings = Settings()
    set_up_logs(settings)
    token = settings.token.get_secret_value() if settings.token else None
    access = access_of(settings, settings.host)
    return create_app(Service(open_neo4j(settings, create=True), settings, token=token, address=""), access)


def _operation_id(route: APIRoute) -> str:
    return route.name
