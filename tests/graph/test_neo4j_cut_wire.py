"""The connection to a Neo4j breaks: in the middle of a transaction, before its commit, and when the commit is done but not answered."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.neo4j import Login, Neo4jStore
from graph.store import NotStored, Outcome, StoreUnavailable
from tests.building import reading, told
from tests.emptied import emptied
from tests.loads import held
from tests.neo4j_server import TestServer
from tests.wire import COMMIT, COMMITTED, Cut, Wire, wire

FIRST = reading(told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2"), told("ARM", "ACCUSES", "TUR", about=(0,)), title="Drones")
SECOND = reading(told("TUR", "SUPPORTS", "AZE"), told("TUR", "ATTACKS", place="Tartus"), title="Summit")
CORRECTED = reading(told("IRN", "MEDIATES", "ARM"), title="Drones", extractor="test 2")
CUTS = {
    "in the middle": Cut(b"CREATE (c:Claim)", come_through=True),
    "before the commit": Cut(COMMIT, come_through=False),
    "after the commit": Cut(COMMIT, come_through=True, answer=COMMITTED),
}


@pytest.fixture
def cable(neo4j_server: TestServer) -> Iterator[Wire]:
    """A wire to an empty store."""
    emptied(neo4j_server).close()
    with wire(neo4j_server.address) as made:
        yield made


@pytest.fixture
def store(neo4j_server: TestServer, cable: Wire) -> Iterator[Neo4jStore]:
    """The store at the other end of the wire."""
    with closing(Neo4jStore(Login(cable.address, neo4j_server.user, neo4j_server.password), create=True, patience_s=10)) as store:
        yield store


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS)
def test_what_is_put_is_stored_once_and_told_so(store: Neo4jStore, cable: Wire, cut: Cut, tmp_path: Path) -> None:
    store.put(FIRST)
    cable.cut = cut
    assert store.put(SECOND, CORRECTED) == [Outcome.STORED, Outcome.REPLACED]
    assert cut.done
    assert store.put(SECOND, CORRECTED) == [Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert (store.counts().seq, store.counts().articles) == (3, 2)
    with closing(EmbeddedStore(tmp_path / "store.db")) as alone:
        alone.put(SECOND, CORRECTED)
        for one in (store, alone):
            one.settle()
        assert held(store) == held(alone)


@pytest.mark.parametrize("come_through", [False, True])
def test_what_is_settled_is_settled_once(store: Neo4jStore, cable: Wire, come_through: bool) -> None:
    store.put(FIRST, SECOND)
    cable.cut = Cut(COMMIT, come_through, COMMITTED)
    assert store.settle() == 3
    assert cable.cut.done
    assert [relation.id for relation in store.relations()] == ["ARM.ACCUSES.TUR", "TUR.ARMS.AZE", "TUR.SUPPORTS.AZE"]


@pytest.mark.parametrize("come_through", [False, True])
def test_what_is_removed_is_gone(store: Neo4jStore, cable: Wire, come_through: bool) -> None:
    store.put(FIRST)
    cable.cut = Cut(COMMIT, come_through, COMMITTED)
    store.remove(FIRST.article.id)
    assert cable.cut.done
    assert (store.counts().seq, store.counts().articles, store.counts().actors) == (2, 0, 0)
    with pytest.raises(NotStored):
        store.remove(FIRST.article.id)


def test_a_question_is_asked_again(store: Neo4jStore, cable: Wire) -> None:
    store.put(FIRST)
    cable.cut = Cut(b"MATCH (n:Article)", come_through=True)
    assert store.counts().articles == 1
    assert cable.cut.done


def test_patience_ends(neo4j_server: TestServer, cable: Wire) -> None:
    said: list[str] = []
    login = Login(cable.address, neo4j_server.user, neo4j_server.password)
    with closing(Neo4jStore(login, create=True, patience_s=3, tell=said.append)) as store:
        cable.cut = Cut(b"", come_through=False, ever=True)
        with pytest.raises(StoreUnavailable, match=f"{cable.address} does not answer: "):
            store.put(FIRST)
        assert said == [f"{cable.address} does not answer; waiting up to 3 s"]
        cable.cut = None
        assert store.put(FIRST) == [Outcome.STORED]
