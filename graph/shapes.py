"""What the shapes (`ontology/shapes.ttl`, SHACL) find in RDF: each fault with its shape, what it is about, and words.

The shapes are written for the ontology, which lists the relation types and readings; both are read once in a process.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import pyshacl
from pyoxigraph import BlankNode as OxBlankNode
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from ontology.vocabulary import AL

ALS = "https://w3id.org/allegiance/shapes#"
ARTICLES = ("Article", "Claim", "Dates", "Speaker")  # the shapes of a piece that is articles with their claims
VIEWS = ("Relation", "Plain", "Listing", "Actor")  # the shapes of the rest: relations, plain triples, memberships, actors
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
    graph = _graph(quad for quad in quads if quad.predicate.value.startswith(_READ))
    graph += _schema()
    return _validated(graph, _shapes(tuple(shapes)))


def dataset_breaches(quads: Iterable[Quad | Triple]) -> list[Breach]:
    """Returns what of a data set about actors breaks the shapes of such (`ontology/datasets.ttl`), sorted."""
    return _validated(_graph(quads), _dataset_shapes())


def _validated(graph: Graph, shapes: Graph) -> list[Breach]:
    """Returns what in a graph breaks shapes, sorted."""
    report = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)[1]
    if not isinstance(report, Graph):
        raise TypeError(f"the validator failed: {report}")
    return sorted(set(_read(report)))


def _read(report: Graph) -> Iterator[Breach]:
    """Yields the faults of a validation report."""
    for result in report.subjects(RDF.type, SH.ValidationResult):
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
def _schema() -> Graph:
    """Returns what the shapes look up in the ontology: classes, types, schemes, domains and ranges."""
    turtle = files("ontology").joinpath("allegiance.ttl").read_bytes()
    wanted = {str(RDF.type), str(RDFS.subClassOf), str(RDFS.domain), str(RDFS.range), AL + "objectNeeded", AL + "answers"}
    wanted.add("http://www.w3.org/2004/02/skos/core#inScheme")
    graph = Graph()
    for quad in parse(turtle, format=RdfFormat.TURTLE):
        if quad.predicate.value in wanted and isinstance(quad.subject, NamedNode):
            graph += _named(quad)
    return graph


def _named(quad: Quad) -> Graph:
    """Returns a statement of the ontology as a graph, an empty one where it is about a nameless class."""
    graph = Graph()
    if isinstance(quad.object, NamedNode):
        graph.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), URIRef(quad.object.value)))  # type: ignore[union-attr]
    elif isinstance(quad.object, OxLiteral):
        value = Literal(quad.object.value, datatype=URIRef(quad.object.datatype.value))
        graph.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), value))  # type: ignore[union-attr]
    return graph
