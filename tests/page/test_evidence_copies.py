"""Evidence that is told more than once: copies of one text, other relations of the same two, and more claims than fit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.embedded import EmbeddedStore
from graph.model import Stance
from tests.api.serving import Served, served
from tests.building import reading, told
from tests.page.conftest import Windows
from tests.page.window import Window

SALE = "Turkey sold Azerbaijan drones for its air force last week, and said that more of them would follow before the winter came."
MANY = 45


def stored(path: Path) -> Path:
    """Puts an agency's text of two papers, an own text and many short ones into a new store and returns its path."""
    store = EmbeddedStore(path)
    for outlet in ("Herald", "Tribune"):
        sale = told("TUR", "ARMS", "AZE", weapon="drones", sentence=SALE)
        store.put(reading(sale, title="Drones for the air force", outlet=outlet, url=f"https://{outlet.lower()}.test/1"))
    store.put(
        reading(
            told("TUR", "ARMS", "AZE", "FRA", "RUS", weapon="rifles", sentence="FRA told RUS that TUR armed AZE with rifles."),
            told("TUR", "SUPPORTS", "AZE", sentence="TUR backs AZE."),
            told("AZE", "SUPPORTS", "TUR", "ARM", sentence="AZE backs TUR, ARM says."),
            told("TUR", "ARMS", "AZE", "ARM", stance=Stance.QUESTIONS, sentence="ARM asks whether TUR arms AZE."),
            title="Friends",
            outlet="Courier",
        )
    )
    for number in range(MANY):
        store.put(reading(told("CAN", "CONDEMNS", "TUR", sentence=f"Canada rebuked Turkey {number}."), title=f"Rebuke {number}"))
    store.settle()
    store.close()
    return path


@pytest.fixture(scope="module")
def told_twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """That store, served."""
    with served(stored(tmp_path_factory.mktemp("told") / "graph.db")) as found:
        yield found


@pytest.fixture
def on_arms(windows: Windows, told_twice: Served) -> Window:
    """A window on the relation that is told by copies."""
    window = windows(told_twice)
    window.go("/help?open=relation~TUR.ARMS.AZE")
    return window


def test_copies_of_one_text_are_one_origin(on_arms: Window) -> None:
    plain = on_arms.drawer.get_by_role("region", name="Plain")
    expect(plain.locator("article.claim")).to_have_count(1)
    expect(plain.locator(".copies")).to_have_text("One text in 2 articles: one origin. Also in Tribune")
    expect(on_arms.drawer.get_by_text("from 2 outlets, 1 origin")).to_be_visible()
    plain.get_by_role("link", name="Tribune").click()
    expect(on_arms.drawer.locator("details.copies summary")).to_contain_text("2 articles of 2 outlets: it counts as one origin")


def test_the_chain_of_speakers_is_told_from_the_inside(on_arms: Window) -> None:
    claimed = on_arms.drawer.get_by_role("region", name="Only claimed")
    expect(claimed.locator(".speakers")).to_have_text("Russia, according to France")
    expect(on_arms.drawer.get_by_role("region", name="Questioned").locator(".speakers")).to_have_text("Armenia – asks")


def test_other_relations_of_the_two_are_one_click_away(on_arms: Window) -> None:
    also = on_arms.drawer.get_by_role("navigation", name="Other relations of the two")
    expect(also.locator("a.claimed")).to_contain_text("only claimed")
    also.get_by_role("link").first.click()
    expect(on_arms.drawer.get_by_role("heading", level=2)).to_contain_text("supports")
    on_arms.drawer.get_by_role("button", name="Claims").click()
    expect(on_arms.drawer.get_by_role("heading", level=2)).to_contain_text("arms")


def test_many_claims_come_some_at_a_time(windows: Windows, told_twice: Served) -> None:
    window = windows(told_twice)
    window.go("/help?open=relation~CAN.CONDEMNS.TUR")
    cards = window.drawer.locator("article.claim")
    expect(cards).to_have_count(20)
    window.drawer.get_by_role("button", name=f"Show 20 more of {MANY}").click()
    expect(cards).to_have_count(40)
    expect(window.drawer.locator(".claim-tally")).to_contain_text(f"{MANY} plain")
