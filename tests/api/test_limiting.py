"""Who asks too often is told when to ask again; each key and each address is counted by itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from httpx import Client

from api.access import access_of
from api.keys import Key, Scope, WrongAccess, hash_of
from api.limiting import Limiting, limits_of, net_of
from api.settings import Settings
from api.sharing import read_token
from tests.api.news import stored
from tests.api.serving import served

ENTRIES = " ".join(Key(name, frozenset({Scope.READ}), hash_of(name)).entry() for name in ("one", "other"))


@contextmanager
def asking(path: Path, **settings: str) -> Iterator[Client]:
    """Gives a client of a store that is served with these settings."""
    with served(stored(path / "graph.db"), Settings.model_validate(settings)) as found, Client(base_url=found.address) as client:
        yield client


def statuses(client: Client, times: int, **headers: str) -> list[int]:
    """Returns how a question is answered several times."""
    return [client.get("/support", headers=headers).status_code for _ in range(times)]


def test_an_address_is_told_how_much_is_left_and_when_to_ask_again(tmp_path: Path) -> None:
    with asking(tmp_path, open="read", rate_limit="2/hour; 100/day") as client:
        first, second, third = (client.get("/support") for _ in range(3))
    assert [answer.status_code for answer in (first, second, third)] == [200, 200, 429]
    assert first.headers["ratelimit-policy"] == '"3600s";q=2;w=3600, "86400s";q=100;w=86400'
    assert first.headers["ratelimit"].startswith('"3600s";r=1;t=')
    assert (third.json()["type"], third.json()["detail"]) == ("/problems/too-many-requests", "no more than 2 per 1 hour are answered")
    assert 1 <= int(third.headers["retry-after"]) <= 3600
    assert third.headers["ratelimit"].startswith('"3600s";r=0;t=')


def test_keys_are_counted_apart_and_from_addresses(tmp_path: Path) -> None:
    with asking(tmp_path, api_keys=ENTRIES, open="read", rate_limit="1/hour", rate_limit_keys="2/hour") as client:
        assert statuses(client, 3, Authorization="Bearer one") == [200, 200, 429]
        assert statuses(client, 3, Authorization="Bearer other") == [200, 200, 429]
        assert statuses(client, 2) == [200, 429]
        assert statuses(client, 1, Authorization="Bearer guessed") == [429]  # nobody guesses for long


def test_the_machine_itself_its_owner_and_its_watchers_are_not_counted(tmp_path: Path) -> None:
    with asking(tmp_path, rate_limit="1/hour") as client:
        assert statuses(client, 5) == [200] * 5
        assert statuses(client, 2, Authorization="Bearer guessed") == [401, 429]
    with asking(tmp_path, open="read", rate_limit="1/hour") as client:
        owner = {"Authorization": f"Bearer {read_token(tmp_path / 'graph.db')}"}
        assert [client.get("/support", headers=owner).status_code for _ in range(3)] == [200] * 3
        assert [client.get("/health/ready").status_code for _ in range(3)] == [200] * 3


def test_callers_of_a_trusted_proxy_are_counted_by_their_own_addresses(tmp_path: Path) -> None:
    with asking(tmp_path, open="read", rate_limit="1/hour", proxies="127.0.0.1") as client:
        assert [statuses(client, 2, **{"X-Forwarded-For": at}) for at in ("192.0.2.1", "192.0.2.2")] == [[200, 429]] * 2
    with asking(tmp_path, open="read", rate_limit="1/hour") as client:
        assert [statuses(client, 1, **{"X-Forwarded-For": at}) for at in ("192.0.2.1", "192.0.2.2")] == [[200], [429]]


@pytest.mark.parametrize(
    ("address", "net"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("::ffff:192.0.2.1", "192.0.2.1"), ("", "unknown")],
)
def test_a_household_counts_once(address: str, net: str) -> None:
    assert net_of(address) == net


def test_limits_that_are_none_are_told_of() -> None:
    assert limits_of(" ", "X") == []
    with pytest.raises(WrongAccess, match="ALLEGIANCE_RATE_LIMIT is 'often'; write limits such as"):
        Limiting(lambda *_: None, access=access_of(Settings(), "127.0.0.1"), settings=Settings(rate_limit="often"))  # type: ignore[arg-type]
