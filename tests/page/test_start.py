"""The start: what is loaded, and what in it is worth a look."""

import re

from playwright.sync_api import Locator, expect

from tests.page.window import Window


def card(window: Window, title: str) -> Locator:
    """Returns a card by its heading."""
    return window.main.get_by_role("region", name=title)


def test_the_start_tells_what_is_loaded_and_what_is_worth_a_look(window: Window) -> None:
    window.go()
    told = window.main.locator(".start-loaded")
    expect(told).to_contain_text("9 articles of 8 outlets, 2017-06-23 to 2024-01-20")
    expect(card(window, "Strongest support").get_by_role("link").nth(1)).to_contain_text("Turkey")
    expect(card(window, "Hottest disputes")).to_contain_text(re.compile("said by.*denied by", re.DOTALL))
    expect(card(window, "Accusations")).to_contain_text("answered by Aleksandar Vucic")
    expect(card(window, "Newest changes").locator(".tag").first).to_have_text("new")


def test_a_row_opens_its_evidence_at_one_click_and_back_closes_it(window: Window) -> None:
    window.go()
    card(window, "Strongest support").get_by_role("link", name="Government of National Accord").click()
    expect(window.drawer).to_be_visible()
    assert "open=relation~TUR.SUPPORTS.government-of-national-accord" in window.hash
    window.page.go_back()
    expect(window.drawer).to_have_count(0)
    card(window, "Hottest disputes").get_by_role("link").nth(1).click()
    expect(window.drawer).to_be_visible()
    assert "open=dispute~" in window.hash


def test_what_is_only_a_charge_never_looks_plain(window: Window) -> None:
    window.go()
    row = card(window, "Accusations").get_by_role("link", name="Wagner Group")
    charge = row.locator(".claimed .verb span").last
    expect(charge).to_have_text("arms")
    assert charge.evaluate("one => getComputedStyle(one).borderBottomStyle") == "dashed"


def test_search_finds_with_a_typo_and_by_keys_alone(window: Window) -> None:
    window.go()
    window.page.keyboard.press("/")
    window.page.keyboard.type("turkye")
    expect(window.page.get_by_role("option").first).to_contain_text("Turkey")
    window.page.keyboard.press("Enter")
    expect(window.page).to_have_title("Graph · Allegiance")
    assert window.hash == "/graph?actor=TUR"
