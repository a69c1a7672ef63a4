"""`POST /cypher` and `allegiance cypher`: one answer in every form, limits that are told, several users at once."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from httpx import Client
from typer.testing import CliRunner

from api.cli import app
from api.settings import Settings
from tests.api.news import stored
from tests.api.serving import Served, served

ARMS = "MATCH (s:State)-[e:ARMS]->(o:State) RETURN s.name AS who, o.name AS whom, e.claims"
SLOW = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service over two articles with narrow limits."""
    tmp_path = tmp_path_factory.mktemp("cypher")
    settings = Settings(cypher_time_s=1.0, cypher_max_rows=5, cypher_at_once=2, cypher_wait_s=0.1, cypher_memory_mb=128)
    with served(stored(tmp_path / "graph.db"), settings) as found:
        yield found


@pytest.fixture(scope="module")
def client(found: Served) -> Iterator[Client]:
    """A client of that service, while it lasts."""
    with Client(base_url=found.address, timeout=30) as client:
        yield client


def test_a_query_is_answered_as_json(client: Client) -> None:
    answer = client.post("/cypher", json={"query": ARMS})
    assert answer.status_code == 200
    assert answer.json() == {
        "columns": [{"name": "who", "type": "text"}, {"name": "whom", "type": "text"}, {"name": "e.claims", "type": "integer"}],
        "rows": [["Turkey", "Azerbaijan", 1]],
        "truncated": None,
    }


@pytest.mark.parametrize(("params", "accept"), [({"format": "csv"}, "*/*"), ({}, "text/csv"), ({}, "application/json;q=0.5, text/csv")])
def test_a_query_is_answered_as_csv(client: Client, params: dict[str, str], accept: str) -> None:
    answer = client.post("/cypher", json={"query": ARMS}, params=params, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.text == "who,whom,e.claims\nTurkey,Azerbaijan,1\n"


def test_a_query_is_answered_as_json_lines(client: Client) -> None:
    answer = client.post("/cypher", json={"query": ARMS}, params={"format": "jsonl"})
    assert [json.loads(line) for line in answer.text.splitlines()] == [{"who": "Turkey", "whom": "Azerbaijan", "e.claims": 1}]


def test_a_query_is_answered_as_a_graph(client: Client) -> None:
    body = {"query": "MATCH (:State {id: $id})-[e:ARMS]->() RETURN e", "parameters": {"id": "TUR"}, "form": "graph"}
    graph = client.post("/cypher", json=body).json()["graph"]
    names = {node["id"]: (node["properties"]["name"], node["labels"]) for node in graph["nodes"]}
    [relation] = graph["relations"]
    assert names[relation["start"]] == ("Turkey", ["Actor", "State"])
    assert names[relation["end"]] == ("Azerbaijan", ["Actor", "State"])
    assert (relation["type"], relation["properties"]["id"]) == ("ARMS", "TUR.ARMS.AZE")


def test_what_is_cut_off_is_told_in_every_form(client: Client) -> None:
    body = {"query": "UNWIND range(1, 100) AS x RETURN x"}
    said = "there are more than 5 rows; these are the first"
    whole = client.post("/cypher", json=body)
    assert (len(whole.json()["rows"]), whole.json()["truncated"]) == (5, said)
    assert client.post("/cypher", json=body, params={"format": "csv"}).headers["Allegiance-Truncated"] == said


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ({"query": "MATCH (a) SET a.x = 1 RETURN a"}, "query-refused", "line 1, column 11: SET is not allowed: it changes the graph"),
        ({"query": "MATCH (a {id: $id}) RETURN a"}, "query-refused", r"no value is given for \$id"),
        ({"query": "RETURN 1 / 0 AS x"}, "query-failed", "division by zero"),
        ({"query": SLOW}, "query-stopped", "was stopped; ask for less"),
        ({"query": ARMS, "limit": 3}, "invalid-request", "limit"),
        ({"text": ARMS}, "invalid-request", "query"),
        ({"query": ARMS, "parameters": []}, "invalid-request", "parameters"),
        ({"query": ARMS, "form": "picture"}, "invalid-request", "form"),
    ],
)
def test_what_cannot_be_answered_says_why(client: Client, body: dict[str, object], kind: str, said: str) -> None:
    answer = client.post("/cypher", json=body)
    assert (answer.status_code, answer.json()["type"]) == (422, f"/problems/{kind}")
    with pytest.raises(AssertionError, match=said):
        raise AssertionError(answer.json()["detail"])


def test_a_query_sees_what_was_stored_a_moment_ago(tmp_path: Path) -> None:
    body = {"query": "MATCH (a:Article) RETURN count(a) AS n"}
    with served(stored(tmp_path / "graph.db")) as found, Client(base_url=found.address, timeout=30) as client:
        assert client.post("/cypher", json=body).json()["rows"] == [[2]]
        with found.service.writing() as store:
            store.remove(next(store.articles())[0].id)
        assert client.post("/cypher", json=body).json()["rows"] == [[1]]


def test_more_queries_at_once_than_may_run_are_told_to_wait(client: Client) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.post("/cypher", json={"query": SLOW}), range(6)))
    busy = [answer for answer in answers if answer.status_code == 429]
    assert {answer.status_code for answer in answers} == {422, 429}
    assert {(answer.json()["type"], answer.headers["Retry-After"]) for answer in busy} == {("/problems/too-many-queries", "2")}
    assert client.post("/cypher", json={"query": ARMS}).status_code == 200


def test_many_short_queries_of_several_users_are_all_answered(tmp_path: Path) -> None:
    with (
        served(stored(tmp_path / "graph.db"), Settings(cypher_wait_s=30)) as found,
        Client(base_url=found.address, timeout=60) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        answers = list(pool.map(lambda n: client.post("/cypher", json={"query": f"RETURN {n} AS n"}).json()["rows"], range(40)))
    assert answers == [[[n]] for n in range(40)]


def test_the_examples_run(client: Client) -> None:
    examples = client.get("/cypher/examples").json()
    assert len(examples) == 10
    for example in examples:
        body = {"query": example["query"], "parameters": example["parameters"], "form": "graph"}
        assert client.post("/cypher", json=body).status_code == 200, example["name"]


def run(*arguments: str, given: str | None = None) -> tuple[int, str]:
    """Returns exit status and output of a command."""
    result = CliRunner().invoke(app, [*arguments], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store in a file that nobody serves."""
    return str(stored(tmp_path_factory.mktemp("cypher") / "graph.db"))


def test_the_command_prints_a_table(path: str) -> None:
    status, told = run("--store", path, "cypher", "MATCH p = (:State)-[:ARMS]->(o) RETURN p, o.name AS whom")
    assert status == 0
    assert "(Turkey)-[ARMS]->(Azerbaijan)" in told
    assert "1 row" in told


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("csv", "who,whom,e.claims\nTurkey,Azerbaijan,1\n"),
        ("jsonl", '{"who": "Turkey", "whom": "Azerbaijan", "e.claims": 1}\n'),
    ],
)
def test_the_command_writes_other_forms(path: str, form: str, expected: str) -> None:
    assert run("--store", path, "cypher", ARMS, "--format", form) == (0, expected)
    assert run("--store", path, "cypher", "-", "--format", form, given=ARMS) == (0, expected)


def test_the_command_takes_parameters(path: str) -> None:
    query = "MATCH (a:State {id: $id})-[e]->() WHERE e.claims >= $least RETURN DISTINCT a.name AS n"
    assert run("--store", path, "cypher", query, "--param", "id=TUR", "--param", "least=1", "--format", "csv") == (0, "n\nTurkey\n")
    assert run("--store", path, "cypher", query, "--params", '{"id": "TUR", "least": 1}', "--format", "csv") == (0, "n\nTurkey\n")


def test_the_command_on_a_served_store_asks_the_service(found: Served) -> None:
    assert run("--store", found.address, "cypher", ARMS, "--format", "csv") == (0, "who,whom,e.claims\nTurkey,Azerbaijan,1\n")
    status, told = run("--store", found.address, "cypher", "MATCH (:State {id: 'TUR'})-[e:ARMS]->() RETURN e", "--graph")
    assert status == 0
    assert {node["properties"]["name"] for node in json.loads(told)["graph"]["nodes"]} == {"Turkey", "Azerbaijan"}


def test_nothing_found_is_told_by_the_exit_status(path: str) -> None:
    status, told = run("--store", path, "cypher", "MATCH (a:State {id: 'XXX'}) RETURN a", "--format", "csv")
    assert (status, told) == (1, "a\n")
