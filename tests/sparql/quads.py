"""A small store of quads to ask, without a graph store behind it."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from graph.query_pool import QueryPool
from graph.sparql.names import names_of

BASE = "https://w3id.org/allegiance/id/"
NAMES = names_of(BASE)
AL = "https://w3id.org/allegiance/ns#"
HEAD = f"@prefix al: <{AL}> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@base <{BASE}> .\n"
ACTORS = ("TUR", "AZE", "ARM", "RUS", "USA", "FRA", "IRN", "GRC", "CYP", "UKR")
TRIG = (
    HEAD
    + "".join(f'<actor/{key}> a al:State ; rdfs:label "{key.title()} \\" \\\\ é", "{key}"@en ; al:iso3 "{key}" .\n' for key in ACTORS)
    + "".join(f"<actor/{ACTORS[n]}> al:supports <actor/{ACTORS[(n * 3 + 1) % 10]}> .\n" for n in range(10))
    + "".join(
        f"<graph/article/a{n}> {{ <claim/c{n}-{m}> a al:Claim ; al:subject <actor/{ACTORS[n % 10]}> ; al:relation al:supports ; "
        f'al:object <actor/{ACTORS[(n + m) % 10]}> ; al:quote "Claim {m} of {n}." ; al:confidence 0.{m}5e0 ; al:start {m * 10} . }}\n'
        for n in range(40)
        for m in range(8)
    )
)


def pool_of(folder: Path) -> QueryPool:
    """Returns the processes that ask the small store, which lies in a folder."""
    store = Store(str(folder / "quads"))
    store.load(TRIG.encode(), RdfFormat.TRIG)
    return QueryPool(lambda path: store.backup(str(path)), lambda: 1, child="graph.sparql.child", folder=folder)
