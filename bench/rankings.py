"""Rankings of the whole graph among 1,000,000 claims: from kept numbers, at most 5 ms a page.

The store is the made world (bench/world.py): 100,000 actors, 1,000,000 relations and a claim behind each. Told are the first
question after the relations were read into memory, which puts them in order; pages that nobody has asked for before; and
the first page asked again. `--keep FILE` leaves the made store there, and uses it when it is there.
"""

import sys
from collections.abc import Iterator
from os import getloadavg
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from api.answering import Relations
from api.asking import Asked
from api.rows import ACCUSATIONS, ARMS, OPPOSITION, RELATIONS, SUPPORT, Memory, RowQuestion
from bench.figures import tell, timed
from bench.world import made_world
from graph.answers import Filters, RelationRow
from graph.embedded import EmbeddedStore
from graph.kept_pages import KeptPages
from graph.networks import Networks

BOUND_MS = 5.0
PAGES = 40
LIMIT = 20
MOST = 5_000_000
KEPT = (SUPPORT, OPPOSITION, RELATIONS)


def rows(store: EmbeddedStore) -> Iterator[tuple[str, bool]]:
    """Yields a line for each ranking, and whether its bound holds."""
    networks, pages = Networks(MOST), KeptPages()
    memory = Memory(lambda: networks.of(store), pages)
    began = perf_counter()
    network = networks.of(store)
    yield f"{len(network):,} relations read into memory in {perf_counter() - began:.1f} s", True
    for question in KEPT:
        first, again = _asked(store, question, memory), _asked(store, question, memory)
        cuts = quantiles(list(_new_pages(store, question, memory)), n=20)
        spread = f"p50 {cuts[9]:.1f} ms, p95 {cuts[18]:.1f} ms"
        told = f"{question.name}: first {first:.0f} ms, again {again:.2f} ms, new pages of {LIMIT} rows {spread}"
        yield told, again <= BOUND_MS and cuts[18] <= BOUND_MS
    for other in (ACCUSATIONS, ARMS):
        first, again = _asked(store, other, memory), _asked(store, other, memory)
        yield f"{other.name}: all claims of its types are looked at once, {first:.0f} ms; again {again:.2f} ms", again <= BOUND_MS


def _asked(store: EmbeddedStore, question: RowQuestion[Any, Any], memory: Memory) -> float:
    """Returns the milliseconds of the first page."""
    return timed(question.answered, store, Asked(limit=LIMIT), Filters(limit=LIMIT), memory) * 1000


def _new_pages(store: EmbeddedStore, question: RowQuestion[RelationRow, Relations], memory: Memory) -> Iterator[float]:
    """Yields the milliseconds of each page after the first."""
    after = question.answered(store, Asked(limit=LIMIT), Filters(limit=LIMIT), memory).next
    for _ in range(PAGES):
        asked = Asked(limit=LIMIT, after=after)
        began = perf_counter()
        answer = question.answered(store, asked, Filters(limit=LIMIT), memory)
        yield (perf_counter() - began) * 1000
        after = answer.next


def main() -> None:
    """Measures and tells."""
    with TemporaryDirectory() as folder:
        path = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else Path(folder) / "graph.grafeo"
        store = EmbeddedStore(path) if path.exists() else made_world(path, 100_000, 1_000_000)
        found = list(rows(store))
        store.close()
    lines = [f"{line}{'' if holds else ' - MISSED'}" for line, holds in found]
    tell("rankings", "\n  ".join([f"load average {getloadavg()[0]:.1f}", *lines]), holds=all(holds for _, holds in found))


if __name__ == "__main__":
    main()
