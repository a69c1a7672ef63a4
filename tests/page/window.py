"""The explorer's page in a Chromium, as somebody sits before it; whatever goes wrong unseen is kept."""

import base64
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

ROOT = Path(__file__).parents[2]
WEB = ROOT / "api" / "web"
AXE = WEB / "node_modules" / "axe-core" / "axe.min.js"
PATIENCE_MS = 30_000  # for what takes a tenth of a second on a machine with nothing else to do
POLL_MS = 50
WATCH = """addEventListener('securitypolicyviolation', e =>
    console.error(`against the policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample} ${e.sourceFile}:${e.lineNumber}`))"""
LAWS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """async ([laws, within]) => {
    const found = await axe.run(within ?? document, {runOnly: laws, resultTypes: ['violations']});
    return found.violations.map(one => [one.id, one.help, one.nodes.map(node => `${node.target.join(' ')}: ${node.failureSummary}`)]);
}"""
DROP = """(place, files) => {
    const dropped = new DataTransfer();
    for (const [name, content] of files) {
        const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
        dropped.items.add(new File([bytes], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop'])
        place.dispatchEvent(new DragEvent(type, {dataTransfer: dropped, bubbles: true, cancelable: true}));
}"""


class Window:
    """A window of the page, on the service at an address."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self._troubles: list[str] = []
        self._allowed: list[str] = []
        page.on("console", self._told)
        page.on("pageerror", lambda error: self._troubles.append(f"error: {error.stack or error}"))
        page.on("request", self._asked)
        page.on("requestfailed", self._lost)
        page.add_init_script(WATCH)

    def allow(self, pattern: str) -> None:
        """Takes troubles that a pattern finds for what the test is about: `allow("status of 401")`, `allow("ERR_CONNECTION")`."""
        self._allowed.append(pattern)

    def troubles(self) -> list[str]:
        """Returns what went wrong: errors of the console, against the policy, requests that were lost or went elsewhere."""
        return [told for told in self._troubles if not any(re.search(pattern, told) for pattern in self._allowed)]

    def go(self, hash: str = "") -> None:
        """Opens the page at what stands behind `#`, such as `/graph?actor=TUR`, and waits until nothing is waited for."""
        self.page.goto(f"{self.address}/#{hash}")
        self.settled()

    def settled(self) -> None:
        """Waits until the page shows the answers it asked for."""
        expect(self.page.locator("#main")).to_be_visible()
        expect(self.page.locator("#main .waiting, #main [aria-busy=true], .drawer .waiting, .drawer [aria-busy=true]")).to_have_count(0)

    def stats(self) -> dict[str, int]:
        """Returns how much the service holds."""
        told: dict[str, int] = self.page.request.get(f"{self.address}/stats").json()
        return told

    @property
    def hash(self) -> str:
        """What stands behind `#` in the address, as people read it."""
        return unquote_plus(self.page.url.partition("#")[2])

    @property
    def main(self) -> Locator:
        """The view."""
        return self.page.locator("#main")

    @property
    def drawer(self) -> Locator:
        """The evidence beside the view."""
        return self.page.get_by_role("complementary", name="Evidence")

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Waits until something is so, and goes on anyhow when that takes too long: what follows says what is wrong."""
        for _ in range(PATIENCE_MS // POLL_MS):
            if is_so():
                return
            self.page.wait_for_timeout(POLL_MS)

    def drop(self, place: str, files: Sequence[tuple[str, bytes]]) -> None:
        """Drops files onto what a selector finds."""
        self.page.locator(place).first.evaluate(DROP, [[name, base64.b64encode(content).decode()] for name, content in files])

    def look_for_barriers(self, within: str | None = None) -> None:
        """Fails the test where axe finds what keeps somebody out: on the page, or within what a selector finds."""
        self.page.evaluate(axe())
        found: list[Any] = self.page.evaluate(LOOK, [LAWS, within])
        assert found == [], json.dumps(found, indent=1, ensure_ascii=False)

    def is_too_wide(self) -> bool:
        """Returns whether the page must be scrolled sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self._troubles.append(f"elsewhere: {request.url}")

    def _lost(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the page lets go of what it no longer needs
            self._troubles.append(f"lost: {request.url} ({request.failure})")


@cache
def axe() -> str:
    """Returns the text of axe."""
    return AXE.read_text("utf-8")


@contextmanager
def opened(chromium: Browser, address: str, **context: Any) -> Iterator[Window]:  # noqa: ANN401  options of Playwright
    """Gives a window of a new visitor; the test fails at its end where anything went wrong unseen."""
    settings: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce", "color_scheme": "light"}
    visitor = chromium.new_context(**(settings | context))
    visitor.set_default_timeout(PATIENCE_MS)
    try:
        window = Window(visitor.new_page(), address)
        yield window
        if window.troubles():
            pytest.fail("the page had troubles:\n" + "\n".join(window.troubles()), pytrace=False)
    finally:
        visitor.close()
