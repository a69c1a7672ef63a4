"""Pages that are given again: only while the store has not changed, and the oldest go first."""

from pathlib import Path

from graph.answers import Filters, TransferRow
from graph.embedded import EmbeddedStore
from graph.kept_pages import KeptPages
from graph.questions import arms, unsteady
from tests.building import reading, told


def _store(tmp_path: Path) -> EmbeddedStore:
    store = EmbeddedStore(tmp_path / "graph.db")
    store.put(reading(told("TUR", "ARMS", "AZE"), title="One", outlet="Herald", published="2020-10-05"))
    store.settle()
    return store


def test_a_page_is_made_once_and_anew_after_a_change(tmp_path: Path) -> None:
    store, pages, made = _store(tmp_path), KeptPages(), list[int]()

    def make() -> tuple[TransferRow, ...]:
        made.append(1)
        return unsteady(arms)(store, Filters(limit=5))

    first = pages.of(store, "arms", make)
    assert [row.id for row in first] == ["TUR.ARMS.AZE"]
    assert pages.of(store, "arms", make) is first
    assert len(made) == 1
    store.put(reading(told("RUS", "ARMS", "ARM"), title="Two", outlet="Herald", published="2020-10-06"))
    store.settle()
    assert {row.id for row in pages.of(store, "arms", make)} == {"TUR.ARMS.AZE", "RUS.ARMS.ARM"}
    assert len(made) == 2
    store.remove(next(article.id for article, _ in store.articles() if article.title == "Two"))
    assert pages.of(store, "arms", make) == first
    assert len(made) == 3


def test_the_pages_asked_for_longest_ago_go_first(tmp_path: Path) -> None:
    store, pages, made = _store(tmp_path), KeptPages(most=10), list[str]()

    def ask(name: str, weight: int = 1) -> None:
        def make() -> tuple[int, ...]:
            made.append(name)
            return (1, 2, 3)

        pages.of(store, name, make, weight=weight)

    for name in ("one", "two", "one", "three", "one", "two"):
        ask(name)
    assert made == ["one", "two", "three", "two"]  # each weighs 4, so that two fit
    ask("large", weight=9)
    ask("large", weight=9)
    assert made[-2:] == ["large", "large"]
