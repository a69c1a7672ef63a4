"""The kit is served to pages of any origin, and nothing else is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from graph.browser.kit import kit
from tests.api.serving import served


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A client of a service over an empty store."""
    with served(tmp_path / "graph.db") as found, Client(base_url=found.address) as client:
        yield client


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("style.grass", "text/plain; charset=utf-8"), ("guide.html", "text/html; charset=utf-8"), ("favourites.zip", "application/zip")],
)
def test_a_file_of_the_kit(client: Client, name: str, media_type: str) -> None:
    answer = client.get(f"/browser/{name}")
    assert (answer.content, answer.headers["content-type"]) == (kit()[name], media_type)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_browser_may_ask_with_headers_against_caches(client: Client) -> None:
    asks = {
        "Origin": "http://localhost:7474",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "cache-control,pragma",
    }
    answer = client.options("/browser/guide.html", headers=asks)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (204, "*")
    assert answer.headers["access-control-allow-headers"] == "Cache-Control, Pragma"


def test_other_paths_are_for_pages_of_the_service_alone(client: Client) -> None:
    assert "access-control-allow-origin" not in client.get("/stats", headers={"Origin": "http://localhost:7474"}).headers


def test_an_unknown_file_names_those_that_are_there(client: Client) -> None:
    answer = client.get("/browser/index.html")
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "there is no index.html here, only style.grass, guide.html, favourites.zip",
    )
