"""A store that is really served, over a real connection, for tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep
from typing import NamedTuple

import uvicorn

from api.app import create_app
from api.commands.serve import SERVER, address_of, listen
from api.service import Service
from api.settings import Settings
from api.sharing import token_file, write_token
from graph.embedded import EmbeddedStore
from graph.store import Store


class Served(NamedTuple):
    """Where a store is served, and by what."""

    address: str
    service: Service


@contextmanager
def served(path: Path, settings: Settings | None = None) -> Iterator[Served]:
    """Serves the store of a file in a thread."""
    store = EmbeddedStore(path)
    try:
        with served_store(store, settings or Settings(), write_token(path)) as found:
            store.announce(found.address)
            yield found
    finally:
        token_file(path).unlink()


@contextmanager
def served_store(store: Store, settings: Settings, token: str | None = None) -> Iterator[Served]:
    """Serves a store in a thread, and closes it."""
    with listen("127.0.0.1", 0) as listener:
        address = address_of(listener)
        service = Service(store, settings, token=token, address=address)
        server = uvicorn.Server(uvicorn.Config(create_app(service), **SERVER))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            sleep(0.01)
        try:
            yield Served(address, service)
        finally:
            server.should_exit = True
            thread.join()
