"""Bad requests: each is told what, where and what to do, before anything reads what is too large or too deep."""

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from httpx import Client

from api.errors import STATUSES, TITLES
from api.guard import deeper
from api.problems import KINDS, name_of
from api.settings import Settings
from api.sharing import read_token
from tests.api.news import stored
from tests.api.serving import served

DEEP = 64
API = Path(__file__).parents[2] / "api"
SMALL = Settings(body_max_bytes=10_000, put_max_bytes=20_000, json_max_depth=DEEP, body_timeout_s=0.5)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """A client of a service with small limits; it shows the owner's token."""
    path = stored(tmp_path / "graph.db")
    with served(path, SMALL) as found:
        headers = {"Authorization": f"Bearer {read_token(path)}", "Content-Type": "application/json"}
        with Client(base_url=found.address, headers=headers) as client:
            yield client


@pytest.mark.parametrize(
    ("body", "status", "kind", "detail"),
    [
        (b'{"ids": [1,]}', 400, "broken-json", "the body is no JSON"),
        (b"", 422, "invalid-request", "body: Field required"),
        (b"{}", 422, "invalid-request", "body.ids: Field required"),
        (b'{"ids": "a"}', 422, "invalid-request", "body.ids: Input should be a valid list"),
        (b'{"ids": ["\xff"]}', 400, "bad-request", "parsing the body"),
        (b'{"ids": ["\\ud800"]}', 400, "broken-json", "half of a surrogate pair"),
        (b'{"ids": [' + b"9" * 5000 + b"]}", 400, "bad-request", "parsing the body"),
        (b"[" * 65 + b"]" * 65, 400, "broken-json", "nested deeper than 64 levels (ALLEGIANCE_JSON_MAX_DEPTH)"),
        (b"[" * 9000, 400, "broken-json", "nested deeper than 64 levels"),
        (b'{"a":' * 1500 + b"1" + b"}" * 1500, 400, "broken-json", "nested deeper than 64 levels"),
        (b"[" * 30, 400, "broken-json", "the body is no JSON"),
        (b" " * 20_001, 413, "too-large", "the body has more than 20000 bytes (ALLEGIANCE_PUT_MAX_BYTES)"),
    ],
)
def test_a_bad_body_is_told_of(client: Client, body: bytes, status: int, kind: str, detail: str) -> None:
    answer = client.post("/_store/ledger", content=body)
    told = answer.json()
    assert (answer.status_code, told["type"], answer.headers["content-type"]) == (status, f"/problems/{kind}", "application/problem+json")
    assert detail in told["detail"]


@pytest.mark.parametrize("parameters", [{"a": "\0"}, {"\0": {"a": 1}}])
def test_a_null_character_in_json_is_valid_json_that_is_not_taken(client: Client, parameters: dict[str, object]) -> None:
    answer = client.post("/cypher", json={"query": "RETURN 1 AS n", "parameters": parameters})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/null-character")


def test_a_body_without_a_length_is_cut_off_at_the_limit(client: Client) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 10_000
            yield b" " * 10_000

    answer = client.post("/_store/ledger", content=pieces())
    assert (answer.status_code, answer.json()["type"]) == (413, "/problems/too-large")
    assert sent < 10_000_000


def test_who_may_not_load_sends_no_large_body(client: Client) -> None:
    answer = client.post("/_store/ledger", content=b" " * 10_001, headers={"Authorization": "Bearer guessed"})
    assert (answer.status_code, answer.json()["detail"]) == (413, "the body has more than 10000 bytes (ALLEGIANCE_BODY_MAX_BYTES)")


def test_a_body_that_does_not_come_is_not_waited_for(client: Client) -> None:
    place = urlsplit(str(client.base_url))
    head = f"POST /_store/ledger HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"
    with socket.create_connection((place.hostname, place.port), timeout=20) as line:
        line.sendall(head.encode())
        told = b""
        while piece := line.recv(4096):
            told += piece
    assert told.startswith(b"HTTP/1.1 408 ")
    assert b'"type":"/problems/too-slow"' in told


@pytest.mark.parametrize("given", ["text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", ""])
def test_a_body_of_another_type_is_refused_by_its_type(client: Client, given: str) -> None:
    answer = client.post("/_store/ledger", content=b'{"ids": []}', headers={"Content-Type": given})
    assert (answer.status_code, answer.json()["type"]) == (415, "/problems/wrong-content-type")
    assert "this takes application/json" in answer.json()["detail"]


@pytest.mark.parametrize("given", ["application/json", "application/json; charset=utf-8", "application/problem+json"])
def test_json_is_taken_by_each_of_its_names(client: Client, given: str) -> None:
    assert client.post("/_store/ledger", content=b'{"ids": []}', headers={"Content-Type": given}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "kind", "detail"),
    [
        ("/support?by=%00", 400, "null-character", "%00"),
        ("/actors/a%00b", 400, "null-character", "%00"),
        ("/support?by=" + "a" * 9000, 414, "url-too-long", "the most is 8192 (ALLEGIANCE_URL_MAX_BYTES)"),
        ("/" + "a" * 9000, 414, "url-too-long", "the most is 8192"),
        ("/support?limit=" + "9" * 30, 422, "wrong-question", "the most is 1000 rows"),
        ("/support?limit=" + "9" * 5000, 422, "invalid-request", "query.limit"),
        ("/support?limit=-1", 422, "invalid-request", "query.limit"),
        ("/support?limit=0", 422, "invalid-request", "query.limit"),
        ("/support?limit=1e3", 422, "invalid-request", "query.limit"),
        ("/support?quotes=-1", 422, "invalid-request", "query.quotes"),
        ("/support?minClaims=" + "9" * 30, 422, "invalid-request", "query.minClaims"),
        ("/support?since=2021-01&until=2020-12", 422, "wrong-question", "later than until"),
        ("/support?since=0000", 422, "invalid-request", "query.since"),
        ("/support?plain=perhaps", 422, "invalid-request", "query.plain"),
        ("/actors/%f0%9f%92%a9", 404, "unknown-name", "no actor"),
        ("/support/", 404, "not-found", "there is nothing at /support/"),
        ("/problems/nothing", 404, "not-found", "/problems lists them"),
    ],
)
def test_a_bad_address_is_told_of(client: Client, path: str, status: int, kind: str, detail: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/problems/{kind}")
    assert detail in answer.json()["detail"]


def test_each_wrong_part_is_named(client: Client) -> None:
    errors = client.get("/support?since=2020-13&limit=x&colour=red").json()["errors"]
    assert errors == [{"where": "query.colour", "what": errors[0]["what"]}]
    errors = client.get("/support?since=2020-13&limit=x").json()["errors"]
    assert [fault["where"] for fault in errors] == ["query.limit", "query.since"]


def test_a_long_header_is_refused(client: Client) -> None:
    answer = client.get("/support", headers={"Cookie": "a" * 9000})
    assert (answer.status_code, answer.json()["type"]) == (431, "/problems/header-too-long")
    assert "aaaa" not in answer.text


@pytest.mark.parametrize(("path", "allowed"), [("/support", "GET, HEAD"), ("/claims/c0", "GET, HEAD"), ("/cypher", "POST")])
def test_another_method_is_told_which_there_are(client: Client, path: str, allowed: str) -> None:
    answer = client.request("PUT", path)
    assert (answer.status_code, answer.headers["allow"], answer.json()["type"]) == (405, allowed, "/problems/method-not-allowed")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_problem_has_a_page_for_people_and_one_for_programs(client: Client, kind: object) -> None:
    assert isinstance(kind, type(KINDS[0]))
    told = client.get(f"/problems/{kind.name}").json()
    assert told == {
        "type": f"/problems/{kind.name}",
        "title": kind.title,
        "statuses": list(kind.statuses),
        "meaning": kind.meaning,
        "advice": kind.advice,
    }
    page = client.get(f"/problems/{kind.name}", headers={"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f"<h1>{kind.title}</h1>" in page.text


def test_all_problems_are_listed(client: Client) -> None:
    assert [one["title"] for one in client.get("/problems").json()["problems"]] == [kind.title for kind in KINDS]
    assert client.get("/problems", headers={"Accept": "text/html"}).text.count("<li>") == len(KINDS)
    assert client.get("/problems", headers={"Accept": "application/json, text/html;q=0.1"}).headers["content-type"] == "application/json"


def test_every_problem_that_is_told_has_a_page() -> None:
    pages = {kind.name: kind.statuses for kind in KINDS}
    told = [*STATUSES.values(), *TITLES.items()]
    assert [(status, title) for status, title in told if status not in pages.get(name_of(title), ())] == []
    refused = re.findall(r'Refused\(\s*\d{3},\s*"([^"]+)"', "".join(path.read_text() for path in API.rglob("*.py")))
    assert len(refused) > 20
    assert [title for title in refused if name_of(title) not in pages] == []
    assert len(pages) == len(KINDS)
    assert [kind.title for kind in KINDS] == sorted((kind.title for kind in KINDS), key=str.casefold)


def test_a_request_has_an_id_of_its_own_or_that_of_a_proxy(client: Client) -> None:
    one, other = (client.get("/stats").headers["x-request-id"] for _ in range(2))
    assert one != other
    assert client.get("/stats", headers={"X-Request-ID": "proxy-0001"}).headers["x-request-id"] == "proxy-0001"
    for bad in ("short", "a" * 65, "two words here", "line<break>", "naïve-name"):
        assert client.get("/stats", headers={b"X-Request-ID": bad.encode()}).headers["x-request-id"] != bad
    answer = client.get("/nothing", headers={"X-Request-ID": "proxy-0002"})
    assert (answer.headers["x-request-id"], answer.json()["requestId"]) == ("proxy-0002", "proxy-0002")


@pytest.mark.parametrize(
    ("body", "depth"),
    [("1", 0), ("[]", 1), ("[[],[]]", 2), ('{"a":[{}]}', 3), ('["[[[["]', 1), (r'["\"[[["]', 1), ('[[],{"a":[[]]}]', 4), ("[]" * 9, 1)],
)
def test_the_depth_of_json_is_that_of_its_brackets(body: str, depth: int) -> None:
    assert not deeper(body.encode(), depth)
    assert depth == 0 or deeper(body.encode(), depth - 1)


def test_what_is_allowed_is_read(client: Client) -> None:
    nested: object = "x"
    for _ in range(DEEP - 2):
        nested = [nested]
    told = client.post("/_store/ask", content=json.dumps({"name": "counts", "parameters": {"ids": nested}}))
    assert told.status_code == 200
