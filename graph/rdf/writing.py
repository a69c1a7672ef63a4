"""A store as RDF: all that it holds, a piece at a time, in the order in which its readers need it.

First the default graph (actors, listed memberships, plain triples), then what tells of the whole, decisions, the articles
sorted by id, each in a graph of its own, and the derived relations. Every article's graph says how many triples it has, so
that whoever reads it knows when it is whole, and the last thing of all is a resource of which was told that it will come.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import BinaryIO

from graph.identity import Identity
from graph.model import Article, Claim
from graph.properties import actors_of
from graph.rdf.formats import Form, writer
from graph.rdf.iris import Iris
from graph.rdf.quads import COUNTS, Node, actor_node, article_nodes, decision_nodes, listing_nodes, plain_node, relation_node, ruling_node
from graph.rdf.terms import VOID, al, integer, iri, literal
from graph.rdf.triple_terms import reified
from graph.relations import Relation
from graph.store import Reader, Row
from ontology.vocabulary import RDF, vocabulary

VERSION = 1  # of the form; a reader refuses a newer one
PAGE = 200  # actors of which the relations are fetched by one query
DERIVED = 20_000  # claims behind relations that are fetched by one query: 20 MB; 800,000 took 500
TRIPLES = iri(VOID + "triples")
SUBSET = iri(VOID + "subset")
DATASET = (iri(RDF + "type"), iri(VOID + "Dataset"))


@dataclass(frozen=True, slots=True)
class Piece:
    """What one graph, or the default graph, says of some resources."""

    graph: str | None
    nodes: Sequence[Node]


@dataclass(slots=True)
class Exported:
    """How much has been written."""

    articles: int = 0
    claims: int = 0
    relations: int = 0


def export_rdf(store: Reader, stream: BinaryIO, form: Form, iris: Iris, *, triple_terms: bool = False) -> Exported:
    """Writes all that the store holds; returns how much it is."""
    done = Exported()
    stream.writelines(written(store, form, iris, done, triple_terms=triple_terms))
    return done


def written(store: Reader, form: Form, iris: Iris, done: Exported, *, triple_terms: bool = False) -> Iterator[bytes]:
    """Yields all that the store holds, and counts it in `done`.

    With `triple_terms` each claim is said to reify its triple too, as RDF 1.2 has it; the triple itself is not said.
    """
    writes = writer(form, iris)
    yield writes.begin().encode()
    for piece in pieces(store, iris, done, triple_terms=triple_terms):
        yield writes.piece(piece.graph, piece.nodes).encode()
    yield writes.end().encode()


def pieces(store: Reader, iris: Iris, done: Exported, *, triple_terms: bool = False) -> Iterator[Piece]:
    """Yields what the graphs of a store say."""
    identity = Identity(store.decisions())
    number = 0
    for node in default_nodes(store, iris, identity):
        number += len(set(node[1]))
        yield Piece(None, [node])
    yield Piece(iris.about, about_nodes(number, store.counts().articles, iris))
    decided = [node for decision in identity.decisions for node in decision_nodes(decision, iris)]
    ruled = [ruling_node(ruling, iris) for ruling in store.rulings()]
    if decided or ruled:
        yield Piece(iris.decisions, [*decided, *ruled])
    for article, extractor, claims in articles_with_claims(store):
        done.articles, done.claims = done.articles + 1, done.claims + len(claims)
        yield Piece(iris.graph(article.id), article_piece(article, extractor, claims, iris, triple_terms=triple_terms))
    for relation, ids in _derived(store):
        done.relations += 1
        yield Piece(iris.relations, [relation_node(relation, ids, iris)])
    yield Piece(iris.about, [(iri(iris.end), [DATASET])])


def default_nodes(store: Reader, iris: Iris, identity: Identity) -> Iterator[Node]:
    """Yields what the default graph says: who the actors are, which memberships are listed, and what is plain."""
    for page in _pages(store):
        yield from (actor_node(actor, iris) for actor in actors_of(store.ask("actors_named", {"ids": page})))
    for listing in store.listings():
        yield from listing_nodes(listing, iris, identity.of)
    for page in _pages(store):
        yield from (node for relation in _relations(store, page) if (node := plain_node(relation, iris)))


def about_nodes(default: int, articles: int, iris: Iris) -> list[Node]:
    """Returns what tells of the whole: the form's version, the base, how many articles, triples of the default graph, what comes last."""
    whole, plain = iri(iris.of("store", "this")), iri(iris.of("store", "default"))
    space = (iri(VOID + "uriSpace"), literal(iris.base))
    number = (iri(VOID + "documents"), integer(articles))
    parts = [(SUBSET, plain), (SUBSET, iri(iris.end))]
    return [
        (whole, [DATASET, (al("formatVersion"), integer(VERSION)), space, number, *parts]),
        (plain, [DATASET, (TRIPLES, integer(default))]),
    ]


def article_piece(article: Article, extractor: str, claims: Sequence[Claim], iris: Iris, *, triple_terms: bool = False) -> list[Node]:
    """Returns what an article's graph says, with how many triples that is."""
    nodes = list(article_nodes(article, extractor, claims, iris))
    if triple_terms:
        nodes += (node for claim in claims if (node := reified(claim, iris)))
    number = len({(subject, prop, value) for subject, pairs in nodes for prop, value in pairs})
    return [*nodes, (iri(iris.graph(article.id)), [(TRIPLES, integer(number + 1))])]


def articles_with_claims(store: Reader) -> Iterator[tuple[Article, str, list[Claim]]]:
    """Yields articles with their claims, which come in the same order."""
    claims = iter(store.claims())
    ahead = next(claims, None)
    for article, extractor in store.articles():
        own: list[Claim] = []
        while ahead and ahead.article.id <= article.id:
            if ahead.article.id == article.id:
                own.append(ahead)
            ahead = next(claims, None)
        yield article, extractor, own


def _derived(store: Reader) -> Iterator[tuple[Relation, list[str]]]:
    """Yields all relations with the ids of the claims behind them, by the id of the actor from whom they go."""
    for page in _pages(store):
        for some in _some(_relations(store, page)):
            claims: dict[str, list[str]] = {}
            for row in store.ask("derived_from", {"ids": [relation.id for relation in some]}):
                claims.setdefault(str(row["relation"]), []).append(str(row["claim"]))
            yield from ((relation, claims.get(relation.id, [])) for relation in some)


def _some(relations: Iterable[Relation]) -> Iterator[list[Relation]]:
    """Yields relations, as many at a time as have so many claims behind them, or one that has more."""
    some, number = list[Relation](), 0
    for relation in relations:
        own = relation.claims + relation.denials + relation.questions + relation.ended
        if some and number + own > DERIVED:
            yield some
            some, number = [], 0
        some.append(relation)
        number += own
    if some:
        yield some


def _pages(store: Reader) -> Iterator[list[str]]:
    """Yields the ids of all actors, a page at a time."""
    yield from (list(page) for page in batched((str(row["id"]) for row in store.ask("every_actor_id", {})), PAGE))


def _relations(store: Reader, actors: Sequence[str]) -> list[Relation]:
    """Returns the relations that go from some actors, sorted by these actors and their own ids."""
    found = map(relation_of, store.ask("network_relations", {"ids": list(actors)}))
    return sorted(found, key=lambda relation: (relation.source, relation.id))


def relation_of(row: Row) -> Relation:
    """Returns the relation of a row of `network_relations`; its ends are in the order in which its id has them."""
    source, name, target = str(row["source"]), str(row["relation"]), str(row["target"])
    numbers = {key: int(str(row[key])) for key in COUNTS}
    dates = {f"{key}_date": str(row[key]) if row[key] is not None else None for key in ("first", "last")}
    sign = vocabulary().relation(name).sign
    return Relation(id=f"{source}.{name}.{target}", source=source, relation=name, target=target, sign=sign, **numbers, **dates)  # type: ignore[arg-type]  # named by its own fields
