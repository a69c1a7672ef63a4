"""The questions in SPARQL give the rows of their twins in Cypher, on the data of every scenario, on both engines."""

import json
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import questions
from graph.answers import Filters, Row
from graph.querying import Limits
from graph.rdf.iris import Iris
from graph.sparql import questions as in_sparql
from graph.sparql.kept import KeptQuads
from graph.sparql.snapshot import SparqlQuery, checked
from graph.store import Decision, Listing, Store
from ontology.vocabulary import vocabulary
from tests.building import actor, reading
from tests.contract.conftest import store
from tests.cypher.graphs import filled
from tests.scenarios.test_scenarios import FILES, sentence

__all__ = ["store"]

LIMITS = Limits(time_s=60.0, wait_s=30.0)
ALL = Filters(limit=10_000)
IRIS = Iris()
NUMBERS = ("plain", "claims", "outlets", "origins", "first", "last")
KINDS = ("plain", "claims", "stated", "declared", "attributed", "alleged", "outlets", "origins", "first", "last")
TWINS: dict[str, tuple[Any, tuple[str, ...], str | None]] = {
    "support": (questions.support, KINDS, None),
    "opposition": (questions.opposition, KINDS, None),
    "relations": (questions.relations, KINDS, None),
    "accusations": (questions.accusations, NUMBERS, None),
    "memberships": (lambda store, filters: questions.memberships(store, filters).claimed, KINDS, None),
    "arms": (questions.arms, NUMBERS, "weapon"),
    "positions": (questions.positions, NUMBERS, "topic"),
    "events": (questions.events, NUMBERS, "place"),
}


@pytest.fixture
def quads(tmp_path: Path) -> Iterator[KeptQuads]:
    """The quads of the store."""
    quads = KeptQuads(tmp_path / "rdf", IRIS.base)
    yield quads
    quads.close()


def asked(quads: KeptQuads, store: Store, name: str) -> list[dict[str, str]]:
    """Returns the rows of a question in SPARQL."""
    with quads.snapshot(lambda: nullcontext(store), LIMITS) as snapshot:
        answer = snapshot.sparql(checked(SparqlQuery(in_sparql()[name]), LIMITS, quads.names), LIMITS)
    return [{key: term["value"] for key, term in row.items()} for row in json.loads(answer.body)["results"]["bindings"]]


def _id(iri: str | None) -> str | None:
    named = IRIS.read(iri) if iri else None
    return named.id if named else None


def in_rows(rows: list[dict[str, str]], columns: tuple[str, ...], extra: str | None) -> list[tuple[object, ...]]:
    """Returns rows of SPARQL as they are compared."""
    names = {kind.iri: name for name, kind in vocabulary().relations.items()}
    return sorted(
        (
            _id(row["subject"]) or "",
            names[row["relation"]],
            _id(row.get("object")) or "",
            row[extra] if extra else "",
            *(row.get(column) or "" for column in columns),
        )
        for row in rows
    )


def of_cypher(rows: tuple[Row, ...], columns: tuple[str, ...], extra: str | None) -> list[tuple[object, ...]]:
    """Returns rows of Cypher as they are compared."""
    return sorted(
        (
            row.subject.id,
            row.relation,
            row.object.id if row.object else "",
            (getattr(row, extra) or "") if extra else "",
            *(_text(getattr(row, column)) for column in columns),
        )
        for row in rows
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def twins_differ(quads: KeptQuads, store: Store) -> dict[str, object]:
    """Returns those questions whose answers in SPARQL and Cypher differ."""
    differing: dict[str, object] = {}
    for name, (ask, columns, extra) in TWINS.items():
        one, other = in_rows(asked(quads, store, name), columns, extra), of_cypher(ask(store, ALL), columns, extra)
        if one != other:
            differing[name] = (one, other)
    claims = [(row["day"], _id(row["claim"])) for row in asked(quads, store, "claims")]
    dated = [(claim.date_start or claim.article.published or "", claim.id) for claim in questions.claims(store, ALL).claims]
    if claims != dated:
        differing["claims"] = (claims, dated)
    listed = {(_id(row["member"]), _id(row["alliance"]), row.get("since"), row.get("until")) for row in asked(quads, store, "listed")}
    if listed != {(w.member, w.alliance, w.start, w.end) for w in store.listings()}:
        differing["listed"] = listed
    disputed = {_id(iri_of(row)) for row in asked(quads, store, "disputes")}
    if disputed != {relation.id for relation in store.relations() if relation.disputed}:
        differing["disputes"] = disputed
    return differing


def iri_of(row: dict[str, str]) -> str:
    """Returns the IRI of the relation of a row."""
    names = {kind.iri: name for name, kind in vocabulary().relations.items()}
    return IRIS.of("relation", f"{_id(row['subject'])}.{names[row['relation']]}.{_id(row['object'])}")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_twins_answer_alike_in_every_scenario(store: Store, quads: KeptQuads, path: Path) -> None:
    scenario = yaml.safe_load(path.read_text("utf-8"))
    for number, article in enumerate(scenario["given"]):
        more = {key: value for key, value in article.items() if key != "sentences"}
        store.put(reading(*map(sentence, article["sentences"]), **{"title": f"Article {number}", **more}))
    if listed := scenario.get("listed"):
        listings = [Listing(**{"role": "member", "start": None, "end": None, "source": "reference"} | one) for one in listed]
        store.put_listings(listings, [actor(key) for w in listings for key in (w.member, w.alliance)])
    store.settle()
    assert twins_differ(quads, store) == {}


def test_twins_answer_alike_after_a_decision(store: Store, quads: KeptQuads) -> None:
    filled(store)
    assert twins_differ(quads, store) == {}
    store.decide([Decision(canonical="TUR", ids=("RUS", "FRA"))], ())
    assert twins_differ(quads, store) == {}


def test_the_questions_list_the_types_of_the_ontology() -> None:
    for name, family in (("support", "support"), ("opposition", "opposition"), ("positions", "position"), ("events", "event")):
        types = {vocabulary().relation(kind).iri.rpartition("#")[2] for kind in vocabulary().family(family)}
        listed = in_sparql()[name].partition("VALUES ?relation {")[2].partition("}")[0].split()
        assert {term.removeprefix("al:") for term in listed} == types


def test_each_question_says_what_a_row_is() -> None:
    for name, text in in_sparql().items():
        head = [line for line in text.splitlines() if line.startswith("#")]
        assert len(head) >= 3, name
        assert any(line.startswith("# Parameters: none") for line in head), name
        assert any(line.startswith("# Row: ") for line in head), name
