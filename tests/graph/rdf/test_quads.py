"""Records as quads: facts alone in the default graph, all else as claims in the graph of its article."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, RdfFormat, parse, serialize

from graph.model import Actor, Genre, Mark, MarkKind, Modality, Phase, Stance
from graph.rdf.iris import Iris
from graph.rdf.quads import (
    actor_node,
    article_nodes,
    as_lines,
    as_quads,
    decision_nodes,
    listing_nodes,
    plain_node,
    relation_node,
    ruling_node,
)
from graph.rdf.terms import day, link, literal, number
from graph.relations import Relation
from graph.store import Decision, Listing, Reading, Ruling
from loaders.reference import reference_actors
from ontology.vocabulary import AL, vocabulary
from tests.building import actor, reading, told

IRIS = Iris()
BASE = IRIS.base


def article_quads(one: Reading) -> list[Quad]:
    """Returns the quads of a reading's graph."""
    return as_quads(article_nodes(one.article, one.extractor, one.claims, IRIS), IRIS.graph(one.article.id))


def said(quads: list[Quad], subject: str) -> dict[str, set[str]]:
    """Returns what is said of a resource, by the last part of each property; IRIs of ours without their base."""
    found: dict[str, set[str]] = {}
    for quad in quads:
        if str(quad.subject) == f"<{BASE}{subject}>":
            value = quad.object.value.removeprefix(BASE).removeprefix(AL)  # type: ignore[union-attr]  # no triple is an object here
            found.setdefault(quad.predicate.value.replace("#", "/").rpartition("/")[2], set()).add(value)
    return found


def relation(**more: object) -> Relation:
    """Returns a relation that one claim states."""
    numbers = dict.fromkeys(("declared", "attributed", "alleged", "denials", "questions", "ended", "speakers"), 0)
    known = dict.fromkeys(("claims", "stated", "outlets", "origins", "sign"), 1)
    ends = {"id": "TUR.SUPPORTS.AZE", "source": "TUR", "relation": "SUPPORTS", "target": "AZE"}
    return Relation(**{**ends, **numbers, **known, "first_date": "2020-10-05", "last_date": None, **more})  # type: ignore[arg-type]  # a test's own


def test_an_actor_has_its_kind_and_names() -> None:
    one = actor("TUR", aliases=("Ankara", "Türkiye"), wikidata="Q43")
    assert said(as_quads([actor_node(one, IRIS)]), "actor/TUR") == {
        "type": {"State"},
        "label": {"Turkey"},
        "altLabel": {"Ankara", "Türkiye"},
        "iso3": {"TUR"},
        "exactMatch": {"http://www.wikidata.org/entity/Q43"},
        "closeMatch": {"https://sws.geonames.org/298795/"},
    }


def test_a_body_is_its_item_of_wikidata_too() -> None:
    iaea = next(one for one in reference_actors() if one.id == "iaea")
    assert said(as_quads([actor_node(iaea, IRIS)]), "actor/iaea")["exactMatch"] == {"http://www.wikidata.org/entity/Q41984"}


def test_only_a_plain_relation_is_a_triple() -> None:
    assert plain_node(relation(), IRIS) == (f"<{BASE}actor/TUR>", [(f"<{AL}supports>", f"<{BASE}actor/AZE>")])
    assert plain_node(relation(stated=0, alleged=1), IRIS) is None
    assert plain_node(relation(stated=0, attributed=3), IRIS) is None


def test_a_derived_relation_tells_from_which_claims_it_is() -> None:
    one = relation(stated=0, alleged=1, denials=2)
    found = said(as_quads([relation_node(one, ["c1", "c2"], IRIS)], IRIS.relations), "relation/TUR.SUPPORTS.AZE")
    assert found["wasDerivedFrom"] == {"claim/c1", "claim/c2"}
    assert (found["relation"], found["plain"], found["standing"]) == ({"supports"}, {"false"}, {"standing-alleged"})
    assert (found["denials"], found["disputed"], found["ended"]) == ({"2"}, {"true"}, {"0"})


def test_a_listed_membership_is_a_triple_while_it_lasts() -> None:
    holds = Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference")
    lines = as_lines(listing_nodes(holds, IRIS))
    assert f"<{BASE}actor/TUR> <{AL}listedMemberOf> <{BASE}actor/nato> .\n" in lines
    ended = as_lines(listing_nodes(replace(holds, end="2020"), IRIS))
    assert not [line for line in ended if "listedMemberOf" in line]
    assert [line for line in ended if f'<{AL}to> "2020"^^<http://www.w3.org/2001/XMLSchema#gYear>' in line]
    assert not [line for line in lines + ended if f"<{AL}memberOf>" in line]


def test_a_claim_is_a_resource_with_its_evidence() -> None:
    accusation = told(
        "TUR", "SENDS_FORCES", "AZE", "ARM", "some officials", sentence="ARM quoted some officials that TUR sends forces to AZE."
    )
    one = reading(accusation)
    (claim,) = one.claims
    quads = article_quads(one)
    found = said(quads, f"claim/{claim.id}")
    assert (found["subject"], found["relation"], found["object"]) == ({"actor/TUR"}, {"sendsForces"}, {"actor/AZE"})
    assert (found["standing"], found["plain"], found["wasAttributedTo"]) == ({"standing-alleged"}, {"false"}, {"actor/ARM"})
    assert found["wasDerivedFrom"] == {f"article/{one.article.id}"}
    assert said(quads, f"selector/{claim.id}/quote")["exact"] == {claim.quote}
    assert said(quads, f"selector/{claim.id}/position")["start"] == {str(claim.start)}
    assert said(quads, f"speaker/{claim.id}/1") == {
        "type": {"Speaker"},
        "level": {"1"},
        "text": {"some officials"},
        "start": {str(claim.speakers[1].start)},
        "end": {str(claim.speakers[1].end)},
    }
    assert said(quads, f"mention/{claim.id}/speaker-0")["side"] == {"actor/ARM"}


@pytest.mark.parametrize(
    "claim",
    [
        told("TUR", "ARMS", "AZE", "ARM", alleging=True),
        told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES),
        told("TUR", "ARMS", "AZE", stance=Stance.QUESTIONS),
        told("TUR", "ARMS", "AZE", modality=Modality.POSSIBLE),
        told("TUR", "ARMS", "AZE"),
    ],
)
def test_no_claim_is_a_triple_between_actors(claim: object) -> None:
    quads = article_quads(reading(claim))  # type: ignore[arg-type]  # a sentence
    types = {r.iri for r in vocabulary().relations.values()}
    assert quads
    assert not [quad for quad in quads if quad.predicate.value in types]
    assert not [quad for quad in quads if quad.graph_name == DefaultGraph()]


def test_an_article_comes_with_its_provenance() -> None:
    one = reading(told("TUR", "ARMS", "AZE"), url="https://herald.example/news/1?a=%20b")
    marks = (Mark(MarkKind.DATELINE, 6, 9, "Baku"), Mark(MarkKind.CAPTION, 10, 12, "x"))
    article = replace(one.article, authors=("Ann Lee", "Bo Ek"), marks=marks, voice="TUR", genre=Genre.STATEMENT)
    quads = article_quads(replace(one, article=article))
    found = said(quads, f"article/{article.id}")
    assert (found["outlet"], found["published"], found["url"]) == (
        {"outlet/herald"},
        {"2020-10-05"},
        {"https://herald.example/news/1?a=%20b"},
    )
    assert (found["genre"], found["voice"], len(found["authors"]), len(found["mark"])) == ({"genre-statement"}, {"actor/TUR"}, 2, 2)
    graph = said(quads, f"graph/article/{article.id}")
    assert graph["wasGeneratedBy"] == {f"extraction/{article.id}/test%201"}
    assert said(quads, f"extraction/{article.id}/test%201")["wasAssociatedWith"] == {"extractor/test%201"}
    assert said(quads, f"retrieval/{article.id}")["used"] == {article.url}


def test_decisions_are_told_apart_from_the_claims() -> None:
    decision = Decision(canonical="TUR", ids=("turkiye",), reason="one state", by="ann", date="2026-01-02")
    lines = as_lines([*decision_nodes(decision, IRIS), ruling_node(Ruling("a1", "a2"), IRIS)], IRIS.decisions)
    assert f"<{BASE}actor/turkiye> <{AL}countsAs> <{BASE}actor/TUR> <{IRIS.decisions}> .\n" in lines
    assert len([line for line in lines if "/ruling/" in line]) == 3


def test_lines_are_those_of_canonical_n_quads() -> None:
    """pyoxigraph writes the same bytes, and every property and class is one of the ontology or of another vocabulary."""
    details = {"place": "Ganja", "weapon": "drone", "topic": "aid", "office": "envoy", "former": True, "date": "2020", "content": "ARM"}
    claim = told("TUR", "ARMS", "AZE", "ARM", phase=Phase.ENDS, **details)
    one = reading(claim, title='Quo"te\\d\u0001\u007f \U0001f600\u2028')
    nodes = list(article_nodes(one.article, one.extractor, one.claims, IRIS))
    lines = as_lines(nodes, IRIS.graph(one.article.id))
    quads = list(parse("".join(lines), format=RdfFormat.N_QUADS))
    assert serialize(quads, format=RdfFormat.N_QUADS) == "".join(lines).encode()
    assert as_quads(nodes, IRIS.graph(one.article.id)) == quads


def test_every_term_is_in_the_ontology() -> None:
    details = {"place": "Ganja", "weapon": "drone", "topic": "aid", "office": "envoy", "former": True, "date": "2020", "content": "ARM"}
    one = reading(told("TUR", "ARMS", "AZE", "ARM", phase=Phase.ENDS, **details), told("ARM", "ACCUSES", "TUR", about=(0,)))
    decision, listing = (
        Decision(canonical="TUR", ids=("t",), reason="x", by="y", date="2020"),
        Listing(member="TUR", alliance="nato", role="member", start="1952", end="2030", source="reference"),
    )
    nodes = [
        *decision_nodes(decision, IRIS),
        ruling_node(Ruling("a1", None), IRIS),
        *listing_nodes(listing, IRIS),
        actor_node(actor("TUR"), IRIS),
    ]
    quads = [*article_quads(one), *as_quads([*nodes, relation_node(relation(last_date="2020"), ["c1"], IRIS)])]
    turtle = (Path(__file__).parents[3] / "ontology" / "allegiance.ttl").read_bytes()
    declared = {str(quad.subject) for quad in parse(turtle, format=RdfFormat.TURTLE)}
    assert {str(term) for quad in quads for term in (quad.predicate, quad.object) if str(term).startswith(f"<{AL}")} <= declared


def test_what_a_label_holds_stays_in_its_literal() -> None:
    bad = Actor(id="x", name='Bad" . <http://e.example/s> <http://e.example/p> "\n', kind="Person")
    assert {str(quad.subject) for quad in as_quads([actor_node(bad, IRIS)])} == {f"<{BASE}actor/x>"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2020-02-29", "date"),
        ("2020-02", "gYearMonth"),
        ("2020", "gYear"),
        ("2021-02-29", "string"),
        ("2020-13", "string"),
        ("soon", "string"),
    ],
)
def test_a_date_has_the_datatype_that_fits_it(text: str, kind: str) -> None:
    datatype = f"^^<http://www.w3.org/2001/XMLSchema#{kind}>" if kind != "string" else ""
    assert day(text) == f'"{text}"{datatype}'


def test_numbers_are_as_short_as_they_can_be() -> None:
    assert [number(n).split("^")[0] for n in (0.86, 12.0, 1e21)] == ['"0.86"', '"12"', '"1e+21"']
    assert literal("tab\there") == '"tab\\there"'


@pytest.mark.parametrize("url", ["https://e.org/a b", "https://e.org/%zz", "javascript:alert(1)", "https://e.org/<x>", "https://e.org/é"])
def test_an_address_that_is_no_iri_everywhere_is_no_link(url: str) -> None:
    assert link(url) is None
