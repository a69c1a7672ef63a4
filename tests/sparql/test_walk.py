"""A walk as an outside user: the file and the ontology of a running service, loaded into tools that are not ours."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import Dataset, Graph

from api.client import Client
from graph.embedded import EmbeddedStore
from graph.rdf.iris import DEFAULT_BASE
from tests.api.serving import served
from tests.cypher.graphs import filled
from tests.outside.java import jena

HEAD = f"PREFIX al: <https://w3id.org/allegiance/ns#>\nBASE <{DEFAULT_BASE}>\n"
ACTORS = f"FILTER(STRSTARTS(STR(?a), '{DEFAULT_BASE}actor/') && STRSTARTS(STR(?b), '{DEFAULT_BASE}actor/') && ?r != al:listedMemberOf)"
PLAIN = f"{HEAD}SELECT ?a ?r ?b {{ ?a ?r ?b . {ACTORS} }}"
DERIVED = f"{HEAD}SELECT ?a ?r ?b {{ GRAPH <graph/relations> {{ ?x al:subject ?a ; al:relation ?r ; al:object ?b ; al:plain false }} }}"
TYPES = f"{HEAD}SELECT ?term ?name {{ ?term a al:RelationType ; al:name ?name }}"
IN_CYPHER = "MATCH (a:Actor)-[e]->(b:Actor) WHERE e.relation IS NOT NULL RETURN a.id, e.relation, b.id, e.plain"

type Triples = set[tuple[str, ...]]


def short(rows: Any) -> Triples:  # noqa: ANN401 - rows of either tool
    """Returns rows of IRIs by their last parts."""
    return {tuple(str(term).strip("<>").replace("#", "/").rpartition("/")[2] for term in row) for row in rows}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_bare_tools_give_the_plain_rows_that_cypher_gives(tmp_path: Path) -> None:
    path = tmp_path / "graph.db"
    filled(EmbeddedStore(path)).close()
    with served(path) as found, Client(found.address) as client:
        trig = httpx.get(f"{found.address}/export", params={"format": "trig"}, timeout=60).raise_for_status().text
        ontology = httpx.get(f"{found.address}/ontology", headers={"Accept": "text/turtle"}).raise_for_status().text
        rows = client.cypher(IN_CYPHER).rows or []
        here = short([[term["value"] for term in row.values()] for row in (client.sparql(DERIVED).results or {})["bindings"]])
    terms: Any = Graph().parse(data=ontology, format="turtle").query(TYPES)
    names = {str(name): str(term).rpartition("#")[2] for term, name in terms}
    expected = {plain: {(str(a), names[str(r)], str(b)) for a, r, b, is_plain in rows if is_plain is plain} for plain in (True, False)}
    assert ("TUR", "arms", "AZE") in expected[True]
    assert ("TUR", "sendsForces", "AZE") in expected[False]
    oxigraph, rdflib = Store(), Dataset()
    oxigraph.load(trig.encode(), RdfFormat.TRIG)
    rdflib.parse(data=trig, format="trig")
    assert short(oxigraph.query(PLAIN)) == short(rdflib.query(PLAIN)) == expected[True]
    assert short(oxigraph.query(DERIVED)) == short(rdflib.query(DERIVED)) == expected[False] == here
    (tmp_path / "graph.trig").write_text(trig, "utf-8")
    (tmp_path / "allegiance.ttl").write_text(ontology, "utf-8")
    for query, plain in ((PLAIN, True), (DERIVED, False)):
        ran = jena("arq", "--data", tmp_path / "graph.trig", "--data", tmp_path / "allegiance.ttl", "--results=TSV", query)
        assert ran.returncode == 0, ran.stderr
        assert short(line.split("\t") for line in ran.stdout.splitlines()[1:]) == expected[plain]
