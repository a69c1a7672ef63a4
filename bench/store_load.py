"""How fast claims are stored, against the bare engine writing as many nodes and edges in one shape, and how fast they answer.

Stored means the whole way: one transaction an article with its ledger, actors, outlet and edges, relations settled as
often as a load does it. The bare engine writes rows of one label and one type and nothing else.
"""

import sys
from itertools import batched
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import grafeo

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.made import ACTORS, made
from graph.answers import Filters
from graph.embedded import EmbeddedStore
from graph.questions import support
from graph.store import Reading
from loaders.pipeline import LoadOptions

ARTICLES = 500
ROWS = 500  # a statement of the bare engine


def stored(store: EmbeddedStore, readings: list[Reading]) -> float:
    """Returns the seconds that storing takes, relations and all."""
    start = perf_counter()
    for batch in batched(readings, LoadOptions().settle_articles):
        store.put(*batch)
        store.settle()
    return perf_counter() - start


def bare(path: Path, nodes: int, edges: int) -> float:
    """Returns the seconds that the engine takes for so many nodes and edges of one shape."""
    engine = grafeo.GrafeoDB(str(path))
    engine.execute_cypher("CREATE INDEX nodeById IF NOT EXISTS FOR (n:Node) ON (n.id)")
    start = perf_counter()
    for rows in batched(({"id": f"n{n}", "text": f"Sentence {n} tells of {n}."} for n in range(nodes)), ROWS):
        engine.execute_cypher("UNWIND $rows AS r CREATE (n:Node) SET n += r", {"rows": list(rows)})
    for rows in batched(({"from": f"n{n % nodes}", "to": f"n{n * 7919 % nodes}"} for n in range(edges)), ROWS):
        engine.execute_cypher(
            "UNWIND $rows AS r MATCH (s:Node {id: r.from}) MATCH (t:Node {id: r.to}) CREATE (s)-[:EDGE]->(t)", {"rows": list(rows)}
        )
    engine.wal_checkpoint()
    seconds = perf_counter() - start
    engine.close()
    return seconds


def asked(store: EmbeddedStore, actor: str) -> float:
    """Returns the milliseconds that one question takes."""
    start = perf_counter()
    support(store, Filters(by=(actor,), limit=50))
    return (perf_counter() - start) * 1000


def main() -> None:
    """Measures and tells."""
    readings = [made(number) for number in range(ARTICLES)]
    claims = sum(len(one.claims) for one in readings)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph.grafeo"
        store = EmbeddedStore(path)
        whole = stored(store, readings)
        times = quantiles([asked(store, actor) for actor in ACTORS], n=20)
        store.close()
        engine = grafeo.GrafeoDB(str(path))
        nodes, edges = engine.node_count, engine.edge_count
        engine.close()
        alone = bare(Path(folder) / "bare.grafeo", nodes, edges)
    tell(
        "store_load",
        f"{claims / whole:.0f} claims/s stored ({whole:.1f} s for {nodes} nodes and {edges} edges), the bare engine takes {alone:.2f} s "
        f"for as many: ratio {alone / whole:.2f}; support by actor p50 {times[9]:.1f} ms, p95 {times[18]:.1f} ms among {claims} claims",
        claims_per_s=claims / whole,
        ratio=alone / whole,
        nodes=nodes,
        edges=edges,
        p50_ms=times[9],
        p95_ms=times[18],
    )


if __name__ == "__main__":
    main()
