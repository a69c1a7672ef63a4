"""HEAD is answered wherever GET is, with the same headers and no body; what an answer depends on is told once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.settings import Settings
from tests.api.asking_jobs import ended
from tests.api.news import stored
from tests.api.serving import served

OF_THE_ANSWER = {"date", "x-request-id", "server", "transfer-encoding"}  # the last is of how the body is sent


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service over both articles, of which pages of a map may ask."""
    path: Path = tmp_path_factory.mktemp("heads") / "graph.db"
    with served(stored(path), Settings(cors_origins="https://map.test")) as found, Client(base_url=found.address) as client:
        yield client


def test_every_get_answers_head_with_the_same_headers_and_no_body(client: Client) -> None:
    paths = [path for path, found in client.get("/openapi.json").json()["paths"].items() if "get" in found and "{" not in path]
    assert {"/support", "/jobs", "/stats", "/health/live", "/problems"} <= set(paths)
    for path in (*paths, "/", "/docs", "/openapi.json", "/actors/Turkey", "/relations/TUR.ARMS.AZE", "/_store/counts"):
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b""), path
        mine, its = ({k: v for k, v in one.headers.items() if k not in OF_THE_ANSWER} for one in (head, got))
        if path not in ("/metrics", "/analysis/network"):  # of which the one tells of the other
            assert mine == its, path


def test_head_says_that_nothing_has_changed(client: Client) -> None:
    tag = client.get("/support").headers["ETag"]
    assert client.head("/support", headers={"If-None-Match": tag}).status_code == 304


def test_head_of_what_cannot_be_is_refused_as_get_is(client: Client) -> None:
    assert client.head("/support", params={"by": "Turkei"}).status_code == 422
    assert client.head("/nowhere").status_code == 404
    refused = client.head("/cypher")
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")


def test_head_of_events_ends_at_once(client: Client) -> None:
    job = client.post("/articles", json={"text": "Kenya said that it backs Uganda.", "outlet": "Example Post"}).json()
    head = client.head(job["events"])
    assert (head.status_code, head.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    ended(client, job["id"])


def test_what_an_answer_depends_on_is_told_once(client: Client) -> None:
    for path in ("/support", "/stats"):
        answer = client.get(path, headers={"Origin": "https://map.test"})
        assert len(answer.headers.get_list("vary")) == 1
        words = [word.strip().lower() for word in answer.headers["vary"].split(",")]
        assert len(words) == len(set(words))
        assert {"accept", "accept-encoding", "authorization", "origin"} <= set(words)
