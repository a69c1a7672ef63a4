"""Whose jobs a caller sees and cancels: a key its own, the owner and an admin all, this machine alone all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.keys import Key, Scope, hash_of
from api.settings import Settings
from api.sharing import read_token
from tests.api.asking_jobs import ended, post
from tests.api.serving import served

TEXT = {"text": "Kenya said that it backs Uganda.", "outlet": "Example Post"}
SECRETS = {"amina": Scope.LOAD, "owner": Scope.LOAD, "boss": Scope.ADMIN}


def settings() -> Settings:
    """Keys of two who load, one of them called as the owner is, and of one who may do all."""
    keys = (Key(name, frozenset({scope}), hash_of(f"allegiance_{name}")) for name, scope in SECRETS.items())
    return Settings(api_keys=" ".join(key.entry() for key in keys))


@pytest.fixture
def clients(tmp_path: Path) -> Iterator[dict[str, Client]]:
    """A client for each key, and one of the owner."""
    with served(tmp_path / "graph.db", settings()) as found:
        secrets = {name: f"allegiance_{name}" for name in SECRETS} | {"token": read_token(tmp_path / "graph.db")}
        made = {
            name: Client(base_url=found.address, headers={"Authorization": f"Bearer {secret}"}, timeout=120)
            for name, secret in secrets.items()
        }
        yield made
        for client in made.values():
            client.close()


def test_a_key_sees_and_cancels_its_own_jobs_and_no_others(clients: dict[str, Client]) -> None:
    amina, other = clients["amina"], clients["owner"]
    mine, its, owners = (post(clients[name], TEXT)["id"] for name in ("amina", "owner", "token"))
    assert [[one["id"] for one in clients[name].get("/jobs").json()["jobs"]] for name in clients] == [
        [mine],
        [its],
        [owners, its, mine],
        [owners, its, mine],
    ]
    for one in (its, owners):
        told = [amina.get(f"/jobs/{one}"), amina.delete(f"/jobs/{one}"), amina.get(f"/jobs/{one}/events")]
        assert [answer.status_code for answer in told] == [404] * 3
        nobodys = amina.get("/jobs/j0").json()
        assert told[0].json()["type"] == nobodys["type"]
        assert told[0].json()["detail"] == nobodys["detail"].replace("j0", one)
    assert other.get(f"/jobs/{owners}").status_code == 404
    for name, one in (("amina", mine), ("owner", its), ("boss", owners)):
        assert ended(clients[name], one)["id"] == one
    assert clients["boss"].delete(f"/jobs/{mine}").status_code == 409


def test_pages_of_jobs_are_of_ones_own(clients: dict[str, Client]) -> None:
    ids = [post(clients[name], TEXT)["id"] for name in ("amina", "owner", "amina")]
    first = clients["amina"].get("/jobs", params={"limit": 1}).json()
    second = clients["amina"].get("/jobs", params={"limit": 1, "after": first["next"]}).json()
    assert ([one["id"] for page in (first, second) for one in page["jobs"]], second["next"]) == ([ids[2], ids[0]], None)
    ended(clients["boss"], ids[2])


def test_on_its_own_machine_a_service_without_keys_shows_all_jobs(tmp_path: Path) -> None:
    with served(tmp_path / "graph.db") as found, Client(base_url=found.address, timeout=120) as anybody:
        owner = {"Authorization": f"Bearer {read_token(tmp_path / 'graph.db')}"}
        one = post(anybody, TEXT, headers=owner)["id"]
        assert [job["id"] for job in anybody.get("/jobs").json()["jobs"]] == [one]
        ended(anybody, one)


def test_who_loads_without_a_key_beside_keys_sees_no_jobs_of_keys(tmp_path: Path) -> None:
    opened = settings().model_copy(update={"open": "read,load"})
    with served(tmp_path / "graph.db", opened) as found, Client(base_url=found.address, timeout=120) as anybody:
        key = {"Authorization": "Bearer allegiance_amina"}
        one, own = post(anybody, TEXT, headers=key)["id"], post(anybody, TEXT)["id"]
        assert [job["id"] for job in anybody.get("/jobs").json()["jobs"]] == [own]
        assert anybody.delete(f"/jobs/{one}").status_code == 404
        ended(anybody, own)
