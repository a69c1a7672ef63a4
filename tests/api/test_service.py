"""A question sees whole articles, however many loads go on beside it."""

from pathlib import Path
from threading import Thread

from httpx import Client

from api.remote import RemoteStore
from api.sharing import read_token
from graph.store import Reading
from tests.api.serving import served
from tests.building import reading, told

URL = "https://herald.test/news"
VERSIONS = (
    reading(told("TUR", "SUPPORTS", "AZE", sentence="Turkey backs Azerbaijan."), url=URL),
    reading(told("TUR", "ARMS", "AZE", sentence="Turkey arms Azerbaijan."), url=URL),
)
QUOTES = {"SUPPORTS": "Turkey backs Azerbaijan.", "ARMS": "Turkey arms Azerbaijan."}


def test_a_question_beside_a_load_sees_one_version_of_an_article(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    with served(path) as found, Client(base_url=found.address) as client:
        store = RemoteStore(found.address, token=read_token(path), timeout_s=10)
        store.put(VERSIONS[0])
        writer = Thread(target=put_in_turn, args=(store, VERSIONS, 40))
        writer.start()
        seen = set()
        while writer.is_alive():
            [row] = client.get("/support", params={"quotes": 1}).json()["plain"]
            [relation] = client.get("/actors/TUR").json()["relations"]
            assert row["quotes"][0]["text"] == QUOTES[row["relation"]]
            seen |= {row["relation"], relation["relation"]}
        writer.join()
        store.close()
    assert seen == {"SUPPORTS", "ARMS"}


def put_in_turn(store: RemoteStore, versions: tuple[Reading, ...], times: int) -> None:
    """Puts one version after the other and settles none of them."""
    for number in range(times):
        store.put(versions[number % 2])
