"""The stores on which the contract is tested: one body of tests, every engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Store
from tests.emptied import emptied

ENGINES = ("embedded", "neo4j")


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each engine."""
    in_file = request.param == "embedded"
    store = EmbeddedStore(tmp_path / "store.db") if in_file else emptied(request.getfixturevalue("neo4j_server"))
    yield store
    store.close()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Store]:
    """An empty store in a file, to compare with: what it gives is what each engine has to give."""
    store = EmbeddedStore(tmp_path / "fresh.db")
    yield store
    store.close()
