"""Texts that want to be more than texts: nothing of them runs, the layout holds, and they are read as they are written."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.api.serving import Served, served
from tests.page.conftest import Windows
from tests.page.hostile import ADDRESSES, DENIAL, EVIL, HUGE, PICTURE, SCRIPT, hostile
from tests.page.window import Window

RELATION = "mallory.ARMS.eve"
VIEWS = (
    "/start",
    "/graph?actor=mallory",
    "/support?actor=mallory",
    "/support?open=relation~mallory.ARMS.eve",
    "/disputes",
    "/time?actor=mallory",
    "/paths?from=mallory&to=eve",
    "/arms",
    "/load",
    "/queries",
    "/help?actor=mallory",
)
SIZES = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A store of hostile texts, served."""
    with served(hostile(tmp_path_factory.mktemp("hostile") / "graph.db")) as found:
        yield found


@pytest.fixture(params=SIZES)
def seen(request: pytest.FixtureRequest, windows: Windows, evil: Served) -> Iterator[Window]:
    """A window on it, on a desk and on a phone; the test fails where anything of a text ran."""
    window = windows(evil, viewport=SIZES[request.param])
    window.page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    yield window
    ran(window)


def ran(window: Window) -> None:
    """Fails the test where a text ran, or became part of the page."""
    assert window.page.evaluate("window.ran") is None
    made = window.page.locator(
        "#page script, #page style, #page iframe, #page img:not([src^='/page/']), #page b b, #page i, #page [onerror]"
    )
    expect(made).to_have_count(0)


def test_every_view_shows_them_as_text_and_holds(seen: Window) -> None:
    for view in VIEWS:
        seen.go(view)
        ran(seen)
        assert not seen.is_too_wide(), view


def test_evidence_shows_sentences_as_they_are_written(seen: Window) -> None:
    seen.go(f"/help?open=relation~{RELATION}")
    heading = seen.drawer.get_by_role("heading", level=2)
    expect(heading).to_contain_text(f"Mallory {PICTURE}")
    expect(heading).to_contain_text(HUGE)
    expect(heading.locator(".hidden-sign[title='right-to-left override']")).to_have_count(1)
    card = seen.drawer.get_by_role("region", name="Plain").locator("article.claim").first
    for words in (SCRIPT, "</main><style>*{display:none}</style>", "{{constructor", "&lt;b&gt; %3Cscript%3E", HUGE, "🚀 سلام"):
        expect(card.locator("mark")).to_contain_text(words)
    expect(card.locator("mark .hidden-sign[title='right-to-left override']")).to_have_count(1)
    expect(card.locator("mark .hidden-sign[title='zero-width space']")).to_have_count(1)
    expect(seen.drawer.get_by_role("region", name="Denied").locator("mark").first).to_contain_text(DENIAL)
    assert "\u202e" not in card.inner_text()
    assert not seen.is_too_wide()
    assert seen.drawer.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_an_article_shows_them_as_they_are_written_and_links_no_address_that_runs(seen: Window, evil: Served) -> None:
    seen.go("/help")
    listed = seen.page.request.get(f"{evil.address}/articles").json()["articles"]
    assert {one["url"] for one in listed} == set(ADDRESSES)
    for one in listed:
        seen.go(f"/help?open=article~{one['id']}")
        expect(seen.drawer.get_by_role("heading", level=2)).to_contain_text(SCRIPT)
        expect(seen.drawer.locator(".imprint")).to_contain_text(one["url"].strip())
        expect(seen.drawer.locator("a[href*='evil.test'], a[href*='window.ran'], a[target]")).to_have_count(0)
        assert seen.drawer.evaluate("one => one.scrollWidth <= one.clientWidth")
    seen.drawer.locator("button.pick").first.click()
    assert not seen.is_too_wide()


def test_a_dispute_sets_them_side_by_side(seen: Window) -> None:
    seen.go("/disputes")
    seen.main.locator(".dispute").first.get_by_role("heading").get_by_role("link").click()
    seen.settled()
    expect(seen.main.locator(".saying.denies").first).to_contain_text(PICTURE)
    expect(seen.main.get_by_role("heading", level=1)).to_contain_text(EVIL.name[:20])
    assert not seen.is_too_wide()
