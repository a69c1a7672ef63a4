"""What the service tells of itself: the log, without what was asked; numbers for Prometheus; headers; packed answers."""

import gzip
import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from httpx import Client
from starlette.types import Message, Receive, Scope, Send

from api.logs import Lines
from api.metrics import Metrics
from api.remote import RemoteStore
from api.routes.cypher import HEAD
from api.settings import Settings
from api.sharing import read_token
from api.watch import BrokenOff, Watch
from tests.api.news import DRONES, stored
from tests.api.serving import Served, served
from tests.building import reading, told
from tests.loops import run_apart
from tests.waiting import settled

ENTRY = f"reader:read:{'0' * 64}"


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Served]:
    """A service over both articles."""
    with served(stored(tmp_path / "graph.db"), Settings(cors_origins="https://map.test")) as found:
        yield found


@pytest.fixture
def client(found: Served) -> Iterator[Client]:
    """A client of that service."""
    with Client(base_url=found.address) as client:
        yield client


@contextmanager
def lines(*, as_json: bool, debug: bool = False) -> Iterator[io.StringIO]:
    """Gives what the service logs meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines(as_json=as_json, debug=debug))
    log = logging.getLogger("allegiance")
    log.addHandler(handler)
    level, propagate = log.level, log.propagate
    log.setLevel("INFO")
    log.propagate = False
    try:
        yield stream
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
        log.propagate = propagate


def test_a_line_tells_the_route_and_how_it_ended_and_not_what_was_asked(client: Client) -> None:
    with lines(as_json=True) as log:
        client.get("/actors/Ankara", headers={"X-Request-ID": "request-1"})
        client.get("/support?by=Turkej", headers={"X-Request-ID": "request-2", "Authorization": "Bearer"})
        client.get("/support", headers={"X-Request-ID": "request-3", "Authorization": "Bearer allegiance_guessed"})
        client.get("/secrets/of/state", headers={"X-Request-ID": "request-4"})
        client.request("BREW", "/support", headers={"X-Request-ID": "request-5"})
        told = settled(lambda: [json.loads(line) for line in log.getvalue().splitlines()], lambda told: len(told) == 5)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time")) and line.pop("ms") > 0 for line in told)
    head = {"level": "info", "message": "request"}
    assert sorted(told, key=lambda line: line["request"]) == [
        head | {"request": "request-1", "method": "GET", "route": "/actors/{name}", "status": 200},
        head | {"request": "request-2", "method": "GET", "route": "/support", "status": 401, "problem": "unknown-key"},
        head | {"request": "request-3", "method": "GET", "route": "/support", "status": 401, "problem": "unknown-key"},
        head | {"request": "request-4", "method": "GET", "route": "none", "status": 404, "problem": "not-found"},
        head | {"request": "request-5", "method": "other", "route": "/support", "status": 405, "problem": "method-not-allowed"},
    ]
    for secret in ("Ankara", "Turkej", "guessed", "secrets"):
        assert secret not in log.getvalue()


@pytest.mark.parametrize("as_json", [True, False])
def test_an_error_of_our_own_is_logged_by_its_kind_and_place_and_not_by_what_it_says(
    client: Client, found: Served, monkeypatch: pytest.MonkeyPatch, *, as_json: bool
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("MATCH (a {password: 1234})")

    monkeypatch.setattr(found.service, "names", fail)
    with lines(as_json=as_json) as log:
        answer = client.get("/support")
        number = answer.json()["requestId"]
        assert number in settled(log.getvalue, lambda told: number in told)
    assert (answer.status_code, answer.headers["x-request-id"]) == (500, number)
    assert f"under request {number}" in answer.json()["detail"]
    assert "RuntimeError" in log.getvalue()
    assert re.search(r"api/test_watching\.py:\d+ fail", log.getvalue())
    assert "1234" not in log.getvalue() + answer.text
    with lines(as_json=as_json, debug=True) as log:
        client.get("/support")
        assert "1234" in settled(log.getvalue, lambda told: "1234" in told)  # whoever debugs wants to know


def test_a_line_of_text_is_one_line_whoever_wrote_in_it() -> None:
    record = logging.LogRecord("x", logging.WARNING, "f", 1, "one\ntwo \x1b[31m", (), None)
    assert Lines(as_json=False, debug=False).format(record).count("\n") == 0
    assert "\x1b" not in Lines(as_json=False, debug=False).format(record)
    record = logging.LogRecord("x", logging.INFO, "f", 1, "request", (), None)
    record.route, record.status = "/support", 200
    assert Lines(as_json=False, debug=False).format(record).endswith("Z INFO request route=/support status=200")


def numbers(client: Client) -> dict[str, float]:
    """Returns what Prometheus would read."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    told = (line.rpartition(" ") for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, _, value in told}


def test_prometheus_reads_requests_problems_loads_and_the_store(client: Client, found: Served, tmp_path: Path) -> None:
    client.get("/support?by=TUR")
    client.get("/support?by=ARM")
    client.get("/support?by=Turkej")
    client.get("/actors/Nobody")
    owned = RemoteStore(found.address, token=read_token(tmp_path / "graph.db"), timeout_s=10)
    owned.put(DRONES)
    owned.put(reading(told("ARM", "ALLIED_WITH", "RUS"), title="Summit"))
    owned.close()
    found.service.metrics.rejected("no-date", 3)
    expected = {
        'allegiance_requests_total{method="GET",route="/support",status="200"}': 2,
        'allegiance_requests_total{method="GET",route="/support",status="422"}': 1,
        'allegiance_requests_total{method="GET",route="/actors/{name}",status="404"}': 1,
        'allegiance_request_seconds_count{route="/support"}': 3,
        'allegiance_problems_total{problem="unknown-name"}': 2,
        'allegiance_articles_put_total{outcome="unchanged"}': 1,
        'allegiance_articles_put_total{outcome="stored"}': 1,
        'allegiance_rejections_total{reason="no-date"}': 3,
        "allegiance_requests_open": 1,
        "allegiance_store_up": 1,
        "allegiance_store_articles": 3,
        "allegiance_store_claims": 7,
    }
    told_now = settled(lambda: numbers(client), lambda told: expected.items() <= told.items())
    assert {name: told_now.get(name) for name in expected} == expected
    assert told_now["process_resident_memory_bytes"] > 1_000_000
    assert not [name for name in told_now if "Nobody" in name or "Turkej" in name]


def test_a_store_that_is_away_is_told_to_prometheus(client: Client, found: Served) -> None:
    found.service.close()
    told_now = numbers(client)
    assert told_now["allegiance_store_up"] == 0
    assert "allegiance_store_claims" not in told_now


def test_two_services_in_one_process_count_apart(client: Client, tmp_path: Path) -> None:
    client.get("/support")
    with served(stored(tmp_path / "other.db")) as other, Client(base_url=other.address) as second:
        assert 'allegiance_requests_total{method="GET",route="/support",status="200"}' not in numbers(second)


def test_numbers_need_a_key_where_answers_do(tmp_path: Path) -> None:
    with served(stored(tmp_path / "kept.db"), Settings(api_keys=ENTRY)) as found, Client(base_url=found.address) as client:
        assert client.get("/metrics").status_code == 401


@pytest.mark.parametrize("path", ["/support", "/nothing", "/support?limit=x", "/health/live", "/problems", "/docs", "/browser/guide.html"])
def test_every_answer_says_what_a_browser_may_do_with_it(client: Client, path: str) -> None:
    headers = client.get(path, headers={"Accept": "text/html"}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    policy = dict(part.strip().partition(" ")[::2] for part in headers["content-security-policy"].split(";"))
    assert (policy["default-src"], policy["frame-ancestors"]) == ("'none'", "'none'")
    assert "unsafe" not in policy.get("script-src", "")
    assert "server" not in headers


def test_pages_of_origins_that_are_let_in_may_ask_and_others_not(client: Client) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    may = client.options("/support", headers=asked | {"Origin": "https://map.test"})
    assert (may.status_code, may.headers["access-control-allow-origin"]) == (200, "https://map.test")
    assert "access-control-allow-credentials" not in may.headers
    assert "access-control-allow-origin" not in client.options("/support", headers=asked | {"Origin": "https://evil.test"}).headers
    answer = client.get("/support", headers={"Origin": "https://map.test"})
    assert answer.headers["access-control-allow-origin"] == "https://map.test"
    assert {"ETag", "Location", HEAD} <= set(answer.headers["access-control-expose-headers"].split(", "))
    assert "access-control-allow-origin" not in client.get("/support", headers={"Origin": "https://evil.test"}).headers
    refused = client.get("/support?limit=x", headers={"Origin": "https://map.test"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (422, "https://map.test")
    kit = client.options("/browser/guide.html", headers=asked | {"Origin": "http://localhost:7474"})
    assert (kit.status_code, kit.headers["access-control-allow-origin"]) == (204, "*")


def test_long_answers_come_packed_to_who_takes_them_so(client: Client) -> None:
    with client.stream("GET", "/claims", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    plain = client.get("/claims", headers={"Accept-Encoding": "identity"})
    assert (answer.headers["content-encoding"], "content-encoding" in plain.headers) == ("gzip", False)
    assert gzip.decompress(packed) == plain.content
    assert len(packed) < len(plain.content) / 2


def test_who_asks_through_a_proxy_is_believed_only_where_that_is_trusted(tmp_path: Path) -> None:
    told = {"X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}
    with served(stored(tmp_path / "one.db"), Settings(open="read")) as found:
        assert "strict-transport-security" not in httpx.get(f"{found.address}/support", headers=told).headers
    with served(tmp_path / "one.db", Settings(open="read", proxies="127.0.0.1")) as found:
        assert "strict-transport-security" in httpx.get(f"{found.address}/support", headers=told).headers
    with served(tmp_path / "one.db", Settings(proxies="127.0.0.1")) as found:
        assert httpx.get(f"{found.address}/support", headers=told).json()["type"] == "/problems/other-machine"


def test_an_answer_that_breaks_off_is_not_taken_for_whole(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Iterator[bytes]:
        yield b'{"record": "article"}\n'
        raise RuntimeError("the store broke")

    monkeypatch.setattr("api.routes.export.parts", broken)
    with lines(as_json=False) as told, pytest.raises(httpx.RemoteProtocolError, match="incomplete"):
        client.get("/export", params={"format": "jsonl"})
    assert "request failed" in told.getvalue()
    monkeypatch.undo()
    assert client.get("/export", params={"format": "jsonl"}).text.count("\n") > 1  # the service goes on


def test_a_layer_that_fails_within_an_answer_does_not_end_it() -> None:
    sent: list[str] = []

    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"half", "more_body": True})
        raise RuntimeError("the store broke")

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    scope: Scope = {"type": "http", "method": "GET", "path": "/export", "headers": [], "state": {}, "client": None, "query_string": b""}
    with pytest.raises(BrokenOff, match="request "):
        run_apart(Watch(half, metrics=Metrics())(scope, receive, send))
    assert sent == ["http.response.start", "http.response.body"]
