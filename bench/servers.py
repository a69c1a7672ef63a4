"""A Neo4j for a figure: from packages, with the memory that `allegiance neo4j start` gives it, thrown away afterwards."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import grafeo
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from api.neo4j.server import USER, ServerOptions, password_of, start, stop
from graph.neo4j import Login
from graph.store import Value

type Bare = Callable[[str, Mapping[str, Value]], object]  # runs a statement with its parameters

KINDS = ("Claim", "Article", "!Store")  # claims first: an actor without any goes quickly
WIPED = 1000  # nodes in one transaction


@contextmanager
def server() -> Iterator[Login]:
    """Gives how to log in to a new server."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "neo4j"
        running = start(home, ServerOptions(bolt_port=0, http_port=0), lambda _: None)
        try:
            yield Login(f"bolt://127.0.0.1:{running.bolt_port}", USER, password_of(home))
        finally:
            stop(home)


def bare_driver(login: Login) -> Driver:
    """Returns the driver and nothing else."""
    return GraphDatabase.driver(
        login.address, auth=(login.user, login.password or ""), notifications_min_severity=NotificationMinimumSeverity.OFF
    )


def by_driver(driver: Driver) -> Bare:
    """Returns what runs a statement by the driver alone."""
    return lambda text, parameters: driver.execute_query(text, dict(parameters), routing_="r").records


def by_engine(engine: grafeo.GrafeoDB) -> Bare:
    """Returns what runs a statement by the embedded engine alone."""
    return lambda text, parameters: engine.execute_cypher(text, dict(parameters)).to_list()


def wipe(driver: Driver) -> None:
    """Takes out all that a store holds; its schema stays."""
    with driver.session() as session:
        for kind in KINDS:
            statement = f"MATCH (n:{kind}) WITH n LIMIT {WIPED} DETACH DELETE n RETURN count(n) AS number"
            while session.run(statement).single(strict=True)["number"]:
                pass
        session.run("MATCH (s:Store) SET s.seq = 0").consume()
