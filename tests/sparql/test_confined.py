"""The process that runs queries in SPARQL, without the guard: it reaches no network and no file but the copy."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.query_pool import Child, QueryPool
from graph.querying import Limits, QueryFailed
from tests.sparql.quads import NAMES, pool_of

ROOT = Path(__file__).parents[2]
LIMITS = Limits(time_s=10.0, memory_mb=128)
CONFINED = """
import socket, subprocess, sys
sys.path.insert(0, sys.argv[1])
from graph.confinement import confine, landlock, no_sockets
{how}
def tried(what):
    try:
        what()
        return "done"
    except OSError:
        return "refused"
secret, port, folder = sys.argv[2], int(sys.argv[3]), sys.argv[4]
print(*(tried(what) for what in (
    lambda: open(secret).close(),
    lambda: open(secret + ".new", "w").close(),
    lambda: open(folder + "/table").close(),
    lambda: open(folder + "/new", "w").close(),
    lambda: socket.create_connection(("127.0.0.1", port), 1),
    lambda: socket.socket(socket.AF_UNIX),
    lambda: subprocess.run(["/bin/true"]),
)), file=sys.stderr)
"""
ALL = ["refused", "refused", "done", "refused", "refused", "refused", "refused"]


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("pass", ["done"] * 7),
        ("assert confine(sys.argv[4])", ALL),
        ("assert no_sockets()", ["done"] * 4 + ["refused"] * 3),
        ("assert landlock(sys.argv[4])", [*ALL[:5], "done", "refused"]),
    ],
    ids=["free", "all locks", "seccomp alone", "Landlock alone"],
)
def test_a_process_may_read_one_folder_and_nothing_else(how: str, expected: list[str], tmp_path: Path) -> None:
    secret, folder = tmp_path / "secret", tmp_path / "folder"
    secret.write_text("x")
    folder.mkdir()
    (folder / "table").write_text("x")
    with socket.create_server(("127.0.0.1", 0)) as server:
        command = [sys.executable, "-c", CONFINED.replace("{how}", how)]
        given = [str(ROOT), str(secret), str(server.getsockname()[1]), str(folder)]
        told = subprocess.run([*command, *given], capture_output=True, text=True, check=True).stderr.split()
    assert told == expected


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Child]:
    """A process over a small store."""
    pool: QueryPool = pool_of(tmp_path)
    with pool.snapshot() as copied:
        child = Child(copied.copy, LIMITS.memory_mb, "graph.sparql.child")
        yield child
        child.kill()
    pool.close()


def told(child: Child, text: str) -> dict[str, object]:
    """Returns the answer to a text as if the guard had let it through."""
    request = {"text": text, "form": "json", "base": NAMES.base, "prefixes": dict(NAMES.prefixes), "default": None, "named": None}
    answer = child.ask(request, LIMITS)
    return dict(answer.values) | ({"said": json.loads(answer.body)} if answer.body else {})


def test_a_service_that_got_past_the_guard_is_not_reached(child: Child) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        for silent in ("", "SILENT "):
            text = f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}"
            try:
                assert "failed" in told(child, text) or silent
            except QueryFailed:
                assert not silent
        with pytest.raises(TimeoutError):
            server.accept()
    assert "said" in told(child, "ASK {}")


@pytest.mark.parametrize("text", ["INSERT DATA { <x> a <y> }", "DROP ALL", "LOAD <file:///etc/passwd>", "CLEAR ALL", "ASK {} ; DROP ALL"])
def test_an_update_that_got_past_the_guard_is_none_to_the_engine(child: Child, text: str) -> None:
    assert "malformed" in told(child, text)


def test_a_graph_that_got_past_the_guard_is_empty(child: Child) -> None:
    assert told(child, "ASK FROM <file:///etc/passwd> { ?s ?p ?o }")["said"] == {"head": {}, "boolean": False}


def test_the_process_knows_nothing_of_the_environment(child: Child) -> None:
    assert Path(f"/proc/{child._process.pid}/environ").read_bytes() == b""


def test_the_process_ends_with_its_parent(child: Child) -> None:
    assert child._process.stdin is not None
    child._process.stdin.close()
    assert child._process.wait(5) == 0
