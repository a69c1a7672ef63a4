"""Articles that are stored beside the reading of the next ones."""

from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.settling import Settling
from graph.store import Outcome, Reading, StoreUnavailable
from loaders.storing import Storing
from tests.building import reading, told

NEWS = [reading(told("TUR", "SUPPORTS", "AZE"), title=f"News {number}") for number in range(6)]


class Counting(EmbeddedStore):
    """A store that counts what it is asked to put."""

    tried = 0

    def put(self, *readings: Reading) -> list[Outcome]:
        """Stores the articles."""
        self.tried += 1
        return super().put(*readings)


@pytest.fixture
def store(tmp_path: Path) -> Counting:
    """An empty store."""
    return Counting(tmp_path / "store.db")


def test_every_article_is_stored_and_told_in_its_order(store: Counting) -> None:
    seen: list[tuple[str, Outcome]] = []
    with Storing(store, Settling(store), 2, lambda one, outcome: seen.append((one.article.title, outcome))) as storing:
        for one in (*NEWS, NEWS[0]):
            storing.put(one)
        storing.finish()
    assert seen == [*((one.article.title, Outcome.STORED) for one in NEWS), ("News 0", Outcome.UNCHANGED)]
    assert [relation.claims for relation in store.relations()] == [6]
    store.close()


def put_all(storing: Storing) -> None:
    """Puts all articles."""
    for one in NEWS:
        storing.put(one)
    storing.flush()


def test_after_a_transaction_that_failed_no_other_is_tried(store: Counting) -> None:
    store.close()
    with Storing(store, Settling(store), 1, lambda *_: None) as storing, pytest.raises(StoreUnavailable, match="is closed"):
        put_all(storing)
    assert store.tried == 1
