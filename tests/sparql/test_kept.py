"""The quads that are kept beside a store: equal to quads made anew after every kind of change, and made anew where need be."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from pyoxigraph import Quad
from pyoxigraph import Store as Quads

from graph.embedded import EmbeddedStore
from graph.querying import Limits
from graph.sparql import kept
from graph.sparql.kept import KeptQuads
from graph.sparql.snapshot import SparqlQuery, checked
from graph.store import Decision, Listing, Ruling, Store
from tests.api.news import DRONES, MERCENARIES
from tests.building import actor, reading, told
from tests.cypher.graphs import MEMBERS, MORE, PEOPLE
from tests.sparql.quads import BASE

LIMITS = Limits(time_s=20.0, memory_mb=128)
ALLIANCES = ("nato", "european-union", "G8")
TEXT = "Turkey supports Azerbaijan, officials in Ankara said on Tuesday, and it will go on to do so. " * 8
COPY = reading(told("TUR", "SUPPORTS", "AZE", sentence=TEXT), title="Copied", outlet="One", published="2020-10-02")
COPY_TOO = reading(told("TUR", "SUPPORTS", "AZE", sentence=TEXT), title="Copied", outlet="Two", published="2020-10-02")
DRONES_AGAIN = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", sentence="Turkey sold Azerbaijan drones."),
    told("TUR", "OPPOSES", "ARM", "Baku", sentence="Baku says that Turkey opposes Armenia."),
    title="Drones",
    url="https://herald.test/drones",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty store."""
    store = EmbeddedStore(tmp_path / "store.db")
    yield store
    store.close()


@pytest.fixture
def quads(tmp_path: Path) -> Iterator[KeptQuads]:
    """The quads of that store."""
    quads = KeptQuads(tmp_path / "store.db.rdf", BASE)
    yield quads
    quads.close()


def held(quads: KeptQuads, store: Store) -> set[Quad]:
    """Returns all quads of the copy on which a query asked now would run."""
    with quads.snapshot(lambda: nullcontext(store), LIMITS) as snapshot:
        return set(Quads.read_only(str(snapshot._copied.copy.path)))


def anew(store: Store, folder: Path) -> set[Quad]:
    """Returns all quads of a store as they are made from nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    quads = KeptQuads(folder, BASE)
    found = held(quads, store)
    quads.close()
    return found


def number(quads: KeptQuads, store: Store, pattern: str) -> int:
    """Returns how many solutions a pattern has."""
    with quads.snapshot(lambda: nullcontext(store), LIMITS) as snapshot:
        asked = checked(SparqlQuery(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"), LIMITS, quads.names)
        return int(json.loads(snapshot.sparql(asked, LIMITS).body)["results"]["bindings"][0]["n"]["value"])


def _empty(store: Store) -> None:
    for article, _ in list(store.articles()):
        store.remove(article.id)


CHANGES: dict[str, Callable[[Store], object]] = {
    "the first articles": lambda store: store.put(DRONES, MERCENARIES),
    "more articles": lambda store: store.put(*MORE),
    "a copy": lambda store: store.put(COPY),
    "another copy": lambda store: store.put(COPY_TOO),
    "other words": lambda store: store.put(DRONES_AGAIN),
    "listed members": lambda store: store.put_listings(MEMBERS, [actor(key) for key in ("TUR", "USA", "CAN", "FRA", *ALLIANCES, *PEOPLE)]),
    "a member that left": lambda store: store.put_listings(
        [Listing(member="GRC", alliance="nato", role="member", start="1952", end="1974", source="test")], [actor("GRC")]
    ),
    "a decision": lambda store: store.decide([Decision(canonical="TUR", ids=("FRA",), reason="a test")], ()),
    "no decision": lambda store: store.decide((), [Decision(canonical="TUR", ids=("FRA",), reason="a test")]),
    "a ruling": lambda store: store.rule([Ruling(*sorted((COPY.article.id, COPY_TOO.article.id)))], ()),
    "an article that goes": lambda store: store.remove(MERCENARIES.article.id),
    "all that go": _empty,
}


def test_quads_follow_every_change(store: EmbeddedStore, quads: KeptQuads, tmp_path: Path) -> None:
    sizes = {}
    for name, change in CHANGES.items():
        change(store)
        store.settle()
        found = held(quads, store)
        assert found == anew(store, tmp_path / "anew"), name
        sizes[name] = len(found)
    assert sizes["the first articles"] > 200
    assert sizes["more articles"] > sizes["the first articles"]
    assert sizes["all that go"] < sizes["an article that goes"]


def test_quads_that_another_process_kept_follow_every_change(store: EmbeddedStore, tmp_path: Path) -> None:
    for name, change in CHANGES.items():
        change(store)
        store.settle()
        quads = KeptQuads(tmp_path / "store.db.rdf", BASE)
        assert held(quads, store) == anew(store, tmp_path / "anew"), name
        quads.close()


def test_what_is_plain_stands_in_the_default_graph_and_what_is_claimed_does_not(store: EmbeddedStore, quads: KeptQuads) -> None:
    store.put(DRONES, MERCENARIES)
    store.settle()
    assert number(quads, store, "actor:TUR al:arms actor:AZE") == 1
    assert number(quads, store, "?a al:sendsForces ?b") == 0
    assert number(quads, store, "GRAPH <graph/relations> { ?r al:relation al:sendsForces ; al:plain false ; al:alleged 1 }") == 1


def test_copies_are_told(store: EmbeddedStore, quads: KeptQuads) -> None:
    store.put(COPY, COPY_TOO)
    store.settle()
    assert number(quads, store, "GRAPH <graph/copies> { ?a prov:alternateOf ?b }") == 1


def test_nothing_is_written_where_nothing_changed(store: EmbeddedStore, quads: KeptQuads, tmp_path: Path) -> None:
    store.put(DRONES)
    store.settle()
    held(quads, store)
    book = tmp_path / "store.db.rdf" / "ledger.db"
    before = book.stat().st_mtime_ns
    again = KeptQuads(tmp_path / "store.db.rdf", BASE)
    held(again, store)
    again.close()
    assert book.stat().st_mtime_ns == before


def _wipe(folder: Path) -> None:
    shutil.rmtree(folder)


def _wipe_quads(folder: Path) -> None:
    shutil.rmtree(folder / "quads")


def _wipe_book(folder: Path) -> None:
    (folder / "ledger.db").unlink()


def _spoil_book(folder: Path) -> None:
    (folder / "ledger.db").write_bytes(b"no book" * 1000)


def _spoil_manifest(folder: Path) -> None:
    for path in (folder / "quads").glob("MANIFEST*"):
        path.write_bytes(os.urandom(5000))


def _lose_tables(folder: Path) -> None:
    for path in (folder / "quads").glob("*.sst"):
        path.unlink()


def _half_written(folder: Path) -> None:
    with sqlite3.connect(folder / "ledger.db") as book:
        book.execute("DELETE FROM moment")
        book.execute("UPDATE article SET version = ''")


def _of_another_form(folder: Path) -> None:
    with sqlite3.connect(folder / "ledger.db") as book:
        told = json.loads(book.execute("SELECT told FROM moment").fetchone()[0])
        book.execute("UPDATE moment SET told = ?", (json.dumps(told | {"form": "older"}),))
        book.execute("UPDATE article SET version = 'x'")


@pytest.mark.parametrize(
    "damage", [_wipe, _wipe_quads, _wipe_book, _spoil_book, _spoil_manifest, _lose_tables, _half_written, _of_another_form]
)
def test_quads_that_are_missing_damaged_or_of_another_form_are_made_anew(
    damage: Callable[[Path], None], store: EmbeddedStore, tmp_path: Path
) -> None:
    store.put(DRONES, MERCENARIES)
    store.settle()
    folder = tmp_path / "store.db.rdf"
    before = KeptQuads(folder, BASE)
    expected = held(before, store)
    before.close()
    damage(folder)
    after = KeptQuads(folder, BASE)
    assert held(after, store) == expected
    after.close()


def test_quads_of_another_store_are_not_taken_for_those_of_this_one(store: EmbeddedStore, quads: KeptQuads, tmp_path: Path) -> None:
    store.put(DRONES, MERCENARIES)
    store.settle()
    held(quads, store)
    other = EmbeddedStore(tmp_path / "other.db")
    other.put(MORE[0], COPY)
    other.settle()
    again = KeptQuads(tmp_path / "store.db.rdf", BASE)
    assert held(again, other) == anew(other, tmp_path / "anew")
    again.close()
    other.close()


def test_another_base_gives_other_iris(store: EmbeddedStore, quads: KeptQuads, tmp_path: Path) -> None:
    store.put(DRONES)
    store.settle()
    held(quads, store)
    other = KeptQuads(tmp_path / "store.db.rdf", "https://data.test/")
    assert number(other, store, "<https://data.test/actor/TUR> al:arms ?b") == 1
    assert number(other, store, "<https://w3id.org/allegiance/id/actor/TUR> ?p ?b") == 0
    other.close()


def test_the_form_changes_with_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept.form.__wrapped__()
    monkeypatch.setattr(kept, "MADE_OF", kept.MADE_OF[1:])
    assert kept.form.__wrapped__() != before
