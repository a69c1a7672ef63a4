"""The copies and children of an embedded store: reused while it stays the same, and gone when it is closed."""

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import count as count_up
from pathlib import Path
from threading import Event
from time import monotonic, sleep

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


class Changing:
    """A store that changes all the time, and whose copies take a while; `spans` are the times that they took."""

    def __init__(self, folder: Path, takes_s: float) -> None:
        self.spans, self.begun, self._takes_s, states = list[tuple[float, float]](), Event(), takes_s, count_up()
        self.pool = query_pool.QueryPool(self._save, lambda: next(states), folder=folder)

    def _save(self, path: Path) -> None:
        start = monotonic()
        self.begun.set()
        sleep(self._takes_s)
        path.touch()
        self.spans.append((start, monotonic()))


def test_who_asked_before_a_copy_was_begun_takes_it(tmp_path: Path) -> None:
    store = Changing(tmp_path, 0.2)
    with ThreadPoolExecutor(4) as threads:
        first = threads.submit(store.pool.snapshot)
        assert store.begun.wait(10)
        others = [threads.submit(store.pool.snapshot) for _ in range(3)]
        found = {other.result().copy.path.name for other in others}
    assert (first.result().copy.path.name, found) == ("1.db", {"2.db"})
    store.pool.close()


def test_who_writes_has_as_long_to_himself_as_a_copy_took(tmp_path: Path) -> None:
    store = Changing(tmp_path, 0.3)
    for _ in range(2):
        store.pool.release(store.pool.snapshot().copy)
    store.pool.close()
    (start, end), (following, _) = store.spans
    assert following - end >= end - start


def test_a_pool_that_is_closed_keeps_nobody_waiting(tmp_path: Path) -> None:
    store = Changing(tmp_path, 1.0)
    store.pool.release(store.pool.snapshot().copy)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(store.pool.snapshot)
        store.pool.close()
        with pytest.raises(StoreUnavailable):
            waiting.result(timeout=0.5)


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
