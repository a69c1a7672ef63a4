"""The JSON-LD context: a document in the names of the records says what the same in Turtle says, whoever reads it."""

import json

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.context import context, context_document
from ontology.terms import Kind, of_kind

CLAIM = {
    "id": "https://w3id.org/allegiance/id/claim/c1",
    "type": "Claim",
    "subject": "https://w3id.org/allegiance/id/actor/TUR",
    "relation": "al:sendsForces",
    "object": "https://w3id.org/allegiance/id/actor/AZE",
    "standing": "al:standing-alleged",
    "quote": "Turkey sent 300 men, they said.",
    "start": 12,
    "quantity": "300",
    "former": False,
    "dateStart": {"@value": "2020-09-25", "@type": "xsd:date"},
    "speaker": {
        "id": "https://w3id.org/allegiance/id/speaker/c1/0",
        "type": "Speaker",
        "level": 0,
        "actor": "https://w3id.org/allegiance/id/actor/ARM",
    },
}
TURTLE = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@base <https://w3id.org/allegiance/id/> .
<claim/c1> a al:Claim ; al:subject <actor/TUR> ; al:relation al:sendsForces ; al:object <actor/AZE> ; al:standing al:standing-alleged ;
    al:quote "Turkey sent 300 men, they said." ; al:start 12 ; al:quantity "300"^^xsd:double ; al:former false ;
    al:dateStart "2020-09-25"^^xsd:date ; al:speaker <speaker/c1/0> .
<speaker/c1/0> a al:Speaker ; al:level 0 ; al:actor <actor/ARM> .
"""


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD still makes one
def test_rdflib_reads_the_same_from_names_and_from_turtle() -> None:
    document = json.dumps({**context(), **CLAIM})
    assert isomorphic(Graph().parse(data=document, format="json-ld"), Graph().parse(data=TURTLE, format="turtle"))


def test_pyoxigraph_reads_the_same_from_names_and_from_turtle() -> None:
    document = json.dumps({**context(), **CLAIM})
    named, meant = Dataset(parse(document, format=RdfFormat.JSON_LD)), Dataset(parse(TURTLE, format=RdfFormat.TURTLE))
    for dataset in (named, meant):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    assert named == meant


def test_every_class_and_property_has_its_name() -> None:
    names = context()["@context"]
    assert isinstance(names, dict)
    wanted = of_kind(Kind.CLASS, Kind.RELATION_TYPE, Kind.PARENT, Kind.OBJECT_PROPERTY, Kind.VALUE_PROPERTY)
    assert {term.name for term in wanted} - set(names) == set()


def test_it_is_the_same_bytes_every_time() -> None:
    assert context_document() == context_document()
    assert context_document().endswith(b"}\n")
