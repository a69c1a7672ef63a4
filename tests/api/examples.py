"""Makes the examples of the document: what a service says of the sample and of two short articles of ours.

python -m tests.api.examples        # writes api/examples.json; needed where the form of an answer changes
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from httpx import Client

from api.answers_shown import FILE
from api.settings import Settings
from graph.embedded import EmbeddedStore
from loaders.samples import DIGEST
from tests.api.asking_jobs import ended, post, taken
from tests.api.serving import served

type Json = dict[str, Any]

FEW = 2  # of each list: enough to see its form
TEXT = (
    "Kenya supports Uganda. Kenya also supports South Sudan. Uganda accused South Sudan of attacking a border post near Moyo on Tuesday. "
    "South Sudan denied the accusation. Kenya called on both neighbours to reopen the crossing before the rains begin. Traders on either "
    "bank said that the closure had doubled the price of maize within a week, and that lorries with onions and cooking oil were turning "
    "back at dusk. Officials in Nairobi offered to send observers to the bridge. No date has been set for a meeting of the ministers, who "
    "last met in the spring to draw the line between two grazing grounds on the western slope of the hills."
)
NEWS = [
    {"title": "Rifles cross a border", "outlet": "Example Post", "published": "2021-03-04", "text": TEXT},
    {"title": "Border post attacked, says Uganda", "outlet": "Example Herald", "published": "2021-03-05", "text": TEXT},
]
QUERY = "MATCH (a:Actor)-[r:SUPPORTS]->(b:Actor) WHERE r.claims >= $least RETURN a.name AS who, b.name AS whom, r.claims AS claims LIMIT 2"
ROW: Json = {"limit": 1, "quotes": 1}
ASKED: dict[str, tuple[str, Json]] = {
    **{f"get /{name}": (f"/{name}", ROW) for name in ("support", "opposition", "relations", "arms", "accusations", "positions", "events")},
    "get /both-sides": ("/both-sides", ROW),
    "get /changes": ("/changes", ROW | {"publishedSince": "2021"}),
    "get /disputes": ("/disputes", ROW),
    "get /memberships": ("/memberships", ROW | {"of": "NATO", "by": "Turkey"}),
    "get /claims": ("/claims", {"limit": 1, "outlet": "Example Post"}),
    "get /days": ("/days", {"actor": "Turkey", "period": "year"}),
    "get /outlets": ("/outlets", {"limit": 2}),
    "get /articles": ("/articles", {"limit": 1, "outlet": "Example Post"}),
    "get /actors": ("/actors", {"text": "turk", "limit": 2}),
    "get /actors/{name}": ("/actors/Kenya", {}),
    "get /actors/{name}/relations": ("/actors/Kenya/relations", ROW),
    "get /actors/{name}/neighbourhood": ("/actors/Kenya/neighbourhood", {"limit": 2, "relations": 1}),
    "get /paths": ("/paths", {"from": "Uganda", "to": "Kenya", "limit": 1, "quotes": 1}),
    "get /timeline": ("/timeline", {"one": "Kenya", "other": "Uganda"}),
    "get /analysis/centrality": ("/analysis/centrality", {"limit": 2}),
    "get /analysis/communities": ("/analysis/communities", {"limit": 2, "members": 2}),
    "get /analysis/balance": ("/analysis/balance", {"limit": 1}),
    "get /analysis/similar": ("/analysis/similar", {"actor": "Russia", "limit": 1}),
    "get /analysis/common": ("/analysis/common", {"actors": ["Uganda", "South Sudan"], "limit": 1}),
    "get /analysis/network": ("/analysis/network", {}),
    "get /copies": ("/copies", {"limit": 1}),
    "get /cypher/examples": ("/cypher/examples", {}),
    "get /stats": ("/stats", {}),
    "get /health/live": ("/health/live", {}),
    "get /health/ready": ("/health/ready", {}),
    "get /problems": ("/problems", {}),
    "get /problems/{name}": ("/problems/unknown-name", {}),
    "get /jobs": ("/jobs", {"limit": 1}),
}


def examples(client: Client) -> Json:
    """Returns an answer for each operation, by method and path."""
    job = post(client, NEWS)
    ended(client, job["id"])
    found = {name: asked(client, path, params) for name, (path, params) in ASKED.items()}
    found["post /articles"], found["get /jobs/{id}"] = job, asked(client, f"/jobs/{job['id']}", {})
    waiting = [post(client, one | {"title": f"Second edition {number}"})["id"] for number, one in enumerate(NEWS)]
    found["delete /jobs/{id}"] = client.delete(f"/jobs/{waiting[-1]}").json()
    for name, path in (
        ("get /relations/{id}", "/relations/" + _first(found["get /relations"])["id"]),
        ("get /disputes/{id}", "/disputes/" + found["get /disputes"]["disputes"][0]["id"]),
        ("get /claims/{id}", "/claims/" + found["get /claims"]["claims"][0]["id"]),
        ("get /articles/{id}", "/articles/" + found["get /articles"]["articles"][0]["id"]),
    ):
        found[name] = asked(client, path, {"limit": 1} if "relations" in path else {})
    answer = client.post("/cypher", json={"query": QUERY, "parameters": {"least": 1}})
    found["post /cypher"] = answer.raise_for_status().json()
    for one in waiting:
        ended(client, one)
    return {name: _few(found[name]) for name in sorted(found)}


def asked(client: Client, path: str, params: Json) -> Any:  # noqa: ANN401 - any JSON
    """Returns an answer."""
    return client.get(path, params=params).raise_for_status().json()


def _first(answer: Json) -> Json:
    found: Json = (*answer["plain"], *answer["claimed"])[0]
    return found


def _few(told: Any) -> Any:  # noqa: ANN401 - any JSON
    """Returns JSON with the first few of each list."""
    if isinstance(told, dict):
        return {key: _few(value) for key, value in told.items()}
    return [_few(value) for value in told[:FEW]] if isinstance(told, list) else told


@contextmanager
def sample_served() -> Iterator[Client]:
    """Gives a client of a service over the sample."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.db"
        EmbeddedStore(path).close()
        with served(path, Settings(rate_limit="")) as found, Client(base_url=found.address, timeout=600) as client:
            ended(client, taken(client, files={"file": (DIGEST.name, DIGEST.read_bytes())})["id"])
            yield client


def main() -> None:
    """Writes the file."""
    with sample_served() as client:
        told = json.dumps(examples(client), ensure_ascii=False, indent=1)
    FILE.write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
