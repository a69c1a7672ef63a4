"""`allegiance ontology`: what the relation types, classes and properties mean."""

import sys
from enum import StrEnum
from importlib.resources import files
from typing import Annotated

import typer


class OntologyFile(StrEnum):
    """A form of the ontology, or what belongs to it."""

    TURTLE = "turtle"
    JSON_LD = "jsonld"
    RDF_XML = "rdfxml"
    N_TRIPLES = "ntriples"
    HTML = "html"
    MARKDOWN = "markdown"
    CONTEXT = "context"
    SHAPES = "shapes"


def ontology(
    form: Annotated[
        OntologyFile, typer.Option("--format", help="The form; context is the one of JSON-LD, shapes are what `check` goes by.")
    ] = OntologyFile.TURTLE,
) -> None:
    """Write the ontology to standard output: classes, relation types, properties and values, with what they mean."""
    sys.stdout.buffer.write(_content(form))
    sys.stdout.buffer.flush()


def _content(form: OntologyFile) -> bytes:
    """Returns a file; its modules are imported here, for no other command needs them."""
    from ontology.context import context_document
    from ontology.forms import OntologyForm, ontology_as
    from ontology.page_markdown import page_markdown

    match form:
        case OntologyFile.CONTEXT:
            return context_document()
        case OntologyFile.SHAPES:
            return files("ontology").joinpath("shapes.ttl").read_bytes()
        case OntologyFile.MARKDOWN:
            return page_markdown().encode()
        case _:
            return ontology_as(OntologyForm(form.value))
