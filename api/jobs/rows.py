"""Between the rows of the book of jobs and what they mean."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from pydantic import TypeAdapter

from api.jobs.model import Job, State
from graph.store import Outcome
from loaders.inputs import Input
from loaders.report import Report


def report_of(tally: Report, done: Mapping[str, tuple[Outcome, int]], seconds: float) -> Report:
    """Returns a report of all runs of a job from that of the last one: what earlier ones stored is unchanged to that."""
    outcomes = [outcome for outcome, _ in done.values()]
    stored, replaced = outcomes.count(Outcome.STORED), outcomes.count(Outcome.REPLACED)
    return replace(
        tally,
        stored=stored,
        replaced=replaced,
        unchanged=max(0, tally.read - stored - replaced),
        read=max(tally.read, stored + replaced),
        claims=sum(claims for _, claims in done.values()),
        seconds=round(seconds + tally.seconds, 3),
    )


def job_of(row: sqlite3.Row) -> Job:
    """Returns a job as it goes out."""
    state = State(row["state"])
    return Job(
        id=row["id"],
        state=state,
        source=row["source"],
        created=_moment(row["created"]),
        started=_moment(row["started"]) if row["started"] else None,
        ended=_moment(row["ended"]) if row["ended"] else None,
        ahead=row["ahead"] if state is State.QUEUED else 0,
        cancelling=bool(row["cancelled"]) and not state.over,
        total=row["total"],
        report=reports().validate_json(row["report"]),
        error=row["error"],
        events=f"/jobs/{row['id']}/events",
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@cache
def reports() -> TypeAdapter[Report]:
    """Returns what reads and writes reports."""
    return TypeAdapter(Report)


@cache
def inputs() -> TypeAdapter[tuple[Input, ...]]:
    """Returns what reads and writes inputs."""
    return TypeAdapter(tuple[Input, ...])
