"""`/ontology`: what the relation types, classes and properties mean, as a page and as RDF, with its JSON-LD context and its shapes.

It is the same for every store, may be fetched by pages of any origin, and needs no key.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.accepting import preferred
from api.access import PUBLIC
from api.errors import Problem, Refused
from api.freshness import TAG
from ontology.context import context_document
from ontology.forms import MEDIA_TYPES, OntologyForm, ontology_as
from ontology.page_html import STYLE

router = APIRouter(prefix="/ontology", tags=["service"], dependencies=[PUBLIC])

CONTEXT, TURTLE = MEDIA_TYPES[OntologyForm.JSON_LD], MEDIA_TYPES[OntologyForm.TURTLE]
POLICY = (
    f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
ALTERNATIVES = ", ".join(f'</ontology?format={form}>; rel="alternate"; type="{kind}"' for form, kind in MEDIA_TYPES.items())
SHOWN = {
    OntologyForm.HTML: '<!DOCTYPE html>\n<html lang="en">...</html>\n',
    OntologyForm.TURTLE: 'al:arms a owl:ObjectProperty , al:RelationType ;\n    al:name "ARMS" ;\n    rdfs:label "arms"@en .\n',
    OntologyForm.JSON_LD: {"@context": {}, "@graph": [{"id": "al:arms", "type": ["owl:ObjectProperty", "RelationType"]}]},
    OntologyForm.RDF_XML: '<rdf:RDF><owl:ObjectProperty rdf:about="https://w3id.org/allegiance/ns#arms"/></rdf:RDF>\n',
    OntologyForm.N_TRIPLES: "<https://w3id.org/allegiance/ns#arms> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
    "<http://www.w3.org/2002/07/owl#ObjectProperty> .\n",
}
HEADERS: dict[str, Any] = {
    "ETag": {
        "description": "Changes with the ontology. Send it as `If-None-Match`: 304 says that this is still so.",
        "schema": {"type": "string"},
    }
}
HELD: dict[str, Any] = {"description": "What you hold is still so.", "headers": HEADERS}


def _content(*kinds: OntologyForm) -> dict[int | str, dict[str, Any]]:
    content = {
        MEDIA_TYPES[kind]: {"schema": {"type": "object" if kind is OntologyForm.JSON_LD else "string"}, "example": SHOWN[kind]}
        for kind in kinds
    }
    return {200: {"content": content, "headers": HEADERS}, 304: HELD}


NOT_ACCEPTABLE: dict[int | str, dict[str, Any]] = {406: {"model": Problem, "description": "None of its forms is one that `Accept` takes."}}


@router.get("", response_class=Response, responses=_content(*OntologyForm) | NOT_ACCEPTABLE, summary="The ontology")
def ontology(
    request: Request,
    format: Annotated[OntologyForm | None, Query(description="The form; else the Accept header chooses it, else it is the page.")] = None,
) -> Response:
    """What is meant: every class, relation type, property and value with its definition, an example and its codes in other schemes.

    Browsers get a page, tools what they ask for: Turtle, JSON-LD, RDF/XML or N-Triples.
    """
    kind = MEDIA_TYPES[format] if format else preferred(request.headers.get("accept"), list(MEDIA_TYPES.values()))
    if kind is None:
        raise Refused(
            406, "Not acceptable", f"the ontology comes as {', '.join(MEDIA_TYPES.values())}; ask for one of these with Accept or format"
        )
    form = next(form for form, own in MEDIA_TYPES.items() if own == kind)
    return _answer(request, ontology_as(form), kind, Link=ALTERNATIVES)


@router.get("/context.jsonld", response_class=Response, responses=_content(OntologyForm.JSON_LD), summary="The JSON-LD context")
def ontology_context(request: Request) -> Response:
    """The names of the JSON records as terms of the ontology; files that we write carry it with them, so that it need not be fetched."""
    return _answer(request, context_document(), CONTEXT)


@router.get("/shapes.ttl", response_class=Response, responses=_content(OntologyForm.TURTLE), summary="The shapes")
def ontology_shapes(request: Request) -> Response:
    """What must hold of every claim, article and relation, in SHACL: what `allegiance check` goes by."""
    return _answer(request, _shapes(), TURTLE)


@cache
def _shapes() -> bytes:
    return files("ontology").joinpath("shapes.ttl").read_bytes()


def _answer(request: Request, body: bytes, kind: str, **headers: str) -> Response:
    """Returns a file with its tag, or that what the caller holds is still that file."""
    packed = "gzip" in request.headers.get("accept-encoding", "")
    tag = f'"{sha256(f"{kind} {packed} ".encode() + body).hexdigest()[:32]}"'
    told = {
        "ETag": tag,
        "Access-Control-Allow-Origin": "*",
        "Cache-Control": "public, max-age=3600",
        "Vary": "Accept",
        "Content-Security-Policy": POLICY,
        **headers,
    }
    if tag in TAG.findall(request.headers.get("if-none-match", "")):
        return Response(status_code=304, headers=told)
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    return Response(body, headers={**told, "Content-Type": kind + charset})
