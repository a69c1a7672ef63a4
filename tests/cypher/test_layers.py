"""Each defence by itself: what the guard would refuse is given to the layers below it, as if it had passed."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from graph import query_pool
from graph.cypher_guard import Guarded
from graph.cypher_queries import answered as answer_of
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.querying import Limits, QueryFailed, QueryRefused, QueryStopped
from graph.store import Store
from tests.cypher.attacks import ADMIN, FILES, PLACES, WRITES
from tests.emptied import emptied
from tests.neo4j_server import TestServer

LIMITS = Limits(time_s=2.0, memory_mb=128)
ROOT = Path(__file__).parents[2]
NOT_TAKEN = (QueryRefused, QueryFailed, QueryStopped)


def raw(text: str) -> Guarded:
    """Returns a text as if the guard had let it through."""
    return Guarded(text, {}, ())


def child_of(store: Store) -> query_pool.Child:
    """Returns a child over a copy of a store."""
    assert isinstance(store, EmbeddedStore)
    snapshot = store.snapshot()
    return query_pool.Child(snapshot._copied.copy, LIMITS.memory_mb)


def written() -> list[str]:
    """Returns each write in one place, and each place with one write."""
    return [*(PLACES["before the answer"].format(write) for write in WRITES), *(where.format(WRITES[0]) for where in PLACES.values())]


def test_the_child_refuses_plans_that_do_more_than_read(embedded: Store) -> None:
    child = child_of(embedded)
    answered = []
    for text in (*written(), *(t for t in ADMIN if t.startswith(("CREATE", "DROP", "ALTER"))), *FILES):
        try:
            answer_of(child, raw(text), LIMITS, ends=False)
            answered.append(text)
        except NOT_TAKEN:
            pass
    child.kill()
    assert answered == []


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("CREATE (x:Evil) RETURN x", "Create"),
        ("MATCH (a) SET a.x = 1 RETURN a", "SetProperty"),
        ("MATCH (a) DETACH DELETE a RETURN 1 AS x", "Delete"),
        ("MERGE (x:Evil) RETURN x", "Merge"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "LoadCsv"),
        ("MATCH (a) CALL (a) { CREATE (x:Evil) RETURN x } RETURN x", "Create"),
    ],
)
def test_the_plan_tells_what_would_be_done(embedded: Store, text: str, operator: str) -> None:
    child = child_of(embedded)
    with pytest.raises(QueryRefused, match=operator):
        answer_of(child, raw(text), LIMITS, ends=False)
    child.kill()


UNPLANNED = """
import sys; sys.path.insert(0, sys.argv[1])
from graph import query_child
query_child._check_plan = lambda database, text: None
query_child.main()
"""


@pytest.fixture
def unplanned(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> query_pool.Child:
    """A child that does not look at plans."""
    monkeypatch.setattr(query_pool, "START", UNPLANNED)
    return child_of(embedded)


def test_a_copy_that_is_open_for_reading_takes_no_write(embedded: Store, unplanned: query_pool.Child) -> None:
    before = embedded.counts()
    for text in ("CREATE (x:Evil) RETURN x", "MATCH (a) SET a.x = 1 RETURN a", "MATCH (a) DETACH DELETE a", "MERGE (x:Evil) RETURN x"):
        with pytest.raises(QueryFailed, match="read-only"):
            answer_of(unplanned, raw(text), LIMITS, ends=False)
    assert answer_of(unplanned, Guarded("MATCH (x:Evil) RETURN count(x) AS n", {}, ("n",)), LIMITS, ends=False).rows == ((0,),)
    unplanned.kill()
    assert embedded.counts() == before


def test_a_process_that_is_locked_in_reads_no_file(unplanned: query_pool.Child, tmp_path: Path) -> None:
    file = tmp_path / "secret.csv"
    file.write_text("a secret\n")
    for name in (f"file://{file}", str(file), "file:///etc/passwd", "/proc/self/environ"):
        with pytest.raises(QueryFailed) as error:
            answer_of(unplanned, Guarded(f"LOAD CSV FROM '{name}' AS l RETURN l", {}, ("l",)), LIMITS, ends=False)
        assert "secret" not in str(error.value).replace("secret.csv", "")
    unplanned.kill()


CONFINED = """
import os, socket, subprocess, sys, urllib.request
sys.path.insert(0, sys.argv[1])
from graph.confinement import confine, landlock
locked = {how}
def tried(what):
    try:
        what()
        return "done"
    except OSError as error:
        return "refused"
    except Exception as error:
        return "refused"
secret, port = sys.argv[2], int(sys.argv[3])
print(*(tried(what) for what in (
    lambda: open(secret),
    lambda: open(secret + ".new", "w"),
    lambda: os.unlink(secret),
    lambda: os.rename(secret, secret + ".moved"),
    lambda: os.mkdir(secret + ".folder"),
    lambda: os.listdir("/"),
    lambda: socket.create_connection(("127.0.0.1", port), 1),
    lambda: subprocess.run(["/bin/true"]),
)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("how", "done"),
    [("None", 8), ("confine()", 0), ("landlock()", 0)],
    ids=["a process that is free", "all locks", "Landlock alone"],
)
def test_a_confined_process_reaches_neither_files_nor_network(how: str, done: int, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    if how == "landlock()" and not _has_landlock():
        pytest.skip("this kernel has no Landlock")
    with socket.create_server(("127.0.0.1", 0)) as server:
        command = [sys.executable, "-c", CONFINED.replace("{how}", how), str(ROOT), str(secret), str(server.getsockname()[1])]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stderr.split()
    expected = {8: ["done"] * 3 + ["refused"] + ["done"] * 4}.get(done, ["refused"] * 8)  # what is unlinked cannot be renamed
    assert told == expected
    assert secret.exists() == (done == 0)


def _has_landlock() -> bool:
    code = "import sys; sys.path.insert(0, sys.argv[1]); from graph.confinement import landlock; sys.exit(not landlock())"
    return subprocess.run([sys.executable, "-c", code, str(ROOT)], check=False).returncode == 0


def test_a_child_knows_nothing_of_the_environment(embedded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_NEO4J_PASSWORD", "a secret")
    child = child_of(embedded)
    process = Path(f"/proc/{child._process.pid}")
    assert (process / "environ").read_bytes() == b""
    assert [p.name for p in (process / "cwd").resolve().iterdir()] == []
    links = [str(p.readlink()) for p in (process / "fd").iterdir()]
    assert [link for link in links if not link.startswith(("/dev/null", "pipe:", "/proc/"))] == [str(child.copy.path)]
    child.kill()


def test_memory_is_limited_in_the_child(unplanned: query_pool.Child) -> None:
    doubled = "RETURN reduce(s = 'aaaaaaaaaa', x IN range(1, 40) | s + s) AS x"
    with pytest.raises((QueryStopped, QueryFailed)):
        answer_of(unplanned, Guarded(doubled, {}, ("x",)), Limits(time_s=20.0, memory_mb=128), ends=False)
    unplanned.kill()


def test_a_child_ends_with_its_parent(embedded: Store) -> None:
    child = child_of(embedded)
    assert child._process.stdin is not None
    child._process.stdin.close()
    assert child._process.wait(5) == 0
    child.kill()


def test_neo4j_says_before_it_runs_that_a_query_writes(neo4j_server: TestServer) -> None:
    store = emptied(neo4j_server)
    before = store.counts()
    answered = []
    with store.snapshot() as snapshot:
        for text in (*written(), *(t for t in ADMIN if t.startswith(("CREATE", "DROP")))):
            try:
                snapshot._answer(raw(text), LIMITS, ends=False)
                answered.append(text)
            except NOT_TAKEN:
                pass
            except Exception as error:
                assert "Neo" in str(error)  # noqa: PT017
    assert answered == []
    assert store.counts() == before
    store.close()


def test_neo4j_refuses_writes_in_a_reading_session(neo4j_server: TestServer) -> None:
    store = emptied(neo4j_server)
    assert isinstance(store, Neo4jStore)
    for text in ("CREATE (x:Evil)", "MERGE (x:Evil)", "MATCH (a) SET a.x = 1", "CREATE INDEX evil FOR (n:Evil) ON (n.x)"):
        with store._reading_session() as session, pytest.raises(Exception, match=r"read access mode"):
            session.run(text).consume()
    store.close()


def test_neo4j_stops_what_the_server_does_not(neo4j_server: TestServer) -> None:
    store = emptied(neo4j_server)
    nested = "WITH range(1, 12000) AS xs RETURN all(a IN xs WHERE all(b IN xs WHERE a + b > 0)) AS x"
    with store.snapshot() as snapshot, pytest.raises(QueryStopped, match=r"took longer than 0\.3 s"):
        snapshot._in_time(Guarded(nested, {}, ("x",)), Limits(time_s=0.3), ends=False)
    store.close()
