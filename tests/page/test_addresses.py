"""What is asked of the page in vain: a view or an actor that there is not, and names that nobody has."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.api.serving import Served
from tests.page.window import Window

PHONES = [360, 390]


def test_an_address_that_names_no_view_says_so_and_leads_on(window: Window) -> None:
    window.go("/nonsense?by=TUR")
    expect(window.main.get_by_role("heading", level=1)).to_have_text("There is no view called “nonsense”")
    expect(window.page).to_have_title("No such view · Allegiance")
    window.look_for_barriers()
    window.main.get_by_role("link", name="To the start").click()
    expect(window.main.get_by_role("heading", level=1)).to_contain_text("Who stands with whom")
    window.page.evaluate("location.hash = '#/rubbish'")
    expect(window.main.get_by_role("heading", level=1)).to_contain_text("rubbish")


@pytest.mark.parametrize("hash", ["/time?actor=Turkye", "/support?of=AZE&by=Turkye", "/graph?actor=Turkye", "/disputes?speaker=Turkye"])
def test_an_unknown_actor_is_told_before_anything_is_asked_of_it(hash: str, window: Window) -> None:
    """The window fails the test on any error in the console."""
    window.go(hash)
    alert = window.main.get_by_role("alert")
    expect(alert).to_contain_text("No actor here is called “Turkye”")
    alert.get_by_role("link", name="Turkey").first.click()
    expect(window.main.get_by_role("alert")).to_have_count(0)
    assert window.hash == hash.replace("Turkye", "TUR")
    window.settled()


def test_who_was_meant_stands_where_the_wrong_name_stood(window: Window) -> None:
    window.go("/paths?from=Turkye&to=Rusia")
    links = window.main.get_by_role("alert").get_by_role("link")
    links.filter(has_text="Turkey").first.click()
    expect(window.main.get_by_role("alert")).not_to_contain_text("Turkye")
    links.filter(has_text="Russia").first.click()
    expect(window.main.get_by_role("status").first).to_contain_text("from Turkey to Russia")
    assert window.hash == "/paths?from=TUR&to=RUS"


def test_a_name_of_several_actors_asks_which(window: Window) -> None:
    window.go("/support?by=Congo")
    alert = window.main.get_by_role("alert")
    expect(alert).to_contain_text("may be several actors")
    alert.get_by_role("link", name="Go on without").click()
    expect(window.main.locator(".line").first).to_be_visible()
    assert window.hash == "/support"


def test_an_actor_goes_by_any_of_its_names(window: Window) -> None:
    window.go("/support?by=Ankara")
    expect(window.main.locator(".chip").first).to_contain_text("Turkey")


def test_enter_takes_the_first_that_comes_and_nobody_where_there_is_none(window: Window) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route("**/actors?text=*", hold)
    window.go("/help")
    box = window.page.get_by_role("combobox", name="Search for an actor")
    box.press_sequentially("turkey")
    box.press("Enter")
    window.wait_for(lambda: len(held) > 0)
    assert window.hash == "/help"
    for route in held:
        route.continue_()
    expect(window.page).to_have_title("Graph · Allegiance")
    assert window.hash == "/graph?actor=TUR"
    window.page.unroute("**/actors?text=*")
    window.go("/help")
    box.fill("qqxyz")
    box.press("Enter")
    expect(window.page.get_by_role("option", name="Nobody here is called that")).to_be_visible()
    assert window.hash == "/help"


@pytest.mark.parametrize("wide", [*PHONES, 800, 1000])
def test_all_views_are_in_sight(wide: int, windows: Callable[..., Window], explorer: Served) -> None:
    window = windows(explorer, viewport={"width": wide, "height": 800})
    window.go("/help")
    for link in window.page.get_by_role("navigation", name="Views").get_by_role("link").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= wide
        assert box["height"] >= 24
    assert not window.is_too_wide()
