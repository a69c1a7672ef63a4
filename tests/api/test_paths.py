"""Paths by command line and HTTP: the same answers, and words that help."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.settings import Settings
from tests.api.news import stored
from tests.api.serving import served
from tests.api.test_cli import Run, ask, path, run

__all__ = ["ask", "path", "run"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A client of a service over both articles."""
    with served(stored(tmp_path / "graph.db"), Settings(path_max_hops=4)) as found, Client(base_url=found.address) as client:
        yield client


def test_a_path_is_read_aloud_and_opens_down_to_its_sentences(client: Client) -> None:
    answer = client.get("/paths", params={"from": "Armenia", "to": "Azerbaijan", "quotes": 1}).json()
    [path] = answer["paths"]
    assert path["sentence"] == "Armenia accuses Turkey, which arms Azerbaijan."
    assert (path["sign"], path["plain"], path["length"], path["cost"]) == (-1, True, 2, None)
    second = path["hops"][1]
    assert (second["forward"], second["label"], second["relations"]) == (True, "arms", 3)
    assert second["relation"]["quotes"][0]["text"] == "Turkey sold Azerbaijan drones."
    assert [beside["id"] for beside in second["beside"]] == ["TUR.SUPPORTS.AZE", "TUR.SENDS_FORCES.AZE"]
    assert answer["searched"] == {
        "find": "shortest", "hops": 4, "types": [], "signs": [], "since": None, "until": None, "plain": False, "rollUp": False,
        "directed": False,
        "through": [], "around": [], "publishedSince": None, "publishedUntil": None, "asOf": None, "knownBy": None, "outlets": [],
        "speaker": None, "topic": None, "place": None, "weapon": None, "byKinds": [], "ofKinds": [], "minConfidence": None,
        "minClaims": 1, "minOutlets": 0, "minOrigins": 0, "minSpeakers": 0,
        "weight": "none", "past": ["Alliance"], "actors": 4, "relations": 5, "reached": 0, "found": 1, "complete": True,
    }  # fmt: skip


def test_no_path_is_an_empty_answer(client: Client) -> None:
    answer = client.get("/paths", params={"from": "Armenia", "to": "Azerbaijan", "type": "ACCUSES"}).json()
    assert (answer["paths"], answer["searched"]["reached"], answer["searched"]["types"]) == ([], 1, ["ACCUSES"])


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"from": "Turkey", "to": "TUR"}, "'Turkey' and 'TUR' are the same actor; a path needs two"),
        ({"from": "Armenja", "to": "TUR"}, "no actor is called 'Armenja'; the nearest are: Armenia (ARM)"),
        ({"from": "ARM", "to": "TUR", "hops": 5}, "hops is 5, the most is 4"),
        ({"from": "ARM", "to": "TUR", "limit": 10**9}, "limit is 1000000000, the most is 100"),
        ({"from": "ARM", "to": "TUR", "through": "AZE", "around": "Baku"}, "through and around AZE"),
        ({"from": "ARM", "to": "TUR", "through": ["AZE", "Ankara"]}, "begins or ends at TUR and cannot go through it too"),
        ({"from": "ARM", "to": "TUR", "asOf": "2020", "since": "2019"}, "asOf asks what held on 2020"),
        ({"from": "ARM", "to": "TUR", "asOf": "2020", "type": "ATTACKS"}, "does not last"),
        ({"from": "ARM", "to": "TUR", "byKind": "Country"}, "no kind of actor"),
        ({"from": "ARM", "to": "TUR", "type": "ARMS", "family": "hostile"}, "of the family hostile"),
        ({"from": "ARM", "to": "TUR", "stance": "denies"}, "query.stance"),
        ({"from": "ARM", "to": "TUR", "around": "ARM"}, "begins or ends at ARM cannot go around it"),
        ({"from": "ARM", "to": "TUR", "type": "ARMS", "sign": "hostile"}, "none of the types ARMS is hostile"),
        ({"from": "ARM", "to": "TUR", "type": "HUGS"}, "no relation type is called 'HUGS'"),
        ({"from": "ARM", "to": "TUR", "since": "2021", "until": "2020"}, "since 2021 is later than until 2020"),
        ({"from": "ARM"}, "query.to"),
        ({"from": "ARM", "to": "TUR", "hop": 2}, "there is no such parameter here"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(client: Client, params: dict[str, str], words: str) -> None:
    response = client.get("/paths", params=params)
    assert response.status_code == 422
    assert words in json.dumps(response.json(), ensure_ascii=False)


def test_a_store_that_is_too_large_says_what_to_do(tmp_path: Path) -> None:
    with served(stored(tmp_path / "graph.db"), Settings(network_max_relations=2)) as found, Client(base_url=found.address) as client:
        response = client.get("/paths", params={"from": "ARM", "to": "AZE"})
    assert response.status_code == 507
    assert "set ALLEGIANCE_NETWORK_MAX_RELATIONS" in response.json()["detail"]


def test_the_command_line_reads_paths_aloud(ask: Run) -> None:
    status, out, _ = ask("ask", "paths", "Armenia", "Azerbaijan", "--quotes", "1")
    assert status == 0
    assert "1. Armenia accuses Turkey, which arms Azerbaijan.  hostile" in out
    assert "“Turkey sold Azerbaijan drones.”" in out
    status, out, _ = ask("ask", "paths", "ARM", "AZE", "--format", "jsonl")
    assert json.loads(out)["sentence"] == "Armenia accuses Turkey, which arms Azerbaijan."


def test_the_command_line_says_where_there_is_no_path(ask: Run) -> None:
    status, out, err = ask("ask", "paths", "Armenia", "Azerbaijan", "--type", "ACCUSES", "--since", "2020")
    assert (status, out) == (1, "")
    assert err.startswith("no path from Armenia to Azerbaijan within 6 steps over ACCUSES, told of 2020 to now past alliances")
    assert "1 can be reached so, over 1 relation" in err
    assert ask("ask", "paths", "Armenia", "Armenia").status == 2


def test_where_there_is_no_path_all_is_told_that_was_asked_for(ask: Run) -> None:
    given = ["--known-by", "2020", "--outlet", "Herald", "--by-kind", "Person", "--min-claims", "2", "--around", "AZE"]
    err = ask("ask", "paths", "Armenia", "Turkey", *given).err
    assert ", with --known-by 2020 --outlet Herald --by-kind Person --min-claims 2 --around AZE: " in err


def test_the_answer_holds_all_that_the_search_was_narrowed_by(client: Client) -> None:
    asked: dict[str, str | int] = {"from": "ARM", "to": "TUR", "asOf": "2020", "speaker": "AZE", "weapon": "drones", "minSpeakers": 2}
    searched = client.get("/paths", params=asked | {"through": "RUS"}).json()["searched"]
    told = {name: searched[name] for name in ("asOf", "speaker", "weapon", "minSpeakers", "through")}
    assert told == {"asOf": "2020-12-31", "speaker": "AZE", "weapon": "drones", "minSpeakers": 2, "through": ["RUS"]}
