"""Neo4j Browser in a Chromium, as somebody sits before it."""

import base64
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from tests.emptied import emptied
from tests.neo4j_server import TestServer

PATIENCE_MS = 30_000  # for what takes a second or two on a machine with nothing else to do
POLL_MS = 100
ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "loaders" / "samples" / "digest.txt"
FILLED = """frame => [...frame.querySelectorAll('svg .node')].map(node => [
    [...node.querySelectorAll('text.caption')].map(line => line.textContent.trim()).join(' '),
    getComputedStyle(node.querySelector('circle.b-outline')).fill])"""
DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), c => c.charCodeAt(0));
    const dropped = new DataTransfer();
    dropped.items.add(new File([bytes], name));
    const place = document.querySelector('.filedrop');
    for (const type of ['dragenter', 'drop'])
        place.dispatchEvent(new DragEvent(type, {dataTransfer: dropped, bubbles: true, cancelable: true}));
}"""


class Window:
    """A window of Neo4j Browser that is connected."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def frames(self) -> Locator:
        """What was run, the newest first."""
        return self.page.get_by_test_id("frame")

    def commands(self) -> list[str]:
        """Returns what was run, the newest first."""
        return [text.strip().removeprefix("$").strip() for text in self.page.get_by_test_id("frameCommand").all_inner_texts()]

    def run(self, text: str) -> None:
        """Types a command or query and runs it."""
        self.page.locator(".monaco-editor").first.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)
        self.page.keyboard.press("Control+Enter")

    def clear(self) -> None:
        """Closes every frame."""
        self.run(":clear")
        expect(self.frames).to_have_count(0)

    def nodes(self) -> Locator:
        """The nodes of the newest picture."""
        return self.frames.first.locator("svg .node")

    def drawn(self) -> dict[str, int]:
        """Returns how many nodes of each label and relationships of each type the newest picture has, as its side tells."""
        told = " ".join(self.frames.first.get_by_test_id("vizInspector").all_inner_texts())
        return {name: int(number) for name, number in re.findall(r"(\w+) \((\d+)\)", told)}

    def filled(self) -> list[tuple[str, str]]:
        """Returns what is written in each node of the newest picture, and its colour."""
        return [(caption, fill) for caption, fill in self.frames.first.evaluate(FILLED)]

    def kept(self, name: str) -> Any:  # noqa: ANN401  whatever Browser keeps
        """Returns what Browser keeps under a name, which it writes a moment after it changes."""
        return json.loads(self.page.evaluate(f"localStorage.getItem('neo4j.{name}')") or "null")

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Waits until something is so, and goes on anyhow when that takes too long: what follows says what is wrong."""
        for _ in range(PATIENCE_MS // POLL_MS):
            if is_so():
                return
            self.page.wait_for_timeout(POLL_MS)

    def drop(self, name: str, content: bytes) -> None:
        """Drops a file onto the window."""
        self.page.evaluate(DROP, [name, base64.b64encode(content).decode()])


def filled(server: TestServer) -> None:
    """Loads the sample into a server as a user does."""
    emptied(server).close()
    load_sample(STORE=server.address, NEO4J_USER=server.user, NEO4J_PASSWORD=server.password)


def load_sample(**settings: str) -> None:
    """Loads the sample into the store of these settings."""
    environment = os.environ | {f"ALLEGIANCE_{name}": value for name, value in settings.items()}
    subprocess.run([sys.executable, "-m", "api", "load", SAMPLE], env=environment, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def connected(chromium: Browser, server: TestServer, size: tuple[int, int] = (1500, 1000)) -> Iterator[Window]:
    """Gives a window of a new user who signs in and does nothing else."""
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    context.set_default_timeout(PATIENCE_MS)
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1|localhost)"), lambda route: route.abort())  # fonts and counters of its makers
    page = context.new_page()
    page.goto(f"{server.http}/browser/")
    page.get_by_test_id("username").fill(server.user)
    page.get_by_test_id("password").fill(server.password)
    page.get_by_test_id("connect").click()
    page.wait_for_selector(f"text=You are connected as user {server.user}")
    try:
        yield Window(page)
    finally:
        context.close()
