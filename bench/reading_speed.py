"""How fast articles are read, against the bare language model on the same passages in the same process.

`as loaded` is the same reading the way a load does it: each article is a batch of its own, so that its neighbours
cannot change what is read in it.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import best_of, drain, tell
from bench.texts import articles
from loaders.extracting import Extraction
from loaders.extraction.document import BATCH, DEFAULT_MODEL, language_model, parse, sentences
from loaders.extraction.extractor import Extractor

ROUNDS = 3
LEAST = 0.60


def main() -> None:
    """Measures and tells; every round reads an edition of its own, with dates that no cache knows."""
    nlp, extractor, extraction = language_model(DEFAULT_MODEL), Extractor(), Extraction(DEFAULT_MODEL)
    passages = [passage for _, found in parse(articles(), nlp) for passage in found]
    texts = [passage.doc.text for passage in passages]
    number = sum(len(sentences(passage)) for passage in passages)
    editions = [articles(edition) for edition in range(2 * ROUNDS)]
    drain(extraction.read(articles(2 * ROUNDS)))  # the tables of names and wordings are read at the first article
    bare, whole, loaded = best_of(
        ROUNDS,
        lambda _: drain(nlp.pipe(texts, batch_size=BATCH)),
        lambda turn: drain(extractor.read(editions[2 * turn])),
        lambda turn: drain(extraction.read(editions[2 * turn + 1])),
    )
    tell(
        "reading_speed",
        f"{number / whole:.0f} sentences/s, the bare language model {number / bare:.0f}: ratio {bare / whole:.2f} (at least {LEAST:.2f}); "
        f"as loaded {number / loaded:.0f}: {bare / loaded:.2f}",
        holds=bare / whole >= LEAST,
        ratio=bare / whole,
        sentences=number,
        sentences_per_s=number / whole,
        bare_per_s=number / bare,
        loaded_per_s=number / loaded,
        loaded_ratio=bare / loaded,
    )


if __name__ == "__main__":
    main()
