"""Loading by the API: what can be sent, what a job tells, and what is refused. The model and its child process are real."""

import gzip
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from httpx import Client

from api.keys import Key, Scope, hash_of
from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.store import Decision
from loaders.extracting import Extraction
from loaders.pipeline import load
from loaders.readers import ReadOptions, read_sources
from tests.api.asking_jobs import counts, ended, followed, job, post, taken
from tests.api.news import DRONES, stored
from tests.api.serving import Served, served
from tests.loaders.readers.site import Site
from tests.loaders.readers.site import served as site_served

CORPUS = Path(__file__).parents[1] / "readers_corpus"
RIFLES = {
    "title": "Rifles cross a border",
    "outlet": "Example Post",
    "published": "2021-03-04",
    "text": "Kenyan officials told reporters on Tuesday that Uganda had sold rifles to South Sudan. Uganda denied the claim.",
}
TEXT = "Ships sail\n\nHerald\n5 October 2020\n\nGreece supports Cyprus. Egypt condemned Turkey on Monday."
SMALL = 20_000  # bytes
PLAIN = {"Content-Type": "text/plain"}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service whose child stays warm from test to test."""
    settings = Settings(events_heartbeat_s=0.1, read_max_bytes=SMALL, articles_max_bytes=SMALL // 2)
    with served(tmp_path_factory.mktemp("jobs") / "graph.db", settings) as found:
        yield found


@pytest.fixture
def client(service: Served) -> Iterator[Client]:
    with Client(base_url=service.address) as client:
        yield client


def test_jobs_count_in_the_metrics(client: Client) -> None:
    lines = (
        'allegiance_jobs_total{state="done"} ',
        'allegiance_articles_put_total{outcome="stored"} ',
        'allegiance_rejections_total{reason="not-english"} ',
    )

    def told() -> list[float]:
        text = client.get("/metrics").text
        return [sum(float(line.removeprefix(name)) for line in text.splitlines() if line.startswith(name)) for name in lines]

    before = told()
    russian = {"title": "Встреча", "outlet": "Вестник", "text": "Министры встретились вчера в Москве."}
    ended(client, post(client, [{"title": "Ships", "outlet": "Post", "text": "Greece supports Cyprus."}, russian])["id"])
    assert [now - then for now, then in zip(told(), before, strict=True)] == [1, 1, 1]


def test_an_article_as_json_is_stored_and_answered_from(client: Client) -> None:
    done = ended(client, post(client, RIFLES)["id"])
    assert (done["state"], done["source"], counts(done), done["report"]["claims"]) == ("done", "articles", (1, 1, 0, 0), 3)
    assert done["report"]["seqBefore"] < done["report"]["seqAfter"] == client.get("/stats").json()["seq"]
    [new] = client.get("/changes", params={"loadedAfter": done["report"]["seqBefore"], "by": "Uganda", "type": "ARMS"}).json()["changes"]
    assert new["changes"] == ["new", "contradicted"]
    [row] = client.get("/arms", params={"by": "Uganda", "quotes": 1}).json()["claimed"]
    assert (row["object"]["id"], row["quotes"][0]["outlet"]) == ("SSD", "Example Post")
    again = ended(client, post(client, RIFLES)["id"])
    assert (again["state"], counts(again)) == ("done", (1, 0, 1, 0))
    changed = ended(client, post(client, RIFLES | {"text": "Uganda supports Kenya."})["id"])
    assert counts(changed) == (1, 0, 0, 1)


def test_a_list_of_articles_is_one_job(client: Client) -> None:
    articles = [RIFLES | {"title": f"Rifles {number}", "url": f"https://post.example/{number}"} for number in range(2)]
    done = ended(client, post(client, [*articles, {"text": "La Russie a vendu des armes à l'Arménie.", "language": "fr"}])["id"])
    assert counts(done) == (2, 2, 0, 0)
    [left] = done["report"]["rejected"]
    assert (left["reason"], left["count"], left["examples"][0]["where"]) == ("not-english", 1, "articles:3")


def test_what_the_api_stores_and_reports_is_what_the_command_does(tmp_path: Path) -> None:
    """Several files in one request: HTML, a feed, JSON Lines, packed text, and one that is broken."""
    names = ("news_page.html", "feed_rss.xml", "articles.jsonl", "windows1252.txt", "no_article.html", "french.txt")
    store = EmbeddedStore(tmp_path / "command.db")
    for name in names:
        (tmp_path / name).write_bytes((CORPUS / name).read_bytes())
    report = load(store, read_sources([str(tmp_path / name) for name in names], ReadOptions()), Extraction(Settings().model))
    by_command = exported(store)
    store.close()
    with served(tmp_path / "api.db") as found, Client(base_url=found.address) as client:
        uploads = [("file", (name, (CORPUS / name).read_bytes())) for name in names]
        done = ended(client, taken(client, files=uploads)["id"])
        by_api = exported(found.service.streaming())
    told = done["report"]
    assert by_api == by_command
    assert done["source"] == "news_page.html and 5 more"
    assert (*counts(done), told["claims"]) == (report.read, report.stored, report.unchanged, report.replaced, report.claims)
    assert [(one["reason"], one["count"]) for one in told["rejected"]] == [(one.reason, one.count) for one in report.rejected]
    here = str(tmp_path) + "/"
    wheres = [[example.where.replace(here, "") for example in one.examples] for one in report.rejected]
    assert [[example["where"] for example in one["examples"]] for one in told["rejected"]] == wheres


def exported(store: Any) -> bytes:  # noqa: ANN401 - a store of any kind
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("kind", "body", "source"),
    [
        ("text/plain; charset=utf-8", TEXT.encode(), "text"),
        ("application/gzip", gzip.compress(TEXT.replace("Ships", "Tankers").encode()), "upload.gz"),
        ("application/octet-stream", TEXT.replace("Ships", "Boats").encode("utf-16"), "upload"),
        ("application/x-ndjson", json.dumps(RIFLES | {"title": "One"}).encode() + b"\n{broken\n", "articles.jsonl"),
        ("text/html", (CORPUS / "ministry_statement.html").read_bytes(), "page.html"),
        ("application/atom+xml", (CORPUS / "feed_atom.xml").read_bytes(), "feed.xml"),
    ],
)
def test_a_file_is_the_body_itself(client: Client, kind: str, body: bytes, source: str) -> None:
    done = ended(client, taken(client, content=body, headers={"Content-Type": kind})["id"])
    assert (done["state"], done["source"]) == ("done", source)
    assert done["report"]["stored"] >= 1


def test_the_kind_and_the_voice_can_be_said(client: Client) -> None:
    text = b"A line\n\nWe support Armenia."
    done = ended(client, taken(client, content=text, headers=PLAIN, params={"as": "text", "voice": "Russia"})["id"])
    assert counts(done) == (1, 1, 0, 0)
    digest = ended(client, taken(client, content=text, headers=PLAIN, params={"as": "digest"})["id"])
    assert (digest["state"], digest["report"]["rejected"][0]["reason"]) == ("failed", "no-header")
    assert digest["error"] == digest["report"]["rejected"][0]["examples"][0]["what"]
    unknown = client.post("/articles", content=text, headers=PLAIN, params={"voice": "Atlantis"})
    assert (unknown.status_code, unknown.json()["type"]) == (422, "/problems/unknown-name")


@pytest.mark.parametrize("body", [b"/etc/passwd", b"file:///etc/passwd", b"http://127.0.0.1/"])
def test_a_body_that_is_a_path_or_an_address_is_only_text(client: Client, body: bytes) -> None:
    for kind in ("feed", "html", "text"):
        done = ended(client, taken(client, content=body, headers=PLAIN, params={"as": kind})["id"])
        assert "root:" not in json.dumps(done)
        assert done["report"]["claims"] == 0


def test_an_address_inside_is_refused_and_not_asked(client: Client) -> None:
    with site_served(Site({"/a": (200, PLAIN, TEXT.encode())})) as site:
        for url in (
            f"{site.url}/a",
            "http://127.0.0.1/",
            "http://localhost/",
            "https://169.254.169.254/latest/meta-data/",
            "http://[::1]/",
        ):
            done = ended(client, post(client, {"url": url})["id"])
            assert (done["state"], done["source"], done["report"]["rejected"][0]["reason"]) == ("failed", url, "refused-address")
    assert site.asked == []
    assert client.post("/articles", json={"url": "file:///etc/passwd"}).status_code == 422


def test_the_setting_for_commands_opens_nothing_to_the_service(tmp_path: Path) -> None:
    settings = Settings(fetch_any_address=True)
    with (
        site_served(Site({"/a": (200, PLAIN, TEXT.encode())})) as site,
        served(tmp_path / "graph.db", settings) as found,
        Client(base_url=found.address) as client,
    ):
        assert ended(client, post(client, {"url": f"{site.url}/a"})["id"])["report"]["rejected"][0]["reason"] == "refused-address"
    assert site.asked == []


@pytest.mark.parametrize(
    ("request_", "status", "word"),
    [
        ({"content": b"x", "headers": {"Content-Type": "application/pdf"}}, 415, "application/pdf"),
        ({"content": b"x"}, 415, "without a type"),
        ({"content": b"x", "headers": PLAIN | {"Content-Encoding": "gzip"}}, 415, "gzip"),
        ({"content": b"", "headers": PLAIN}, 422, "empty"),
        ({"content": b"x" * (SMALL + 1), "headers": PLAIN}, 413, str(SMALL)),
        ({"json": RIFLES | {"text": "x" * SMALL}}, 413, "JSON Lines"),
        ({"files": [("file", ("a.txt", b"x" * (SMALL + 1)))]}, 413, str(SMALL)),
        ({"files": [("file", ("a.txt", b""))]}, 422, "a.txt is empty"),
        ({"files": [("other", ("a.txt", b"x"))]}, 422, "field called file"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 422, "boundary"),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=y"}}, 422, "body"),
        ({"json": []}, 422, "no article"),
        ({"json": {}}, 422, "a text or a title"),
        ({"json": RIFLES | {"url": "ftp://post.example/1"}}, 422, "'ftp://post.example/1' is not of the form that is read here"),
        ({"json": {"url": "nowhere"}}, 422, "write an address such as https://news.example/a"),
        ({"json": RIFLES, "params": {"as": "text"}}, 422, "as=text says what a file or a page holds"),
        ({"json": {"outlet": "Herald"}}, 422, "a text or a title"),
        ({"json": RIFLES | {"author": "misspelt"}}, 422, "author"),
        ({"json": [RIFLES, RIFLES | {"published": "yesterday"}]}, 422, "1.published"),
        ({"json": RIFLES | {"published": "2099-03-04"}}, 422, "published: 2099-03-04 is in the future"),
        ({"json": RIFLES | {"published": "1799-03-04"}}, 422, "1799-03-04 is before 1800"),
        ({"json": RIFLES, "params": {"voice": ""}}, 422, "query.voice"),
        ({"json": 5}, 422, "body"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400, "no JSON"),
        ({"content": b"[" * 5000, "headers": {"Content-Type": "application/json"}}, 400, "deeper"),
        ({"json": RIFLES, "params": {"as": "pdf"}}, 422, "digest"),
        ({"json": RIFLES, "params": {"kind": "text"}}, 422, "kind"),
        ({"json": RIFLES, "headers": {"Idempotency-Key": "a b"}}, 422, "Idempotency-Key"),
    ],
)
def test_what_cannot_be_taken_is_refused_at_once(client: Client, service: Served, request_: Any, status: int, word: str) -> None:  # noqa: ANN401
    before = client.get("/jobs").json()["jobs"]
    response = client.post("/articles", **request_)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert word in response.json()["detail"]
    assert client.get("/jobs").json()["jobs"] == before
    assert inputs(service) == []


def inputs(service: Served) -> list[Path]:
    """Returns what lies there to be read."""
    return list(Path(f"{service.service.streaming().path}.jobs/input").iterdir())  # type: ignore[attr-defined]


def test_the_same_key_gives_the_same_job(client: Client, service: Served) -> None:
    key = {"Idempotency-Key": "monday-1"}
    first = post(client, RIFLES, headers=key)
    assert post(client, RIFLES, headers=key)["id"] == first["id"]
    other = client.post("/articles", json=RIFLES | {"title": "Other"}, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/problems/key-used-before")
    assert client.post("/articles", json=RIFLES, headers=key, params={"voice": "Turkey"}).status_code == 422
    upload = {"files": [("file", ("a.txt", TEXT.encode()))], "headers": {"Idempotency-Key": "monday-2"}}
    assert taken(client, **upload)["id"] == taken(client, **upload)["id"]  # the boundary is another one
    ended(client, first["id"])
    assert post(client, RIFLES, headers=key)["id"] == first["id"]
    ended(client, taken(client, **upload)["id"])
    assert inputs(service) == []


def test_jobs_are_listed_the_newest_first(client: Client) -> None:
    ids = [post(client, RIFLES | {"title": f"Number {number}"})["id"] for number in range(3)]
    for one in ids:
        ended(client, one)
    page = client.get("/jobs", params={"limit": 2}).json()
    assert [one["id"] for one in page["jobs"]] == [ids[2], ids[1]]
    following = client.get("/jobs", params={"limit": 2, "after": page["next"]}).json()
    assert following["jobs"][0]["id"] == ids[0]
    assert client.get("/jobs", params={"state": "running"}).json() == {"jobs": [], "next": None}
    assert {one["state"] for one in client.get("/jobs", params={"state": "done"}).json()["jobs"]} == {"done"}
    for after in ("x", "3", page["next"] + "x"):
        assert client.get("/jobs", params={"after": after}).status_code == 422, after
    other = client.get("/jobs", params={"state": "done", "after": page["next"]})
    assert (other.status_code, "is of another question" in other.json()["detail"]) == (422, True)
    assert client.get("/jobs/j0").status_code == client.get("/jobs/j0/events").status_code == client.delete("/jobs/j0").status_code == 404
    over = client.delete(f"/jobs/{ids[0]}")
    assert (over.status_code, over.json()["type"]) == (409, "/problems/job-over")


def test_events_tell_all_that_happens_and_go_on_after_the_last_one(client: Client) -> None:
    body = "\n".join(
        [
            json.dumps(RIFLES | {"title": "Followed"}),
            "{broken",
            json.dumps({"text": "Der Minister sagte nichts.", "language": "de"}),
        ]
    )
    one = taken(client, content=body.encode(), headers={"Content-Type": "application/x-ndjson"})["id"]
    told = list(followed(client, one))
    kinds = [event.kind for event in told]
    assert kinds[:2] == ["queued", "started"]
    assert kinds[-1] == "done"
    assert [event.number for event in told] == sorted({event.number for event in told})
    left = [event.data for event in told if event.kind == "rejected"]
    assert [(event["reason"], event["where"]) for event in left] == [("bad-line", "articles.jsonl:2"), ("not-english", "articles.jsonl:3")]
    assert "mend or remove this line" in left[0]["what"]
    last = [event.data for event in told if event.kind == "progress"][-1]
    assert (last["read"], last["total"], last["stored"], last["rejected"], last["article"]) == (1, 1, 1, 2, "Followed")
    assert told[-1].data == job(client, one)
    held = list(followed(client, one, 0))
    assert held[-1] == told[-1]
    assert list(followed(client, one, held[-2].number)) == [told[-1]]
    over = client.get(f"/jobs/{one}/events", headers={"Last-Event-ID": str(told[-1].number)})
    assert over.status_code == 204
    assert client.get(f"/jobs/{one}/events", headers={"Last-Event-ID": "x"}).status_code == 422


def test_an_article_is_removed_with_its_claims(tmp_path: Path) -> None:
    with served(stored(tmp_path / "graph.db")) as found, Client(base_url=found.address) as client:
        assert client.get("/support").json()["plain"] != []
        gone = client.delete(f"/articles/{DRONES.article.id}")
        assert (gone.status_code, gone.content) == (204, b"")
        assert client.get("/support").json()["plain"] == []
        again = client.delete(f"/articles/{DRONES.article.id}")
        assert (again.status_code, again.json()["type"]) == (404, "/problems/not-stored")


def test_an_export_is_taken_in_and_its_decisions_only_from_an_admin(tmp_path: Path) -> None:
    source = EmbeddedStore(stored(tmp_path / "source.db"))
    source.decide([Decision(canonical="TUR", ids=("turkiye",))], ())
    export = exported(source)
    source.close()
    keys = {scope: f"allegiance_{scope}" for scope in (Scope.LOAD, Scope.ADMIN, Scope.READ)}
    entries = " ".join(Key(scope, frozenset({scope}), hash_of(secret)).entry() for scope, secret in keys.items())
    with served(tmp_path / "graph.db", Settings(api_keys=entries)) as found, Client(base_url=found.address) as client:
        assert client.post("/articles", content=export, headers=PLAIN).status_code == 401
        client.headers["Authorization"] = f"Bearer {keys[Scope.READ]}"
        refused = [
            client.post("/articles", content=export, headers=PLAIN),
            client.get("/jobs"),
            client.delete("/jobs/j0"),
            client.delete("/articles/a"),
        ]
        assert [response.status_code for response in refused] == [403] * 4
        client.headers["Authorization"] = f"Bearer {keys[Scope.LOAD]}"
        done = ended(client, taken(client, content=export, headers=PLAIN)["id"])
        assert (done["state"], counts(done)) == ("done", (2, 2, 0, 0))
        assert [(one["reason"], one["count"]) for one in done["report"]["rejected"]] == [("identity", 1)]
        assert found.service.streaming().decisions() == ()
        client.headers["Authorization"] = f"Bearer {keys[Scope.ADMIN]}"
        done = ended(client, taken(client, content=gzip.compress(export), headers=PLAIN)["id"])
        assert (counts(done), done["report"]["rejected"]) == ((2, 0, 2, 0), [])
        assert [one.ids for one in found.service.streaming().decisions()] == [("turkiye",)]


def test_a_queue_that_is_full_takes_no_more(tmp_path: Path) -> None:
    with served(tmp_path / "graph.db", Settings(jobs_max_open=2, jobs_max_bytes=5000)) as found, Client(base_url=found.address) as client:
        first = post(client, RIFLES, headers={"Idempotency-Key": "a"})
        large = client.post("/articles", content=b"x" * 5000, headers=PLAIN)
        post(client, RIFLES | {"title": "Second"})
        full = client.post("/articles", json=RIFLES | {"title": "Third"})
        assert (full.status_code, full.headers["retry-after"], full.json()["type"]) == (429, "30", "/problems/too-many-jobs")
        assert large.status_code == 429
        assert post(client, RIFLES, headers={"Idempotency-Key": "a"})["id"] == first["id"]
        waiting = client.get("/jobs").json()["jobs"][0]
        assert (waiting["state"], waiting["ahead"]) == ("queued", 1)
        assert client.delete(f"/jobs/{waiting['id']}").json()["state"] == "cancelled"
        [*_, event] = followed(client, waiting["id"])
        assert event.kind == "cancelled"
