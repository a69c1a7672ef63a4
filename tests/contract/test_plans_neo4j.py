"""How Neo4j would run every statement: what an index can serve is never looked for in all there is."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph.cypher import PLACEHOLDER, statement_for, statements
from tests.emptied import emptied
from tests.neo4j_server import TestServer

WHOLE = {  # statements that go through all of something, and why
    "actor_ids": "lists all actors",
    "article_ids": "lists all articles",
    "articles_in_turn": "lists all articles, as they lie in a file",
    "articles_listed": "sorts all articles",
    "claims_naming": "looks into lists of speakers, which no index of the engine does, once a decision",
    "copies": "groups all articles",
    "counts": "counts all relations",
    "listings": "lists all memberships",
    "names": "lists all actors",
    "every_actor_id": "lists all actors",
    "network_actors": "lists all actors",
    "network_size": "counts all relations",
    "outlets": "lists all outlets",
    "outlets_claims": "counts all claims",
    "outlets_listed": "lists all outlets",
    "places": "lists all places",
    "relation_edges": "lists all relations",
    "relations_forget": "takes all relations out",
    "weapons": "lists all weapons",
}
NAMES = sorted(name for name in statements() if "schema" not in name)
FULL = ("claims_from_types", "evidence")  # with all conditions of the filter, which is one text for all that have it


@pytest.fixture(scope="module")
def scans(neo4j_server: TestServer) -> dict[str, list[str]]:
    """The scans in the plan of each statement, on a server that has the schema."""
    with closing(emptied(neo4j_server)):
        pass
    with GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver, driver.session() as session:
        plans = {name: session.run(f"EXPLAIN {_typed(name)}").consume().plan or {} for name in NAMES}
    return {name: [step for step in _steps(plan) if "Scan" in step and "IndexScan" not in step] for name, plan in plans.items()}


def _typed(name: str) -> str:
    """Returns a statement with any type in its placeholder, and of the filter what is always asked."""
    kind = "State" if name.startswith("actors") else "SUPPORTS"
    whole = name in FULL or PLACEHOLDER in statements()[name]
    return (statements()[name] if whole else statement_for(name, {})).replace(PLACEHOLDER, kind)


def _steps(plan: dict[str, Any]) -> Iterator[str]:
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from _steps(child)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_scanned_that_an_index_serves(scans: dict[str, list[str]], name: str) -> None:
    assert bool(scans[name]) == (name in WHOLE), scans[name]
