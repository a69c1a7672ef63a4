"""Extraction where the command wants it: in this process, or in child processes with equal results.

The language model is imported and loaded when the first article is read, not before.
"""

import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import ExitStack
from functools import cache
from itertools import batched
from multiprocessing import get_context
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from graph.model import Article
from loaders.extraction.version import extractor_version

if TYPE_CHECKING:
    from loaders.extraction.explaining import Explained
    from loaders.extraction.extractor import Extracted, Extractor

CHUNK = 4  # articles sent to a child at once: a second or two of work
AHEAD = 2  # chunks that each child has before it, so that none idles while results are stored


class ExtractionError(Exception):
    """Nothing can be extracted, in words that say what to do."""


class Extraction:
    """Reads articles with one language model, in `workers` child processes or, with 0, in this one."""

    def __init__(self, model: str, workers: int = 0) -> None:
        self._model, self._workers = model, workers
        self.version = extractor_version(model)

    def read(self, articles: Iterable[Article]) -> "Generator[Extracted, None, None]":
        """Yields what each article says, in their order whatever the number of workers; raises ExtractionError."""
        yield from self._read_apart(articles) if self._workers else self._read_here(articles)

    def _read_here(self, articles: Iterable[Article]) -> "Iterator[Extracted]":
        for article in articles:
            yield from _read(self._model, (article,))

    def _read_apart(self, articles: Iterable[Article]) -> "Iterator[Extracted]":
        """Deals the articles out in turn and takes the results back in the same turn."""
        workers: list[_Worker] = []
        at_work: deque[_Worker] = deque()
        with ExitStack() as stack:
            for number, chunk in enumerate(batched(articles, CHUNK)):
                if len(workers) < self._workers:
                    workers.append(_Worker(self._model))
                    stack.callback(workers[-1].end)
                worker = workers[number % self._workers]
                worker.give(chunk)
                at_work.append(worker)
                if len(at_work) >= self._workers * AHEAD:
                    yield from at_work.popleft().take()
            while at_work:
                yield from at_work.popleft().take()


def explanations(model: str, articles: Iterable[Article]) -> "Iterator[Explained]":
    """Yields how each article is read, step by step, in this process; raises ExtractionError."""
    from loaders.extraction.explaining import explain

    for article in articles:
        yield from explain(_extractor(model), (article,))


class _Worker:
    """A child process that reads what it is given."""

    def __init__(self, model: str) -> None:
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(model, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def give(self, articles: tuple[Article, ...]) -> None:
        """Sends articles to be read."""
        try:
            self._pipe.send(articles)
        except OSError as error:
            raise _killed() from error

    def take(self) -> "tuple[Extracted, ...]":
        """Returns what was read in the articles that were given first; raises what the child raised."""
        try:
            read: tuple[Extracted, ...] | Exception = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _killed() from error
        if isinstance(read, Exception):
            raise read
        return read

    def end(self) -> None:
        """Ends the process at once: it holds nothing that is not sent."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _killed() -> ExtractionError:
    return ExtractionError("a reading process was killed, perhaps for want of memory; load again with fewer --workers")


def _work(model: str, pipe: Connection) -> None:
    """Reads what comes through the pipe until it is closed, which happens too when the parent is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's
    inbox: SimpleQueue[tuple[Article, ...]] = SimpleQueue()

    def receive() -> None:
        try:
            while True:
                inbox.put(pipe.recv())
        except EOFError:
            os._exit(0)

    Thread(target=receive, daemon=True).start()
    while True:
        try:
            pipe.send(_read(model, inbox.get()))
        except Exception as error:  # the parent raises it
            pipe.send(error)


def _read(model: str, articles: tuple[Article, ...]) -> "tuple[Extracted, ...]":
    """Returns what each article says; each is a batch of its own, so that its neighbours cannot change what is read in it."""
    return tuple(extracted for article in articles for extracted in _extractor(model).read((article,)))


@cache
def _extractor(model: str) -> "Extractor":
    """Returns the extractor of this process, made at its first article."""
    from loaders.extraction.document import ModelMissing
    from loaders.extraction.extractor import Extractor

    try:
        return Extractor(model)
    except ModelMissing as error:
        raise ExtractionError(str(error)) from error
