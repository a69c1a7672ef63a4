"""How nodes are written in each format: a piece at a time, each node sorted, equal nodes as equal bytes.

A piece is what one graph says of a few resources; pieces of one graph follow one another. Formats without graphs write the
resources alone: what a claim says stays a claim, and becomes no triple between two actors.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from graph.rdf.iris import Iris
from graph.rdf.quads import TYPE, Node, Pair, as_lines
from graph.rdf.terms import PREFIXES, XSD
from ontology.vocabulary import RDF

FLAT_WITHOUT = ("graph/", "store/default")  # resources that tell of graphs, where there are none


class Form(StrEnum):
    """A format of RDF."""

    TRIG = "trig"
    N_QUADS = "nquads"
    JSON_LD = "jsonld"
    TURTLE = "turtle"
    RDF_XML = "rdfxml"

    @property
    def flat(self) -> bool:
        """True where the format has no graphs."""
        return self in (Form.TURTLE, Form.RDF_XML)

    @property
    def media_type(self) -> str:
        """The name of the format on the web."""
        return MEDIA_TYPES[self]


MEDIA_TYPES: Mapping[Form, str] = {
    Form.TRIG: "application/trig",
    Form.N_QUADS: "application/n-quads",
    Form.JSON_LD: "application/ld+json",
    Form.TURTLE: "text/turtle",
    Form.RDF_XML: "application/rdf+xml",
}


class Writes(Protocol):
    """Writes pieces in one format."""

    def begin(self) -> str:
        """Returns what comes before all pieces."""

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:
        """Returns what a graph, or the default graph, says of resources."""

    def end(self) -> str:
        """Returns what comes after all pieces."""


def writer(form: Form, iris: Iris) -> Writes:
    """Returns the writer of a format."""
    match form:
        case Form.N_QUADS:
            return NQuads()
        case Form.JSON_LD:
            return JsonLd(iris)
        case Form.RDF_XML:
            return RdfXml(iris)
        case Form.TRIG:
            return TriG(iris)
        case Form.TURTLE:
            return Turtle(iris)


def gathered(nodes: Iterable[Node]) -> list[tuple[str, list[Pair]]]:
    """Returns each resource once, all sorted."""
    found: dict[str, set[Pair]] = {}
    for subject, pairs in nodes:
        if subject in found:
            found[subject].update(pairs)
        else:
            found[subject] = set(pairs)
    return [(subject, sorted(found[subject])) for subject in sorted(found)]


def without_graphs(nodes: Iterable[Node], iris: Iris) -> Iterable[Node]:
    """Yields the resources that are no graphs."""
    kept = tuple(f"<{iris.base}{start}" for start in FLAT_WITHOUT)
    return (node for node in nodes if not node[0].startswith(kept))


class NQuads:
    """A line for each quad, as canonical N-Quads has it."""

    def begin(self) -> str:
        """Returns nothing."""
        return ""

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:
        """Returns lines."""
        return "".join(as_lines(nodes, graph))

    def end(self) -> str:
        """Returns nothing."""
        return ""


class Turtle:
    """Resources one after the other, in the short forms of Turtle; IRIs under the base are written relative to it."""

    indent = ""

    def __init__(self, iris: Iris) -> None:
        self._iris, self._start, self._short = iris, f"<{iris.base}", dict[str, str]()

    def begin(self) -> str:
        """Returns the base and the prefixes."""
        prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in PREFIXES.items())
        return f"@base <{self._iris.base}> .\n{prefixes}"

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:  # noqa: ARG002 - Turtle has no graphs
        """Returns resources."""
        return self.resources(without_graphs(nodes, self._iris))

    def end(self) -> str:
        """Returns nothing."""
        return ""

    def resources(self, nodes: Iterable[Node]) -> str:
        """Returns resources, each once, sorted."""
        return "".join(self._resource(subject, pairs) for subject, pairs in gathered(nodes))

    def _resource(self, subject: str, pairs: list[Pair]) -> str:
        lines: list[str] = []
        before = ""
        for prop, value in pairs:
            if prop == before:
                lines[-1] += f" , {self.term(value)}"
            else:
                lines.append(f"{'a' if prop == TYPE else self.term(prop)} {self.term(value)}")
            before = prop
        return f"\n{self.indent}{self.term(subject)} " + f" ;\n{self.indent}    ".join(lines) + " .\n"

    def term(self, term: str) -> str:
        """Returns a term in its short form; one that could be misread keeps its long form."""
        if term.startswith(self._start):
            rest = term[len(self._start) : -1]
            return f"<{rest}>" if SAFE.match(rest) else term
        if term.endswith(">"):
            if term not in self._short:
                if len(self._short) > 10_000:  # datatypes and terms of vocabularies are few; what else there is goes again
                    self._short.clear()
                self._short[term] = self._shortened(term)
            return self._short[term] if term[0] == "<" else self._typed(term)
        return term

    def _typed(self, term: str) -> str:
        words, _, datatype = term.rpartition("^^")
        kind = self._short.setdefault(datatype, self._shortened(datatype))
        bare = kind in ("xsd:integer", "xsd:boolean")
        return words[1:-1] if bare else f"{words}^^{kind}"

    def _shortened(self, term: str) -> str:
        for name, space in PREFIXES.items():
            rest = term[len(space) + 1 : -1]
            if term.startswith(f"<{space}") and LOCAL.match(rest):
                return f"{name}:{rest}"
        return term


class TriG(Turtle):
    """Turtle with graphs: a graph is opened when a piece belongs to another one than the piece before."""

    indent = ""

    def __init__(self, iris: Iris) -> None:
        super().__init__(iris)
        self._open: str | None = None

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:
        """Returns resources, with where the graph begins and the one before ends."""
        return self._turn(graph) + self.resources(nodes)

    def end(self) -> str:
        """Returns the end of the last graph."""
        return self._turn(None)

    def _turn(self, graph: str | None) -> str:
        if graph == self._open:
            return ""
        closed = "}\n" if self._open else ""
        self._open = graph
        return f"{closed}\n{self.term(f'<{graph}>')} {{" if graph else closed


class JsonLd:
    """One object a graph or a resource of the default graph, with a context of its own that needs no network."""

    def __init__(self, iris: Iris) -> None:
        self._iris, self._spaces = iris, {**PREFIXES, "id": iris.base}
        self._open: str | None = None
        self._first = True

    def begin(self) -> str:
        """Returns the context."""
        context = ",\n".join(f'"{name}":"{space}"' for name, space in sorted(self._spaces.items()))
        return f'{{"@context":{{\n{context}\n}},"@graph":['

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:
        """Returns resources, with where the graph begins and the one before ends."""
        parts = [self._turn(graph)]
        for subject, pairs in gathered(nodes):
            parts.append(("" if self._first else ",") + "\n" + self._resource(subject, pairs))
            self._first = False
        return "".join(parts)

    def end(self) -> str:
        """Returns the end of the last graph and of the whole."""
        return self._turn(None) + "\n]}\n"

    def _turn(self, graph: str | None) -> str:
        if graph == self._open:
            return ""
        closed = "\n]}" if self._open else ""
        if self._open:
            self._first = False
        self._open = graph
        if graph is None:
            return closed
        comma = "" if self._first and not closed else ","
        self._first = True
        return f'{closed}{comma}\n{{"@id":"{self._iri(f"<{graph}>")}","@graph":['

    def _resource(self, subject: str, pairs: list[Pair]) -> str:
        types = ",".join(f'"{self._iri(value)}"' for prop, value in pairs if prop == TYPE)
        held: dict[str, list[str]] = {}
        for prop, value in pairs:
            if prop != TYPE:
                held.setdefault(prop, []).append(self._value(value))
        parts = [*([f'"@type":[{types}]'] if types else []), f'"@id":"{self._iri(subject)}"']  # in the order of streaming JSON-LD
        parts += [f'"{self._iri(prop)}":' + (values[0] if len(values) == 1 else f"[{','.join(values)}]") for prop, values in held.items()]
        return "{" + ",".join(parts) + "}"

    def _value(self, term: str) -> str:
        if term[0] == "<":
            return f'{{"@id":"{self._iri(term)}"}}'
        if term[-1] == '"':
            return term  # canonical N-Triples escapes as JSON does
        words, _, datatype = term.rpartition("^^")
        if datatype in BARE:
            return words[1:-1]
        return f'{{"@type":"{self._iri(datatype)}","@value":{words}}}'

    def _iri(self, term: str) -> str:
        iri = term[1:-1]
        for name, space in self._spaces.items():
            if iri.startswith(space) and SAFE.match(iri[len(space) :]):
                return f"{name}:{iri[len(space) :]}"
        return iri


class RdfXml:
    """A description of each resource. Control characters, which XML cannot hold, become U+FFFD."""

    def __init__(self, iris: Iris) -> None:
        self._iris = iris

    def begin(self) -> str:
        """Returns the root with its namespaces."""
        spaces = "\n    ".join(f'xmlns:{name}="{space}"' for name, space in PREFIXES.items() if name != "xsd")
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF\n    {spaces}>\n'

    def piece(self, graph: str | None, nodes: Iterable[Node]) -> str:  # noqa: ARG002 - RDF/XML has no graphs
        """Returns resources."""
        return "".join(self._resource(subject, pairs) for subject, pairs in gathered(without_graphs(nodes, self._iris)))

    def end(self) -> str:
        """Returns the end of the root."""
        return "</rdf:RDF>\n"

    def _resource(self, subject: str, pairs: list[Pair]) -> str:
        held = "".join(f"  {self._property(prop, value)}\n" for prop, value in pairs)
        return f'<rdf:Description rdf:about="{_xml(subject[1:-1])}">\n{held}</rdf:Description>\n'

    def _property(self, prop: str, term: str) -> str:
        name = _qname(prop)
        if term[0] == "<":
            return f'<{name} rdf:resource="{_xml(term[1:-1])}"/>'
        words, _, datatype = (term, "", "") if term[-1] == '"' else term.rpartition("^^")
        kind = f' rdf:datatype="{datatype[1:-1]}"' if datatype else ""
        return f"<{name}{kind}>{_xml(unescaped(words[1:-1]))}</{name}>"


SAFE = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*\Z")  # no dots alone, nothing encoded
LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
BARE = (f"<{XSD}integer>", f"<{XSD}boolean>")
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))")
_CONTROL = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def unescaped(text: str) -> str:
    """Returns the text that stands between the quotes of a literal."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else _CONTROL.get(found[2], found[2]), text)


def _xml(text: str) -> str:
    """Returns a text as XML holds it, in content and in attributes."""
    plain = NO_XML.sub("\ufffd", text)
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("\r", "&#xD;")


def _qname(prop: str) -> str:
    """Returns a property as the name of an element."""
    for name, space in {**PREFIXES, "rdf": RDF}.items():
        rest = prop[len(space) + 1 : -1]
        if prop.startswith(f"<{space}") and LOCAL.match(rest):
            return f"{name}:{rest}"
    raise ValueError(f"{prop} is of no vocabulary that is written here")
