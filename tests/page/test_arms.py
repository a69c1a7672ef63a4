"""Who arms whom with what: the flow picture, the table that is its twin, and the evidence behind both."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from graph.embedded import EmbeddedStore
from graph.model import Modality
from tests.api.serving import Served, served
from tests.building import reading, told
from tests.page.test_support import PHONE, lines, saved
from tests.page.window import Window

CANADA = reading(
    told(
        "CAN",
        "ARMS",
        "TUR",
        weapon="sensors",
        status="suspended",
        modality=Modality.NEGATED,
        sentence="Canada suspended sensors to Turkey.",
    ),
    told("CAN", "SANCTIONS", "TUR", sentence="Canada stopped its exports of arms to Turkey."),
    told("USA", "ARMS", "YEM", weapon="drones", status="ordered", sentence="Yemen ordered drones from the United States."),
    told("RUS", "ARMS", "AZE", weapon="tanks", status="delivered", sentence="Russia delivered tanks to Azerbaijan."),
)


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A store in which arms were delivered, ordered and suspended."""
    path = tmp_path_factory.mktemp("stopped") / "graph.db"
    store = EmbeddedStore(path)
    store.put(CANADA)
    store.settle()
    store.close()
    with served(path) as found:
        yield found


def test_who_arms_somebody_and_what_is_only_claimed(window: Window) -> None:
    window.go("/arms?of=UKR")
    expect(lines(window, "Plain").filter(has_text="Bayraktar TB2")).to_contain_text("✓ delivered")
    tanks = lines(window, "Only claimed").filter(has_text="United States")
    expect(tanks).to_contain_text("said to be delivered")
    expect(tanks).to_contain_text("nobody named")


def test_streams_of_what_is_only_claimed_are_dashed_and_apart(window: Window) -> None:
    window.go("/arms?of=UKR")
    assert (streams(window).count(), streams(window, dashed=True).count()) == (8, 4)
    window.main.get_by_role("button", name="Suppliers and recipients").click()
    expect(streams(window)).to_have_count(4)
    assert "as=pairs" in window.hash


def test_what_was_stopped_or_ordered_does_not_look_like_a_delivery(windows: Callable[..., Window], stopped: Served) -> None:
    window = windows(stopped)
    window.go("/arms?as=pairs")
    expect(streams(window)).to_have_count(3)
    assert len({(path.get_attribute("fill"), path.get_attribute("fill-opacity")) for path in streams(window).all()}) == 3
    expect(streams(window, dashed=True)).to_have_count(1)
    halted = lines(window, "Stopped")
    expect(halted).to_contain_text("Canada")
    expect(halted).to_contain_text("✕ suspended")
    expect(halted).to_contain_text("sanctions")
    rows = lines(window, "Plain")
    expect(rows.filter(has_text="United States")).to_contain_text("○ ordered")
    expect(rows.filter(has_text="Russia")).to_contain_text("✓ delivered")


def test_a_stream_and_a_row_open_the_same_evidence(window: Window) -> None:
    window.go("/arms?by=TUR&of=UKR&as=pairs")
    box = streams(window).first.bounding_box()
    assert box
    window.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(window.drawer).to_be_visible()
    assert "open=relation~TUR.ARMS.UKR" in window.hash
    window.page.go_back()
    lines(window, "Plain").locator("a.opens").first.press("Enter")
    assert "open=relation~TUR.ARMS.UKR" in window.hash


def test_transfers_can_be_taken_away(window: Window, tmp_path: Path) -> None:
    window.go("/arms?of=UKR&by=TUR")
    head, row = saved(window, "CSV", tmp_path).read_text("utf-8").splitlines()
    assert head.endswith(",weapon,statuses,amounts")
    assert ",Bayraktar TB2," in row


def test_nobody_who_arms_is_said_to_be_nobody(window: Window) -> None:
    window.go("/arms?by=NER")
    expect(window.main.get_by_text("Nobody here is told to arm anybody.")).to_be_visible()


@pytest.mark.parametrize("options", [{}, PHONE])
def test_nothing_keeps_anybody_out(options: dict[str, object], windows: Callable[..., Window], explorer: Served) -> None:
    window = windows(explorer, **options)
    window.go("/arms")
    window.look_for_barriers("#main")
    assert not window.is_too_wide()


def streams(window: Window, *, dashed: bool = False) -> Locator:
    """Returns the streams of the picture, those alone that are drawn with dashes where it is asked."""
    expect(window.main.locator(".flow-chart svg path").first).to_be_attached()
    return window.main.locator(f".flow-chart svg path[d*='C']{'[stroke-dasharray]' if dashed else ''}")
