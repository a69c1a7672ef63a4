"""Draws the pictures of the explorer from the sample: `python -m docs.pictures.explorer [NAME...]`, in the folder of the project."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.parse import quote

from playwright.sync_api import Browser

from docs.pictures.palette import packed
from tests.api.serving import served
from tests.chromium import running_chromium
from tests.page.window import ROOT, opened

HERE = Path(__file__).parent
MOST_BYTES = 150_000
REST_MS = 2500  # until a picture has come to rest
WIDE, PHONE = (1280, 800), (390, 844)
SUPPORT = """MATCH p = (s:Actor)-[e:ALLIED_WITH|SUPPORTS|ARMS|SENDS_FORCES|AIDS|RECOGNIZES]->(o:Actor)
RETURN p
ORDER BY e.outlets DESC, e.id
LIMIT 40"""


class Picture(NamedTuple):
    """A part of the page: what stands behind `#`, how large it is and in which colours it is seen."""

    hash: str
    size: tuple[int, int] = WIDE
    theme: str = "light"


PICTURES = {
    "start": Picture("/start"),
    "graph": Picture("/graph?actor=TUR"),
    "graph-dark": Picture("/graph?size=most", theme="dark"),
    "evidence": Picture("/graph?actor=TUR&open=relation~TUR.SUPPORTS.government-of-national-accord"),
    "support": Picture("/support"),
    "matrix": Picture("/support?as=matrix"),
    "disputes": Picture("/disputes"),
    "time": Picture("/time?actor=RUS"),
    "paths": Picture("/paths?from=TUR&to=RUS"),
    "arms": Picture("/arms"),
    "load": Picture("/load"),
    "queries": Picture(f"/queries?q={quote(SUPPORT)}"),
    "help": Picture("/help"),
    "phone": Picture("/start", size=PHONE),
}


def main(names: tuple[str, ...]) -> None:
    """Serves the sample, opens each part as a visitor does, and keeps what is seen; tells pictures that are too large."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.db"
        command = [sys.executable, "-m", "api", "load", "--sample"]
        subprocess.run(command, env=os.environ | {"ALLEGIANCE_STORE": str(path)}, cwd=ROOT, check=True, capture_output=True)
        with served(path) as service, running_chromium() as chromium:
            for name in names:
                draw(chromium, service.address, name)


def draw(chromium: Browser, address: str, name: str) -> None:
    """Keeps one picture."""
    picture = PICTURES[name]
    width, height = picture.size
    file = HERE / f"explorer-{name}.png"
    with opened(chromium, address, viewport={"width": width, "height": height}, color_scheme=picture.theme) as window:
        window.go(picture.hash)
        window.page.wait_for_timeout(REST_MS)
        file.write_bytes(packed(window.page.screenshot()))
    size = file.stat().st_size
    print(f"{file.name}: {size // 1000} kB{' - too large' if size > MOST_BYTES else ''}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or tuple(PICTURES))
