"""The evidence beside a view: from a relation to its claims, to one of them, and to the article in which it stands."""

import re
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import expect

from tests.api.serving import Served
from tests.page.conftest import Windows
from tests.page.window import Window

HAFTAR = "/disputes?open=relation~RUS.SENDS_FORCES.khalifa-haftar"
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def opened(window: Window) -> Window:
    """A window on a relation that two outlets claim and one side denies."""
    window.go(HAFTAR)
    return window


def test_a_relation_tells_claims_apart_from_denials(opened: Window) -> None:
    expect(opened.drawer.get_by_role("heading", level=2)).to_contain_text("Khalifa Haftar")
    expect(opened.drawer.locator(".claim-tally")).to_contain_text("2 only claimed")
    claimed = opened.drawer.get_by_role("region", name="Only claimed")
    expect(claimed.locator("article.claim.claimed")).to_have_count(2)
    expect(opened.drawer.get_by_role("region", name="Denied").locator("article.claim.denied")).to_have_count(1)
    expect(opened.drawer.get_by_role("region", name=re.compile("^Plain"))).to_have_count(0)
    opened.look_for_barriers()


def test_a_sentence_is_marked_in_its_context_with_who_and_whom(opened: Window) -> None:
    card = opened.drawer.locator("article.claim", has_text="Harbour Dispatch").first
    expect(card.locator("mark")).to_have_text("Erdogan has accused Russia of sending mercenaries of the Wagner group to fight for Haftar.")
    expect(card.locator("mark .subject")).to_have_text("Russia")
    expect(card.locator("mark .object")).to_have_text("Haftar")
    expect(card.locator("mark .speaker")).to_have_text("Erdogan")
    expect(card.locator(".around").last).to_contain_text("Moscow denies it.")


def test_standing_and_confidence_say_what_they_mean(opened: Window) -> None:
    card = opened.drawer.locator("article.claim.claimed").first
    card.get_by_role("button", name="attributed").focus()
    expect(card.get_by_role("tooltip", name="").filter(has_text="A named speaker says so about others.")).to_be_visible()
    sure = card.get_by_role("button", name=re.compile("^read with"))
    sure.hover()
    expect(card.locator(".tip", has_text="in 100 have the right actors, relation and direction")).to_be_visible()
    card.get_by_role("button", name="attributed").focus()
    opened.page.keyboard.press("Escape")
    expect(opened.drawer).to_be_visible()  # Escape took the explanation away alone


def test_claims_are_narrowed_within_the_evidence(opened: Window) -> None:
    opened.drawer.get_by_label("Outlet").select_option("Meridian Post")
    expect(opened.drawer.get_by_role("status")).to_contain_text("of 3 claims")
    assert "openOutlet=Meridian Post" in unquote_plus(opened.hash)
    expect(opened.drawer.locator("article.claim.claimed")).to_have_count(1)
    opened.drawer.get_by_role("button", name="Show all").click()
    expect(opened.drawer.locator("article.claim.claimed")).to_have_count(2)


def test_from_a_claim_to_its_article_and_back(opened: Window) -> None:
    opened.drawer.locator("article.claim", has_text="Harbour Dispatch").first.get_by_role("link", name="In the article").click()
    opened.settled()
    chosen = opened.drawer.locator("mark.chosen")
    assert "".join(chosen.all_inner_texts()) == "Erdogan has accused Russia of sending mercenaries of the Wagner group to fight for Haftar."
    expect(chosen.first).to_be_in_viewport()
    expect(opened.drawer.locator(".listed.chosen")).to_contain_text("Khalifa Haftar")
    source = opened.drawer.get_by_role("link", name="Open at the source")
    expect(source).to_have_attribute("rel", "noopener noreferrer")
    opened.look_for_barriers()
    opened.drawer.get_by_role("button", name="Claims").click()
    expect(opened.drawer.get_by_role("region", name="Only claimed")).to_be_visible()


def test_marks_of_an_article_show_their_claims_by_pointer_and_keys(window: Window) -> None:
    window.go("/disputes?open=article~a1481dae0f4aedc61f27b")
    denial = window.drawer.locator("mark", has_text="denies supporting the")
    denial.hover()
    expect(window.drawer.locator(".listed.on", has_text="M23").first).to_be_visible()
    denial.click()
    expect(window.drawer.locator(".listed.chosen")).to_have_count(1)
    assert re.search("open=article~a[0-9a-f]+~c[0-9a-f]+$", unquote_plus(window.hash))  # the claim stands in the address
    first = window.drawer.locator("button.pick").first
    first.focus()
    window.page.keyboard.press("ArrowDown")
    expect(window.drawer.locator("button.pick").nth(1)).to_be_focused()
    expect(window.drawer.locator("button.pick").nth(1)).to_have_attribute("aria-current", "true")
    expect(window.drawer.locator(".marks-dateline")).to_have_attribute("title", re.compile("dateline"))


def test_one_claim_tells_all_of_it(window: Window) -> None:
    window.go("/disputes?open=claim~c5cf2fe047e6f117518fb")
    expect(window.drawer.get_by_role("heading", level=2)).to_contain_text("denied")
    expect(window.drawer.locator(".claim-facts")).to_contain_text("in the text “rebels”")
    expect(window.drawer.get_by_role("heading", name="What answers it")).to_be_visible()
    window.look_for_barriers()
    window.drawer.get_by_role("link", name="All claims that say").click()
    expect(window.drawer.get_by_role("region", name="Denied")).to_be_visible()


def test_focus_goes_in_and_back_to_where_it_came_from(window: Window) -> None:
    window.go("/disputes")
    link = window.main.get_by_role("link", name="Rift Lakes Gazette").first
    link.focus()
    window.page.keyboard.press("Enter")
    expect(window.drawer).to_be_focused()
    window.settled()
    window.page.keyboard.press("Tab")
    expect(window.drawer.get_by_role("button", name="Whole page")).to_be_focused()
    window.page.keyboard.press("Escape")
    expect(window.drawer).to_have_count(0)
    expect(link).to_be_focused()


def test_a_row_of_a_weapon_opens_its_claims_alone(window: Window) -> None:
    window.go("/disputes?open=relation~TUR.ARMS.UKR.Bayraktar TB2")
    expect(window.drawer.get_by_role("heading", level=2)).to_contain_text("Bayraktar TB2")
    expect(window.drawer.locator("article.claim.plain")).to_have_count(1)


def test_what_somebody_answers_stands_below_the_claim(window: Window) -> None:
    window.go("/disputes?open=relation~RWA.ARMS.m23")
    answered = window.drawer.locator("article.claim", has_text="Congo accuses Rwanda").locator(".answered")
    expect(answered).to_have_text(re.compile("Answered: Rwanda"))
    answered.get_by_role("link").click()
    expect(window.drawer.locator("mark")).to_have_text("Rwanda denies supporting the rebels.")


def test_an_article_takes_the_whole_page(window: Window) -> None:
    window.go("/disputes?wide=1&open=article~a1481dae0f4aedc61f27b~c5cf2fe047e6f117518fb")
    box = window.drawer.bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 1440)
    text, beside = window.drawer.locator(".reading-text"), window.drawer.locator(".reading-claims")
    one, other = text.bounding_box(), beside.bounding_box()
    assert one is not None
    assert other is not None
    assert one["x"] + one["width"] <= other["x"]
    window.look_for_barriers()


def test_the_evidence_is_a_sheet_on_a_phone(windows: Windows, explorer: Served) -> None:
    phone = windows(explorer, viewport=PHONE, color_scheme="dark")
    phone.go(HAFTAR)
    box = phone.drawer.bounding_box()
    assert box is not None
    assert box["width"] == 360
    assert box["y"] > 100
    assert not phone.is_too_wide()
    phone.look_for_barriers()
    phone.go("/disputes?open=article~a1481dae0f4aedc61f27b~c5cf2fe047e6f117518fb")
    expect(phone.drawer.locator("mark.chosen").first).to_be_in_viewport()
    assert not phone.is_too_wide()


def test_of_several_claims_of_a_sentence_the_chosen_one_is_lit(window: Window) -> None:
    window.go("/disputes?open=article~a1481dae0f4aedc61f27b~cc01ff1a7dedaa78e9079")
    lit, chosen = window.drawer.locator(".listed.on, .listed.chosen"), window.drawer.locator(".listed.chosen")
    expect(lit).to_have_count(1)
    window.drawer.locator("mark.chosen").first.hover()
    expect(lit).to_have_count(1)
    expect(chosen).to_have_attribute("data-listed", "cc01ff1a7dedaa78e9079")
    window.drawer.locator("mark.chosen").first.click()  # the next claim of the sentence
    expect(chosen).not_to_have_attribute("data-listed", "cc01ff1a7dedaa78e9079")
    expect(lit).to_have_count(1)


def test_a_line_and_its_evidence_count_the_same_claims_and_others_are_folded(window: Window) -> None:
    window.go(
        "/support?of=government-of-national-accord&publishedUntil=2020-01-10&open=relation~TUR.SUPPORTS.government-of-national-accord"
    )
    line = window.main.locator(".line.here")
    expect(line.locator(".measure .count").first).to_contain_text("1 claims")
    cards, tally = window.drawer.locator("article.claim"), window.drawer.get_by_role("list", name="How many claims")
    expect(tally).to_contain_text("1 plain")
    expect(cards).to_have_count(1)
    outside = window.drawer.get_by_role("region", name="1 claim more outside the filters of this view")
    outside.get_by_role("button", name="Show").click()
    expect(outside.locator("article.claim")).to_contain_text("Meridian Post")
    expect(tally).to_contain_text("1 plain")
    assert "outside=1" in window.hash
    window.look_for_barriers(".drawer")
    window.main.get_by_role("button", name=re.compile("Take out published until")).click()
    expect(tally).to_contain_text("2 plain")
    expect(outside).to_have_count(0)


def test_filters_that_a_view_does_not_use_leave_no_claim_out(window: Window) -> None:
    window.go("/help?publishedUntil=2020-01-10&open=relation~TUR.SUPPORTS.government-of-national-accord")
    expect(window.drawer.get_by_role("list", name="How many claims")).to_contain_text("2 plain")
