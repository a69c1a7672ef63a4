"""The ontology in the forms in which it is given out: as a page and as RDF."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from pyoxigraph import BlankNode, RdfFormat, Triple, parse, serialize

from ontology.jsonld import written_as_json
from ontology.page_html import page_html
from ontology.terms import PREFIXES, turtle


class OntologyForm(StrEnum):
    """A form of the ontology, by the name that `format` has for it."""

    TURTLE = "turtle"
    JSON_LD = "jsonld"
    RDF_XML = "rdfxml"
    N_TRIPLES = "ntriples"
    HTML = "html"


MEDIA_TYPES = {
    OntologyForm.HTML: "text/html",
    OntologyForm.TURTLE: "text/turtle",
    OntologyForm.JSON_LD: "application/ld+json",
    OntologyForm.RDF_XML: "application/rdf+xml",
    OntologyForm.N_TRIPLES: "application/n-triples",
}
SERIALIZED = {
    OntologyForm.RDF_XML: RdfFormat.RDF_XML,
    OntologyForm.N_TRIPLES: RdfFormat.N_TRIPLES,
}


@cache
def ontology_as(form: OntologyForm) -> bytes:
    """Returns the ontology in a form, the same bytes every time; as Turtle it is the file itself."""
    if form is OntologyForm.HTML:
        return page_html().encode()
    if form is OntologyForm.TURTLE:
        return turtle()
    if form is OntologyForm.JSON_LD:
        return written_as_json(_triples())
    prefixes = None if form is OntologyForm.N_TRIPLES else PREFIXES
    written = serialize(_triples(), format=SERIALIZED[form], prefixes=prefixes)
    if written is None:
        raise TypeError("nothing was written")
    return written


def _triples() -> Iterator[Triple]:
    """Yields the triples in the order of the file; blank nodes, which OWL needs for its lists, are counted."""
    names: dict[object, BlankNode] = {}

    def named[T](term: T) -> T | BlankNode:
        return names.setdefault(term, BlankNode(f"b{len(names)}")) if isinstance(term, BlankNode) else term

    for quad in parse(turtle(), format=RdfFormat.TURTLE):
        yield Triple(named(quad.subject), quad.predicate, named(quad.object))
