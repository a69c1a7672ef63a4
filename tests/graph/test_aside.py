"""Articles put aside on disk while everything is read: the same bytes come out, and memory is given back on the way."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.rdf.formats import Form
from graph.store import StoreLocked
from tests.graph.rdf.stores import exported, fill
from tests.graph.test_embedded import articles


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store of some fifty articles, in the order of no id."""
    found = EmbeddedStore(tmp_path / "store.db")
    fill(found)
    found.put(*articles(300))
    found.settle()
    yield found
    found.close()


def opened(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Returns a list that grows by one with each time that the engine is opened anew."""
    times: list[int] = []
    reopen = store._reopen

    def counted() -> None:
        times.append(1)
        reopen()

    monkeypatch.setattr(store, "_reopen", counted)
    return times


@pytest.mark.parametrize("form", list(Form))
def test_what_is_put_aside_gives_the_same_bytes(store: EmbeddedStore, form: Form, monkeypatch: pytest.MonkeyPatch) -> None:
    direct = exported(store, form)
    times = opened(store, monkeypatch)
    with store.put_aside(many=1, relief=1):
        assert exported(store, form) == direct
    assert len(times) == 3  # after each of two pages of articles, and before the rest
    assert exported(store, form) == direct


def test_records_are_the_same_too(store: EmbeddedStore) -> None:
    direct, aside = BytesIO(), BytesIO()
    export_jsonl(store, direct)
    with store.put_aside(many=1):
        export_jsonl(store, aside)
    assert aside.getvalue() == direct.getvalue()


def test_a_small_store_is_read_as_it_is(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    times = opened(store, monkeypatch)
    with store.put_aside():
        assert len(list(store.articles())) == 302
    assert times == []


def test_nothing_is_left_on_disk_and_the_store_goes_on(store: EmbeddedStore, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(RuntimeError), store.put_aside(many=1, relief=1):
        raise RuntimeError
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert store.counts().articles == 302
    store.remove(next(store.articles())[0].id)
    assert store.counts().articles == 301


def test_a_file_that_another_process_took_meanwhile_is_told(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(path: Path) -> None:
        raise StoreLocked(f"{path} is in use by another process", pid=1)

    monkeypatch.setattr("graph.embedded._open", taken)
    with pytest.raises(StoreLocked, match="in use"), store.put_aside(many=1):
        pass
