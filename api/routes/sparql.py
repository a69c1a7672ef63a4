"""Queries in SPARQL that users write themselves, by the SPARQL 1.1 Protocol."""

from typing import Annotated, Any, NamedTuple
from urllib.parse import parse_qs, unquote_to_bytes

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.accepting import preferred
from api.access import needs
from api.describing import described, page
from api.errors import Problem, Refused
from api.keys import Scope
from api.routes.common import Serving
from api.service import Service
from api.sparqling import EXAMPLE, accepted, examples, media_types, sparql_limits_of
from graph.sparql.forms import MEDIA_TYPES, Form
from graph.sparql.guard import Answers, guarded
from graph.sparql.names import names_of
from graph.sparql.snapshot import SparqlQuery, checked

router = APIRouter(tags=["queries"], dependencies=[needs(Scope.QUERY, live=True)])
HEAD = "Allegiance-Truncated"
FORM_TYPE, QUERY_TYPE, UPDATE_TYPE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
DESCRIPTION_FORMS = (Form.TURTLE, Form.JSON_LD, Form.N_TRIPLES, Form.RDF_XML)
HTML = "text/html"

QUERY = {"type": "string", "examples": [EXAMPLE]}
GRAPHS = {"type": "array", "items": {"type": "string"}}
NAMES = {"default-graph-uri": GRAPHS, "named-graph-uri": GRAPHS, "format": {"enum": [form.value for form in Form]}}
FORM = {"type": "object", "required": ["query"], "properties": {"query": QUERY, **NAMES}, "additionalProperties": False}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM_TYPE: {"schema": FORM},
            QUERY_TYPE: {"schema": {"type": "string"}, "example": EXAMPLE},
        },
    }
}
SCHEMAS: dict[str, Any] = {"application/sparql-results+json": {"type": "object"}, "application/ld+json": {"type": ["array", "object"]}}
SHOWN: dict[str, Any] = {media: {"example": example} for media, example in examples().items()} | {"text/html": {}}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Rows or yes or no for SELECT and ASK, triples for CONSTRUCT and DESCRIBE; without a query what the service can do. "
        "The header `Allegiance-Truncated` says where something is missing.",
        "content": {media: {"schema": SCHEMAS.get(media, {"type": "string"})} | told for media, told in SHOWN.items()},
    },
    400: {"model": Problem, "description": "This is no query in SPARQL; `detail` says where it breaks."},
    406: {"model": Problem, "description": "The answer comes in none of the forms that are accepted."},
    415: {"model": Problem, "description": "The body is neither a form nor a query."},
    422: {"model": Problem, "description": "The query does more than read what is here, or took too much; `detail` says what to do."},
    429: {"model": Problem, "description": "As many queries run as may run at once; ask again after Retry-After seconds."},
}


class Asked(NamedTuple):
    """What is asked, in which form, and about which graphs."""

    query: str
    form: Form | None
    default: tuple[str, ...]
    named: tuple[str, ...]


@router.get("/sparql", summary="Ask in SPARQL", responses=RESPONSES, response_class=Response)
def sparql(
    serving: Serving,
    request: Request,
    query: Annotated[str | None, Query(description="The query. Without one, the service says what it can do.", examples=[EXAMPLE])] = None,
    default: Annotated[
        list[str] | None,
        Query(alias="default-graph-uri", description="Graphs of which the default graph is made, whatever FROM names."),
    ] = None,
    named: Annotated[list[str] | None, Query(alias="named-graph-uri", description="Graphs that GRAPH finds.")] = None,
    format: Annotated[Form | None, Query(description="The form of the answer; else the Accept header chooses it.")] = None,
) -> Response:
    """Answers SELECT, ASK, CONSTRUCT and DESCRIBE (SPARQL 1.1), which only read. The prefixes `al:`, `actor:` and the usual ones are known.

    The default graph holds what is plain: `?a al:supports ?b`. What is only claimed lies in the graphs of articles and in
    `<graph/relations>`. What is there and what a query may take is told in docs/sparql.md.
    """
    _check_utf8(request)
    accept = request.headers.get("accept", "*/*")
    if query is None and (default or named):
        raise Refused(422, "Invalid request", "graphs are named, and there is no query about them; send one as `query`")
    if query is None:
        return _description(request, accept, format)
    return _answer(serving, Asked(query, format, tuple(default or ()), tuple(named or ())), accept)


@router.post("/sparql", summary="Ask in SPARQL with a long query", responses=RESPONSES, openapi_extra=BODY, response_class=Response)
async def sparql_posted(
    serving: Serving,
    request: Request,
    default: Annotated[list[str] | None, Query(alias="default-graph-uri", description="With a body that is a query: as with GET.")] = None,
    named: Annotated[list[str] | None, Query(alias="named-graph-uri", description="With a body that is a query: as with GET.")] = None,
    format: Annotated[Form | None, Query(description="The form of the answer; else the Accept header chooses it.")] = None,
) -> Response:
    """Answers as GET does. The body is a form with `query`, or the query itself as `application/sparql-query`."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE_TYPE:
        raise Refused(415, "Wrong content type", f"updates are not taken here: queries only read; send {QUERY_TYPE} or {FORM_TYPE}")
    if kind not in (QUERY_TYPE, FORM_TYPE):
        raise Refused(415, "Wrong content type", f"the body is {kind or 'of no named type'}; this takes {QUERY_TYPE} and {FORM_TYPE}")
    text = _utf8(await request.body())
    asked = Asked(text, format, tuple(default or ()), tuple(named or ())) if kind == QUERY_TYPE else _form(text, format, default, named)
    accept = request.headers.get("accept", "*/*")
    return await run_in_threadpool(_answer, serving, asked, accept)


def _answer(serving: Service, asked: Asked, accept: str) -> Response:
    """Returns the answer to a query; raises QueryRefused and its kin, and Refused where no form of it is accepted."""
    limits = sparql_limits_of(serving.settings)
    names = names_of(serving.settings.base_iri)
    answers = guarded(asked.query, limits, names).answers
    form = asked.form or accepted(accept, answers)
    if form is None:
        raise Refused(406, "Not acceptable", f"the answer comes as {', '.join(media_types([answers]))}; name one of them in Accept")
    query = checked(SparqlQuery(asked.query, form, asked.default, asked.named), limits, names)
    with serving.quads.snapshot(serving.reading, limits) as snapshot:
        answer = snapshot.sparql(query, limits)
    headers = {"Vary": "Accept"} | ({HEAD: answer.truncated} if answer.truncated else {})
    return Response(answer.body, media_type=_media(form, answers), headers=headers)


def _description(request: Request, accept: str, form: Form | None) -> Response:
    """Returns what the service can do: as triples, or as a page for who prefers that."""
    if form is None and preferred(accept, [*(MEDIA_TYPES[one][0] for one in DESCRIPTION_FORMS), HTML]) == HTML:
        return Response(page(), media_type="text/html", headers={"Vary": "Accept"})
    chosen = form or accepted(accept, Answers.TRIPLES) or Form.TURTLE
    if chosen not in DESCRIPTION_FORMS:
        raise Refused(422, "Invalid request", f"what the service can do comes as {', '.join(DESCRIPTION_FORMS)}")
    address = str(request.url.replace(query=None))
    body = described(address, chosen, request.app.state.service.settings.base_iri)
    return Response(body, media_type=MEDIA_TYPES[chosen][0], headers={"Vary": "Accept"})


def _form(text: str, format: Form | None, default: list[str] | None, named: list[str] | None) -> Asked:
    """Returns what a form asks; raises Refused."""
    try:
        fields = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text), encoding="utf-8", errors="strict", max_num_fields=1000)
    except UnicodeDecodeError:
        raise Refused(400, "Bad request", "the form is not UTF-8") from None
    except ValueError as error:
        raise Refused(400, "Bad request", f"the form cannot be read: {error}") from None
    if "update" in fields:
        raise Refused(422, "Query refused", "updates are not taken here: queries only read")
    if unknown := sorted(fields.keys() - {"query", *NAMES}):
        raise Refused(
            422, "Invalid request", f"there is no such field here: {', '.join(unknown)[:200]}; there are query, {', '.join(NAMES)}"
        )
    queries = fields.get("query", [])
    if len(queries) != 1:
        raise Refused(400, "Bad request", "there are several queries; send one" if queries else "the form has no query")
    forms = fields.get("format", [])
    if any(one not in Form for one in forms):
        raise Refused(422, "Invalid request", f"there is no form {forms[0][:40]!r}; there are {', '.join(Form)}")
    given = Form(forms[-1]) if forms else format
    graphs = (tuple(fields.get(name, [])) + tuple(of or ()) for name, of in (("default-graph-uri", default), ("named-graph-uri", named)))
    return Asked(queries[0], given, *graphs)


def _media(form: Form, answers: Answers) -> str:
    """Returns the media type of an answer; CSV and TSV say that they are UTF-8."""
    media = MEDIA_TYPES[form][0]
    return f"{media}; charset=utf-8" if media.startswith("text/") and answers is not Answers.TRIPLES else media


def _check_utf8(request: Request) -> None:
    """Raises Refused where the address holds bytes that are no text."""
    _utf8(unquote_to_bytes(request.scope["query_string"]))


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(400, "Bad request", f"the query is not UTF-8: byte {error.start} is {data[error.start]:#04x}") from None
