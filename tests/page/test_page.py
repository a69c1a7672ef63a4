"""The page as a whole: what holds on every view, and what it does when the service is slow, away or closed to strangers."""

import gzip
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Response, Route, expect

from api.keys import Scope, new_key
from api.settings import Settings
from tests.api.serving import Served
from tests.page.conftest import Explorers, Windows
from tests.page.window import ROOT, WEB, Window

PHONE = {"width": 360, "height": 740}
MOST_BYTES = 400_000  # of the first load, compressed
VIEWS = {
    "start": "/start",
    "graph": "/graph?actor=TUR",
    "support": "/support",
    "disputes": "/disputes",
    "time": "/time?actor=TUR",
    "paths": "/paths?from=Turkey&to=Russia",
    "arms": "/arms",
    "load": "/load",
    "queries": "/queries?q=MATCH (s:State)-[e:SUPPORTS]->(o) RETURN s.name, o.name, e",
    "help": "/help",
    "evidence": "/start?open=relation~TUR.SUPPORTS.government-of-national-accord",
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_keeps_nobody_out_in_either_theme_and_fits_a_phone(window: Window, view: str) -> None:
    window.go(VIEWS[view])
    window.look_for_barriers()
    window.page.get_by_role("button", name="Turn to dark colours").click()
    assert window.page.evaluate("document.documentElement.dataset.theme") == "dark"
    window.look_for_barriers()
    window.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    window.wait_for(lambda: not window.is_too_wide())
    assert not window.is_too_wide()


def test_dark_is_as_the_system_has_it_until_somebody_chooses(windows: Windows, explorer: Served) -> None:
    window = windows(explorer, color_scheme="dark")
    window.go()
    theme = "document.documentElement.dataset.theme"
    assert window.page.evaluate(theme) == "dark"
    window.page.get_by_role("button", name="Turn to light colours").click()
    window.page.reload()
    assert window.page.evaluate(theme) == "light"


def test_from_the_search_to_the_evidence_by_keys_alone(window: Window) -> None:
    window.go()
    keys = window.page.keyboard
    keys.press("/")
    keys.type("turkey")
    expect(window.page.get_by_role("option").first).to_contain_text("Turkey")
    keys.press("Enter")
    expect(window.page).to_have_title("Graph · Allegiance")
    window.settled()
    for key in ("Escape", "g", "u"):
        window.page.evaluate("document.activeElement?.blur()")
        keys.press(key)
    expect(window.page).to_have_title("Support · Allegiance")
    window.settled()
    for _ in range(80):
        keys.press("Tab")
        if "open=relation" in str(window.page.evaluate("document.activeElement?.getAttribute('href') ?? ''")):
            break
    keys.press("Enter")
    expect(window.drawer).to_be_focused()
    keys.press("Escape")
    expect(window.drawer).to_have_count(0)


def test_an_address_shows_another_visitor_the_same_and_back_goes_back(window: Window, windows: Windows, explorer: Served) -> None:
    window.go()
    window.main.get_by_role("region", name="Hottest disputes").get_by_role("link").nth(1).click()
    expect(window.drawer).to_be_visible()
    window.settled()
    other = windows(explorer)
    other.page.goto(window.page.url)
    other.settled()
    assert other.drawer.inner_text() == window.drawer.inner_text()
    window.page.go_back()
    expect(window.drawer).to_have_count(0)
    window.page.go_forward()
    expect(window.drawer).to_be_visible()


def test_a_slow_answer_is_told(window: Window) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    window.page.route("**/support?*", hold)
    window.page.goto(f"{window.address}/#/start")
    card = window.main.get_by_role("region", name="Strongest support")
    expect(card.get_by_role("status")).to_contain_text("Still asking")
    expect(window.main.get_by_role("region", name="Accusations")).to_contain_text("Kosovo")  # others do not wait for it
    for one in held:
        one.continue_()
    expect(card).to_contain_text("Government of National Accord")


def test_the_page_goes_on_when_the_service_is_back(window: Window) -> None:
    window.allow("ERR_INTERNET_DISCONNECTED")  # also for the script of a view, which comes when it is back
    window.go()
    window.page.context.set_offline(True)
    window.page.evaluate("location.hash = '#/queries'")
    expect(window.page.get_by_text("The service does not answer. This page goes on by itself")).to_be_visible()
    window.page.context.set_offline(False)
    expect(window.page.get_by_text("This page goes on by itself")).to_have_count(0)
    expect(window.main.get_by_role("button", name="Who supports whom")).to_be_visible()


def test_a_key_is_asked_for_and_kept_for_the_tab(explorers: Explorers, windows: Windows) -> None:
    secret, key = new_key("reader", [Scope.READ])
    window = windows(explorers(settings=Settings(api_keys=key.entry())))
    window.allow("status of 40[13]")
    window.go()
    form = window.main.get_by_label("Key of this service").first
    form.fill(secret)
    form.press("Enter")
    expect(window.main.locator(".start-loaded")).to_contain_text("9 articles")
    window.page.reload()
    expect(window.main.locator(".start-loaded")).to_contain_text("9 articles")
    window.go("/queries?q=RETURN 1 AS one")
    expect(window.main.get_by_role("alert").first).to_contain_text("the key reader has the scopes read, and this needs query")


def test_the_first_load_is_small(window: Window) -> None:
    parts: list[Response] = []
    window.page.on("response", lambda response: parts.append(response) if "/page/" in response.url or response.url.endswith("/") else None)
    window.go()
    assert sum(len(gzip.compress(part.body())) for part in parts) < MOST_BYTES / 2


def test_a_wheel_holds_the_page(tmp_path: Path) -> None:
    command = [
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(tmp_path),
        ".",
    ]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as held:
        names = {name.removeprefix("api/web/dist/") for name in held.namelist() if name.startswith("api/web/dist/")}
    built = {path.relative_to(WEB / "dist").as_posix() for path in (WEB / "dist").rglob("*") if path.is_file()}
    assert names >= built > {"index.html", "icon.svg"}


def test_the_page_shows_a_neo4j(neo4j_explorer: Served, windows: Windows) -> None:
    window = windows(neo4j_explorer)
    window.go()
    expect(window.main.locator(".start-loaded")).to_contain_text("9 articles of 8 outlets")
    window.page.keyboard.press("/")
    window.page.keyboard.type("turkye")
    expect(window.page.get_by_role("option").first).to_contain_text("Turkey")
    window.page.keyboard.press("Enter")
    window.settled()
    window.go("/start")
    window.main.get_by_role("region", name="Hottest disputes").get_by_role("link").nth(1).click()
    expect(window.drawer).to_be_visible()
    window.go("/queries?q=MATCH p=(:State {id: 'TUR'})-[e:SUPPORTS]->(:Actor) RETURN p")
    expect(window.main.locator("table.answer")).to_contain_text("Government of National Accord")
    for view in VIEWS.values():
        window.go(view)
