"""`/export`: all that the store holds, in every format, as it comes: a part at a time, whatever the size."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from api.accepting import preferred
from api.access import needs
from api.errors import Problem, Refused
from api.exporting import MEDIA_TYPES, WITH_TRIPLE_TERMS, Exported, parts
from api.keys import Scope
from api.routes.common import Serving

router = APIRouter(tags=["service"], dependencies=[needs(Scope.READ, live=True)])

SHOWN: dict[Exported, Any] = {
    Exported.JSONL: '{"record":"actor","v":1,"id":"KEN","name":"Kenya","kind":"State","iso3":"KEN","aliases":["Nairobi"]}\n',
    Exported.TRIG: '<actor/KEN> a al:State ;\n    rdfs:label "Kenya" ;\n    al:supports <actor/UGA> .\n',
    Exported.NQUADS: "<https://w3id.org/allegiance/id/actor/KEN> <https://w3id.org/allegiance/ns#supports> "
    "<https://w3id.org/allegiance/id/actor/UGA> .\n",
    Exported.JSONLD: {"@context": {}, "@graph": [{"@type": ["al:State"], "@id": "id:actor/KEN", "rdfs:label": "Kenya"}]},
    Exported.TURTLE: '<actor/KEN> a al:State ;\n    rdfs:label "Kenya" .\n',
    Exported.NANOPUB: "<nanopub/RA.../Head> {\n<nanopub/RA...> a np:Nanopublication .\n}\n",
    Exported.RDFXML: '<rdf:Description rdf:about="https://w3id.org/allegiance/id/actor/KEN"/>\n',
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The whole store, sorted: the same store gives the same bytes.",
        "content": {
            MEDIA_TYPES[form]: {"schema": {"type": "object" if form is Exported.JSONLD else "string"}, "example": shown}
            for form, shown in SHOWN.items()
        },
    },
    406: {"model": Problem, "description": "None of its formats is one that `Accept` takes."},
}


@router.get("/export", response_class=StreamingResponse, responses=RESPONSES, summary="Everything, in any format")
def export(
    serving: Serving,
    request: Request,
    format: Annotated[Exported | None, Query(description="The format; else the Accept header chooses it, else it is JSON Lines.")] = None,
    rdf12: Annotated[bool, Query(description="Say of each claim which triple it reifies, as RDF 1.2 has it.")] = False,
) -> StreamingResponse:
    """All articles, actors, listed memberships, decisions and claims.

    `allegiance load` takes them back. RDF has the derived relations too; its default graph holds what is plain, and never what is
    only claimed. Turtle and RDF/XML have no graphs. What changes while it is written may be in it or not: an article is whole.
    """
    form = format or _accepted(request)
    if rdf12 and form not in WITH_TRIPLE_TERMS:
        raise Refused(422, "No triple terms", f"{form} has no triple terms; ask for trig, nquads or turtle, or leave rdf12 out")
    with serving.reading():  # what loads have put is settled first
        store = serving.streaming()
    pieces = parts(store, form, serving.settings, triple_terms=rdf12)
    return StreamingResponse(_begun(pieces), media_type=MEDIA_TYPES[form], headers={"Vary": "Accept"})


def _accepted(request: Request) -> Exported:
    """Returns the format that a client accepts best, JSON Lines where it takes any."""
    kind = preferred(request.headers.get("accept"), list(MEDIA_TYPES.values()))
    if kind is None:
        raise Refused(
            406, "Not acceptable", f"an export comes as {', '.join(MEDIA_TYPES.values())}; ask for one of these with Accept or format"
        )
    return next(form for form, own in MEDIA_TYPES.items() if own == kind)


def _begun(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Returns the pieces, of which the first is made now: a store that is away is an error and no broken answer."""
    first = next(pieces, b"")

    def whole() -> Iterator[bytes]:
        yield first
        yield from pieces

    return whole()
