"""RDF of any making in pieces to be checked: an article with all that is said of its claims, then the derived views.

What belongs to a piece is found by what things are, not by the names of graphs, so that flattened files are checked as well.
"""

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import cast

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from graph.shapes import ARTICLES, VIEWS
from graph.validating import PIECE_VIEWS, Piece
from ontology.vocabulary import AL, vocabulary

type Name = NamedNode | BlankNode

PARTS = frozenset(AL + name for name in ("speaker", "mention", "subjectMention", "objectMention", "content", "context"))
BATCH = PIECE_VIEWS // 10  # actors, each with its relations


def pieces_of(store: Store) -> Iterator[Piece]:
    """Yields what a store of RDF holds of articles, claims, relations, memberships and actors; a relation goes with its subject."""
    al_article, title = NamedNode(AL + "article"), NamedNode(AL + "title")
    for article in _found(store, "?x a al:Article"):
        claims = [cast("Name", quad.subject) for quad in store.quads_for_pattern(None, al_article, article)]
        name = next((quad.object for quad in store.quads_for_pattern(article, title, None)), None)
        yield Piece(_lines(store, [article, *claims]), ARTICLES, 1, len(claims), name.value if isinstance(name, Literal) else "")
    for stray in batched(_found(store, "?x a al:Claim FILTER NOT EXISTS { ?x al:article/a al:Article }"), BATCH):
        yield Piece(_lines(store, stray), ARTICLES, 0, len(stray))
    for listings in batched(_found(store, "?x a al:Listing"), PIECE_VIEWS):
        yield Piece(_lines(store, listings), VIEWS)
    for actors in batched(_found(store, _actors()), BATCH):
        relations = [r for actor in actors for r in _found(store, f"?x a al:Relation ; al:subject {actor}")]
        yield Piece(_lines(store, [*actors, *relations]), VIEWS)
    for nobodys in batched(_found(store, "?x a al:Relation FILTER NOT EXISTS { ?x al:subject ?somebody }"), BATCH):
        yield Piece(_lines(store, nobodys), VIEWS)


def _lines(store: Store, things: Iterable[Name]) -> str:
    """Returns all that is said of things and of their parts, as lines of N-Triples; graphs are joined."""
    lines: set[str] = set()
    waiting, seen = list(things), set[Name]()
    while waiting:
        thing = waiting.pop()
        if thing in seen:
            continue
        seen.add(thing)
        for quad in store.quads_for_pattern(thing, None, None):
            lines.add(f"{quad.subject} {quad.predicate} {quad.object} .\n")
            if quad.predicate.value in PARTS and isinstance(quad.object, (NamedNode, BlankNode)):
                waiting.append(quad.object)
    return "".join(sorted(lines))


def _found(store: Store, pattern: str) -> Iterator[Name]:
    """Yields each thing that a pattern finds as ?x, once, in any graph."""
    query = f"PREFIX al: <{AL}> SELECT DISTINCT ?x WHERE {{ {pattern} }}"
    solutions = cast("QuerySolutions", store.query(query, use_default_graph_as_union=True))
    yield from (cast("Name", solution["x"]) for solution in solutions)


def _actors() -> str:
    """Returns the pattern of whoever is an actor, or has a relation, plain or not."""
    kinds = " ".join(f"al:{kind}" for kind in vocabulary().actor_kinds)
    types = " ".join(f"<{relation.iri}>" for relation in vocabulary().relations.values())
    views = "?relation a al:Relation ; al:subject ?x"
    return f"{{ VALUES ?kind {{ {kinds} }} ?x a ?kind }} UNION {{ VALUES ?type {{ {types} }} ?x ?type ?other }} UNION {{ {views} }}"
