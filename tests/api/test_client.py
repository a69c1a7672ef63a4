"""The client for notebooks and programs, against a service over a real connection."""

import asyncio
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from api.analysing import (
    BalanceAsked,
    CentralityAsked,
    CommonAsked,
    CommunitiesAsked,
    NeighbourhoodAsked,
    SimilarAsked,
    TimelineAsked,
)
from api.app import create_app
from api.asking import Asked, AskedArticles, AskedChanges
from api.asking_days import AskedDays
from api.calls import Call
from api.client import AsyncClient, Client, JobFailed, Refusal, Unreachable, to_networkx, to_pandas
from api.connecting import PathsAsked
from api.jobs.model import JobEvent
from api.service import Service
from api.settings import Settings
from api.words import (
    AroundWords,
    ArticleWords,
    BalanceWords,
    CentralityWords,
    ChangeWords,
    CommonWords,
    CommunitiesWords,
    DaysWords,
    PathWords,
    QuestionWords,
    SimilarWords,
    TimelineWords,
)
from graph.embedded import EmbeddedStore
from tests.api.serving import served
from tests.building import reading, told
from tests.loops import run_apart

NEWS = reading(
    told("TUR", "SUPPORTS", "AZE"),
    told("TUR", "ARMS", "AZE", "Armenian officials", weapon="drones"),
    told("ARM", "ACCUSES", "TUR"),
    told("IRN", "CONSULTS", "ARM"),
    title="News",
)
NOT_ASKED = {  # paths that a notebook has no use for
    "/health/live", "/health/ready", "/metrics", "/problems", "/problems/{name}",
}  # fmt: skip


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a service that holds some news."""
    path = tmp_path / "graph.db"
    store = EmbeddedStore(path)
    store.put(NEWS)
    store.settle()
    store.close()
    with served(path) as found:
        yield found.address


@pytest.mark.parametrize(
    ("words", "model", "named"),
    [
        (QuestionWords, Asked, set()),
        (DaysWords, AskedDays, set()),
        (ChangeWords, AskedChanges, set()),
        (ArticleWords, AskedArticles, set()),
        (PathWords, PathsAsked, {"start", "end"}),
        (AroundWords, NeighbourhoodAsked, set()),
        (TimelineWords, TimelineAsked, {"one", "other"}),
        (CentralityWords, CentralityAsked, set()),
        (CommunitiesWords, CommunitiesAsked, set()),
        (BalanceWords, BalanceAsked, set()),
        (SimilarWords, SimilarAsked, {"actor"}),
        (CommonWords, CommonAsked, {"actors"}),
    ],
)
def test_the_words_of_the_client_are_those_of_the_service(words: type[Any], model: type[Any], named: set[str]) -> None:
    assert set(words.__optional_keys__) == set(model.model_fields) - named


class Noting(Client):
    """A client that notes what it would ask."""

    def _send[T](self, call: Call[T]) -> T:
        raise Noted(f"{call.method} {call.path}")

    def _keep(self, call: Call[None], file: Path) -> Path:
        raise Noted(f"{call.method} {call.path} {file}".removesuffix(" X"))

    def _follow(self, call: Call[None]) -> Iterator[JobEvent]:
        raise Noted(f"{call.method} {call.path}")


class Noted(Exception):
    """What would be asked."""


def test_every_path_of_the_service_has_a_method(tmp_path: Path) -> None:
    service = Service(EmbeddedStore(tmp_path / "graph.db"), Settings(), token=None, address="")
    document = create_app(service).openapi()
    service.close()
    paths = {f"{method.upper()} {path}" for path, methods in document["paths"].items() if path not in NOT_ASKED for method in methods}
    asked = set()
    for name, method in inspect.getmembers(Noting, inspect.isfunction):
        if name.startswith("_") or name in ("close", "wait", "all_claims"):
            continue
        given = [p for p in inspect.signature(method).parameters.values() if p.default is p.empty and p.name != "self"]
        words = ["X" for p in given if p.kind is p.POSITIONAL_OR_KEYWORD] + ["X" for p in given if p.kind is p.VAR_POSITIONAL]
        with pytest.raises(Noted) as noted:
            method(Noting(), *words)
        asked.add(str(noted.value))
    assert {re.sub(r"/X\b", "/{}", path) for path in asked} == {re.sub(r"\{\w+\}", "{}", path) for path in paths}


def test_both_clients_have_the_same_methods() -> None:
    one, other = (
        {name for name, _ in inspect.getmembers(kind, inspect.isfunction) if not name.startswith("_")} for kind in (Client, AsyncClient)
    )
    assert one == other
    for name in one:
        assert inspect.signature(getattr(Client, name)).parameters == inspect.signature(getattr(AsyncClient, name)).parameters


def test_a_question_comes_back_as_typed_rows_and_as_a_table_and_a_graph(address: str) -> None:
    with Client(address) as client:
        answer = client.support(by="Turkey", quotes=1)
    assert [(row.subject.id, row.relation, row.object.id, row.claims) for row in answer.plain] == [("TUR", "SUPPORTS", "AZE", 1)]
    assert [row.relation for row in answer.claimed] == ["ARMS"]
    assert answer.plain[0].quotes[0].text == NEWS.claims[0].quote
    table = to_pandas(answer)
    assert list(zip(table["list"], table["subject.id"], table["relation"], strict=True)) == [
        ("plain", "TUR", "SUPPORTS"),
        ("claimed", "TUR", "ARMS"),
    ]
    graph = to_networkx(answer)
    assert {(s, o, edge["relation"], edge["plain"]) for s, o, edge in graph.edges(data=True)} == {
        ("TUR", "AZE", "SUPPORTS", True),
        ("TUR", "AZE", "ARMS", False),
    }
    assert graph.nodes["TUR"] == {"name": "Turkey", "kind": "State"}


def test_paths_are_a_graph_too(address: str) -> None:
    with Client(address) as client:
        found = client.paths("Iran", "Azerbaijan")
    assert sorted(to_networkx(found).nodes) == ["ARM", "AZE", "IRN", "TUR"]


def test_all_pages_of_claims_come_one_after_the_other(address: str) -> None:
    with Client(address) as client:
        found = [claim.id for claim in client.all_claims(limit=1)]
    assert sorted(found) == sorted(claim.id for claim in NEWS.claims)


def test_what_the_service_refuses_is_raised_in_its_words(address: str) -> None:
    with Client(address) as client, pytest.raises(Refusal, match="no actor is called 'Turkei'") as refused:
        client.support(by="Turkei")
    assert (refused.value.status, refused.value.type, refused.value.candidates[0]["id"]) == (422, "/problems/unknown-name", "TUR")


def test_a_service_that_is_not_there_is_told() -> None:
    with Client("http://127.0.0.1:9") as client, pytest.raises(Unreachable, match="start one with `allegiance serve`"):
        client.stats()


def test_a_job_that_is_cancelled_is_told(address: str) -> None:
    with Client(address) as client:
        job = client.load([{"title": f"News {n}", "text": "Chad supports Mali.", "outlet": "Post"} for n in range(600)])
        client.cancel(job.id)
        with pytest.raises(JobFailed, match=f"job {job.id} is cancelled"):
            client.wait(job)


def test_a_job_is_followed_event_by_event(address: str) -> None:
    with Client(address) as client:
        job = client.load({"title": "More", "text": "Chad supports Mali.", "outlet": "Post"})
        told = list(client.job_events(job.id))
        assert [event.kind for event in told] == ["queued", "started", "progress", "done"]
        assert told[-1].data["state"] == "done"
        assert [event.number for event in client.job_events(job.id, after=told[-2].number)] == [told[-1].number]
        assert list(client.job_events(job.id, after=told[-1].number)) == []
        with pytest.raises(Refusal, match="there is no job 'x'"):
            list(client.job_events("x"))


def test_the_other_client_is_awaited(address: str) -> None:
    async def ask() -> list[Any]:
        async with AsyncClient(address) as client:
            answers = await asyncio.gather(
                client.support(by="TUR"), client.actors("turk"), client.cypher("MATCH (n:Claim) RETURN count(n) AS n")
            )
            return [*answers, [claim.id async for claim in client.all_claims(limit=3)]]

    support, actors, rows, claims = run_apart(ask())
    assert len(support.plain) == 1
    assert [row.actor.id for row in actors.actors] == ["TUR"]
    assert rows.rows == [[4]]
    assert len(claims) == 4
