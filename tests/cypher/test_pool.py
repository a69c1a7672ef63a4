"""The copies and children of an embedded store: reused while it stays the same, and gone when it is closed."""

import os
import tempfile
from pathlib import Path

import pytest

from graph import query_pool
from graph.embedded import EmbeddedStore
from graph.querying import Limits, QueryStopped, UserQuery
from graph.store import StoreUnavailable
from tests.api.news import DRONES, MERCENARIES

LIMITS = Limits(time_s=20.0, memory_mb=128)


def count(store: EmbeddedStore) -> object:
    with store.snapshot() as snapshot:
        return snapshot.cypher(UserQuery("MATCH (a:Article) RETURN count(a) AS n"), LIMITS).rows[0][0]


def copies(store: EmbeddedStore) -> list[str]:
    folder = store._queries._folder
    return sorted(p.name for p in folder.glob("*.db*")) if folder else []


def test_a_copy_serves_until_the_store_changes(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    store.put(DRONES)
    store.settle()
    assert (count(store), copies(store)) == (1, ["1.db"])
    [child] = store._queries._idle
    assert (count(store), copies(store)) == (1, ["1.db"])
    assert store._queries._idle == [child]
    store.put(MERCENARIES)
    store.settle()
    assert (count(store), copies(store)) == (2, ["2.db"])
    assert child._process.poll() is not None
    store.close()


def test_an_older_copy_stays_while_somebody_asks_it(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    store.put(DRONES)
    with store.snapshot() as before:
        store.put(MERCENARIES)
        assert count(store) == 2
        assert before.cypher(UserQuery("MATCH (a:Article) RETURN count(a) AS n"), LIMITS).rows == ((1,),)
        assert copies(store) == ["1.db", "2.db"]
    assert copies(store) == ["2.db"]
    store.close()


def test_a_child_that_was_stopped_is_replaced(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    with store.snapshot() as snapshot, pytest.raises(QueryStopped):
        snapshot.cypher(UserQuery("UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"), Limits(time_s=0.2))
    assert store._queries._idle == []
    assert count(store) == 0
    store.close()


def test_nothing_is_left_when_the_store_is_closed(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    count(store)
    folder, [child] = store._queries._folder, store._queries._idle
    assert folder is not None
    assert folder.stat().st_mode & 0o777 == 0o700
    store.close()
    assert not folder.exists()
    assert child._process.poll() is not None
    with pytest.raises(StoreUnavailable):
        store.snapshot()


def test_copies_of_a_process_that_was_killed_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    gone, mine = tmp_path / f"{query_pool.PREFIX}999999999-x", tmp_path / f"{query_pool.PREFIX}{os.getpid()}-x"
    gone.mkdir()
    mine.mkdir()
    query_pool._folder()
    assert (gone.exists(), mine.exists()) == (False, True)
