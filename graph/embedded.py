"""The embedded store: grafeo in this process, one file, nothing to set up.

The file belongs to one process. Beside it lies `FILE.owner`, which tells others whose it is and, while it is served,
where to ask instead. Inside the process one transaction is written at a time; readers go on beside it.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import batched
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import grafeo

from graph.cypher import commands, statement
from graph.cypherstore import PAGE, CypherStore
from graph.model import Article, Claim
from graph.properties import articles_of, claims_of
from graph.query_pool import QueryPool
from graph.running import Run
from graph.store import Row, StoreDamaged, StoreError, StoreLocked, StoreUnavailable, Value

if TYPE_CHECKING:
    from graph.aside import Aside
    from graph.cypher_queries import EmbeddedSnapshot

FORM = 2  # of properties and labels; a file of another form is refused, its export can be loaded into a new one
LOG_SHARE = 0.25  # of the file's size: folding then costs each batch no more than a few times its own size
MANY = 100_000  # nodes; reading all of so many fills 200 MB, and of ten times as many ten times that
RELIEF = 100_000_000  # bytes of rows read, which fill some 250 MB, before they are given back; a gigabyte is opened in some 10 s
EXPORT_HINT = "keep the file, and load an export (JSON Lines) or a backup of it into a new one"


class EmbeddedStore(CypherStore):
    """The store in one file of this process."""

    engine = "grafeo"
    version = grafeo.__version__

    def __init__(self, path: Path) -> None:
        """Opens the file or makes it, and finishes what a kill left undone; raises StoreLocked and StoreDamaged."""
        self.path = path
        self._one_writer = Lock()
        self._changes = 0
        self._queries = QueryPool(self._copy, lambda: self._changes)
        self._aside: Aside | None = None
        self._engine: grafeo.GrafeoDB | None = _open(path)
        try:
            self._prepare()
            self.announce(None)
            if self.ask("relations_marked", {"limit": 1}) or self.ask("ungrouped", {"first": "", "limit": 1}):
                self.settle()
        except BaseException:
            self._db.close()  # and leave the note of the owner, if there is one, to the owner
            raise

    def announce(self, address: str | None) -> None:
        """Tells other processes whose the file is and where it is served, None where it is not."""
        beside = _owner_file(self.path)
        draft = beside.with_suffix(".draft")
        draft.write_text(json.dumps({"pid": os.getpid(), "address": address}), "utf-8")
        draft.replace(beside)

    def backup(self, target: Path) -> None:
        """Writes a whole copy while the store is in use; raises StoreError when the path exists."""
        if target.exists():
            raise StoreError(f"{target} exists; name a new file for the backup")
        target.parent.mkdir(parents=True, exist_ok=True)
        self._copy(target)

    def snapshot(self) -> "EmbeddedSnapshot":
        """Returns the store as it is now, for queries of users."""
        from graph.cypher_queries import EmbeddedSnapshot  # brings what guards them, and few commands ask any

        return EmbeddedSnapshot(self._queries.snapshot())

    def close(self) -> None:
        """Makes all of it durable and lets go of the file."""
        self._queries.close()
        with self._one_writer:
            if self._engine is not None:
                _owner_file(self.path).unlink(missing_ok=True)
                self._engine.close()
                self._engine = None

    @contextmanager
    def put_aside(self, many: int = MANY, relief: int = RELIEF) -> Iterator[None]:
        """Gives all articles and claims from a copy on disk while it lasts, where there are many, so that memory does not grow with them.

        The engine keeps each block of a column that it has unpacked, and articles sorted by id are spread over all blocks. So they are
        read in the order in which they lie in the file, and the engine is opened anew after every `relief` bytes. Nobody else may use
        the store meanwhile; raises StoreLocked where another process takes the file in such a moment.
        """
        if self._db.node_count < many:
            yield
            return
        from graph.aside import Aside  # which few who open a store need

        with Aside(self.path.parent) as aside:
            read = 0
            for page in batched((row["id"] for row in self.ask("articles_in_turn", {})), PAGE):
                read += self._put_page(aside, page)
                if read >= relief:
                    self._reopen()
                    read = 0
            self._reopen()
            self._aside = aside
            try:
                yield
            finally:
                self._aside = None

    def articles(self) -> Iterator[tuple[Article, str]]:
        """Yields all articles with the extractor that read them, sorted by id."""
        if self._aside is None:
            yield from super().articles()
        else:
            for rows in self._aside.articles():
                yield from articles_of(rows)

    def claims(self) -> Iterator[Claim]:
        """Yields all claims, sorted by the ids of article and claim."""
        if self._aside is None:
            yield from super().claims()
        else:
            for rows in self._aside.claims():
                yield from claims_of(rows)

    def _put_page(self, aside: "Aside", page: tuple[Value, ...]) -> int:
        """Puts some articles aside; returns how many bytes their rows have."""
        claims: dict[object, list[Row]] = {key: [] for key in page}
        for row in self.ask("claims_of_articles", {"ids": page}):
            claims[row["claim"]["articleId"]].append(row)  # type: ignore[index, call-overload]  # a map of the engine
        read = 0
        for row in self.ask("articles", {"ids": page}):
            key = str(row["article"]["id"])  # type: ignore[index, call-overload]  # a map of the engine
            read += aside.put(key, row, claims[key])
        return read

    def _reopen(self) -> None:
        """Closes the engine and opens it again: so it gives back all that it has unpacked."""
        with self._one_writer:
            self._db.close()
            self._engine = None
            self._engine = _open(self.path)
        trim()
        self.announce(None)

    @property
    def _db(self) -> grafeo.GrafeoDB:
        """The open engine, which would go on answering from memory when closed; raises StoreUnavailable."""
        if self._engine is None:
            raise StoreUnavailable(f"the store {self.path} is closed")
        return self._engine

    def _read(self, text: str, parameters: Mapping[str, Value]) -> list[Row]:
        rows: list[Row] = self._db.execute_cypher(text, dict(parameters)).to_list()
        return rows

    def _write[T](self, work: Callable[[Run], T]) -> T:
        with self._one_writer:
            transaction = self._db.begin_transaction()

            def run(name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
                rows: list[Row] = transaction.execute_cypher(statement(name, kind), dict(parameters or {})).to_list()
                return rows

            try:
                done = work(run)
            except BaseException:
                transaction.rollback()
                raise
            transaction.commit()
            self._changes += 1
            return done

    def _copy(self, target: Path) -> None:
        with self._one_writer:
            self._db.save(str(target))

    def _flush(self) -> None:
        """Folds the log into the file once it has grown to a part of it: folding costs as much as the file is large.

        Until then the engine syncs the log by itself, within about 100 ms of a commit.
        """
        with self._one_writer:  # never in the middle of a transaction
            if self._db.wal_status()["size_bytes"] >= self.path.stat().st_size * LOG_SHARE:
                self._db.wal_checkpoint()

    def _prepare(self) -> None:
        """Sets up a new file; raises StoreDamaged where the file is of something else or of another form."""
        found = self.ask("store_read", {})
        if found and found[0]["form"] != FORM:
            raise StoreDamaged(f"{self.path} is of form {found[0]['form']}, this version reads form {FORM}: {EXPORT_HINT}")
        if not found and self._db.node_count:
            raise StoreDamaged(f"{self.path} is a grafeo database of something else; name another file")
        for command in commands("schema"):  # an older file may lack an index
            self._db.execute_cypher(command)
        self._db.execute_cypher(statement("store_create"), {"form": FORM})
        if found and not found[0]["counted"]:  # a store of before actors had their numbers
            self._count()
        if found and not found[0]["dated"]:  # a store of before claims had the day of their publication
            self._date()
        if found and not found[0]["keyed"]:  # a store of before claims had the id of what they are counted in
            self._key()


def trim() -> None:
    """Gives memory that is free back to the system, where the C library can: glibc keeps what the engine has let go of."""
    import ctypes  # which few who open a store need

    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def restore(backup: Path, target: Path) -> None:
    """Puts a backup in the place of a store that nobody has open; raises StoreLocked, and StoreDamaged for the backup."""
    if not backup.is_file():
        raise StoreError(f"there is no backup at {backup}")
    draft = target.with_name(target.name + ".restoring")
    shutil.copyfile(backup, draft)
    try:
        EmbeddedStore(draft).close()
        _refuse_locked(target)
        _log_file(target).unlink(missing_ok=True)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _refuse_locked(path: Path) -> None:
    """Raises StoreLocked where a process has the file open; a damaged file is what a restore is for."""
    if path.exists():
        try:
            _open(path).close()
        except StoreDamaged:
            return


def _open(path: Path) -> grafeo.GrafeoDB:
    """Returns the engine on the file; raises StoreLocked, StoreDamaged or StoreError."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return grafeo.GrafeoDB(str(path))
    except grafeo.GrafeoError as error:
        if "cannot be locked" in str(error):  # the engine has no code of its own for it
            raise _locked(path) from error
        raise StoreDamaged(f"{path} is not a store that this version can read ({error}): {EXPORT_HINT}") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be opened: {error.strerror}") from error


def _locked(path: Path) -> StoreLocked:
    """Returns the error that says who has the file open and what to do."""
    pid, address = _owner(path)
    if address:
        return StoreLocked(f"{path} is served at {address} by process {pid}: ask there, or stop it first", pid=pid, address=address)
    if pid:
        return StoreLocked(f"{path} is in use by process {pid}: wait until it has ended, or stop it", pid=pid)
    return StoreLocked(f"{path} is in use by another process: wait until it has ended, or stop it")


def _owner(path: Path) -> tuple[int | None, str | None]:
    """Returns the process that has the file and where it serves it, None where that is not known."""
    try:
        owner = json.loads(_owner_file(path).read_text("utf-8"))
        os.kill(owner["pid"], 0)
    except (OSError, ValueError):
        return None, None
    return owner["pid"], owner["address"]


def _owner_file(path: Path) -> Path:
    return path.with_name(path.name + ".owner")


def _log_file(path: Path) -> Path:
    return path.with_name(path.name + ".wal")
