"""The ontology lists what the design lists, is whole by itself, and is read the same by another parser."""

import re
from dataclasses import fields
from importlib.resources import files

import pytest
from pydantic.alias_generators import to_camel
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from graph.model import Article, Claim, Content, Modality, Phase, Speaker, Stance, Standing
from graph.relations import Relation
from graph.store import Decision, Listing, Ruling
from ontology.vocabulary import RelationType, UnknownRelation, vocabulary

AL = Namespace("https://w3id.org/allegiance/ns#")
RELATIONS = list(vocabulary().relations.values())

# type, sign, aligned, lasts, PLOVER root
TABLE = """
LEADS            +  -  y  -
REPRESENTS       +  -  y  -
AFFILIATED_WITH  0  -  y  -
PART_OF          +  -  y  -
MEMBER_OF        +  -  y  -
ALLIED_WITH      +  y  y  -
RIVAL_OF         -  y  y  -
SUPPORTS         +  y  y  SUPPORT
ARMS             +  y  -  AID
SENDS_FORCES     +  y  -  AID
AIDS             +  y  -  AID
RECOGNIZES       +  y  y  SUPPORT
AGREES           +  -  -  AGREE
COOPERATES_WITH  +  -  -  COOPERATE
CONSULTS         0  -  -  CONSULT
MEDIATES         0  -  -  CONSULT
CONCEDES         +  -  -  CONCEDE
RETREATS         0  -  -  RETREAT
REQUESTS         0  -  -  REQUEST
ACCUSES          -  y  -  ACCUSE
CONDEMNS         -  y  -  ACCUSE
DENIES           0  -  -  -
REJECTS          -  -  -  REJECT
OPPOSES          -  y  y  REJECT
THREATENS        -  y  -  THREATEN
PROTESTS         -  -  -  PROTEST
SANCTIONS        -  y  y  SANCTION
MOBILIZES        -  -  -  MOBILIZE
COERCES          -  y  -  COERCE
CAPTURES         -  y  -  COERCE
FIGHTS           -  y  -  ASSAULT
ATTACKS          -  y  -  ASSAULT
"""
SYMMETRIC = {"ALLIED_WITH", "RIVAL_OF", "COOPERATES_WITH", "CONSULTS", "FIGHTS"}
EVERYONE = {"State", "Person", "Alliance", "Organization", "ArmedGroup", "Company"}
STRICT = {  # what a claim must join; all other types take any two actors
    "LEADS": ({"Person"}, EVERYONE - {"Person"}),
    "REPRESENTS": ({"Person"}, EVERYONE - {"Person"}),
    "AFFILIATED_WITH": ({"Person"}, EVERYONE - {"Person"}),
    "PART_OF": (EVERYONE - {"Person", "State"}, EVERYONE - {"Person"}),
    "MEMBER_OF": (EVERYONE, {"Alliance", "Organization"}),
}
NEED_OBJECT = {*STRICT, *SYMMETRIC, "ARMS", "AIDS", "RECOGNIZES", "ACCUSES", "SANCTIONS"}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The Turtle as rdflib reads it."""
    return Graph().parse(data=files("ontology").joinpath("allegiance.ttl").read_text("utf-8"), format="turtle")


def of_class(ontology: Graph, kind: URIRef) -> set[Node]:
    return set(ontology.subjects(RDF.type, kind))


def concepts(ontology: Graph, scheme: URIRef) -> set[str]:
    return {str(ontology.value(c, AL.name)) for c in ontology.subjects(SKOS.inScheme, scheme)}


def test_the_relation_types_are_those_of_the_design_in_its_order() -> None:
    sign, mark = {1: "+", 0: "0", -1: "-"}, {True: "y", False: "-"}
    rows = [[r.name, sign[r.sign], mark[r.aligned], mark[r.lasts], r.plover or "-"] for r in RELATIONS]
    assert rows == [line.split() for line in TABLE.split("\n") if line]


def test_a_type_weighs_as_much_as_it_amounts_to() -> None:
    assert {weight: [r.name for r in RELATIONS if r.weight == weight] for weight in range(5, 0, -1)} == {
        5: ["ARMS", "SENDS_FORCES", "CAPTURES", "FIGHTS", "ATTACKS"],
        4: ["ALLIED_WITH", "RIVAL_OF", "THREATENS", "SANCTIONS", "MOBILIZES", "COERCES"],
        3: ["LEADS", "MEMBER_OF", "SUPPORTS", "AIDS", "RECOGNIZES", "CONCEDES", "RETREATS", "OPPOSES"],
        2: ["REPRESENTS", "PART_OF", "AGREES", "COOPERATES_WITH", "ACCUSES", "CONDEMNS", "DENIES", "REJECTS", "PROTESTS"],
        1: ["AFFILIATED_WITH", "CONSULTS", "MEDIATES", "REQUESTS"],
    }


def test_symmetric_types_read_the_same_both_ways() -> None:
    assert {r.name for r in RELATIONS if r.symmetric} == SYMMETRIC
    assert {r.name for r in RELATIONS if r.label == r.inverse_label} == SYMMETRIC


def test_an_object_is_needed_where_a_claim_would_mean_nothing_without_one() -> None:
    assert {r.name for r in RELATIONS if r.object_needed} == NEED_OBJECT


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: r.name)
def test_a_type_joins_the_kinds_that_fit_it(relation: RelationType) -> None:
    subjects, objects = STRICT.get(relation.name, (EVERYONE, EVERYONE))
    assert relation.subject_kinds == frozenset(subjects)
    assert relation.object_kinds == frozenset(objects)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: r.name)
def test_a_type_says_what_it_means(relation: RelationType) -> None:
    local = "".join(word.title() for word in relation.name.split("_"))
    assert relation.iri == AL[local[0].lower() + local[1:]].toPython()
    assert re.fullmatch(r"[a-z]+( [a-z]+)*", relation.label)
    assert re.fullmatch(r"[a-z]+( [a-z]+)*", relation.inverse_label)
    assert re.fullmatch(r"[A-Z].+\.", relation.definition)
    assert re.fullmatch(r"[A-Z].+\.", relation.example)


def test_a_type_is_read_with_its_labels() -> None:
    sends = vocabulary().relation("SENDS_FORCES")
    assert (sends.iri, sends.label, sends.inverse_label) == (str(AL.sendsForces), "sends forces to", "receives forces from")


def test_aligned_types_by_sign() -> None:
    assert vocabulary().aligned(1) == ("ALLIED_WITH", "SUPPORTS", "ARMS", "SENDS_FORCES", "AIDS", "RECOGNIZES")
    assert vocabulary().aligned(0) == ()
    hostile = "RIVAL_OF, ACCUSES, CONDEMNS, OPPOSES, THREATENS, SANCTIONS, COERCES, CAPTURES, FIGHTS, ATTACKS"
    assert ", ".join(vocabulary().aligned(-1)) == hostile


@pytest.mark.parametrize(("typed", "meant"), [("SUPPORT", "SUPPORTS"), ("sends forces", "SENDS_FORCES"), ("ALLY_WITH", "ALLIED_WITH")])
def test_an_unknown_type_is_an_error_that_names_the_nearest_first(typed: str, meant: str) -> None:
    with pytest.raises(UnknownRelation, match=f"{typed}.*nearest are {meant},"):
        vocabulary().relation(typed)


def test_the_model_and_the_ontology_have_the_same_values() -> None:
    assert vocabulary().stances == tuple(Stance)
    assert vocabulary().modalities == tuple(Modality)
    assert vocabulary().phases == tuple(Phase)
    assert vocabulary().standings == tuple(Standing)
    assert set(vocabulary().actor_kinds) == EVERYONE


def test_the_same_standings_are_plain_in_the_model_and_the_ontology(ontology: Graph) -> None:
    plain = {str(ontology.value(c, AL.name)) for c in ontology.subjects(AL.plain, Literal(True))}
    unplain = {str(ontology.value(c, AL.name)) for c in ontology.subjects(AL.plain, Literal(False))}
    assert plain == {s.value for s in Standing if s.plain}
    assert unplain == {s.value for s in Standing if not s.plain}


def test_rdflib_reads_what_the_tables_hold(ontology: Graph) -> None:
    for r in RELATIONS:
        iri = URIRef(r.iri)
        said = [ontology.value(iri, p) for p in (AL.name, AL.sign, AL.weight, AL.aligned, AL.lasts, AL.symmetric, AL.objectNeeded)]
        held = (r.name, r.sign, r.weight, r.aligned, r.lasts, r.symmetric, r.object_needed)
        assert said == [Literal(value) for value in held]
        assert ontology.value(iri, SKOS.broadMatch) == (AL[f"event-{r.plover}"] if r.plover else None)
        assert {str(ontology.value(iri, p, any=False)) for p in (RDFS.label, SKOS.definition)} == {r.label, r.definition}
    assert concepts(ontology, AL.Modalities) == set(vocabulary().modalities)


def test_relation_types_are_properties_and_the_symmetric_ones_say_so_in_owl(ontology: Graph) -> None:
    iris = {URIRef(r.iri) for r in RELATIONS}
    assert of_class(ontology, AL.RelationType) == iris
    assert iris <= of_class(ontology, OWL.ObjectProperty)
    assert of_class(ontology, OWL.SymmetricProperty) == {URIRef(r.iri) for r in RELATIONS if r.symmetric}


def test_every_term_in_use_is_defined_with_label_and_definition(ontology: Graph) -> None:
    used = {term for triple in ontology for term in triple if isinstance(term, URIRef) and term.startswith(AL)}
    assert {term for term in used if (term, RDF.type, None) not in ontology} == set()
    labelled = {term for term in used if {RDFS.label, SKOS.prefLabel} & set(ontology.predicates(term))}
    assert used - labelled == set()
    assert {term for term in used if not ontology.value(term, SKOS.definition)} == set()


def test_properties_of_other_vocabularies_are_declared(ontology: Graph) -> None:
    built_in = (str(RDF), str(RDFS), str(OWL))
    properties = {p for p in ontology.predicates() if not str(p).startswith(built_in)}
    annotations, objects, values = (of_class(ontology, k) for k in (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty))
    assert properties - annotations - objects - values == set()


def test_no_property_is_of_two_kinds(ontology: Graph) -> None:
    annotations, objects, values = (of_class(ontology, k) for k in (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty))
    assert annotations & objects | annotations & values | objects & values == set()


def test_what_a_record_holds_has_a_property_of_its_name(ontology: Graph) -> None:
    properties = {str(p).removeprefix(AL) for p in of_class(ontology, OWL.ObjectProperty) | of_class(ontology, OWL.DatatypeProperty)}
    kinds = (Article, Claim, Speaker, Content, Listing, Ruling, Decision, Relation)
    told = {to_camel(field.name) for kind in kinds for field in fields(kind)}
    # the IRI is the id; mark and event name what a resource of its own holds; a relation is a proposition with subject and object
    assert told - properties == {"id", "marks", "eventId", "sign", "target"}


def test_the_ontology_has_a_version_and_a_licence(ontology: Graph) -> None:
    [header] = of_class(ontology, OWL.Ontology)
    version = ontology.value(header, OWL.versionInfo)
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")
    assert ontology.value(header, URIRef("http://purl.org/dc/terms/license")) == URIRef("https://www.apache.org/licenses/LICENSE-2.0")


def test_families_gather_types_by_what_they_are() -> None:
    families = vocabulary().families
    assert families["support"] == vocabulary().aligned(1)
    assert families["opposition"] == vocabulary().aligned(-1)
    assert {*families["friendly"], *families["hostile"], *families["neutral"]} == {r.name for r in RELATIONS}
    assert families["lasting"] == tuple(r.name for r in RELATIONS if r.lasts)
    assert families["plover-coerce"] == ("COERCES", "CAPTURES")
    assert families["violent"] == ("CAPTURES", "FIGHTS", "ATTACKS")


def test_an_unknown_family_is_an_error_that_names_the_nearest_first() -> None:
    with pytest.raises(UnknownRelation, match="no family of relation types is called 'hostil'; the nearest are hostile"):
        vocabulary().family("hostil")
