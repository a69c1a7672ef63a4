"""The shapes: a whole article passes them, and each thing that can be wrong with it breaks the shape that is about it.

What is found is held against what pySHACL finds, for each of these faults and for others drawn at random.
"""

from importlib.resources import files
from pathlib import Path
from random import Random

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph
from rdflib.namespace import SH

from graph.shape_queries import UnknownConstraint, queries_of
from graph.shapes import ALS, Breach, Severity, breaches, breaches_by_pyshacl

PREFIXES = """
@prefix al: <https://w3id.org/allegiance/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix oa: <http://www.w3.org/ns/oa#> . @prefix e: <https://example.org/> .
"""
GOOD = """
e:a1 a al:Article ; al:title "Mali buys drones" ; al:body "Turkey sold drones to Mali, France said. Turkey denied it." ;
    al:outlet e:herald ; al:published "2023-01-05"^^xsd:date .
e:c1 a al:Claim ; al:article e:a1 ; al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:subjectMention e:m1 ;
    al:objectMention e:m2 ; al:speaker e:s1 ;
    al:quote "Turkey sold drones to Mali, France said." ; al:start 18 ; al:end 58 ; al:stance al:stance-affirms ;
    al:modality al:modality-actual ; al:standing al:standing-attributed ; al:confidence "0.9"^^xsd:double ;
    al:dateStart "2023-01-02"^^xsd:date ; al:dateEnd "2023-01-03"^^xsd:date ; oa:hasTarget [] .
e:m1 a al:Mention ; al:actor e:TUR ; al:actorKind al:State ; al:text "Turkey" ; al:start 18 ; al:end 24 .
e:m2 a al:Mention ; al:actor e:MLI ; al:actorKind al:State ; al:text "Mali" ; al:start 40 ; al:end 44 .
e:s1 a al:Speaker ; al:level 0 ; al:actor e:FRA ; al:text "France" ; al:start 46 ; al:end 52 .
e:c2 a al:Claim ; al:article e:a1 ; al:relation al:denies ; al:subject e:TUR ; al:subjectMention e:m3 ; al:about e:c1 ;
    al:quote "Turkey denied it." ; al:start 59 ; al:end 76 ; al:stance al:stance-affirms ; al:modality al:modality-actual ;
    al:standing al:standing-stated ; al:phase al:phase-holds ; al:confidence "0.8"^^xsd:double .
e:m3 a al:Mention ; al:actor e:TUR ; al:actorKind al:State ; al:text "Turkey" ; al:start 59 ; al:end 65 .
e:r1 a al:Relation ; al:relation al:supports ; al:subject e:TUR ; al:object e:MLI ; al:claims 2 ; al:stated 2 ; al:declared 0 .
e:r2 a al:Relation ; al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:claims 1 ; al:stated 0 ; al:declared 0 .
e:TUR a al:State ; rdfs:label "Turkey" ; al:supports e:MLI .
e:MLI a al:State ; rdfs:label "Mali" .
e:l1 a al:Listing ; al:member e:MLI ; al:alliance e:au ; al:source "its list of members" .
"""
BAD = {
    "no relation type of the ontology": (
        "al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:subjectM",
        "al:relation al:likes ; al:subject e:TUR ; al:object e:MLI ; al:subjectM",
        "Claim-relation",
        "c1",
    ),
    "two relation types": ("al:relation al:denies", "al:relation al:denies , al:rejects", "Claim-relation", "c2"),
    "two subjects": (
        "al:subject e:TUR ; al:subjectMention e:m3",
        "al:subject e:TUR , e:FRA ; al:subjectMention e:m3",
        "Claim-subject",
        "c2",
    ),
    "itself as its object": ("al:object e:MLI ; al:subjectMention", "al:object e:TUR ; al:subjectMention", "Claim-object", "c1"),
    "no article that is here": ("e:c2 a al:Claim ; al:article e:a1", "e:c2 a al:Claim ; al:article e:a9", "Claim-article", "c2"),
    "an empty quote": ('"Turkey denied it." ; al:start', '"" ; al:start', "Claim-quote", "c2"),
    "an end before its start": ("al:start 59 ; al:end 76", "al:start 76 ; al:end 59", "Claim-start", "c2"),
    "no end": ("al:start 59 ; al:end 76", "al:start 59", "Claim-end", "c2"),
    "a stance of another scheme": (
        "al:stance al:stance-affirms ;\n    al:modality",
        "al:stance al:modality-actual ;\n    al:modality",
        "Claim-stance",
        "c1",
    ),
    "an unknown modality": (
        "al:modality al:modality-actual ; al:standing",
        "al:modality al:modality-likely ; al:standing",
        "Claim-modality",
        "c1",
    ),
    "an unknown standing": ("al:standing-attributed", "al:standing-proven", "Claim-standing", "c1"),
    "a phase of another scheme": ("al:phase-holds", "al:stance-denies", "Claim-phase", "c2"),
    "a confidence above 1": ('"0.9"^^xsd:double', '"1.2"^^xsd:double', "Claim-confidence", "c1"),
    "a confidence that is no number": ('"0.9"^^xsd:double', '"high"', "Claim-confidence", "c1"),
    "about what is no claim": ("al:about e:c1", "al:about e:TUR", "Claim-about", "c2"),
    "a speaker that is not described": ("al:speaker e:s1", "al:speaker e:s9", "Claim-speaker", "c1"),
    "a date in words": ('"2023-01-02"^^xsd:date', '"last week"', "Claim-dates", "c1"),
    "a level below 0": ("al:level 0", "al:level -1", "Speaker-level", "s1"),
    "a speaker without words": ('al:actor e:FRA ; al:text "France"', "al:actor e:FRA", "Speaker-text", "s1"),
    "a speaker of two actors": ("al:actor e:FRA", "al:actor e:FRA , e:TUR", "Speaker-actor", "s1"),
    "two titles": ('al:title "Mali buys drones"', 'al:title "Mali buys drones" , "Drones"', "Article-title", "a1"),
    "no text": ('al:body "Turkey sold drones to Mali, France said. Turkey denied it." ;', "", "Article-body", "a1"),
    "a quote that the offsets do not cut": ('al:quote "Turkey denied it."', 'al:quote "Turkey denies it."', "Article-quotes", "c2"),
    "words of a speaker that the offsets do not cut": ("al:start 46 ; al:end 52", "al:start 45 ; al:end 52", "Article-words", "s1"),
    "a subject of the wrong kind": ("al:relation al:denies", "al:relation al:leads ; al:object e:MLI", "Article-subjects", "c2"),
    "an object of the wrong kind": (
        "al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:subjectM",
        "al:relation al:memberOf ; al:subject e:TUR ; al:object e:MLI ; al:subjectM",
        "Article-objects",
        "c1",
    ),
    "no object where one is needed": ("al:relation al:denies", "al:relation al:aids", "Article-objects-needed", "c2"),
    "about a claim without answering any": ("al:relation al:denies", "al:relation al:supports", "Article-about", "c2"),
    "about itself": ("al:about e:c1", "al:about e:c2", "Article-about", "c2"),
    "a standing of a denial": (
        "al:stance al:stance-affirms ;\n    al:modality",
        "al:stance al:stance-denies ;\n    al:modality",
        "Article-standings",
        "c1",
    ),
    "no standing of what is affirmed": ("al:standing al:standing-stated ; ", "", "Article-standings", "c2"),
    "a standing better than its speakers let it": ("al:standing-attributed", "al:standing-stated", "Article-voices", "c1"),
    "a standing worse than its voice": ("al:standing al:standing-stated", "al:standing al:standing-declared", "Article-voices", "c2"),
    "a named word of somebody unnamed": ("al:actor e:FRA ; ", "", "Article-voices", "c1"),
    "plain without a plain standing": (
        "al:standing al:standing-attributed",
        "al:plain true ; al:standing al:standing-attributed",
        "Article-plain",
        "c1",
    ),
    "not plain with a plain standing": ("al:phase al:phase-holds", "al:plain false ; al:phase al:phase-holds", "Article-plain", "c2"),
    "a relation of no claim": ("al:claims 1", "al:claims 0", "Relation-claims", "r2"),
    "a relation of no type": (
        "al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:claims",
        "al:subject e:TUR ; al:object e:MLI ; al:claims",
        "Relation-relation",
        "r2",
    ),
    "a relation with no subject": (
        "al:relation al:arms ; al:subject e:TUR ; al:object e:MLI ; al:claims",
        "al:relation al:arms ; al:object e:MLI ; al:claims",
        "Relation-subject",
        "r2",
    ),
    "a relation with two objects": ("al:object e:MLI ; al:claims 1", "al:object e:MLI , e:FRA ; al:claims 1", "Relation-object", "r2"),
    "an allegation as a fact": ("al:supports e:MLI", "al:supports e:MLI ; al:arms e:MLI", "Plain-backed", "TUR"),
    "a fact that is not shown": ("; al:supports e:MLI .", ".", "Plain-shown", "TUR"),
    "a membership of nobody": ("al:member e:MLI ; ", "", "Listing-member", "l1"),
    "a membership in nothing": ("al:alliance e:au ; ", "", "Listing-alliance", "l1"),
    "a membership without a source": (' ; al:source "its list of members"', "", "Listing-source", "l1"),
    "an actor without a name": ('rdfs:label "Mali"', 'rdfs:comment "Mali"', "Actor-label", "MLI"),
}
LESS = {
    "no outlet": ("al:outlet e:herald ; ", "", "Article-outlet", "a1"),
    "no day of publication": (' ; al:published "2023-01-05"^^xsd:date', "", "Article-published", "a1"),
    "an end before the start": ('"2023-01-03"^^xsd:date', '"2023-01-01"^^xsd:date', "Article-dates", "c1"),
}


def quads(turtle: str) -> list[Quad]:
    return list(parse(PREFIXES + turtle, format=RdfFormat.TURTLE))


def broken(turtle: str) -> list[Breach]:
    return breaches(quads(turtle))


def test_what_is_whole_breaks_nothing() -> None:
    assert broken(GOOD) == []


@pytest.mark.parametrize(("old", "new", "shape", "about"), BAD.values(), ids=BAD)
def test_a_fault_breaks_its_shape(old: str, new: str, shape: str, about: str) -> None:
    assert GOOD.count(old) == 1
    found = broken(GOOD.replace(old, new))
    assert (Severity.VIOLATION, shape, f"https://example.org/{about}") in {(b.severity, b.shape, b.about) for b in found}
    assert found == breaches_by_pyshacl(quads(GOOD.replace(old, new)))


@pytest.mark.parametrize(("old", "new", "shape", "about"), LESS.values(), ids=LESS)
def test_what_is_less_than_it_might_be_is_a_warning(old: str, new: str, shape: str, about: str) -> None:
    (found,) = broken(GOOD.replace(old, new))
    assert (found.severity, found.shape, found.about) == (Severity.WARNING, shape, f"https://example.org/{about}")
    assert [found] == breaches_by_pyshacl(quads(GOOD.replace(old, new)))


def garbled(draw: Random) -> list[Quad]:
    """Returns the whole article with some of its triples left out, changed or added."""
    left = [quad for quad in quads(GOOD) if isinstance(quad.object, NamedNode | Literal)]
    objects = sorted({quad.object for quad in left}, key=str)
    for _ in range(draw.randint(1, 4)):
        place = draw.randrange(len(left))
        changed = Quad(left[place].subject, left[place].predicate, draw.choice(objects))
        left[place : place + draw.randint(0, 1)] = draw.choice([[], [changed]])
    return left


@pytest.mark.parametrize("seed", range(24))
def test_faults_at_random_are_those_that_pyshacl_finds(seed: int) -> None:
    data = garbled(Random(seed))
    assert breaches(data) == breaches_by_pyshacl(data)


def test_a_start_that_is_no_number_is_told_and_stops_nothing() -> None:
    assert [(b.shape, b.about[-2:]) for b in broken(GOOD.replace("al:start 59 ; al:end 76", 'al:start "x" ; al:end 76'))] == [
        ("Claim-start", "c2")
    ]


def test_a_shape_that_asks_for_what_no_question_is_written_for_is_refused() -> None:
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . <e:s> sh:targetClass <e:c> ; sh:property <e:p> . "
    with pytest.raises(UnknownConstraint, match=r"e:p.*pattern"):
        queries_of(Graph().parse(data=head + "<e:p> sh:path <e:q> ; sh:message 'm' ; sh:pattern 'a+' .", format="turtle"))


def test_each_shape_that_can_be_broken_is_broken_above() -> None:
    told = Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")
    shapes = {str(shape).removeprefix(ALS) for shape in told.subjects(SH.message)}
    assert shapes == {case[2] for case in (*BAD.values(), *LESS.values())}


def test_a_fault_is_told_in_words() -> None:
    found = broken(GOOD.replace("al:end 76", "al:end 75"))
    assert [(b.shape, b.message) for b in found] == [
        ("Article-quotes", "The offsets of claim https://example.org/c2 do not cut its quote out of the article.")
    ]


def test_the_page_on_checking_lists_every_shape() -> None:
    told = Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")
    page = Path(__file__).parents[2].joinpath("docs/checking.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    assert rows == [
        f"| `{name}` | {message} |" for name, message in sorted((_name(s), str(m)) for s, m in told.subject_objects(SH.message))
    ]


def _name(shape: object) -> str:
    return str(shape).removeprefix(ALS)
