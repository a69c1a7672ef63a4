"""How long it takes to hold claims against the shapes, against pyoxigraph alone reading the same quads, and against pySHACL.

A check of a store also reads the store and makes quads of it; both are told. pySHACL is given so few claims as it takes
seconds for. The bound: 100,000 claims in three minutes by one process.

    python bench/shapes.py [ARTICLES]
"""

import sys
from itertools import batched
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pyoxigraph import RdfFormat, Store, parse

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.made import made
from graph.embedded import EmbeddedStore
from graph.rdf.iris import Iris
from graph.rdf.quads import article_nodes, as_lines
from graph.shapes import ARTICLES, breaches_by_pyshacl
from graph.validating import PIECE_CLAIMS, check_store, found_in

MADE = 400  # articles, of a dozen claims each
FOR_PYSHACL = 10  # of them
MOST_S = 1.8  # for 1,000 claims
PUT = 64  # articles a transaction


def lines_of(numbers: range) -> tuple[str, int]:
    """Returns some made articles as N-Quads, and how many claims they have."""
    read = [made(number) for number in numbers]
    nodes = (line for one in read for line in as_lines(article_nodes(one.article, one.extractor, list(one.claims), Iris())))
    return "".join(nodes), sum(len(one.claims) for one in read)


def shapes_alone(articles: int) -> tuple[float, float]:
    """Returns the seconds of processor time for 1,000 claims in pieces, and those of reading their quads into an empty store."""
    found_in("", ARTICLES)  # reads the shapes
    taken, read, claims = 0.0, 0.0, 0
    for numbers in batched(range(articles), PIECE_CLAIMS // 12):
        lines, own = lines_of(range(numbers[0], numbers[-1] + 1))
        start = process_time()
        found = found_in(lines, ARTICLES)
        between = process_time()
        Store().extend(parse(lines, format=RdfFormat.N_QUADS))
        read += process_time() - between
        taken += between - start
        claims += own
        if found:
            raise SystemExit(f"what is made breaks shapes: {found[0]}")
    return taken / claims * 1000, read / claims * 1000


def by_pyshacl() -> float:
    """Returns the seconds of processor time that pySHACL takes for 1,000 claims."""
    lines, claims = lines_of(range(FOR_PYSHACL))
    breaches_by_pyshacl(parse("", format=RdfFormat.N_QUADS), ARTICLES)
    start = process_time()
    breaches_by_pyshacl(parse(lines, format=RdfFormat.N_QUADS), ARTICLES)
    return (process_time() - start) / claims * 1000


def whole(articles: int) -> tuple[float, float, int]:
    """Returns the seconds and those of processor time that the check of a store takes for 1,000 claims, and how many claims it has."""
    with TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "graph.grafeo")
        for batch in batched(range(articles), PUT):
            store.put(*map(made, batch))
        store.settle()
        start, began = perf_counter(), process_time()
        found = check_store(store, Iris())
        taken, spent = perf_counter() - start, process_time() - began
        store.close()
    return taken / found.claims * 1000, spent / found.claims * 1000, found.claims


def main() -> None:
    """Measures and tells."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else MADE
    ours, bare = shapes_alone(articles)
    theirs = by_pyshacl()
    seconds, spent, claims = whole(articles)
    tell(
        "shapes",
        f"1,000 claims against the shapes {ours:.2f} s of processor time, {ours / bare:.1f} times what pyoxigraph takes "
        f"to read their quads; pySHACL {theirs:.1f} s, {theirs / ours:.0f} times as much. "
        f"A whole check of a store of {claims:,} claims by one process {seconds:.2f} s for 1,000 ({spent:.2f} s of processor time)",
        holds=spent <= MOST_S,
        shapes_s=ours,
        ratio=ours / bare,
        pyshacl_s=theirs,
        check_s=seconds,
    )


if __name__ == "__main__":
    main()
