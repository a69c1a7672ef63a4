"""The names that need not be declared in a query: prefixes of this store's data and of what they use."""

from graph.sparql.guard import Names
from ontology.vocabulary import AL, RDF, RDFS, SKOS

KNOWN = {
    "al": AL,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
}
KINDS = ("actor", "article", "claim", "outlet", "place", "weapon")  # a relation has dots, of which oxigraph takes but one in such a name


def names_of(base: str) -> Names:
    """Returns the names of a store whose IRIs begin so: `actor:TUR` is `<actor/TUR>`."""
    return Names(base, KNOWN | {kind: f"{base}{kind}/" for kind in KINDS})
