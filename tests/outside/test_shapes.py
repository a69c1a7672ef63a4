"""The shapes in the hands of a validator that is not ours: Jena's finds nothing in an export, and each fault that ours finds."""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse, serialize
from rdflib import RDF, SH, Graph

import ontology
from graph.rdf.formats import Form
from tests.graph.rdf.stores import exported, filled
from tests.graph.test_shapes import BAD, GOOD, PREFIXES
from tests.outside.java import jena

HERE = Path(ontology.__file__).parent
FAULTS = (
    "two relation types",
    "a confidence above 1",
    "a quote that the offsets do not cut",
    "an object of the wrong kind",
    "an allegation as a fact",
)


def found(data: bytes, folder: Path) -> Graph:
    """Returns what Jena's validator reports of data in Turtle, which is given with the ontology."""
    quads = [*parse(data, format=RdfFormat.TURTLE), *parse((HERE / "allegiance.ttl").read_bytes(), format=RdfFormat.TURTLE)]
    file = folder / "data.nt"
    file.write_bytes(serialize({Triple(q.subject, q.predicate, q.object) for q in quads}, format=RdfFormat.N_TRIPLES) or b"")
    ran = jena("shacl", "validate", "--shapes", HERE / "shapes.ttl", "--data", file)
    assert ran.returncode == 0, ran.stderr
    return Graph().parse(data=ran.stdout, format="turtle")


def test_jena_finds_nothing_in_an_export(tmp_path: Path) -> None:
    with filled() as store:
        report = found(exported(store, Form.TURTLE), tmp_path)
    assert list(report.subjects(RDF.type, SH.ValidationResult)) == []
    assert [bool(told) for told in report.objects(None, SH.conforms)] == [True]


@pytest.mark.parametrize("fault", FAULTS)
def test_jena_finds_the_fault_that_we_find(fault: str, tmp_path: Path) -> None:
    old, new, shape, about = BAD[fault]
    report = found((PREFIXES + GOOD.replace(old, new)).encode(), tmp_path)
    told = {
        (str(report.value(one, SH.focusNode)), str(report.value(one, SH.value))) for one in report.subjects(RDF.type, SH.ValidationResult)
    }
    assert any(f"https://example.org/{about}" in one for one in told), shape
