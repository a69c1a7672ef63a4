"""A whole store, or files of records or RDF, held against the shapes: in pieces, by several processes, with counts by shape.

A piece is some articles with all their claims, or some of the views that are derived from them. Of a store it is also
checked that each relation counts what its claims add up to.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import batched, chain, islice
from multiprocessing import get_context
from operator import attrgetter

from pyoxigraph import RdfFormat, parse

from graph.export import Contents
from graph.identity import Identity
from graph.model import Article, Claim
from graph.progress import Progress, quiet
from graph.rdf.iris import Iris
from graph.rdf.quads import Node, actor_node, article_nodes, as_lines, listing_nodes, plain_node, relation_node
from graph.rdf.writing import articles_with_claims
from graph.relations import Counted, Relation, counted_as, ends_of
from graph.shapes import ARTICLES, VIEWS, Breach, Severity, breaches
from graph.store import Reader
from ontology.vocabulary import vocabulary

PIECE_CLAIMS = 500  # so that a piece takes a fifth of a second, and a bar moves; larger ones are no faster
PIECE_VIEWS = 2000
EXAMPLES = 5  # of each shape
FEW = 6  # pieces: fewer are checked sooner than other processes start
WAITING = 2  # pieces a process that wait for it, so that none idles and few are held
COUNTED = tuple(c.value + ("s" if c in (Counted.DENIAL, Counted.QUESTION) else "") for c in Counted)  # as relations call them


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of what is checked: lines of N-Quads with the shapes for them, how many articles and claims it has, and its last title."""

    lines: str
    shapes: tuple[str, ...]
    articles: int = 0
    claims: int = 0
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A shape that is broken: how often, and the first that break it."""

    shape: str
    severity: Severity
    number: int
    examples: tuple[Breach, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a check has found; `broken` has violations first, then those that are broken most often."""

    articles: int
    claims: int
    violations: int
    warnings: int
    broken: tuple[Broken, ...]


@dataclass(slots=True)
class _Tally:
    """What has been found so far."""

    articles: int = 0
    claims: int = 0
    numbers: Counter[tuple[Severity, str]] = field(default_factory=Counter)
    examples: dict[tuple[Severity, str], list[Breach]] = field(default_factory=dict)

    def add(self, found: Iterable[Breach]) -> None:
        for breach in found:
            key = breach.severity, breach.shape
            self.numbers[key] += 1
            if len(kept := self.examples.setdefault(key, [])) < EXAMPLES:
                kept.append(breach)

    def findings(self) -> Findings:
        order = sorted(self.numbers, key=lambda key: (key[0] is Severity.WARNING, -self.numbers[key], key[1]))
        broken = tuple(Broken(shape=s, severity=v, number=self.numbers[v, s], examples=tuple(self.examples[v, s])) for v, s in order)
        totals = {severity: sum(b.number for b in broken if b.severity is severity) for severity in Severity}
        return Findings(
            articles=self.articles,
            claims=self.claims,
            violations=totals[Severity.VIOLATION],
            warnings=totals[Severity.WARNING],
            broken=broken,
        )


def check_store(
    store: Reader, iris: Iris, *, workers: int = 1, size: int = PIECE_CLAIMS, total: int | None = None, progress: Progress = quiet
) -> Findings:
    """Returns what a store breaks; `size` is how many claims a piece has, `total` the number of the store's articles.

    Relations are counted in memory: about 300 bytes each.
    """
    sums = _Sums(Identity(store.decisions()))

    def readings() -> Iterator[tuple[Article, str, list[Claim]]]:
        for article, extractor, own in articles_with_claims(store):
            sums.add(own)
            yield article, extractor, own

    def pieces() -> Iterator[Piece]:
        yield from _article_pieces(readings(), iris, size)
        yield from _view_pieces([actor_node(actor, iris)] for actor in store.actors())
        yield from _view_pieces(listing_nodes(listing, iris) for listing in store.listings())
        yield from _view_pieces(_relation_nodes(sums.compared(relation), iris) for relation in store.relations())

    tally = _run(pieces(), workers, total, progress)
    tally.add(sums.wrong(iris))
    return tally.findings()


def check_contents(
    contents: Contents, iris: Iris, *, workers: int = 1, progress: Progress = quiet, wrong: Iterable[Breach] = ()
) -> Findings:
    """Returns what the records of a file break, with what was `wrong` with its lines already."""
    readings = ((r.article, r.extractor, list(r.claims)) for r in contents.readings)
    actors = {actor.id: actor for r in contents.readings for actor in r.actors} | {actor.id: actor for actor in contents.listed}

    def pieces() -> Iterator[Piece]:
        yield from _article_pieces(readings, iris)
        yield from _view_pieces([actor_node(actors[key], iris)] for key in sorted(actors))
        yield from _view_pieces(listing_nodes(listing, iris) for listing in contents.listings)

    tally = _run(pieces(), workers, len(contents.readings), progress)
    tally.add(wrong)
    return tally.findings()


def check_pieces(pieces: Iterable[Piece], *, workers: int = 1, progress: Progress = quiet) -> Findings:
    """Returns what pieces of RDF break."""
    return _run(pieces, workers, None, progress).findings()


def _article_pieces(readings: Iterable[tuple[Article, str, list[Claim]]], iris: Iris, size: int = PIECE_CLAIMS) -> Iterator[Piece]:
    """Yields articles in pieces of about as many claims."""
    lines: list[str] = []
    articles = claims = 0
    title = ""
    for article, extractor, own in readings:
        lines += as_lines(article_nodes(article, extractor, own, iris))
        articles, claims, title = articles + 1, claims + len(own), article.title
        if claims + articles >= size:
            yield Piece("".join(lines), ARTICLES, articles, claims, title)
            lines, articles, claims = [], 0, 0
    if lines:
        yield Piece("".join(lines), ARTICLES, articles, claims, title)


def _view_pieces(things: Iterable[Iterable[Node]]) -> Iterator[Piece]:
    """Yields things in pieces, each whole: a relation together with its plain triple."""
    for batch in batched(things, PIECE_VIEWS):
        yield Piece("".join(as_lines(chain.from_iterable(batch))), VIEWS)


def _relation_nodes(relation: Relation, iris: Iris) -> list[Node]:
    """Returns a relation and, where it is plain, its triple."""
    plain = plain_node(relation, iris)
    return [relation_node(relation, (), iris), *([plain] if plain else [])]


def _run(pieces: Iterable[Piece], workers: int, total: int | None, progress: Progress) -> _Tally:
    """Returns what the pieces break, found in as many processes."""
    tally = _Tally()

    def done(piece: Piece, found: list[Breach]) -> None:
        tally.add(found)
        tally.articles += piece.articles
        tally.claims += piece.claims
        progress(tally.articles, total, piece.title or "relations, actors and memberships")

    pieces = iter(pieces)
    first = list(islice(pieces, FEW))
    if workers < 2 or len(first) < FEW:
        for piece in chain(first, pieces):
            done(piece, found_in(piece.lines, piece.shapes))
        return tally
    # children are spawned: the engine of the parent's store is not to be there twice
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Piece, Future[list[Breach]]]] = deque()
        for piece in chain(first, pieces):
            waiting.append((piece, pool.submit(found_in, piece.lines, piece.shapes)))
            if len(waiting) > workers * WAITING:
                oldest, future = waiting.popleft()
                done(oldest, future.result())
        while waiting:
            oldest, future = waiting.popleft()
            done(oldest, future.result())
    return tally


def found_in(lines: str, shapes: tuple[str, ...]) -> list[Breach]:
    """Returns what breaks the shapes in lines of N-Quads."""
    return breaches(parse(lines, format=RdfFormat.N_QUADS), shapes)


class _Sums:
    """What relations should count, from the claims, and where they count something else."""

    def __init__(self, identity: Identity) -> None:
        self._canonical: Callable[[str], str] = identity.of
        self._counts: dict[str, list[int]] = {}
        self._wrong: list[tuple[str, str]] = []

    def add(self, claims: Iterable[Claim]) -> None:
        """Counts claims."""
        for claim in claims:
            kind = vocabulary().relations.get(claim.relation)
            ends = ends_of(claim, kind, self._canonical) if kind else None
            counted = counted_as(claim)
            if ends and counted:
                self._counts.setdefault(ends.id, [0] * len(COUNTED))[list(Counted).index(counted)] += 1

    def compared(self, relation: Relation) -> Relation:
        """Returns a relation as it is; it is remembered where it differs from the count."""
        wanted = self._counts.pop(relation.id, [0] * len(COUNTED))
        held = attrgetter(*COUNTED)(relation)
        if list(held) != wanted:
            differing = [(n, h, w) for n, h, w in zip(COUNTED, held, wanted, strict=True) if h != w]
            self._wrong.append((relation.id, ", ".join(f"{name} is {h} and its claims give {w}" for name, h, w in differing)))
        return relation

    def wrong(self, iris: Iris) -> Iterator[Breach]:
        """Yields the relations that count something else than their claims give, and those that are missing."""
        said = [list(Counted).index(c) for c in Counted if c not in (Counted.DENIAL, Counted.QUESTION, Counted.ENDED)]
        missing = ((key, "is missing, though claims say so") for key, counts in self._counts.items() if any(counts[at] for at in said))
        for key, how in sorted([*self._wrong, *missing]):
            message = f"The relation {key}: {how}; `allegiance check --rebuild` derives all relations anew."
            yield Breach(Severity.VIOLATION, "Relation-counts", iris.of("relation", key), message)
