"""What the shapes (`ontology/shapes.ttl`, SHACL) find in RDF: each fault with its shape, what it is about, and words.

The shapes are written for the ontology, which lists the relation types and readings; both are read once in a process.
They are asked as SPARQL of a piece at once (`graph.shape_queries`); what pySHACL finds is the same, in fifty times the time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode as OxBlankNode
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, parse
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from graph.shape_queries import ShapeQuery, queries_of
from ontology.vocabulary import AL

ALS = "https://w3id.org/allegiance/shapes#"
ARTICLES = ("Article", "Claim", "Dates", "Speaker")  # the shapes of a piece that is articles with their claims
VIEWS = ("Relation", "Plain", "Listing", "Actor")  # the shapes of the rest: relations, plain triples, memberships, actors
SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme"
_READ = (AL, str(RDF), str(RDFS))  # the shapes read no other properties


class Severity(StrEnum):
    """How much a fault matters: a violation is wrong, a warning is less than it might be."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Breach:
    """That something breaks a shape: `shape` is its name, `about` the IRI of what breaks it, `message` says how."""

    severity: Severity
    shape: str
    about: str
    message: str


def breaches(quads: Iterable[Quad | Triple], shapes: Sequence[str] = (*ARTICLES, *VIEWS)) -> list[Breach]:
    """Returns what breaks the shapes of these names, sorted; graphs are joined, and what no shape reads is passed over."""
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads if quad.predicate.value.startswith(_READ))
    store.extend(_schema())
    return sorted({breach for query in _queries(tuple(shapes)) for breach in _broken(store, query)})


def breaches_by_pyshacl(quads: Iterable[Quad | Triple], shapes: Sequence[str] = (*ARTICLES, *VIEWS)) -> list[Breach]:
    """Returns the same as `breaches`, as pySHACL finds it: what that is held against."""
    graph = _graph(quad for quad in (*quads, *_schema()) if quad.predicate.value.startswith((*_READ, SCHEME)))
    return _validated(graph, _shapes(tuple(shapes)))


def dataset_breaches(quads: Iterable[Quad | Triple]) -> list[Breach]:
    """Returns what of a data set about actors breaks the shapes of such (`ontology/datasets.ttl`), sorted."""
    return _validated(_graph(quads), _dataset_shapes())


def _broken(store: Store, query: ShapeQuery) -> Iterator[Breach]:
    """Yields what breaks one shape."""
    rows = store.query(query.select)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(f"the question for {query.shape} is no SELECT")
    names = [variable.value for variable in rows.variables]
    for row in rows:
        told = {name: value for name in names if (value := row[name]) is not None}
        about = told["value"] if isinstance(told.get("value"), NamedNode) else told["this"]
        message = query.message
        for name, value in told.items():
            message = message.replace(f"{{?{name}}}", _words(value))
        severity = Severity.WARNING if query.warning else Severity.VIOLATION
        yield Breach(severity, query.shape.removeprefix(ALS), str(about) if isinstance(about, OxBlankNode) else _words(about), message)


def _words(term: object) -> str:
    """Returns an IRI or a text as words show it."""
    return term.value if isinstance(term, NamedNode | OxLiteral) else str(term)


@cache
def _queries(names: tuple[str, ...]) -> list[ShapeQuery]:
    """Returns the questions for the shapes of these names."""
    return queries_of(_shapes(names))


def _validated(graph: Graph, shapes: Graph) -> list[Breach]:
    """Returns what in a graph breaks shapes, sorted."""
    import pyshacl  # here, for it takes most of a second, and only data sets need it

    report = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)[1]
    if not isinstance(report, Graph):
        raise TypeError(f"the validator failed: {report}")
    return sorted(set(_read(report)))


def _read(report: Graph) -> Iterator[Breach]:
    """Yields the faults of a validation report, not those within them that make them such."""
    within = set(report.objects(None, SH.detail))
    for result in set(report.subjects(RDF.type, SH.ValidationResult)) - within:
        source = report.value(result, SH.sourceConstraint)
        shape = source if isinstance(source, URIRef) else report.value(result, SH.sourceShape)
        value = report.value(result, SH.value)
        about = value if isinstance(source, URIRef) and isinstance(value, URIRef) else report.value(result, SH.focusNode)
        warning = report.value(result, SH.resultSeverity) == SH.Warning
        yield Breach(
            Severity.WARNING if warning else Severity.VIOLATION,
            str(shape).removeprefix(ALS),
            f"_:{about}" if isinstance(about, BNode) else str(about),
            str(report.value(result, SH.resultMessage)),
        )


def _graph(quads: Iterable[Quad | Triple]) -> Graph:
    """Returns quads as a graph of rdflib; a blank node becomes one that is called the same."""
    known: dict[str, URIRef] = {}

    def name(value: str) -> URIRef:
        return known.get(value) or known.setdefault(value, URIRef(value))

    def term(node: object) -> Node:
        if isinstance(node, OxBlankNode):
            return BNode(node.value)
        if isinstance(node, OxLiteral):
            return Literal(node.value, lang=node.language) if node.language else Literal(node.value, datatype=name(node.datatype.value))
        return name(node.value if isinstance(node, NamedNode) else str(node))

    graph = Graph()
    for quad in quads:
        graph.add((term(quad.subject), name(quad.predicate.value), term(quad.object)))
    return graph


@cache
def _shapes(names: tuple[str, ...]) -> Graph:
    """Returns the file of shapes in which only those of these names have targets: `use_shapes` of pySHACL passes over nested ones."""
    graph = Graph().parse(data=files("ontology").joinpath("shapes.ttl").read_bytes(), format="turtle")
    for target in (SH.targetClass, SH.targetNode):
        for shape, value in list(graph.subject_objects(target)):
            if str(shape).removeprefix(ALS) not in names:
                graph.remove((shape, target, value))
    return graph


@cache
def _dataset_shapes() -> Graph:
    """Returns the shapes of data sets."""
    return Graph().parse(data=files("ontology").joinpath("datasets.ttl").read_bytes(), format="turtle")


@cache
def _schema() -> tuple[Quad, ...]:
    """Returns what the shapes look up in the ontology: classes, types, schemes, domains and ranges; nothing of nameless classes."""
    turtle = files("ontology").joinpath("allegiance.ttl").read_bytes()
    wanted = {str(RDF.type), str(RDFS.subClassOf), str(RDFS.domain), str(RDFS.range), AL + "objectNeeded", AL + "answers", SCHEME}
    return tuple(
        quad
        for quad in parse(turtle, format=RdfFormat.TURTLE)
        if quad.predicate.value in wanted and isinstance(quad.subject, NamedNode) and not isinstance(quad.object, OxBlankNode)
    )
