"""The parent's end: a child process that loads one task after the other, and whose end is no harm."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Protocol

from loaders.apart.messages import FromChild, Task, ToChild

TICK_S = 0.1  # so often somebody looks whether to go on
GRACE_S = 2.0  # to end by itself when the wire is closed


class ChildGone(Exception):
    """The child has ended in the middle of a task; `status` is its exit status, negative for a signal."""

    def __init__(self, status: int | None) -> None:
        super().__init__(f"the reading process ended with status {status}")
        self.status = status


class Process(Protocol):
    """What is needed of a process."""

    @property
    def exitcode(self) -> int | None:
        """Its exit status."""

    @property
    def pid(self) -> int | None:
        """Its number."""

    def start(self) -> None:
        """Starts it."""

    def join(self, timeout: float | None = None) -> None:
        """Waits for its end."""

    def kill(self) -> None:
        """Ends it at once."""

    def is_alive(self) -> bool:
        """Returns whether it runs."""


type Work = Callable[[str, int, Connection], None]


class ReadingProcess:
    """A child process with the language model; `memory_bytes` is what it may take for data."""

    def __init__(self, model: str, memory_bytes: int) -> None:
        from loaders.apart.child import work  # brings what the service itself does not need

        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: Process = context.Process(target=work, args=(model, memory_bytes, theirs), name="allegiance-reading", daemon=True)
        self._process.start()
        theirs.close()

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Returns whether the process runs."""
        return self._process.is_alive()

    def send(self, message: ToChild) -> None:
        """Gives a task, or the answer to a call; raises ChildGone."""
        try:
            self._pipe.send(message)
        except OSError as error:
            raise self._gone() from error

    def messages(self, task: Task) -> Iterator[FromChild | None]:
        """Gives a task and yields what the child says, and None whenever it says nothing for a moment; raises ChildGone."""
        self.send(task)
        while True:
            try:
                yield self._pipe.recv() if self._pipe.poll(TICK_S) else None
            except (EOFError, OSError) as error:
                raise self._gone() from error

    def end(self) -> None:
        """Ends the process, at once where it is at work: it holds nothing that is not sent."""
        self._process.kill()
        self._process.join(GRACE_S)
        with suppress(OSError):
            self._pipe.close()

    def _gone(self) -> ChildGone:
        self._process.join(GRACE_S)
        return ChildGone(self._process.exitcode)
