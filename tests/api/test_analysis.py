"""Analysis by command line and HTTP: the same answers, and words that help."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    with (
        served(stored(tmp_path / "graph.db"), Settings(query_max_rows=100, query_max_quotes=3)) as found,
        Client(base_url=found.address) as client,
    ):
        yield client


def got(client: Client, path: str, **params: str | int | list[str]) -> dict[str, Any]:
    """Returns an answer."""
    response = client.get(path, params=params)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def test_the_network_around_an_actor(client: Client) -> None:
    answer = got(client, "/actors/Turkey/neighbourhood", quotes=1)
    assert [(one["actor"]["id"], one["distance"]) for one in answer["actors"]] == [("TUR", 0), ("AZE", 1), ("nato", 1), ("ARM", 1)]
    assert {row["id"]: row["plain"] for row in answer["relations"]} == {
        "TUR.ARMS.AZE": True, "TUR.SUPPORTS.AZE": True, "TUR.MEMBER_OF.nato": True, "ARM.ACCUSES.TUR": True, "TUR.SENDS_FORCES.AZE": False,
    }  # fmt: skip
    assert client.get("/actors/Nobodia/neighbourhood").status_code == 404


def test_a_timeline(client: Client) -> None:
    answer = got(client, "/timeline", one="Turkey", other="AZE", by="day")
    assert [(row["when"], row["relation"], row["plain"], row["claimed"], row["denials"]) for row in answer["rows"]] == [
        ("2020-10-05", "ARMS", 1, 0, 0),
        ("2020-10-05", "SUPPORTS", 1, 0, 0),
        ("2020-10-07", "SENDS_FORCES", 0, 1, 1),
    ]
    assert got(client, "/timeline", one="Turkey", other="AZE", sign="hostile")["rows"] == []


def test_who_matters_and_how_it_was_found(client: Client) -> None:
    answer = got(client, "/analysis/centrality")
    assert [(row["actor"]["id"], row["value"], row["friends"], row["foes"]) for row in answer["rows"]] == [
        ("TUR", 2, 1, 1),
        ("ARM", 1, 0, 1),
        ("AZE", 1, 1, 0),
    ]
    assert (answer["exact"], answer["actors"], answer["links"], answer["relations"]) == (True, 3, 2, 3)
    assert got(client, "/analysis/centrality", measure="betweenness", everyType="true")["actors"] == 4


def test_who_stands_together_and_whether_it_adds_up(client: Client) -> None:
    answer = got(client, "/analysis/communities")
    assert [[one["id"] for one in bloc["members"]] for bloc in answer["blocs"]] == [["AZE", "TUR"], ["ARM"]]
    assert answer["method"].startswith("Leiden")
    answer = got(client, "/analysis/balance")
    assert (answer["triads"], answer["share"], answer["frustration"]["most"], answer["frustration"]["exact"]) == (0, None, 0, True)


def test_whom_actors_have_in_common(client: Client) -> None:
    answer = got(client, "/analysis/common", actors=["Armenia", "Azerbaijan"])
    assert (answer["friends"], answer["foes"]) == ([], [])
    assert got(client, "/analysis/similar", actor="Armenia", opposite="true")["rows"][0]["actor"]["id"] == "AZE"


def test_the_network_in_memory_is_told(client: Client) -> None:
    answer = got(client, "/analysis/network")
    assert (answer["relations"], answer["maxRelations"]) == (5, 2_000_000)
    assert answer["bytes"] > 0
    assert answer["rankings"] == []
    rows = got(client, "/arms")
    held = got(client, "/analysis/network")["rankings"]
    assert [(one["types"], one["by"], one["rows"]) for one in held] == [(["ARMS"], "weapon", len(rows["plain"]) + len(rows["claimed"]))]
    assert held[0]["bytes"] > 0


@pytest.mark.parametrize(
    ("path", "params", "words"),
    [
        ("/timeline", {"one": "TUR", "other": "Ankara"}, "are the same actor; a timeline is of two"),
        ("/timeline", {"one": "TUR", "other": "AZE", "by": "hour"}, "query.by"),
        ("/analysis/common", {"actors": "TUR"}, "name two different actors or more"),
        ("/analysis/common", {"actors": ["TUR"] * 30}, "30 actors are named, the most is 20"),
        ("/analysis/similar", {"actor": "Turkei"}, "no actor is called 'Turkei'"),
        ("/analysis/centrality", {"everyType": "true", "type": "ARMS"}, "types are named, and all are asked for"),
        ("/analysis/centrality", {"limit": 101}, "limit is 101, the most is 100"),
        ("/analysis/communities", {"resolution": 0}, "query.resolution"),
        ("/analysis/balance", {"quotes": 4}, "quotes is 4, the most is 3"),
        ("/actors/TUR/neighbourhood", {"hops": 9}, "hops is 9, the most is 4"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(client: Client, path: str, params: dict[str, Any], words: str) -> None:
    response = client.get(path, params=params)
    assert response.status_code == 422
    assert words in json.dumps(response.json(), ensure_ascii=False)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["neighbourhood", "Turkey"], "Around Turkey, up to 1 step"),
        (["timeline", "Turkey", "Azerbaijan"], "Turkey sends forces to Azerbaijan  only claimed"),
        (["centrality"], "the number of actors that one is joined to, exact; 3 actors, 2 links of 3 relations"),
        (["communities"], "Leiden on friendly less hostile weight"),
        (["balance"], "No three actors are all joined: 3 actors, 1 friendly pair, 1 hostile pair."),
        (["similar", "Armenia", "--opposite"], "Azerbaijan"),
        (["common", "Armenia", "Azerbaijan", "--sign", "friendly"], "nothing found"),
    ],
)
def test_the_command_line_shows_it(ask: Run, words: list[str], shown: str) -> None:
    status, out, err = ask("ask", *words)
    assert shown in out + err
    assert status == (1 if shown == "nothing found" else 0)
    assert json.loads(ask("ask", *words, "--format", "json").out)
