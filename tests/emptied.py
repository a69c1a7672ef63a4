"""The Neo4j of the tests as a store with nothing in it."""

from neo4j import GraphDatabase

from graph.neo4j import Login, Neo4jStore
from tests.neo4j_server import CAN_BE_WIPED, TestServer

PATIENCE_S = 5.0
WIPE = "MATCH (n) WHERE NOT n:AllegianceTest AND NOT n:Store DETACH DELETE n"


def emptied(server: TestServer) -> Neo4jStore:
    """Returns the store on the server, emptied; constraints and indexes stay."""
    wipe(server)
    return Neo4jStore(login(server), create=True, patience_s=PATIENCE_S)


def login(server: TestServer) -> Login:
    """Returns how tests log in."""
    return Login(server.address, server.user, server.password)


def wipe(server: TestServer) -> None:
    """Takes out all that a store may hold; a server without a store gets one, beside whatever marks it as one for tests."""
    with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
        driver.execute_query(WIPE)
        if not driver.execute_query("MATCH (s:Store) SET s.seq = 0, s.changed = 0, s.turn = 0, s.identity = null RETURN s.seq").records:
            driver.execute_query("MATCH (n) DETACH DELETE n")
            Neo4jStore(login(server), create=True).close()
            driver.execute_query(CAN_BE_WIPED)
