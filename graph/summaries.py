"""The summaries of one store, kept while they are true: one for each ranking that somebody has asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from graph.network import NetworkTooLarge
from graph.properties import rows_as
from graph.relations import Ends
from graph.rows import Ranking
from graph.store import Reader
from graph.summary import Summary, built, updated
from graph.tables import Marked

MOST_TOUCHED = 5000  # groups that changed: of more all is as soon looked at anew
CHANGED = 1  # the place of the number of settlings in a state

type State = tuple[int, ...]  # how often articles, relations and anything at all were changed


class Summaries:
    """Gives the summary of a store as it is now; while nothing changes all questions share one, and it is built once."""

    def __init__(self, most: int) -> None:
        """Takes the most rows that one may have."""
        self.most = most
        self._building: dict[Ranking, Lock] = {}
        self._held: dict[Ranking, _Held] = {}
        self._seen: dict[Ranking, State] = {}  # of a ranking that is asked for and not held
        self._large: set[Ranking] = set()

    def of(self, store: Reader, ranking: Ranking) -> Summary | None:
        """Returns what all claims add up to, for a question that is answered of one state of the store.

        Returns None where it is better to ask the store: it has more rows than may be held, its claims do not tell in what they are
        counted, or others have changed it and this is the first page that is asked for since.
        """
        with self._building.setdefault(ranking, Lock()):
            row = store.ask("store_read", {})[0]
            now: State = tuple(int(str(row[name])) for name in ("seq", "changed", "turn"))
            if not row["keyed"] or ranking in self._large:
                return None
            held = self._held.pop(ranking, None)
            if held is None or held.state != now:
                held = self._renewed(store, ranking, held, now)
            if held:
                self._held[ranking] = held
            return held.summary if held else None

    def held(self) -> Sequence[Summary]:
        """Returns those that are in memory."""
        return tuple(one.summary for one in self._held.values())

    def _renewed(self, store: Reader, ranking: Ranking, held: "_Held | None", now: State) -> "_Held | None":
        """Returns a summary as it is now, None where it is better to ask the store."""
        touched = _touched(store, held.state[CHANGED], now[CHANGED]) if held else None
        known, self._seen[ranking] = self._seen.get(ranking), now
        try:
            if held and touched is not None:
                return _Held(now, updated(store, held.summary, touched, self.most))
            return _Held(now, built(store, ranking, self.most)) if known in (None, now) else None
        except NetworkTooLarge:
            self._large.add(ranking)
            return None


@dataclass(frozen=True, slots=True)
class _Held:
    """A summary with the state of the store of which it is."""

    state: State
    summary: Summary


def _touched(store: Reader, before: int, now: int) -> Sequence[Ends] | None:
    """Returns the groups whose claims changed from one settling to another, and since, None where it is not known, or they are many."""
    settled = store.settled_between(before, now)
    if settled is None:
        return None
    marked = rows_as(store.ask("relations_marked", {"limit": MOST_TOUCHED}), Marked)  # claims come before their relations
    touched = (*settled, *(Ends(one.id, one.sourceId, one.targetId) for one in marked))
    return touched if len(touched) < MOST_TOUCHED else None
