"""`allegiance serve`: the store over HTTP."""

import errno
import os
import signal
import socket
from contextlib import ExitStack, suppress
from dataclasses import replace
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.asking import WrongQuestion
from api.commands.session import Session, session_of
from api.opening import following, is_address, is_neo4j, open_file, open_neo4j, store_path
from api.settings import Settings
from api.sharing import token_file, write_token
from graph.store import StoreError, StoreUnavailable

if TYPE_CHECKING:
    from api.access import Access

# of uvicorn: api/layers.py has logs, headers and trust in proxies of its own
SERVER: dict[str, Any] = {"log_config": None, "access_log": False, "server_header": False, "proxy_headers": False}
NEO4J_RETRY_S = 1.0
ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what listens everywhere is asked here


class CannotListen(Exception):
    """The service cannot have its address, in words that say what to do."""


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", help="Where to listen; 127.0.0.1 is seen by this machine alone.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="So many processes; more than one only over a Neo4j.")] = 1,
    anybody: Annotated[
        str | None,
        typer.Option("--open", metavar="SCOPES", help="What anybody who reaches it may do without a key: read, or read,query,load."),
    ] = None,
) -> None:
    """Serve the store over HTTP until it is stopped. All other commands go on working: they ask the service, or the Neo4j."""
    session = session_of(context)
    from api.access import access_of  # brings the web server
    from api.logs import set_up_logs

    if anybody is not None:
        os.environ["ALLEGIANCE_OPEN"] = anybody  # for the workers
        session = replace(session, settings=session.settings.model_copy(update={"open": anybody}))
    settings = session.settings
    if is_address(settings.store):
        raise StoreError(f"{settings.store} is served already")
    if workers > 1 and not is_neo4j(settings.store):
        raise WrongQuestion(
            f"--workers {workers}: the file of a store belongs to one process; several need a Neo4j (ALLEGIANCE_STORE=neo4j://…)"
        )
    with listen(host or settings.host, settings.port if port is None else port) as listener:
        set_up_logs(settings)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn hands both signals on when it has shut down
        access = access_of(settings, listener.getsockname()[0])
        os.environ["ALLEGIANCE_HOST"] = listener.getsockname()[0]
        with suppress(KeyboardInterrupt):
            _serve_neo4j(session, listener, workers) if is_neo4j(settings.store) else _serve_file(session, listener, access)


def _serve_file(session: Session, listener: socket.socket, access: "Access") -> None:
    """Serves a file, and tells other processes where."""
    import uvicorn

    from api.app import create_app
    from api.service import Service

    settings, address = session.settings, address_of(listener)
    path = store_path(settings)
    store = following(open_file(path, settings), settings, session.say)
    service = Service(store, settings, token=write_token(path), address=address)
    store.announce(address)
    try:
        _say_where(session, str(path), address)
        uvicorn.Server(uvicorn.Config(create_app(service, access), **_server(settings))).run(sockets=[listener])
    finally:
        token_file(path).unlink(missing_ok=True)


def _serve_neo4j(session: Session, listener: socket.socket, workers: int) -> None:
    """Serves a Neo4j, once it answers: a server and this service are often started together."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    settings = session.settings
    os.environ |= {"ALLEGIANCE_STORE": settings.store, "ALLEGIANCE_RUN": settings.run}  # for the workers: --store may have named it
    _await_neo4j(session)
    address = address_of(listener)
    kit = address.replace("127.0.0.1", "localhost") + "/browser"  # the host that Neo4j Browser asks unless it is set otherwise
    session.say(f"in Neo4j Browser, for its colours and guide:  :style {kit}/style.grass  and  :play {kit}/guide.html")
    _say_where(session, settings.store, address)
    config = uvicorn.Config("api.app:app_of_settings", factory=True, workers=workers, **_server(settings))
    if workers == 1:
        uvicorn.Server(config).run(sockets=[listener])
    else:
        with TemporaryDirectory() as numbers:
            os.environ["PROMETHEUS_MULTIPROC_DIR"] = numbers
            Multiprocess(config, sockets=[listener]).run()


def _await_neo4j(session: Session) -> None:
    """Returns when the Neo4j answers; raises StoreUnavailable where it does not for long."""
    until, told = monotonic() + session.settings.neo4j_patience_s, False
    while True:
        try:
            following(open_neo4j(session.settings, create=True), session.settings, session.say).close()
        except StoreUnavailable:
            if monotonic() > until:
                raise
            if not told:
                session.say(f"waiting for {session.settings.store}")
            told = True
            sleep(NEO4J_RETRY_S)
        else:
            return


def _server(settings: Settings) -> dict[str, Any]:
    """Returns how the server is set up."""
    return SERVER | {"timeout_graceful_shutdown": max(1, round(settings.stop_timeout_s)), "timeout_keep_alive": settings.keep_alive_s}


def _say_where(session: Session, store: str, address: str) -> None:
    session.say(f"serving {store} at {address} (to look at it: {address}, to ask it: {address}/docs); Ctrl+C stops it")


def listen(host: str, port: int) -> socket.socket:
    """Returns a socket that listens; raises CannotListen."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)[0]
        with ExitStack() as unless_it_listens:
            listener = socket.socket(family, kind, protocol)  # with its protocol named, for else asyncio lets answers wait 40 ms
            unless_it_listens.callback(listener.close)
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(place)
            listener.listen()
            unless_it_listens.pop_all()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotListen(
                f"port {port} of {host} is taken; pass another with --port or `make run PORT=…`, or 0 for any that is free"
            ) from error
        raise CannotListen(f"cannot listen at {host}, port {port}: {error.strerror or error}") from error
    return listener


def address_of(listener: socket.socket) -> str:
    """Returns where the service answers on this machine."""
    host, port = listener.getsockname()[:2]
    host = ANY.get(host, host)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
