"""What of a store its quads have taken in: a small book beside them, which is written around every change of theirs.

What is about to change is struck out first and entered when it is done. So whatever a kill leaves half done is done anew.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS article (id TEXT PRIMARY KEY, version TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS moment (id INTEGER PRIMARY KEY CHECK (id = 1), told TEXT NOT NULL);
"""
NONE = ""  # the version of an article that is just being written or taken out


class LedgerBroken(Exception):
    """The book cannot be read."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A state of a store: its place in time, the last at which something may have gone, how often relations changed.

    `form` tells by which rules the quads were made, and `base` how their IRIs begin.
    """

    form: str
    base: str
    seq: int
    cut: int
    changed: int


class Ledger:
    """The book of one set of quads."""

    def __init__(self, path: Path) -> None:
        """Opens the book or makes one; raises LedgerBroken."""
        try:
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            self._db.executescript(SCHEMA)
        except sqlite3.Error as error:
            raise LedgerBroken(str(error)) from error

    def moment(self) -> Moment | None:
        """Returns the state of the store that the quads are of, None where they are of none; raises LedgerBroken."""
        try:
            row = self._db.execute("SELECT told FROM moment").fetchone()
            return Moment(**json.loads(row[0])) if row else None
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise LedgerBroken(str(error)) from error

    def articles(self) -> dict[str, str]:
        """Returns the version of every article that is in the quads, also in part; raises LedgerBroken."""
        try:
            return dict(self._db.execute("SELECT id, version FROM article"))
        except sqlite3.Error as error:
            raise LedgerBroken(str(error)) from error

    def begin(self, ids: Iterable[str] = ()) -> None:
        """Notes that the quads are about to change, those of some articles among them."""
        with self._whole():
            self._db.execute("DELETE FROM moment")
            self._enter((key, NONE) for key in ids)

    def end(self, moment: Moment, versions: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Notes that the quads are those of a state of the store: some articles are written for good, others taken out."""
        with self._whole():
            self._enter(versions.items())
            self._db.executemany("DELETE FROM article WHERE id = ?", ((key,) for key in gone))
            self._db.execute("INSERT OR REPLACE INTO moment VALUES (1, ?)", (json.dumps(asdict(moment)),))

    def close(self) -> None:
        """Lets go of the book."""
        self._db.close()

    def _enter(self, versions: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("INSERT OR REPLACE INTO article VALUES (?, ?)", versions)

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Makes one change of several."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
