"""The seam between what is known and the engine that keeps it.

Three small roles: a `Writer` takes whole articles, a `Reader` answers named questions and streams sorted records, a
`Keeper` makes copies and rebuilds. A `Store` is all three. Only `graph/embedded.py` and `graph/neo4j.py` import an
engine; `api/remote.py` is the same seam over HTTP.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from graph.model import Actor, Article, Claim
from graph.relations import Ends, Relation

if TYPE_CHECKING:
    from graph.querying import Snapshot

type Value = str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None
type Row = dict[str, Value]


class StoreError(Exception):
    """What went wrong with a store, in words that say what to do; the base of all errors below."""


class StoreLocked(StoreError):
    """The embedded engine's file belongs to a process: `address` is where it answers, None where it does not serve."""

    def __init__(self, message: str, *, pid: int | None = None, address: str | None = None) -> None:
        super().__init__(message)
        self.pid = pid
        self.address = address


class StoreUnavailable(StoreError):
    """The store does not answer."""


class StoreDamaged(StoreError):
    """The store's file is not one that this version can read."""


class NotStored(StoreError):
    """No such article, claim or actor is in the store."""


class Unfit(StoreError):
    """A reading contradicts itself; nothing of it is stored."""


class WrongIdentity(StoreError):
    """Decisions of identity that contradict themselves or what they are about; `ids` are those whose decisions do so."""

    def __init__(self, message: str, ids: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.ids = tuple(ids)


class Decided(StoreError):
    """Others decided who is whom meanwhile; nothing is changed."""


class Outcome(StrEnum):
    """What became of an article that was put into a store."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the store holds of an article: the version of its content, the extractor that read it, its place in time."""

    article: str
    version: str
    extractor: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A membership from reference data or a loaded data set, never from a sentence."""

    member: str
    alliance: str
    role: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That the actors of `ids` are the one of another id: who decided so, on which day (an ISO date) and why."""

    canonical: str
    ids: tuple[str, ...]
    reason: str | None = None
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision about copies: that an article is none, or, where it names another, that the two are; `other` is the greater id."""

    article: str
    other: str | None

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that it is about."""
        return (self.article, self.other) if self.other else (self.article,)

    @property
    def id(self) -> str:
        """What tells it from others."""
        return "r" + "-".join(self.articles)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that one extractor read in it: what one transaction stores.

    `actors` are at least those that the claims name; only those that a claim names, as a side too, are kept.
    """

    article: Article
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    extractor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a store holds, with the engine that holds it."""

    engine: str
    version: str
    seq: int
    articles: int
    outlets: int
    actors: int
    claims: int
    relations: int
    listings: int


class Takes(Protocol):
    """Takes whole articles: what a load needs of a store."""

    def ledger(self, article_ids: Sequence[str]) -> dict[str, Ledger]:
        """Returns what is held of these articles, by id; absent ones are left out."""

    def put(self, *readings: Reading) -> list[Outcome]:
        """Stores whole articles, each with its claims in one transaction, replacing what older versions of them said.

        Several may share a transaction. Returns what became of each; raises Unfit.
        """

    def put_listings(self, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
        """Stores listed memberships, and actors with the names that a list gives them; returns how many memberships were new."""

    def rule(self, made: Iterable[Ruling], undone: Iterable[Ruling]) -> None:
        """Keeps decisions about copies and takes others back, and counts anew what they change."""

    def actors(self) -> Iterator[Actor]:
        """Yields all actors, sorted by id."""

    def listings(self) -> Iterator[Listing]:
        """Yields all listed memberships, sorted."""

    def settle(self) -> int:
        """Recomputes the relations whose claims have changed; returns how many. What was put before lasts now, or within a moment."""

    def decisions(self) -> tuple[Decision, ...]:
        """Returns the decisions of identity that are in force, sorted."""

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Brings decisions of identity into force in place of all those before; raises WrongIdentity, and Decided where those differ."""


class Writer(Takes, Protocol):
    """Takes whole articles, and gives them back."""

    def remove(self, article_id: str) -> None:
        """Removes an article with its claims and recomputes the relations; raises NotStored."""


class Reader(Protocol):
    """Answers named questions and streams all that is held."""

    def steady[T](self, question: Callable[[], T]) -> T:
        """Returns what a question gives of one state of the store, whatever others change meanwhile; it may be asked again."""

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows of `graph/cypher/{question}.cypher`; `relation` fills its placeholder for a type."""

    def counts(self) -> Counts:
        """Returns how much is held."""

    def settled_between(self, first: int, last: int) -> Sequence[Ends] | None:
        """Returns the relations recomputed after the change of relations numbered `first`, up to `last`; None where it is not known.

        With them come groups of claims that are no relation, without a target: their claims have changed too.
        """

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Yields all articles with the extractor that read them, sorted by id."""

    def actors(self) -> Iterator[Actor]:
        """Yields all actors, sorted by id."""

    def listings(self) -> Iterator[Listing]:
        """Yields all listed memberships, sorted."""

    def rulings(self) -> tuple[Ruling, ...]:
        """Returns all decisions about copies, sorted."""

    def claims(self) -> Iterator[Claim]:
        """Yields all claims, sorted by the ids of article and claim."""

    def decisions(self) -> tuple[Decision, ...]:
        """Returns the decisions of identity that are in force, sorted."""

    def relations(self) -> Iterator[Relation]:
        """Yields all relations as they were last settled, sorted by id."""

    def snapshot(self) -> "Snapshot":
        """Returns the store as it is now, for queries that users write themselves."""


class Keeper(Protocol):
    """Copies, rebuilds and closes."""

    def rebuild(self) -> int:
        """Derives every relation anew from the claims; returns how many there are."""

    def backup(self, target: Path) -> None:
        """Writes a whole copy to a path while the store is in use; raises StoreError when the path exists."""

    def close(self) -> None:
        """Makes all of it durable and lets go of the engine."""


class Store(Writer, Reader, Keeper, Protocol):
    """A place that keeps the graph."""


def seq_of(store: Reader) -> int:
    """Returns the store's place in time, which counts its changes."""
    return int(str(store.ask("store_read", {})[0]["seq"]))
