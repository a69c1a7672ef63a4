"""The time view: claims by day and sign, a time that is drawn, played through and kept by every view."""

import re

from playwright.sync_api import Locator, expect

from tests.api.serving import Served
from tests.page.conftest import Windows
from tests.page.window import Window


def chart(window: Window) -> Locator:
    """Returns the chart."""
    return window.main.get_by_role("img", name=re.compile("^Claims by"))


def draw(window: Window, start: float, end: float) -> None:
    """Draws over the bars, from one part of their width to another."""
    box = window.main.locator(".time-brush").bounding_box()
    assert box
    left, width, height = box["x"] + 44, box["width"] - 56, box["y"] + 90
    window.page.mouse.move(left + width * start, height)
    window.page.mouse.down()
    window.page.mouse.move(left + width * (start + end) / 2, height)
    window.page.mouse.move(left + width * end, height)
    window.page.mouse.up()


def test_claims_are_told_by_sign_over_time_and_as_a_table(window: Window) -> None:
    window.go("/time")
    expect(chart(window)).to_have_accessible_name(re.compile(r"by month, all time: \d+ friendly, \d+ hostile, \d+ neutral"))
    expect(window.main.get_by_role("heading", name=f"All time: {window.stats()['claims']} claims")).to_be_visible()
    assert window.main.locator(".time-brush pattern").count() > 0  # what is only claimed is hatched
    window.main.get_by_text("As a table").click()
    row = window.main.get_by_role("row", name=re.compile("^Jan 2020"))
    expect(row).to_contain_text("▲ friendly")


def test_a_time_that_is_drawn_is_kept_by_other_views_and_taken_back(window: Window) -> None:
    window.go("/time")
    draw(window, 0.5, 0.62)
    expect(window.main.get_by_role("heading", name=re.compile(r"2019 – .* 2020: \d+ claims"))).to_be_visible()
    since = re.search(r"since=2019[\d-]+", window.hash)
    assert since
    window.page.get_by_role("link", name="Disputes", exact=True).click()
    window.page.go_back()
    window.settled()
    assert since[0] in window.hash
    window.page.go_back()
    expect(window.main.get_by_role("heading", name=f"All time: {window.stats()['claims']} claims")).to_be_visible()


def test_playing_goes_from_bar_to_bar_and_is_one_step_of_the_history(window: Window) -> None:
    window.go("/time?actor=TUR")
    window.main.get_by_label("Speed").select_option("4")
    window.main.get_by_role("button", name="Play through months").press("Enter")
    window.page.wait_for_url(re.compile("since=2020"))
    window.main.get_by_role("button", name="Pause").click()
    window.main.get_by_role("button", name="The month before").click()
    window.page.go_back()
    window.page.go_back()
    expect(window.main.get_by_role("heading", name=re.compile("^All time"))).to_be_visible()
    assert window.hash == "/time?actor=TUR"


def test_two_actors_become_a_pair_and_open_into_evidence(window: Window) -> None:
    window.go("/time?actor=TUR&actor=QAT")
    window.main.get_by_role("button", name="Only between the two").click()
    expect(window.main.get_by_role("heading", name="Time: Turkey and Qatar")).to_be_visible()
    window.main.get_by_role("link", name=re.compile("Turkey.*aids.*Qatar")).click()
    expect(window.drawer).to_be_visible()
    assert "open=relation~TUR.AIDS.QAT" in window.hash


def test_the_view_keeps_nobody_out(windows: Windows, explorer: Served) -> None:
    window = windows(explorer, color_scheme="dark", viewport={"width": 360, "height": 740})
    window.go("/time?since=2020-01-01&show=claims")
    window.main.get_by_text("As a table").click()
    window.look_for_barriers()
    assert not window.is_too_wide()
