"""The formats in which a store is written out, for the command line and for HTTP alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from api.output import many
from api.settings import Settings
from graph.export import jsonl_lines
from graph.rdf import formats
from graph.rdf.iris import Iris
from graph.rdf.writing import Exported as Written
from graph.rdf.writing import written
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


FORMATS = (
    "jsonl: one record a line. trig, nquads, jsonld: RDF with a graph for each article. turtle, rdfxml: RDF without graphs. "
    "All are taken back by load; what turtle and rdfxml hold may lose characters that XML has not, and the graphs."
)
WITH_TRIPLE_TERMS = (Exported.TRIG, Exported.NQUADS, Exported.TURTLE)
MEDIA_TYPES = {
    Exported.JSONL: "application/x-ndjson",
    **{Exported(form.value): form.media_type for form in formats.Form},
}


@dataclass(slots=True)
class Count:
    """How many records have been written, where they are lines of their own."""

    records: int = 0


def parts(
    store: Reader, form: Exported, settings: Settings, *, triple_terms: bool = False, told: Callable[[str], None] | None = None
) -> Iterator[bytes]:
    """Yields all that a store holds, in pieces that are worth handing over; `told` is told at the end how much it is."""
    piece = bytearray()
    number, done = Count(), Written()
    for part in _lines(store, number) if form is Exported.JSONL else _rdf(store, form, settings, done, triple_terms=triple_terms):
        piece += part
        if len(piece) >= PIECE:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
    if told:
        rdf = ", ".join((many(done.articles, "article"), many(done.claims, "claim"), many(done.relations, "relation")))
        told(many(number.records, "record") if form is Exported.JSONL else rdf)


def _lines(store: Reader, number: Count) -> Iterator[bytes]:
    for line in jsonl_lines(store):
        number.records += 1
        yield line


def _rdf(store: Reader, form: Exported, settings: Settings, done: Written, *, triple_terms: bool) -> Iterator[bytes]:
    return written(store, formats.Form(form.value), Iris(settings.base_iri), done, triple_terms=triple_terms)
