"""Articles into the store, beside the reading of the next ones.

Small articles that come fast share a transaction. It goes on in a thread of its own, so that the reading does not wait
for the store.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic
from types import TracebackType
from typing import Self

from graph.settling import Settling
from graph.store import Outcome, Reading, Takes

AHEAD = 1  # transaction that is prepared while another one is under way
WAIT_S = 1.0  # when the next article comes later than this, those that wait are stored

type Batch = tuple[list[Reading], Future[list[Outcome]]]


class Storing:
    """Puts articles into a store and tells what became of each; `put_claims` claims make a transaction."""

    def __init__(self, store: Takes, settling: Settling, put_claims: int, stored: Callable[[Reading, Outcome], None]) -> None:
        self._store, self._settling, self._put_claims, self._stored = store, settling, put_claims, stored
        self._threads = ThreadPoolExecutor(1, "storing")
        self._under_way: deque[Batch] = deque()
        self._waiting: list[Reading] = []
        self._claims, self._since = 0, 0.0
        self._failed: Exception | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Waits for what is under way; what still waits is left out."""
        self._threads.shutdown(cancel_futures=True)

    def put(self, reading: Reading) -> None:
        """Stores an article, now or with those that follow; raises what the store raises, of an earlier one too."""
        if reading.article.id in self._keys():
            self.flush()  # the later one comes after the earlier one
        if not self._waiting:
            self._since = monotonic()
        self._waiting.append(reading)
        self._claims += len(reading.claims)
        if self._claims >= self._put_claims or monotonic() >= self._since + WAIT_S:
            self._send()
        while self._under_way and (self._under_way[0][1].done() or len(self._under_way) > AHEAD):
            self._take()

    def flush(self) -> None:
        """Stores all that waits."""
        self._send()
        while self._under_way:
            self._take()

    def finish(self) -> None:
        """Stores all that waits and recomputes the relations that have changed."""
        self.flush()
        self._settling.settle()

    def _keys(self) -> set[str]:
        """Returns the ids of the articles that are not known to be stored yet."""
        return {one.article.id for batch in (self._waiting, *(readings for readings, _ in self._under_way)) for one in batch}

    def _send(self) -> None:
        if self._waiting:
            self._under_way.append((self._waiting, self._threads.submit(self._put, self._waiting)))
            self._waiting, self._claims = [], 0

    def _put(self, readings: list[Reading]) -> list[Outcome]:
        """Returns what became of the articles of one transaction; after one that failed no other is tried."""
        if self._failed:
            raise self._failed
        try:
            return self._store.put(*readings)
        except Exception as error:
            self._failed = error
            raise

    def _take(self) -> None:
        """Waits for the first transaction that is under way, and tells what became of its articles."""
        readings, future = self._under_way[0]
        outcomes = future.result()
        self._under_way.popleft()
        for reading, outcome in zip(readings, outcomes, strict=True):
            self._stored(reading, outcome)
        self._settling.after(sum(outcome is not Outcome.UNCHANGED for outcome in outcomes))
