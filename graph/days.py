"""Claims by day and sign: how many are plain, how many are only claimed, and apart from both what denies, asks or tells of an end."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.answers import Filters
from graph.filtering import filter_parameters, starting
from graph.periods import WHOLE, Period, fitting, part_of
from graph.properties import rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.store import Reader, Row, Value
from ontology.vocabulary import vocabulary

UNSAID = "unsaid"  # as the statement calls what counts as nothing: possible, wanted, negated
SIGNS = (1, 0, -1)


class DatedBy(StrEnum):
    """What dates a claim: when it happened (or was published, where the text does not say), or when it was published."""

    HAPPENED = "happened"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNumber:
    """A row of `days`: how many claims of a day and sign count as one thing."""

    day: str
    sign: int
    counted: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """The claims of one sign in a part of the time; `when` is as exact as their dates are, of a week its Monday, None without one.

    `plain` and `claimed` are claims that say so, `denials`, `questions` and `ended` such as deny it, ask, or say it is over; `unsaid`
    are of what is possible, wanted or negated.
    """

    when: str | None
    sign: int
    plain: int
    claimed: int
    denials: int
    questions: int
    ended: int
    unsaid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Claims over time, the earliest first, what has no date last; `first` and `last` are the days of the first and the last of them."""

    date_by: DatedBy
    period: Period
    claims: int
    first: str | None
    last: str | None
    rows: tuple[DayRow, ...]


def days(store: Reader, filters: Filters, dated: DatedBy = DatedBy.HAPPENED, period: Period | None = None) -> Days:
    """Returns how many of the claims that pass fall into each part of the time; without a period one is taken that fits."""
    found = rows_as(_asked(store, filters, dated), DayNumber)
    weights: dict[str, int] = {}
    for row in found:
        weights[row.day] = weights.get(row.day, 0) + row.claims
    period = period or fitting(sorted(weights.items()))
    parts: dict[tuple[str, int], dict[str, int]] = {}
    for row in found:
        numbers = parts.setdefault((part_of(row.day, period), row.sign), {})
        numbers[row.counted] = numbers.get(row.counted, 0) + row.claims
    whole = [day for day in weights if len(day) == WHOLE]
    return Days(
        date_by=dated,
        period=period,
        claims=sum(weights.values()),
        first=min(whole, default=None),
        last=max(whole, default=None),
        rows=tuple(_row(*key, parts[key]) for key in sorted(parts, key=lambda key: (not key[0], key[0], SIGNS.index(key[1])))),
    )


def _asked(store: Reader, filters: Filters, dated: DatedBy) -> list[Row]:
    """Returns the numbers of the claims that pass."""
    asked = filter_parameters(store, filters, filters.types, plain_claims=filters.plain)
    signs: dict[int, list[Value]] = {sign: [kind.name for kind in vocabulary().relations.values() if kind.sign == sign] for sign in SIGNS}
    more: dict[str, Value] = {"friendly": signs[1], "hostile": signs[-1], "published": dated is DatedBy.PUBLISHED}
    return store.ask(starting("days", asked), asked | more)


def _row(when: str, sign: int, numbers: Mapping[str, int]) -> DayRow:
    def number(counted: Iterable[str]) -> int:
        return sum(numbers.get(one, 0) for one in counted)

    return DayRow(
        when=when or None,
        sign=sign,
        plain=number(PLAIN),
        claimed=number(ONLY_CLAIMED),
        denials=number((Counted.DENIAL,)),
        questions=number((Counted.QUESTION,)),
        ended=number((Counted.ENDED,)),
        unsaid=number((UNSAID,)),
    )
