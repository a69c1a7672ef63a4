"""`python bench/page_frames.py`: script time a frame while a node is dragged and the picture is moved, of 1,000 actors and 5,000 relations.

Of a store that is really served, in Chromium, as the explorer draws it at `#/graph?size=most`. Mouse events come at 60 a second. What
Chromium's own trace says of the page's main thread (processor time of events, timers and animation frames) is added up from frame to frame.
"""

import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import spread, tell
from bench.world import made_world
from tests.api.serving import served
from tests.chromium import running_chromium

ACTORS, RELATIONS = 1000, 5000
MOST_MS = 10.0  # script time a frame, at the 95th percentile
STEPS = 120  # of the mouse, two seconds
STEP_MS = 1000 / 60
LAYOUT_MS = 120_000
CATEGORIES = ["disabled-by-default-devtools.timeline", "devtools.timeline", "v8.execute"]
SCRIPTS = {"FunctionCall", "EvaluateScript", "FireAnimationFrame", "TimerFire", "EventDispatch", "RunMicrotasks"}
CY = "document.querySelector('.graph-drawing')._cyreg.cy"
NODE = f"""() => {{
    const cy = {CY}, box = cy.container().getBoundingClientRect(), middle = {{x: box.width / 2, y: box.height / 2}};
    const far = one => Math.hypot(one.renderedPosition().x - middle.x, one.renderedPosition().y - middle.y);
    const at = cy.nodes('.actor').toArray().sort((a, b) => far(a) - far(b))[0].renderedPosition();
    return [box.x + at.x, box.y + at.y];
}}"""
FREE = f"""() => {{
    const cy = {CY}, box = cy.container().getBoundingClientRect();
    return [box.x + 12, box.y + 40];
}}"""


def main() -> None:
    """Measures, and tells."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.db"
        made_world(path, ACTORS, RELATIONS).close()
        with served(path) as service, running_chromium() as browser:
            figures = _measured(browser, service.address)
    words = "; ".join(
        f"{name} p50 {figures[f'{name}_p50']:.1f}, p95 {figures[f'{name}_p95']:.1f}, most {figures[f'{name}_max']:.1f} ms a frame"
        for name in ("drag", "pan")
    )
    holds = figures["drag_p95"] <= MOST_MS and figures["pan_p95"] <= MOST_MS
    drawn = f"{figures['actors']:.0f} actors, {figures['lines']:.0f} lines, drawn after {figures['drawn_s']:.1f} s"
    told = f"{drawn}; scripts: {words} (at most {MOST_MS:.0f})"
    tell("page frames", told, holds=holds, **figures)


def _measured(browser: Browser, address: str) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    begun = perf_counter()
    page.goto(f"{address}/#/graph?size=most")
    page.locator(".graph-canvas:not(.busy)").wait_for(timeout=LAYOUT_MS)
    figures = {"drawn_s": perf_counter() - begun}
    figures["actors"], figures["lines"] = page.evaluate(f"() => [{CY}.nodes('.actor').length, {CY}.edges().length]")
    page.wait_for_timeout(2000)
    client = page.context.new_cdp_session(page)
    for name, start in (("drag", NODE), ("pan", FREE)):
        x, y = page.evaluate(start)
        times = _traced(client, page, x, y)
        figures[f"{name}_p50"], figures[f"{name}_p95"] = spread(times)
        figures[f"{name}_max"] = max(times)
        figures[f"{name}_frames"] = len(times)
        page.wait_for_timeout(1500)
    return figures


def _traced(client: CDPSession, page: Page, x: float, y: float) -> list[float]:
    """Returns the milliseconds of scripts in each frame while the mouse goes from a place with its button down."""
    events: list[dict[str, Any]] = []
    done: list[bool] = []
    client.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    client.on("Tracing.tracingComplete", lambda _: done.append(True))
    page.mouse.move(x, y)
    page.mouse.down()
    client.send("Tracing.start", {"traceConfig": {"includedCategories": CATEGORIES}, "transferMode": "ReportEvents"})
    begun = perf_counter()
    for step in range(STEPS):
        page.mouse.move(x + 2 * step, y + step)
        page.wait_for_timeout(max(0.0, (step + 1) * STEP_MS - (perf_counter() - begun) * 1000))
    client.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    page.mouse.up()
    return _frames(events)


def _frames(events: list[dict[str, Any]]) -> list[float]:
    """Returns the milliseconds of scripts from each animation frame to the next, of the thread that runs most of them."""
    runs = [event for event in events if event.get("ph") == "X" and event["name"] in SCRIPTS]
    threads: dict[tuple[int, int], float] = {}
    for run in runs:
        key = (run["pid"], run["tid"])
        threads[key] = threads.get(key, 0.0) + run.get("dur", 0)
    main_thread = max(threads, key=lambda key: threads[key])
    own = sorted((run for run in runs if (run["pid"], run["tid"]) == main_thread), key=lambda run: (run["ts"], -run.get("dur", 0)))
    outer: list[tuple[float, float]] = []
    until = 0.0
    for run in own:
        if run["ts"] >= until:  # what runs within another is counted there
            until = run["ts"] + run.get("dur", 0)
            outer.append((run["ts"], run.get("tdur", run.get("dur", 0))))
    marks = [run["ts"] for run in own if run["name"] == "FireAnimationFrame"]
    return [sum(taken for start, taken in outer if begin <= start < after) / 1000 for begin, after in _spans(marks)]


def _spans(marks: Iterable[float]) -> list[tuple[float, float]]:
    """Returns the times between animation frames; of several within a millisecond the first counts."""
    kept: list[float] = []
    for mark in marks:
        if not kept or mark - kept[-1] > 1000:
            kept.append(mark)
    return list(pairwise(kept))


if __name__ == "__main__":
    main()
