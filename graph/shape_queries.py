"""The shapes as questions: for each shape a SELECT of SPARQL that finds whom it is broken by, after the definitions of SHACL.

pySHACL looks at each article and claim by itself and reads the SPARQL of a shape anew for each (20 s for 1,000 claims); these
questions look at a whole piece at once. They know what our shapes use (https://www.w3.org/TR/shacl/, section 4) and raise
UnknownConstraint at anything else. Both are held against each other by `tests/graph/test_shapes.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

BESIDE = {RDF.type, SH.path, SH.message, SH.severity}  # what constrains nothing
IS_A = f"{RDF.type.n3()}/{RDFS.subClassOf.n3()}*"
FAULTS: dict[Node, str] = {  # what is wrong with a value ?v, as an expression that is never an error
    SH["class"]: f"NOT EXISTS {{{{ ?v {IS_A} {{value}} }}}}",
    SH.datatype: "!COALESCE(DATATYPE(?v) = {value} && STRLEN(STR({value}(STR(?v)))) >= 0, false)",  # the cast fails at ill-formed ones
    SH.minLength: "(isBlank(?v) || STRLEN(STR(?v)) < {value})",
    SH.minInclusive: "!COALESCE(?v >= {value}, false)",
    SH.maxInclusive: "!COALESCE(?v <= {value}, false)",
    SH.disjoint: "EXISTS {{ ?this {value} ?v }}",
    SH.lessThan: "EXISTS {{ ?this {value} ?least FILTER(!COALESCE(?v < ?least, false)) }}",
}
ONCE = {SH.minCount, SH.maxCount}  # where one is the only number that our shapes know


class UnknownConstraint(ValueError):
    """A shape constrains something in a way that no question is written for."""


@dataclass(frozen=True, slots=True)
class ShapeQuery:
    """A question for what breaks a shape: its rows have `this`, and where the shape is SPARQL of its own what its message names."""

    shape: str
    warning: bool
    message: str
    select: str


def queries_of(shapes: Graph) -> list[ShapeQuery]:
    """Returns the questions for all shapes that have targets; raises UnknownConstraint."""
    targeted = sorted({*shapes.subjects(SH.targetClass), *shapes.subjects(SH.targetNode)}, key=str)
    return [query for shape in targeted for query in _of_node(shapes, shape)]


def _of_node(shapes: Graph, shape: Node) -> Iterator[ShapeQuery]:
    """Yields the questions for a shape that has targets."""
    target = _target(shapes, shape)
    known = {SH.targetClass, SH.targetNode, SH.property, SH.sparql, *BESIDE}
    _refuse(shape, set(shapes.predicates(shape)) - known)
    for part in sorted(shapes.objects(shape, SH.property), key=str):
        yield ShapeQuery(str(part), _warns(shapes, part), _message(shapes, part), _select(shapes, part, target))
    for part in sorted(shapes.objects(shape, SH.sparql), key=str):
        head, where, body = str(shapes.value(part, SH.select)).partition("WHERE {")
        select = _prefixes(shapes, part) + head + where + f" {target} " + body
        yield ShapeQuery(str(part), _warns(shapes, shape), _message(shapes, part), select)


def _target(shapes: Graph, shape: Node) -> str:
    """Returns the pattern of what a shape is about; classes are those of the piece and of the ontology."""
    nodes = " ".join(one.n3() for one in shapes.objects(shape, SH.targetNode))
    if nodes:
        return f"VALUES ?this {{ {nodes} }}"
    (wanted,) = shapes.objects(shape, SH.targetClass)
    return f"?this {IS_A} {wanted.n3()} ."


def _select(shapes: Graph, shape: Node, target: str) -> str:
    """Returns the question for what breaks the shape of a property."""
    told = list(shapes.predicate_objects(shape))
    path = _iri(shapes.value(shape, SH.path))
    _refuse(shape, {kind for kind, value in told if kind in ONCE and str(value) != "1"})
    ways = []
    if (shape, SH.minCount, None) in shapes:
        ways.append(f"{target} FILTER NOT EXISTS {{ ?this {path} ?any }}")
    if (shape, SH.maxCount, None) in shapes:
        ways.append(f"?this {path} ?one , ?other FILTER(!sameTerm(?one, ?other)) {target}")
    faults = [fault for kind, value in told if kind not in BESIDE | ONCE for fault in _faults(shapes, shape, kind, value)]
    if faults:
        ways.append(f"{target} ?this {path} ?v FILTER({' || '.join(faults)})")
    return f"SELECT DISTINCT ?this WHERE {{ {' UNION '.join(f'{{ {way} }}' for way in ways)} }}"


def _faults(shapes: Graph, shape: Node, kind: Node, value: Node) -> Iterator[str]:
    """Yields the expressions that are true of a value ?v which breaks a constraint."""
    if template := FAULTS.get(kind):
        yield template.format(value=value.n3())
    elif kind == SH.nodeKind and value == SH.IRI:
        yield "!isIRI(?v)"
    elif kind == SH.node:
        yield from _faults_of_node(shapes, value)
    elif kind == SH["or"]:
        yield " && ".join(f"({' || '.join(_of_value(shapes, part))})" for part in Collection(shapes, value))
    else:
        _refuse(shape, {kind})


def _of_value(shapes: Graph, shape: Node) -> list[str]:
    return [fault for kind, value in shapes.predicate_objects(shape) if kind not in BESIDE for fault in _faults(shapes, shape, kind, value)]


def _faults_of_node(shapes: Graph, shape: Node) -> Iterator[str]:
    """Yields what is wrong with a value that is to fit a shape of its own; such a shape asks for values of properties alone."""
    _refuse(shape, set(shapes.predicates(shape)) - {SH.property, *BESIDE})
    for part in shapes.objects(shape, SH.property):
        _refuse(part, set(shapes.predicates(part)) - {SH.hasValue, *BESIDE})
        for wanted in shapes.objects(part, SH.hasValue):
            yield f"NOT EXISTS {{ ?v {_iri(shapes.value(part, SH.path))} {wanted.n3()} }}"


def _refuse(shape: Node, kinds: set[Node]) -> None:
    if kinds:
        raise UnknownConstraint(f"{shape} has {', '.join(sorted(map(str, kinds)))}, for which no question is written")


def _iri(path: Node | None) -> str:
    """Returns a path that is one property."""
    if not isinstance(path, URIRef):
        raise UnknownConstraint(f"{path} is no path of one property")
    return path.n3()


def _prefixes(shapes: Graph, part: Node) -> str:
    """Returns the prefixes of a SPARQL constraint."""
    declared = [one for space in shapes.objects(part, SH.prefixes) for one in shapes.objects(space, SH.declare)]
    return "".join(f"PREFIX {shapes.value(one, SH.prefix)}: <{shapes.value(one, SH.namespace)}>\n" for one in declared)


def _warns(shapes: Graph, shape: Node) -> bool:
    return (shape, SH.severity, SH.Warning) in shapes


def _message(shapes: Graph, shape: Node) -> str:
    message = shapes.value(shape, SH.message)
    if not isinstance(message, Literal):
        raise UnknownConstraint(f"{shape} has no message")
    return str(message)
