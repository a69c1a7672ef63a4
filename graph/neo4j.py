"""The store in a Neo4j: the same graph, ids and answers as in a file, for as many processes and machines as one likes.

Every transaction is repeated after a transient error, and while the server is away: what is written by the driver first, then
here, and what is read here alone, since the driver would take three messages to the server and back where one does. What is
written is the same however often it is repeated. Errors tell what to check and never hold the password.
"""

import logging
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationMinimumSeverity,
    Query,
    Session,
    Transaction,
)
from neo4j.exceptions import ConfigurationError, DriverError, IncompleteCommit, Neo4jError

from graph.cypher import commands, statement
from graph.cypherstore import CypherStore
from graph.neo4j_errors import first_line, may_pass, told_as_ours
from graph.neo4j_queries import Neo4jSnapshot
from graph.querying import Places
from graph.relations import CLAIMED
from graph.running import Run
from graph.store import NotStored, Row, StoreDamaged, StoreError, StoreUnavailable, Value
from ontology.vocabulary import vocabulary

FORM = 2  # of properties and labels, as in the embedded store
OLDEST = (5, 23)  # the first server that knows all of our Cypher
NEEDED = "Neo4j 5.23 or newer is needed, best 5.26"
CONNECT_TIMEOUT_S = 10.0
HOLD_S = 10.0  # a question waits no longer for a writer that is at work, which takes a second or two, and lets it wait no longer
STEP_S = 1.0  # the driver doubles its pauses without end, so it is patient for this long alone, and begins anew
PAUSE_S = 0.2
OWN = "system"  # the database in which Neo4j keeps users and databases

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it would print each failed attempt; an outage is told once, below

type Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Login:
    """Where a Neo4j is and who asks; `database` None is the server's own choice. The password is never shown."""

    address: str
    user: str
    password: str | None
    database: str | None = None

    def __repr__(self) -> str:
        return f"Login({self.address!r}, {self.user!r})"


class Neo4jStore(CypherStore):
    """The store in one database of a Neo4j server or cluster."""

    engine = "neo4j"

    def __init__(self, login: Login, *, create: bool = False, patience_s: float = 5.0, tell: Tell = lambda _: None) -> None:
        """Connects and, with `create`, sets up an empty database and settles what a kill left; raises StoreError and its kin.

        `patience_s` is for how long a transaction is repeated while the server is away; `tell` gets a message when that begins.
        """
        self._login = login
        self._patience_s, self._tell = patience_s, tell
        self._closed = False
        self._places = Places()
        with told_as_ours(login.address):
            self._driver = _connected(login)
            self._bookmarks = GraphDatabase.bookmark_manager()
        try:
            self.version = self._server_version()
            self._prepare(create=create)
        except BaseException:
            self._driver.close()
            raise

    @property
    def address(self) -> str:
        """Where the server is."""
        return self._login.address

    def backup(self, target: Path) -> None:
        """Raises StoreError: a server's files are the server's."""
        raise StoreError(
            f"a Neo4j is not copied to {target} from outside; use `allegiance copy --to {target}`, or neo4j-admin on the server"
        )

    def snapshot(self) -> Neo4jSnapshot:
        """Returns the graph as it is while a query of a user runs."""
        return Neo4jSnapshot(self._reading_session, lambda ask: self._patiently(lambda _: ask()), self._places)

    def steady[T](self, question: Callable[[], T]) -> T:
        """Returns what a question gives of one state of the store.

        A server shows a change while it is being written, half of it even to a single statement. So the question is asked
        again where others wrote meanwhile, and then they are held off.
        """
        before = self._turn()
        if before is None:
            return question()
        with suppress(Exception):  # half of a change may be no answer at all
            answer = question()
            if self._turn() == before:
                return answer
        return self._holding(question)

    def close(self) -> None:
        """Lets go of the server."""
        self._closed = True
        self._driver.close()

    def _read(self, text: str, parameters: Mapping[str, Value]) -> list[Row]:
        return self._patiently(lambda session: _rows(session, text, parameters), reading=True)

    def _write[T](self, work: Callable[[Run], T]) -> T:
        """Returns what the work gives, done in one transaction that is repeated until it is known to be committed.

        Where the connection broke during the commit nobody knows whether it was done. Then it is done again, which
        changes nothing where it was, and what it gave at first is what became of it.
        """
        given: list[T] = []
        unsure: list[T] = []

        def run_in(transaction: ManagedTransaction) -> None:
            def run(name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
                return _rows(transaction, statement(name, kind), parameters or {})

            given.append(work(run))

        def attempt(session: Session) -> None:
            try:
                session.execute_write(run_in)
            except IncompleteCommit:
                unsure.append(given[-1])
                raise
            except NotStored:
                if not unsure:  # else it is a removal that was done
                    raise

        self._patiently(attempt)
        return (unsure or given[-1:])[0]

    def _turn(self) -> Value:
        """Returns the number of the turn of the last writer, once that one has come to its end.

        It is None where nobody can be held off: the database is read-only, this user may not write, or a writer does
        not come to its end.
        """

        def attempt(session: Session) -> Value:
            try:
                turn: Value = session.run(Query(statement("store_turn"), timeout=HOLD_S)).single(strict=True)["turn"]
            except Neo4jError as error:
                if may_pass(error):
                    raise
                return None
            return turn

        return self._patiently(attempt)

    def _holding[T](self, question: Callable[[], T]) -> T:
        """Returns what a question gives while all writers are held off, if they can be."""

        def attempt(session: Session) -> T:
            with session.begin_transaction(timeout=HOLD_S) as transaction:
                try:
                    _rows(transaction, statement("store_lock"), {})
                except Neo4jError as error:
                    if may_pass(error):
                        raise
                answer = question()
                with suppress(Neo4jError):  # it was ended already
                    transaction.rollback()
            return answer

        return self._patiently(attempt)

    def _flush(self) -> None:
        """Does nothing: what a server has committed lasts."""

    def _patiently[T](self, attempt: Callable[[Session], T], *, reading: bool = False) -> T:
        """Returns what an attempt gives; it is repeated while the server is away, and the user is told so once.

        The driver has been patient for a step already where it is not for reading.
        """
        until, told, quiet = 0.0, False, STEP_S if reading else 0.0  # in which nobody is told
        with told_as_ours(self._login.address):
            while True:
                try:
                    with self._session(reading=reading) as session:
                        return attempt(session)
                except (DriverError, Neo4jError) as error:
                    until = until or monotonic() + self._patience_s - (0.0 if reading else STEP_S)
                    if not may_pass(error) or monotonic() >= until:
                        raise
                    quiet -= PAUSE_S
                    if not told and quiet < 0 and not isinstance(error, IncompleteCommit):
                        does = "is not ready" if isinstance(error, Neo4jError) else "does not answer"
                        self._tell(f"{self.address} {does}; waiting up to {self._patience_s:.0f} s")
                        told = True
                    sleep(PAUSE_S)

    def _session(self, *, reading: bool = False) -> Session:
        if self._closed:
            raise StoreUnavailable(f"the store {self.address} is closed")
        mode = READ_ACCESS if reading else WRITE_ACCESS
        return self._driver.session(database=self._login.database, bookmark_manager=self._bookmarks, default_access_mode=mode)

    def _reading_session(self) -> Session:
        return self._driver.session(database=self._login.database, default_access_mode=READ_ACCESS)

    def _server_version(self) -> str:
        """Returns the version of the server; raises StoreError where it is too old."""
        with told_as_ours(self._login.address):
            agent = self._driver.get_server_info().agent
        return supported(agent, self.address)

    def _prepare(self, *, create: bool) -> None:
        """Sets up an empty database; raises StoreDamaged where it holds something else or is of another form."""
        found = self.ask("store_read", {})
        if found and found[0]["form"] != FORM:
            raise StoreDamaged(
                f"{self.address} is of form {found[0]['form']}, this version reads form {FORM}: load an export into another one"
            )
        if not found and self.ask("nodes_counted", {})[0]["number"] and not self.ask("store_read", {}):  # another may make it just now
            raise StoreDamaged(f"{self.address} holds a graph of something else; name an empty database with ALLEGIANCE_NEO4J_DATABASE")
        if not found and not create:
            raise NotPrepared(f"there is no graph at {self.address} yet; load articles with `allegiance load FILE`")
        if create:
            self._set_up()
            if found and not found[0]["counted"]:  # a store of before actors had their numbers
                self._count()
            if found and not found[0]["dated"]:  # a store of before claims had the day of their publication
                self._date()
            if found and not found[0]["keyed"]:  # a store of before claims had the id of what they are counted in
                self._key()
            self.settle()

    def _set_up(self) -> None:
        """Makes constraints, indexes and the store's own node; done twice, also at once, it changes nothing."""
        types = (*vocabulary().relations, CLAIMED)
        schema = (*commands("schema"), *(command for kind in types for command in commands("relation_dates_schema", kind)))

        def make(transaction: ManagedTransaction) -> None:
            for command in schema:
                transaction.run(command)

        self._patiently(lambda session: session.execute_write(make))
        self._write(lambda run: run("store_create", {"form": FORM}))


class NotPrepared(StoreError):
    """There is no graph in the database, and what is asked needs one."""


def supported(agent: str, address: str) -> str:
    """Returns the version of a server that calls itself so ("Neo4j/5.26.0"); raises StoreError where it is too old."""
    name, _, version = agent.partition("/")
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if name != "Neo4j" or numbers < OLDEST:
        raise StoreError(f"{address} is {agent}; {NEEDED}")
    return version


def _connected(login: Login) -> Driver:
    """Returns a driver that has reached its server."""
    _check(login)
    try:
        driver = GraphDatabase.driver(
            login.address,
            auth=(login.user, login.password or ""),
            connection_timeout=CONNECT_TIMEOUT_S,
            connection_acquisition_timeout=CONNECT_TIMEOUT_S,
            max_transaction_retry_time=STEP_S,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
            user_agent="allegiance",
        )
    except ValueError as error:
        raise StoreError(f"{login.address} is no address of a Neo4j: {first_line(str(error))}") from error
    try:
        driver.verify_connectivity()
    except ConfigurationError as error:  # a server before Neo4j 5 cannot do what the driver is told to
        driver.close()
        raise StoreError(f"{login.address} is too old; {NEEDED} ({first_line(str(error))})") from error
    except BaseException:
        driver.close()
        raise
    return driver


def _check(login: Login) -> None:
    """Raises StoreError where the driver would pass over what is named, or misread it."""
    try:
        place = urlsplit(login.address)
        port = place.port
    except ValueError as error:
        raise StoreError(f"{login.address} is no address of a Neo4j: {first_line(str(error))}") from error
    if not place.hostname or port == 0:
        raise StoreError(f"{login.address} is no address of a Neo4j: it names no {'host' if not place.hostname else 'port'}")
    if place.path.strip("/"):
        raise StoreError(f"{login.address} names {place.path}; a database is named with ALLEGIANCE_NEO4J_DATABASE instead")
    if login.database == OWN:
        raise StoreError(f"the database {OWN} is Neo4j's own; name another one with ALLEGIANCE_NEO4J_DATABASE")


def _rows(transaction: ManagedTransaction | Transaction | Session, text: str, parameters: Mapping[str, Value]) -> list[Row]:
    """Returns the rows of a statement."""
    result = transaction.run(text, dict(parameters))
    names = result.keys()
    return [dict(zip(names, row, strict=True)) for row in result.values()]
