"""Copies are shown and decided on from the command line, in a file or through the service, and over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.store import Reading
from tests.api.serving import served
from tests.api.test_cli import Run, path, run  # noqa: F401 - fixtures
from tests.copies.versions import copies, wires

FERRY, DAM, _ = wires()
MADE = dict(copies(FERRY))
WIRE, CUT, OTHER = (Reading(a, (), (), "test 1") for a in (FERRY.agency(), MADE["first five paragraphs"], DAM.agency()))
ORIGIN = "o" + min(WIRE.article.id, CUT.article.id)[1:]


def stored(path: Path) -> Path:  # noqa: F811
    """Puts an agency's text, a copy of it and another text into a new store."""
    store = EmbeddedStore(path)
    store.put(WIRE, CUT, OTHER)
    store.settle()
    store.close()
    return path


@pytest.fixture(params=["file", "service"])
def ask(request: pytest.FixtureRequest, run: Run, path: Path) -> Iterator[Run]:  # noqa: F811
    """Runs commands on that store, in a file or served."""
    stored(path)
    if request.param == "file":
        yield run
    else:
        with served(path):
            yield run


def test_copies_are_listed(ask: Run) -> None:
    ran = ask("copies")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"2 articles of 2 outlets, 2024-08-27: origin {ORIGIN}")
    assert [line.split("│")[1:6] for line in ran.out.splitlines() if "2024-08-27 │" in line] == [
        [" 2024-08-27 ", " Outlet 2     ", " Outlet 2 on the ferry                                        ", "   173 ", "      100% "],
        [" 2024-08-27 ", " Wire Service ", " Philippines summons Chinese envoy after collision near shoal ", "   401 ", " (fullest) "],
    ]


def test_an_article_is_held_against_its_copies(ask: Run) -> None:
    ran = ask("copies", "--article", CUT.article.id, "--format", "json")
    [group] = json.loads(ran.out)["groups"]
    assert (group["origin"], group["against"]) == (ORIGIN, CUT.article.id)
    assert [(row["id"], row["shared"], row["direct"]) for row in group["articles"]] == [
        (CUT.article.id, None, None),
        (WIRE.article.id, 1.0, True),
    ]


def test_an_article_without_a_copy_is_told(ask: Run) -> None:
    assert ask("copies", "--article", OTHER.article.id)[::2] == (1, f"article {OTHER.article.id} has no copy\n")
    assert ask("copies", "--article", "a0")[::2] == (2, "allegiance: no article a0 is stored\n")


def test_a_split_is_taken_back_by_a_join(ask: Run) -> None:
    wire, cut = WIRE.article.id, CUT.article.id
    assert ask("copies", "split", cut)[::2] == (0, f"{cut} is an origin of its own; `join` takes that back\n")
    assert ask("copies")[::2] == (1, "no article has a copy\n")
    assert ask("copies", "split", cut)[::2] == (1, f"article {cut} is set apart already\n")
    assert ask("copies", "join", cut, wire)[::2] == (0, f"{cut} and {wire} are one origin; `split` takes that back\n")
    assert ask("copies").status == 0


def test_a_join_is_taken_back_by_a_split(ask: Run) -> None:
    wire, other = WIRE.article.id, OTHER.article.id
    assert ask("copies", "join", wire, other).status == 0
    assert "3 articles" in ask("copies").out
    assert ask("copies", "split", other)[::2] == (0, f"{other} is joined to {wire} no more\n")
    assert "2 articles" in ask("copies").out


def test_decisions_survive_an_export(run: Run, path: Path, tmp_path: Path) -> None:  # noqa: F811
    stored(path)
    run("copies", "join", WIRE.article.id, OTHER.article.id)
    run("export", "--output", str(tmp_path / "all.jsonl"))
    again = ("--store", str(tmp_path / "again.db"))
    run(*again, "load", str(tmp_path / "all.jsonl"))
    assert run(*again, "copies").out == run("copies").out


def test_the_service_tells_copies(tmp_path: Path) -> None:
    with served(stored(tmp_path / "graph.db"), Settings(query_max_rows=100)) as found, Client(base_url=found.address) as client:
        [group] = client.get("/copies").json()["groups"]
        assert (group["origin"], group["size"]) == (ORIGIN, 2)
        assert client.get("/copies", params={"article": CUT.article.id}).json()["groups"][0]["against"] == CUT.article.id
        assert client.get("/copies", params={"article": OTHER.article.id}).json() == {"groups": [], "next": None}
        assert client.get("/copies", params={"article": "a0"}).status_code == 404
        assert client.get("/copies", params={"limit": 101}).status_code == 422
        assert client.get(f"/articles/{CUT.article.id}").json()["origin"] == ORIGIN
