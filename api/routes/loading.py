"""Articles into the store and out of it."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.access import Caller, needs
from api.asking import Word
from api.errors import Problem, Refused
from api.jobs.book import KeyReused, NewJob, QueueFull, new_id
from api.jobs.intake import BODIES, JSON, MULTIPART, NewArticle, NewPage, taken_in
from api.jobs.model import JOB_ID, Job
from api.jobs.runner import Jobs
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from api.service import Service

RETRY_S = 30  # until a job is over, as likely as not


def jobs_of(request: Request) -> Jobs:
    """Returns the jobs of the app."""
    jobs: Jobs = request.app.state.jobs
    return jobs


type Doing = Annotated[Jobs, Depends(jobs_of)]
type InputKind = Literal["digest", "text", "html", "feed", "jsonl", "records", "trig", "nquads", "jsonld", "turtle", "rdfxml"]

router = APIRouter(prefix="/articles", tags=["loading"], dependencies=[needs(Scope.LOAD)])

FILE = {"type": "string", "format": "binary"}
BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {
                "schema": {
                    "oneOf": [
                        NewArticle.model_json_schema(),
                        {"type": "array", "items": NewArticle.model_json_schema(), "minItems": 1},
                        NewPage.model_json_schema(),
                    ]
                }
            },
            MULTIPART: {
                "schema": {"type": "object", "required": ["file"], "properties": {"file": {"type": "array", "items": FILE, "minItems": 1}}}
            },
            # any bytes are some text
            **{kind: {"schema": {"description": "What a file of this type holds, as it is."}} for kind in BODIES},
        },
    }
}
LOCATION = {"Location": {"description": "The job.", "schema": {"type": "string", "examples": [f"/jobs/{JOB_ID}"]}}}
RETRY = {"Retry-After": {"description": "Seconds after which to ask again.", "schema": {"type": "integer"}}}
STATUSES: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "The job, which is done when its turn comes.",
        "headers": LOCATION,
        "links": {name: {"operationId": name, "parameters": {"id": "$response.body#/id"}} for name in ("job", "events")},
    },
    400: {"model": Problem, "description": "The body broke off."},
    413: {"model": Problem, "description": "The body is too large."},
    415: {"model": Problem, "description": "The type of the body is none that is read."},
    429: {"model": Problem, "description": "Too many jobs wait.", "headers": RETRY},
    507: {"model": Problem, "description": "The disk is full."},
}


@router.post("", status_code=202, responses=STATUSES, openapi_extra=BODY, summary="Load articles")
async def load(
    request: Request,
    response: Response,
    serving: Serving,
    jobs: Doing,
    kind: Annotated[InputKind | None, Query(alias="as", description="What it is; else it is found out.")] = None,
    voice: Annotated[Word | None, Query(description="The actor whose own text it is: a ministry's statements, a party's channel.")] = None,
    key: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            min_length=1,
            max_length=255,
            pattern=r"^[\x21-\x7e]+$",
            description="Any text of your own: whoever sends the same again with the same key, for want of an answer, gets the same job.",
        ),
    ] = None,
) -> Job:
    """Takes in articles and returns the job that reads and stores them.

    Send an article or a list of articles as JSON, `{"url": "https://..."}` for a page or feed to be fetched, any file that
    `allegiance load` reads as the body (text, a digest, HTML, a feed, JSON Lines, an export of Allegiance, each also packed by
    gzip), or several as `multipart/form-data`. The job is at the address in `Location`, what happens to it under its `events`.
    Loading the same again changes nothing.
    """
    caller: Caller = request.state.caller
    job_id = new_id()
    folder = jobs.folder.input_of(job_id)
    held = None
    try:
        if key is None:
            await run_in_threadpool(jobs.book.refuse_full, jobs.limits)  # before anything is read
        actor = await run_in_threadpool(_actor, serving, voice) if voice else None
        await run_in_threadpool(jobs.folder.make)
        taken = await taken_in(request, folder, kind)
        new = NewJob(
            source=taken.source, inputs=taken.inputs, size=taken.size, kind=kind, voice=actor, may_decide=caller.may(Scope.ADMIN),
            caller=caller.mark, key=key, fingerprint=f"{taken.fingerprint} {kind} {actor}",
        )  # fmt: skip
        held = await run_in_threadpool(jobs.add, job_id, new)
    except QueueFull as full:
        raise Refused(429, "Too many jobs", str(full), {"Retry-After": str(RETRY_S)}) from full
    except KeyReused as reused:
        raise Refused(422, "Key used before", str(reused)) from reused
    finally:
        if held != job_id:
            await run_in_threadpool(jobs.folder.drop, job_id)
    response.headers["Location"] = f"/jobs/{held}"
    return await run_in_threadpool(_job, jobs, held)


@router.delete("/{id}", status_code=204, responses=NOT_FOUND, summary="Remove an article")
def remove(serving: Serving, id: str) -> None:
    """Takes an article out of the store, with its claims, and counts anew what they change."""
    with serving.writing() as store:
        store.remove(id)


def _actor(serving: Service, name: str) -> str:
    """Returns the id of an actor; raises NameProblem."""
    with serving.reading() as store:
        return serving.names(store).resolve(name).id


def _job(jobs: Jobs, job_id: str) -> Job:
    job = jobs.book.job(job_id)
    if job is None:
        raise Refused(404, "No such job", f"there is no job {job_id}; it may be forgotten by now")
    return job
