"""`/docs` in a real browser, under its own Content-Security-Policy: it shows every operation, and what is tried there is answered."""

from pathlib import Path

from tests.api.news import stored
from tests.api.serving import served
from tests.chromium import running_chromium

SLOW_MS = 60_000
STATS = "#operations-service-stats"


def test_the_page_of_the_documentation_works_in_a_browser(tmp_path: Path) -> None:
    complaints: list[str] = []
    with served(stored(tmp_path / "graph.db")) as found, running_chromium() as browser:
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{found.address}/docs")
        page.wait_for_selector(".opblock", timeout=SLOW_MS)
        assert page.locator(".opblock").count() > 20
        page.locator(f"{STATS} .opblock-summary-control").click()
        page.locator(f"{STATS} .execute").click()
        page.wait_for_selector(f"{STATS} .live-responses-table", timeout=SLOW_MS)
        assert page.locator(f"{STATS} .response-col_status").nth(1).inner_text() == "200"
    assert complaints == []
