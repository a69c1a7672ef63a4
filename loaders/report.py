"""What became of a load: how many articles and claims, and everything that was left out, with its reason."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from time import monotonic

from graph.store import Outcome

EXAMPLES = 5  # of each reason


@dataclass(frozen=True, slots=True)
class Example:
    """One thing that was left out: where it stands, and the message or the words."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many things left out for one reason, with the first few."""

    reason: str
    count: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What data sets about actors brought.

    `found` are actors of whom it is certain who they are, `new` those of them whom nobody knew, `names` and `memberships`
    what was added, `unchanged` memberships that were listed so already. `passed` counts triples that tell of other things.
    """

    found: int = 0
    new: int = 0
    names: int = 0
    memberships: int = 0
    unchanged: int = 0
    passed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a load did, or would do where `dry_run`.

    `read` counts articles; each was stored, unchanged or replaced. `claims` counts those of the articles stored or
    replaced. `rejected` is input that gave nothing, `dropped` are claims that were read and left out: of games and of
    history, or such as do not hold together. `listed` is what data sets about actors brought, None where there was none.
    `seq_before` and `seq_after` are the store's places in time before and after it, between which `changes` tells what is new; None
    where nothing was stored, or not yet.
    """

    dry_run: bool
    read: int
    stored: int
    unchanged: int
    replaced: int
    claims: int
    rejected: tuple[LeftOut, ...]
    dropped: tuple[LeftOut, ...]
    seconds: float
    listed: Listed | None = None
    seq_before: int | None = None
    seq_after: int | None = None


type Tell = Callable[[str, str, str], None]  # takes the reason, where it stands, and the message or the words


def _nobody(reason: str, where: str, what: str) -> None:
    """Tells nobody."""


@dataclass(slots=True)
class Pile:
    """Things left out, by reason; `tell` is told of each."""

    tell: Tell = _nobody
    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[Example]] = field(default_factory=dict)

    def add(self, reason: str, where: str, what: str) -> None:
        """Takes in one more."""
        self.tell(reason, where, what)
        self.counts[reason] += 1
        examples = self.examples.setdefault(reason, [])
        if len(examples) < EXAMPLES:
            examples.append(Example(where, what))

    def left_out(self) -> tuple[LeftOut, ...]:
        """Returns what has come together, the most frequent reason first."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(LeftOut(reason, count, tuple(self.examples[reason])) for reason, count in ranked)


@dataclass(slots=True)
class Tally:
    """What a load has done so far."""

    dry_run: bool = False
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    claims: int = 0
    rejected: Pile = field(default_factory=Pile)
    dropped: Pile = field(default_factory=Pile)
    began: float = field(default_factory=monotonic)
    listed: Listed | None = None

    @property
    def done(self) -> int:
        """How many articles are dealt with."""
        return self.outcomes.total()

    def count(self, outcome: Outcome, claims: int = 0) -> None:
        """Takes in what became of one article."""
        self.outcomes[outcome] += 1
        self.claims += 0 if outcome is Outcome.UNCHANGED else claims

    def list(self, more: Listed) -> None:
        """Takes in what one data set brought."""
        held = self.listed or Listed()
        self.listed = Listed(**{one.name: getattr(held, one.name) + getattr(more, one.name) for one in fields(Listed)})

    def report(self) -> Report:
        """Returns what was done."""
        return Report(
            dry_run=self.dry_run,
            read=self.done,
            stored=self.outcomes[Outcome.STORED],
            unchanged=self.outcomes[Outcome.UNCHANGED],
            replaced=self.outcomes[Outcome.REPLACED],
            claims=self.claims,
            rejected=self.rejected.left_out(),
            dropped=self.dropped.left_out(),
            seconds=round(monotonic() - self.began, 3),
            listed=self.listed,
        )
