"""The formats in which a store is written out, for the command line and for HTTP alike."""

from collections.abc import Callable
from typing import BinaryIO

import typer

from api.output import many
from api.settings import Settings
from graph.export import export_jsonl
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.writing import export_rdf
from graph.store import Reader

JSONL = "jsonl"
NAMES = (JSONL, *(form.value for form in Form))
FORMATS = (
    "jsonl: one record a line. trig, nquads, jsonld: RDF with a graph for each article. turtle, rdfxml: RDF without graphs. "
    "All but the last two give an equal store when they are loaded."
)
WITH_TRIPLE_TERMS = (Form.TRIG, Form.N_QUADS, Form.TURTLE)

type Export = Callable[[Reader, BinaryIO], str]  # writes a store, and returns what to tell of it


def chosen_export(name: str, settings: Settings, *, triple_terms: bool = False) -> Export:
    """Returns what writes a store in a format; raises BadParameter where there is none of this name, or none with triple terms."""
    if name not in NAMES:
        raise typer.BadParameter(f"{name!r} is none of {', '.join(NAMES)}", param_hint="--format")
    if triple_terms and name not in WITH_TRIPLE_TERMS:
        raise typer.BadParameter(f"{name} has no triple terms; name trig, nquads or turtle", param_hint="--rdf12")
    if name == JSONL:
        return lambda store, stream: many(export_jsonl(store, stream), "record")
    form, iris = Form(name), Iris(settings.base_iri)

    def export(store: Reader, stream: BinaryIO) -> str:
        done = export_rdf(store, stream, form, iris, triple_terms=triple_terms)
        return ", ".join((many(done.articles, "article"), many(done.claims, "claim"), many(done.relations, "relation")))

    return export
