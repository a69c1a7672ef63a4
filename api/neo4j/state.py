"""Which process is the server: what is kept in its folder, and how it is told from a stranger with the same number."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from api.neo4j.conf import HOST
from api.neo4j.java import arguments_path
from api.neo4j.packages import missing
from api.neo4j.problems import ServerProblem

if TYPE_CHECKING:
    import psutil

type Tell = Callable[[str], None]

POLL_S = 0.05
KILL_S = 10.0  # the system takes a killed process's memory back first


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs."""

    pid: int
    bolt_port: int
    http_port: int
    home: Path

    @property
    def address(self) -> str:
        """Where drivers connect: what ALLEGIANCE_STORE takes."""
        return f"neo4j://{HOST}:{self.bolt_port}"

    @property
    def browser(self) -> str:
        """Where Neo4j Browser opens."""
        return f"http://{HOST}:{self.http_port}/browser/"


@dataclass(frozen=True, slots=True)
class State:
    """What is kept of a server that was started. The time tells it from a later process with the same number."""

    pid: int
    created: float  # seconds since 1970, as psutil tells it
    bolt_port: int
    http_port: int
    version: str


STATE = TypeAdapter(State)


def read_state(home: Path) -> State | None:
    """Returns what was kept, None where there is nothing that can be read."""
    try:
        return STATE.validate_json(_state_file(home).read_bytes())
    except (OSError, ValidationError):
        return None


def write_state(home: Path, state: State) -> None:
    """Keeps a state, whole or not at all."""
    draft = _state_file(home).with_suffix(".part")
    with draft.open("wb") as stream:
        stream.write(STATE.dump_json(state, indent=1))
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(_state_file(home))


def forget_state(home: Path) -> None:
    """Takes away what was kept."""
    _state_file(home).unlink(missing_ok=True)


def process_of(home: Path, state: State) -> "psutil.Process | None":
    """Returns the server's process, None where it has ended."""
    try:
        import psutil
    except ImportError as error:
        raise missing(error) from None
    try:
        process = psutil.Process(state.pid)
        return process if process.create_time() == state.created or is_ours(home, process) else None
    except psutil.Error:
        return None


def is_ours(home: Path, process: "psutil.Process") -> bool:
    """Returns whether a process is a server of this folder; clocks may be set, what it was started with stays."""
    import psutil

    try:
        return process.cmdline()[-1:] == [f"@{arguments_path(home, 'server')}"]
    except psutil.Error:
        return False


def strays(home: Path) -> "list[psutil.Process]":
    """Returns the servers of this folder of which nothing was kept: their start was killed at its first instant."""
    try:
        import psutil
    except ImportError as error:
        raise missing(error) from None
    return [process for process in psutil.process_iter() if is_ours(home, process) and lives(process)]


def lives(process: "psutil.Process") -> bool:
    """Returns whether a process still runs; one that only waits to be collected does not."""
    import psutil

    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def end(process: "psutil.Process", seconds: float) -> bool:
    """Ends a process; returns whether it ended by itself within the time, and was not killed."""
    import psutil

    with suppress(psutil.NoSuchProcess):
        process.terminate()
        if _has_ended(process, seconds):
            return True
        process.kill()
        _has_ended(process, KILL_S)
        return False
    return True


def _has_ended(process: "psutil.Process", seconds: float) -> bool:
    """Returns whether a process ends within a time; it is collected where it is this process's own."""
    until = time.monotonic() + seconds
    while lives(process):
        if time.monotonic() > until:
            return False
        time.sleep(POLL_S)
    with suppress(ChildProcessError):
        os.waitpid(process.pid, os.WNOHANG)
    return True


@contextmanager
def alone(home: Path, tell: Tell) -> Iterator[None]:
    """Holds off other starts and stops in the same folder. The lock goes with the process, however that ends."""
    try:
        import fcntl
    except ImportError:
        raise ServerProblem("a Neo4j from packages needs Linux or macOS; on Windows use WSL, or Neo4j in Docker") from None
    with (home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("another start or stop is at work; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _state_file(home: Path) -> Path:
    return home / "state.json"
