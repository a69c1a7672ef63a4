"""The JSON-LD context of the ontology: the names of the JSON records as terms, so that `"subject"` in a document is `al:subject`."""

from functools import cache

from pydantic_core import to_json

from ontology.terms import PREFIXES, Kind, of_kind
from ontology.vocabulary import RDFS, SKOS

PLAIN = {"string", "boolean", "integer", "nonNegativeInteger"}  # what JSON has itself; a double is named, for 1.0 is a whole number there
XSD = PREFIXES["xsd"]
OTHERS = {
    "id": "@id",
    "type": "@type",
    "graph": "@graph",
    "label": RDFS + "label",
    "prefLabel": SKOS + "prefLabel",
    "altLabel": {"@id": SKOS + "altLabel", "@container": "@set"},
    "exactMatch": {"@id": SKOS + "exactMatch", "@type": "@id"},
    "wasDerivedFrom": {"@id": PREFIXES["prov"] + "wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": PREFIXES["prov"] + "wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": PREFIXES["prov"] + "wasGeneratedBy", "@type": "@id"},
}


@cache
def _context() -> dict[str, object]:
    names: dict[str, object] = {"@version": 1.1, **PREFIXES, **OTHERS}
    for term in of_kind(Kind.CLASS, Kind.ANNOTATION):
        names[term.name] = term.iri
    for term in of_kind(Kind.RELATION_TYPE, Kind.PARENT, Kind.OBJECT_PROPERTY):
        names[term.name] = {"@id": term.iri, "@type": "@id"}
    for term in of_kind(Kind.VALUE_PROPERTY):
        [datatype] = term.range
        told = datatype.startswith(XSD) and datatype.removeprefix(XSD) not in PLAIN
        names[term.name] = {"@id": term.iri, "@type": datatype} if told else term.iri
    return names


def context() -> dict[str, object]:
    """Returns the context as a document that says nothing else; classes, relation types and properties go by their own names."""
    return {"@context": dict(_context())}


def context_document() -> bytes:
    """Returns the context as the bytes of a file: the same for the same ontology."""
    return to_json(context(), indent=2) + b"\n"
