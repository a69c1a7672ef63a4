"""Disputes: the list, and one as a thread with the words of both sides next to one another."""

import re

from playwright.sync_api import Locator, expect

from tests.api.serving import Served
from tests.page.conftest import Windows
from tests.page.window import Window

M23 = "d5cf2fe047e6f117518fb"


def corner(of: Locator) -> tuple[float, float]:
    """Returns where something begins, from the left and from above."""
    box = of.bounding_box()
    assert box is not None
    return box["x"], box["y"]


def test_each_dispute_shows_a_sentence_of_either_side(window: Window) -> None:
    window.go("/disputes")
    row = window.main.locator(f"[data-dispute={M23}]")
    expect(row.get_by_role("heading")).to_contain_text("Rwanda")
    expect(row).to_contain_text("only claimed")
    says, denies = row.locator(".dispute-columns > .says"), row.locator(".dispute-columns > .against")
    expect(says).to_contain_text("Congo accuses Rwanda of arming M23")
    expect(denies).to_contain_text("Rwanda denies supporting the rebels.")
    (left, top), (right, other_top) = corner(says), corner(denies)
    assert top == other_top
    assert left < right
    window.look_for_barriers()


def test_disputes_are_filtered_and_ordered_by_the_address(window: Window) -> None:
    window.go("/disputes?actor=QAT")
    expect(window.main.locator(".dispute")).to_have_count(1)
    window.go("/disputes")
    window.main.get_by_label("First those").select_option("told last")
    expect(window.main.locator(".dispute").first).to_contain_text("Kosovo")
    assert "order=newest" in window.hash
    window.go("/disputes?actor=QAT&since=2023-01-01")
    expect(window.main.get_by_role("status")).to_contain_text("Nothing that is loaded is disputed")


def test_a_dispute_is_a_thread_of_two_sides_by_day(window: Window) -> None:
    window.go("/disputes")
    window.main.locator(f"[data-dispute={M23}]").get_by_role("heading").get_by_role("link").click()
    window.settled()
    assert f"dispute={M23}" in window.hash
    expect(window.main.locator(".dispute-sides .says")).to_contain_text("Democratic Republic of the Congo")
    expect(window.main.locator(".dispute-sides .against")).to_contain_text("Rwanda")
    day = window.main.locator(".thread-day")
    expect(day.get_by_role("heading")).to_have_text("5 Feb 2023")
    expect(day.locator(".says .saying")).to_have_count(2)
    expect(day.locator(".against .saying")).to_have_text(re.compile("Rwanda denies supporting the rebels"))
    expect(window.main.locator(".interested")).to_contain_text("United Nations")
    window.look_for_barriers()
    day.locator(".against").get_by_role("link").click()
    expect(window.drawer.locator("mark.chosen").first).to_be_visible()
    window.page.go_back()
    expect(window.drawer).to_have_count(0)
    expect(window.main.locator(".thread-day")).to_be_visible()


def test_a_dispute_opens_beside_any_view(window: Window) -> None:
    window.go(f"/help?open=dispute~{M23}")
    expect(window.drawer.locator(".saying")).to_have_count(3)
    window.drawer.get_by_role("link", name="On a page of its own").click()
    expect(window.main.locator(".saying")).to_have_count(3)


def test_on_a_phone_the_sides_come_one_below_the_other_and_are_labelled(windows: Windows, explorer: Served) -> None:
    phone = windows(explorer, viewport={"width": 360, "height": 740}, color_scheme="dark")
    phone.go(f"/disputes?dispute={M23}")
    says, denies = phone.main.locator(".thread-day .dispute-columns > .says"), phone.main.locator(".thread-day .dispute-columns > .against")
    (left, above), (other_left, below) = corner(says), corner(denies)
    assert left == other_left
    assert above < below
    expect(denies.locator(".part")).to_have_text("denies it")
    assert not phone.is_too_wide()
    phone.look_for_barriers()


def test_numbers_and_names_of_a_side_agree(window: Window) -> None:
    window.go("/disputes")
    rows = window.main.locator(".dispute-balance > p:has(b)")
    expect(rows.first).to_be_visible()
    for row in rows.all():
        number = int(row.locator("b").inner_text())
        assert number == row.locator("b ~ strong, b ~ span > strong, b ~ span > .foreign").count()
    iran = window.main.locator(".dispute").filter(has_text="Hossein Amir-Abdollahian").first
    expect(iran.locator("p.against")).to_have_text("2 deny it: Hossein Amir-Abdollahian, Iran · in 2 sentences")
    congo = window.main.locator(f"[data-dispute={M23}]")
    expect(congo.locator("p.against")).to_have_text("1 denies it: Rwanda · in 1 sentence")
