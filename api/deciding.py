"""The file of decisions who is whom, and the store in which they are in force.

What the file says holds: a store in a file takes it over whenever it is opened, one in a Neo4j when articles are loaded
or something is decided, and only from a file that is named. A store without such a file keeps what was decided in it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from api.settings import Settings
from graph.cypherstore import CypherStore
from graph.embedded import EmbeddedStore
from graph.identity import Identity
from graph.identity_file import NAME, differences, read_identity, write_identity
from graph.store import Decision, Store, WrongIdentity

type Tell = Callable[[str], None]


class Book:
    """The decisions of one store, with the file that they are kept in; `path` is None where somebody else keeps it, or nobody."""

    def __init__(self, store: Store, path: Path | None, tell: Tell = lambda _: None) -> None:
        self._store, self.path, self._tell = store, path, tell

    def is_followed(self) -> bool:
        """Returns whether the store is as the file says; raises WrongIdentity."""
        wanted = self._read()
        return wanted is None or wanted.decisions == self._store.decisions()

    def follow(self) -> None:
        """Brings into force what the file says, where there is one; raises WrongIdentity."""
        wanted = self._read()
        if wanted is None:
            return
        held = self._store.decisions()
        if wanted.decisions != held:
            self._store.decide(wanted.decisions, held)
            come, gone = differences(held, wanted.decisions)
            self._tell(f"{self.path}: decisions of identity taken over: {len(come)} new, {len(gone)} gone")

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Decides in the file and in the store; raises WrongIdentity, and Decided where others did meanwhile.

        The file comes first: a kill in between leaves what the next one who opens the store takes over.
        """
        wanted = Identity(decisions)
        if self.path is None:
            self._store.decide(wanted.decisions, before)
            return
        old = self.path.read_bytes() if self.path.exists() else None
        write_identity(self.path, wanted)
        try:
            self._store.decide(wanted.decisions, before)
        except Exception:
            self._put_back(old)
            raise

    def refuse_others(self, decisions: Iterable[Decision]) -> None:
        """Raises WrongIdentity where there is a file that says something else."""
        written = self._read()
        if written is not None and written.decisions != Identity(decisions).decisions:
            raise WrongIdentity(f"{self.path} decides otherwise than the store that is copied; take that file away, or make the two equal")

    def keep(self) -> None:
        """Makes the file say what is in force in the store, however it came there."""
        held, written = Identity(self._store.decisions()), self._read()
        if self.path is not None and (written is None or written.decisions != held.decisions):
            write_identity(self.path, held)

    def _read(self) -> Identity | None:
        return read_identity(self.path) if self.path else None

    def _put_back(self, old: bytes | None) -> None:
        """Makes the file what it was."""
        if self.path is not None and old is not None:
            self.path.write_bytes(old)
        elif self.path is not None:
            self.path.unlink(missing_ok=True)


def book_of(store: Store, settings: Settings, tell: Tell = lambda _: None) -> Book:
    """Returns the decisions of a store with their file: `identity.yaml` beside it, or the one that is named."""
    if isinstance(store, EmbeddedStore):
        return Book(store, settings.identity or store.path.with_name(NAME), tell)
    return Book(store, settings.identity if isinstance(store, CypherStore) else None, tell)
