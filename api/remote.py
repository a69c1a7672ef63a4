"""A store that somebody serves, behind the same seam as one in a file of this process."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import httpx
from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from graph.model import Actor, Article, Claim
from graph.properties import rows_as
from graph.querying import (
    Column,
    Limits,
    QueriesBusy,
    QueryAnswer,
    QueryFailed,
    QueryRefused,
    QueryStopped,
    UserQuery,
)
from graph.records import (
    ActorRecord,
    ArticleRecord,
    ClaimRecord,
    ListingRecord,
    Record,
    article_record,
    read_record,
    record_of,
    value_of,
    write_record,
)
from graph.relations import Relation
from graph.sparql.forms import Form
from graph.sparql.guard import QueryMalformed
from graph.sparql.snapshot import SparqlAnswer, SparqlQuery, answer_told
from graph.store import (
    Counts,
    Decided,
    Decision,
    Ledger,
    Listing,
    NotStored,
    Outcome,
    Reading,
    Row,
    Ruling,
    StoreError,
    StoreUnavailable,
    Unfit,
    Value,
    WrongIdentity,
)

ERRORS: dict[str, type[StoreError]] = {
    "/problems/not-stored": NotStored,
    "/problems/unfit": Unfit,
    "/problems/wrong-identity": WrongIdentity,
    "/problems/decided-otherwise": Decided,
    "/problems/store-unavailable": StoreUnavailable,
    "/problems/query-refused": QueryRefused,
    "/problems/malformed-query": QueryMalformed,
    "/problems/query-failed": QueryFailed,
    "/problems/query-stopped": QueryStopped,
    "/problems/too-many-queries": QueriesBusy,
}


TRUNCATED = "Allegiance-Truncated"


class RemoteStore:
    """The seam `graph.store.Store` over HTTP. Without the token of the service it can only read."""

    def __init__(self, address: str, *, token: str | None, timeout_s: float) -> None:
        self._address = address.rstrip("/")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(base_url=f"{self._address}/_store/", headers=headers, timeout=timeout_s, trust_env=not _is_local(address))

    def ledger(self, article_ids: Sequence[str]) -> dict[str, Ledger]:
        """Returns what is held of these articles, by id; absent ones are left out."""
        return _ledgers().validate_json(self._send("POST", "ledger", to_json({"ids": list(article_ids)})))

    def put(self, *readings: Reading) -> list[Outcome]:
        """Stores articles with their claims, each in one transaction; raises Unfit."""
        return [self._put(one) for one in readings]

    def put_listings(self, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
        """Stores listed memberships and the actors that they name; returns how many were new."""
        values: Iterable[Actor | Listing] = (*actors, *listings)
        return self._number("listings", _lines_of(record_of(value) for value in values))

    def rule(self, made: Iterable[Ruling], undone: Iterable[Ruling]) -> None:
        """Keeps decisions about copies and takes others back, and counts anew what they change."""
        self._send("POST", "rulings", to_json({"made": list(made), "undone": list(undone)}))

    def settle(self) -> int:
        """Recomputes the relations whose claims have changed and makes all of it durable; returns how many."""
        return self._number("settle")

    def remove(self, article_id: str) -> None:
        """Removes an article with its claims and recomputes the relations; raises NotStored."""
        self._send("DELETE", f"articles/{quote(article_id, safe='')}")

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Brings decisions of identity into force in place of all those before; raises WrongIdentity, and Decided where those differ."""
        self._send("POST", "identity", to_json({"decisions": list(decisions), "before": list(before)}))

    def steady[T](self, question: Callable[[], T]) -> T:
        """Returns what a question gives; the service sees to it that each of its statements is of one state."""
        return question()

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows of `graph/cypher/{question}.cypher`; `relation` fills its placeholder for a type."""
        rows: list[Row] = from_json(self._send("POST", "ask", to_json({"name": question, "parameters": parameters, "relation": relation})))
        return rows

    def settled_between(self, first: int, last: int) -> None:
        """Returns None: the service keeps that for itself."""

    def counts(self) -> Counts:
        """Returns how much is held."""
        return Counts(**self._told("GET", "counts"))

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Yields all articles with the extractor that read them, sorted by id."""
        for record in self._records("articles"):
            if isinstance(record, ArticleRecord):
                yield value_of(record, Article), record.extractor

    def actors(self) -> Iterator[Actor]:
        """Yields all actors, sorted by id."""
        yield from (value_of(record, Actor) for record in self._records("actors") if isinstance(record, ActorRecord))

    def listings(self) -> Iterator[Listing]:
        """Yields all listed memberships, sorted."""
        yield from (value_of(record, Listing) for record in self._records("listings") if isinstance(record, ListingRecord))

    def rulings(self) -> tuple[Ruling, ...]:
        """Returns all decisions about copies, sorted."""
        return tuple(rows_as(self.ask("rulings", {}), Ruling))

    def claims(self) -> Iterator[Claim]:
        """Yields all claims, sorted by the ids of article and claim."""
        yield from (value_of(record, Claim) for record in self._records("claims") if isinstance(record, ClaimRecord))

    def decisions(self) -> tuple[Decision, ...]:
        """Returns the decisions of identity that are in force, sorted."""
        return _decisions().validate_json(self._send("GET", "identity"))

    def follow(self) -> None:
        """Brings into force what was edited by hand in the service's file of decisions; does nothing for who may not write."""
        response = self._answer("POST", "identity/follow")
        if response.status_code not in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            self._refuse_problem(response)

    def relations(self) -> Iterator[Relation]:
        """Yields all relations as they were last settled, sorted by id."""
        yield from map(_relation().validate_json, self._stream("relations"))

    def snapshot(self) -> "RemoteSnapshot":
        """Returns the store as the service has it when a query is asked."""
        return RemoteSnapshot(lambda body: self._send("POST", f"{self._address}/cypher", body))

    def sparql(self, query: SparqlQuery) -> SparqlAnswer:
        """Returns the answer of the service to a query in SPARQL; raises QueryRefused and its kin."""
        form = query.form or Form.TURTLE
        fields = [("query", query.text), ("format", form.value)]
        try:
            response = self._http.post(f"{self._address}/sparql", data=dict(fields))
        except httpx.HTTPError as error:
            raise self._silent(error) from error
        self._refuse_problem(response)
        return answer_told(response.content, form, response.headers.get(TRUNCATED))

    def rebuild(self) -> int:
        """Derives every relation anew from the claims; returns how many there are."""
        return self._number("rebuild")

    def backup(self, target: Path) -> None:
        """Writes a whole copy to a path of the service's machine; raises StoreError when the path exists."""
        self._send("POST", "backup", to_json({"path": str(target.absolute())}))

    def restore(self, backup: Path) -> None:
        """Puts a backup, a file of the service's machine, in the place of the store that it serves."""
        self._send("POST", "restore", to_json({"path": str(backup.absolute())}))

    def close(self) -> None:
        """Lets go of the connection."""
        self._http.close()

    def _put(self, reading: Reading) -> Outcome:
        values: Iterable[Actor | Claim] = (*reading.actors, *reading.claims)
        records = (article_record(reading.article, reading.extractor), *(record_of(value) for value in values))
        return Outcome(self._told("POST", "readings", _lines_of(records))["outcome"])

    def _number(self, path: str, content: bytes = b"") -> int:
        return int(self._told("POST", path, content)["number"])

    def _told(self, method: str, path: str, content: bytes = b"") -> dict[str, Any]:
        told: dict[str, Any] = from_json(self._send(method, path, content))
        return told

    def _send(self, method: str, path: str, content: bytes = b"") -> bytes:
        response = self._answer(method, path, content)
        self._refuse_problem(response)
        return response.content

    def _answer(self, method: str, path: str, content: bytes = b"") -> httpx.Response:
        try:
            return self._http.request(method, path, content=content, headers={"Content-Type": "application/json"})
        except httpx.HTTPError as error:
            raise self._silent(error) from error

    def _records(self, path: str) -> Iterator[Record]:
        for number, line in enumerate(self._stream(path), 1):
            yield read_record(line, number)

    def _stream(self, path: str) -> Iterator[bytes]:
        try:
            with self._http.stream("GET", path) as response:
                if response.is_error:
                    response.read()
                self._refuse_problem(response)
                yield from _lines(response.iter_bytes())
        except httpx.HTTPError as error:
            raise self._silent(error) from error

    def _refuse_problem(self, response: httpx.Response) -> None:
        """Raises the error that the service tells of."""
        if not response.is_error:
            return
        try:
            told = from_json(response.content)
            kind, detail = told["type"], told["detail"]
        except (ValueError, KeyError, TypeError):
            raise StoreUnavailable(f"{self._address} answers {response.status_code}: this is no service of a store") from None
        if response.status_code == httpx.codes.UNAUTHORIZED:
            raise StoreError(
                f"{self._address} lets only the owner of its store write; run this as the user who serves it, or set ALLEGIANCE_TOKEN"
            )
        raise ERRORS.get(kind, StoreError)(detail)

    def _silent(self, error: httpx.HTTPError) -> StoreUnavailable:
        return StoreUnavailable(f"the service at {self._address} does not answer ({error}); is it running?")


class RemoteSnapshot:
    """A served store, on which queries of users run within the limits of the service."""

    def __init__(self, send: Callable[[bytes], bytes]) -> None:
        self._send = send

    def cypher(self, query: UserQuery, limits: Limits) -> QueryAnswer:  # noqa: ARG002 - the service has limits of its own
        """Returns the answer to a query of a user; raises QueryRefused, QueryFailed, QueryStopped and QueriesBusy."""
        form = "both" if query.ends else "table"
        told = from_json(self._send(to_json({"query": query.text, "parameters": query.parameters, "form": form})))
        columns = tuple(Column(column["name"], column["type"]) for column in told["columns"])
        graph = told.get("graph") or {"nodes": []}
        return QueryAnswer(columns, tuple(map(tuple, told["rows"])), told["truncated"], tuple(graph["nodes"]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Does nothing: the service keeps the copies."""


def _lines_of(records: Iterable[Record]) -> bytes:
    return b"".join(map(write_record, records))


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yields the lines of a stream; only line feeds end them, for a quote may hold any other separator."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest:
        yield rest


def _is_local(address: str) -> bool:
    """Returns whether an address is of this machine, which no proxy can reach."""
    host = httpx.URL(address).host
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@cache
def _ledgers() -> TypeAdapter[dict[str, Ledger]]:
    return TypeAdapter(dict[str, Ledger])


@cache
def _decisions() -> TypeAdapter[tuple[Decision, ...]]:
    return TypeAdapter(tuple[Decision, ...])


@cache
def _relation() -> TypeAdapter[Relation]:
    return TypeAdapter(Relation)
