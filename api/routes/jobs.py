"""Jobs: how far they are, what happens to them, and their end."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

from anyio import sleep
from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.access import Caller, needs
from api.asking import HASH, cursor_of, cursor_text
from api.errors import Problem, Refused
from api.jobs.book import Event
from api.jobs.model import JOB_ID, OVER, Job, JobPage, Kind, State
from api.jobs.runner import Jobs
from api.keys import Scope
from api.routes.common import NOT_FOUND
from api.routes.loading import Doing
from graph.answers import Cursor
from graph.filtering import keys_of
from graph.model import digest_of

LOOK_S = 0.25  # so often the book is looked into for somebody who listens
MOST = 1000  # jobs of a page
MAX_EVENT = 2**53 - 1  # the greatest number that JSON carries exactly everywhere


def whose_of(request: Request) -> str | None:
    """Returns by what the jobs are marked that the caller sees and cancels: a key's own ones, None for all."""
    caller: Caller = request.state.caller
    return caller.sees


router = APIRouter(prefix="/jobs", tags=["loading"], dependencies=[needs(Scope.LOAD, live=True)])
type Whose = Annotated[str | None, Depends(whose_of)]
type JobId = Annotated[str, Path(description="The id of a job.", examples=[JOB_ID])]

EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Server-sent events.",
        "content": {
            "text/event-stream": {
                "schema": {
                    "type": "object",
                    "required": ["id", "event", "data"],
                    "properties": {
                        "id": {"type": "string"},
                        "event": {"enum": list(Kind)},
                        "data": {"type": "string", "contentMediaType": "application/json"},
                    },
                },
                "example": 'id: 3\nevent: progress\ndata: {"read":4,"total":10,"stored":4,"unchanged":0,"replaced":0,"claims":61,'
                '"rejected":0,"article":"Rifles cross a border"}\n\n',
            }
        },
    },
    204: {"description": "The job is over, and `Last-Event-ID` is its last event."},
    404: {"model": Problem},
}


@router.get("", summary="List jobs")
def jobs(
    doing: Doing,
    whose: Whose,
    state: Annotated[State | None, Query(description="Only jobs in this state.")] = None,
    limit: Annotated[int, Query(ge=1, le=MOST, description="So many jobs.")] = 50,
    after: Annotated[str | None, Query(description="`next` of the page before.")] = None,
) -> JobPage:
    """Jobs, the newest first: those that your key asked for, all for a key with the scope `admin`."""
    question = digest_of("jobs", state)[:HASH]
    (before,) = keys_of(cursor_of(after, question) if after is not None else None, (int,))
    found, following = doing.book.page(state, int(before) if before is not None else None, limit, whose)
    return JobPage(jobs=found, next=cursor_text(Cursor((following,)) if following else None, question))


@router.get("/{id}", responses=NOT_FOUND, summary="One job")
def job(doing: Doing, whose: Whose, id: JobId) -> Job:
    """How far a job is, and what became of the articles."""
    found = doing.book.job(id, whose)
    if found is None:
        raise Refused(404, "No such job", f"there is no job {id!r}; it may be forgotten by now, or another key asked for it")
    return found


@router.delete("/{id}", responses={**NOT_FOUND, 409: {"model": Problem, "description": "The job is over."}}, summary="Cancel a job")
def cancel(doing: Doing, whose: Whose, id: JobId) -> Job:
    """Ends a job at an article's border: what is stored stays, whole. One that waits is over at once."""
    found = job(doing, whose, id)
    if not doing.book.cancel(id):
        raise Refused(409, "Job over", f"the job is {found.state} already; remove articles with DELETE /articles/{{id}}")
    return job(doing, whose, id)


@router.get("/{id}/events", responses=EVENTS, response_class=EventSourceResponse, summary="Follow a job")
async def events(
    doing: Doing,
    whose: Whose,
    id: JobId,
    last: Annotated[int, Header(alias="Last-Event-ID", ge=0, le=MAX_EVENT, description="The number of the last event that you have.")] = 0,
) -> Response:
    """What happens to a job, as server-sent events, from its beginning or after `Last-Event-ID` until it is over.

    `progress` tells how many articles are dealt with, `rejected` what gave no article and why, and the last one, `done`, `failed` or
    `cancelled`, the whole job. A comment comes when nothing else does, so that the connection stays.
    """
    await run_in_threadpool(job, doing, whose, id)
    first = await run_in_threadpool(doing.book.events, id, last)
    if not first and (await run_in_threadpool(job, doing, whose, id)).state.over:
        return Response(status_code=204)
    return EventSourceResponse(_told(doing, id, last, first), ping=doing.settings.events_heartbeat_s, shutdown_grace_period=4 * LOOK_S)


async def _told(doing: Jobs, job_id: str, last: int, found: list[Event]) -> AsyncIterator[ServerSentEvent]:
    """Yields the events of a job until it is over, or forgotten, or the service stops."""
    while not doing.stopping:
        for event in found:
            last = event.number
            yield ServerSentEvent(event.data, event=event.kind, id=str(event.number), sep="\n")
            if event.kind in OVER:
                return
        await sleep(LOOK_S)
        now = await run_in_threadpool(doing.book.job, job_id)
        found = await run_in_threadpool(doing.book.events, job_id, last)
        if not found and (now is None or now.state.over):  # it was so before the events were read
            return
