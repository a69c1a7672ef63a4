"""What the document shows as examples: what the service said of the sample (`python -m tests.api.examples` writes it), and what to ask."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")
PLAINLY: dict[str, Any] = {
    "by": ["Turkey"],
    "of": ["Azerbaijan"],
    "against": ["ARM"],
    "actor": ["NATO"],
    "between": ["Turkey", "Armenia"],
    "byKind": ["State"],
    "ofKind": ["Person"],
    "type": ["ARMS"],
    "family": ["military"],
    "since": "2020-09",
    "until": "2020-11-09",
    "publishedSince": "2020-09",
    "publishedUntil": "2020-11-09",
    "asOf": "2020-10-05",
    "knownBy": "2020-10-05",
    "loadedAfter": 4,
    "loadedUntil": 12,
    "name": "Turkey",
    "text": "turk",
    "kind": "State",
    "outlet": ["Reuters"],
    "speaker": "Armenia",
    "topic": "ceasefire",
    "place": "Nagorno-Karabakh",
    "weapon": "drones",
    "stance": "denies",
    "modality": "requested",
    "minConfidence": 0.8,
    "expand": "claims",
    "period": "month",
    "hops": 3,
    "as": "digest",
    "voice": "TUR",
    "format": "json",
    "/analysis/similar actor": "Turkey",
    "/analysis/common actors": ["Turkey", "Armenia"],
    "/problems/{name} name": "unknown-name",
    "/export format": "jsonl",
    "/ontology format": "turtle",
    "state": "running",
    "Idempotency-Key": "monday-morning",
    "default-graph-uri": ["https://w3id.org/allegiance/graph/relations"],
    "named-graph-uri": ["https://w3id.org/allegiance/graph/relations"],
}


@cache
def answers() -> dict[str, Any]:
    """Returns an answer for each operation that has one, by method and path: `get /support`."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


@cache
def values() -> dict[str, Any]:
    """Returns a value for each parameter, by its name or by path and name; ids and cursors are of the answers that are shown."""
    shown = answers()
    article, claim = shown["get /articles/{id}"]["id"], shown["get /claims"]["claims"][0]["id"]
    ids = {"articles": article, "claims": claim, "disputes": shown["get /disputes"]["disputes"][0]["id"]}
    return {
        **{f"/{name}/{{id}} id": value for name, value in ids.items()},
        "/relations/{id} id": shown["get /support"]["plain"][0]["id"],
        "/jobs after": "17",
        "after": shown["get /support"]["next"],
        "article": article,
        **PLAINLY,
    }
