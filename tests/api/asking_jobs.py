"""How tests ask a service for jobs: as a client of its own would."""

import json
from collections.abc import Iterator
from time import monotonic, sleep
from typing import Any, NamedTuple

from httpx import Client

SLOW_S = 240.0  # for what takes some seconds on a machine with nothing else to do

type Json = dict[str, Any]


class Told(NamedTuple):
    """An event as a client gets it."""

    number: int
    kind: str
    data: Json


def post(client: Client, body: object, **more: Any) -> Json:  # noqa: ANN401 - what httpx takes
    """Returns the job that JSON gives."""
    return taken(client, json=body, **more)


def taken(client: Client, **request: Any) -> Json:  # noqa: ANN401 - what httpx takes
    """Returns the job that a request gives."""
    response = client.post("/articles", **request)
    assert response.status_code == 202, response.text
    job: Json = response.json()
    assert response.headers["Location"] == f"/jobs/{job['id']}"
    return job


def job(client: Client, job_id: str) -> Json:
    """Returns a job as it is."""
    told: Json = client.get(f"/jobs/{job_id}").json()
    return told


def ended(client: Client, job_id: str) -> Json:
    """Returns a job when it is over."""
    return waited(client, job_id, "done", "failed", "cancelled")


def waited(client: Client, job_id: str, *states: str) -> Json:
    """Returns a job when it is in one of these states."""
    until = monotonic() + SLOW_S
    while (told := job(client, job_id))["state"] not in states:
        assert monotonic() < until, told
        sleep(0.05)
    return told


def counts(told: Json) -> tuple[int, int, int, int]:
    """Returns how many articles a job read, stored, left unchanged and replaced."""
    report = told["report"]
    return report["read"], report["stored"], report["unchanged"], report["replaced"]


def followed(client: Client, job_id: str, last: int | None = None) -> Iterator[Told]:
    """Yields the events of a job until the service ends them."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    with client.stream("GET", f"/jobs/{job_id}/events", headers=headers, timeout=SLOW_S) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        fields: dict[str, str] = {}
        for line in response.iter_lines():
            if line:
                name, _, value = line.partition(":")
                fields[name] = value.removeprefix(" ")
            elif "event" in fields:
                yield Told(int(fields["id"]), fields["event"], json.loads(fields["data"]))
                fields = {}
