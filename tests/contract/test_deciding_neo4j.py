"""Decisions in a database that several processes load at once: all of them agree, whoever decided."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from graph.copying import copy
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.store import Decided
from tests.building import reading, told
from tests.contract.test_identity import ACRONYM, ACTORS, ONE, SPELLING, TWO, all_of, filled
from tests.emptied import PATIENCE_S, emptied, login
from tests.neo4j_server import TestServer

MANY = [reading(told("al-shabab", "ATTACKS", "ETH", "hsm"), title=f"News {n:03}", actors=ACTORS) for n in range(40)]


@pytest.fixture
def server(neo4j_server: TestServer) -> Iterator[Neo4jStore]:
    """An empty Neo4j."""
    with closing(emptied(neo4j_server)) as store:
        yield store


def test_a_loader_reads_as_others_decided_meanwhile(server: Neo4jStore, neo4j_server: TestServer, tmp_path: Path) -> None:
    server.put(MANY[0])
    with closing(Neo4jStore(login(neo4j_server), patience_s=PATIENCE_S)) as other:
        loading = Thread(target=lambda: [server.put(one) for one in MANY])
        loading.start()
        other.decide([SPELLING], ())
        other.decide([SPELLING, ACRONYM], [SPELLING])
        loading.join()
        with pytest.raises(Decided):
            server.decide([], [SPELLING])
    server.settle()
    with closing(EmbeddedStore(tmp_path / "fresh.db")) as fresh:
        fresh.decide([SPELLING, ACRONYM], ())
        for one in MANY:
            fresh.put(one)
        fresh.settle()
        assert all_of(server) == all_of(fresh)


def test_a_copy_brings_decisions_along(server: Neo4jStore, tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "source.db")) as source, closing(EmbeddedStore(tmp_path / "back.db")) as back:
        filled(source, ONE, TWO).decide([SPELLING, ACRONYM], ())
        copy(source, server)
        copy(server, back)
        assert all_of(source) == all_of(server) == all_of(back)
        for store in (source, server, back):
            store.decide([], store.decisions())
        assert all_of(source) == all_of(server) == all_of(back)
