"""What is told of two actors over time: by day, week, month or year, each relation with its claims, plain apart from only claimed."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.answers import Filters, Named
from graph.asking import names_of
from graph.filtering import filter_parameters, starting
from graph.periods import Period, part_of
from graph.properties import rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.store import Reader
from ontology.vocabulary import vocabulary

CLAIM_IDS = 20  # a row


@dataclass(frozen=True, slots=True)
class Dated:
    """A row of `timeline`: a claim."""

    id: str
    date: str
    relation: str
    source: str | None
    target: str | None
    counted: Counted | None
    outlet: str | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """What was told of one relation in a part of the time; `when` is as exact as its dates are, None without one.

    `plain` and `claimed` are claims that say so, `denials`, `questions` and `ended` such as deny it, ask, or say it is over. `claim_ids`
    are the first of them, plain ones before others.
    """

    when: str | None
    subject: Named
    relation: str
    object: Named
    sign: int
    aligned: bool
    plain: int
    claimed: int
    denials: int
    questions: int
    ended: int
    outlets: int
    origins: int
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What was told over time, the earliest first, what has no date last; not `complete` where there are more claims than are looked at."""

    period: Period
    claims: int
    complete: bool
    rows: tuple[TimelineRow, ...]


def timeline(store: Reader, filters: Filters, period: Period, *, claims: int) -> Timeline:
    """Returns what is told of the filter's two actors, and those who act for them, over time; `claims` is how many are looked at."""
    asked = filter_parameters(store, filters, filters.types)
    found = rows_as(store.ask(starting("timeline", asked), asked | {"limit": claims + 1}), Dated)
    complete, found = len(found) <= claims, found[:claims]
    groups: dict[tuple[str, str, str, str], list[Dated]] = {}
    for claim in found:
        if claim.source and claim.target and (claim.counted in PLAIN if filters.plain else claim.counted):
            groups.setdefault((part_of(claim.date, period), claim.relation, claim.source, claim.target), []).append(claim)
    names = names_of(store, {end for _, _, source, target in groups for end in (source, target)})
    ordered = sorted(groups, key=lambda key: (not key[0], key))
    return Timeline(
        period=period,
        claims=len(found),
        complete=complete,
        rows=tuple(_row(key[0], names[key[2]], key[1], names[key[3]], groups[key]) for key in ordered),
    )


def _row(when: str, subject: Named, relation: str, target: Named, claims: list[Dated]) -> TimelineRow:
    def number(*counted: Counted) -> int:
        return sum(claim.counted in counted for claim in claims)

    kind = vocabulary().relations[relation]
    return TimelineRow(
        when=when or None,
        subject=subject,
        relation=relation,
        object=target,
        sign=kind.sign,
        aligned=kind.aligned,
        plain=number(*PLAIN),
        claimed=number(*ONLY_CLAIMED),
        denials=number(Counted.DENIAL),
        questions=number(Counted.QUESTION),
        ended=number(Counted.ENDED),
        outlets=len({claim.outlet for claim in claims} - {None}),
        origins=len({claim.origin for claim in claims}),
        claim_ids=_ids(claims),
    )


def _ids(claims: Iterable[Dated]) -> tuple[str, ...]:
    """Returns the ids of the first claims, those that stand best first."""
    order: list[Counted | None] = [*Counted, None]
    return tuple(claim.id for claim in sorted(claims, key=lambda claim: (order.index(claim.counted), claim.id))[:CLAIM_IDS])
