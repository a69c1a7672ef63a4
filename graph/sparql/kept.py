"""The quads of a store, kept beside it and current: what came or went since is taken in, and all is made anew where need be.

One process writes at a time, which a lock on a file sees to. Queries run on copies, in processes of their own; a copy is
of one state of the store and has whole articles. The quads can be deleted at any time: they follow from the store.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from threading import Lock

from pyoxigraph import Store

from graph.query_pool import QueryPool
from graph.querying import Limits, QueriesBusy
from graph.rdf.iris import Iris
from graph.sparql.feeder import Feeder
from graph.sparql.feeding import Reading
from graph.sparql.guard import Names
from graph.sparql.ledger import Ledger, LedgerBroken, Moment
from graph.sparql.names import names_of
from graph.sparql.snapshot import SparqlSnapshot
from graph.store import Reader, StoreError, StoreUnavailable

MADE_OF = (  # what the quads follow from besides the store: where any of it changes, they are made anew
    *(("graph.rdf", name) for name in ("iris.py", "quads.py", "terms.py")),
    *(("graph.sparql", name) for name in ("feeder.py", "feeding.py")),
    ("ontology", "allegiance.ttl"),
)
BROKEN = (OSError, RuntimeError, LedgerBroken, sqlite3.Error)  # oxigraph raises the second for what is damaged


@cache
def form() -> str:
    """Returns what tells the rules by which quads are made from older and newer ones."""
    texts = [(files(package) / name).read_bytes() for package, name in MADE_OF]
    return blake2b(b"\0".join(texts), digest_size=10).hexdigest()


class KeptQuads:
    """The quads of one store, in a folder; several threads and processes may ask at once."""

    def __init__(self, folder: Path, base: str, *, tell: Callable[[str], None] = lambda _: None) -> None:
        """`base` is how IRIs begin; `tell` gets a message where something takes its time."""
        self.names: Names = names_of(base)
        self._folder, self._iris, self._tell = folder, Iris(base), tell
        self._reading: Reading = _nothing
        self._one_at_a_time = Lock()
        self._stores = 0  # that took the place of the first one
        self._known: Moment | None = None  # the state that this process brought the quads to, or found true
        self._pool = QueryPool(self._save, self._state, child="graph.sparql.child", folder=folder)

    def snapshot(self, reading: Reading, limits: Limits) -> SparqlSnapshot:
        """Returns the quads of the store as it is now; raises QueriesBusy while another thread brings them up to date.

        `reading` gives the store while nobody else changes it.
        """
        if not self._one_at_a_time.acquire(timeout=limits.wait_s):
            raise QueriesBusy("the graph is just being written as quads, which takes a while where much is new; ask again later")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._reading = reading
            return SparqlSnapshot(self._pool.snapshot())
        finally:
            self._reading = _nothing
            self._one_at_a_time.release()

    def forget(self) -> None:
        """Lets go of what is known, where another store takes this one's place."""
        self._known = None
        self._stores += 1

    def close(self) -> None:
        """Ends the processes, and removes the copies; the quads stay."""
        self._pool.close()

    def _state(self) -> tuple[int, Moment]:
        with self._reading() as store:
            return self._stores, self._moment(store)

    def _moment(self, store: Reader) -> Moment:
        """Returns the state that a store is in."""
        row = store.ask("store_read", {})[0]
        seq, cut, changed = (int(str(row[name])) for name in ("seq", "cut", "changed"))
        return Moment(form(), self._iris.base, seq, cut, changed)

    def _save(self, copy: Path) -> None:
        """Brings the quads up to date and copies them; where they are damaged they are made anew."""
        with self._locked():
            for attempt in (1, 2):
                try:
                    self._bring_up(copy)
                except BROKEN as error:  # of the quads: those of the store are others
                    why = str(error)
                else:
                    return
                self._wipe()
                shutil.rmtree(copy, ignore_errors=True)
                if attempt == 1:
                    self._tell(f"the graph as quads cannot be read ({why}); it is written anew")
        raise StoreUnavailable(f"the graph cannot be written as quads into {self._folder}: {why}")

    def _bring_up(self, copy: Path) -> None:
        """Brings the quads up to date and copies them."""
        ledger = self._ledger()
        held = ledger.moment()
        fits = (held.form, held.base) == (form(), self._iris.base) if held else bool(ledger.articles())
        if not fits or not (self._folder / "quads").exists():
            ledger.close()
            self._wipe()
            ledger, fits = self._ledger(), False
        quads = Store(str(self._folder / "quads"))
        feeder = Feeder(quads, ledger, self._iris, self._reading, self._moment)
        if not fits:
            held = self._known = feeder.make()
        self._known = feeder.follow(held, trusted=held is not None and held == self._known)
        quads.backup(str(copy))
        ledger.close()

    def _ledger(self) -> Ledger:
        return Ledger(self._folder / "ledger.db")

    def _wipe(self) -> None:
        """Removes the quads with their book."""
        self._known = None
        shutil.rmtree(self._folder / "quads", ignore_errors=True)
        for path in self._folder.glob("ledger.db*"):
            path.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Holds other processes off; the system takes the lock back when this one ends."""
        with (self._folder / "lock").open("ab") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield


def _nothing() -> AbstractContextManager[Reader]:
    raise StoreError("nobody gave a store to read")
