"""`/sparql` by the SPARQL 1.1 Protocol and `allegiance sparql`: one answer in every form, limits that are told."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from httpx import Client, Response
from pyoxigraph import RdfFormat, parse
from typer.testing import CliRunner

from api.cli import app
from api.client import Client as Ours
from api.client import Refusal
from api.settings import Settings
from graph.store import Decision
from tests.api.news import DRONES, stored
from tests.api.serving import Served, served

ARMS = "SELECT ?who ?whom { ?s al:arms ?o . ?s rdfs:label ?who . ?o rdfs:label ?whom }"
TRIPLES = "CONSTRUCT { ?s al:arms ?o } WHERE { ?s al:arms ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?v{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(12)) + " }"
CSV = "who,whom\r\nTurkey,Azerbaijan\r\n"
ROW = {"who": {"type": "literal", "value": "Turkey"}, "whom": {"type": "literal", "value": "Azerbaijan"}}
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service over two articles with narrow limits."""
    path = stored(tmp_path_factory.mktemp("sparql") / "graph.db")
    settings = Settings(sparql_time_s=1.0, sparql_max_rows=50, sparql_at_once=2, sparql_wait_s=0.5, sparql_memory_mb=128)
    with served(path, settings) as found:
        yield found


@pytest.fixture(scope="module")
def client(found: Served) -> Iterator[Client]:
    """A client of that service, while it lasts."""
    with Client(base_url=found.address, timeout=30) as client:
        client.get("/sparql", params={"query": "ASK {}"})
        yield client


def get(client: Client, query: str, accept: str = "*/*", **params: str) -> Response:
    return client.get("/sparql", params={"query": query, **params}, headers={"Accept": accept})


def test_a_query_comes_in_three_ways(client: Client) -> None:
    for answer in (
        client.get("/sparql", params={"query": ARMS}),
        client.post("/sparql", data={"query": ARMS}),
        client.post("/sparql", content=ARMS, headers={"Content-Type": QUERY}),
        client.post("/sparql", content=ARMS.encode(), headers={"Content-Type": f"{QUERY}; charset=utf-8"}),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert "accept" in answer.headers["vary"].lower()
        assert answer.json() == {"head": {"vars": ["who", "whom"]}, "results": {"bindings": [ROW]}}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("application/json;q=0.3, text/csv;q=0.8, */*;q=0.1", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0, */*", "application/sparql-results+json"),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml"),
    ],
)
def test_the_accept_header_chooses_the_form_of_rows(client: Client, accept: str, media: str) -> None:
    assert get(client, ARMS, accept).headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize(
    ("accept", "media", "form"),
    [
        ("*/*", "text/turtle", RdfFormat.TURTLE),
        ("text/turtle", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/json", "application/ld+json", RdfFormat.JSON_LD),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/rdf+xml;q=0.5, application/ld+json;q=0.6", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_the_accept_header_chooses_the_form_of_triples(client: Client, accept: str, media: str, form: RdfFormat) -> None:
    answer = get(client, TRIPLES, accept)
    assert answer.headers["content-type"].partition(";")[0] == media
    [triple] = parse(answer.content, form)
    assert [term.value.rpartition("/")[2] for term in (triple.subject, triple.object)] == ["TUR", "AZE"]


def test_a_form_can_be_named(client: Client) -> None:
    assert get(client, ARMS, format="csv").text == CSV
    assert client.post("/sparql", data={"query": ARMS, "format": "tsv"}).text == '?who\t?whom\n"Turkey"\t"Azerbaijan"\n'
    assert client.post("/sparql", params={"format": "csv"}, content=ARMS, headers={"Content-Type": QUERY}).text == CSV
    assert "<https://w3id.org/allegiance/ns#arms>" in get(client, TRIPLES, format="ntriples").text


def test_yes_and_no_come_in_every_form(client: Client) -> None:
    assert get(client, "ASK { actor:TUR al:arms actor:AZE }").json() == {"head": {}, "boolean": True}
    assert "<boolean>false</boolean>" in get(client, "ASK { actor:AZE al:arms actor:TUR }", format="xml").text
    assert get(client, "ASK {}", format="csv").text == "true"


def test_graphs_of_the_request_go_before_those_of_the_query(client: Client) -> None:
    base = "https://w3id.org/allegiance/id/"
    relation = "ASK { <relation/TUR.SENDS_FORCES.AZE> al:plain false }"
    assert get(client, relation).json()["boolean"] is False
    assert get(client, relation, **{"default-graph-uri": f"{base}graph/relations"}).json()["boolean"] is True
    one = {
        "query": "ASK FROM <graph/nope> { <relation/TUR.SENDS_FORCES.AZE> al:plain false }",
        "default-graph-uri": f"{base}graph/relations",
    }
    assert client.post("/sparql", data=one).json()["boolean"] is True
    named = {"named-graph-uri": f"{base}graph/article/{DRONES.article.id}"}
    assert [
        row["g"]["value"] for row in get(client, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", **named).json()["results"]["bindings"]
    ] == [named["named-graph-uri"]]
    assert get(client, "SELECT * FROM <graph/relations> { ?r al:plain false }").json()["results"]["bindings"] != []


@pytest.mark.parametrize(
    ("params", "status", "kind", "said"),
    [
        ({"query": "SELECT *\n{ ?s ?p }"}, 400, "malformed-query", "line 2, column "),
        ({"query": ""}, 400, "malformed-query", "this is no query yet"),
        ({"query": "SELECT * { ?s nope:p ?o }"}, 400, "malformed-query", "the prefix nope: is not declared"),
        (
            {"query": "SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }"},
            422,
            "query-refused",
            "column 12: SERVICE is not allowed",
        ),
        ({"query": "DROP ALL"}, 422, "query-refused", "DROP is not allowed"),
        ({"query": "SELECT * FROM <file:///etc/passwd> {}"}, 422, "query-refused", "files and addresses are not read"),
        ({"query": "ASK {}", "default-graph-uri": "http://x.test/"}, 422, "query-refused", "is no graph of this store"),
        ({"query": SLOW}, 422, "query-stopped", "took longer than 1 s"),
        ({"query": ARMS, "format": "turtle"}, 422, "query-failed", "comes as json, xml, csv, tsv, not as turtle"),
        ({"query": ARMS, "format": "xls"}, 422, "invalid-request", "query.format"),
        ({"query": ARMS, "limit": "3"}, 422, "invalid-request", "query.limit"),
    ],
)
def test_what_cannot_be_answered_says_why(client: Client, params: dict[str, str], status: int, kind: str, said: str) -> None:
    answer = client.get("/sparql", params=params)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    assert answer.headers["content-type"] == "application/problem+json"
    assert said in answer.json()["detail"]


def test_bodies_that_are_none_are_sent_back(client: Client) -> None:
    def sent(content: bytes, kind: str) -> tuple[int, str]:
        answer = client.post("/sparql", content=content, headers={"Content-Type": kind})
        return answer.status_code, answer.json()["detail"]

    assert sent(b"INSERT DATA {}", "application/sparql-update")[0] == 415
    assert sent(b"{}", "application/json") == (415, f"the body is application/json; this takes {QUERY} and {FORM}")
    assert sent(b"ASK { ?s ?p '\xff' }", QUERY) == (400, "the query is not UTF-8: byte 13 is 0xff")
    assert sent(b"query=ASK+%7B%7D&query=ASK+%7B%7D", FORM) == (400, "there are several queries; send one")
    assert sent(b"query=%FF", FORM) == (400, "the form is not UTF-8")
    assert sent(b"update=DROP+ALL", FORM) == (422, "updates are not taken here: queries only read")
    assert sent(b"q=1", FORM)[0] == 422
    assert sent(b"", FORM) == (400, "the form has no query")
    assert sent(b"", QUERY)[0] == 400
    assert client.get("/sparql?query=ASK%20%7B%7D%20%23%FF").status_code == 400
    assert "query.query: it is given 2 times" in client.get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D").json()["detail"]
    assert get(client, ARMS, "image/png").status_code == 406
    assert "application/sparql-results+json" in get(client, ARMS, "image/png").json()["detail"]


def _name(term: object) -> str:
    return str(getattr(term, "value", "")).rpartition("#")[2]


def test_without_a_query_the_service_describes_itself(client: Client) -> None:
    for accept, form in (("*/*", RdfFormat.TURTLE), ("application/rdf+xml", RdfFormat.RDF_XML), ("application/ld+json", RdfFormat.JSON_LD)):
        answer = client.get("/sparql", headers={"Accept": accept})
        said = {
            (t.predicate.value.rpartition("#")[2], getattr(t.object, "value", "").rpartition("#")[2]) for t in parse(answer.content, form)
        }
        assert ("supportedLanguage", "SPARQL11Query") in said
        assert ("type", "Service") in said
    page = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "SPARQL 1.1 Protocol" in page.text
    link = page.text.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert client.get(link).text == "who,whom\r\nTurkey,Azerbaijan\r\n"


def test_graphs_without_a_query_are_refused(client: Client) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        answer = client.get("/sparql", params={name: "https://w3id.org/allegiance/id/graph/relations"})
        assert answer.status_code == 422
        assert answer.json()["detail"] == "graphs are named, and there is no query about them; send one as `query`"


def test_what_is_cut_off_is_told(client: Client) -> None:
    answer = get(client, "SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert len(answer.json()["results"]["bindings"]) == 50
    assert answer.headers["Allegiance-Truncated"] == "there are more than 50 rows; these are the first"
    assert "Allegiance-Truncated" not in get(client, ARMS).headers


def test_a_query_sees_what_was_stored_a_moment_ago(tmp_path: Path) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a a al:Article } }"
    with served(stored(tmp_path / "graph.db")) as found, Ours(found.address) as client:
        assert client.sparql(count).rows == [{"n": 2}]
        with found.service.writing() as store:
            store.remove(DRONES.article.id)
        assert client.sparql(count).rows == [{"n": 1}]
        assert client.sparql("ASK { actor:TUR al:arms actor:AZE }").boolean is False
        with found.service.writing() as store:
            store.decide([Decision(canonical="TUR", ids=("AZE",))], ())
        assert client.sparql("SELECT ?of { GRAPH <graph/decisions> { ?a al:countsAs ?of } }").columns == ["of"]


def test_a_backup_that_is_restored_is_asked(tmp_path: Path) -> None:
    with served(stored(tmp_path / "graph.db")) as found, Ours(found.address) as client:
        with found.service.reading() as store:
            store.backup(tmp_path / "backup.db")
        with found.service.writing() as store:
            store.remove(DRONES.article.id)
        assert client.sparql("ASK { actor:TUR al:arms actor:AZE }").boolean is False
        found.service.restore(tmp_path / "backup.db")
        assert client.sparql("ASK { actor:TUR al:arms actor:AZE }").boolean is True


def test_more_queries_at_once_than_may_run_are_told_to_wait(client: Client) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: get(client, SLOW), range(6)))
    busy = [answer for answer in answers if answer.status_code == 429]
    assert {answer.status_code for answer in answers} == {422, 429}
    assert {(answer.json()["type"], answer.headers["Retry-After"]) for answer in busy} == {("/problems/too-many-queries", "2")}
    assert get(client, ARMS).status_code == 200


def test_the_client_gives_rows_and_triples(found: Served) -> None:
    with Ours(found.address) as client:
        assert client.sparql(ARMS).rows == [{"who": "Turkey", "whom": "Azerbaijan"}]
        assert "actor:TUR al:arms actor:AZE ." in client.triples(TRIPLES)
        assert "sd:Service" in client.sparql_service()
        with pytest.raises(Refusal, match="SERVICE is not allowed"):
            client.sparql("SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }")


def run(*arguments: str, given: str | None = None) -> tuple[int, str]:
    """Returns exit status and output of a command."""
    result = CliRunner().invoke(app, [*arguments], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout


@pytest.fixture(scope="module", params=["a file", "a served store"])
def store(request: pytest.FixtureRequest, found: Served, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store as `--store` names it."""
    return found.address if request.param == "a served store" else str(stored(tmp_path_factory.mktemp("sparql") / "graph.db"))


def test_the_command_answers_alike_on_a_file_and_on_a_served_store(store: str, tmp_path: Path) -> None:
    status, told = run("--store", store, "sparql", "SELECT ?s ?o { ?s al:arms ?o }")
    assert (status, "actor:TUR" in told, "1 row" in told) == (0, True, True)
    assert run("--store", store, "sparql", ARMS, "--format", "csv") == (0, CSV.replace("\r", ""))
    assert run("--store", store, "sparql", "-", "--format", "jsonl", given=ARMS) == (0, '{"who": "Turkey", "whom": "Azerbaijan"}\n')
    assert json.loads(run("--store", store, "sparql", ARMS, "--format", "json")[1])["results"]["bindings"] == [ROW]
    file = tmp_path / "query.rq"
    file.write_text(ARMS)
    assert run("--store", store, "sparql", str(file), "--as", "tsv") == (0, '?who\t?whom\n"Turkey"\t"Azerbaijan"\n')
    assert "actor:TUR al:arms actor:AZE ." in run("--store", store, "sparql", TRIPLES)[1]
    assert run("--store", store, "sparql", "ASK { actor:TUR al:arms actor:AZE }") == (0, "true\n")
    assert run("--store", store, "sparql", "ASK { actor:AZE al:arms actor:TUR }") == (1, "false\n")
    assert run("--store", store, "sparql", "SELECT * { ?s al:threatens ?o }")[0] == 1
