"""The command line on a Neo4j: every command, and every way in which the server cannot be used as one clear line."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from socket import SHUT_RDWR, create_server
from threading import Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from neo4j import GraphDatabase

from api.cli import main
from graph.embedded import EmbeddedStore
from graph.neo4j import FORM, Login, supported
from graph.store import StoreError
from tests.api.news import DRONES, MERCENARIES
from tests.emptied import emptied
from tests.neo4j_server import TestServer

SECRET = "open sesame"  # what nobody may read anywhere
WRONG = "user or password is wrong: set ALLEGIANCE_NEO4J_USER and ALLEGIANCE_NEO4J_PASSWORD (or _PASSWORD_FILE)"


class Ran(NamedTuple):
    """How a command ended: its status, its data and its messages."""

    status: int
    out: str
    err: str


type Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def silent() -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A port that accepts and says nothing, and a command that was started on it when the first test was."""
    with create_server(("127.0.0.1", 0)) as listener:
        address = f"neo4j://127.0.0.1:{listener.getsockname()[1]}"
        command = [sys.executable, "-m", "api", "--store", address, "load", "--sample"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as asking:
            yield address, asking


@pytest.fixture
def run(
    neo4j_server: TestServer, silent: object, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Runs the command line in this process, on the Neo4j of the tests; no message of it shows a password."""
    monkeypatch.setenv("ALLEGIANCE_STORE", neo4j_server.address)
    monkeypatch.setenv("ALLEGIANCE_NEO4J_USER", neo4j_server.user)
    monkeypatch.setenv("ALLEGIANCE_NEO4J_PASSWORD", neo4j_server.password)
    monkeypatch.setenv("ALLEGIANCE_NEO4J_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("COLUMNS", "200")

    def command(*words: str, **environment: str | None) -> Ran:
        for name, value in environment.items():
            if value is None:
                monkeypatch.delenv(f"ALLEGIANCE_{name}")
            else:
                monkeypatch.setenv(f"ALLEGIANCE_{name}", value)
        monkeypatch.setattr(sys, "argv", ["allegiance", *words])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        ran = Ran(int(ended.value.code or 0), *capfd.readouterr())
        for secret in (SECRET, neo4j_server.password):
            assert secret not in ran.out + ran.err
        return ran

    return command


@pytest.fixture
def stored(neo4j_server: TestServer) -> None:
    """Both articles are in the Neo4j."""
    with closing(emptied(neo4j_server)) as store:
        store.put(DRONES, MERCENARIES)
        store.settle()


@pytest.fixture
def http() -> Iterator[str]:
    """What answers with HTTP where Bolt is expected: its host and port."""
    with create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            with suppress(OSError):  # the listener was closed
                while True:
                    client, _ = listener.accept()
                    with client:
                        client.recv(1 << 16)
                        client.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        answering = Thread(target=answer)
        answering.start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(SHUT_RDWR)
        answering.join()


def refused(ran: Ran) -> str:
    """Returns the one line with which a command ended that could not do anything."""
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("allegiance: ")
    assert ran.err.count("\n") == 1
    return ran.err.removeprefix("allegiance: ").removesuffix("\n")


@pytest.mark.usefixtures("stored")
def test_every_command_works_as_on_a_file(run: Run, tmp_path: Path) -> None:
    exported = str(tmp_path / "export.jsonl")
    assert json.loads(run("stats", "--format", "json").out)["articles"] == 2
    assert "Turkey arms Azerbaijan" in run("ask", "support", "--quotes", "1").out
    assert run("export", "--output", exported).err == "12 records\n"
    assert run("copy", "--to", str(tmp_path / "copy.db")).err == "2 articles copied, 0 there already\n"
    with closing(EmbeddedStore(tmp_path / "copy.db")) as copied:
        assert copied.counts().claims == 6
    assert run("remove", MERCENARIES.article.id) == (0, "", f"removed {MERCENARIES.article.id}\n")
    assert refused(run("remove", MERCENARIES.article.id)) == f"no article {MERCENARIES.article.id} is stored"
    assert json.loads(run("load", exported, "--format", "json").out)["stored"] == 1
    claims = [line for line in Path(exported).read_text().splitlines() if '"record":"claim"' in line]
    assert [line for line in run("export").out.splitlines() if '"record":"claim"' in line] == claims


@pytest.mark.usefixtures("stored")
def test_what_only_a_file_can_is_refused_with_the_way_to_do_it(run: Run, neo4j_server: TestServer, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert refused(run("backup", str(copy))) == (
        f"a Neo4j is not copied to {copy} from outside; use `allegiance copy --to {copy}`, or neo4j-admin on the server"
    )
    assert refused(run("restore", str(copy))) == (
        f"{neo4j_server.address} is a Neo4j, and its files are its own; `allegiance copy --to` moves a store into it or out"
    )
    assert not copy.exists()


def test_an_empty_database_has_no_graph_yet(run: Run, neo4j_server: TestServer) -> None:
    emptied(neo4j_server).close()
    cypher(neo4j_server, "MATCH (n) DETACH DELETE n")
    for words in (("stats",), ("ask", "support"), ("export",), ("remove", "a0"), ("backup", "copy.db")):
        told = refused(run(*words))
        assert told == f"there is no graph at {neo4j_server.address} yet; load articles with `allegiance load FILE`"
    assert cypher(neo4j_server, "MATCH (n) RETURN count(n)") == [[0]]
    cypher(neo4j_server, "MERGE (:AllegianceTest)")


def test_a_database_of_something_else_is_left_as_it_is(run: Run, neo4j_server: TestServer) -> None:
    emptied(neo4j_server).close()
    cypher(neo4j_server, "MATCH (n) DETACH DELETE n", "CREATE (:Film {title: 'Ran'})-[:BY]->(:Director {name: 'Kurosawa'})")
    for words in (("stats",), ("load", "--sample")):
        assert refused(run(*words)) == (
            f"{neo4j_server.address} holds a graph of something else; name an empty database with ALLEGIANCE_NEO4J_DATABASE"
        )
    assert cypher(neo4j_server, "MATCH (n) RETURN labels(n), n.title ORDER BY n.title") == [[["Film"], "Ran"], [["Director"], None]]
    cypher(neo4j_server, "MATCH (n) DETACH DELETE n", "MERGE (:AllegianceTest)")


@pytest.mark.usefixtures("stored")
def test_a_store_of_another_form_is_left_as_it_is(run: Run, neo4j_server: TestServer) -> None:
    cypher(neo4j_server, "MATCH (s:Store) SET s.form = 99")
    told = refused(run("load", "--sample"))
    cypher(neo4j_server, f"MATCH (s:Store) SET s.form = {FORM}")
    assert told == f"{neo4j_server.address} is of form 99, this version reads form {FORM}: load an export into another one"


@pytest.mark.parametrize("words", [("stats",), ("load", "--sample")])
def test_whom_the_server_does_not_let_in_is_told_what_to_set(run: Run, neo4j_server: TestServer, words: tuple[str, ...]) -> None:
    """As a user of another name, for the server shuts out for seconds whoever comes three times with a wrong password."""
    told = refused(run(*words, NEO4J_USER="nobody", NEO4J_PASSWORD=SECRET))
    assert told == f"{neo4j_server.address}: {WRONG} (The client is unauthorized due to authentication failure)"
    assert refused(run(*words, NEO4J_PASSWORD=None)).startswith(f"{neo4j_server.address}: {WRONG}")


@pytest.mark.parametrize("words", [("stats",), ("load", "--sample")])
def test_a_database_that_is_not_there_is_told(run: Run, neo4j_server: TestServer, words: tuple[str, ...]) -> None:
    told = refused(run(*words, NEO4J_DATABASE="atlantis"))
    assert told.startswith(f"{neo4j_server.address}: there is no such database; name one with ALLEGIANCE_NEO4J_DATABASE (")
    assert refused(run(*words, NEO4J_DATABASE="system")) == (
        "the database system is Neo4j's own; name another one with ALLEGIANCE_NEO4J_DATABASE"
    )


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_does_not_speak_as_it_is_spoken_to_is_told(run: Run, neo4j_server: TestServer, http: str, scheme: str) -> None:
    place = urlsplit(neo4j_server.address).netloc
    for secure in ("+s", "+ssc"):
        assert refused(run("--store", f"{scheme}{secure}://{place}", "stats")) == (
            f"{scheme}{secure}://{place} does not answer: {place} does not speak TLS with a certificate that this machine trusts; "
            "try bolt://, or neo4j+ssc:// for one of its own"
        )
    assert refused(run("--store", f"{scheme}://{http}", "load", "--sample")) == (
        f"{scheme}://{http} does not answer: {http} speaks HTTP, not Bolt; Neo4j's Bolt port is 7687 where nobody chose another"
    )


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "neo4j"])
def test_nobody_there_is_told_at_once(run: Run, scheme: str) -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        place = f"127.0.0.1:{listener.getsockname()[1]}"
    assert refused(run("--store", f"{scheme}://{place}", "load", "--sample")) == (
        f"{scheme}://{place} does not answer: is Neo4j running, and is {place} right? ([Errno 111] Connection refused)"
    )


@pytest.mark.parametrize(
    ("store", "told"),
    [
        (
            "neo4j://no-such-host.invalid",
            "neo4j://no-such-host.invalid does not answer: is Neo4j running, and is no-such-host.invalid right?",
        ),
        ("bolt://", "bolt:// is no address of a Neo4j: it names no host"),
        ("bolt://127.0.0.1:bolt", "bolt://127.0.0.1:bolt is no address of a Neo4j: Port could not be cast"),
        ("bolt://127.0.0.1:70000", "bolt://127.0.0.1:70000 is no address of a Neo4j: Port out of range"),
        ("bolt://127.0.0.1:0", "bolt://127.0.0.1:0 is no address of a Neo4j: it names no port"),
        ("neo4j://127.0.0.1/films", "neo4j://127.0.0.1/films names /films; a database is named with ALLEGIANCE_NEO4J_DATABASE instead"),
        ("bolt://127.0.0.1?region=eu", "bolt://127.0.0.1?region=eu: Routing context"),
        ("bolts://127.0.0.1", "bolts://127.0.0.1 is neither a path nor the http address of a service nor that of a Neo4j (neo4j://, "),
        (f"bolts://neo4j:{SECRET}@127.0.0.1", "bolts://127.0.0.1 is neither a path"),
        (
            f"neo4j://neo4j:{SECRET}@127.0.0.1:7687",
            "leave user and password out of the address neo4j://127.0.0.1:7687: it is printed; set ",
        ),
    ],
)
def test_an_address_that_is_none_is_told(run: Run, store: str, told: str) -> None:
    assert refused(run("stats", STORE=store)).startswith(told)
    assert refused(run("--store", store, "load", "--sample")).startswith(told)


@pytest.mark.usefixtures("stored")
def test_the_password_may_lie_in_a_file(run: Run, neo4j_server: TestServer, tmp_path: Path) -> None:
    file = tmp_path / "password"
    cannot = f"the password cannot be read from {file}: "
    assert refused(run("stats", NEO4J_PASSWORD=None, NEO4J_PASSWORD_FILE=str(file))) == cannot + "No such file or directory"
    file.mkdir()
    assert refused(run("stats")) == cannot + "Is a directory"
    file.rmdir()
    file.write_bytes(b"\xff\xfe\x00")
    assert refused(run("stats")) == cannot + "it is no text"
    file.write_text(neo4j_server.password + "\n")
    assert run("stats").status == 0


@pytest.mark.usefixtures("stored")
def test_no_log_shows_the_password(run: Run, neo4j_server: TestServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert run("stats").status == 0
    refused(run("stats", NEO4J_USER="nobody", NEO4J_PASSWORD=SECRET))
    shown = caplog.text + repr(Login(neo4j_server.address, neo4j_server.user, neo4j_server.password))
    assert "LOGON" in shown
    assert neo4j_server.password not in shown
    assert SECRET not in shown


def test_no_traceback_shows_the_password(neo4j_server: TestServer) -> None:
    environment = {"ALLEGIANCE_DEBUG": "1", "ALLEGIANCE_NEO4J_USER": "nobody", "ALLEGIANCE_NEO4J_PASSWORD": SECRET}
    code = "import sys; from api.cli import app; sys.argv[1:] = ['stats']; app()"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | environment | {"ALLEGIANCE_STORE": neo4j_server.address},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" in ran.stderr
    assert SECRET not in ran.stderr


@pytest.mark.parametrize("agent", ["Neo4j/4.4.46", "Neo4j/5.22.0", "Memgraph/3.1", "Neo4j/"])
def test_a_server_that_is_too_old_or_none_is_refused(agent: str) -> None:
    with pytest.raises(StoreError, match=f"^bolt://there is {agent}; Neo4j 5.23 or newer is needed, best 5.26$"):
        supported(agent, "bolt://there")


@pytest.mark.parametrize("version", ["5.23.0", "5.26.30", "2025.10.1"])
def test_a_server_that_is_new_enough_is_taken(version: str) -> None:
    assert supported(f"Neo4j/{version}", "bolt://there") == version


def test_who_says_nothing_is_not_waited_for_long(silent: tuple[str, "subprocess.Popen[str]"]) -> None:
    address, asking = silent
    out, err = asking.communicate(timeout=20)
    place = urlsplit(address).netloc
    assert (asking.returncode, out) == (2, "")
    assert err == (
        f"allegiance: {address} does not answer: {place} says nothing; is it the Bolt port of a Neo4j, "
        "and does nothing between hold it up?\n"
    )


def cypher(server: TestServer, *texts: str) -> list[list[object]]:
    """Returns the rows of the last of these queries."""
    with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
        return [[*row.values()] for text in texts for row in [*driver.execute_query(text).records]]


@pytest.mark.usefixtures("stored")
def test_who_is_whom_is_kept_in_the_database_and_in_a_file_that_is_named(run: Run, tmp_path: Path) -> None:
    assert run("identity", "list").status == 1
    assert "AZE now counts as Turkey (TUR, State)\n" in run("identity", "merge", "TUR", "Azerbaijan", "--by", "amina").err
    assert "ARM.ACCUSES.TUR" in run("ask", "accusations", "--against", "Baku", "--format", "json").out
    assert "Azerbaijan (AZE) counts as Turkey (TUR, State)  amina, " in run("identity", "list").out
    file = tmp_path / "who.yaml"
    file.write_text("- canonical: nato\n  ids: [ARM]\n")
    ran = run("identity", "list", IDENTITY=str(file))
    assert f"{file}: decisions of identity taken over: 1 new, 1 gone\n" in ran.err
    assert "nato.ACCUSES.TUR" in run("ask", "accusations", "--format", "json", IDENTITY=None).out
    assert run("identity", "split", "ARM", "--from", "nato").status == 0
    assert run("identity", "list").status == 1
    assert file.read_text() == "- canonical: nato\n  ids: [ARM]\n"  # it was not named any more
