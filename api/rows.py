"""The questions whose answers are rows that can be paged: one table for routes and commands."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from api.answering import Accusations, Apart, Events, Positions, Relations, Transfers
from api.asking import Asked
from graph import questions
from graph.answers import Cursor, EventRow, Filters, PositionRow, RelationRow, Row, TransferRow, cursor_after
from graph.charges import accusation_rows
from graph.contested import AccusationRow
from graph.filtering import is_of_rows
from graph.kept_pages import KeptPages
from graph.rows import Ranking, event_rows, position_rows, transfer_rows
from graph.store import Reader
from graph.tables import RelationNumbers
from ontology.vocabulary import vocabulary

if TYPE_CHECKING:
    from graph.network import Network
    from graph.summaries import Summaries


@dataclass(frozen=True, slots=True)
class Memory:
    """What a service holds of its store: the relations, what claims add up to beside them, and the pages that it answered lately."""

    network: Callable[[], "Network"]
    summaries: "Summaries"
    pages: KeptPages


class Question[R: Row](Protocol):
    """A function of `graph.questions` that gives rows."""

    def __call__(self, store: Reader, /, filters: Filters, *, quotes: int, after: Cursor | None) -> tuple[R, ...]:
        """Returns the rows."""


class OfNumbers[R: Row](Protocol):
    """A function that makes rows of their numbers, of which it looks at the claims."""

    def __call__(
        self, store: Reader, filters: Filters, types: Sequence[str], quotes: int, *, numbers: Sequence[RelationNumbers]
    ) -> tuple[R, ...]:
        """Returns the rows."""


@dataclass(frozen=True)
class Summed[R: Row]:
    """What a summary in memory ranks, and how rows are made of its numbers."""

    ranking: Ranking
    rows: OfNumbers[R]

    def tells(self, filters: Filters) -> bool:
        """Returns whether the summary can tell what is asked for: it has no numbers of speakers, and its own types alone."""
        return not filters.min_speakers and set(filters.types) <= set(self.ranking.types)


@dataclass(frozen=True)  # without slots, which no generic class that is named with its types can have
class RowQuestion[R: Row, A: Apart]:  # type: ignore[type-arg]  # of R, which a bound cannot say
    """A question by its name: what heads its table, what it means, how it is asked, and what its answer is."""

    name: str
    title: str
    says: str
    ask: Question[R]
    answer: Callable[[tuple[R, ...], str | None], A]
    kept: tuple[str, ...] | None = None  # the types of relations, all where empty, that memory can tell
    summed: Summed[R] | None = None

    def answered(self, store: Reader, asked: Asked, filters: Filters, memory: Memory | None = None) -> A:
        """Returns a page of the answer, from memory where there is such and it can tell it; raises WrongQuestion."""
        rows = self._rows(store, replace(filters, limit=filters.limit + 1), asked, memory)
        page = rows[: filters.limit]
        return self.answer(page, asked.next(self.name, cursor_after(page[-1])) if len(rows) > len(page) else None)

    def _rows(self, store: Reader, filters: Filters, asked: Asked, memory: Memory | None) -> tuple[R, ...]:
        after, quotes = asked.cursor(self.name), asked.sentences
        if memory is None or not is_of_rows(filters):
            return self.ask(store, filters, quotes=quotes, after=after)

        def made() -> tuple[R, ...]:
            found = self._from_memory(store, filters, quotes, after, memory)
            return questions.unsteady(self.ask)(store, filters, quotes=quotes, after=after) if found is None else found

        return memory.pages.of(store, (self.name, filters, quotes, after), made, weight=1 + quotes)

    def _from_memory(self, store: Reader, filters: Filters, quotes: int, after: Cursor | None, memory: Memory) -> tuple[R, ...] | None:
        """Returns the rows that memory ranks, None where it cannot."""
        if self.kept is not None:
            from graph.kept_rows import kept_rows  # brings numpy, and only a service has a memory
            from graph.network import NetworkTooLarge

            with suppress(NetworkTooLarge):
                rows: Any = kept_rows(store, memory.network(), filters, self.kept, quotes=quotes, after=after)
                return rows  # type: ignore[no-any-return]  # only questions for relations are kept
        summary = memory.summaries.of(store, self.summed.ranking) if self.summed and self.summed.tells(filters) else None
        if self.summed is None or summary is None:
            return None
        return self.summed.rows(store, filters, self.summed.ranking.types, quotes, numbers=summary.page(filters, after))


SUPPORT = RowQuestion[RelationRow, Relations](
    "support",
    "Who supports whom",
    "Who supports whom: politically, with arms, forces, aid, recognition or as an ally.",
    questions.support,
    Relations.of,
    vocabulary().family("support"),
)
OPPOSITION = RowQuestion[RelationRow, Relations](
    "opposition",
    "Who stands against whom",
    "Who stands against whom, in words or deeds.",
    questions.opposition,
    Relations.of,
    vocabulary().family("opposition"),
)
RELATIONS = RowQuestion[RelationRow, Relations](
    "relations",
    "Who does what to whom",
    "Relations of all types, those of an actor both ways.",
    questions.relations,
    Relations.of,
    (),
)
ARMS = RowQuestion[TransferRow, Transfers](
    "arms",
    "Who arms whom",
    "Who arms whom with which weapon, how much of it, how far that has come.",
    questions.arms,
    Transfers.of,
    summed=Summed(Ranking("relations", ("ARMS",), "weapon"), transfer_rows),
)
ACCUSATIONS = RowQuestion[AccusationRow, Accusations](
    "accusations",
    "Who accuses whom",
    "Who accuses whom of what, and who answers.",
    questions.accusations,
    Accusations.of,
    summed=Summed(Ranking("relations", ("ACCUSES",), None), accusation_rows),
)
POSITIONS = RowQuestion[PositionRow, Positions](
    "positions",
    "Who stands for what",
    "Who calls for, backs or rejects what, by topic, also where nobody is named to whom it goes.",
    questions.positions,
    Positions.of,
    summed=Summed(Ranking("positions", vocabulary().family("position"), "topic"), position_rows),
)
EVENTS = RowQuestion[EventRow, Events](
    "events",
    "What happened",
    "What happened, by type and place: who did it, to whom, on which days.",
    questions.events,
    Events.of,
    summed=Summed(Ranking("events", vocabulary().family("event"), "place"), event_rows),
)
