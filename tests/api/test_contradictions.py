"""What contradicts itself, or would be taken in silence, is refused with the reason."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from httpx import Client

from graph.embedded import EmbeddedStore
from graph.store import Listing
from tests.api.serving import served
from tests.building import actor, reading, told

NEWS = reading(
    told("USA", "ARMS", "POL"),
    told("USA", "ARMS", "RUS", sentence="It armed the other too."),
    told("POL", "ATTACKS", "RUS"),
    told("erdogan/TUR", "LEADS", "TUR"),
)
MEMBER = Listing(member="POL", alliance="nato", role="member", start="1999-03-12", end=None, source="NATO")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service over an article and a membership."""
    path: Path = tmp_path_factory.mktemp("contradictions") / "graph.db"
    store = EmbeddedStore(path)
    store.put(NEWS)
    store.put_listings([MEMBER], [actor("POL"), actor("nato")])
    store.settle()
    store.close()
    with served(path) as found, Client(base_url=found.address, timeout=120) as client:
        yield client


@pytest.mark.parametrize(
    ("path", "given", "told_of"),
    [
        ("/claims", {"since": ["2020", "2021"]}, "query.since: it is given 2 times, and takes one value"),
        ("/paths", {"from": ["TUR", "POL"], "to": "RUS"}, "query.from: it is given 2 times"),
        ("/actors", {"text": ["a", "b", "c"]}, "query.text: it is given 3 times"),
        ("/relations", {"by": "TUR", "of": "Turkey", "own": "true"}, "by and of both name Turkey (TUR)"),
        ("/relations", {"by": "Erdogan", "of": "erdogan"}, "nobody does anything to himself"),
        ("/relations", {"by": "Erdogan", "byKind": "State"}, "Erdogan (erdogan) is of the kind Person, and byKind asks for State"),
        ("/relations", {"of": "TUR", "ofKind": "Person", "own": "true"}, "leave out of or ofKind"),
        ("/claims", {"since": "2020-02-30"}, "query.since: '2020-02-30' is no date: day is out of range for month; write 2020, 2020-10"),
        ("/both-sides", {"stance": "affirms"}, "query.stance: stance asks for what is not said to be so"),
        ("/both-sides", {"actor": "TUR"}, "ask with by and of"),
        ("/changes", {"publishedSince": "2020", "modality": "possible"}, "query.modality"),
    ],
)
def test_what_contradicts_itself_is_told(client: Client, path: str, given: Any, told_of: str) -> None:  # noqa: ANN401  parameters of any kind
    answer = client.get(path, params=given)
    assert (answer.status_code, told_of in answer.json()["detail"]) == (422, True), answer.json()["detail"]


def test_who_acts_for_a_state_may_act_towards_it_and_be_of_another_kind(client: Client) -> None:
    assert len(client.get("/relations", params={"by": "TUR", "of": "TUR"}).json()["plain"]) == 1
    assert len(client.get("/relations", params={"by": "TUR", "byKind": "Person"}).json()["plain"]) == 1
    assert client.get("/relations", params={"by": ["TUR", "POL"]}).status_code == 200


def test_members_of_a_party_are_taken_in(client: Client) -> None:
    assert client.get("/both-sides", params={"of": "nato"}).json()["plain"] == []
    (row,) = client.get("/both-sides", params={"of": "nato", "members": "true"}).json()["plain"]
    assert (row["actor"]["id"], {one["id"] for one in row["parties"]}) == ("USA", {"POL", "RUS"})


@pytest.mark.parametrize("form", ["graph", "both"])
def test_a_graph_is_not_dropped_for_rows(client: Client, form: str) -> None:
    query = {"query": "MATCH p = (:State)-[e]-(:Actor) RETURN p LIMIT 4", "form": form}
    assert client.post("/cypher", json=query).status_code == 200
    asked: list[dict[str, Any]] = [{"params": {"format": "csv"}}, {"headers": {"Accept": "application/x-ndjson"}}]
    for one in asked:
        answer = client.post("/cypher", json=query, **one)
        assert (answer.status_code, "a graph comes as JSON" in answer.json()["detail"]) == (422, True)
