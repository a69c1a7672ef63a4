"""What the service says of its SPARQL: in RDF for programs (SPARQL 1.1 Service Description), and as a page for people."""

from html import escape
from urllib.parse import quote

from pyoxigraph import NamedNode, Triple, serialize

from api.sparqling import EXAMPLE
from graph.rdf.iris import Iris
from graph.sparql.forms import GRAPHS, Form
from graph.sparql.names import KNOWN

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"
RESULTS = (
    *(f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML"),
)
PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>SPARQL</title></head>
<body>
<h1>SPARQL</h1>
<p>This address answers queries by the SPARQL 1.1 Protocol: <code>GET /sparql?query=...</code>, or <code>POST /sparql</code>
with a form that has <code>query</code>, or with the query as <code>application/sparql-query</code>.</p>
<p>Try it: <a href="/sparql?query={query}&amp;format=csv">who supports whom</a></p>
<pre>{example}</pre>
<p>The default graph holds what is plain; what is only claimed lies in the graphs of articles and in <code>&lt;graph/relations&gt;</code>.
<a href="/docs">All that can be asked</a></p>
</body>
</html>
"""


def described(address: str, form: Form, base: str) -> bytes:
    """Returns the description of the service at an address, as triples in a form."""
    service, dataset, default = NamedNode(address), NamedNode(f"{address}#dataset"), NamedNode(f"{address}#default")
    is_a = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    triples = [
        Triple(service, is_a, _sd("Service")),
        Triple(service, _sd("endpoint"), service),
        Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        *(Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name)) for name in RESULTS),
        Triple(service, _sd("defaultDataset"), dataset),
        Triple(dataset, is_a, _sd("Dataset")),
        Triple(dataset, _sd("defaultGraph"), default),
        Triple(default, is_a, _sd("Graph")),
        *_graph(dataset, NamedNode(Iris(base).relations), NamedNode(f"{address}#relations"), is_a),
    ]
    return serialize(triples, format=GRAPHS[form], prefixes=KNOWN | {"sd": SD}) or b""


def page() -> str:
    """Returns the page for people."""
    return PAGE.format(query=quote(EXAMPLE, safe=""), example=escape(EXAMPLE))


def _graph(dataset: NamedNode, name: NamedNode, graph: NamedNode, is_a: NamedNode) -> list[Triple]:
    """Returns what is said of a named graph."""
    return [Triple(dataset, _sd("namedGraph"), graph), Triple(graph, is_a, _sd("NamedGraph")), Triple(graph, _sd("name"), name)]


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
