"""The store that the settings name: a file of this process, the service that has it, or a Neo4j."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from api.deciding import book_of
from api.settings import Settings
from api.sharing import read_token
from graph.embedded import EmbeddedStore
from graph.store import Store, StoreError, StoreLocked

if TYPE_CHECKING:
    from api.remote import RemoteStore
    from graph.neo4j import Neo4jStore

RETRY_S = 0.05
BOLT_PORT = 7687  # where an address names none
OWN_HOSTS = ("127.0.0.1", "localhost")  # those at which a server of our own listens
QUESTION_PATIENCE_S = 3.0  # a question is repeated so long after a transient error
type Tell = Callable[[str], None]
NEO4J = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


class NoStore(StoreError):
    """There is no store at the path, and what is asked needs one."""


def open_store(settings: Settings, *, create: bool = False, tell: Tell = lambda _: None) -> Store:
    """Returns the store; raises StoreError and its kin.

    A file that another process has is asked for through its service, where it has one. Where not, this waits a moment,
    for most commands are short. With `create` there need be none yet, and a Neo4j that goes away is waited for, which `tell`
    is told.
    """
    if is_address(settings.store):
        token = settings.token.get_secret_value() if settings.token else None
        return _remote(settings.store, token, settings)
    if is_neo4j(settings.store):
        store = open_neo4j(settings, create=create, patience_s=settings.neo4j_patience_s if create else QUESTION_PATIENCE_S, tell=tell)
        return following(store, settings, tell) if create else store
    path = store_path(settings)
    if not create and not path.exists():
        raise NoStore(f"there is no store at {path} yet; load articles with `allegiance load FILE`, or name another one with --store")
    try:
        return following(open_file(path, settings), settings, tell)
    except StoreLocked as locked:
        if not locked.address:
            raise
        return served(locked, path, settings)


def following[T: Store](store: T, settings: Settings, tell: Tell) -> T:
    """Returns the store when what its file of decisions says is in force; raises WrongIdentity, and then the store is closed."""
    try:
        book_of(store, settings, tell).follow()
    except BaseException:
        store.close()
        raise
    return store


def open_file(path: Path, settings: Settings) -> EmbeddedStore:
    """Returns the store of a file for this process; raises StoreLocked, at once where it is served, else after a while."""
    patience = monotonic() + settings.lock_wait_s
    while True:
        try:
            return EmbeddedStore(path)
        except StoreLocked as locked:
            if locked.address or monotonic() > patience:
                raise
        sleep(RETRY_S)


def served(locked: StoreLocked, path: Path, settings: Settings) -> "RemoteStore":
    """Returns the store of a file through the service that has it; raises StoreUnavailable where that does not answer."""
    store = _remote(locked.address or "", read_token(path), settings)
    try:
        store.follow()  # so that it takes over what was edited by hand, as whoever opens a file does
    except BaseException:
        store.close()
        raise
    return store


def store_path(settings: Settings) -> Path:
    """Returns the path of a store in a file; raises StoreError where the settings name something else."""
    if is_neo4j(settings.store):
        raise StoreError(
            f"{_bare(settings.store)} is a Neo4j, and its files are its own; `allegiance copy --to` moves a store into it or out"
        )
    if "://" in settings.store:
        kinds = f"neither a path nor the http address of a service nor that of a Neo4j ({', '.join(NEO4J)})"
        raise StoreError(f"{_bare(settings.store)} is {kinds}")
    return Path(settings.store).expanduser()


def is_address(store: str) -> bool:
    """Returns whether a store is named by the address of its service."""
    return store.startswith(("http://", "https://"))


def is_neo4j(store: str) -> bool:
    """Returns whether a store is a Neo4j."""
    return store.startswith(NEO4J)


def open_neo4j(
    settings: Settings, *, create: bool = False, patience_s: float = QUESTION_PATIENCE_S, tell: Tell = lambda _: None
) -> "Neo4jStore":
    """Returns the store in a Neo4j; raises StoreError and its kin."""
    from graph.neo4j import Login, Neo4jStore, NotPrepared  # brings the driver, which a file does not need

    if "@" in settings.store:
        raise StoreError(
            f"leave user and password out of the address {_bare(settings.store)}: it is printed; "
            "set ALLEGIANCE_NEO4J_USER and ALLEGIANCE_NEO4J_PASSWORD (or _PASSWORD_FILE)"
        )
    login = Login(settings.store, settings.neo4j_user, _password(settings), settings.neo4j_database)
    try:
        return Neo4jStore(login, create=create, patience_s=patience_s, tell=tell)
    except NotPrepared as error:
        raise NoStore(str(error)) from error


def _password(settings: Settings) -> str | None:
    """Returns the password that is set, else that of our own server where it is meant, else None; raises StoreError."""
    if settings.neo4j_password:
        return settings.neo4j_password.get_secret_value()
    if settings.neo4j_password_file is None:
        return _own_password(settings)
    try:
        return settings.neo4j_password_file.read_text("utf-8").strip()
    except OSError as error:
        raise StoreError(f"the password cannot be read from {settings.neo4j_password_file}: {error.strerror}") from error
    except UnicodeDecodeError:  # it would show a part of what is read
        raise StoreError(f"the password cannot be read from {settings.neo4j_password_file}: it is no text") from None


def _own_password(settings: Settings) -> str | None:
    """Returns the password of the server that `allegiance neo4j start` started, where the settings name that one."""
    from api.neo4j.server import password_of
    from api.neo4j.state import process_of, read_state

    home = settings.neo4j_home.expanduser().resolve()
    state = read_state(home)
    try:
        place = urlsplit(settings.store)
        meant = state is not None and place.hostname in OWN_HOSTS and (place.port or BOLT_PORT) == state.bolt_port
    except ValueError:  # no port: whoever connects tells so
        return None
    return password_of(home) if meant and state and process_of(home, state) else None


def _bare(address: str) -> str:
    """Returns an address without what may be a user and a password in it."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _remote(address: str, token: str | None, settings: Settings) -> "RemoteStore":
    from api.remote import RemoteStore  # brings the HTTP client, which a file of our own does not need

    return RemoteStore(address, token=token, timeout_s=settings.client_timeout_s)
