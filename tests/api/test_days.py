"""Claims over time and outlets, over HTTP and on the command line."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client
from typer.testing import CliRunner

from api.cli import app
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import served


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of both articles."""
    return stored(tmp_path_factory.mktemp("days") / "graph.db")


@pytest.fixture(scope="module")
def client(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service over a copy of it."""
    path = tmp_path_factory.mktemp("served") / "graph.db"
    with served(stored(path)) as found, Client(base_url=found.address) as client:
        yield client


def test_claims_are_counted_over_time(client: Client) -> None:
    answer = client.get("/days").json()
    claims = (*DRONES.claims, *MERCENARIES.claims)
    assert (answer["period"], answer["dateBy"], answer["claims"]) == ("day", "happened", len(claims))
    assert sum(row["plain"] for row in answer["rows"]) == sum(claim.plain for claim in claims)
    of_turkey = client.get("/days", params={"actor": "Turkey", "family": "hostile"}).json()
    assert {row["sign"] for row in of_turkey["rows"]} == {-1}
    assert client.get("/days", params={"period": "year", "dateBy": "published"}).json()["rows"][0]["when"] == "2020"


def test_what_cannot_be_obeyed_is_refused(client: Client) -> None:
    for given in ({"minOutlets": 2}, {"limit": 3}, {"quotes": 1}, {"period": "hour"}, {"dateBy": "now"}):
        assert client.get("/days", params=given).status_code == 422
    assert "claims are counted" in client.get("/days", params={"quotes": 1}).json()["detail"]


def test_outlets_are_listed_page_by_page(client: Client) -> None:
    whole = client.get("/outlets").json()
    assert {row["name"] for row in whole["outlets"]} == {one.article.outlet for one in (DRONES, MERCENARIES)}
    assert (whole["number"], whole["next"]) == (len(whole["outlets"]), None)
    assert sum(row["claims"] for row in whole["outlets"]) == len(DRONES.claims) + len(MERCENARIES.claims)
    assert client.get("/outlets", params={"limit": 100_000}).status_code == 422


def test_the_command_line_tells_the_same(store: Path) -> None:
    def said(*words: str, status: int = 0) -> str:
        result = CliRunner().invoke(app, ["--store", str(store), *words])
        assert result.exit_code == status, result.output
        return result.output

    days = said("ask", "days", "--actor", "Turkey", "--period", "year")
    assert days.split()[:3] == ["Claims", "by", "year"]
    assert "2020" in days
    assert said("ask", "days", "--format", "csv").startswith("when,sign,plain,claimed,denials,questions,ended,unsaid\n")
    assert str(DRONES.article.outlet) in said("ask", "outlets")
    said("ask", "days", "--since", "2030", status=1)
