"""A served store keeps the whole contract of a store, and lets only the owner of its store write."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from api.remote import RemoteStore
from api.settings import Settings
from api.sharing import read_token
from graph.records import article_record, record_of, write_record
from graph.store import Reading, Store, StoreError, StoreUnavailable
from tests.api.serving import served
from tests.building import reading, told
from tests.contract.conftest import fresh
from tests.contract.test_copies import *  # noqa: F403
from tests.contract.test_identity import *  # noqa: F403
from tests.contract.test_questions import *  # noqa: F403 - the contract, here on a served store
from tests.contract.test_store import *  # noqa: F403

# refused earlier than by the store, as records, in other words: below
del test_a_claim_of_an_actor_that_is_not_described_is_refused_whole  # noqa: F821
del test_a_quote_that_is_not_in_the_text_is_refused  # noqa: F821
del test_a_type_that_the_ontology_does_not_list_is_refused  # noqa: F821

__all__ = ["fresh"]  # of the contract too

type Connect = Callable[..., RemoteStore]

DRONES = reading(told("TUR", "ARMS", "AZE", sentence="Turkey\u2028armed\u0085Azerbaijan."), title="Drones")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store that is served."""
    path = tmp_path / "served.db"
    with served(path) as found:
        store = RemoteStore(found.address, token=read_token(path), timeout_s=10)
        yield store
        store.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of an empty store."""
    with served(tmp_path / "graph.db", Settings(put_max_bytes=5000)) as found:
        yield found.address


@pytest.fixture
def connect() -> Iterator[Connect]:
    """Opens stores by address, without a token unless one is given, and closes them at the end."""
    made: list[RemoteStore] = []

    def open_one(address: str, token: str | None = None) -> RemoteStore:
        made.append(RemoteStore(address, token=token, timeout_s=10))
        return made[-1]

    yield open_one
    for one in made:
        one.close()


@pytest.fixture
def owned(address: str, tmp_path: Path, connect: Connect) -> RemoteStore:
    """The store for its owner."""
    return connect(address, read_token(tmp_path / "graph.db"))


@pytest.fixture
def stranger(address: str, connect: Connect) -> RemoteStore:
    """The same store for somebody else."""
    return connect(address)


def test_a_line_ends_at_a_line_feed_alone(owned: RemoteStore, stranger: RemoteStore) -> None:
    owned.put(DRONES)
    assert list(stranger.claims()) == list(DRONES.claims)


def test_who_has_no_token_can_read_and_not_write(owned: RemoteStore, stranger: RemoteStore) -> None:
    owned.put(DRONES)
    assert stranger.counts().claims == 1
    with pytest.raises(StoreError, match="only the owner of its store write"):
        stranger.remove(DRONES.article.id)
    assert stranger.counts().claims == 1


def test_a_wrong_token_is_none(address: str, connect: Connect) -> None:
    with pytest.raises(StoreError, match="only the owner of its store write"):
        connect(address, "guessed").settle()


def test_a_question_that_writes_is_no_question(owned: RemoteStore) -> None:
    with pytest.raises(StoreError, match="no question store_step"):
        owned.ask("store_step", {})


def test_a_reading_over_the_limit_is_refused(owned: RemoteStore) -> None:
    long = Reading(reading(told("TUR", "ARMS", "AZE", sentence="Turkey armed. " * 500)).article, (), (), "test 1")
    with pytest.raises(StoreError, match="more than 5000 bytes"):
        owned.put(long)


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        (b'"quote":"Turkey', b'"quote":"France', "is not what stands at"),
        (b'"relation":"ARMS"', b'"relation":"LOVES"', "no relation type"),
        (b'"id":"AZE"', b'"id":"ARM"', "is not the hash of"),
        (b'"standing":"stated"', b'"standing":"declared"', "standing"),
        (b'"confidence":0.8', b'"confidence":0.8,"surely":true', "surely"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(address: str, tmp_path: Path, old: bytes, new: bytes, told_of: str) -> None:
    claim = write_record(record_of(DRONES.claims[0]))
    assert old in claim
    lines = [write_record(article_record(DRONES.article, "test 1")), *(write_record(record_of(a)) for a in DRONES.actors)]
    token = read_token(tmp_path / "graph.db")
    body = b"".join([*lines, claim.replace(old, new)])
    answer = httpx.post(f"{address}/_store/readings", content=body, headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/unfit")
    assert told_of in answer.json()["detail"]


def test_a_service_that_is_gone_is_told(connect: Connect) -> None:
    with pytest.raises(StoreUnavailable, match="does not answer"):
        connect("http://127.0.0.1:9").counts()


def test_relations_are_settled_before_the_next_question(owned: RemoteStore, stranger: RemoteStore) -> None:
    owned.put(DRONES)  # and no settle: as when a load is killed
    assert [relation.id for relation in stranger.relations()] == ["TUR.ARMS.AZE"]


def test_the_token_is_for_the_owner_alone(address: str, tmp_path: Path) -> None:
    assert address
    assert (tmp_path / "graph.db.token").stat().st_mode & 0o777 == 0o600


def test_a_backup_takes_the_place_of_a_store_that_is_served(owned: RemoteStore, tmp_path: Path) -> None:
    owned.put(DRONES)
    owned.settle()
    owned.backup(tmp_path / "copy.db")
    owned.remove(DRONES.article.id)
    owned.restore(tmp_path / "copy.db")
    assert list(owned.claims()) == list(DRONES.claims)
    with pytest.raises(StoreError, match="no backup"):
        owned.restore(tmp_path / "nothing.db")
    assert owned.counts().claims == 1
