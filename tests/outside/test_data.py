"""What Apache Jena says of the export of a store: it takes every format without a word, and finds the same in each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.rdf.formats import Form
from tests.graph.rdf.stores import FACTS, IRIS, RELATIONS, exported, filled
from tests.outside.java import jena

NAMES = {Form.TRIG: "data.trig", Form.N_QUADS: "data.nq", Form.JSON_LD: "data.jsonld", Form.TURTLE: "data.ttl", Form.RDF_XML: "data.rdf"}
ASKED = "SELECT ?s ?p ?o { ?s ?p ?o . ?p a <https://w3id.org/allegiance/ns#RelationType> }"


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """A store of facts and of what is only claimed."""
    with filled() as one:
        yield one


@pytest.fixture(scope="module")
def folder(store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the store lies in every format."""
    folder = tmp_path_factory.mktemp("data")
    for form, name in NAMES.items():
        (folder / name).write_bytes(exported(store, form))
    return folder


@pytest.mark.parametrize("form", list(Form))
def test_jena_has_nothing_to_say(folder: Path, form: Form) -> None:
    ran = jena("riot", "--validate", "--strict", folder / NAMES[form])  # strict: what it would warn of is an error
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr


@pytest.mark.parametrize("form", [Form.TRIG, Form.JSON_LD])
def test_jena_finds_the_same_quads(folder: Path, form: Form) -> None:
    lines = jena("riot", "--output=nquads", folder / NAMES[form]).stdout.splitlines()
    ours = jena("riot", "--output=nquads", folder / NAMES[Form.N_QUADS]).stdout.splitlines()
    assert sorted(set(lines)) == sorted(set(ours))
    assert len(ours) == len((folder / NAMES[Form.N_QUADS]).read_text("utf-8").splitlines())


def test_jena_finds_the_flat_formats_equal(folder: Path) -> None:
    ran = jena("rdfcompare", folder / NAMES[Form.TURTLE], folder / NAMES[Form.RDF_XML], "TURTLE", "RDF/XML")
    assert (ran.returncode, ran.stdout.strip()) == (0, "models are equal")


def test_who_asks_a_download_who_supports_whom_gets_facts(folder: Path) -> None:
    ontology = Path(__file__).parents[2] / "ontology" / "allegiance.ttl"
    ran = jena("arq", "--data", folder / NAMES[Form.TRIG], "--data", ontology, "--results=TSV", ASKED)
    assert ran.returncode == 0, ran.stderr
    rows = {tuple(term.strip("<>") for term in line.split("\t")) for line in ran.stdout.splitlines()[1:]}
    assert rows == {
        (IRIS.of("actor", who), next(iri for iri, name in RELATIONS.items() if name == what), IRIS.of("actor", whom))
        for who, what, whom in FACTS
    }
