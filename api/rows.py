"""The questions whose answers are rows that can be paged: one table for routes and commands."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from api.answering import Apart, Events, Positions, Relations, Transfers
from api.asking import Asked
from graph import questions
from graph.answers import Cursor, EventRow, Filters, PositionRow, RelationRow, Row, TransferRow, cursor_after
from graph.store import Reader


class Question[R: Row](Protocol):
    """A function of `graph.questions` that gives rows."""

    def __call__(self, store: Reader, /, filters: Filters, *, quotes: int, after: Cursor | None) -> tuple[R, ...]:
        """Returns the rows."""


@dataclass(frozen=True)  # without slots, which no generic class that is named with its types can have
class RowQuestion[R: Row, A: Apart]:  # type: ignore[type-arg]  # of R, which a bound cannot say
    """A question by its name: what heads its table, what it means, how it is asked, and what its answer is."""

    name: str
    title: str
    says: str
    ask: Question[R]
    answer: Callable[[tuple[R, ...], str | None], A]

    def answered(self, store: Reader, asked: Asked, filters: Filters) -> A:
        """Returns a page of the answer; raises WrongQuestion."""
        rows = self.ask(store, replace(filters, limit=filters.limit + 1), quotes=asked.sentences, after=asked.cursor(self.name))
        page = rows[: filters.limit]
        return self.answer(page, asked.next(self.name, cursor_after(page[-1])) if len(rows) > len(page) else None)


SUPPORT = RowQuestion[RelationRow, Relations](
    "support",
    "Who supports whom",
    "Who supports whom: politically, with arms, forces, aid, recognition or as an ally.",
    questions.support,
    Relations.of,
)
OPPOSITION = RowQuestion[RelationRow, Relations](
    "opposition", "Who stands against whom", "Who stands against whom, in words or deeds.", questions.opposition, Relations.of
)
RELATIONS = RowQuestion[RelationRow, Relations](
    "relations",
    "Who does what to whom",
    "Relations of all types, those of an actor both ways.",
    questions.relations,
    Relations.of,
)
ARMS = RowQuestion[TransferRow, Transfers](
    "arms",
    "Who arms whom",
    "Who arms whom with which weapon, how much of it, how far that has come.",
    questions.arms,
    Transfers.of,
)
ACCUSATIONS = RowQuestion[RelationRow, Relations](
    "accusations", "Who accuses whom", "Who accuses whom.", questions.accusations, Relations.of
)
POSITIONS = RowQuestion[PositionRow, Positions](
    "positions",
    "Who stands for what",
    "Who calls for, backs or rejects what, by topic, also where nobody is named to whom it goes.",
    questions.positions,
    Positions.of,
)
EVENTS = RowQuestion[EventRow, Events](
    "events",
    "What happened",
    "What happened, by type and place: who did it, to whom, on which days.",
    questions.events,
    Events.of,
)
