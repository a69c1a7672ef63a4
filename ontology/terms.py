"""Every term of the ontology with all that is said of it: what the docs page, the picture and the JSON-LD context are made from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse

from ontology.vocabulary import AL, OWL, RDF, RDFS, SKOS, OntologyError

NAMESPACE = AL.rstrip("#")  # the ontology's own IRI
PREFIXES = {
    "al": AL,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "skos": SKOS,
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Kind(StrEnum):
    """What a term is."""

    CLASS = "class"
    RELATION_TYPE = "relation type"
    PARENT = "parent of relation types"
    OBJECT_PROPERTY = "object property"
    VALUE_PROPERTY = "datatype property"
    ANNOTATION = "annotation property"
    SCHEME = "scheme"
    VALUE = "value"
    FAMILY = "family"
    EVENT_CODE = "event code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the ontology; `said` holds, by the IRI of each property, IRIs and texts in the order of their letters.

    `domain` and `range` are the IRIs of the classes of which one must fit.
    """

    iri: str
    kind: Kind
    label: str
    definition: str
    example: str | None
    domain: tuple[str, ...]
    range: tuple[str, ...]
    said: Mapping[str, tuple[str, ...]]

    @property
    def name(self) -> str:
        """The term without its namespace."""
        return self.iri.removeprefix(AL)

    def all(self, prop: str) -> tuple[str, ...]:
        """Returns the values of a property."""
        return self.said.get(prop, ())

    def one(self, prop: str) -> str | None:
        """Returns the first value of a property, None where it has none."""
        return next(iter(self.all(prop)), None)


def turtle() -> bytes:
    """Returns the ontology as its file has it."""
    return files("ontology").joinpath("allegiance.ttl").read_bytes()


@cache
def terms() -> Mapping[str, Term]:
    """Returns the terms of our own namespace by IRI, in the order of the file."""
    store = Store()
    order = dict.fromkeys(quad.subject for quad in parse(turtle(), format=RdfFormat.TURTLE))
    store.load(turtle(), format=RdfFormat.TURTLE)
    ours = (subject for subject in order if isinstance(subject, NamedNode) and subject.value.startswith(AL))
    return {subject.value: _term(store, subject) for subject in ours}


@cache
def header() -> Mapping[str, tuple[str, ...]]:
    """Returns what the ontology says of itself: version, title, licence and the like, by the IRI of each property."""
    store = Store()
    store.load(turtle(), format=RdfFormat.TURTLE)
    return _said(store, NamedNode(NAMESPACE))


def of_kind(*kinds: Kind) -> tuple[Term, ...]:
    """Returns the terms of some kinds, in the order of the file."""
    return tuple(term for term in terms().values() if term.kind in kinds)


def short(iri: str) -> str:
    """Returns an IRI with its prefix, `al:Claim`; itself where it has none."""
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


def below(iri: str, prop: str) -> tuple[str, ...]:
    """Returns the IRIs of our terms that name a term as what they are directly below, in the order of the file."""
    return tuple(term.iri for term in terms().values() if iri in term.all(prop))


def _term(store: Store, subject: NamedNode) -> Term:
    said = _said(store, subject)
    labels = [*said.get(RDFS + "label", ()), *said.get(SKOS + "prefLabel", ())]
    definitions, examples = said.get(SKOS + "definition", ()), said.get(SKOS + "example", ())
    if len(labels) != 1 or len(definitions) != 1:
        raise OntologyError(f"{subject.value} has {len(labels)} labels and {len(definitions)} definitions, one of each is needed")
    return Term(
        iri=subject.value,
        kind=_kind(said),
        label=labels[0],
        definition=definitions[0],
        example=next(iter(examples), None),
        domain=tuple(_classes(store, subject, "domain")),
        range=tuple(_classes(store, subject, "range")),
        said=said,
    )


def _said(store: Store, subject: NamedNode) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for quad in store.quads_for_pattern(subject, None, None):
        if isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)
    return {prop: tuple(sorted(values)) for prop, values in sorted(found.items())}


def _kind(said: Mapping[str, tuple[str, ...]]) -> Kind:
    """Returns the kind of a term: the first that its classes fit."""
    classes = set(said[RDF + "type"])
    fits = {
        Kind.RELATION_TYPE: AL + "RelationType",
        Kind.CLASS: OWL + "Class",
        Kind.VALUE_PROPERTY: OWL + "DatatypeProperty",
        Kind.ANNOTATION: OWL + "AnnotationProperty",
        Kind.SCHEME: SKOS + "ConceptScheme",
        Kind.EVENT_CODE: AL + "EventCode",
    }
    if OWL + "ObjectProperty" in classes and not classes & {AL + "RelationType"}:
        return Kind.PARENT if AL + "inverseLabel" in said else Kind.OBJECT_PROPERTY
    found = next((kind for kind, iri in fits.items() if iri in classes), None)
    return found or (Kind.FAMILY if AL + "Family" in classes else Kind.VALUE)


def _classes(store: Store, subject: NamedNode, side: str) -> Iterator[str]:
    """Yields the classes of a domain or range: itself, or the members of a union."""
    for quad in store.quads_for_pattern(subject, NamedNode(RDFS + side), None):
        if isinstance(quad.object, NamedNode):
            yield quad.object.value
        elif isinstance(quad.object, BlankNode):
            for union in store.quads_for_pattern(quad.object, NamedNode(OWL + "unionOf"), None):
                yield from _members(store, union.object)


def _members(store: Store, head: object) -> Iterator[str]:
    """Yields the IRIs of a list."""
    while isinstance(head, BlankNode):
        [first] = store.quads_for_pattern(head, NamedNode(RDF + "first"), None)
        [rest] = store.quads_for_pattern(head, NamedNode(RDF + "rest"), None)
        if isinstance(first.object, NamedNode):
            yield first.object.value
        head = rest.object
