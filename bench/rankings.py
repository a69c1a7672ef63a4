"""Rankings of the whole graph among 1,000,000 claims: from kept numbers, at most 5 ms a page.

The store is the made world (bench/world.py): 100,000 actors, 1,000,000 relations and a claim behind each, and 100,000 claims
without an object. Told are, for each ranking, the first question, which reads what there is into memory and puts it in order;
pages that nobody has asked for before, in processor time too; the first page asked again; and the first question after one
more article. The bound is of new pages and of those asked again; before them some claims are looked
at, for which the engine unpacks its columns once. `--keep FILE` leaves the made store there, and uses it when it is there: a
figure puts an article into it and takes it out again.
"""

import sys
from collections.abc import Iterator
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from api.asking import Asked
from api.rows import ACCUSATIONS, ARMS, EVENTS, OPPOSITION, POSITIONS, RELATIONS, SUPPORT, Memory, RowQuestion
from bench.figures import spread, tell, timed
from bench.made import made
from bench.world import made_world
from graph.answers import Filters
from graph.asking import with_evidence
from graph.embedded import EmbeddedStore
from graph.hops import numbers_of
from graph.kept_pages import KeptPages
from graph.networks import Networks
from graph.summaries import Summaries

BOUND_MS = 5.0
PAGES = 40
LOOKS = 200
LIMIT = 20
MOST = 5_000_000
RANKINGS = (SUPPORT, OPPOSITION, RELATIONS, ARMS, ACCUSATIONS, POSITIONS, EVENTS)
ARTICLE = made(0)  # of actors that nobody else names


def rows(store: EmbeddedStore) -> Iterator[tuple[str, bool]]:
    """Yields a line for each ranking, and whether its bound holds."""
    networks, summaries, pages = Networks(MOST), Summaries(MOST), KeptPages()
    memory = Memory(lambda: networks.of(store), summaries, pages)
    began = perf_counter()
    network = networks.of(store)
    yield f"{len(network):,} relations read into memory in {perf_counter() - began:.1f} s, {network.size_bytes() / 1e6:.0f} MB", True
    some = (numbers_of(network, number) for number in range(0, len(network), len(network) // LOOKS))
    looked = [timed(with_evidence, store, [one], Filters(), 0) * 1000 for one in some]
    yield f"{LOOKS} first looks at claims, at which the engine unpacks its columns: at most {max(looked):.0f} ms", True
    for question in RANKINGS:
        first, again = _asked(store, question, memory), _asked(store, question, memory)
        taken = list(_new_pages(store, question, memory))
        (middle, most), (spent, spent_most) = (spread([one[kind] for one in taken]) for kind in (0, 1))
        pages_told = (
            f"new pages of {LIMIT} rows p50 {middle:.1f} ms, p95 {most:.1f} ms (processor time {spent:.1f} and {spent_most:.1f} ms)"
        )
        yield f"{question.name}: first {first:.0f} ms, again {again:.2f} ms, {pages_told}", again <= BOUND_MS and most <= BOUND_MS
    held = ", ".join(f"{len(one):,} of {one.ranking.question} {one.size_bytes() / 1e6:.0f} MB" for one in summaries.held())
    yield f"in memory beside the relations: {held}", True
    store.put(ARTICLE)
    store.settle()
    after = ", ".join(f"{question.name} {_asked(store, question, memory):.0f} ms" for question in RANKINGS)
    store.remove(ARTICLE.article.id)
    yield f"first page after one more article: {after}", True


def _asked(store: EmbeddedStore, question: RowQuestion[Any, Any], memory: Memory) -> float:
    """Returns the milliseconds of the first page."""
    return timed(question.answered, store, Asked(limit=LIMIT), Filters(limit=LIMIT), memory) * 1000


def _new_pages(store: EmbeddedStore, question: RowQuestion[Any, Any], memory: Memory) -> Iterator[tuple[float, float]]:
    """Yields the milliseconds of each page after the first, and those of the processor."""
    after = question.answered(store, Asked(limit=LIMIT), Filters(limit=LIMIT), memory).next
    for _ in range(PAGES):
        asked = Asked(limit=LIMIT, after=after)
        began, spent = perf_counter(), process_time()
        answer = question.answered(store, asked, Filters(limit=LIMIT), memory)
        yield (perf_counter() - began) * 1000, (process_time() - spent) * 1000
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
