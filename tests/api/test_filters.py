"""No filter is taken in silence: each that the document names changes some answer or is refused with the reason; no other is taken."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from httpx import Client, Response

from api.unfit import UNFIT, unfit
from graph.embedded import EmbeddedStore
from graph.model import Modality, Stance
from graph.store import Listing
from tests.api.serving import served
from tests.building import actor, reading, told

type Asked = Mapping[str, Any]

MERCENARIES: dict[str, Any] = {"place": "Shusha", "topic": "mercenaries", "weapon": "rifles", "date": "2020-10-20"}
OLDS = (
    told("TUR", "SUPPORTS", "AZE", date="2019-05-01", topic="ceasefire", place="Shusha", confidence=0.5),
    told("TUR", "ARMS", "AZE", date="2020-01-10", weapon="Bayraktar TB2", topic="drones", place="Ankara"),
    told("RUS", "ARMS", "AZE", weapon="T-90"),
    told("RUS", "ARMS", "ARM", weapon="Iskander", topic="missiles", place="Gyumri"),
    told("erdogan/TUR", "SUPPORTS", "AZE", "erdogan/TUR", topic="ceasefire"),
    told("POL", "SUPPORTS", "ARM", "POL", topic="ceasefire", place="Shusha", weapon="radar", confidence=0.4),
    told("POL", "MEMBER_OF", "nato", date="1999-03-12"),
    told("FRA", "MEMBER_OF", "nato", "FRA", place="Paris", topic="defence", weapon="Rafale", date="2020-02-01", confidence=0.3),
    told("ARM", "ALLIED_WITH", "RUS", date="1997-08-29"),
    told("ARM", "OPPOSES", "AZE", topic="ceasefire", place="Shusha", weapon="Iskander", date="2019-06-01", confidence=0.4),
    told("AZE", "SANCTIONS", "ARM", "Armenian officials", date="2020-03-01"),
    told("AZE", "ATTACKS", "ARM", place="Shusha", date="2020-10-01", weapon="drones", topic="war", confidence=0.5),
    told("ARM", "ATTACKS", "AZE", "AZE", place="Ganja", date="2020-10-02"),
    told("erdogan/TUR", "ATTACKS", "SYR", place="Idlib"),
    told("ARM", "REQUESTS", None, "ARM", topic="a ceasefire", place="Shusha", weapon="drones", confidence=0.4, date="2020-09-01"),
    told("TUR", "REQUESTS", "AZE", "TUR", topic="talks"),
    told("pashinyan/ARM", "REQUESTS", "nato", "FRA", topic="talks"),
)
OLD = reading(
    *OLDS,
    title="Old",
    outlet="Herald",
    published="2020-10-05",
)
NEWS = (
    told("TUR", "SUPPORTS", "AZE", topic="ceasefire"),
    told("USA", "SUPPORTS", "ARM"),
    told("USA", "SUPPORTS", "AZE", "USA"),
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", "ARM", **MERCENARIES),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, **MERCENARIES),
    told("pashinyan/ARM", "ACCUSES", "TUR", about=(3,), topic="mercenaries", place="Yerevan", weapon="rifles", date="2020-11-02"),
    told("AZE", "ACCUSES", "ARM", "AZE", confidence=0.4),
    told("FRA", "SUPPORTS", "ARM", "FRA", modality=Modality.POSSIBLE),
    told("FRA", "ACCUSES", "AZE", "ARM", stance=Stance.DENIES),
    told("FRA", "ARMS", "ARM", "Azeri officials", weapon="Rafale", modality=Modality.POSSIBLE),
    told("CAN", "ARMS", "TUR", "CAN", stance=Stance.QUESTIONS, weapon="sensors"),
    told("nato", "ATTACKS", "SYR", "SYR", modality=Modality.POSSIBLE, place="Raqqa"),
    told("nato", "REQUESTS", "ARM", "ARM", modality=Modality.POSSIBLE, topic="talks"),
    told("DEU", "REQUESTS", "ARM", "DEU", stance=Stance.DENIES, topic="talks"),
    told("SYR", "ATTACKS", "nato", "SYR", stance=Stance.DENIES, place="Raqqa"),
    told("DEU", "MEMBER_OF", "G8", "DEU", stance=Stance.DENIES),
    told("UKR", "MEMBER_OF", "nato", "UKR", modality=Modality.POSSIBLE),
    told("USA", "OPPOSES", "IRN", "IRN", modality=Modality.POSSIBLE),
    told("USA", "OPPOSES", "SAU", "SAU", stance=Stance.DENIES),
)
NEW = reading(
    *NEWS,
    title="New",
    outlet="Tribune",
    published="2020-11-07",
)
AGAIN = reading(
    told("TUR", "SUPPORTS", "AZE", "erdogan/TUR", topic="trade"),
    told("TUR", "ARMS", "AZE", "Armenian officials", "ARM", weapon="Bayraktar TB2"),
    told("ARM", "OPPOSES", "AZE", "ARM"),
    told("AZE", "ACCUSES", "ARM", "USA"),
    told("AZE", "ATTACKS", "ARM", "ARM", place="Shusha"),
    told("FRA", "MEMBER_OF", "nato"),
    told("ARM", "REQUESTS", None, topic="a ceasefire"),
    told("TUR", "SENDS_FORCES", "AZE", "ARM", place="Shusha", topic="mercenaries", date="2020-10-20"),
    told("IRN", "ARMS", "ARM", "AZE", weapon="rockets"),
    told("erdogan/TUR", "ARMS", "AZE", weapon="rockets"),
    told("IRN", "ACCUSES", "USA", "AZE"),
    told("IRN", "SUPPORTS", "ARM", "AZE"),
    told("IRN", "SUPPORTS", "AZE", "ARM"),
    told("macron/FRA", "SUPPORTS", "ARM"),
    told("macron/FRA", "SUPPORTS", "AZE"),
    told("erdogan/TUR", "SENDS_FORCES", "SYR", "SYR", date="2020-10-12"),
    told("erdogan/TUR", "SENDS_FORCES", "SYR", "erdogan/TUR", stance=Stance.DENIES, date="2020-10-12"),
    told("AZE", "MEMBER_OF", "nato", "ARM"),
    told("macron/FRA", "MEMBER_OF", "european-union"),
    told("FRA", "COOPERATES_WITH", "ARM"),
    told("FRA", "COOPERATES_WITH", "AZE"),
    told("TUR", "COOPERATES_WITH", "FRA"),
    title="Again",
    outlet="Gazette",
    published="2020-11-20",
)
WIRED = {"Old": OLDS, "New": NEWS}  # the same texts in another outlet: copies
LISTED = (
    Listing(member="POL", alliance="nato", role="member", start="1999-03-12", end=None, source="NATO"),
    Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="NATO"),
    Listing(member="UKR", alliance="G8", role="guest", start="1999-01-01", end="2003-12-31", source="G8"),
)

ACTORS: tuple[Any, ...] = ("TUR", "ARM", "AZE", "FRA", "POL")
DAYS = ("1999", "2019-05-15", "2020-01-31", "2020-10-10", "2020-11-10", "2021")
TRIED: dict[str, tuple[Any, ...]] = {
    "by": ACTORS,
    "of": (*ACTORS, "nato"),
    "against": (*ACTORS, "nato"),
    "actor": ACTORS,
    "between": (["TUR", "AZE"], ["ARM", "AZE"], ["FRA", "nato"], ["TUR", "POL"]),
    "byKind": ("Person", "State", "Alliance"),
    "ofKind": ("Alliance", "State"),
    "type": ("ARMS", "SUPPORTS", "ATTACKS", "OPPOSES", "MEMBER_OF", "SENDS_FORCES"),
    "family": ("support", "opposition", "military", "violent", "hostile"),
    "sign": ("hostile", "friendly"),
    "topic": ("ceasefire", "talks", "war", "mercenaries", "nothing"),
    "place": ("Shusha", "Paris", "Lachin", "Nowhere"),
    "weapon": ("Bayraktar TB2", "rifles", "nothing"),
    **dict.fromkeys(("since", "until", "publishedSince", "publishedUntil", "knownBy", "asOf"), DAYS),
    "outlet": ("Tribune", "Herald", "Nobody's"),
    "speaker": ("ARM", "TUR", "FRA", "CAN"),
    "stance": ("denies", "questions", "affirms"),
    "modality": ("possible", "negated", "requested"),
    "minClaims": (2, 3, 9),
    "minOutlets": (2, 3, 9),
    "minOrigins": (2, 3, 9),
    "minSpeakers": (1, 2, 9),
    "minConfidence": (0.6, 0.9),
    "plain": ("true", "false"),
    "own": ({"own": "true", "by": "FRA"}, {"own": "true", "by": "TUR"}, {"own": "true", "by": "ARM"}, {"own": "true", "of": "ARM"}, "true"),
    "members": ({"members": "true", "by": "nato"}, {"members": "true", "of": "nato"}, 3),
    "expand": ("claims",),
    "quotes": (1, 3),
    "limit": (1, 2),
    "after": ("nonsense",),
    "loadedAfter": (0, 1, 2),
    "loadedUntil": ({"loadedAfter": 0, "loadedUntil": 1}, {"loadedAfter": 0, "loadedUntil": 2}),
    "from": ("FRA",),
    "to": ("FRA",),
    "find": ("shortest",),
    "hops": (1, 2, 3),
    "directed": ("true",),
    "rollUp": ("true", {"rollUp": "true", "type": "SUPPORTS"}, {"rollUp": "true", "plain": "false"}),
    "weight": ("recency", "evidence"),
    "through": ("RUS",),
    "around": ("AZE",),
    "alliances": ({"alliances": "true", "from": "POL", "to": "FRA", "type": "MEMBER_OF"},),
    "relations": (1,),
    "hub": ({"hub": 1, "hops": 2},),
    "one": ("FRA",),
    "other": ("FRA",),
    "everyType": ("true",),
    "measure": ("pagerank", "betweenness"),
    "resolution": (5, 0.1),
    "opposite": ("true",),
    "actors": (["ARM", "TUR"],),
    "direction": ("towards", "from"),
    "article": (OLD.article.id, "nothing"),
    "kind": ("Person", "Alliance"),
    "text": ("pol",),
    "called": ("Turkey",),
    "dateBy": ("published",),
    "period": ("year",),
}
BASES: dict[str, Asked] = {
    "/changes": {"publishedSince": "2020-10-06"},
    "/paths": {"from": "TUR", "to": "ARM", "find": "k-shortest"},
    "/timeline": {"one": "TUR", "other": "AZE"},
    "/analysis/similar": {"actor": "TUR"},
    "/analysis/common": {"actors": ["ARM", "AZE"]},
}
OWN_BASES: dict[tuple[str, str], Asked] = {
    ("/timeline", "byKind"): {"one": "TUR", "other": "AZE"},
    ("/timeline", "ofKind"): {"one": "FRA", "other": "nato"},
}
PATHS = {"{name}": "Armenia"}
ELSEWHERE = {"/jobs", "/sparql", "/export", "/ontology"}  # no questions; test_jobs.py, test_sparql.py, test_export.py, test_ontology.py


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A client of a service over articles that differ in all that a filter can ask for."""
    path: Path = tmp_path_factory.mktemp("filters") / "graph.db"
    store = EmbeddedStore(path)
    for one in (OLD, NEW, AGAIN, *(reading(*told_in, title=title, outlet="Wire") for title, told_in in WIRED.items())):
        store.put(one)
    store.put_listings(LISTED, [actor(key) for key in sorted({key for w in LISTED for key in (w.member, w.alliance)})])
    store.settle()
    store.close()
    with served(path) as found, Client(base_url=found.address, timeout=120) as client:
        yield client


def documented(client: Client) -> Iterator[tuple[str, list[str]]]:
    """Yields the paths of questions with their parameters."""
    for path, operations in client.get("/openapi.json").json()["paths"].items():
        if (
            "{id}" not in path
            and path not in ELSEWHERE
            and (names := [p["name"] for p in operations.get("get", {}).get("parameters", ()) if p["in"] == "query"])
        ):
            yield path, names


def asked(client: Client, path: str, given: Asked) -> Response:
    for name, value in PATHS.items():
        path = path.replace(name, value)
    return client.get(path, params=given)


def counts(client: Client, path: str, name: str) -> bool:
    """Returns whether a filter changes an answer, or is refused by its name."""
    base = OWN_BASES.get((path, name), BASES.get(path, {}))
    for tried in TRIED[name]:
        more = dict(tried) if isinstance(tried, dict) else {name: tried}
        without = {**base, **{key: value for key, value in more.items() if key != name}}
        answer, plain = asked(client, path, {**base, **more}), asked(client, path, without)
        if answer.status_code in (404, 422):
            if answer.status_code == 404 or {name, str(tried)} & set(re.findall(r"[\w-]+", answer.json()["detail"])):
                return True
        elif answer.json() != plain.json():
            return True
    return False


def test_every_documented_filter_counts_or_is_refused(client: Client) -> None:
    found = dict(documented(client))
    assert {"/support", "/claims", "/disputes", "/memberships", "/paths", "/timeline", "/analysis/common", "/articles"} <= found.keys()
    idle = [(path, name) for path, names in found.items() for name in names if not counts(client, path, name)]
    assert idle == []


def test_no_other_filter_is_taken(client: Client) -> None:
    for path, names in documented(client):
        for name in sorted(TRIED.keys() - set(names)):
            answer = asked(client, path, {**BASES.get(path, {}), name: "1"})
            assert answer.status_code == 422, (path, name)
            assert answer.json()["errors"][0]["where"] == f"query.{name}"


def test_what_a_question_cannot_obey_is_refused_with_the_reason(client: Client) -> None:
    known = dict(documented(client))
    for path in UNFIT:
        for name, reason in unfit(path).items():
            assert name not in known[path]
            answer = asked(client, path, {**BASES.get(path, {}), name: "2"})
            assert (answer.status_code, answer.json()["detail"]) == (422, f"query.{name}: {reason}")


@pytest.mark.parametrize(
    ("path", "name"),
    [(path, name) for path in ("/support", "/claims", "/disputes") for name in ("topic", "place", "weapon", "speaker", "outlet", "after")]
    + [("/paths", name) for name in ("topic", "place", "weapon", "speaker", "outlet", "through", "from")]
    + [("/actors", "kind"), ("/copies", "article"), ("/support", "by"), ("/support", "type"), ("/support", "since")],
)
def test_a_filter_that_names_nothing_is_refused(client: Client, path: str, name: str) -> None:
    for empty in ("", " "):
        answer = asked(client, path, {**BASES.get(path, {}), name: empty})
        assert answer.status_code == 422, (path, name)
