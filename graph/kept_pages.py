"""Pages of rows that were answered lately, given again while the store has not changed.

What a ranking of all arms, events or positions adds up to is in no counter, since they are told apart by weapon, place or
topic. So all claims of their types are looked at once after each change, and not for each who asks.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from graph.store import Reader, Value

type State = tuple[Value, ...]

MOST = 5000  # rows, with their sentences: about 2 kB each


class KeptPages:
    """The pages of one store, each by what was asked; those asked for longest ago go first."""

    def __init__(self, most: int = MOST) -> None:
        """Takes the most rows and sentences that are kept."""
        self.most = most
        self._lock = Lock()
        self._state: State | None = None
        self._pages: OrderedDict[Hashable, tuple[Any, ...]] = OrderedDict()
        self._weights: dict[Hashable, int] = {}

    def of[R](self, store: Reader, asked: Hashable, make: Callable[[], tuple[R, ...]], *, weight: int = 1) -> tuple[R, ...]:
        """Returns the rows for what is asked, made of one state of the store; `weight` is that of a row."""

        def page() -> tuple[State, tuple[R, ...]]:
            state = _state_of(store)
            found = self._found(state, asked)
            return state, make() if found is None else found

        state, rows = store.steady(page)
        self._keep(state, asked, rows, 1 + len(rows) * weight)
        return rows

    def _found(self, state: State, asked: Hashable) -> tuple[Any, ...] | None:
        with self._lock:
            if self._state != state or asked not in self._pages:
                return None
            self._pages.move_to_end(asked)
            return self._pages[asked]

    def _keep(self, state: State, asked: Hashable, rows: tuple[Any, ...], weight: int) -> None:
        with self._lock:
            if self._state != state:
                self._state = state
                self._pages.clear()
                self._weights.clear()
            self._pages[asked], self._weights[asked] = rows, weight
            while sum(self._weights.values()) > self.most:
                oldest, _ = self._pages.popitem(last=False)
                del self._weights[oldest]


def _state_of(store: Reader) -> State:
    """Returns what is another whenever anything was written."""
    row = store.ask("store_read", {})[0]
    return row["seq"], row["changed"], row["turn"]
