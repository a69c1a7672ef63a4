"""The terms of which quads are made, as N-Triples writes them: `<iri>` and `"words"^^<datatype>`.

They are text from the start because that is what they become; RDF 1.1's canonical N-Triples says how a literal is escaped.
"""

import re
from datetime import date
from functools import lru_cache

from graph.rdf.iris import segment
from ontology.vocabulary import AL, RDF, RDFS, SKOS, vocabulary

OA = "http://www.w3.org/ns/oa#"
PROV = "http://www.w3.org/ns/prov#"
VOID = "http://rdfs.org/ns/void#"
DCTERMS = "http://purl.org/dc/terms/"
NP = "http://www.nanopub.org/nschema#"
NPX = "http://purl.org/nanopub/x/"
XSD = "http://www.w3.org/2001/XMLSchema#"
WIKIDATA = "http://www.wikidata.org/entity/"
PREFIXES = {
    "al": AL,
    "oa": OA,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}

# Canonical N-Triples: these by letter, other control characters as \u and four digits, all else as it is.
_SHORT = {"\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r", '"': r"\"", "\\": r"\\"}
_ESCAPED = re.compile(r'[\x00-\x1f"\\\x7f]')
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])\Z", re.ASCII)
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_LINK = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`\[\]#%\x7f-\uffff]+(?:%[0-9A-Fa-f]{2}[^\x00-\x20<>\"{}|\\^`\[\]#%\x7f-\uffff]*)*\Z")


def iri(value: str) -> str:
    """Returns an IRI as a term."""
    return f"<{value}>"


def al(name: str) -> str:
    """Returns a term of the ontology."""
    return f"<{AL}{name}>"


def escaped(text: str) -> str:
    """Returns a text as it stands between the quotes of a literal."""
    return _ESCAPED.sub(_escape, text)


def literal(text: str) -> str:
    """Returns a text as a literal."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def integer(number: int) -> str:
    """Returns a whole number as a literal."""
    return f'"{number}"^^<{XSD}integer>'


def number(value: float) -> str:
    """Returns a number as a literal, in the shortest form that gives it back."""
    return f'"{repr(float(value)).removesuffix(".0")}"^^<{XSD}double>'


def boolean(value: bool) -> str:
    """Returns a truth value as a literal."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def day(text: str) -> str:
    """Returns an ISO date, month or year as a literal of its datatype; what is none of them stays a text."""
    if _DAY.match(text):
        try:
            date.fromisoformat(text)
        except ValueError:
            return literal(text)
        return f'"{text}"^^<{XSD}date>'
    if _MONTH.match(text):
        return f'"{text}"^^<{XSD}gYearMonth>'
    return f'"{text}"^^<{XSD}gYear>' if _YEAR.match(text) and text != "0000" else literal(text)


def link(url: str) -> str | None:
    """Returns an address as an IRI, None where it cannot stand for one in every format."""
    return f"<{url}>" if _LINK.match(url) else None


def concept(scheme: str, name: str) -> str:
    """Returns the ontology's concept of this name: `stance` and `denies`, `standing` and `alleged`."""
    return f"<{AL}{scheme}-{segment(name)}>"


@lru_cache(maxsize=1000)
def relation_term(name: str) -> str:
    """Returns the property of the ontology that a relation type is; one that it does not have gets a name of its own kind."""
    known = vocabulary().relations.get(name)
    return f"<{known.iri}>" if known else f"<{AL}{segment(name)}>"


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04X}"
