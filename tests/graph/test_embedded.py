"""The embedded engine's file: whose it is, what a kill leaves, damaged files, copies."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from io import BytesIO
from pathlib import Path

import grafeo
import pytest

from graph import questions
from graph.answers import Filters
from graph.embedded import EmbeddedStore, restore
from graph.export import export_jsonl
from graph.model import Actor
from graph.rows import Ranking
from graph.store import Reading, StoreDamaged, StoreError, StoreLocked, StoreUnavailable
from graph.summaries import Summaries
from tests.building import reading, told

ROOT = Path(__file__).parents[2]
OPEN_AND_WAIT = """
import sys, time
from pathlib import Path
from graph.embedded import EmbeddedStore
store = EmbeddedStore(Path(sys.argv[1]))
store.announce(sys.argv[2] or None)
print("open", flush=True)
time.sleep(60)
"""
LOAD = """
import sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from tests.graph.test_embedded import articles
store = EmbeddedStore(Path(sys.argv[1]))
for number, reading in enumerate(articles(), 1):
    print(*store.put(reading), flush=True)
    if number == 10:
        store.settle()
store.settle()
print("end", flush=True)
store.close()
"""


def articles(number: int = 40) -> list[Reading]:
    """Returns articles whose claims meet in few relations."""
    states = ("TUR", "AZE", "ARM", "RUS", "IRN")
    return [
        reading(
            told(states[n % 5], "SUPPORTS", states[(n + 1) % 5]),
            told(states[n % 4], "ACCUSES", states[4], "aliyev/AZE"),
            title=f"Article {n}",
        )
        for n in range(number)
    ]


def exported(path: Path) -> bytes:
    """Returns the export of the store in a file."""
    store, stream = EmbeddedStore(path), BytesIO()
    export_jsonl(store, stream)
    store.close()
    return stream.getvalue()


def relations(path: Path) -> list[str]:
    """Returns the relations of the store in a file."""
    store = EmbeddedStore(path)
    found = [repr(relation) for relation in store.relations()]
    store.close()
    return found


def child(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Starts Python on a text of code in the repository."""
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all articles, loaded without a break."""
    path = tmp_path_factory.mktemp("loaded") / "store.db"
    store = EmbeddedStore(path)
    for one in articles():
        store.put(one)
    store.settle()
    store.close()
    return path


@pytest.mark.parametrize("after", [1, 7, 23, 39])
def test_a_load_that_is_killed_and_repeated_gives_the_same_store(tmp_path: Path, loaded: Path, after: int) -> None:
    path = tmp_path / "store.db"
    with child(LOAD, str(path)) as load:
        assert load.stdout
        for _ in range(after):
            assert load.stdout.readline() == "stored\n"
        load.send_signal(signal.SIGKILL)
    with child(LOAD, str(path)) as load:
        assert load.stdout
        assert load.stdout.read().endswith("\nend\n")
    assert exported(path) == exported(loaded)
    assert relations(path) == relations(loaded)


def test_opening_finishes_what_was_not_settled(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = EmbeddedStore(path)
    store.put(reading(told("TUR", "SUPPORTS", "AZE")))
    store.close()
    assert [text.split("'")[1] for text in relations(path)] == ["TUR.SUPPORTS.AZE"]


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://127.0.0.1:8000", r"is served at http://127\.0\.0\.1:8000 by process {pid}: ask there"),
        ("", r"is in use by process {pid}: wait until"),
    ],
)
def test_a_file_in_use_says_by_whom(tmp_path: Path, address: str, says: str) -> None:
    path = tmp_path / "store.db"
    with child(OPEN_AND_WAIT, str(path), address) as owner:
        assert owner.stdout
        assert owner.stdout.readline() == "open\n"
        try:
            with pytest.raises(StoreLocked, match=says.format(pid=owner.pid)) as caught:
                EmbeddedStore(path)
            assert (caught.value.pid, caught.value.address) == (owner.pid, address or None)
        finally:
            owner.kill()


def test_a_killed_owner_leaves_nothing_locked(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with child(OPEN_AND_WAIT, str(path), "http://127.0.0.1:8000") as owner:
        assert owner.stdout
        owner.stdout.readline()
        owner.kill()
    store = EmbeddedStore(path)
    assert json.loads((tmp_path / "store.db.owner").read_text()) == {"pid": os.getpid(), "address": None}
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store.db"]


def test_what_is_no_store_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no store at all")
    with pytest.raises(StoreDamaged, match=r"notes\.txt is not a store that this version can read"):
        EmbeddedStore(path)
    assert path.read_text() == "no store at all"


def test_a_torn_file_is_told(tmp_path: Path, loaded: Path) -> None:
    path = tmp_path / "torn.db"
    path.write_bytes(loaded.read_bytes()[:20_000])
    with pytest.raises(StoreDamaged, match="load an export"):
        EmbeddedStore(path)


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = grafeo.GrafeoDB(str(path))
    other.execute_cypher("CREATE (:Film {title: 'Ran'})")
    other.close()
    with pytest.raises(StoreDamaged, match="a grafeo database of something else"):
        EmbeddedStore(path)


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder; name a file"):
        EmbeddedStore(tmp_path)


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    store.close()
    with pytest.raises(StoreUnavailable, match="is closed"):
        store.counts()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    good = reading(told("TUR", "SUPPORTS", "AZE"))
    with pytest.raises(ValueError, match="'Planet' is neither a relation type nor a kind of actor"):
        store.put(reading(told("TUR", "SUPPORTS", "mars"), actors=(Actor(id="mars", name="Mars", kind="Planet"),)))
    assert store.counts().seq == 0
    store.put(good)
    assert (store.counts().articles, store.counts().actors, store.counts().claims) == (1, 2, 1)
    store.close()


def test_a_backup_taken_in_use_is_restored_whole(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copies" / "monday.db"
    store = EmbeddedStore(path)
    store.put(articles()[0])
    store.settle()
    store.backup(copy)
    store.put(articles()[1])
    store.close()
    restore(copy, path)
    assert exported(path) == exported(copy)
    store = EmbeddedStore(path)
    assert [article.title for article, _ in store.articles()] == ["Article 0"]
    store.close()


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    with pytest.raises(StoreError, match="exists; name a new file"):
        store.backup(tmp_path / "store.db")
    store.close()


def test_a_store_in_use_is_not_restored_over(tmp_path: Path, loaded: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    with pytest.raises(StoreLocked):
        restore(loaded, tmp_path / "store.db")
    assert store.counts().articles == 0
    store.close()


def test_a_damaged_backup_is_not_restored(tmp_path: Path, loaded: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    EmbeddedStore(path).close()
    copy.write_bytes(loaded.read_bytes()[:20_000])
    with pytest.raises(StoreDamaged):
        restore(copy, path)
    assert exported(path) == b""
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "store.db"]


def test_a_damaged_store_is_restored(tmp_path: Path, loaded: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(loaded.read_bytes()[:20_000])
    restore(loaded, path)
    assert exported(path) == exported(loaded)


def test_readers_see_whole_articles_beside_a_writer(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "store.db")
    states = ("TUR", "AZE", "ARM", "RUS", "IRN", "FRA", "USA")
    wholes = [reading(*(told(s, "SUPPORTS", "SYR") for s in states), title=f"Article {n}") for n in range(60)]
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(sum(row.claims for row in questions.support(store)))

    reader = threading.Thread(target=read)
    reader.start()
    for one in wholes:
        store.put(one)
    done.set()
    reader.join()
    assert {number % len(states) for number in seen} == {0}
    store.close()


def test_an_article_that_names_an_id_of_two_words_can_be_removed(tmp_path: Path) -> None:
    store, one = EmbeddedStore(tmp_path / "store.db"), reading(told("ilham aliyev", "LEADS", "AZE"))
    store.put(one)
    store.remove(one.article.id)
    assert (store.counts().articles, store.counts().actors) == (0, 0)
    store.close()


def test_claims_of_an_older_store_get_the_day_of_their_publication(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "old.db")) as store:
        store.put(reading(told("TUR", "SUPPORTS", "AZE")))
        store.settle()
        for statement in ("MATCH (c:Claim) REMOVE c.published", "MATCH (s:Store) REMOVE s.dated"):
            store._db.execute_cypher(statement)
        assert questions.support(store, Filters(known_by="2020-10-05")) == ()
    with closing(EmbeddedStore(tmp_path / "old.db")) as store:
        assert [row.id for row in questions.support(store, Filters(known_by="2020-10-05"))] == ["TUR.SUPPORTS.AZE"]
        assert questions.support(store, Filters(known_by="2020-10-04")) == ()


def test_claims_of_an_older_store_get_the_id_of_what_they_are_counted_in(tmp_path: Path) -> None:
    def ids() -> set[object]:
        return {row["id"] for row in store._db.execute_cypher("MATCH (c:Claim) RETURN c.groupId AS id").to_list()}

    with closing(EmbeddedStore(tmp_path / "old.db")) as store:
        store.put(reading(told("TUR", "FIGHTS", "ARM"), told("TUR", "ATTACKS", place="Tartus"), told("TUR", "SUPPORTS", "TUR")))
        store.settle()
        whole = ids()
        for statement in ("MATCH (c:Claim) REMOVE c.groupId", "MATCH (s:Store) REMOVE s.keyed"):
            store._db.execute_cypher(statement)
        assert ids() == {None}
        assert Summaries(10).of(store, Ranking("events", ("ATTACKS",), "place")) is None
    with closing(EmbeddedStore(tmp_path / "old.db")) as store:
        assert ids() == whole == {"ARM.FIGHTS.TUR", "TUR.ATTACKS.", "TUR.SUPPORTS.TUR"}
        assert Summaries(10).of(store, Ranking("events", ("ATTACKS",), "place")) is not None
