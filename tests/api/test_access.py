"""Who may do what: keys and scopes, this machine alone, and no page of a stranger."""

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from httpx import Client

from api.access import Access, Need, Open, access_of, needs
from api.app import create_app
from api.keys import Key, Scope, WrongAccess, hash_of
from api.settings import Settings
from api.sharing import read_token
from tests.api.news import DRONES, stored
from tests.api.serving import served

KEYS = {scope: f"allegiance_{scope}" for scope in Scope}
ENTRIES = " ".join(Key(scope, frozenset({scope}), hash_of(secret)).entry() for scope, secret in KEYS.items())
GIVEN = {"/openapi.json", "/docs/assets"}  # the documentation, the same for everybody


@contextmanager
def asking(path: Path, **settings: str) -> Iterator[Client]:
    """Gives a client of a store that is served with these settings."""
    with (
        served(stored(path / "graph.db"), Settings.model_validate({"rate_limit": ""} | settings)) as found,
        Client(base_url=found.address) as client,
    ):
        yield client


def shown(secret: str) -> dict[str, str]:
    """Returns the headers that show a key."""
    return {"Authorization": f"Bearer {secret}"}


def kinds(dependant: Dependant) -> Iterator[object]:
    """Yields everything on which a route depends."""
    for one in dependant.dependencies:
        yield one.call
        yield from kinds(one)


def unguarded(app: FastAPI) -> list[str | None]:
    """Returns the paths of routes that do not say who may use them."""
    routes = [route for route in iter_route_contexts(app.routes) if route.path not in GIVEN]
    return [route.path for route in routes if not any(isinstance(call, Need | Open) for call in kinds(route.dependant))]


def test_every_route_says_who_may_use_it(tmp_path: Path) -> None:
    with served(tmp_path / "graph.db") as found:
        app = create_app(found.service)
        assert len([*iter_route_contexts(app.routes)]) > 40
        assert unguarded(app) == []
        stray = APIRouter(dependencies=[Depends(lambda: None)])
        stray.add_api_route("/stray", lambda: None)
        app.include_router(stray)
        assert unguarded(app) == ["/stray"]


def test_a_key_opens_what_its_scopes_say(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES) as client:
        for path in ("/support", "/stats", f"/articles/{DRONES.article.id}", "/_store/counts", "/_store/claims"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers=shown(KEYS[Scope.READ])).status_code == 200
            assert client.get(path, headers=shown(KEYS[Scope.ADMIN])).status_code == 200
            assert client.get(path, headers=shown(KEYS[Scope.QUERY])).status_code == 403
        for path in ("/health/live", "/health/ready", "/docs", "/openapi.json"):
            assert client.get(path).status_code == 200


def test_a_refusal_says_what_to_do(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES) as client:
        without, wrong, other = (client.get("/support", headers=h) for h in ({}, shown("guessed"), shown(KEYS[Scope.LOAD])))
    assert (without.status_code, without.json()["type"], without.headers["www-authenticate"]) == (401, "/problems/key-needed", "Bearer")
    assert without.json()["detail"] == "send a key with the scope read as `Authorization: Bearer KEY`"
    assert (wrong.status_code, wrong.json()["type"]) == (401, "/problems/unknown-key")
    assert "guessed" not in wrong.text
    assert (other.status_code, other.json()["detail"]) == (403, "the key load has the scopes load, and this needs read")


def test_what_is_open_to_anybody_is_open_beside_keys(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES, open="read") as client:
        assert client.get("/support").status_code == 200
        assert client.get("/support", headers=shown(KEYS[Scope.LOAD])).status_code == 200
        assert client.get("/support", headers=shown("guessed")).status_code == 401
        assert client.post("/_store/settle").status_code == 401


@pytest.mark.parametrize("settings", [{}, {"api_keys": ENTRIES}, {"open": "read,query,load"}])
def test_the_seam_of_the_store_is_no_way_round(tmp_path: Path, settings: dict[str, str]) -> None:
    with asking(tmp_path, **settings) as client:
        owner = shown(read_token(tmp_path / "graph.db") or "")
        for headers in ({}, {"Authorization": "Bearer"}, shown("guessed"), shown(KEYS[Scope.LOAD]), shown(KEYS[Scope.READ])):
            for path in ("settle", "rebuild", "backup", "restore", "readings", "identity"):
                assert client.post(f"/_store/{path}", json={"path": "/tmp/x"}, headers=headers).status_code in (401, 403)
            assert client.delete(f"/_store/articles/{DRONES.article.id}", headers=headers).status_code in (401, 403)
        assert client.post("/_store/settle", headers=owner).json() == {"number": 0}


def test_a_key_names_no_file_of_the_machine(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES) as client:
        admin = shown(KEYS[Scope.ADMIN])
        assert client.post("/_store/settle", headers=admin).status_code == 200
        for path in ("backup", "restore"):
            answer = client.post(f"/_store/{path}", json={"path": str(tmp_path / "copy.db")}, headers=admin)
            assert (answer.status_code, answer.json()["type"]) == (403, "/problems/owner-needed")
    assert not (tmp_path / "copy.db").exists()


def test_without_keys_the_service_is_asked_by_names_of_this_machine(tmp_path: Path) -> None:
    with asking(tmp_path, hosts="graph.test") as client:
        port = client.base_url.port
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", "LOCALHOST", f"[::1]:{port}", "graph.test", "localhost."):
            assert client.get("/support", headers={"Host": host}).status_code == 200
        for host in (
            "evil.test",
            "localhost.evil.test",
            f"evil.test:{port}",
            "192.0.2.1",
            "127.0.0.1@evil.test",
            "[::1].evil.test",
            "",
            "0.0.0.0",
        ):
            answer = client.get("/support", headers={"Host": host})
            assert (answer.status_code, answer.json()["type"]) == (421, "/problems/unknown-host")


def test_what_is_open_to_the_world_is_asked_by_number_or_name(tmp_path: Path) -> None:
    with asking(tmp_path, open="read", hosts="graph.test") as client:
        assert [client.get("/support", headers={"Host": host}).status_code for host in ("192.0.2.1:80", "graph.test")] == [200, 200]
        assert client.get("/support", headers={"Host": "evil.test"}).status_code == 421


def test_who_needs_a_key_may_name_the_service_as_it_likes(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES) as client:
        assert client.get("/support", headers={"Host": "graph.test", **shown(KEYS[Scope.READ])}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://{host}"}, 200),
        ({"Origin": "https://map.test", "Sec-Fetch-Site": "cross-site"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://map.test.evil.test"}, 403),
        ({"Origin": "http://evil.test", "Sec-Fetch-Site": "same-origin"}, 403),
    ],
)
def test_no_page_of_another_origin_changes_anything(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    with asking(tmp_path, cors_origins="https://map.test") as client:
        sent = {name: value.format(host=client.base_url.netloc.decode()) for name, value in headers.items()}
        answer = client.post("/_store/ledger", json={"ids": []}, headers=sent)
        assert answer.status_code == status
        assert status == 200 or answer.json()["type"] == "/problems/other-origin"


def test_whoever_shows_a_key_is_no_page_of_a_stranger(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES) as client:
        headers = shown(KEYS[Scope.READ]) | {"Origin": "http://evil.test", "Sec-Fetch-Site": "cross-site"}
        assert client.post("/_store/ledger", json={"ids": []}, headers=headers).status_code == 200


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1", "fe80::1%eth0"])
def test_all_the_world_is_let_in_only_by_saying_so(address: str) -> None:
    with pytest.raises(WrongAccess, match=re.escape(f"{address} can be reached from other machines, and there are no keys")):
        access_of(Settings(), address)
    assert access_of(Settings(open="read"), address).anybody == {Scope.READ}
    assert access_of(Settings(api_keys=ENTRIES), address).anybody == set()


def test_a_service_for_its_machine_knows_no_other_and_opens_no_more() -> None:
    found = access_of(Settings(), "127.0.0.1")
    assert (found.local, found.anybody) == (True, frozenset({Scope.READ, Scope.QUERY, Scope.LOAD}))
    assert not access_of(Settings(open="read"), "127.0.0.1").local
    with pytest.raises(WrongAccess, match="admin cannot be open to anybody"):
        access_of(Settings(open="admin"), "127.0.0.1")
    with pytest.raises(WrongAccess, match="'everything' is not a valid Scope"):
        access_of(Settings(open="everything"), "127.0.0.1")


def test_a_key_that_is_wrong_is_told_apart_from_none() -> None:
    access = Access((), frozenset({Scope.READ}), local=True, hosts=None, origins=frozenset())
    assert access.caller(None, lambda _: False).may(Scope.READ)
    assert not access.caller("guessed", lambda _: False).may(Scope.READ)
    assert access.caller("token", lambda secret: secret == "token").may(Scope.ADMIN)


def test_one_scope_is_one_dependency() -> None:
    assert needs(Scope.READ) is needs(Scope.READ)


def test_the_command_line_makes_keys_and_refuses_the_world(tmp_path: Path) -> None:
    def command(*words: str) -> tuple[int, str, str]:
        ran = run([sys.executable, "-m", "api", "--store", str(tmp_path / "graph.db"), *words], capture_output=True, text=True, check=False)
        return ran.returncode, ran.stdout, ran.stderr

    status, entry, told = command("keys", "make", "reader", "--scope", "read", "--scope", "query")
    secret = told.strip().rpartition(" ")[2]
    assert (status, entry) == (0, f"reader:read,query:{hash_of(secret)}\n")
    status, made, told = command("keys", "make", "loader", "--scope", "load", "--format", "json")
    found = json.loads(made)
    assert (status, told, found["entry"]) == (0, "", f"loader:load:{hash_of(found['key'])}")
    status, out, told = command("serve", "--host", "0.0.0.0", "--port", "0")
    assert (status, out, told.count("\n")) == (2, "", 1)
    assert told.startswith("allegiance: 0.0.0.0 can be reached from other machines, and there are no keys")
