"""An answer that a caller holds is not made twice: tags that change with the store, for each form of an answer."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx import Client, Response

from api.remote import RemoteStore
from api.settings import Settings
from api.sharing import read_token
from graph.store import Decision, Listing
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import Served, served
from tests.building import actor, reading, told

SUMMIT = reading(told("ARM", "ALLIED_WITH", "RUS"), title="Summit")
PATHS = ("/support?by=TUR", "/claims", "/actors/TUR", f"/articles/{DRONES.article.id}", "/stats", "/disputes", "/copies")


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Served]:
    """A service over both articles."""
    with served(stored(tmp_path / "graph.db")) as found:
        yield found


@pytest.fixture
def client(found: Served) -> Iterator[Client]:
    """A client of that service."""
    with Client(base_url=found.address) as client:
        yield client


@pytest.fixture
def owned(found: Served, tmp_path: Path) -> Iterator[RemoteStore]:
    """The store, to change it."""
    store = RemoteStore(found.address, token=read_token(tmp_path / "graph.db"), timeout_s=10)
    yield store
    store.close()


def again(client: Client, path: str, answer: Response, **headers: str) -> Response:
    """Returns what comes to a caller that holds an answer."""
    return client.get(path, headers={"If-None-Match": answer.headers["etag"], **headers})


@pytest.mark.parametrize("path", PATHS)
def test_who_holds_the_answer_gets_none(client: Client, path: str) -> None:
    first = client.get(path)
    second = again(client, path, first)
    assert (first.status_code, second.status_code, second.content) == (200, 304, b"")
    assert second.headers["etag"] == first.headers["etag"]
    assert second.headers["cache-control"] == first.headers["cache-control"] == "private, no-cache"
    assert {"Accept", "Accept-Encoding", "Authorization"} <= set(first.headers["vary"].split(", "))


def test_a_tag_in_a_list_or_a_weak_one_is_the_tag(client: Client) -> None:
    tag = client.get("/support").headers["etag"]
    assert client.get("/support", headers={"If-None-Match": f'"x", W/{tag}'}).status_code == 304
    for other in ('"x"', "*", tag.strip('"'), "", tag[:-2] + '"'):
        assert client.get("/support", headers={"If-None-Match": other}).status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda store: store.put(SUMMIT),
        lambda store: store.remove(MERCENARIES.article.id),
        lambda store: store.rebuild(),
        lambda store: store.put_listings(
            [Listing(member="TUR", alliance="nato", role="member", start=None, end=None, source="x")], [actor("TUR"), actor("nato")]
        ),
        lambda store: store.decide([Decision(canonical="TUR", ids=("nato",), reason="to see")], []),
    ],
    ids=["put", "remove", "rebuild", "put_listings", "decide"],
)
def test_whatever_changes_the_store_changes_the_tags(client: Client, owned: RemoteStore, change: Callable[[RemoteStore], object]) -> None:
    before = {path: client.get(path) for path in PATHS}
    change(owned)
    assert {path: again(client, path, answer).status_code for path, answer in before.items()} == dict.fromkeys(PATHS, 200)


def test_a_backup_that_takes_the_place_of_the_store_changes_the_tags(client: Client, owned: RemoteStore, tmp_path: Path) -> None:
    owned.backup(tmp_path / "copy.db")
    before = client.get("/support")
    owned.restore(tmp_path / "copy.db")
    assert again(client, "/support", before).status_code == 200


def test_each_form_of_an_answer_has_its_own_tag(client: Client) -> None:
    forms = [{}, {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "identity"}, {"Accept": "application/json"}]
    tags = [client.get("/support", headers=form).headers["etag"] for form in forms]
    assert (len(set(tags)), tags[0]) == (3, tags[1])  # httpx takes gzip by itself
    assert client.get("/support?by=TUR").headers["etag"] != client.get("/support?by=ARM").headers["etag"]


@pytest.mark.parametrize("path", ["/health/ready", "/metrics", "/support?limit=0", "/nothing", "/_store/counts", "/openapi.json"])
def test_what_is_of_the_moment_is_not_kept(client: Client, path: str) -> None:
    answer = client.get(path)
    assert ("etag" in answer.headers, answer.headers["cache-control"]) == (False, "no-store")


def test_nobody_learns_from_a_tag_what_a_key_keeps(tmp_path: Path) -> None:
    with served(stored(tmp_path / "kept.db"), Settings(run="r")) as found, Client(base_url=found.address) as client:
        tag = client.get("/support").headers["etag"]
    with served(tmp_path / "kept.db", Settings(run="r", api_keys=f"a:read:{'0' * 64}")) as found, Client(base_url=found.address) as client:
        assert client.get("/support", headers={"If-None-Match": tag}).status_code == 401


def test_a_run_on_another_store_has_other_tags(tmp_path: Path) -> None:
    tags = set()
    for name in ("one.db", "other.db"):
        with served(stored(tmp_path / name)) as found, Client(base_url=found.address) as client:
            tags.add(client.get("/support").headers["etag"])
    assert len(tags) == 2
