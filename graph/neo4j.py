"""The store in a Neo4j: the same graph, ids and answers as in a file, for as many processes and machines as one likes.

Every transaction is a managed one: the driver repeats it after a transient error, and while the server is away. What
is written is the same however often it is repeated. Errors tell what to check and never hold the password.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from ssl import SSLError
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Session
from neo4j.exceptions import DriverError, IncompleteCommit, Neo4jError, ServiceUnavailable, SessionExpired

from graph.cypher import commands, statement
from graph.cypherstore import CypherStore
from graph.relations import CLAIMED
from graph.store import NotStored, Row, StoreDamaged, StoreError, StoreUnavailable, Value
from graph.writing import Run
from ontology.vocabulary import vocabulary

FORM = 1  # of properties and labels, as in the embedded store
OLDEST = (5, 23)  # the first server that knows all of our Cypher
CONNECT_TIMEOUT_S = 10.0
REMEDIES = {  # by the code of the server's error, or its beginning: the longest that fits
    "Neo.ClientError.Database.DatabaseNotFound": "there is no such database; name one with ALLEGIANCE_NEO4J_DATABASE",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": "the database is read-only, so nothing was written",
    "Neo.ClientError.Cluster.NotALeader": "this server only reads; name the cluster with neo4j:// instead of bolt://",
    "Neo.ClientError.Security.AuthenticationRateLimit": "too many wrong passwords; wait a few seconds and give the right one",
    "Neo.ClientError.Security.CredentialsExpired": "the first password has to be changed before anything else",
    "Neo.ClientError.Security.Forbidden": "the user may not do this; name another with ALLEGIANCE_NEO4J_USER",
    "Neo.ClientError.Security": "user or password is wrong: set ALLEGIANCE_NEO4J_USER and ALLEGIANCE_NEO4J_PASSWORD (or _PASSWORD_FILE)",
    "Neo.TransientError.General.OutOfMemoryError": "the server has too little memory for this; give it more heap",
    "Neo.DatabaseError": "the server cannot go on; look into its log, and whether its disk is full",
    "Neo.TransientError": "the server could not do it now, however often it was tried",
}


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

    def __init__(self, login: Login, *, create: bool = False, patience_s: float = 5.0) -> None:
        """Connects and, with `create`, sets up an empty database and settles what a kill left; raises StoreError and its kin.

        `patience_s` is for how long a transaction is repeated while the server is away.
        """
        self._login = login
        self._closed = False
        with _told(login):
            self._driver = _connected(login, patience_s)
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

    def close(self) -> None:
        """Lets go of the server."""
        self._closed = True
        self._driver.close()

    def _read(self, text: str, parameters: Mapping[str, Value]) -> list[Row]:
        with self._session() as session:
            return session.execute_read(_rows, text, parameters)

    def _write[T](self, work: Callable[[Run], T]) -> T:
        """Returns what the work gives, done in one transaction that is repeated until it is known to be committed.

        Where the connection broke during the commit nobody knows whether it was done. Then it is done again, which
        changes nothing where it was, and what it gave at first is what became of it.
        """
        done: list[T] = []

        def run_in(transaction: ManagedTransaction) -> None:
            def run(name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
                return _rows(transaction, statement(name, kind), parameters or {})

            done.append(work(run))

        with self._session() as session:
            try:
                session.execute_write(run_in)
            except IncompleteCommit:
                first = done[-1]
                with suppress(NotStored):  # a removal that was done
                    session.execute_write(run_in)
                return first
        return done[-1]

    def _flush(self) -> None:
        """Does nothing: what a server has committed lasts."""

    @contextmanager
    def _session(self) -> Iterator[Session]:
        if self._closed:
            raise StoreUnavailable(f"the store {self.address} is closed")
        with _told(self._login), self._driver.session(database=self._login.database, bookmark_manager=self._bookmarks) as session:
            yield session

    def _server_version(self) -> str:
        """Returns the version of the server; raises StoreError where it is too old."""
        with _told(self._login):
            agent = self._driver.get_server_info().agent
        return supported(agent, self.address)

    def _prepare(self, *, create: bool) -> None:
        """Sets up an empty database; raises StoreDamaged where it holds something else or is of another form."""
        found = self.ask("store_read", {})
        if found and found[0]["form"] != FORM:
            raise StoreDamaged(
                f"{self.address} is of form {found[0]['form']}, this version reads form {FORM}: load an export into another one"
            )
        if not found and self.ask("nodes_counted", {})[0]["number"]:
            raise StoreDamaged(f"{self.address} holds a graph of something else; name an empty database with ALLEGIANCE_NEO4J_DATABASE")
        if not found and not create:
            raise NotPrepared(f"there is no graph at {self.address} yet; load articles with `allegiance load FILE`")
        if create:
            self._set_up()
            self.settle()

    def _set_up(self) -> None:
        """Makes constraints, indexes and the store's own node; done twice, also at once, it changes nothing."""
        types = (*vocabulary().relations, CLAIMED)
        schema = (*commands("schema"), *(command for kind in types for command in commands("relation_dates_schema", kind)))

        def make(transaction: ManagedTransaction) -> None:
            for command in schema:
                transaction.run(command)

        with self._session() as session:
            session.execute_write(make)
        self._write(lambda run: run("store_create", {"form": FORM}))


class NotPrepared(StoreError):
    """There is no graph in the database, and what is asked needs one."""


def supported(agent: str, address: str) -> str:
    """Returns the version of a server that calls itself so ("Neo4j/5.26.0"); raises StoreError where it is too old."""
    name, _, version = agent.partition("/")
    numbers = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if name != "Neo4j" or numbers < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        raise StoreError(f"{address} is {agent}; Neo4j {oldest} or newer is needed, best 5.26")
    return version


def _connected(login: Login, patience_s: float) -> Driver:
    """Returns a driver that has reached its server."""
    try:
        driver = GraphDatabase.driver(
            login.address,
            auth=(login.user, login.password or ""),
            connection_timeout=CONNECT_TIMEOUT_S,
            connection_acquisition_timeout=CONNECT_TIMEOUT_S * 2,
            max_transaction_retry_time=patience_s,
            notifications_min_severity=NotificationMinimumSeverity.OFF,
            telemetry_disabled=True,
            user_agent="allegiance",
        )
    except ValueError as error:
        raise StoreError(f"{login.address} is no address of a Neo4j: {_first_line(str(error))}") from error
    try:
        driver.verify_connectivity()
    except BaseException:
        driver.close()
        raise
    return driver


def _rows(transaction: ManagedTransaction, text: str, parameters: Mapping[str, Value]) -> list[Row]:
    """Returns the rows of a statement."""
    result = transaction.run(text, dict(parameters))
    names = result.keys()
    return [dict(zip(names, row, strict=True)) for row in result.values()]


@contextmanager
def _told(login: Login) -> Iterator[None]:
    """Makes the driver's errors the store's own, with what to check."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise StoreUnavailable(f"{login.address} does not answer{_why_silent(error, login.address)}") from error
    except Neo4jError as error:
        code = error.code or ""
        remedy = next((REMEDIES[key] for key in sorted(REMEDIES, key=len, reverse=True) if code.startswith(key)), None)
        if remedy is None:
            raise
        kind = StoreUnavailable if code.startswith(("Neo.TransientError", "Neo.DatabaseError")) else StoreError
        raise kind(f"{login.address}: {remedy} ({_first_line(error.message or code)})") from error
    except DriverError as error:
        raise StoreError(f"{login.address}: {_first_line(str(error))}") from error


def _why_silent(error: BaseException, address: str) -> str:
    """Returns what may be the matter with a server that does not answer."""
    causes = list(_causes(error))
    host = urlsplit(address).netloc
    if any(isinstance(cause, SSLError) for cause in causes):
        return f": {host} does not speak TLS with a certificate that this machine trusts; try bolt://, or neo4j+ssc:// for one of its own"
    if any("handshake" in str(cause).lower() for cause in causes):
        return f": what listens at {host} does not speak Bolt, or only with TLS (neo4j+s://); Neo4j's own port is 7687"
    return f": is Neo4j running, and is {host} right? ({_first_line(str(causes[-1]))})"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yields an error and what caused it, the cause last."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _first_line(text: str) -> str:
    return text.strip().split("\n")[0].rstrip(".")
