"""What runs in the child process: the pipeline, over a store that is a wire to the parent."""

import os
import resource
import signal
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import count
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TYPE_CHECKING, cast

from graph.model import Actor, Article
from graph.store import Decision, Ledger, Listing, Outcome, Reading, Ruling, StoreError
from loaders.apart.messages import Answer, Begun, Call, Ended, Failed, FromChild, LeftOutOne, Method, Progressed, Task, ToChild, Wrong
from loaders.extracting import Extraction, ExtractionError

if TYPE_CHECKING:
    from loaders.extraction.extractor import Extracted
    from loaders.readers import Item

NICENESS = 10  # the questions of the service come first


class Line:
    """The child's end of the wire; several threads may use it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe, self._sending, self._numbers = pipe, Lock(), count()
        self._answers: dict[int, SimpleQueue[Answer | Wrong]] = {}
        self.tasks: SimpleQueue[Task] = SimpleQueue()
        Thread(target=self._receive, daemon=True).start()

    def send(self, message: FromChild) -> None:
        """Tells the parent something."""
        with self._sending:
            self._pipe.send(message)

    def call(self, method: Method, *arguments: object) -> object:
        """Returns what the parent's store gives; raises what it raises."""
        number, answers = next(self._numbers), SimpleQueue[Answer | Wrong]()
        self._answers[number] = answers
        self.send(Call(number, method, arguments))
        answer = answers.get()
        if isinstance(answer, Wrong):
            raise answer.error
        return answer.value

    def _receive(self) -> None:
        try:
            while True:
                message: ToChild = self._pipe.recv()
                if isinstance(message, Task):
                    self.tasks.put(message)
                else:
                    self._answers.pop(message.number).put(message)
        except (EOFError, OSError):  # the parent has gone, or been killed
            os._exit(0)


class WiredStore:
    """What a load needs of a store, at the parent's."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def ledger(self, article_ids: Sequence[str]) -> dict[str, Ledger]:
        """Returns what is held of these articles, by id; absent ones are left out."""
        return cast("dict[str, Ledger]", self._line.call("ledger", tuple(article_ids)))

    def put(self, *readings: Reading) -> list[Outcome]:
        """Stores whole articles; returns what became of each."""
        return cast("list[Outcome]", self._line.call("put", *readings))

    def put_listings(self, listings: Iterable[Listing], actors: Iterable[Actor]) -> int:
        """Stores listed memberships and the actors that they name; returns how many were new."""
        return cast("int", self._line.call("put_listings", tuple(listings), tuple(actors)))

    def actors(self) -> Iterator[Actor]:
        """Yields all actors, sorted by id."""
        yield from cast("tuple[Actor, ...]", self._line.call("actors"))

    def listings(self) -> Iterator[Listing]:
        """Yields all listed memberships, sorted."""
        yield from cast("tuple[Listing, ...]", self._line.call("listings"))

    def settle(self) -> int:
        """Recomputes the relations whose claims have changed; returns how many."""
        return cast("int", self._line.call("settle"))

    def decisions(self) -> tuple[Decision, ...]:
        """Returns the decisions of identity that are in force."""
        return cast("tuple[Decision, ...]", self._line.call("decisions"))

    def decide(self, decisions: Iterable[Decision], before: Iterable[Decision]) -> None:
        """Brings decisions of identity into force in place of those before."""
        self._line.call("decide", tuple(decisions), tuple(before))

    def rule(self, made: Iterable[Ruling], undone: Iterable[Ruling]) -> None:
        """Keeps decisions about copies and takes others back."""
        self._line.call("rule", tuple(made), tuple(undone))


def work(model: str, memory_bytes: int, pipe: Connection) -> None:
    """Loads what comes through the pipe, one task after the other, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the parent's
    os.nice(NICENESS)
    resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold the texts
    line = Line(pipe)
    extraction = Extraction(model)
    while True:
        task = line.tasks.get()
        line.send(Begun(None, ""))
        line.send(_done(task, extraction, line))


def _done(task: Task, extraction: Extraction, line: Line) -> Ended | Failed:
    """Returns how a task ended."""
    from loaders.pipeline import LoadOptions, load
    from loaders.readers import Refused

    options = LoadOptions(settle_articles=task.manner.settle_articles, put_claims=task.manner.put_claims)

    def progress(done: int, total: int | None, message: str) -> None:
        line.send(Progressed(done, total, message))

    def rejected(reason: str, where: str, what: str) -> None:
        line.send(LeftOutOne(reason, where, what))

    try:
        return Ended(load(WiredStore(line), _items(task), _Telling(extraction, line), options, progress, rejected))
    except (ExtractionError, StoreError, Refused) as error:
        return Failed(str(error))


class _Telling:
    """Extraction that says which article it is at, so that the parent knows which one ended the child."""

    def __init__(self, extraction: Extraction, line: Line) -> None:
        self._extraction, self._line = extraction, line
        self.version = extraction.version

    def read(self, articles: Iterable[Article]) -> "Generator[Extracted, None, None]":
        """Yields what each article says, in their order."""
        yield from self._extraction.read(self._told(articles))

    def _told(self, articles: Iterable[Article]) -> Iterator[Article]:
        for article in articles:
            self._line.send(Begun(article.id, article.title))
            yield article
            self._line.send(Begun(None, ""))


def _items(task: Task) -> "Iterator[Item]":
    """Yields what the inputs hold, without the articles that are passed over."""
    from loaders.readers import Found, Reason, Rejection

    for item in _read(task):
        if isinstance(item, Found) and (why := task.unread.get(item.article.id)):
            yield Rejection(Reason.UNREAD, item.source.path, item.source.line, f"“{item.article.title}”: {why}")
        else:
            yield item


def _read(task: Task) -> "Iterator[Item]":
    from loaders.readers import Format, ReadOptions, read_inputs

    manner = task.manner
    options = ReadOptions(
        kind=Format(manner.kind) if manner.kind else None,
        voice=manner.voice,
        outlets=manner.outlets,
        max_bytes=manner.max_bytes,
        max_chars=manner.max_chars,
        timeout_s=manner.timeout_s,
        max_redirects=manner.max_redirects,
        allow_any_address=False,  # whoever asks the service is not on its machine
    )
    return read_inputs(task.inputs, options)
