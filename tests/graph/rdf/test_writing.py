"""A store as RDF: facts where plain triples stand, nothing else there, and equal quads in every format that has graphs."""

from collections.abc import Iterator

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, serialize
from rdflib import ConjunctiveGraph, Graph
from rdflib.compare import isomorphic

from graph.embedded import EmbeddedStore
from graph.model import Claim
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from ontology.vocabulary import AL
from tests.graph.rdf.stores import FACTS, IRIS, exported, filled, quads_of, reified_in, relations_in

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """A store of facts and of what is only claimed."""
    with filled() as one:
        yield one


@pytest.fixture(scope="module", params=list(Form))
def form(request: pytest.FixtureRequest) -> Form:
    """Each format."""
    found: Form = request.param
    return found


def only_claimed(store: EmbeddedStore) -> set[tuple[str, str, str]]:
    """Returns the propositions of the claims that are no facts."""
    found = {(c.subject.id, c.relation, c.object.id) for c in store.claims() if c.object}
    return found - FACTS - {("emmanuel-macron", "CONSULTS", "USA")}


def test_facts_are_triples_and_what_is_only_claimed_is_none(store: EmbeddedStore, form: Form) -> None:
    quads = quads_of(exported(store, form), form)
    assert relations_in([quad for quad in quads if quad.graph_name == DefaultGraph()]) == FACTS
    assert relations_in(quads) == FACTS
    assert len(only_claimed(store)) == 12
    assert not relations_in(quads) & only_claimed(store)


def test_every_claim_is_a_resource(store: EmbeddedStore, form: Form) -> None:
    quads = quads_of(exported(store, form), form)
    claims = {str(q.subject) for q in quads if str(q.object) == f"<{AL}Claim>"}
    assert claims == {f"<{IRIS.of('claim', claim.id)}>" for claim in store.claims()}
    alleged = {str(q.subject) for q in quads if str(q.object) == f"<{AL}standing-alleged>" and "/claim/" in str(q.subject)}
    assert len(alleged) == len([c for c in store.claims() if c.standing == "alleged"]) == 2


@pytest.mark.parametrize("form", [Form.TRIG, Form.N_QUADS, Form.TURTLE])
def test_a_reified_triple_is_named_and_not_said(store: EmbeddedStore, form: Form) -> None:
    quads = quads_of(exported(store, form, triple_terms=True), form)
    claims = [claim for claim in store.claims() if claim.object]
    assert relations_in(quads) == FACTS
    assert reified_in(quads) == {(c.subject.id, c.relation, c.object.id) for c in claims if c.object}


def test_formats_with_graphs_hold_equal_quads(store: EmbeddedStore) -> None:
    trig, lines, objects = (set(quads_of(exported(store, form), form)) for form in (Form.TRIG, Form.N_QUADS, Form.JSON_LD))
    assert trig == lines == objects


def test_formats_without_graphs_hold_equal_triples(store: EmbeddedStore) -> None:
    turtle, xml = (set(quads_of(exported(store, form), form)) for form in (Form.TURTLE, Form.RDF_XML))
    whole = {Quad(q.subject, q.predicate, q.object) for q in quads_of(exported(store, Form.N_QUADS), Form.N_QUADS)}
    assert turtle == xml
    assert turtle < whole
    assert {str(q.predicate) for q in whole - turtle} <= {
        f"<http://www.w3.org/{term}>" for term in ("ns/prov#wasGeneratedBy", "ns/prov#wasDerivedFrom", "1999/02/22-rdf-syntax-ns#type")
    } | {"<http://rdfs.org/ns/void#triples>"}


def test_rdflib_reads_the_same(store: EmbeddedStore, form: Form) -> None:
    names = {Form.N_QUADS: "nquads", Form.JSON_LD: "json-ld", Form.RDF_XML: "xml"}
    data = exported(store, form)
    quads = quads_of(data, form)
    if form.flat:
        ours = Graph().parse(serialize(quads, format=RdfFormat.N_TRIPLES), format="nt")
        assert isomorphic(Graph().parse(data, format=names.get(form, form.value)), ours)
        return
    theirs = ConjunctiveGraph()
    theirs.parse(data, format=names.get(form, form.value), publicID="urn:default")
    graphs = {str(q.graph_name) for q in quads if q.graph_name != DefaultGraph()}
    assert {f"<{graph.identifier}>" for graph in theirs.contexts() if str(graph.identifier).startswith("http")} == graphs
    assert len({(s, p, o, g and g.identifier) for s, p, o, g in theirs.quads()}) == len(quads)


def test_n_quads_are_canonical(store: EmbeddedStore) -> None:
    data = exported(store, Form.N_QUADS)
    assert serialize(quads_of(data, Form.N_QUADS), format=RdfFormat.N_QUADS) == data
    assert len(set(data.splitlines())) == len(data.splitlines())


def test_no_node_is_blank_and_the_same_store_gives_the_same_bytes(store: EmbeddedStore, form: Form) -> None:
    data = exported(store, form)
    assert data == exported(store, form)
    assert not [quad for quad in quads_of(data, form) for node in (quad.subject, quad.object) if isinstance(node, BlankNode)]


def test_each_graph_of_an_article_tells_how_much_it_holds(store: EmbeddedStore) -> None:
    quads = quads_of(exported(store, Form.TRIG), Form.TRIG)
    told = {q.subject: int(q.object.value) for q in quads if q.predicate.value.endswith("void#triples")}  # type: ignore[union-attr]
    held = {name: len([q for q in quads if q.graph_name == name]) for name in told if "/graph/article/" in str(name)}
    assert len(held) == 2
    assert {name: number for name, number in told.items() if name in held} == held
    default = len([q for q in quads if q.graph_name == DefaultGraph()])
    assert told[NamedNode(IRIS.of("store", "default"))] == default


def test_an_actor_that_only_a_decision_names_has_a_name(store: EmbeddedStore) -> None:
    lines = exported(store, Form.N_QUADS).decode().splitlines()
    me = f"<{IRIS.of('actor', 'macron')}>"
    assert f'{me} <http://www.w3.org/2000/01/rdf-schema#label> "Emmanuel Macron" .' in lines
    assert f"{me} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{AL}Person> ." in lines


def test_relations_tell_from_which_claims_they_are(store: EmbeddedStore) -> None:
    quads = [q for q in quads_of(exported(store, Form.TRIG), Form.TRIG) if str(q.graph_name) == f"<{IRIS.relations}>"]
    derived = [q for q in quads if q.predicate.value.endswith("wasDerivedFrom") and "FRA.ARMS.ARM" in str(q.subject)]
    claims: list[Claim] = [c for c in store.claims() if (c.subject.id, c.relation) == ("FRA", "ARMS")]
    assert {str(q.object) for q in derived} == {f"<{IRIS.of('claim', c.id)}>" for c in claims}
    assert len(claims) == 2


def test_another_base_changes_the_resources_and_not_the_terms(store: EmbeddedStore) -> None:
    other = exported(store, Form.N_QUADS, iris=Iris("http://localhost:8000/id/"))
    assert other.replace(b"http://localhost:8000/id/", IRIS.base.encode()) == exported(store, Form.N_QUADS)
