"""The server's Browser with the kit in it: its style, its guide and the queries to keep."""

from collections.abc import Sequence
from pathlib import Path

from graph.browser.kit import write_browser

NAME = "neo4j-browser-"


def with_kit(home: Path, jars: Sequence[Path]) -> tuple[Path, ...]:
    """Returns the jars with a copy of the Browser's in its place that holds the kit; it lies in the server's folder."""
    [browser] = [jar for jar in jars if jar.name.startswith(NAME)]
    copy = home / "run" / "browser.jar"
    write_browser(browser, copy)
    return tuple(copy if jar == browser else jar for jar in jars)
