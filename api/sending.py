"""What both clients share: where they ask, what loading and queries send, and what ends them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from api.calls import Call, JobFailed, Unreachable
from api.jobs.model import Job, State
from api.querying import CypherAnswer
from api.sparqling import SparqlResults

ADDRESS = "http://127.0.0.1:8000"
TIMEOUT_S = 60.0  # for one answer; analysis of a large store takes seconds
LOOK_S = 0.5  # so often a job is looked at

type Form = Literal["table", "graph", "both"]
type Source = Path | str | Mapping[str, Any] | Sequence[Mapping[str, Any]]  # a file, an address, or articles


def headers_of(key: str | None) -> dict[str, str]:
    """Returns the headers that show a key."""
    return {"Authorization": f"Bearer {key}"} if key else {}


def unreachable(address: object, error: Exception) -> Unreachable:
    """Returns what is raised where nobody answers."""
    return Unreachable(f"no service answers at {address} ({error}); start one with `allegiance serve`, or name its address")


def loading(source: Source, kind: str | None, voice: str | None) -> Call[Job]:
    """Returns the call that loads a file, an address or articles."""
    asked = {"as": kind, "voice": voice}
    if isinstance(source, Path):
        return Call("/articles", Job, asked, "POST", file=source, once=True)
    return Call("/articles", Job, asked, "POST", {"url": source} if isinstance(source, str) else source, once=True)


def query_call(query: str, parameters: Mapping[str, Any] | None, form: Form) -> Call[CypherAnswer]:
    """Returns the call that asks in Cypher."""
    return Call("/cypher", CypherAnswer, None, "POST", {"query": query, "parameters": dict(parameters or {}), "form": form})


def sparql_call(query: str) -> Call[SparqlResults]:
    """Returns the call that asks in SPARQL for rows, or whether something is so."""
    return Call("/sparql", SparqlResults, None, "POST", fields={"query": query, "format": "json"})


def triples_call(query: str, form: str) -> Call[str]:
    """Returns the call that asks in SPARQL for triples."""
    return Call("/sparql", str, None, "POST", fields={"query": query, "format": form})


def done(job: Job) -> Job:
    """Returns a job that is done; raises JobFailed."""
    if job.state is not State.DONE:
        raise JobFailed(f"job {job.id} is {job.state}: {job.error or 'it was ended before all was read'}")
    return job
