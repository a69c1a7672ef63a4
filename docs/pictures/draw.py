"""Draws the pictures of the README from the sample: `python docs/pictures/draw.py`."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ALLEGIANCE = Path(sys.executable).parent / "allegiance"
PICTURES = {"support": ["ask", "support", "--of", "Ukraine", "--of", "Moscow", "--of", "Wagner Group", "--quotes", "1"]}
COLUMNS = 116
# rich's own form without the fonts that it would fetch from elsewhere
FORM = (
    re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)
    .replace("<!-- Generated with Rich https://www.textualize.io -->", "")
    .replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
)


def main() -> None:
    """Loads the sample into a store of its own and draws what each command prints."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"ALLEGIANCE_STORE": f"{folder}/graph.grafeo", "FORCE_COLOR": "1", "COLUMNS": str(COLUMNS)}
        sample = HERE.parents[1] / "loaders" / "samples" / "digest.txt"
        subprocess.run([ALLEGIANCE, "load", sample], env=environment, check=True, stderr=subprocess.DEVNULL)
        for name, words in PICTURES.items():
            printed = subprocess.run([ALLEGIANCE, *words], env=environment, check=True, capture_output=True, text=True).stdout
            console = Console(record=True, width=COLUMNS, file=open(os.devnull, "w"))  # noqa: SIM115, PTH123  only the record counts
            console.print(Text.from_ansi(printed.rstrip()))
            console.save_svg(str(HERE / f"{name}.svg"), title="allegiance " + shlex.join(words), code_format=FORM)


if __name__ == "__main__":
    main()
