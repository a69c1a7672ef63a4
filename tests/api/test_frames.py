"""What every method of both clients answers, as a table and as a graph."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import networkx as nx
import pytest

from api.client import AsyncClient, Client, to_networkx, to_pandas
from api.jobs.model import Job
from graph.embedded import EmbeddedStore
from graph.model import Stance
from graph.store import Listing
from tests.api.serving import served
from tests.building import actor, reading, told
from tests.loops import run_apart

SENTENCES = (
    told("TUR", "SUPPORTS", "AZE"),
    told("TUR", "ARMS", "AZE", "Armenian officials", weapon="drones"),
    told("TUR", "MEMBER_OF", "nato"),
    told("ARM", "ACCUSES", "TUR", about=(1,)),
    told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES, weapon="drones"),
    told("IRN", "SUPPORTS", "ARM"),
    told("IRN", "ATTACKS", "AZE", place="Baku"),
    told("RUS", "SUPPORTS", "ARM"),
    told("RUS", "SUPPORTS", "AZE"),
    told("ARM", "OPPOSES", "AZE"),
    told("FRA", "REQUESTS", "RUS", topic="ceasefire"),
)
NEWS = reading(*SENTENCES, told("FRA", "SUPPORTS", "ARM"), title="News")
COPY = reading(*SENTENCES, title="News again", outlet="Post", published="2020-10-06")
QUERY = "MATCH (s:State {id: 'TUR'})-[e:SUPPORTS]->(o) RETURN s, e, o"
SELECT = "SELECT ?who { ?who al:supports actor:AZE } ORDER BY ?who"


class Shown(NamedTuple):
    """What is asked of a method, the columns that its table has among others, and edges of its graph; None where it has none."""

    given: tuple[Any, ...] = ()
    words: dict[str, Any] = {}  # noqa: RUF012 - read only
    columns: set[str] | None = None
    edges: set[tuple[str, str]] | None = None


ROW = {"subject.id", "relation", "object.name", "claims"}
RELATION = next(iter(NEWS.claims)).id
ARTICLE = NEWS.article.id
SUPPORT = ("TUR", "AZE")
SHOWN = {
    "support": Shown((), {}, {"list", *ROW}, {SUPPORT, ("RUS", "ARM")}),
    "opposition": Shown((), {}, {"list", *ROW}, {("ARM", "AZE"), ("IRN", "AZE")}),
    "relations": Shown((), {"type": "ARMS"}, {"list", *ROW}, {SUPPORT}),
    "arms": Shown((), {}, {"list", "weapon", *ROW}, {SUPPORT}),
    "accusations": Shown((), {}, {"list", *ROW}, {("ARM", "TUR")}),
    "memberships": Shown((), {}, {"list", "member.name", *ROW}, {("TUR", "nato"), ("FRA", "nato")}),
    "positions": Shown((), {}, {"list", "topic", *ROW}, {("FRA", "RUS")}),
    "events": Shown((), {}, {"list", "place", *ROW}, {("IRN", "AZE")}),
    "both_sides": Shown((), {}, {"list", "actor.id", "opposed.relation"}, {("RUS", "ARM"), ("RUS", "AZE"), ("ARM", "AZE")}),
    "changes": Shown((), {"published_since": "2020-01"}, {"before", "relation.subject.id"}, {SUPPORT}),
    "relation": Shown(("<relation>",), {}, {"subject.id", "quote"}, {SUPPORT}),
    "relations_of": Shown(("TUR",), {}, {"list", *ROW}, {SUPPORT, ("ARM", "TUR")}),
    "articles": Shown((), {}, {"id", "title", "claims"}),
    "days": Shown((), {}, {"when", "sign", "plain"}),
    "outlets": Shown((), {}, {"name", "articles"}),
    "disputes": Shown((), {}, {"subject.id", "denials"}, {SUPPORT}),
    "dispute": Shown(("<dispute>",), {}, {"subject.id", "denials"}, {SUPPORT}),
    "claims": Shown((), {}, {"subject.id", "quote", "standing", "dateStart"}, {SUPPORT, ("FRA", "RUS")}),
    "claim": Shown((NEWS.claims[0].id,), {}, {"claim.quote", "before"}, {SUPPORT}),
    "actors": Shown(("turk",), {}, {"actor.id", "claims"}),
    "actor": Shown(("FRA",), {}, {"actor.id", "claims"}, {("FRA", "nato")}),
    "neighbourhood": Shown(("TUR",), {}, {"list", "actor.id", "subject.id"}, {SUPPORT}),
    "article": Shown((ARTICLE,), {}, {"subject.id", "quote"}, {SUPPORT}),
    "copies": Shown((ARTICLE,), {}, {"origin", "size"}),
    "paths": Shown(("IRN", "TUR"), {}, {"sentence", "length"}, {("ARM", "TUR")}),
    "timeline": Shown(("TUR", "AZE"), {}, {"when", "subject.id", "plain"}, {SUPPORT}),
    "centrality": Shown((), {}, {"rank", "actor.id", "value"}),
    "communities": Shown((), {}, {"size", "members"}),
    "balance": Shown((), {}, {"triads", "share", "frustration.least"}, set()),
    "similar": Shown(("IRN",), {}, {"actor.id", "score"}, {("IRN", "FRA")}),
    "common": Shown(("IRN", "RUS"), {}, {"list", "actor.id"}, {("IRN", "ARM"), ("RUS", "ARM")}),
    "network": Shown((), {}, {"actors", "maxRelations"}),
    "cypher": Shown((QUERY,), {"form": "both"}, {"s", "e", "o"}, {SUPPORT}),
    "cypher_examples": Shown((), {}, {"name", "query"}),
    "sparql": Shown((SELECT,), {}, {"who"}),
    "stats": Shown((), {}, {"articles", "seq"}),
    "load": Shown(({"title": "More", "text": "Chad supports Mali.", "outlet": "Post"},), {}, {"id", "state", "report.read"}),
    "job": Shown(("<job>",), {}, {"id", "report.read"}),
    "jobs": Shown((), {}, {"id", "report.read"}),
    "job_events": Shown(("<job>",), {}, {"number", "kind", "data.read"}),
    "wait": Shown(("<loaded>",), {}, {"id", "state"}),
    "cancel": Shown(("<running>",), {}, {"id", "state"}),
    "all_claims": Shown((), {"limit": 3}, {"subject.id", "quote"}, {SUPPORT, ("FRA", "RUS")}),
    "ontology": Shown(),
    "ontology_context": Shown(),
    "ontology_shapes": Shown(),
    "triples": Shown(("DESCRIBE actor:TUR",)),
    "sparql_service": Shown(),
    "export": Shown(("<file>", "jsonl")),
    "remove": Shown(("<article>",)),
}
ANEW = {"load", "wait", "cancel", "jobs", "network", "export"}  # what differs each time: other jobs, seconds, files


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that holds some news."""
    path = tmp_path_factory.mktemp("frames") / "graph.db"
    store = EmbeddedStore(path)
    store.put(NEWS)
    store.put(COPY)
    store.put(*(reading(told("FRA", "CONSULTS", "RUS"), title=f"Spare {number}") for number in range(2)))
    members = [
        Listing(member=member, alliance="nato", role="member", start="1952-02-18", end=None, source="a reference")
        for member in ("TUR", "FRA")
    ]
    store.put_listings(members, [actor(key) for key in ("TUR", "FRA", "nato")])
    store.settle()
    store.close()
    with served(path) as found:
        yield found.address


@pytest.fixture(scope="module")
def answers(address: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], object]:
    """What gives the answer of each method, which is asked once."""
    return cache(lambda name: _asked(address, name, tmp_path_factory.mktemp("files")))


def test_all_methods_are_tried() -> None:
    assert SHOWN.keys() | {"close"} == {name for name, _ in inspect.getmembers(Client, inspect.isfunction) if name[0] != "_"}


@pytest.mark.parametrize("name", SHOWN)
def test_both_clients_answer_alike(address: str, answers: Callable[[str], object], name: str, tmp_path: Path) -> None:
    other = run_apart(_awaited(address, name, tmp_path))
    assert type(other) is type(answers(name))
    assert name in ANEW or other == answers(name)


@pytest.mark.parametrize("name", SHOWN)
def test_every_answer_is_a_table_or_says_whose_are(answers: Callable[[str], object], name: str) -> None:
    answer = answers(name)
    if (columns := SHOWN[name].columns) is None:
        with pytest.raises(TypeError, match=r"there is no table of .*; these methods give one: support, .*, all_claims"):
            to_pandas(answer)
        return
    table = to_pandas(answer)
    assert len(table) > 0
    assert columns - set(table.columns) == set()


@pytest.mark.parametrize("name", SHOWN)
def test_every_answer_about_two_is_a_graph_that_can_be_written(answers: Callable[[str], object], name: str) -> None:
    answer = answers(name)
    if (edges := SHOWN[name].edges) is None:
        with pytest.raises(TypeError, match=r"there is no graph of .*; these methods give one: support, .*, all_claims"):
            to_networkx(answer)
        return
    graph = to_networkx(answer)
    assert edges - set(graph.edges()) == set()
    file = BytesIO()
    nx.write_graphml(graph, file)
    file.seek(0)
    read = nx.read_graphml(file, force_multigraph=True)
    assert {(s, o, edge["relation"]) for s, o, edge in read.edges(data=True) if "relation" in edge} == {
        (s, o, edge["relation"]) for s, o, edge in graph.edges(data=True) if "relation" in edge
    }
    assert all(graph.nodes[node]["name"] for node in graph)


def test_an_answer_without_rows_has_columns(address: str) -> None:
    with Client(address) as client:
        table = to_pandas(client.support(by="France", of="Iran"))
        assert {"list", "subject.id", "stated"} <= set(table.columns)
        assert len(table) == 0
        assert to_pandas(client.sparql("ASK { actor:TUR al:supports actor:AZE }")).to_dict("list") == {"boolean": [True]}
        assert list(to_pandas(client.sparql("SELECT ?who { ?who al:supports actor:XXX }")).columns) == ["who"]


def test_a_query_gives_its_own_columns_and_in_graph_form_its_own_graph(address: str) -> None:
    with Client(address) as client:
        rows = client.cypher("MATCH (s:State)-[e:OPPOSES]->(o:State) RETURN s.id AS who, o.id AS whom")
        graph = client.cypher(QUERY, form="graph")
    assert to_pandas(rows).to_dict("records") == [{"who": "ARM", "whom": "AZE"}]
    assert set(to_pandas(graph)["list"]) == {"nodes", "relations"}
    drawn = to_networkx(graph)
    assert drawn.nodes["TUR"]["name"] == "Turkey"
    assert [(s, o, edge["relation"], edge["stated"]) for s, o, edge in drawn.edges(data=True)] == [("TUR", "AZE", "SUPPORTS", 2)]
    with pytest.raises(TypeError, match=r'there is no graph of CypherAnswer without form="graph"'):
        to_networkx(rows)


def test_edges_tell_what_is_plain_and_what_is_listed(address: str) -> None:
    with Client(address) as client:
        graph = to_networkx(client.memberships(of=["nato"]))
        claims = to_networkx(client.all_claims())
    assert {edge["relation"]: edge["plain"] for *_, edge in graph.edges("TUR", data=True)} == {"MEMBER_OF": True, "LISTED_MEMBER_OF": True}
    assert {edge["standing"] for *_, edge in claims.edges(data=True) if not edge["plain"] and "standing" in edge} == {"alleged"}


def test_memberships_come_a_page_at_a_time_listed_or_claimed(address: str) -> None:
    with Client(address) as client:
        whole = client.memberships(of=["nato"])
        pages = [client.memberships(of=["nato"], limit=1)]
        while pages[-1].next:
            pages.append(client.memberships(of=["nato"], limit=1, after=pages[-1].next))
    assert {len(page.listed) + len(page.rows) for page in pages} == {1}
    assert tuple(row for page in pages for row in page.listed) == whole.listed
    assert [row.id for page in pages for row in page.rows] == [row.id for row in whole.rows] == ["TUR.MEMBER_OF.nato"]


def test_what_is_not_there_yet_is_told(address: str) -> None:
    async def ask() -> None:
        async with AsyncClient(address) as client:
            coming = client.support()
            with pytest.raises(TypeError, match="await it first"):
                to_pandas(coming)
            await coming
            with pytest.raises(TypeError, match="gather it first"):
                to_networkx(client.all_claims())

    run_apart(ask())


def _asked(address: str, name: str, folder: Path) -> object:
    """Returns what a method answers."""
    with Client(address) as client:
        answer = getattr(client, name)(*_given(client, name, folder), **SHOWN[name].words)
        return list(answer) if isinstance(answer, Iterator) else answer


async def _awaited(address: str, name: str, folder: Path) -> object:
    """Returns what a method of the other client answers."""
    async with AsyncClient(address) as other:
        with Client(address) as client:
            answer = getattr(other, name)(*await asyncio.to_thread(_given, client, name, folder), **SHOWN[name].words)
        return [one async for one in answer] if isinstance(answer, AsyncIterator) else await answer


def _given(client: Client, name: str, folder: Path) -> list[Any]:
    """Returns what is given to a method."""
    found: list[Any] = []
    for one in SHOWN[name].given:
        match one:
            case "<relation>":
                found.append(client.support(by="TUR").plain[0].id)
            case "<dispute>":
                found.append(client.disputes().disputes[0].id)
            case "<job>":
                jobs = client.jobs().jobs
                found.append((jobs[-1] if jobs else client.wait(_loaded(client, 1))).id)
            case "<loaded>":
                found.append(_loaded(client, 1))
            case "<running>":
                found.append(_loaded(client, 90).id)
            case "<article>":
                found.append(next(row.id for row in client.articles().articles if row.title.startswith("Spare")))
            case "<file>":
                found.append(folder / "all.jsonl")
            case _:
                found.append(one)
    return found


def _loaded(client: Client, number: int) -> Job:
    """Returns a job that loads so many articles."""
    return client.load([{"title": f"Late news {n}", "text": "Chad supports Mali.", "outlet": "Post"} for n in range(number)])
