"""The kit in the real Browser, on a real Neo4j with the sample in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase
from playwright.sync_api import Browser, Locator, expect

from graph.browser.favourites import scripts
from graph.browser.kit import SERVED, after_connecting, kit
from graph.browser.queries import Query, queries
from graph.browser.style import PALE, colour_of, rules
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from tests.api.serving import served
from tests.browser.window import PATIENCE_MS, Window, connected, filled, load_sample
from tests.chromium import running_chromium
from tests.emptied import login
from tests.neo4j_server import TestServer, neo4j_from_packages

pytestmark = pytest.mark.xdist_group("neo4j")

AROUND = """
MATCH (a:Actor {name: 'Turkey'})-[e]-(o)
RETURN count(DISTINCT CASE WHEN o:Actor THEN o.id END) AS actors, count(e) AS lines
"""


@pytest.fixture(scope="module")
def server(neo4j_server: TestServer) -> Iterator[TestServer]:
    """A server from packages, for only there the kit is in the Browser; the sample is in it."""
    if neo4j_server.http:
        filled(neo4j_server)
        yield neo4j_server
    else:
        with neo4j_from_packages() as own:
            filled(own)
            yield own


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests here."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def window(chromium: Browser, server: TestServer) -> Iterator[Window]:
    """A window in which somebody has signed in, and all has come that comes by itself."""
    with connected(chromium, server) as window:
        window.page.wait_for_selector("text=Who stands with whom")
        yield window


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The sample in a file."""
    path = tmp_path_factory.mktemp("embedded") / "graph.db"
    load_sample(STORE=str(path))
    store = EmbeddedStore(path)
    yield store
    store.close()


@pytest.mark.parametrize("query", queries(), ids=lambda q: q.name)
def test_a_query_finds_the_same_on_both_engines(query: Query, embedded: EmbeddedStore, server: TestServer) -> None:
    with GraphDatabase.driver(server.address, auth=(server.user, server.password)) as driver:
        paths = [record["p"] for record in driver.execute_query(query.text, dict(query.parameters)).records]
    found = [([named(node) for node in path.nodes], [line.type for line in path.relationships]) for path in paths]
    rows: list[Any] = [row["p"] for row in embedded._read(query.text, query.parameters)]
    assert found == [([named(node) for node in path["nodes"]], [line["_type"] for line in path["edges"]]) for path in rows]


def named(node: Any) -> str:  # noqa: ANN401  each engine has its own kind
    """Returns what tells a node from others."""
    return str(node.get("id") or node["name"])


def test_whoever_signs_in_sees_the_guide(window: Window, server: TestServer) -> None:
    told = after_connecting(f"{server.http}/{SERVED}").split("; ")
    guide, *others = window.commands()
    assert guide == f":{told[-1]}"
    assert {f":{command}" for command in told[:-1]} < set(others)


def test_whoever_signs_in_has_the_style_and_meets_few_neighbours_at_once(window: Window) -> None:
    window.wait_for(lambda: window.kept("grass") == rules() and window.kept("settings")["maxNeighbours"] == 40)
    assert window.kept("grass") == rules()
    assert (window.kept("settings")["maxNeighbours"], window.kept("settings")["autoComplete"]) == (40, False)


@pytest.mark.parametrize("number", range(1, len(queries()) + 1), ids=[query.name for query in queries()])
def test_each_query_of_the_guide_draws_a_picture_at_one_click(window: Window, number: int) -> None:
    query = queries()[number - 1]
    guide = window.page.get_by_test_id("frame").filter(has=window.page.get_by_test_id("carousel")).first
    slide = shown(guide, query)
    expect(slide).to_have_text(query.text, use_inner_text=False)
    slide.locator("i").click()
    expect(window.frames.first.locator("svg .node").first).to_be_attached()
    assert window.drawn()["Actor"] >= 1
    assert window.frames.first.get_by_test_id("cypherFrameErrorMessage").count() == 0
    window.frames.first.get_by_title("Close", exact=True).click()


def shown(guide: Locator, query: Query) -> Locator:
    """Returns the query's text in the guide, once its slide is there."""
    text = guide.locator(f'[data-query="{query.name}"]')
    for _ in range(len(queries()) + 1):
        if text.count():
            return text
        guide.get_by_test_id("nextSlide").first.click()
    raise AssertionError(f"the guide has no slide with {query.name}")


def test_each_kind_of_node_has_its_own_colour_and_name(window: Window) -> None:
    window.clear()
    window.run("MATCH (n:Actor) WHERE n.name IN ['Turkey', 'NATO', 'Khalifa Haftar', 'Wagner Group'] RETURN n")
    expect(window.nodes()).to_have_count(4)
    seen = dict(window.filled())
    kinds = {"Turkey": "State", "NATO": "Alliance", "Khalifa Haftar": "Person", "Wagner Group": "ArmedGroup"}
    assert seen == {name: computed(colour_of(kind)) for name, kind in kinds.items()}


def computed(colour: str) -> str:
    """Returns a colour as a browser tells it."""
    return f"rgb({', '.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_a_relation_has_its_reading_and_what_is_only_claimed_says_so(window: Window) -> None:
    window.clear()
    window.run("MATCH p = (:State {name: 'Turkey'})-[:SUPPORTS|CLAIMED]->({name: 'Government of National Accord'}) RETURN p")
    captions = window.frames.first.locator("svg .relationship text")
    expect(captions).to_have_count(2)
    assert sorted(captions.all_text_contents()) == ["alleged: arms (1)", "supports (2)"]


def test_whoever_expands_an_actor_meets_its_relations_before_its_claims(window: Window, server: TestServer) -> None:
    window.clear()
    window.run("MATCH (s:State {name: 'Turkey'}) RETURN s")
    expect(window.nodes()).to_have_count(1)
    window.nodes().first.dblclick()
    expect(window.nodes().nth(1)).to_be_attached()
    expected = around(server)
    window.wait_for(lambda: actors_in(window) == expected["actors"])
    assert actors_in(window) == expected["actors"]
    expect(window.frames.first.locator("svg .relationship")).to_have_count(40)
    assert expected["lines"] > 40  # so that claims were left out, and no relation was


def actors_in(window: Window) -> int:
    """Returns how many actors stand around the one that was expanded: all but the claims, which are pale."""
    return sum(fill != computed(PALE) for _, fill in window.filled()) - 1


def around(server: TestServer) -> dict[str, int]:
    """Returns with how many actors Turkey is joined, and how many lines lead to it in all."""
    store = Neo4jStore(login(server), create=False, patience_s=PATIENCE_MS / 1000)
    [row] = store._read(AROUND, {})
    store.close()
    return {name: number for name, number in row.items() if isinstance(number, int)}


def test_favourites_are_dropped_onto_the_window(window: Window) -> None:
    window.drop("favourites.zip", kit()["favourites.zip"])
    window.page.get_by_test_id("navigationFavorites").click()
    window.page.get_by_test_id("expandFolder-Allegiance").click()
    window.wait_for(lambda: len(own(window)) == len(scripts()))
    assert own(window) == set(scripts().values())
    window.page.get_by_test_id("navigationFavorites").click()


def own(window: Window) -> set[str]:
    """Returns the scripts that Browser did not bring along."""
    return {one["content"] for one in window.kept("documents") if not one.get("isStatic")}


def test_on_any_other_neo4j_two_commands_do_it(window: Window, tmp_path: Path) -> None:
    window.run(':style {"node": {"color": "#000000"}}')
    window.wait_for(lambda: window.kept("grass") == {"node": {"color": "#000000"}})
    window.clear()
    with served(tmp_path / "graph.db") as service:
        address = service.address.replace("127.0.0.1", "localhost")
        window.run(f":style {address}/browser/style.grass")
        window.wait_for(lambda: window.kept("grass") == rules())
        window.run(f":play {address}/browser/guide.html")
        window.page.wait_for_selector("text=Who stands with whom")
    assert window.kept("grass") == rules()
