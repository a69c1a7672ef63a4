"""The ontology as programs see it that are not ours."""

import re
from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, RdfFormat, Triple, parse, serialize
from rdflib import RDFS, Graph, Variable
from rdflib.compare import isomorphic

import ontology
from graph.rdf.formats import Form
from ontology.forms import OntologyForm, ontology_as
from ontology.terms import turtle
from ontology.vocabulary import AL
from tests.graph.rdf.stores import IRIS, exported, filled
from tests.outside.java import jena, owl

TURTLE = Path(ontology.__file__).with_name("allegiance.ttl")
ENDINGS = {OntologyForm.RDF_XML: "rdf", OntologyForm.JSON_LD: "jsonld", OntologyForm.N_TRIPLES: "nt"}
DATES = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "gYear", "gYearMonth")}  # which OWL 2 does not know
HEADER = (
    "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . <http://e> a owl:Ontology ."
)


def test_it_is_owl_2_dl_and_every_class_can_have_members(tmp_path: Path) -> None:
    file = tmp_path / "allegiance.rdf"
    file.write_bytes(ontology_as(OntologyForm.RDF_XML))
    checked = owl("Profile", TURTLE, file)
    told = [line.partition(": ") for line in checked.stdout.splitlines()]
    assert [(size, name) for size, _, name in told] == [(told[0][0], "allegiance.ttl"), (told[0][0], "allegiance.rdf")], checked.stderr


@pytest.fixture(scope="module")
def stored() -> list[Triple]:
    """All that the export of a store says, and the ontology, without the dates."""
    with filled() as store:
        data = exported(store, Form.N_QUADS)
    quads = [*parse(turtle(), format=RdfFormat.TURTLE), *parse(data, format=RdfFormat.N_QUADS)]
    timeless = (q for q in quads if not (isinstance(q.object, Literal) and q.object.datatype.value in DATES))
    return [Triple(quad.subject, quad.predicate, quad.object) for quad in timeless]


def written(triples: list[Triple], file: Path) -> Path:
    file.write_bytes(serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
    return file


def test_what_is_exported_is_owl_2_dl_with_it_but_for_the_dates_and_contradicts_nothing(stored: list[Triple], tmp_path: Path) -> None:
    checked = owl("Profile", written(stored, tmp_path / "data.nt"))
    assert re.fullmatch(r"\d+ axioms, \d+ classes: data\.nt\n", checked.stdout), checked.stdout + checked.stderr


def test_what_contradicts_it_is_found(stored: list[Triple], tmp_path: Path) -> None:
    turkey, azerbaijan = (NamedNode(IRIS.of("actor", key)) for key in ("TUR", "AZE"))
    file = written([*stored, Triple(turkey, NamedNode(AL + "leads"), azerbaijan)], tmp_path / "wrong.nt")  # a state is no person
    assert owl("Profile", file).stdout == f"not consistent: {file}\n"


@pytest.mark.parametrize(("parent", "found"), [("givesMilitarySupport", ["TUR"]), ("standsWith", ["GRC", "TUR"]), ("standsAgainst", [])])
def test_whoever_asks_for_a_parent_gets_the_plain_triples_of_all_types_below(parent: str, found: list[str]) -> None:
    plain = (("TUR", "arms", "AZE"), ("GRC", "recognizes", "ARM"))
    lines = "".join(f"<{IRIS.of('actor', s)}> <{AL}{p}> <{IRIS.of('actor', o)}> .\n" for s, p, o in plain)
    graph = Graph().parse(data=ontology_as(OntologyForm.N_TRIPLES) + lines.encode(), format="nt")
    rows = graph.query(f"SELECT ?s {{ ?p <{RDFS.subPropertyOf}>* <{AL}{parent}> . ?s ?p ?o }} ORDER BY ?s")
    assert [str(row[Variable("s")]).rpartition("/")[2] for row in rows.bindings] == found


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
