"""What all routes share: the store that is served, the names in it, and who may write."""

from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import compare_digest, token_hex
from threading import Event, Lock

from api.deciding import Book, book_of
from api.gate import Gate
from api.metrics import Metrics
from api.settings import Settings
from api.sparqling import quads_folder
from graph.answers import EVERYTHING, Filters
from graph.embedded import EmbeddedStore, restore
from graph.kept_names import KeptNames
from graph.kept_pages import KeptPages
from graph.names import NameIndex
from graph.network import Network
from graph.networks import Networks
from graph.sparql.kept import KeptQuads
from graph.store import Counts, Decision, Reader, Store, StoreError, StoreUnavailable, seq_of
from graph.summaries import Summaries
from loaders.reference import reference_actors

TURNS = 5  # in which a question finds all settled; then it holds off whoever puts articles all the time


class Service:
    """A store while it is served.

    Questions see whole articles and settled relations, however many loads go on: a question holds writers off, and
    what a load has put but not settled is settled before the next question.
    """

    def __init__(self, store: Store, settings: Settings, *, token: str | None, address: str) -> None:
        self.settings = settings
        self._store = store
        self._book: Book = book_of(store, settings)
        self._address = address
        self._token = token
        self._gate = Gate()
        self._settling = Lock()
        self._unsettled = False
        self._closed = False
        self._names = KeptNames(reference_actors())
        self._counted: tuple[str, Counts] | None = None
        self._run = settings.run
        self.stopping = Event()  # whoever streams looks at it now and then
        self.metrics = Metrics()
        self.networks = Networks(settings.network_max_relations)
        self.summaries = Summaries(settings.network_max_relations)
        self.pages = KeptPages()
        self.quads = KeptQuads(quads_folder(store, settings), settings.base_iri)

    def may_write(self, token: str) -> bool:
        """Returns whether this is the token of the service; without one nobody may."""
        return self._token is not None and compare_digest(token.encode(), self._token.encode())

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Gives the store to look at, settled."""
        for _ in range(TURNS):
            self._settle()
            with self._gate.reading():
                if not self._unsettled:  # else somebody put an article just now
                    yield self._open()
                    return
        with self.writing() as store:
            store.settle()
            self._unsettled = False
            yield store

    def _settle(self) -> None:
        """Settles what loads have put."""
        with self._settling:
            if self._unsettled:
                with self.writing() as store:
                    store.settle()
                    self._unsettled = False

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Gives the store to change."""
        with self._gate.writing():
            yield self._open()

    @contextmanager
    def putting(self) -> Iterator[Store]:
        """Gives the store to put articles into; they are settled later."""
        with self.writing() as store:
            self._unsettled = True
            yield store

    def seq(self) -> int:
        """Returns the place of the store in time."""
        with self.reading() as store:
            return seq_of(store)

    def state(self) -> str:
        """Returns what is another text whenever an answer may be another one."""
        with self.reading() as store:
            row = store.ask("store_read", {})[0]
        return f"{self._run} {row['seq']} {row['changed']} {row['turn']}"

    def counts(self) -> Counts:
        """Returns how much the store holds; counted anew only when it has changed."""
        state = self.state()
        if self._counted is None or self._counted[0] != state:
            with self.reading() as store:
                self._counted = state, store.counts()
        return self._counted[1]

    def streaming(self) -> Store:
        """Returns the store for a long stream, beside which others may write."""
        return self._open()

    def names(self, store: Reader) -> NameIndex:
        """Returns the index of all names as they are now."""
        return self._names.of(store)

    def network(self, store: Reader, filters: Filters = EVERYTHING, apart: Set[str] | None = None) -> Network:
        """Returns the relations in memory, built anew when the store has changed, as `Networks.of` does; raises NetworkTooLarge."""
        return self.networks.of(store, filters, apart)

    def follow(self) -> None:
        """Brings into force what the file of decisions says by now; raises WrongIdentity."""
        if not self._book.is_followed():
            with self.writing():
                self._book.follow()

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Decides who is whom, in the store and in its file; raises WrongIdentity, and Decided where others did meanwhile."""
        with self.writing():
            self._book.decide(decisions, before)

    def restore(self, backup: Path) -> None:
        """Puts a backup in the place of the store's file; raises StoreError, and then the old store stays."""
        with self._gate.writing():
            store = self._open()
            if not isinstance(store, EmbeddedStore):
                raise StoreError("only a store in a file can be restored from a backup")
            store.close()
            try:
                restore(backup, store.path)
            finally:
                self._store = EmbeddedStore(store.path)
                self._store.announce(self._address)
                self._names.forget()
                self.quads.forget()
                self._run = token_hex(4)  # its counters may be those of another state
                self.networks = Networks(self.settings.network_max_relations)
                self.summaries = Summaries(self.settings.network_max_relations)
                self.pages = KeptPages()
                self._book = book_of(self._store, self.settings)
                self._book.follow()

    def close(self) -> None:
        """Settles what is put and lets go of the store."""
        self.quads.close()
        with self._gate.writing():
            if not self._closed:
                self._closed = True
                with suppress(StoreUnavailable):  # what is put is stored, and settled by whoever opens the store next
                    self._store.settle()
                self._store.close()

    def _open(self) -> Store:
        if self._closed:
            raise StoreUnavailable("the service is stopping")
        return self._store
