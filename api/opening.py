"""The store that the settings name: a file of this process, or the service that has it."""

from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from api.settings import Settings
from api.sharing import read_token
from graph.embedded import EmbeddedStore
from graph.store import Store, StoreError, StoreLocked

if TYPE_CHECKING:
    from api.client import RemoteStore

RETRY_S = 0.05


class NoStore(StoreError):
    """There is no store at the path, and what is asked needs one."""


def open_store(settings: Settings, *, create: bool = False) -> Store:
    """Returns the store; raises StoreError and its kin.

    A file that another process has is asked for through its service, where it has one. Where not, this waits a moment,
    for most commands are short.
    """
    if is_address(settings.store):
        token = settings.token.get_secret_value() if settings.token else None
        return _remote(settings.store, token, settings)
    path = store_path(settings)
    if not create and not path.exists():
        raise NoStore(f"there is no store at {path} yet; load articles with `allegiance load FILE`, or name another one with --store")
    try:
        return open_file(path, settings)
    except StoreLocked as locked:
        if not locked.address:
            raise
        return served(locked, path, settings)


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
    store.counts()
    return store


def store_path(settings: Settings) -> Path:
    """Returns the path of a store in a file; raises StoreError where the settings name something else."""
    if "://" in settings.store:
        raise StoreError(f"{settings.store} is neither a path nor the http address of a service")
    return Path(settings.store).expanduser()


def is_address(store: str) -> bool:
    """Returns whether a store is named by the address of its service."""
    return store.startswith(("http://", "https://"))


def _remote(address: str, token: str | None, settings: Settings) -> "RemoteStore":
    from api.client import RemoteStore  # brings the HTTP client, which a file of our own does not need

    return RemoteStore(address, token=token, timeout_s=settings.client_timeout_s)
