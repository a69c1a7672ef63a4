"""How fast claims are stored over Bolt, against the bare driver that writes the same rows.

Ours is the whole way from readings to a settled graph: checks, the ledger, actors under all their names, relations. The
bare driver has the finished rows at hand and writes each kind of them with one UNWIND, a thousand rows a transaction.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import batched
from pathlib import Path

from neo4j import Driver, ManagedTransaction

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell, timed
from bench.made import made
from bench.servers import bare_driver, server, wipe
from graph.neo4j import Neo4jStore
from graph.preparing import prepared
from graph.properties import edge, flat
from graph.settling import Settling
from graph.store import Reading, Value
from loaders.pipeline import LoadOptions
from loaders.storing import Storing
from ontology.vocabulary import vocabulary

ARTICLES = 1_700
ROUNDS = 3
ROWS = 1_000  # of the bare driver, in one transaction: the best of 500, 1,000 and 2,000
AT_LEAST = 0.8

CLAIMS = """UNWIND $rows AS r
MATCH (a:Article {id: r.article}) MATCH (s:Actor {id: r.subject}) MATCH (o:Actor {id: r.object})
CREATE (c:Claim) SET c += r.node CREATE (c)-[:REPORTED_IN]->(a)
CREATE (c)-[e:SUBJECT]->(s) SET e += r.by CREATE (c)-[f:OBJECT]->(o) SET f += r.of"""
ARTICLE = "UNWIND $rows AS r CREATE (a:Article) SET a += r.node MERGE (o:Outlet {name: r.outlet}) CREATE (a)-[:PUBLISHED_BY]->(o)"
ACTOR = "UNWIND $rows AS r MERGE (a:Actor {id: r.id}) SET a:%s SET a += r.node"
SPEAKER = "UNWIND $rows AS r MATCH (c:Claim {id: r.claim}) MATCH (s:Actor {id: r.actor}) CREATE (c)-[e:SPEAKER]->(s) SET e += r.edge"
RELATION = "UNWIND $rows AS r MATCH (s:Actor {id: r.source}) MATCH (t:Actor {id: r.target}) CREATE (s)-[e:%s]->(t) SET e += r.edge"


def ours(store: Neo4jStore, readings: list[Reading]) -> None:
    """Stores readings as a load does."""
    options = LoadOptions()
    with Storing(store, Settling(store, options.settle_articles), options.put_claims, lambda *_: None) as storing:
        for one in readings:
            storing.put(replace(one, article=replace(one.article)))  # with nothing of it worked out before
        storing.finish()


def rows_of(readings: list[Reading], store: Neo4jStore) -> dict[str, list[Value]]:
    """Returns the rows that the store now consists of, by the statement that writes them."""
    articles = [prepared(one, vocabulary().relations) for one in readings]
    actors = {actor.id: actor for one in articles for actor in one.actors}
    rows: dict[str, list[Value]] = {}
    for actor in actors.values():
        rows.setdefault(ACTOR % actor.kind, []).append({"id": actor.id, "node": flat(actor)})
    rows[ARTICLE] = [{"node": one.node, "outlet": one.outlet} for one in articles]
    rows[CLAIMS] = [row for one in articles for row in one.rows["claims_write"]]
    rows[SPEAKER] = [row for one in articles for row in one.rows["speakers_write"]]
    for relation in store.relations():
        row: Value = {"source": relation.source, "target": relation.target, "edge": edge(relation)}
        rows.setdefault(RELATION % relation.edge_type, []).append(row)
    return rows


def bare(driver: Driver, rows: Mapping[str, list[Value]]) -> None:
    """Writes rows."""
    for statement, all_of_it in rows.items():
        with driver.session() as session:
            for some in batched(all_of_it, ROWS):
                session.execute_write(_run, statement, list(some))


def _run(transaction: ManagedTransaction, statement: str, rows: list[Value]) -> None:
    transaction.run(statement, rows=rows).consume()


def least(driver: Driver, *runs: Callable[[], None]) -> list[float]:
    """Returns the least seconds of each run on an empty store; they take turns, after one round that only warms up."""
    seconds: list[list[float]] = [[] for _ in runs]
    for _ in range(ROUNDS + 1):
        for run, taken in zip(runs, seconds, strict=True):
            wipe(driver)
            taken.append(timed(run))
    return [min(taken[1:]) for taken in seconds]


def main() -> None:
    """Measures and tells."""
    readings = [made(number) for number in range(ARTICLES)]
    claims = sum(len(one.claims) for one in readings)
    with server() as login, bare_driver(login) as driver, closing(Neo4jStore(login, create=True)) as store:
        ours(store, readings)
        rows = rows_of(readings, store)
        whole, alone = least(driver, lambda: ours(store, readings), lambda: bare(driver, rows))
    ratio = alone / whole
    tell(
        "neo4j_load",
        f"{claims / whole:.0f} claims/s over Bolt, the bare driver {claims / alone:.0f} ({claims} claims): {ratio:.2f}",
        holds=ratio >= AT_LEAST,
        claims_per_s=claims / whole,
        bare_per_s=claims / alone,
        ratio=ratio,
    )


if __name__ == "__main__":
    main()
