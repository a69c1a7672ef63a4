"""A Neo4j of one's own that comes late, goes away and is read-only: loads and the service go on. In this order."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

from api.neo4j.packages import java
from api.neo4j.ports import answers
from api.neo4j.server import ServerOptions, password_of, start, stop
from graph.embedded import EmbeddedStore
from graph.neo4j import Login, Neo4jStore
from loaders.pipeline import load
from tests.loaders.plain_words import PlainWords
from tests.loads import NUMBER, held, loading, news

SLOW_S = 90.0  # for what takes 5 s on a machine with nothing else to do


class Server:
    """A Neo4j at ports that stay the same."""

    def __init__(self, home: Path) -> None:
        self.home = home
        with socket.create_server(("127.0.0.1", 0)) as bolt, socket.create_server(("127.0.0.1", 0)) as http:
            self.bolt, self.http = bolt.getsockname()[1], http.getsockname()[1]
        self.address = f"neo4j://127.0.0.1:{self.bolt}"
        ours = {key: value for key, value in os.environ.items() if not key.startswith("ALLEGIANCE_")}
        self.environment = ours | {"ALLEGIANCE_STORE": self.address, "ALLEGIANCE_NEO4J_HOME": str(home)}  # which has the password

    def start(self) -> None:
        """Starts it and waits until it is ready."""
        options = ServerOptions(bolt_port=self.bolt, http_port=self.http, heap_mb=512, pagecache_mb=64, start_timeout_s=180)
        assert start(self.home, options, lambda _: None).bolt_port == self.bolt

    def store(self) -> Neo4jStore:
        """Returns the store in it."""
        return Neo4jStore(Login(self.address, "neo4j", password_of(self.home)))

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs the command line on it."""
        command = [sys.executable, "-m", "api", *words]
        return subprocess.run(command, env=self.environment | environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the first test starts."""
    os.environ["JDK_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1"  # a start in two thirds of the time
    server = Server(tmp_path_factory.mktemp("neo4j"))
    yield server
    stop(server.home)
    del os.environ["JDK_JAVA_OPTIONS"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """What a load without any trouble gives."""
    with closing(EmbeddedStore(tmp_path_factory.mktemp("whole") / "store.db")) as store:
        load(store, news(), PlainWords())
        yield store


@contextmanager
def serving(environment: Mapping[str, str]) -> Iterator["subprocess.Popen[str]"]:
    """Gives a service of two workers; it ends well when it is told to, and leaves no process behind."""
    command = [sys.executable, "-m", "api", "serve", "--workers", "2", "--port", "0"]
    with subprocess.Popen(command, env=dict(environment), stderr=subprocess.PIPE, text=True) as service:
        try:
            yield service
            workers = psutil.Process(service.pid).children(recursive=True)
            assert len(workers) >= 2
            service.send_signal(signal.SIGTERM)
            _, err = service.communicate(timeout=SLOW_S)
            assert (service.returncode, err) == (0, "")
            assert psutil.wait_procs(workers, timeout=5)[1] == []
        finally:
            if service.poll() is None:
                left = psutil.Process(service.pid)
                for process in (*left.children(recursive=True), left):
                    process.kill()


@contextmanager
def read_only(server: Server) -> Iterator[None]:
    """Runs the server with a setting that no option of ours gives."""
    stop(server.home)
    with (server.home / "conf" / "neo4j.conf").open("a") as conf:
        conf.write("server.databases.default_to_read_only=true\n")
    command = [str(java()), f"@{server.home / 'run' / 'server.args'}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until = monotonic() + SLOW_S
            while not answers(server.http, server.bolt):
                assert monotonic() < until
                sleep(0.1)
            yield
        finally:
            process.terminate()


def asked(address: str, path: str) -> tuple[int, object]:
    """Returns the status and the JSON with which a service answers."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=SLOW_S)
    connection.request("GET", path)
    with connection.getresponse() as answer:
        found = answer.status, json.loads(answer.read())
    connection.close()
    return found


def test_a_service_waits_for_its_server_and_outlives_it_and_a_load_goes_on(server: Server, whole: EmbeddedStore) -> None:
    with serving(server.environment) as service:
        assert service.stderr
        assert service.stderr.readline() == f"waiting for {server.address}\n"
        server.start()
        assert service.stderr.readline().startswith("in Neo4j Browser, for its colours and guide:  :style http://localhost:")
        told = service.stderr.readline()
        at = re.fullmatch(rf"serving {server.address} at (http://127\.0\.0\.1:\d+) .*\n", told)
        assert at, told
        with loading(server.environment, rest_s=0.05) as one:
            assert one.stdout
            for line in one.stdout:
                if line == "News 012\n":
                    assert stop(server.home)
                    began = monotonic()
                    code, problem = asked(at[1], "/support")
                    assert isinstance(problem, dict)
                    assert (code, problem["title"]) == (503, "Store unavailable")
                    assert monotonic() - began < 30
                    assert httpx.get(f"{at[1]}/support", timeout=SLOW_S).headers["retry-after"] == "2"
                    assert [asked(at[1], f"/health/{how}")[0] for how in ("live", "ready")] == [200, 503]
                    assert "\nallegiance_store_up 0.0\n" in httpx.get(f"{at[1]}/metrics", timeout=SLOW_S).text
                    server.start()
            assert one.stderr
            said = one.stderr.read()
        assert (one.returncode, line) == (0, f"end {NUMBER} 0 0\n")
        assert said == f"{server.address} does not answer; waiting up to 120 s\n"
        with closing(server.store()) as store:
            assert held(store) == held(whole)
            assert store.counts().seq == whole.counts().seq
        code, answer = asked(at[1], "/support?limit=1000")
        assert isinstance(answer, dict)
        assert (code, sum(row["claims"] for row in answer["plain"])) == (200, whole.counts().claims)
        told = httpx.get(f"{at[1]}/metrics", timeout=SLOW_S).text  # of both workers
        assert 'allegiance_requests_total{method="GET",route="/support",status="503"} 2.0' in told
        assert f"\nallegiance_store_articles {NUMBER}.0\n" in told
        tags = {httpx.get(f"{at[1]}/support").headers["etag"] for _ in range(8)}
        assert len(tags) == 1  # whichever worker answers
        assert stop(server.home)  # it has gone when the service is told to end


def test_a_read_only_server_answers_and_says_that_it_takes_nothing(server: Server, whole: EmbeddedStore) -> None:
    environment = server.environment | {"ALLEGIANCE_NEO4J_PASSWORD": password_of(server.home) or ""}  # which nobody finds by itself
    with read_only(server):
        refused = server.run("load", "--sample", **environment)
        assert (refused.returncode, refused.stdout) == (2, "")
        assert refused.stderr.startswith(f"allegiance: {server.address}: the database is read-only, so nothing was written (")
        assert refused.stderr.count("\n") == 1
        assert json.loads(server.run("stats", "--format", "json", **environment).stdout)["articles"] == NUMBER
        assert "supports" in server.run("ask", "support", "--quotes", "1", **environment).stdout
        assert server.run("export", **environment).stdout.encode() == held(whole)[0]
        assert server.run("remove", news()[0].article.id, **environment).stderr.startswith(f"allegiance: {server.address}: the database is")


def test_several_workers_need_a_neo4j(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "api", "--store", str(tmp_path / "graph.db"), "serve", "--workers", "2"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        2,
        "",
        "allegiance: --workers 2: the file of a store belongs to one process; several need a Neo4j (ALLEGIANCE_STORE=neo4j://…)\n",
    )
