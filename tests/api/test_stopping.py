"""The service is told to stop while it is busy: what it said is stored is stored, and it ends within its limit."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import urlsplit

import httpx

from api.remote import RemoteStore
from api.settings import Settings
from api.sharing import read_token, token_file
from api.stopping import GRACE_S
from graph.embedded import EmbeddedStore
from graph.store import Reading, StoreError
from tests.building import reading, told

WRITERS = 4
READERS = 6
LIMIT_S = 5.0
SLOW_S = 180.0
PROXY_IDLE_S = 60  # as nginx and load balancers keep a connection that asks nothing
RIFLES = "Kenyan officials told reporters on Tuesday that Uganda had sold rifles to South Sudan. Uganda denied the claim."


@contextmanager
def serving(path: Path, **environment: str) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """Gives a service in a process of its own, with its address."""
    command = [sys.executable, "-m", "api", "--store", str(path), "serve", "--port", "0"]
    with subprocess.Popen(command, env=os.environ | environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr
            found = re.search(r" at (http://127\.0\.0\.1:\d+) ", process.stderr.readline())
            assert found
            while True:
                try:
                    httpx.get(f"{found[1]}/health/live")
                    break
                except httpx.TransportError:
                    sleep(0.05)
            yield process, found[1]
        finally:
            process.kill()


def news(writer: int, number: int) -> Reading:
    """Returns an article that no other writer has."""
    return reading(told("TUR", "ARMS", "AZE", sentence=f"Turkey armed Azerbaijan {number}."), title=f"News {writer} {number}")


def write(address: str, path: Path, writer: int, stored: list[str]) -> None:
    """Puts articles until the service is gone, and keeps those of which it said that they are stored."""
    with closing(RemoteStore(address, token=read_token(path), timeout_s=20)) as store:
        for number in range(10_000):
            one = news(writer, number)
            try:
                store.put(one)
            except StoreError:
                return
            stored.append(one.article.id)


def ask(address: str, answers: list[int]) -> None:
    """Asks until the service is gone."""
    with httpx.Client(base_url=address, timeout=20) as client:
        while True:
            try:
                answer = client.get("/support", params={"quotes": 2})
            except httpx.TransportError:
                return
            json.loads(answer.content)  # whole
            answers.append(answer.status_code)


def test_what_was_said_to_be_stored_is_stored_when_the_service_is_stopped_under_load(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    stored: list[str] = []
    answers: list[int] = []
    with serving(path, ALLEGIANCE_STOP_TIMEOUT_S=str(LIMIT_S)) as (process, address):
        busy = [Thread(target=write, args=(address, path, number, stored)) for number in range(WRITERS)]
        busy += [Thread(target=ask, args=(address, answers)) for _ in range(READERS)]
        for thread in busy:
            thread.start()
        sleep(3)
        began = monotonic()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=SLOW_S)
        took = monotonic() - began
        for thread in busy:
            thread.join()
    assert (process.returncode, said) == (0, "")
    assert took < LIMIT_S + GRACE_S
    assert len(stored) > 10
    assert set(answers) <= {200, 503}
    assert not token_file(path).exists()
    with closing(EmbeddedStore(path)) as store:
        held = {article.id for article, _ in store.articles()}
        assert set(stored) <= held
        assert len(held - set(stored)) <= WRITERS  # whose answer the end of the service cut off
        assert sum(relation.claims for relation in store.relations()) == len(held)


def test_a_stream_that_is_open_and_a_job_that_runs_end_with_the_service_and_the_job_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    articles = [{"title": f"Rifles {number}", "text": f"{RIFLES} " * 30 + str(number), "published": "2021-03-04"} for number in range(40)]
    with serving(path, ALLEGIANCE_STOP_TIMEOUT_S=str(LIMIT_S)) as (process, address):
        job = httpx.post(f"{address}/articles", json=articles).json()["id"]
        with httpx.stream("GET", f"{address}/jobs/{job}/events", timeout=SLOW_S) as events:
            lines = events.iter_lines()
            while '"stored":0' in (line := next(lines)) or "stored" not in line:
                pass
            process.send_signal(signal.SIGTERM)
            began = monotonic()
            with suppress(httpx.RemoteProtocolError):
                assert '"done"' not in "".join(lines)
        _, said = process.communicate(timeout=SLOW_S)
    assert (process.returncode, said) == (0, "")
    assert monotonic() - began < LIMIT_S + GRACE_S
    with closing(EmbeddedStore(path)) as store:
        before = store.counts().articles
    assert 0 < before < len(articles)
    with serving(path) as (_, address):
        until = monotonic() + SLOW_S
        while (state := httpx.get(f"{address}/jobs/{job}").json()["state"]) != "done":
            assert monotonic() < until, state
            sleep(0.2)
        assert httpx.get(f"{address}/stats").json()["articles"] == len(articles)


def test_who_does_not_end_is_ended(tmp_path: Path) -> None:
    with serving(tmp_path / "graph.db", ALLEGIANCE_STOP_TIMEOUT_S="1") as (process, address):
        place = urlsplit(address)
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=SLOW_S) as line:
            head = f"POST /_store/ledger HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n"
            line.sendall(head.encode())  # and never a body
            sleep(0.5)
            began = monotonic()
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=SLOW_S)
    assert monotonic() - began < 1 + GRACE_S


def test_a_connection_that_asks_nothing_is_closed_by_whoever_asks_and_not_by_the_service_before(tmp_path: Path) -> None:
    assert Settings().keep_alive_s > PROXY_IDLE_S  # else a request may be under way when the service hangs up
    with (
        serving(tmp_path / "graph.db", ALLEGIANCE_KEEP_ALIVE_S="2") as (_, address),
        closing(HTTPConnection(urlsplit(address).netloc, timeout=60)) as line,
    ):
        for _ in range(2):
            line.request("GET", "/health/live")
            assert line.getresponse().read() == b'{"status":"live"}'
        began = monotonic()
        while line.sock.recv(65536):
            pass
        assert monotonic() - began > 1
