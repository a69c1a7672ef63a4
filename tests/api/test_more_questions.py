"""Questions over HTTP that lists and pages are made of: each once, with what it refuses."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from httpx import Client

from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service over both articles."""
    path: Path = tmp_path_factory.mktemp("asked") / "graph.db"
    with served(stored(path)) as found, Client(base_url=found.address) as client:
        yield client


def test_a_relation_opens_down_to_its_claims(client: Client) -> None:
    answer = client.get("/relations/TUR.SENDS_FORCES.AZE", params={"limit": 1, "quotes": 1}).json()
    assert (answer["row"]["plain"], answer["row"]["denials"], len(answer["claims"])) == (False, 1, 1)
    rest = client.get("/relations/TUR.SENDS_FORCES.AZE", params={"limit": 1, "after": answer["next"]}).json()
    assert rest["claims"][0]["id"] != answer["claims"][0]["id"]
    assert client.get("/relations/TUR.SENDS_FORCES.POL").status_code == 404


def test_every_row_opens_with_the_filters_of_its_question(client: Client) -> None:
    asked: tuple[tuple[str, dict[str, str]], ...] = (("/arms", {}), ("/events", {"knownBy": "2030"}), ("/relations", {"since": "2020"}))
    for question, more in asked:
        answer = client.get(question, params=more).json()
        for row in (*answer["plain"], *answer["claimed"]):
            opened = client.get(f"/relations/{quote(row['id'], safe='')}", params=more).json()
            assert {*row["best"]} <= {claim["id"] for claim in opened["claims"]}, (row["id"], opened)
            assert opened["row"]["claims"] >= row["claims"]
    assert client.get("/relations/TUR.ARMS.AZE.F%2FA-18").json()["detail"].endswith("TUR.ARMS.AZE.F/A-18 is stored")
    unknown = client.get("/relations/TUR.SENDS_FORCES.AZE", params={"colour": "red"})
    assert (unknown.status_code, unknown.json()["errors"][0]["where"]) == (422, "query.colour")


def test_an_actor_has_relations_both_ways(client: Client) -> None:
    answer = client.get("/actors/Turkey/relations").json()
    ends = {(row["subject"]["id"], row["object"]["id"]) for row in (*answer["plain"], *answer["claimed"])}
    assert {("TUR", "AZE"), ("ARM", "TUR")} <= ends
    assert client.get("/actors/Turkey/relations", params={"actor": "ARM"}).status_code == 422


def test_articles_are_listed_page_by_page(client: Client) -> None:
    first = client.get("/articles", params={"limit": 1}).json()
    second = client.get("/articles", params={"limit": 1, "after": first["next"]}).json()
    assert {first["articles"][0]["id"], second["articles"][0]["id"]} == {one.article.id for one in (DRONES, MERCENARIES)}
    assert second["next"] is None
    assert client.get("/articles", params={"outlet": "Reuters"}).json()["articles"] == []


def test_changes_and_both_sides_are_asked_for(client: Client) -> None:
    assert client.get("/both-sides").json() == {"plain": [], "claimed": [], "next": None}
    assert client.get("/changes", params={"loadedAfter": 0}).json()["changes"]
    assert "a change needs a time" in client.get("/changes").json()["detail"]
    assert client.get("/changes", params={"loadedAfter": 2, "loadedUntil": 1}).status_code == 422


@pytest.mark.parametrize("path", ["/support", "/opposition", "/relations", "/arms", "/accusations", "/positions", "/events", "/claims"])
def test_lists_go_on_after_their_pages_and_after_no_others(client: Client, path: str) -> None:
    whole = client.get(path).json()
    page = client.get(path, params={"limit": 1}).json()
    if page["next"]:
        rest = client.get(path, params={"after": page["next"]}).json()
        lists = ("claims",) if path == "/claims" else ("plain", "claimed", "unsaid")
        assert [row["id"] for part in (page, rest) for name in lists for row in part[name]] == [
            row["id"] for name in lists for row in whole[name]
        ]
        assert "of another question" in client.get(path, params={"after": page["next"], "plain": "true"}).json()["detail"]
