"""The kit as files: beside any Neo4j, or inside the archive from which a server serves its Browser.

A Neo4j server serves the folder `browser/` of the first class path entry that has one, so that a copy of the Browser's
archive with the kit in it, put first on the class path, serves both at one address: there is no other server to run,
and the guide and the style are there before anybody asks.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

from graph.browser.favourites import favourites
from graph.browser.guide import guide
from graph.browser.queries import parameters
from graph.browser.style import style, style_in_one_line

STYLE, GUIDE, FAVOURITES = "style.grass", "guide.html", "favourites.zip"
SERVED = "browser/allegiance"  # under the address of the server, and in the archive

# Who expands an actor gets its neighbours in the order of their ids: first the alliances and states, which were there before
# any article, then other actors and claims as articles brought them. So with 40 of them he meets relations before claims.
# `autoComplete` would add whatever else joins those that are in the picture, every common alliance too.
CALM = '{"maxNeighbours": 40, "autoComplete": false}'


def kit() -> Mapping[str, bytes]:
    """Returns the files by name."""
    return {STYLE: style().encode(), GUIDE: guide().encode(), FAVOURITES: favourites()}


def write_kit(folder: Path) -> None:
    """Writes the files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in kit().items():
        (folder / name).write_bytes(content)


def write_browser(archive: Path, target: Path) -> None:
    """Writes a copy of the Browser's archive (`neo4j-browser-*.jar`) with the kit in it."""
    draft = target.with_name(target.name + ".draft")
    shutil.copyfile(archive, draft)
    with ZipFile(draft, "a") as browser:
        for name, content in kit().items():
            browser.writestr(f"{SERVED}/{name}", content)
    draft.replace(target)


def after_connecting(address: str) -> str:
    """Returns the commands for `browser.post_connect_cmd`: with them all is set, the style is on and the guide is open with no typing.

    The style stands in the command itself: what is fetched from an address comes at its own time, and in one of three
    connections it came after the guide and lay on top of it.
    """
    values = ", ".join(f'{name}: "{value}"' for name, value in parameters().items())
    return f"config {CALM}; params {{{values}}}; style {style_in_one_line()}; play {address}/{GUIDE}"
