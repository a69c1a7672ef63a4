"""A real Neo4j for the tests: one that the environment names, or else one from packages that lives as long as they do."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

ADDRESS, USER, PASSWORD = "ALLEGIANCE_TEST_NEO4J", "ALLEGIANCE_TEST_NEO4J_USER", "ALLEGIANCE_TEST_NEO4J_PASSWORD"
CAN_BE_WIPED = "MERGE (:AllegianceTest)"
SIGHT = "MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:AllegianceTest THEN 1 END) AS marks"

# A process of its own, for it sees the end of its input however the tests end, killed ones too. Java compiles quickly rather
# than well, which starts the server in two thirds of the time.
KEEPER = """
import json, os, shutil, sys
from pathlib import Path
from api.neo4j.problems import ServerProblem
from api.neo4j.server import ServerOptions, password_of, start, stop
home = Path(sys.argv[1])
os.environ["JDK_JAVA_OPTIONS"] = "-XX:TieredStopAtLevel=1"
options = ServerOptions(bolt_port=0, http_port=0, heap_mb=512, pagecache_mb=64, start_timeout_s=180)
try:
    running = start(home, options, lambda _: None)
    told = {"bolt": running.bolt_port, "http": running.http_port, "password": password_of(home)}
except ServerProblem as problem:
    told = {"problem": str(problem)}
print(json.dumps(told), flush=True)
sys.stdin.read()
stop(home)
shutil.rmtree(home, ignore_errors=True)
"""


@dataclass(frozen=True, slots=True)
class TestServer:
    """A Neo4j that tests may wipe: its Bolt address (`http` is None where only that is known), its user and password."""

    __test__ = False  # it is none, whatever pytest makes of its name

    address: str
    http: str | None
    user: str
    password: str


@contextmanager
def neo4j_for_tests() -> Iterator[TestServer]:
    """Gives the server; the tests that need it fail where it cannot be had."""
    if ADDRESS in os.environ:
        yield _named()
    else:
        with neo4j_from_packages() as server:
            yield server


def _named() -> TestServer:
    """Returns the server of the environment, where tests may wipe it: it is empty, or marked by tests before."""
    server = TestServer(os.environ[ADDRESS], None, os.environ.get(USER, "neo4j"), os.environ.get(PASSWORD, ""))
    try:
        with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
            [(nodes, marks)] = driver.execute_query(SIGHT).records
            if nodes and not marks:
                pytest.fail(
                    f"{server.address} holds {nodes} nodes, and the tests would wipe them: name an empty database in {ADDRESS}, "
                    "or mark this one with CREATE (:AllegianceTest)"
                )
            driver.execute_query(CAN_BE_WIPED)
    except (DriverError, Neo4jError, ValueError) as error:
        pytest.fail(f"{ADDRESS} names {urlsplit(server.address).netloc}, which cannot be used ({error}); is {PASSWORD} set?")
    return server


@contextmanager
def neo4j_from_packages() -> Iterator[TestServer]:
    """Gives a server in a folder that is thrown away."""
    home = Path(tempfile.mkdtemp(prefix="allegiance-neo4j-"))
    command = [sys.executable, "-c", KEEPER, str(home)]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root, start_new_session=True) as keeper:
        assert keeper.stdin is not None
        assert keeper.stdout is not None
        told = json.loads(keeper.stdout.readline() or '{"problem": "its keeper ended"}')
        if "problem" in told:
            pytest.fail(f"the tests need a Neo4j: {told['problem']}; or name one in {ADDRESS} and {PASSWORD}")
        yield TestServer(f"bolt://127.0.0.1:{told['bolt']}", f"http://127.0.0.1:{told['http']}", "neo4j", told["password"])
