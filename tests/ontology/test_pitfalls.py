"""The ontology is free of what the catalogue of common pitfalls (OOPS!) warns of; the numbers are that catalogue's."""

import re
from collections import Counter
from graphlib import TopologicalSorter
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.term import Literal, Node

from ontology.vocabulary import vocabulary

AL = Namespace("https://w3id.org/allegiance/ns#")
NAMES = {  # P22, how each kind of term is called
    OWL.Class: "[A-Z][a-z]+([A-Z][a-z]+)*",
    OWL.ObjectProperty: "[a-z]+([A-Z][a-z]+)*",
    OWL.DatatypeProperty: "[a-z]+([A-Z][a-z]+)*[0-9]?",
    OWL.AnnotationProperty: "[a-z]+([A-Z][a-z]+)*",
    SKOS.ConceptScheme: "[A-Z][A-Za-z]+",
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The Turtle as rdflib reads it."""
    return Graph().parse(data=files("ontology").joinpath("allegiance.ttl").read_text("utf-8"), format="turtle")


def own(ontology: Graph, *kinds: URIRef) -> set[URIRef]:
    """Returns our terms of some kinds, of all where none is named."""
    found = {s for s in ontology.subjects(RDF.type, None) if isinstance(s, URIRef) and s.startswith(AL)}
    return {s for s in found if not kinds or set(kinds) & set(ontology.objects(s, RDF.type))}


def local(term: Node) -> str:
    return str(term).removeprefix(AL)


def test_every_term_has_one_label_and_one_definition_in_english(ontology: Graph) -> None:  # P08
    for term in own(ontology):
        labels = [*ontology.objects(term, RDFS.label), *ontology.objects(term, SKOS.prefLabel)]
        definitions = list(ontology.objects(term, SKOS.definition))
        assert [isinstance(text, Literal) and text.language for text in (*labels, *definitions)] == ["en", "en"], term
        assert re.fullmatch(r"[A-Z0-9].*\.", str(definitions[0])), term


def test_what_a_user_meets_has_an_example_of_its_own(ontology: Graph) -> None:
    coded = own(ontology, AL.EventType) | {c for c in own(ontology, SKOS.Concept) if (c, SKOS.inScheme, AL.CAMEO) in ontology}
    shown = own(ontology, OWL.Class, AL.RelationType, SKOS.Concept) - coded | {AL.relatesTo, AL.standsWith, AL.standsAgainst, AL.helps}
    assert {term for term in shown if len(list(ontology.objects(term, SKOS.example))) != 1} == set()
    twice = [text for text, n in Counter(str(e) for e in ontology.objects(None, SKOS.example)).items() if n > 1]
    assert twice == []


def test_every_property_has_one_domain_and_one_range(ontology: Graph) -> None:  # P11, P19
    for term in own(ontology, OWL.ObjectProperty, OWL.DatatypeProperty):
        assert [len(list(ontology.objects(term, side))) for side in (RDFS.domain, RDFS.range)] == [1, 1], term


def test_what_is_symmetric_has_the_same_domain_and_range(ontology: Graph) -> None:  # P28
    for term in own(ontology, OWL.SymmetricProperty):
        assert ontology.value(term, RDFS.domain) == ontology.value(term, RDFS.range)


@pytest.mark.parametrize("order", [RDFS.subClassOf, RDFS.subPropertyOf, SKOS.broader])
def test_nothing_is_below_itself(ontology: Graph, order: URIRef) -> None:  # P06
    above = {s: set(ontology.objects(s, order)) for s in ontology.subjects(order, None)}
    assert set(above) <= set(TopologicalSorter(above).static_order())


def test_no_term_stands_alone(ontology: Graph) -> None:  # P04
    said = {RDF.type, RDFS.label, SKOS.prefLabel, SKOS.definition, SKOS.example, AL.name}
    linked = {term for s, p, o in ontology if p not in said for term in (s, o)} | set(ontology.objects(None, RDF.type))
    assert own(ontology) - own(ontology, OWL.AnnotationProperty, SKOS.ConceptScheme) - linked == set()
    assert own(ontology, OWL.AnnotationProperty) - set(ontology.predicates()) == set()


def test_terms_are_called_in_one_way(ontology: Graph) -> None:  # P22
    for kind, form in NAMES.items():
        assert {local(term) for term in own(ontology, kind) if not re.fullmatch(form, local(term))} == set(), kind
    values = own(ontology) - own(ontology, *NAMES)
    assert {local(v) for v in values if not re.fullmatch(r"[a-z]+[A-Za-z]*(-[A-Za-z0-9]+)+", local(v))} == set()


def test_what_is_used_as_a_class_or_a_property_is_declared_as_one(ontology: Graph) -> None:  # P34, P35
    classes = {o for p in (RDFS.subClassOf, RDFS.domain) for o in ontology.objects(None, p)} | set(ontology.objects(None, RDF.type))
    built_in = {c for c in classes if str(c).startswith((str(OWL), str(RDF), str(RDFS)))}
    assert classes - built_in - set(ontology.subjects(RDF.type, OWL.Class)) == set()


def test_a_value_is_of_a_datatype_that_owl_2_knows(ontology: Graph) -> None:
    known = {"string", "nonNegativeInteger", "double", "boolean", "decimal", "integer", "anyURI", "dateTime"}
    ranges = {str(ontology.value(p, RDFS.range)) for p in own(ontology, OWL.DatatypeProperty)}
    assert ranges <= {f"http://www.w3.org/2001/XMLSchema#{name}" for name in known} | {str(RDFS.Literal)}


def test_what_can_never_be_one_is_disjoint(ontology: Graph) -> None:  # P10
    lists = [set(ontology.items(members)) for members in ontology.objects(None, OWL.members)]
    kinds = {AL[kind] for kind in vocabulary().actor_kinds}
    assert kinds in lists
    assert any({AL.Actor, AL.Article, AL.Claim, AL.Relation} <= members for members in lists)


def test_the_header_says_what_who_and_on_what_terms(ontology: Graph) -> None:  # P38, P41
    [header] = ontology.subjects(RDF.type, OWL.Ontology)
    terms = (DCTERMS.title, DCTERMS.description, DCTERMS.creator, DCTERMS.license, OWL.versionIRI, OWL.versionInfo)
    assert {term for term in terms if ontology.value(header, term, any=False) is None} == set()
    assert not re.search(r"\.(ttl|owl|rdf|xml)\b", str(header))  # P36


def test_no_term_of_another_vocabulary_is_said_to_mean_something_else(ontology: Graph) -> None:  # P40
    others = {s for s in ontology.subjects() if isinstance(s, URIRef) and not s.startswith(AL.rstrip("#"))}
    assert {p for s in others for p in ontology.predicates(s)} == {RDF.type}


def test_parents_agree_with_sign_and_aligned() -> None:
    families = vocabulary().families
    assert set(families["support"]) == set(vocabulary().aligned(1))
    assert set(families["opposition"]) == set(vocabulary().aligned(-1))
    assert families["military-support"] == ("ARMS", "SENDS_FORCES")
    assert vocabulary().relation("ARMS").parents == ("military-support", "help", "support")
    assert {name for name, r in vocabulary().relations.items() if not r.parents} == {"RETREATS", "PROTESTS", "MOBILIZES"}


def test_a_parent_is_no_type_of_a_claim(ontology: Graph) -> None:
    parents = {o for o in ontology.objects(None, RDFS.subPropertyOf) if o in own(ontology) and (o, RDFS.domain, AL.Actor) in ontology}
    assert parents & own(ontology, AL.RelationType) == set()


def test_codes_of_other_schemes_are_concepts_that_types_are_matched_with(ontology: Graph) -> None:
    matched = {o for p in (SKOS.broadMatch, SKOS.closeMatch) for o in ontology.objects(None, p) if str(o).startswith(AL)}
    assert {c for c in matched if (c, SKOS.inScheme, AL.PLOVER) not in ontology and (c, SKOS.inScheme, AL.CAMEO) not in ontology} == set()
    assert (AL.arms, SKOS.closeMatch, AL["cameo-072"]) in ontology
    assert (AL.arms, SKOS.broadMatch, AL["event-AID"]) in ontology
    assert (AL["cameo-0332"], SKOS.broader, AL["cameo-033"]) in ontology
