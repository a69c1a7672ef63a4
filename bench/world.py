"""A made world for figures of the whole network: actors, a relation for each two drawn at random, and a claim behind each.

Claims name a weapon, a place or a topic as their type has it, and beside them stand a tenth as many that have no object.
Its store is filled by the engine alone: by way of articles it would take an hour.
"""

from collections import defaultdict
from itertools import batched
from pathlib import Path
from random import Random
from typing import Any

from graph.embedded import EmbeddedStore
from graph.model import relation_id
from graph.relations import group_id
from ontology.vocabulary import vocabulary

BATCH = 20_000
CREATE_ACTORS = "UNWIND $rows AS r CREATE (a:Actor) SET a += r"
CREATE_CLAIMS = "UNWIND $rows AS r CREATE (c:Claim) SET c += r"
CREATE_EDGES = "UNWIND $rows AS r MATCH (s:Actor {{id: r.source}}) MATCH (t:Actor {{id: r.target}}) CREATE (s)-[e:{}]->(t) SET e += r.edge"
PLAIN = 0.8  # of the relations
ALONE = ("REQUESTS", "PROTESTS", "ATTACKS")
DETAILS = 300  # weapons, places and topics


def made_world(path: Path, actors: int, relations: int) -> EmbeddedStore:
    """Returns a store of so many actors and relations."""
    store, draw = EmbeddedStore(path), Random(1)
    ids = [f"actor-{number:06}" for number in range(actors)]
    engine = store._db  # what the store is over
    for page in batched(ids, BATCH):
        engine.execute_cypher(CREATE_ACTORS, {"rows": [{"id": key, "name": key.title(), "kind": "State", "aliases": []} for key in page]})
    pairs: dict[tuple[int, int], tuple[int, int]] = {}  # one way alone, by both ends in order
    while len(pairs) < relations:
        one, other = draw.randrange(actors), draw.randrange(actors)
        if one != other:
            pairs.setdefault((min(one, other), max(one, other)), (one, other))
    types = [kind for kind in vocabulary().relations.values() if kind.aligned]
    for batch in batched(pairs.values(), BATCH):
        edges: dict[str, list[dict[str, Any]]] = defaultdict(list)
        claims = []
        for one, other in batch:
            kind = draw.choice(types)
            source, target = sorted((ids[one], ids[other])) if kind.symmetric else (ids[one], ids[other])
            key, plain = relation_id(source, kind.name, target, symmetric=kind.symmetric), draw.random() < PLAIN
            date = _day(draw)
            edges[kind.name if plain else "CLAIMED"].append(
                {"source": source, "target": target, "edge": _edge(key, kind.name, kind.sign, plain, date)}
            )
            claims.append(_claim(key, kind.name, source, target, plain, date) | _details(draw, kind.name))
        engine.execute_cypher(CREATE_CLAIMS, {"rows": claims})
        for name, rows in edges.items():
            engine.execute_cypher(CREATE_EDGES.format(name), {"rows": rows})
    for numbers in batched(range(relations // 10), BATCH):
        rows = []
        for number in numbers:
            source, name = draw.choice(ids), draw.choice(ALONE)
            claim = _claim(group_id(source, name, None), name, source, None, draw.random() < PLAIN, _day(draw)) | _details(draw, name)
            rows.append(claim | {"id": f"c-alone-{number}", "relationId": None, "sourceId": None})
        engine.execute_cypher(CREATE_CLAIMS, {"rows": rows})
    return store


def _day(draw: Random) -> str:
    return f"2020-{draw.randrange(1, 13):02}-{draw.randrange(1, 29):02}"


def _details(draw: Random, relation: str) -> dict[str, str | None]:
    """Returns the weapon, place and topic that a claim names, each in two of three where its type may have one."""

    def any_of(name: str, types: tuple[str, ...]) -> str | None:
        return f"{name} {draw.randrange(DETAILS)}" if relation in types and draw.random() < 2 / 3 else None

    families = vocabulary()
    return {
        "weapon": any_of("Drone", ("ARMS",)),
        "place": any_of("Town", families.family("event")),
        "topic": any_of("Question", families.family("position")),
    }


def _edge(key: str, relation: str, sign: int, plain: bool, date: str) -> dict[str, Any]:
    none = dict.fromkeys(("declared", "attributed", "denials", "questions", "ended", "speakers"), 0)
    number = {"claims": 1, "stated": int(plain), "alleged": int(not plain), "outlets": 1, "origins": 1}
    return {"id": key, "relation": relation, "sign": sign, "plain": plain, "firstDate": date, "lastDate": date} | none | number


def _claim(key: str, relation: str, source: str, target: str | None, plain: bool, date: str) -> dict[str, Any]:
    ends = {"sourceId": source, "targetId": target, "subjectId": source, "objectId": target}
    rest = {"articleId": f"a-{key}", "origin": f"o-{key}", "outlet": "Herald", "part": "body", "confidence": 0.9, "plain": plain}
    lists = {"voices": list[str](), "voiceSides": list[str](), "unnamed": list[str]()}
    counted = "stated" if plain else "alleged"
    return (
        {"id": f"c-{key}", "relationId": key, "groupId": key, "relation": relation, "counted": counted, "date": date} | ends | rest | lists
    )
