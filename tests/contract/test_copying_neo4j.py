"""A store moves from one engine to the other and back, and comes out as it was."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.copying import Copied, copy
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.settling import ARTICLES
from graph.store import Listing, Store, StoreError
from tests.building import actor, reading, told
from tests.contract.test_store import DRONES, SUMMIT, edges, exported
from tests.emptied import emptied
from tests.neo4j_server import TestServer

MANY = [reading(told("TUR", "ARMS", "AZE"), told("erdogan/TUR", "ACCUSES", "ARM"), title=f"News {n:03}") for n in range(ARTICLES + 10)]
LISTING = Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference")


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Store]:
    """A store in a file, in which an article was replaced and another removed."""
    store = EmbeddedStore(tmp_path / "source.db")
    store.put_listings([LISTING], [actor("TUR", aliases=("Türkiye",)), actor("nato")])
    edges(store, SUMMIT, *MANY, DRONES)
    store.put(reading(told("macron", "CONSULTS", "ARM"), title="Summit", outlet="Tribune", published="2020-10-09"))
    store.remove(MANY[3].article.id)
    yield store
    store.close()


@pytest.fixture
def server(neo4j_server: TestServer) -> Iterator[Neo4jStore]:
    """An empty Neo4j."""
    with closing(emptied(neo4j_server)) as store:
        yield store


def test_a_store_comes_back_as_it_was(source: Store, server: Neo4jStore, tmp_path: Path) -> None:
    back = EmbeddedStore(tmp_path / "back.db")
    told: list[int] = []

    def keep(done: int, total: int | None, message: str) -> None:
        told.append(done)

    assert copy(source, server, keep) == Copied(len(MANY) + 1, 0)
    assert copy(server, back) == Copied(len(MANY) + 1, 0)
    assert told == [64, len(MANY) + 1]
    stores: tuple[Store, ...] = (server, back)
    for store in stores:
        assert exported(store) == exported(source)
        assert list(store.relations()) == list(source.relations())
    for store in (source, *stores):  # what each article called its actors came along too
        for gone in (DRONES, *MANY):
            if store.ledger([gone.article.id]):
                store.remove(gone.article.id)
    assert exported(server) == exported(back) == exported(source)
    back.close()


def test_a_copy_that_was_stopped_goes_on(source: Store, server: Neo4jStore) -> None:
    def stop(done: int, total: int | None, message: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy(source, server, stop)
    assert copy(source, server) == Copied(len(MANY) + 1 - 64, 64)
    assert exported(server) == exported(source)
    assert list(server.relations()) == list(source.relations())
    assert copy(source, server) == Copied(0, len(MANY) + 1)


def test_a_store_that_holds_something_else_is_no_target(source: Store, server: Neo4jStore) -> None:
    other = reading(told("RUS", "ARMS", "SYR"), title="Another")
    server.put(other)
    with pytest.raises(StoreError, match=f"holds 1 articles that are not of the source, such as {other.article.id}; name an empty store"):
        copy(source, server)
    assert server.counts().articles == 1
