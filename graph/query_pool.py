"""Queries of users on copies of a store: child processes over them, kept for the next query and killed at the limits.

The engines can neither be stopped nor bounded from within. So a query runs in a process of its own, which has opened a
copy for reading and locked itself in. A copy serves until the store changes, and goes with the last child that has it.
What a request and an answer hold is the business of who asks: `graph/cypher_queries.py`, `graph/sparql/snapshot.py`.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from threading import Event, Lock
from time import monotonic
from typing import IO, Any, Self

from graph.querying import ASK_LESS, Limits, Places, QueryFailed, QueryStopped
from graph.store import StoreUnavailable

START = "import sys; sys.path.insert(0, sys.argv[1]); from importlib import import_module; import_module(sys.argv[2]).main()"
ROOT = str(Path(__file__).parents[1])
PREFIX = "allegiance-queries-"
LENGTH = struct.Struct(">I")
MOST_REST_S = 5.0  # between two copies, else as long as the one before took: who writes is not kept from it by those who ask
START_S = 60.0  # a copy of a gigabyte is opened in some 20 s
CPU_SHARE = 1.5  # of the wall clock: the engine may use several cores for a moment
PASSING_S = 0.5  # in which an answer that is there passes through the pipe
OVERHEAD = 64 * 1024  # bytes of an answer beside its cells


@dataclass(frozen=True, slots=True)
class Told:
    """What a child answers: values as JSON has them, and bytes that came beside them."""

    values: Mapping[str, Any]
    body: bytes = b""


class QueryPool:
    """The children of one store, as many as may run at once, and the copies that they have open."""

    def __init__(
        self, save: Callable[[Path], None], state: Callable[[], object], *, child: str = "graph.query_child", folder: Path | None = None
    ) -> None:
        """`save` writes a copy of the store to a path, `state` tells one state of the store from another.

        `child` is the module whose `main` answers; the copies lie in a folder of their own within `folder`, else where
        temporary files lie.
        """
        self._save, self._state = save, state
        self._module, self._within = child, folder
        self._lock = Lock()  # over the lists below; never held for long
        self._copying = Lock()
        self._copier = ThreadPoolExecutor(1)  # each thread that copies keeps the memory that a copy takes
        self._due = 0.0
        self._folder: Path | None = None
        self._number = 0
        self._current: _Copy | None = None
        self._idle: list[Child] = []
        self._places = Places()
        self._closed = Event()

    def snapshot(self) -> "Copied":
        """Returns a copy of the store as it is now, or has become since this was called: one that is there or a new one."""
        asked = monotonic()
        with self._copying:
            if self._current is None or (self._current.began < asked and self._current.state != self._state()):
                self._renew()
            with self._lock:
                if self._closed.is_set() or self._current is None:
                    raise StoreUnavailable("the store is closed")
                self._current.users += 1
                return Copied(self, self._current)

    def close(self) -> None:
        """Ends the children that wait, and removes the copies; a query that runs is killed by whoever waits for it."""
        with self._lock:
            self._closed.set()
        self._copier.shutdown()
        with self._lock:
            idle, self._idle = self._idle, []
            folder, self._folder, self._current = self._folder, None, None
        for child in idle:
            child.kill()
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    def run[T](self, copy: "_Copy", limits: Limits, ask: "Callable[[Child], T]") -> T:
        """Returns what somebody makes of a child that has a copy; raises QueryStopped and its kin."""
        with self._places.taken(limits):
            child = self._child(copy, limits)
            try:
                return ask(child)
            finally:
                self._give_back(child)

    def release(self, copy: "_Copy") -> None:
        """Notes that one user fewer has a copy, and removes it with the last one when there is a newer one."""
        with self._lock:
            copy.users -= 1
            gone = copy.users == 0 and copy is not self._current
        if gone:
            copy.remove()

    def _renew(self) -> None:
        """Copies the store, which those who write wait for; after a copy they have some time to themselves."""
        self._closed.wait(self._due - monotonic())
        with self._lock:
            if self._closed.is_set():
                raise StoreUnavailable("the store is closed")
            if self._folder is None:
                self._folder = _folder(self._within)
            self._number += 1
            path = self._folder / f"{self._number}.db"
        began = monotonic()
        state = self._state()
        try:
            copied = self._copier.submit(self._save, path)
        except RuntimeError:
            raise StoreUnavailable("the store is closed") from None
        copied.result()
        over = monotonic()
        self._due = over + min(over - began, MOST_REST_S)
        with self._lock:
            before, self._current = self._current, _Copy(path, state, began)
            old = [child for child in self._idle if child.copy is before]
            self._idle = [child for child in self._idle if child.copy is not before]
        for child in old:
            child.kill()
            self.release(child.copy)
        if before and not before.users:
            before.remove()

    def _child(self, copy: "_Copy", limits: Limits) -> "Child":
        """Returns a child that has this copy open: one that waits, or a new one."""
        with self._lock:
            for child in self._idle:
                if child.copy is copy and child.memory_mb == limits.memory_mb:
                    self._idle.remove(child)
                    return child
            copy.users += 1
        try:
            return Child(copy, limits.memory_mb, self._module)
        except BaseException:
            self.release(copy)
            raise

    def _give_back(self, child: "Child") -> None:
        """Keeps a child for the next query, or ends it."""
        with self._lock:
            if child.waits and not self._closed.is_set() and child.copy is self._current:
                self._idle.append(child)
                return
        child.kill()
        self.release(child.copy)


@dataclass(eq=False)
class _Copy:
    """A copy of the store, of one of its states, which was there at `began`; `users` are the children and snapshots that have it."""

    path: Path
    state: object
    began: float
    users: int = field(default=0)

    def remove(self) -> None:
        """Removes it, a file or a folder."""
        if self.path.is_dir():
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            self.path.unlink(missing_ok=True)


class Copied:
    """A state of a store, on which queries of users run; it is given back at the end of a `with`."""

    def __init__(self, pool: QueryPool, copy: _Copy) -> None:
        self._pool, self.copy = pool, copy

    def ask[T](self, limits: Limits, ask: "Callable[[Child], T]") -> T:
        """Returns what somebody makes of a child that has this state; raises QueryStopped and its kin."""
        return self._pool.run(self.copy, limits, ask)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.release(self.copy)


class Child:
    """A process that has a copy open."""

    def __init__(self, copy: _Copy, memory_mb: int, module: str = "graph.query_child") -> None:
        self.copy, self.memory_mb = copy, memory_mb
        self.waits = True  # for a request; else it is at work, or no longer there
        command = [sys.executable, "-I", "-c", START, ROOT, module, str(copy.path), str(memory_mb)]
        self._process = subprocess.Popen(  # noqa: S603 - nothing in the command is the user's
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd=_empty_folder(copy.path.parent),
            start_new_session=True,
            close_fds=True,
            bufsize=0,
        )
        try:
            self._receive(monotonic() + START_S, OVERHEAD)
        except (_Ended, _TimeUp) as error:
            self.kill()
            raise QueryFailed("the process for queries does not start; see whether the machine has memory and processes left") from error
        except BaseException:
            self.kill()
            raise

    def ask(self, request: Mapping[str, object], limits: Limits, less: str = ASK_LESS) -> Told:
        """Returns the answer; raises QueryFailed and QueryStopped, and after the last one it has to be killed.

        `less` tells what to do about a query that takes too much.
        """
        body = json.dumps({"time_s": limits.time_s * CPU_SHARE, "rows": limits.rows, "bytes": limits.bytes, **request}).encode()
        until = monotonic() + limits.time_s
        self.waits = False
        try:
            _all(self._stream(self._process.stdin), LENGTH.pack(len(body)) + body)
            told = self._receive(until, 2 * limits.bytes + OVERHEAD)
        except _TimeUp:
            raise QueryStopped(f"the query took longer than {limits.time_s:g} s and was stopped; {less}") from None
        except (OSError, _Ended):
            raise QueryStopped(f"the query took more than {limits.memory_mb} MB of memory and was stopped; {less}") from None
        if "stopped" in told.values:
            raise QueryStopped(f"the query took more than {limits.memory_mb} MB of memory and was stopped; {less}")
        self.waits = True
        if "failed" in told.values:
            raise QueryFailed(f"the engine cannot answer this: {plainly(str(told.values['failed']))}")
        return told

    def kill(self) -> None:
        """Ends the process at once."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                self._stream(stream).close()
        self._process.wait()

    def _receive(self, until: float, most: int) -> Told:
        """Returns what the child tells; raises _TimeUp and _Ended."""
        told: dict[str, Any] = json.loads(self._part(until, most))
        return Told(told, self._part(until + PASSING_S, most) if told.get("body") else b"")

    def _part(self, until: float, most: int) -> bytes:
        """Returns the next part of what the child tells, which comes after its length."""
        length = LENGTH.unpack(self._read(LENGTH.size, until))[0]
        if length > most:
            raise _Ended
        return self._read(length, until + PASSING_S)

    def _read(self, number: int, until: float) -> bytes:
        stream, found = self._stream(self._process.stdout), bytearray()
        with DefaultSelector() as selector:
            selector.register(stream, EVENT_READ)
            while len(found) < number:
                if not selector.select(max(until - monotonic(), 0.0)):
                    raise _TimeUp
                piece = stream.read(min(number - len(found), 1 << 20))
                if not piece:
                    raise _Ended
                found += piece
        return bytes(found)

    @staticmethod
    def _stream(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise RuntimeError("the process was started without pipes")
        return stream


class _TimeUp(Exception):
    """The child did not answer in time."""


class _Ended(Exception):
    """The child ended, or told more than it may."""


def plainly(message: str) -> str:
    """Returns an engine's message without its codes and the text that it was given, which is not the user's."""
    first = message.strip().split("\n")[0]
    return first.split(": ", 1)[1] if first.startswith("GRAFEO-") and ": " in first else first


def _all(stream: IO[bytes], data: bytes) -> None:
    """Writes all of it, for a pipe takes what it can."""
    view = memoryview(data)
    while view:
        view = view[stream.write(view) :]


def _folder(within: Path | None = None) -> Path:
    """Returns a new folder for copies that only this user can read; those of processes that were killed are removed."""
    within = within or Path(tempfile.gettempdir())
    for old in within.glob(f"{PREFIX}*"):
        pid = old.name.removeprefix(PREFIX).split("-")[0]
        if pid.isdecimal() and not _runs(int(pid)):
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=within))


def _empty_folder(folder: Path) -> Path:
    """Returns where a child begins: a folder with nothing in it; raises StoreUnavailable when the pool is closed."""
    empty = folder / "empty"
    try:
        empty.mkdir(exist_ok=True)
    except FileNotFoundError:
        raise StoreUnavailable("the store is closed") from None
    return empty


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
