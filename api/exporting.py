"""The formats in which a store is written out, for the command line and for HTTP alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from api.output import many
from api.settings import Settings
from graph.export import jsonl_lines
from graph.rdf import formats
from graph.rdf.iris import Iris
from graph.rdf.nanopub import Key, nanopubs
from graph.rdf.writing import Exported as Written
from graph.rdf.writing import articles_with_claims, written
from graph.store import Reader

PIECE = 64 * 1024  # bytes handed over at once


class Exported(StrEnum):
    """A format in which a store is written out."""

    JSONL = "jsonl"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    TURTLE = "turtle"
    RDFXML = "rdfxml"
    NANOPUB = "nanopub"


FORMATS = (
    "jsonl: one record a line. trig, nquads, jsonld: RDF with a graph for each article. turtle, rdfxml: RDF without graphs. "
    "All of these load takes back. nanopub: a nanopublication for each claim, as TriG."
)
WITH_TRIPLE_TERMS = (Exported.TRIG, Exported.NQUADS, Exported.TURTLE)
MEDIA_TYPES = {
    Exported.JSONL: "application/x-ndjson",
    **{Exported(form.value): form.media_type for form in formats.Form},
    Exported.NANOPUB: "application/trig",
}


@dataclass(slots=True)
class Count:
    """How many records have been written, where they are lines of their own."""

    records: int = 0


def parts(
    store: Reader,
    form: Exported,
    settings: Settings,
    *,
    triple_terms: bool = False,
    key: Key | None = None,
    told: Callable[[str], None] | None = None,
) -> Iterator[bytes]:
    """Yields all that a store holds, in pieces that are worth handing over; `told` is told at the end how much it is.

    Nanopublications are signed where there is a key.
    """
    piece = bytearray()
    number, done = Count(), Written()
    match form:
        case Exported.JSONL:
            made = _lines(store, number)
        case Exported.NANOPUB:
            made = _nanopubs(store, Iris(settings.base_iri), done, key)
        case _:
            made = written(store, formats.Form(form.value), Iris(settings.base_iri), done, triple_terms=triple_terms)
    for part in made:
        piece += part
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
    if told:
        held = [many(done.articles, "article"), many(done.claims, "claim"), many(done.relations, "relation")]
        told(many(number.records, "record") if form is Exported.JSONL else ", ".join(held[: 2 if form is Exported.NANOPUB else 3]))


def _lines(store: Reader, number: Count) -> Iterator[bytes]:
    for line in jsonl_lines(store):
        number.records += 1
        yield line


def _nanopubs(store: Reader, iris: Iris, done: Written, key: Key | None) -> Iterator[bytes]:
    yield formats.Turtle(iris).begin().encode()
    for article, extractor, claims in articles_with_claims(store):
        done.articles, done.claims = done.articles + 1, done.claims + len(claims)
        yield from (one.encode() for one in nanopubs(article, extractor, claims, iris, key))
