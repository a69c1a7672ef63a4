"""The ontology as programs see it that are not ours."""

from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

import ontology
from ontology.forms import OntologyForm, ontology_as
from tests.outside.java import jena, owl

TURTLE = Path(ontology.__file__).with_name("allegiance.ttl")
ENDINGS = {OntologyForm.RDF_XML: "rdf", OntologyForm.JSON_LD: "jsonld", OntologyForm.N_TRIPLES: "nt"}
HEADER = (
    "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . <http://e> a owl:Ontology ."
)


def test_it_is_owl_2_dl_and_every_class_can_have_members(tmp_path: Path) -> None:
    file = tmp_path / "allegiance.rdf"
    file.write_bytes(ontology_as(OntologyForm.RDF_XML))
    checked = owl("Profile", TURTLE, file)
    told = [line.partition(": ") for line in checked.stdout.splitlines()]
    assert [(size, name) for size, _, name in told] == [(told[0][0], "allegiance.ttl"), (told[0][0], "allegiance.rdf")], checked.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "a owl:DatatypeProperty ; rdfs:range <http://www.w3.org/2001/XMLSchema#date> .",
            "not OWL 2 DL: Use of undeclared datatype: xsd:date",
        ),
        ("a owl:ObjectProperty , owl:TransitiveProperty , owl:FunctionalProperty .", "not OWL 2 DL: Use of non-simple property"),
        (
            "a owl:Class ; rdfs:subClassOf <http://e/B> . <http://e/B> a owl:Class ; owl:disjointWith <http://e/A> .",
            "can have no member: <http://e/A>",
        ),
    ],
)
def test_the_checker_tells_what_is_wrong(said: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "wrong.ttl"
    file.write_text(f"{HEADER} <http://e/A> {said}", "utf-8")
    assert told in owl("Profile", file).stdout


def test_jena_finds_nothing_to_warn_of(tmp_path: Path) -> None:
    for form in (OntologyForm.RDF_XML, OntologyForm.JSON_LD, OntologyForm.N_TRIPLES):
        (tmp_path / f"allegiance.{ENDINGS[form]}").write_bytes(ontology_as(form))
    checked = jena("riot", "--validate", "--strict", TURTLE, *sorted(tmp_path.iterdir()))
    warnings = [line for line in checked.stderr.splitlines() if not line.startswith("SLF4J")]
    assert (checked.returncode, warnings) == (0, [])


def test_jena_rdflib_and_pyoxigraph_read_the_same_graph() -> None:
    lines = jena("riot", "--output=ntriples", TURTLE).stdout
    theirs = Graph().parse(data=lines, format="nt")
    assert isomorphic(theirs, Graph().parse(TURTLE))
    first, second = Dataset(parse(lines, format=RdfFormat.N_TRIPLES)), Dataset(parse(TURTLE.read_bytes(), format=RdfFormat.TURTLE))
    for dataset in (first, second):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    assert first == second
