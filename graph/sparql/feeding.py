"""What of a store goes into its quads, and what goes out of them again, a page at a time.

Articles stand each in a graph of its own, which is written as a whole. What follows from many articles (actors, plain
triples, relations, copies) is compared with what is there, resource by resource, and only the difference is written.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import batched, chain

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store

from graph.copies import origins_of_copies
from graph.identity import Identity
from graph.model import Article, Claim
from graph.properties import actors_of, articles_of, claims_of
from graph.rdf.iris import Iris
from graph.rdf.quads import (
    Node,
    actor_node,
    article_nodes,
    as_lines,
    as_quads,
    decision_nodes,
    listing_nodes,
    plain_node,
    relation_node,
    ruling_node,
)
from graph.rdf.terms import PROV, iri
from graph.rdf.writing import relation_of
from graph.relations import Ends, Relation
from graph.store import Listing, Reader, Value

PAGE = 200  # actors, relations or articles at a time
MANY = 50_000  # quads that go into files of their own at once; fewer go through the log
EVERY = 2**31 - 1
type Reading = Callable[[], AbstractContextManager[Reader]]  # gives the store while nobody else changes it

ALTERNATE = iri(PROV + "alternateOf")
IS = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def article_lines(store: Reader, ids: Sequence[str], iris: Iris) -> dict[str, list[str]]:
    """Returns the quads of those articles that are stored, as lines of N-Quads, by the articles' ids."""

    def read() -> tuple[list[tuple[Article, str]], list[Claim]]:
        wanted: dict[str, Value] = {"ids": list(ids)}
        return articles_of(store.ask("articles", wanted)), claims_of(store.ask("claims_of_articles", wanted))

    articles, claims = store.steady(read)
    own: dict[str, list[Claim]] = {}
    for claim in claims:
        own.setdefault(claim.article.id, []).append(claim)
    return {
        article.id: as_lines(article_nodes(article, extractor, own.get(article.id, []), iris), iris.graph(article.id))
        for article, extractor in articles
    }


def write_articles(quads: Store, articles: dict[str, list[str]], ids: Iterable[str], iris: Iris) -> None:
    """Puts whole articles in the place of what was held of those with these ids; of those that are not given nothing is left."""
    for key in ids:
        quads.remove_graph(NamedNode(iris.graph(key)))
    lines = list(chain.from_iterable(articles.values()))
    load = quads.bulk_load if len(lines) > MANY else quads.load
    load("".join(lines).encode(), RdfFormat.N_QUADS)


def compare_all(quads: Store, store: Reader, iris: Iris) -> None:
    """Brings all that follows from many articles up to what the store holds."""
    identity = Identity(store.decisions())
    keys = [str(row["id"]) for row in store.ask("every_actor_id", {})]
    listed = _listed(store.listings(), iris, identity)
    known: set[str] = set()
    for page in batched(keys, PAGE):
        known |= compare_actors(quads, store, page, iris, listed)
    known |= _put(quads, {subject: nodes for subject, nodes in listed.items() if subject not in known}, None)
    _drop(quads, known, None)
    relations: set[str] = set()
    for page in batched(keys, PAGE):
        relations |= _put_relations(quads, store, _from(store, page), iris)
    _drop(quads, relations, iris.relations)


def compare_actors(quads: Store, store: Reader, keys: Sequence[str], iris: Iris, listed: dict[str, list[Node]] | None = None) -> set[str]:
    """Brings what the default graph says of some actors up to date; returns their IRIs."""
    if listed is None:
        listed = _listed(store.listings(), iris, Identity(store.decisions()))
    found: dict[str, list[Node]] = {iri(iris.of("actor", key)): [] for key in keys}
    for actor in actors_of(store.ask("actors_named", {"ids": list(keys)})):
        node = actor_node(actor, iris)
        found[node[0]].append(node)
    for relation in _from(store, keys):
        if node_of := plain_node(relation, iris):
            found[node_of[0]].append(node_of)
    for subject in found:
        found[subject] += listed.get(subject, ())
    return _put(quads, found, None)


def compare_relations(quads: Store, store: Reader, touched: Sequence[Ends], iris: Iris) -> None:
    """Brings some relations and their plain triples up to date."""
    for page in batched({ends.id: ends for ends in touched if ends.target}.values(), PAGE):
        rows: list[Value] = [{"id": ends.id, "source": ends.source, "target": ends.target} for ends in page]
        there = _put_relations(quads, store, [relation_of(row) for row in store.ask("network_changed", {"rows": rows})], iris)
        gone = {iri(iris.of("relation", ends.id)) for ends in page} - there
        _put(quads, {subject: [] for subject in gone}, iris.relations)


def compare_decided(quads: Store, store: Reader, iris: Iris) -> None:
    """Brings the graph of what is decided up to date: who is whom, and what is no copy."""
    _replace(quads, _decided(store, iris), iris.decisions)


def compare_copies(quads: Store, store: Reader, iris: Iris) -> None:
    """Brings the graph that says which articles are copies of one text up to date."""
    origins: list[Value] = [*origins_of_copies(store, EVERY)]
    copies = (
        [(str(row["article"]), "a" + str(row["origin"])[1:]) for row in store.ask("origins_held", {"origins": origins})] if origins else []
    )

    def of(key: str) -> str:
        return iri(iris.of("article", key))

    nodes: list[Node] = [(of(key), [(ALTERNATE, of(first))]) for key, first in copies if key != first]
    _replace(quads, nodes, iris.of("graph", "copies"))


def all_lines(reading: Reading, ids: Sequence[str], iris: Iris) -> Iterator[str]:
    """Yields all that a store holds as lines of N-Quads: articles by their ids, and what follows from them but for copies."""
    for page in batched(ids, PAGE):
        with reading() as store:
            found = article_lines(store, page, iris)
        yield from chain.from_iterable(found.values())
    with reading() as store:
        identity = Identity(store.decisions())
        keys = [str(row["id"]) for row in store.ask("every_actor_id", {})]
        yield from as_lines(chain.from_iterable(_listed(store.listings(), iris, identity).values()))
        yield from as_lines(_decided(store, iris), iris.decisions)
    for page in batched(keys, PAGE):
        with reading() as store:
            lines = store.steady(lambda: _actor_lines(store, page, iris))  # noqa: B023 - it runs now
        yield from lines


def _actor_lines(store: Reader, keys: Sequence[str], iris: Iris) -> list[str]:
    """Returns what is said of some actors, and of the relations that go from them."""
    actors = as_lines(actor_node(actor, iris) for actor in actors_of(store.ask("actors_named", {"ids": list(keys)})))
    relations = _from(store, keys)
    plain = as_lines(node for relation in relations if (node := plain_node(relation, iris)))
    return [*actors, *plain, *as_lines(_relation_nodes(store, relations, iris), iris.relations)]


def _decided(store: Reader, iris: Iris) -> list[Node]:
    """Returns what is decided: who is whom, and what is no copy."""
    decided = chain.from_iterable(decision_nodes(one, iris) for one in store.decisions())
    return [*decided, *(ruling_node(one, iris) for one in store.rulings())]


def _from(store: Reader, keys: Sequence[str]) -> list[Relation]:
    """Returns the relations that go from some actors."""
    return [relation_of(row) for row in store.ask("network_relations", {"ids": list(keys)})]


def _relation_nodes(store: Reader, relations: Sequence[Relation], iris: Iris) -> list[Node]:
    """Returns what the graph of relations says of some."""
    claims: dict[str, list[str]] = {}
    for page in batched(relations, PAGE):
        for row in store.ask("derived_from", {"ids": [relation.id for relation in page]}):
            claims.setdefault(str(row["relation"]), []).append(str(row["claim"]))
    return [relation_node(relation, claims.get(relation.id, ()), iris) for relation in relations]


def _put_relations(quads: Store, store: Reader, relations: Sequence[Relation], iris: Iris) -> set[str]:
    """Brings what the graph of relations says of some up to date; returns their IRIs."""
    return _put(quads, {node[0]: [node] for node in _relation_nodes(store, relations, iris)}, iris.relations)


def _listed(listings: Iterable[Listing], iris: Iris, identity: Identity) -> dict[str, list[Node]]:
    """Returns what is said of listed memberships, by whom it is said of."""
    found: dict[str, list[Node]] = {}
    for listing in listings:
        for node in listing_nodes(listing, iris, identity.of):
            found.setdefault(node[0], []).append(node)
    return found


def _put(quads: Store, wanted: dict[str, list[Node]], graph: str | None) -> set[str]:
    """Makes a graph say exactly this of some resources; returns their IRIs as terms."""
    name = NamedNode(graph) if graph else DefaultGraph()
    new = set(as_quads(chain.from_iterable(wanted.values()), graph))
    held = {quad for subject in wanted for quad in quads.quads_for_pattern(NamedNode(subject[1:-1]), None, None, name)}
    for quad in held - new:
        quads.remove(quad)
    quads.extend(new - held)
    return set(wanted)


def _drop(quads: Store, known: set[str], graph: str | None) -> None:
    """Takes out of a graph what it says of any but these resources."""
    name = NamedNode(graph) if graph else DefaultGraph()
    gone: set[Quad] = {quad for quad in quads.quads_for_pattern(None, IS, None, name) if str(quad.subject) not in known}
    for typed in gone:
        for quad in list(quads.quads_for_pattern(typed.subject, None, None, name)):
            quads.remove(quad)


def _replace(quads: Store, nodes: Iterable[Node], graph: str) -> None:
    """Makes a graph say exactly this."""
    name = NamedNode(graph)
    new, held = set(as_quads(nodes, graph)), set(quads.quads_for_pattern(None, None, None, name))
    for quad in held - new:
        quads.remove(quad)
    quads.extend(new - held)
    if not new:
        quads.remove_graph(name)
