"""The graph: what is drawn, what a click and a key do, what stands in the address, and what is saved."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from playwright.sync_api import expect

from tests.page.conftest import Explorers, Windows
from tests.page.window import Window

CY = "document.querySelector('.graph-drawing')._cyreg.cy"
PLAIN_ID = "TUR.SUPPORTS.QAT"
OTHER = "government-of-national-accord"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def drawn(window: Window, selector: str) -> list[str]:
    """Returns the ids of what is drawn."""
    window.page.locator(".graph-canvas:not(.busy)").wait_for()
    found: list[str] = window.page.evaluate(f"selector => {CY}.elements(selector).map(one => one.id()).sort()", selector)
    return found


def click(window: Window, element: str) -> None:
    """Clicks an actor, or the middle of a line."""
    drawn(window, "node")
    place: dict[str, float] = window.page.evaluate(
        f"""id => {{
            const one = {CY}.getElementById(id), box = {CY}.container().getBoundingClientRect();
            const at = one.isNode() ? one.renderedPosition() : one.renderedMidpoint();
            return {{x: box.x + at.x, y: box.y + at.y}};
        }}""",
        element,
    )
    window.page.mouse.click(place["x"], place["y"])


def asked(window: Window) -> dict[str, list[str]]:
    """Returns the parameters in the address."""
    return parse_qs(window.hash.partition("?")[2])


def test_without_an_actor_the_strongest_relations_are_drawn(window: Window) -> None:
    window.go("/graph")
    assert "TUR" in drawn(window, "node.actor")
    assert PLAIN_ID in drawn(window, "edge")
    expect(window.main.get_by_role("img", name="relations between them")).to_be_visible()
    expect(window.main.get_by_text("The strongest relations of all")).to_be_visible()
    window.look_for_barriers()


def test_what_is_only_claimed_is_drawn_otherwise(window: Window) -> None:
    window.go("/graph?actor=RWA")
    assert "RWA.ARMS.m23" in drawn(window, "edge.claimed")


def test_a_line_opens_its_evidence_and_an_actor_what_can_be_done_with_it(window: Window) -> None:
    window.go("/graph?actor=TUR")
    assert "TUR" in drawn(window, "node.centre")
    click(window, "TUR.ARMS.UKR")
    expect(window.drawer).to_be_visible()
    assert asked(window)["open"] == ["relation~TUR.ARMS.UKR"]
    window.page.go_back()
    expect(window.drawer).to_be_hidden()
    panel = window.main.get_by_role("region", name="Qatar")

    def chosen() -> bool:  # the picture makes room again when the drawer has gone, and a click may meet where the actor was
        click(window, "QAT")
        return panel.is_visible()

    window.wait_for(chosen)
    expect(panel.get_by_role("link", name="Support", exact=True)).to_be_visible()
    window.look_for_barriers()
    assert "BHR" not in drawn(window, "node.actor")
    panel.get_by_role("button", name="Expand").click()
    window.settled()
    assert "BHR" in drawn(window, "node.actor")
    assert asked(window)["expand"] == ["QAT"]


def test_several_relations_between_two_are_one_line_that_opens_into_them(window: Window) -> None:
    window.go("/graph?actor=TUR")
    bundle = next(edge for edge in drawn(window, "edge") if edge in (f"pair TUR {OTHER}", f"pair {OTHER} TUR"))
    window.page.evaluate(f"id => void {CY}.getElementById(id).emit('tap')", bundle)
    panel = window.main.get_by_role("region", name="Government of National Accord")
    expect(panel.get_by_role("listitem")).to_have_count(6)
    expect(panel.get_by_role("heading", name="Only claimed")).to_be_visible()
    panel.get_by_role("button", name="Draw each by itself").click()
    window.wait_for(lambda: bundle not in drawn(window, "edge"))
    assert f"TUR.SUPPORTS.{OTHER}" in drawn(window, "edge")
    panel.get_by_role("link", name="supports").first.click()
    expect(window.drawer).to_be_visible()


def test_keys_go_from_actor_to_actor_open_expand_pin_and_hide_them(window: Window) -> None:
    window.go("/graph?actor=TUR&chosen=TUR")
    drawn(window, "node")
    window.main.get_by_role("application").focus()
    reached = ""
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        window.page.keyboard.press(key)
        found = drawn(window, "node.cursor")
        if found != ["TUR"]:
            reached = found[0]
            break
    assert reached
    window.page.keyboard.press("Enter")
    assert asked(window)["chosen"] == [reached]
    window.page.keyboard.press("p")
    assert asked(window)["pin"][0].startswith(f"{reached}~")
    window.page.keyboard.press("e")
    window.settled()
    assert asked(window)["expand"] == [reached]
    window.page.keyboard.press("h")
    window.wait_for(lambda: reached not in drawn(window, "node.actor"))
    assert asked(window)["hide"] == [reached]
    assert reached not in drawn(window, "node.actor")
    window.main.get_by_role("button", name="Show the hidden one").click()
    window.wait_for(lambda: reached in drawn(window, "node.actor"))
    assert reached in drawn(window, "node.actor")


def test_filters_narrow_the_picture_and_its_table_says_the_same(window: Window) -> None:
    window.go("/graph?actor=TUR")
    everything = drawn(window, "edge")
    window.main.get_by_role("button", name="hostile").click()
    window.wait_for(lambda: drawn(window, "edge") != everything)
    assert drawn(window, "edge.friendly") == []
    window.main.get_by_label("Allegations").select_option("true")
    window.main.get_by_role("button", name="hostile").click()
    window.settled()
    assert drawn(window, "edge.claimed") == []
    window.main.get_by_role("button", name="Table").click()
    expect(window.main.get_by_role("row").filter(has_text="supports").first).to_be_visible()
    assert asked(window) == {"actor": ["TUR"], "plain": ["true"], "table": ["true"]}
    window.look_for_barriers()


def test_actors_stand_in_two_camps_in_blocs_and_in_alliances(window: Window) -> None:
    window.go("/graph?actor=RUS&actor=UKR&layout=camps&camps=RUS~UKR")
    groups = drawn(window, "node.group")
    assert {"group one", "group other"} <= set(groups)
    left, right = (window.page.evaluate(f"id => {CY}.getElementById(id).position('x')", one) for one in ("RUS", "UKR"))
    assert left < right
    window.go("/graph?layout=bloc")
    window.wait_for(lambda: drawn(window, "node.group") != [])
    assert "group bloc 1" in drawn(window, "node.group")
    window.go("/graph?group=nato")
    window.wait_for(lambda: drawn(window, "node.group") != [])
    inside: list[str] = window.page.evaluate(f"() => {CY}.getElementById('group nato').children().map(one => one.id())")
    assert "DEU" in inside


def test_states_alone_count_for_who_acts_for_them(window: Window) -> None:
    window.go("/graph?states=true&actor=RUS")
    kinds: list[str] = window.page.evaluate(f"() => [...new Set({CY}.nodes('.actor').map(one => one.data('shape')))]")
    assert kinds == ["ellipse"]
    assert "TUR" in drawn(window, "node.actor")


def test_a_path_is_drawn_before_all_others(window: Window) -> None:
    window.go("/graph?path=RUS.SUPPORTS.SRB~TUR.ARMS.UKR")
    assert drawn(window, "edge.path") == ["RUS.SUPPORTS.SRB", "TUR.ARMS.UKR"]
    assert drawn(window, "node.actor") == ["RUS", "SRB", "TUR", "UKR"]
    window.go("/graph?actor=TUR&path=TUR.ARMS.UKR")
    window.wait_for(lambda: "QAT" in drawn(window, "node.faded"))
    assert drawn(window, "edge.path") == ["TUR.ARMS.UKR"]
    assert "QAT" in drawn(window, "node.faded")


def test_the_picture_is_saved(window: Window, tmp_path: Path) -> None:
    window.go("/graph?actor=TUR")
    drawn(window, "node")
    saved: dict[str, bytes] = {}
    for ending in ("png", "svg", "graphml"):
        with window.page.expect_download() as download:
            window.main.get_by_label("Save as").select_option(ending)
        download.value.save_as(tmp_path / ending)
        assert download.value.suggested_filename == f"allegiance.{ending}"
        saved[ending] = (tmp_path / ending).read_bytes()
    assert saved["png"].startswith(b"\x89PNG")
    assert b"Turkey" in saved["svg"]
    ET.fromstring(saved["svg"])
    edges = [{one.get("key"): one.text for one in edge} for edge in ET.fromstring(saved["graphml"]).iter(f"{GRAPHML}edge")]
    found: dict[str | None, Any] = next(edge for edge in edges if edge["e_id"] == PLAIN_ID)
    assert (found["e_relation"], found["e_plain"], found["e_claims"]) == ("SUPPORTS", "true", "1")


def test_the_picture_is_printed_whole(window: Window) -> None:
    window.go("/graph?actor=TUR")
    drawn(window, "node")
    window.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    window.page.emulate_media(media="print")  # which alone calls nobody
    printed = window.main.locator(".graph-printed")
    expect(printed).to_be_visible()
    assert printed.evaluate("async image => { await image.decode(); return image.naturalWidth > 1000 && image.width <= innerWidth }")


def test_who_is_dragged_stays_there_in_the_address(window: Window) -> None:
    window.go("/graph?actor=TUR")
    drawn(window, "node")
    place: dict[str, float] = window.page.evaluate(
        f"""() => {{const box = {CY}.container().getBoundingClientRect(), at = {CY}.getElementById('QAT').renderedPosition();
        return {{x: box.x + at.x, y: box.y + at.y}}}}"""
    )
    window.page.mouse.move(place["x"], place["y"])
    window.page.mouse.down()
    window.page.mouse.move(place["x"] + 60, place["y"] + 30, steps=4)
    window.page.mouse.up()
    window.wait_for(lambda: "pin" in asked(window))
    assert asked(window)["pin"][0].startswith("QAT~")
    assert drawn(window, "node.pinned") == ["QAT"]


def test_who_is_unknown_or_has_no_relation_is_told(window: Window, windows: Windows, explorers: Explorers) -> None:
    window.allow("status of 4(04|22)")  # the graph, and the time range under it
    window.go("/graph?actor=Turkei")
    expect(window.main.get_by_role("alert")).to_contain_text("Turkey")
    window.go("/graph?actor=VUT")
    expect(window.main.get_by_text("No relation of this actor is told")).to_be_visible()
    window.go("/graph?since=1812&until=1813")
    expect(window.main.get_by_role("link", name="Without filters")).to_be_visible()
    empty = windows(explorers(empty=True))
    empty.go("/graph")
    expect(empty.main.get_by_text("Nothing is loaded yet")).to_be_visible()


def test_on_a_phone_the_filters_are_folded_and_the_picture_fills_the_page(windows: Windows, explorer: Any) -> None:  # noqa: ANN401
    window = windows(explorer, viewport={"width": 360, "height": 740}, has_touch=True, color_scheme="dark")
    window.go("/graph?actor=TUR")
    drawn(window, "node")
    expect(window.main.get_by_label("Kind of relation")).to_be_hidden()
    box = window.main.locator(".graph-stage").bounding_box()
    assert box is not None
    assert box["width"] == 360
    assert box["height"] > 300
    assert not window.is_too_wide()
    window.look_for_barriers()
