"""Jobs of a service over Neo4j, where several processes may serve one store: one of them does the jobs, each tells of them."""

from pathlib import Path

from httpx import Client

from api.settings import Settings
from graph.neo4j import Neo4jStore
from tests.api.asking_jobs import SLOW_S, counts, ended, followed, job, post, taken
from tests.api.serving import served_store
from tests.emptied import emptied, login
from tests.neo4j_server import TestServer

ARTICLES = [
    {
        "title": f"Rifles {number}",
        "outlet": "Example Post",
        "published": "2021-03-04",
        "text": f"Uganda supports Kenya. Egypt sold tanks to {name}.",
    }
    for number, name in enumerate(("Chad", "Mali", "Niger"))
]


def test_articles_are_stored_unchanged_replaced_and_removed_on_neo4j(neo4j_server: TestServer, tmp_path: Path) -> None:
    settings = Settings(store=neo4j_server.address, jobs=tmp_path / "jobs")
    with served_store(emptied(neo4j_server), settings) as found, Client(base_url=found.address, timeout=SLOW_S) as client:
        done = ended(client, post(client, ARTICLES)["id"])
        assert (done["state"], counts(done)) == ("done", (3, 3, 0, 0))
        changed = [ARTICLES[0], ARTICLES[1] | {"text": "Uganda supports Kenya."}, ARTICLES[2] | {"title": "Other"}]
        again = ended(client, post(client, changed)["id"])
        assert counts(again) == (3, 1, 1, 1)
        broken = taken(client, content=b"{}\n{", headers={"Content-Type": "application/x-ndjson"})
        kinds = [event.kind for event in followed(client, broken["id"]) if event.kind != "progress"]
        assert kinds == ["queued", "started", "rejected", "rejected", "failed"]
        [row] = client.get("/support", params={"by": "Uganda"}).json()["plain"]
        assert row["claims"] == 4
        articles = {claim["article"]["id"] for claim in client.get("/claims", params={"of": "Niger"}).json()["claims"]}
        assert len(articles) == 2
        for article in articles:
            assert client.delete(f"/articles/{article}").status_code == 204
            assert client.delete(f"/articles/{article}").status_code == 404
        assert client.get("/stats").json()["articles"] == 2


def test_another_worker_over_neo4j_takes_jobs_in_tells_of_them_and_does_them_when_the_first_is_gone(
    neo4j_server: TestServer, tmp_path: Path
) -> None:
    settings = Settings(store=neo4j_server.address, jobs=tmp_path / "jobs")
    store, other = emptied(neo4j_server), Neo4jStore(login(neo4j_server))
    with served_store(other, settings) as second, Client(base_url=second.address, timeout=SLOW_S) as client:
        with served_store(store, settings) as first, Client(base_url=first.address, timeout=SLOW_S) as one:
            ended(one, post(one, ARTICLES[:1])["id"])
            asked = post(client, ARTICLES[1:2])["id"]
            [*_, last] = followed(client, asked)
            assert last.data == job(one, asked)
            assert counts(last.data) == (1, 1, 0, 0)
        assert counts(ended(client, post(client, ARTICLES[2:])["id"])) == (1, 1, 0, 0)
        assert client.get("/stats").json()["articles"] == 3
