"""Queries in SPARQL through the process that runs them, against bare pyoxigraph on the same quads.

python -m bench.sparql --claims 20000
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import nullcontext
from itertools import batched
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.made import CLAIMS, made
from graph.embedded import EmbeddedStore
from graph.querying import Limits
from graph.sparql import questions
from graph.sparql.kept import KeptQuads
from graph.sparql.snapshot import SparqlQuery, SparqlSnapshot, checked

BASE = "https://w3id.org/allegiance/id/"
LIMITS = Limits(time_s=60.0, rows=1_000_000, bytes=64 * 1024 * 1024)
TIMES = 30
TEXTS = {
    "ask": "ASK {{ actor:{one} ?p ?o }}",
    "one actor": "SELECT ?p ?o {{ actor:{one} ?p ?o }}",
    "who supports whom": "SELECT ?a ?b {{ ?a al:supports ?b }}",
    "two steps": "SELECT (COUNT(*) AS ?n) {{ ?a al:supports ?b . ?b al:opposes ?c }}",
    "claims of an actor": "SELECT ?c ?quote {{ GRAPH ?g {{ ?c al:subject actor:{one} ; al:quote ?quote }} }}",
    "describe": "DESCRIBE actor:{one}",
}
SHARE, FIXED_S = 1.2, 0.030


def timed(work: Callable[[], object], times: int = TIMES) -> tuple[float, float]:
    """Returns the median and the 95th percentile of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        began = perf_counter()
        work()
        taken.append((perf_counter() - began) * 1000)
    return median(taken), quantiles(taken, n=20)[-1]


def bare(quads: Store, text: str, quiet: KeptQuads) -> bytes:
    """Returns the answer of pyoxigraph by itself."""
    found = quads.query(text, base_iri=BASE, prefixes=dict(quiet.names.prefixes))
    if isinstance(found, QueryTriples):
        return found.serialize(format=RdfFormat.TURTLE) or b""
    if isinstance(found, QueryBoolean):
        return found.serialize(format=QueryResultsFormat.JSON) or b""
    return found.serialize(format=QueryResultsFormat.JSON) or b""


def compare(snapshot: SparqlSnapshot, quads: Store, kept: KeptQuads, name: str, text: str) -> bool:
    """Prints how long a query takes both ways; returns whether ours is within the target."""
    asked = checked(SparqlQuery(text), LIMITS, kept.names)
    snapshot.sparql(asked, LIMITS)
    times = TIMES if timed(lambda: bare(quads, text, kept), 3)[0] < 500 else 5
    theirs, ours = timed(lambda: bare(quads, text, kept), times), timed(lambda: snapshot.sparql(asked, LIMITS), times)
    fits = ours[0] <= SHARE * theirs[0] + FIXED_S * 1000
    print(
        f"{name:<20} bare {theirs[0]:8.1f} /{theirs[1]:8.1f} ms   here {ours[0]:8.1f} /{ours[1]:8.1f} ms   {'ok' if fits else 'TOO SLOW'}"
    )
    return fits


def main() -> None:
    """Makes a store of claims, and prints a line for each query."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--claims", type=int, default=20_000)
    wanted = options.parse_args()
    with TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "bench.db")
        for page in batched(range(wanted.claims // CLAIMS + 1), 200):
            store.put(*map(made, page))
        store.settle()
        kept = KeptQuads(Path(folder) / "rdf", BASE)
        began = perf_counter()
        with kept.snapshot(lambda: nullcontext(store), LIMITS) as snapshot:
            taken = perf_counter() - began
            quads = Store.read_only(str(snapshot._copied.copy.path))
            print(
                f"{store.counts().claims} claims, {len(quads)} quads: made in {taken:.1f} s, {store.counts().claims / taken:.0f} claims/s"
            )
            one = next(relation.source for relation in store.relations())
            texts = {name: text.format(one=one) for name, text in TEXTS.items()} | dict(questions())
            fine = [compare(snapshot, quads, kept, name, text) for name, text in texts.items()]
        print(f"{sum(fine)} of {len(fine)} within {SHARE:g} times + {FIXED_S * 1000:.0f} ms")
        kept.close()
        store.close()


if __name__ == "__main__":
    main()
