"""The page as a whole: what holds on every view."""

from playwright.sync_api import expect

from tests.page.window import Window


def test_the_page_opens(window: Window) -> None:
    window.go()
    expect(window.page).to_have_title("Allegiance")
    expect(window.page.get_by_role("combobox", name="Search for an actor").first).to_be_visible()
    window.look_for_barriers()
