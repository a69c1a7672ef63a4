"""RDF into records, an article at a time: memory does not grow with the file as long as it is in the order of an export.

An article's graph says how many triples it has. When as many have come, and all that the default graph says, the article is
given at once; what comes in another order, or in a format without graphs, waits in a store of its own on disk until the end.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from graph.export import Contents
from graph.rdf.assembling import Book, Tell, actors_and_more, assembled, tell_strays
from graph.rdf.describing import TYPE, Broken, Resource, Term, described
from graph.rdf.iris import DEFAULT_BASE, Iris, WrongBase
from graph.rdf.terms import VOID
from graph.rdf.writing import VERSION
from graph.store import Reading
from ontology.vocabulary import AL, vocabulary

TRIPLES = VOID + "triples"
SUBSET = VOID + "subset"
VERSIONED = AL + "formatVersion"
RUN = 500_000  # quads of one graph in memory: an article of 8,000 claims
SPILLED = 50_000  # quads written to disk at once
PARTS = tuple(AL + name for name in ("mark", "subjectMention", "objectMention", "speaker", "mention", "context", "content"))
APART = ("actor", "listing", "identity", "ruling")  # kinds of resources that belong to no article


class RefusedRdf(ValueError):
    """RDF of which nothing more is taken: of a newer form, cut off, or no RDF; the message says what to do, `line` where it is wrong."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Way:
    """How far a file has come: the number of its last line so far, 0 where nobody counts them."""

    line: int = 0

    def __str__(self) -> str:
        return f"line {self.line}" if self.line else "the file"


@dataclass(slots=True)
class Rest:
    """What belongs to no article; it is complete when all readings have been given."""

    contents: Contents = field(default_factory=lambda: Contents((), (), (), (), (), ()))


def readings(quads: Iterator[Quad], tell: Tell, rest: Rest, base: str = DEFAULT_BASE, way: Way | None = None) -> Iterator[Reading]:
    """Yields the articles of a file; `rest` has all else at the end, and `tell` is told of each thing that is left out.

    `base` is that of a file that does not tell its own, and `way` how far it has come. Raises RefusedRdf, and what the quads raise.
    """
    with ExitStack() as stack:
        yield from _Reader(stack, tell, base, way or Way()).read(quads, rest)


class _Reader:
    """One file: what has come so far of what belongs to no article, and what waits on disk."""

    def __init__(self, stack: ExitStack, tell: Tell, base: str, way: Way) -> None:
        self._stack, self._tell, self._base, self._way = stack, tell, base, way
        self._iris: Iris | None = None
        self._apart: dict[str, dict[str, list[Term]]] = {}
        self._came, self._whole = 0, None  # type: int, int | None  # triples of the default graph, and how many it has
        self._documents: int | None = None  # how many articles the file tells of
        self._told = self._ends = self._is_at_end = False  # it has told of itself, said what comes last, and that has come
        self._given: set[str] = set()
        self._book: Book | None = None
        self._waiting: list[Quad] = []
        self._store: Store | None = None
        self._types = {kind.iri for kind in vocabulary().relations.values()} | {AL + "listedMemberOf"}

    def read(self, quads: Iterator[Quad], rest: Rest) -> Iterator[Reading]:
        """Yields the articles, and completes the rest."""
        run: list[Quad] = []
        graph: object = DefaultGraph()
        is_default, is_derived = True, False
        for quad in quads:
            if quad.graph_name != graph:
                yield from self._ended(graph, run)
                graph, run = quad.graph_name, []
                is_default, is_derived = isinstance(graph, DefaultGraph), self._is_derived(graph)
            if is_default:
                self._default(quad)
            elif not is_derived:
                run.append(quad)
                if len(run) >= RUN:
                    self._spill(run)
                    run = []
        yield from self._ended(graph, run)
        yield from self._late()
        if torn := self._torn():
            self._tell("torn", str(self._way), torn)
        rest.contents = self._known(self._tell).contents(others=True)

    def _torn(self) -> str | None:
        """Returns what tells that the file does not go on to its end, None where it does, or nobody knows."""
        has = len(self._given)
        if self._documents is not None and self._documents > has:
            return f"tells of {self._documents} articles and has {has}: {self._documents - has} are cut off or taken out; get it again"
        if self._ends and not self._is_at_end:
            return "ends before what comes last in an export: it is cut off; get it again"
        if not self._told and not has and self._apart:
            return "holds actors and has not come to what an export tells of itself (al:formatVersion): it is cut off; get it again"
        return None

    def _default(self, quad: Quad) -> None:
        """Takes in a triple of the default graph; a plain triple follows from the claims and is passed over."""
        self._came += 1
        if quad.predicate.value in self._types:
            return
        if _kind(quad) in APART:
            self._keep([quad])
        else:
            self._spill([quad])

    def _keep(self, quads: list[Quad]) -> None:
        """Takes in what is said of something that belongs to no article."""
        self._book = None
        for iri, said in described(quads).items():
            held = self._apart.setdefault(iri, {})
            for prop, values in said.items():
                held.setdefault(prop, []).extend(value for value in values if value not in held[prop])

    def _is_derived(self, graph: object) -> bool:
        return self._iris is not None and isinstance(graph, NamedNode) and graph.value == self._iris.relations

    def _ended(self, graph: object, run: list[Quad]) -> Iterator[Reading]:
        """Takes in what came of a graph before another one began; gives its article where it is whole."""
        telling = [quad for quad in run if quad.predicate.value in (VERSIONED, TRIPLES)]
        if any(quad.predicate.value == VERSIONED for quad in telling):
            self._head(run)
        elif self._iris and isinstance(graph, NamedNode) and graph.value == self._iris.decisions:
            self._keep(run)
        elif self._iris and run and all(quad.subject.value == self._iris.end for quad in run if isinstance(quad.subject, NamedNode)):
            self._is_at_end = True
        elif self._iris and self._is_whole(graph, telling, len(run)):
            held = described(run)
            for article in [iri for iri, said in held.items() if Resource(iri, said, self._iris).has_type("Article")]:
                self._given.add(article)
                yield from assembled(held, article, self._iris, self._known().gathered, self._tell)
            tell_strays(held, self._iris, self._tell)
        else:
            self._spill(run)

    def _head(self, run: list[Quad]) -> None:
        """Reads what a file tells of itself; raises RefusedRdf where it is of a newer form."""
        held = described(run)
        for iri, said in held.items():
            about = Resource(iri, said, Iris())
            try:
                version, space = about.whole("formatVersion"), about.text(VOID + "uriSpace")
                self._iris = Iris(space) if space else self._iris
                self._told = self._told or version is not None
                self._ends = self._ends or (self._iris is not None and self._iris.end in _iris_of(about.values(SUBSET)))
                self._whole = self._whole or about.whole(TRIPLES)
                self._documents = self._documents or about.whole(VOID + "documents")
            except (Broken, WrongBase) as wrong:
                raise RefusedRdf(f"does not tell of itself what it should: {wrong}") from None
            if version is not None and version > VERSION:
                raise RefusedRdf(f"is of version {version} of the form, and this program knows version {VERSION}; load it with a newer one")
        self._is_at_end = self._is_at_end or (self._iris is not None and self._iris.end in held)

    def _is_whole(self, graph: object, telling: list[Quad], came: int) -> bool:
        """Returns whether all of an article's graph has come, and all of the default graph before it."""
        counts = [str(quad.object) for quad in telling if quad.subject == graph]
        known = self._whole is not None and self._came >= self._whole
        return known and self._store is None and len(counts) == 1 and counts[0].startswith(f'"{came}"')

    def _known(self, tell: Tell | None = None) -> Book:
        """Returns what belongs to no article; only at the end is told what is wrong with it."""
        if self._book is None or tell:
            self._book = actors_and_more(self._apart, self._iris or Iris(self._base), tell or _nobody)
        return self._book

    def _spill(self, quads: list[Quad]) -> None:
        """Puts quads away until the end."""
        self._waiting += quads
        if len(self._waiting) >= SPILLED:
            self._flush()

    def _flush(self) -> Store:
        if self._store is None:
            self._store = Store(self._stack.enter_context(TemporaryDirectory(prefix="allegiance-rdf-", ignore_cleanup_errors=True)))
        self._store.extend(self._waiting)
        self._waiting = []
        return self._store

    def _late(self) -> Iterator[Reading]:
        """Yields the articles that did not come at once, and tells of what belongs to none of them."""
        if not self._waiting and self._store is None:
            return
        store = self._flush()
        heads = {head.subject for head in store.quads_for_pattern(None, NamedNode(VERSIONED), None)}
        self._head([quad for head in heads for quad in store.quads_for_pattern(head, None, None)])
        self._iris = iris = self._iris or Iris(self._base)
        end = NamedNode(iris.end)
        self._is_at_end = self._is_at_end or any(True for _ in store.quads_for_pattern(end, None, None))
        seen = heads | {NamedNode(iris.of("store", "default")), end}
        for quad in store:
            if _kind(quad) in APART and quad.predicate.value not in self._types:
                self._keep([quad])
        articles = sorted({quad.subject.value for quad in _typed(store, "Article") if isinstance(quad.subject, NamedNode)})
        for article in articles:
            self._given.add(article)
            self._tell_torn(store, article)
            held = _closure(store, article)
            yield from assembled(held, article, iris, self._known().gathered, self._tell)
            tell_strays(held, iris, self._tell)
        self._tell_rest(store, set(articles), {str(one) for one in seen})

    def _tell_torn(self, store: Store, article: str) -> None:
        """Tells where an article's graph has not as many triples as it says."""
        named = self._iris and self._iris.read(article)
        if not named or not self._iris:
            return
        graph = NamedNode(self._iris.graph(named.id))
        counts = [str(quad.object).split('"')[1] for quad in store.quads_for_pattern(graph, NamedNode(TRIPLES), None, graph)]
        held = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
        if counts and counts != [str(held)]:
            self._tell("torn", article, f"has {held} triples in its graph, which says {counts[0]}: the file is cut off or was changed")

    def _tell_rest(self, store: Store, articles: set[str], seen: set[str]) -> None:
        """Tells of claims without their article, and of what no store keeps."""
        iris = self._iris or Iris(self._base)
        for claim in _typed(store, "Claim"):
            own = {str(quad.object)[1:-1] for quad in store.quads_for_pattern(claim.subject, NamedNode(AL + "article"), None)}
            if not own & articles:
                self._tell("record", str(claim.subject)[1:-1], "article: no article of this claim stands in this input")
        for subject, prop in ((str(quad.subject), quad.predicate.value) for quad in store):
            if subject not in seen and (subject[0] != "<" or iris.read(subject[1:-1]) is None):
                self._tell("unknown", subject, f"is nothing that a store keeps (<{prop}>)")


def _closure(store: Store, article: str) -> dict[str, dict[str, list[Term]]]:
    """Returns what is said of an article, its claims and the parts of both, whatever the graph."""
    node = NamedNode(article)
    claims = [quad.subject for quad in store.quads_for_pattern(None, NamedNode(AL + "article"), node)]
    wanted, quads, seen = [node, *claims], list[Quad](), set[object]()
    while wanted:
        subject = wanted.pop()
        if subject in seen or not isinstance(subject, NamedNode):
            continue
        seen.add(subject)
        said = list(store.quads_for_pattern(subject, None, None))
        quads += said
        wanted += [quad.object for quad in said if quad.predicate.value in PARTS and isinstance(quad.object, NamedNode)]
    return {iri: said for iri, said in described(quads).items() if "/ruling/" not in iri}


def _iris_of(values: Iterable[Term]) -> set[str]:
    return {value.value for value in values if isinstance(value, NamedNode)}


def _typed(store: Store, name: str) -> Iterator[Quad]:
    return iter(store.quads_for_pattern(None, NamedNode(TYPE), NamedNode(AL + name)))


def _kind(quad: Quad) -> str:
    """Returns of what kind the IRI of a quad's subject seems to be, before the base is known."""
    return str(quad.subject).rpartition("/")[0].rpartition("/")[2]


def _nobody(reason: str, where: str, what: str) -> None:
    """Tells nobody."""
