"""What a job is, as it goes out: what became of it so far, and its events."""

from enum import StrEnum

from pydantic import BaseModel, Field, JsonValue

from api.answering import CAMEL_CASE
from loaders.report import Report

JOB_ID = "j0123456789abcdef0123"


class State(StrEnum):
    """Where a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        """Whether it stays so."""
        return self not in (State.QUEUED, State.RUNNING)


class Kind(StrEnum):
    """What happened to a job."""

    QUEUED = "queued"
    STARTED = "started"
    PROGRESS = "progress"
    REJECTED = "rejected"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OVER = frozenset({Kind.DONE, Kind.FAILED, Kind.CANCELLED})


class Job(BaseModel):
    """A load that the service does.

    `report` is what became of the articles so far, at the end the same as `allegiance load --report` writes. `done` is
    a job whose input was read to its end, even where some of it was rejected; `failed` one of which nothing could be
    read, and `error` says why.
    """

    model_config = CAMEL_CASE

    id: str = Field(examples=[JOB_ID])
    state: State
    source: str = Field(description="What is loaded: names of files, an address, `text` or `articles`.", examples=["digest.txt"])
    created: str = Field(description="When it was asked for, in UTC.", examples=["2026-11-23T09:30:00Z"])
    started: str | None = Field(description="When it was begun first.")
    ended: str | None
    ahead: int = Field(description="How many jobs come before it.", examples=[0])
    cancelling: bool = Field(description="It is running, and ends at the next article's border.")
    total: int | None = Field(description="How many articles there are, where that is known.", examples=[10])
    report: Report
    error: str | None = Field(description="Why nothing could be read.")
    events: str = Field(description="Where its events are.", examples=[f"/jobs/{JOB_ID}/events"])


class JobPage(BaseModel):
    """A page of jobs, the newest first; `next` is the cursor of the page after it."""

    model_config = CAMEL_CASE

    jobs: tuple[Job, ...]
    next: str | None


class Progress(BaseModel):
    """How far a job is: the data of the event `progress`."""

    model_config = CAMEL_CASE

    read: int
    total: int | None
    stored: int
    unchanged: int
    replaced: int
    claims: int
    rejected: int
    article: str


class RejectedOne(BaseModel):
    """A stretch of input that gave no article: the data of the event `rejected`."""

    model_config = CAMEL_CASE

    reason: str
    where: str
    what: str


class JobEvent(BaseModel):
    """Something that happened to a job, as the client gives it: its number, what it was, and what is told of it.

    Of `progress` and `rejected` that is a `Progress` and a `RejectedOne`, of the last one the whole job.
    """

    model_config = CAMEL_CASE

    number: int
    kind: Kind
    data: dict[str, JsonValue]
