"""The forms in which answers to SPARQL come, by their names and media types."""

from enum import StrEnum

from pyoxigraph import QueryResultsFormat, RdfFormat

from graph.sparql.guard import Answers


class Form(StrEnum):
    """A form of an answer: the first four are of rows and truth, the others of triples."""

    JSON = "json"
    XML = "xml"
    CSV = "csv"
    TSV = "tsv"
    TURTLE = "turtle"
    N_TRIPLES = "ntriples"
    JSON_LD = "jsonld"
    RDF_XML = "rdfxml"


RESULTS = {
    Form.JSON: QueryResultsFormat.JSON,
    Form.XML: QueryResultsFormat.XML,
    Form.CSV: QueryResultsFormat.CSV,
    Form.TSV: QueryResultsFormat.TSV,
}
GRAPHS = {
    Form.TURTLE: RdfFormat.TURTLE,
    Form.N_TRIPLES: RdfFormat.N_TRIPLES,
    Form.JSON_LD: RdfFormat.JSON_LD,
    Form.RDF_XML: RdfFormat.RDF_XML,
}
MEDIA_TYPES = {
    Form.JSON: ("application/sparql-results+json", "application/json"),
    Form.XML: ("application/sparql-results+xml", "application/xml", "text/xml"),
    Form.CSV: ("text/csv",),
    Form.TSV: ("text/tab-separated-values",),
    Form.TURTLE: ("text/turtle", "application/x-turtle"),
    Form.N_TRIPLES: ("application/n-triples", "text/plain"),
    Form.JSON_LD: ("application/ld+json", "application/json"),
    Form.RDF_XML: ("application/rdf+xml", "application/xml", "text/xml"),
}


def forms_of(answers: Answers) -> tuple[Form, ...]:
    """Returns the forms in which such an answer can come, the first where any will do."""
    return tuple(GRAPHS) if answers is Answers.TRIPLES else tuple(RESULTS)
