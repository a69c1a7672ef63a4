"""By how much memory grows while a store is exported as N-Quads, from a file that has just been opened, and how fast that goes.

    python bench/rdf_memory.py [ARTICLES | FILE]

A file of a million claims (84,000 articles) takes half an hour to be made; with FILE a store that is there is exported.
"""

import subprocess
import sys
from itertools import batched
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from api.exporting import Exported, parts
from api.settings import Settings
from bench.figures import tell
from bench.made import made
from graph.embedded import EmbeddedStore

ARTICLES = 10_000  # a dozen claims each: more than one block of each column
BOUND_MB = 500
PUT = 64  # articles a transaction
AGAIN = "--measure"  # the store is made by another process, whose memory it would fill


def memory_mb(name: str) -> float:
    """Returns the memory of this process: VmRSS what it has, VmHWM the most that it has had since that was last forgotten."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def fill(path: Path, articles: int) -> None:
    """Makes a store of so many made articles."""
    store = EmbeddedStore(path)
    for batch in batched(range(articles), PUT):
        store.put(*map(made, batch))
    store.settle()
    store.close()


def measure(path: Path) -> None:
    """Exports a store, and tells how it went."""
    store = EmbeddedStore(path)
    claims = store.counts().claims
    Path("/proc/self/clear_refs").write_text("5", "utf-8")  # forget the most memory so far
    before, start, busy = memory_mb("VmRSS"), perf_counter(), process_time()
    with store.put_aside():
        size = sum(map(len, parts(store, Exported.NQUADS, Settings())))
    seconds, cpu, grown = perf_counter() - start, process_time() - busy, memory_mb("VmHWM") - before
    store.close()
    tell(
        "rdf_memory",
        f"{claims} claims, {size / 1e6:.0f} MB of N-Quads in {seconds:.0f} s ({cpu:.0f} s processor, {claims / cpu:.0f} claims/s), "
        f"memory {before:.0f} MB at the start, at most {grown:.0f} MB more (bound: {BOUND_MB})",
        holds=grown < BOUND_MB,
        claims=claims,
        seconds=seconds,
        cpu_s=cpu,
        start_mb=before,
        grown_mb=grown,
    )


def main() -> None:
    """Makes a store where none is named, and measures in a process of its own."""
    arguments = [one for one in sys.argv[1:] if not one.startswith("--")]
    if AGAIN in sys.argv:
        measure(Path(arguments[0]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.grafeo"
        if arguments and not arguments[0].isdigit():
            path = Path(arguments[0])
        else:
            fill(path, int(arguments[0]) if arguments else ARTICLES)
        flags = [one for one in sys.argv[1:] if one.startswith("--")]
        sys.exit(subprocess.run([sys.executable, __file__, AGAIN, str(path), *flags], check=False).returncode)


if __name__ == "__main__":
    main()
