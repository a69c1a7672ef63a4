"""`allegiance serve`: the store over HTTP."""

import errno
import signal
import socket
from contextlib import ExitStack, suppress
from typing import Annotated

import typer

from api.commands.session import session_of
from api.opening import is_address, open_file, store_path
from api.sharing import token_file, write_token
from graph.store import StoreError

ANY = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what listens everywhere is asked here


class CannotListen(Exception):
    """The service cannot have its address, in words that say what to do."""


def serve(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", help="Where to listen; 127.0.0.1 is seen by this machine alone.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = None,
) -> None:
    """Serve the store over HTTP until it is stopped. All other commands go on working: they ask the service."""
    import uvicorn

    from api.app import create_app
    from api.service import Service

    session = session_of(context)
    settings = session.settings
    if is_address(settings.store):
        raise StoreError(f"{settings.store} is served already")
    path = store_path(settings)
    with listen(host or settings.host, settings.port if port is None else port) as listener:
        address = address_of(listener)
        store = open_file(path, settings)
        service = Service(store, settings, token=write_token(path), address=address)
        store.announce(address)
        session.say(f"serving {path} at {address} (answers: {address}/support, all of it: {address}/docs); Ctrl+C stops it")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # uvicorn hands both signals on when it has shut down
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(create_app(service), log_level="warning")).run(sockets=[listener])
        token_file(path).unlink(missing_ok=True)


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
