"""The stores on which users ask, one of each engine, filled once for all tests that only read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Store
from tests.cypher.graphs import filled
from tests.emptied import emptied


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph in a file."""
    path: Path = tmp_path_factory.mktemp("cypher") / "store.db"
    store = filled(EmbeddedStore(path))
    yield store
    store.close()


@pytest.fixture(scope="module", params=("embedded", "neo4j"))
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """The graph on each engine."""
    if request.param == "embedded":
        yield request.getfixturevalue("embedded")
        return
    store = filled(emptied(request.getfixturevalue("neo4j_server")))
    yield store
    store.close()
