"""Queries in Cypher that users write themselves."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from api.accepting import preferred
from api.access import needs
from api.asking import WrongQuestion
from api.errors import Problem
from api.keys import Scope
from api.querying import CypherAnswer, CypherExample, CypherQuestion, Shape, checked, csv_of, examples, limits_of, lines_of
from api.routes.common import Serving

router = APIRouter(tags=["queries"], dependencies=[needs(Scope.QUERY)])
HEAD = "Allegiance-Truncated"


class Wanted(StrEnum):
    """A form of the answer."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


MEDIA_TYPES = {Wanted.CSV: "text/csv", Wanted.JSONL: "application/x-ndjson"}
SHOWN = {
    "text/csv": "who,whom,claims\nKenya,Uganda,2\n",
    "application/x-ndjson": '{"who":"Kenya","whom":"Uganda","claims":2}\n',
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows, or a graph. As CSV or JSON Lines the header `Allegiance-Truncated` says where rows are missing.",
        "content": {media: {"schema": {"type": "string"}, "example": shown} for media, shown in SHOWN.items()},
    },
    429: {"model": Problem, "description": "As many queries run as may run at once; ask again after Retry-After seconds."},
}


@router.post("/cypher", summary="Ask in Cypher", responses=RESPONSES, response_model=CypherAnswer, response_model_exclude_unset=True)
def cypher(
    serving: Serving,
    request: Request,
    question: CypherQuestion,
    format: Annotated[
        Wanted | None, Query(description="The form of the answer; else the Accept header chooses it, else it is JSON.")
    ] = None,
) -> CypherAnswer | Response:
    """Answers a query of your own, which only reads: MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, CALL { }, UNION and RETURN.

    Values belong into `parameters`. What a query may say, what it may take and what is in the graph is told in docs/cypher.md.
    A query that is refused says where and what to write instead; one that takes too long or too much is stopped.
    """
    wanted = format or _accepted(request.headers.get("accept", ""))
    if wanted is not Wanted.JSON and question.form is not Shape.TABLE:
        raise WrongQuestion(f"a graph comes as JSON, and {wanted} holds rows alone; ask for json, or leave out the form {question.form}")
    limits = limits_of(serving.settings)
    query = checked(question, limits)
    with serving.reading() as store:
        snapshot = store.snapshot()
    with snapshot:
        answer = snapshot.cypher(query, limits)
    if wanted is Wanted.JSON:
        return CypherAnswer.of(answer, question.form)
    text = csv_of(answer) if wanted is Wanted.CSV else lines_of(answer)
    return Response(text, media_type=MEDIA_TYPES[wanted], headers={HEAD: answer.truncated} if answer.truncated else None)


@router.get("/cypher/examples", summary="Queries to begin with")
def cypher_examples() -> list[CypherExample]:
    """Queries that lead through the graph, each with how to read what it shows and values for its parameters."""
    return examples()


def _accepted(accept: str) -> Wanted:
    """Returns the form that a client accepts best; JSON where it takes any, or none of them."""
    offered = {"application/json": Wanted.JSON} | {media: form for form, media in MEDIA_TYPES.items()}
    return offered[preferred(accept, list(offered)) or "application/json"]
