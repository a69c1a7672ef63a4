"""The stores on which the contract is tested: one body of tests, every engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.store import Store

type NewStore = Callable[[], Store]


@pytest.fixture(params=["embedded"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Makes empty stores of an engine, closed at the end of the test."""
    made: list[Store] = []

    def make() -> Store:
        made.append(EmbeddedStore(tmp_path / f"{request.param}-{len(made)}.db"))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: NewStore) -> Store:
    """An empty store."""
    return new_store()
