"""Draws the pictures of Neo4j Browser from the sample: `python -m docs.pictures.browser [QUERY...]`, in the folder of the project."""

import sys
from pathlib import Path

from playwright.sync_api import expect

from graph.browser.queries import Query, queries
from tests.browser.window import Window, connected, filled
from tests.chromium import running_chromium
from tests.neo4j_server import neo4j_from_packages

HERE = Path(__file__).parent
PICTURES = ("01_overview", "05_counter_claims", "07_ring")
SIZE = (1300, 900)
REST_MS = 6000  # until the picture has come to rest


def main(names: tuple[str, ...]) -> None:
    """Starts a server with the sample in it, runs each query as somebody at the window does, and keeps what is seen."""
    with neo4j_from_packages() as server, running_chromium() as chromium:
        filled(server)
        with connected(chromium, server, SIZE) as window:
            window.page.wait_for_selector("text=Who stands with whom")
            for query in queries():
                if query.name in names:
                    draw(window, query)


def draw(window: Window, query: Query) -> None:
    """Keeps the picture of a query on the whole window."""
    window.clear()
    window.run(f"// {query.title}\n{query.text}")
    expect(window.nodes().first).to_be_attached()
    window.frames.first.get_by_title("Fullscreen").click()
    window.page.get_by_label("Collapse the node properties display").click()
    window.page.wait_for_timeout(REST_MS)
    window.page.get_by_label("zoom-to-fit").click()
    window.page.wait_for_timeout(REST_MS // 4)
    window.page.screenshot(path=HERE / f"browser-{query.name[3:].replace('_', '-')}.png")
    window.page.get_by_title("Close fullscreen").click()


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or PICTURES)
