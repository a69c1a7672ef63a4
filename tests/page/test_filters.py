"""The filters that views share: one row, more behind a button, chips for what is set, a time under its claims."""

import re

from playwright.sync_api import Locator, expect

from tests.api.serving import Served
from tests.page.conftest import Windows
from tests.page.window import Window


def chips(window: Window) -> Locator:
    """Returns the chips."""
    return window.main.get_by_role("list", name="What is set").locator(".chip")


def test_chips_tell_names_and_are_taken_out_one_by_one(window: Window) -> None:
    window.go("/time?actor=TUR&speaker=RUS&minOutlets=2")
    expect(chips(window)).to_have_text([re.compile("^Turkey"), re.compile("^says Russia"), re.compile("at least 2 outlets.*not used")])
    window.main.get_by_role("button", name="Take out says Russia").click()
    expect(chips(window)).to_have_count(2)
    assert window.hash == "/time?actor=TUR&minOutlets=2"
    window.main.get_by_role("button", name="Clear filters").click()
    assert window.hash == "/time"


def test_a_time_is_chosen_by_keys_as_one_step(window: Window) -> None:
    window.go("/time")
    thumb = window.main.get_by_role("slider", name="From (time)")
    expect(thumb).to_be_enabled()
    thumb.focus()
    for _ in range(3):
        thumb.press("ArrowRight")
    window.page.wait_for_url(re.compile("since="))
    expect(thumb).to_have_attribute("aria-valuetext", "Apr 2015")
    window.page.wait_for_url(re.compile("since=2015-04-01"))
    window.page.go_back()
    expect(thumb).to_have_attribute("aria-valuetext", "Jan 2015")
    assert window.hash == "/time"


def test_more_filters_are_set_and_counted(window: Window) -> None:
    window.go("/time")
    window.main.get_by_role("button", name="More filters").click()
    window.main.get_by_role("checkbox", name=re.compile(r"^Harbour Dispatch \d+ claims in 1 article")).check()
    window.main.get_by_role("combobox", name="Relations", exact=True).select_option("ARMS")
    expect(window.main.get_by_role("heading", name=re.compile(r"^All time: \d+ claims?$"))).not_to_contain_text(
        str(window.stats()["claims"])
    )
    expect(chips(window)).to_have_text([re.compile("^arms"), re.compile(r"^Harbour Dispatch")])
    assert window.hash == "/time?outlet=Harbour Dispatch&type=ARMS"
    window.main.get_by_label("Only states").check()
    window.main.get_by_label("Topic").fill("no such topic")
    window.main.get_by_label("Topic").press("Enter")
    expect(window.main.get_by_text("No claim passes these filters")).to_be_visible()


def test_filters_are_folded_on_a_phone(windows: Windows, explorer: Served) -> None:
    window = windows(explorer, viewport={"width": 360, "height": 740}, has_touch=True)
    window.go("/time?family=hostile")
    expect(window.main.get_by_label("Kind of relation")).to_be_hidden()
    expect(chips(window)).to_have_text([re.compile("^▼ hostile")])
    window.main.get_by_role("button", name="Filters (1)").tap()
    expect(window.main.get_by_label("Kind of relation")).to_have_value("hostile")
    window.look_for_barriers("search.filters")
    assert not window.is_too_wide()


def test_an_outlet_is_found_by_typing_and_an_unknown_one_is_told(window: Window) -> None:
    window.go("/time?outlet=Harbor Dispach")
    told = window.main.get_by_role("alert")
    expect(told).to_contain_text("No outlet here is called “Harbor Dispach”")
    told.get_by_role("link", name="Harbour Dispatch").click()
    expect(told).to_have_count(0)
    assert window.hash == "/time?outlet=Harbour Dispatch"
    window.go("/support?outlet=HARBOUR dispatch")  # the service takes either case
    expect(told).to_have_count(0)
    window.go("/disputes")
