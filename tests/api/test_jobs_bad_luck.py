"""Jobs when processes are killed: the child, the service, in the middle. What is stored are whole articles, and loads go on."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import psutil
import pytest
from httpx import Client

from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.model import Article
from graph.store import Store
from loaders.readers import Found, ReadOptions, read_sources
from loaders.samples import DIGEST
from tests.api.asking_jobs import SLOW_S, counts, ended, followed, job, post
from tests.api.serving import served

NEWS = [item.article for item in read_sources([str(DIGEST)], ReadOptions()) if isinstance(item, Found)]
MORE = [replace(article, outlet="Another Herald") for article in NEWS]
AT_ONCE = Settings(jobs_put_claims=1)  # so that there is a middle in which articles are stored and others are not


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What a store holds when nothing happens; whoever asks meanwhile sees whole articles."""
    with served(tmp_path_factory.mktemp("whole") / "graph.db") as found, Client(base_url=found.address, timeout=SLOW_S) as client:
        seen, stop = set[tuple[str, int]](), Event()

        def ask() -> None:
            with Client(base_url=found.address, timeout=SLOW_S) as asking:
                while not stop.wait(0.05):
                    seen.update(claims_by_article(asking))

        asker = Thread(target=ask)
        asker.start()
        done = ended(client, sent(client, NEWS))
        stop.set()
        asker.join()
        assert counts(done) == (9, 9, 0, 0)
        assert seen
        assert seen <= claims_by_article(client)
        return exported(found.service.streaming())


def sent(client: Client, articles: Sequence[Article]) -> str:
    """Returns the job that loads articles."""
    fields = [{"title": one.title, "text": one.body, "outlet": one.outlet, "published": one.published} for one in articles]
    return str(post(client, fields)["id"])


def claims_by_article(client: Client) -> set[tuple[str, int]]:
    """Returns how many claims each article has."""
    claims = client.get("/claims", params={"limit": 1000}).json()["claims"]
    return set(Counter(claim["article"]["id"] for claim in claims).items())


def exported(store: Store) -> bytes:
    """Returns all that a store holds."""
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue()


def reading_process(parent: int) -> psutil.Process:
    """Returns the child of a service that reads."""
    until = monotonic() + SLOW_S
    while monotonic() < until:
        for child in psutil.Process(parent).children(recursive=True):
            if "spawn_main" in " ".join(child.cmdline()):
                return child
        sleep(0.05)
    raise AssertionError("there is no child")


def some_stored(client: Client, number: int) -> None:
    """Returns when the store has so many articles."""
    until = monotonic() + SLOW_S
    while client.get("/stats").json()["articles"] < number:
        assert monotonic() < until
        sleep(0.02)


@contextmanager
def started(path: Path) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """Serves a store in a process of its own."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("ALLEGIANCE_")}
    command = [sys.executable, "-m", "api", "--store", str(path), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, env=ours | {"ALLEGIANCE_JOBS_PUT_CLAIMS": "1", "ALLEGIANCE_SETTLE_ARTICLES": "2"}, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        address = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with Client(base_url=address, timeout=SLOW_S) as client:
            yield process, client
    finally:
        process.kill()
        process.communicate()


def test_a_child_that_is_killed_costs_its_article_and_a_load_that_is_cancelled_leaves_whole_ones(tmp_path: Path, whole: bytes) -> None:
    with served(tmp_path / "graph.db", AT_ONCE) as found, Client(base_url=found.address, timeout=SLOW_S) as client:
        one = sent(client, NEWS)
        some_stored(client, 1)
        reading_process(os.getpid()).kill()
        done = ended(client, one)
        assert (done["state"], done["total"], counts(done)) == ("done", 8, (8, 8, 0, 0))
        [left] = done["report"]["rejected"]
        assert (left["reason"], left["count"]) == ("unread", 1)
        assert "killed (signal 9)" in left["examples"][0]["what"]
        assert [event.data["reason"] for event in followed(client, one) if event.kind == "rejected"] == ["unread"]

        assert counts(ended(client, sent(client, NEWS))) == (9, 1, 8, 0)
        assert exported(found.service.streaming()) == whole

        other = sent(client, MORE)
        some_stored(client, 10)
        told = client.delete(f"/jobs/{other}").json()
        assert (told["state"], told["cancelling"]) == ("running", True)
        cancelled = ended(client, other)
        stored = cancelled["report"]["stored"]
        assert (cancelled["state"], client.get("/stats").json()["articles"]) == ("cancelled", 9 + stored)
        assert 1 <= stored < len(MORE)
        halfway = claims_by_article(client)
        assert counts(ended(client, sent(client, MORE))) == (9, 9 - stored, stored, 0)
        assert halfway <= claims_by_article(client)


def test_a_service_that_is_killed_or_stopped_goes_on_where_it_was(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "graph.db"
    with started(path) as (process, client):
        one = sent(client, NEWS)
        some_stored(client, 1)
        child = reading_process(process.pid)
        process.kill()
        process.wait()
        assert gone(child)
    with started(path) as (process, client):
        some_stored(client, 3)
        child = reading_process(process.pid)
        listening = followed(client, one)
        heard = [next(listening)]
        process.terminate()
        heard += listening  # to the end, for a service that stops hangs up
        assert process.wait(timeout=20) == 0
        assert gone(child)
    with started(path) as (_, client):
        *_, last = followed(client, one, heard[-1].number)
        assert heard[-1].kind in ("started", "progress")
        assert last.kind == "done"
        done = job(client, one)
        assert (done["id"], counts(done)) == (one, (9, 9, 0, 0))
        assert client.get("/jobs").json()["jobs"] == [done]
    assert list(Path(f"{path}.jobs/input").iterdir()) == []
    store = EmbeddedStore(path)
    assert exported(store) == whole
    store.close()


def gone(child: psutil.Process) -> bool:
    """Returns whether a process has ended by itself."""
    child.wait(timeout=20)
    return not child.is_running()


def test_an_article_that_takes_too_long_is_left_out(tmp_path: Path) -> None:
    """Here every one does; a job whose input cannot even be opened in time fails."""
    with served(tmp_path / "graph.db", Settings(jobs_article_timeout_s=0.01)) as found, Client(base_url=found.address) as client:
        done = ended(client, sent(client, NEWS[:1]))
        assert done["error"] == "nothing can be read: reading it took longer than 0.01 s"


def test_a_model_that_is_missing_is_told(tmp_path: Path) -> None:
    with served(tmp_path / "graph.db", Settings(model="no_such_model")) as found, Client(base_url=found.address) as client:
        done = ended(client, sent(client, NEWS))
        assert done["state"] == "failed"
        assert "no_such_model" in done["error"]


def test_a_child_has_so_much_memory_and_no_more(tmp_path: Path) -> None:
    with served(tmp_path / "graph.db", Settings(jobs_memory_mb=256)) as found, Client(base_url=found.address) as client:
        done = ended(client, sent(client, NEWS[:1]))
        assert counts(done) == (0, 0, 0, 0)
        assert "reading process" in done["error"]
        assert client.get("/health/ready").status_code == 200
