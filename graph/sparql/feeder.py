"""How quads follow a store: which articles came, changed or went since, and what follows from that."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import batched

from pyoxigraph import RdfFormat, Store

from graph.rdf.iris import Iris
from graph.sparql.feeding import (
    PAGE,
    Reading,
    all_lines,
    article_lines,
    compare_actors,
    compare_all,
    compare_copies,
    compare_decided,
    compare_relations,
    write_articles,
)
from graph.sparql.ledger import NONE, Ledger, Moment
from graph.store import Reader, Value

TURNS = 4  # in which a store is read beside those who write; in the last one they are held off
MANY = 2000  # articles or relations that changed: of more all is as soon compared


@dataclass(frozen=True)
class Feeder:
    """The quads of a store while they are written, with their book; `moment_of` tells the state of a store."""

    quads: Store
    ledger: Ledger
    iris: Iris
    reading: Reading
    moment_of: Callable[[Reader], Moment]

    def make(self) -> Moment:
        """Writes all into quads that are empty; returns the state that the store had before, for what changed meanwhile."""
        with self.reading() as store:
            before = self.moment_of(store)
            versions = _versions(store, 0)
        self.quads.bulk_load(_Stream(all_lines(self.reading, list(versions), self.iris)), RdfFormat.N_QUADS)  # type: ignore[arg-type]  # it reads
        with self.reading() as store:
            compare_copies(self.quads, store, self.iris)
        self.quads.flush()
        self.ledger.end(before, versions)
        return before

    def follow(self, held: Moment | None, *, trusted: bool) -> Moment:
        """Takes in what changed in the store; returns the state that the quads are of now.

        `held` is the state that they were of, None where that is not known; `trusted`, whether they were surely of this store.
        """
        for _ in range(TURNS - 1):
            now = self._turn(self.reading, held, trusted=trusted)
            with self.reading() as store:
                if self.moment_of(store) == now:
                    return now
            held, trusted = now, True
        with self.reading() as store:
            return self._turn(lambda: nullcontext(store), held, trusted=trusted)

    def _turn(self, reading: Reading, held: Moment | None, *, trusted: bool) -> Moment:
        """Takes in what changed up to now; what changes meanwhile is taken in as well, or by the next turn."""
        with reading() as store:
            now = self.moment_of(store)
            if trusted and held == now:
                return now
            wanted, gone = self._behind(store, held if trusted else None, now)
        if held == now and not wanted and not gone:
            return now
        ids = sorted({*wanted, *gone})
        self.ledger.begin(ids)
        there: set[str] = set()
        for page in batched(ids, PAGE):
            with reading() as store:
                lines = article_lines(store, page, self.iris)
            write_articles(self.quads, lines, page, self.iris)
            there |= lines.keys()
        with reading() as store:
            store.steady(lambda: self._follow_rest(store, held if trusted else None, now))
        self.quads.flush()
        self.ledger.end(now, {key: wanted.get(key, NONE) for key in there}, set(ids) - there)
        return now

    def _behind(self, store: Reader, held: Moment | None, now: Moment) -> tuple[Mapping[str, str], Sequence[str]]:
        """Returns the articles to write, by id with their versions, and those to take out."""
        if held and now.cut <= held.seq:
            return _versions(store, held.seq), ()
        there, known = _versions(store, 0), self.ledger.articles()
        return {key: version for key, version in there.items() if known.get(key) != version}, [key for key in known if key not in there]

    def _follow_rest(self, store: Reader, held: Moment | None, now: Moment) -> None:
        """Brings up to date what follows from many articles."""
        touched = store.settled_between(held.changed, now.changed) if held else None
        if held is None or touched is None or now.cut > held.seq or max(len(touched), now.seq - held.seq) > MANY:
            compare_all(self.quads, store, self.iris)
        else:
            compare_relations(self.quads, store, touched, self.iris)
            named = _named(store, range(held.seq + 1, now.seq + 1)) | {ends.source for ends in touched}
            compare_actors(self.quads, store, sorted(named), self.iris)
        compare_decided(self.quads, store, self.iris)
        compare_copies(self.quads, store, self.iris)


class _Stream(io.RawIOBase):
    """Lines as what is read from a file."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines = lines
        self._rest = b""

    def readable(self) -> bool:
        """Returns True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Returns the next bytes, at most so many."""
        most = size if size > 0 else 1 << 16
        while len(self._rest) < most and (line := next(self._lines, None)) is not None:
            self._rest += line.encode()
        piece, self._rest = self._rest[:most], self._rest[most:]
        return piece


def _versions(store: Reader, since: int) -> dict[str, str]:
    """Returns what tells the articles that came after a place in time from others of the same id, by id."""
    return {str(row["article"]): f"{row['version']} {row['extractor']}" for row in store.ask("articles_held", {"since": since})}


def _named(store: Reader, seqs: range) -> set[str]:
    """Returns whom articles name that came at these places in time."""
    came: list[Value] = [*seqs]
    return {str(entry).rsplit(" ", 1)[0] for row in store.ask("names_since", {"seqs": came}) for entry in _texts(row["actors"])}


def _texts(value: Value) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else []
