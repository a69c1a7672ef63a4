"""A store over any engine that runs our Cypher: what is the same for all of them.

An engine adds how a statement is read, how a transaction is opened, and how its data is kept and copied.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import batched
from types import MappingProxyType

from graph import counters, deciding, grouping, ruling, settling, writing
from graph.cypher import statement, statement_for
from graph.identity import Identity
from graph.model import Actor, Article, Claim
from graph.preparing import prepared
from graph.properties import actors_of, articles_of, claims_of, decisions_of, listings_of, relations_of, rows_as
from graph.querying import Snapshot
from graph.relations import Ends, Relation
from graph.running import Run
from graph.store import Counts, Decided, Decision, Ledger, Listing, Outcome, Reading, Row, Ruling, Value, seq_of
from ontology.vocabulary import vocabulary

REMEMBERED = 100  # batches of settled relations: about 10 MB where each is full
PAGE = 200  # articles or actors fetched by one query of a stream, or counted in one transaction


class CypherStore(ABC):
    """The seam `graph.store.Store` but for `backup` and `close`."""

    engine: str
    version: str
    _identity: Identity | None = None  # what is decided, as far as this process knows
    _recent: tuple[settling.Settled, ...] = ()  # what this process settled last

    @abstractmethod
    def _read(self, text: str, parameters: Mapping[str, Value]) -> list[Row]:
        """Returns the rows of a statement that only reads."""

    @abstractmethod
    def _write[T](self, work: Callable[[Run], T]) -> T:
        """Returns what the work gives, done in one transaction that is rolled back when it raises."""

    @abstractmethod
    def _flush(self) -> None:
        """Sees to it that what is committed lasts."""

    @abstractmethod
    def snapshot(self) -> Snapshot:
        """Returns the store as it is now, for queries that users write themselves."""

    def ledger(self, article_ids: Sequence[str]) -> dict[str, Ledger]:
        """Returns what is held of these articles, by id; absent ones are left out."""
        held = writing.held_of(self._run, article_ids)
        return {h.article: Ledger(h.article, h.version, h.extractor, h.seq) for h in held}

    def put(self, *readings: Reading) -> list[Outcome]:
        """Stores articles with their claims in one transaction, replacing what older versions said; raises Unfit."""
        while True:
            identity = self._identity = self._identity or Identity(self.decisions())
            articles = [prepared(one, vocabulary().relations, identity) for one in readings]
            try:
                return self._write(lambda run: writing.put(run, articles, identity))  # noqa: B023 - it runs now
            except Decided:
                self._identity = None

    def put_listings(self, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
        """Stores listed memberships and the actors that they name; returns how many were new."""
        given = tuple(listings), tuple(actors)  # for the work may be done twice
        return self._write(lambda run: writing.put_listings(run, *given))

    def rule(self, made: Iterable[Ruling], undone: Iterable[Ruling]) -> None:
        """Keeps decisions about copies and takes others back, and counts anew what they change."""
        given = tuple(made), tuple(undone)  # for the work may be done twice
        self._write(lambda run: ruling.rule(run, *given))
        self.settle()

    def settle(self) -> int:
        """Finds the groups of copies and recomputes the relations whose claims have changed; returns how many relations."""
        while self._write(grouping.group_batch):
            pass
        settled = 0
        while batch := self._settle_batch():
            self._recent = (*self._recent, batch)[-REMEMBERED:]
            settled += sum(1 for ends in batch.relations if ends.target)
        self._flush()
        return settled

    def remove(self, article_id: str) -> None:
        """Removes an article with its claims and recomputes the relations; raises NotStored."""
        self._write(lambda run: writing.remove(run, article_id))
        self.settle()

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Brings decisions of identity into force in place of all those before; raises WrongIdentity, and Decided where those differ."""
        wanted, expected = Identity(decisions), Identity(before)
        self._write(lambda run: deciding.decide(run, wanted, expected, vocabulary().relations))
        self._identity = wanted
        self.settle()

    def rebuild(self) -> int:
        """Derives every relation and number anew from the claims; returns how many relations there are."""
        self._count()
        self._write(settling.mark_all)
        self.settle()
        return self.counts().relations

    def settled_between(self, first: int, last: int) -> tuple[Ends, ...] | None:
        """Returns the relations recomputed after one change of them up to another, None where others did so or it is long ago.

        With them come groups of claims that are no relation, without a target: their claims have changed too.
        """
        steps = {one.changed: one.relations for one in self._recent}
        if not all(number in steps for number in range(first + 1, last + 1)):
            return None
        return tuple(ends for number in range(first + 1, last + 1) for ends in steps[number])

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows of `graph/cypher/{question}.cypher`; `relation` fills its placeholder for a type."""
        return self._read(statement_for(question, parameters, relation), parameters)

    def steady[T](self, question: Callable[[], T]) -> T:
        """Returns what a question gives; an engine beside whose reading others write sees to it that it is of one state."""
        return question()

    def counts(self) -> Counts:
        """Returns how much is held."""
        return self.steady(self._counts)

    def _counts(self) -> Counts:
        number: dict[str, int] = {str(row["what"]): row["number"] for row in self.ask("counts", {}) if isinstance(row["number"], int)}
        return Counts(engine=self.engine, version=self.version, seq=seq_of(self), **number)

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Yields all articles with the extractor that read them, sorted by id."""
        for page in self._pages("article_ids"):
            yield from self._steadily(articles_of, "articles", {"ids": page})

    def actors(self) -> Iterator[Actor]:
        """Yields all actors, sorted by id."""
        for page in self._pages("actor_ids"):
            yield from self._steadily(actors_of, "actors_named", {"ids": page})

    def listings(self) -> Iterator[Listing]:
        """Yields all listed memberships, sorted."""
        yield from self._steadily(listings_of, "listings")

    def rulings(self) -> tuple[Ruling, ...]:
        """Returns all decisions about copies, sorted."""
        return tuple(self._steadily(lambda rows: rows_as(rows, Ruling), "rulings"))

    def claims(self) -> Iterator[Claim]:
        """Yields all claims, sorted by the ids of article and claim."""
        for page in self._pages("article_ids"):
            yield from self._steadily(claims_of, "claims_of_articles", {"ids": page})

    def decisions(self) -> tuple[Decision, ...]:
        """Returns the decisions of identity that are in force, sorted."""
        return Identity(self._steadily(decisions_of, "decisions")).decisions

    def relations(self) -> Iterator[Relation]:
        """Yields all relations as they were last settled, sorted by id."""
        yield from self._steadily(relations_of, "relation_edges")

    def _run(self, name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
        """Returns the rows of a statement that only reads."""
        return self._read(statement(name, kind), parameters or {})

    def _count(self) -> None:
        """Counts the claims of all actors anew."""
        for page in self._pages("actor_ids"):
            self._write(lambda run, page=page: counters.recount(run, map(str, page)))  # type: ignore[misc]  # mypy cannot infer it
        self._write(lambda run: run("store_counted"))

    def _date(self) -> None:
        """Gives claims the day of publication, which those of an older store lack."""
        for page in self._pages("article_ids"):
            self._write(lambda run, page=page: run("claims_date", {"ids": page}))  # type: ignore[misc]  # mypy cannot infer it
        self._write(lambda run: run("store_dated"))

    def _key(self) -> None:
        """Gives claims the id of what they are counted in, which those of an older store lack."""
        for page in self._pages("article_ids"):
            self._write(lambda run, page=page: run("claims_key", {"ids": page}))  # type: ignore[misc]  # mypy cannot infer it
        self._write(lambda run: run("store_keyed"))

    def _settle_batch(self) -> settling.Settled | None:
        """Recomputes one batch of marked relations in one transaction."""
        return self._write(lambda run: settling.settle_batch(run, vocabulary().relations))

    def _pages(self, ids: str) -> Iterator[list[Value]]:
        """Yields ids in their order, a page at a time."""
        for page in batched(self._steadily(lambda rows: [row["id"] for row in rows], ids), PAGE):
            yield list(page)

    def _steadily[T](self, convert: Callable[[list[Row]], T], question: str, parameters: Mapping[str, Value] = MappingProxyType({})) -> T:
        """Returns what is made of the rows of a question."""
        return self.steady(lambda: convert(self.ask(question, parameters)))
