"""The HTTP service over one store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from fastapi import Depends, FastAPI
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline

from api.access import Access, access_of
from api.door import Door
from api.errors import Problem, add_error_handlers
from api.guard import Guard
from api.jobs.runner import Jobs
from api.opening import open_neo4j
from api.routes import actors, articles, browser, claims, copies, health, jobs, loading, paths, problems, questions, store
from api.routes.common import known_query
from api.service import Service
from api.settings import Settings
from api.watch import Watch

LOOPBACK = "127.0.0.1"
DESCRIPTION = """
Who stands with whom, on whose word. Articles are read into **claims**: one proposition that one article reports in one
sentence, with its speakers and its quote. A claim is *plain* when the article states it in its own voice or the actor
declares it of itself; everything else is somebody's word, and comes apart from what is plain.

An actor is named by id, ISO code, name or alias: `TUR`, `Turkey`, `Ankara`.
"""


def create_app(service: Service, access: Access | None = None) -> FastAPI:
    """Returns the app that serves this store and closes it at the end; raises WrongAccess.

    `access` is what the settings grant on this machine alone where it is not named.
    """
    access = access or access_of(service.settings, LOOPBACK)
    doing = Jobs(service)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        doing.start()
        yield
        doing.stop()
        service.close()

    app = FastAPIOffline(
        title="Allegiance",
        version=version("allegiance"),
        description=DESCRIPTION,
        lifespan=lifespan,
        redoc_url=None,
        redirect_slashes=False,
        static_url="/docs/assets",
        dependencies=[Depends(known_query)],
        generate_unique_id_function=_operation_id,
        responses={422: {"model": Problem}, 503: {"model": Problem}},
    )
    app.state.service = service
    app.state.jobs = doing
    for layer in (  # the innermost first
        partial(Guard, settings=service.settings),
        partial(Door, access=access, service=service),
        Watch,
    ):
        app.add_middleware(layer)
    add_error_handlers(app)
    for routes in (questions, paths, claims, actors, articles, copies, loading, jobs, health, problems, browser, store):
        app.include_router(routes.router)
    app.add_api_route("/", _home, include_in_schema=False)
    return app


def app_of_settings() -> FastAPI:
    """Returns the app over the Neo4j that the environment names: what each of several workers starts with."""
    settings = Settings()
    token = settings.token.get_secret_value() if settings.token else None
    access = access_of(settings, settings.host)
    return create_app(Service(open_neo4j(settings, create=True), settings, token=token, address=""), access)


def _home() -> RedirectResponse:
    return RedirectResponse("/docs")


def _operation_id(route: APIRoute) -> str:
    return route.name
