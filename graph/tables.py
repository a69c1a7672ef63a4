"""The rows of the `.cypher` files as they come from an engine, one dataclass a file, named like its columns."""

from dataclasses import dataclass

from graph.relations import Counted


@dataclass(frozen=True, slots=True)
class RelationNumbers:
    """A row of `relations`, `positions` or `events`; `key` is the last by which rows are sorted."""

    id: str
    relation: str
    source: str
    target: str | None
    weapon: str | None
    place: str | None
    topic: str | None
    plain: bool
    claims: int
    stated: int
    declared: int
    attributed: int
    alleged: int
    questions: int
    ended: int
    outlets: int
    origins: int
    first: str | None
    last: str | None
    key: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of `evidence`: a claim behind a relation; `counted` is None for what nobody says to be so.

    `sides` are those for whom its named speakers act.
    """

    relation_id: str
    id: str
    counted: Counted | None
    outlet: str | None
    origin: str
    date: str
    confidence: float
    part: str
    voices: tuple[str, ...]
    sides: tuple[str, ...]
    unnamed: tuple[str, ...]
    plain: bool
    weapon: str | None
    topic: str | None
    relation: str
    article: str
    place: str | None
    date_start: str | None
    date_end: str | None
    date_from: str | None
    status: str | None
    quantity: float | None
    value: float | None
    currency: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class Halt:
    """A row of `halts`: a claim that says that a relation is over, or, `counted` as nothing, that arms were suspended or cancelled."""

    relation_id: str
    article: str
    counted: Counted | None
    plain: bool
    status: str | None
    date: str
    voices: tuple[str, ...]
    sides: tuple[str, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A row of `claim_around`."""

    id: str
    answers: bool


@dataclass(frozen=True, slots=True)
class ClaimNumbers:
    """A row of `actor_claims`."""

    claims: int
    spoken: int


@dataclass(frozen=True, slots=True)
class OfficeNumbers:
    """A row of `actor_offices`."""

    relation: str
    body: str
    office: str | None
    former: bool
    plain: bool
    claims: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class SideNumber:
    """A row of `actor_sides`."""

    side: str
    claims: int


@dataclass(frozen=True, slots=True)
class ChargeTold:
    """A row of `charges`."""

    accusation: str
    claim: str
    relation_id: str | None
    subject: str
    relation: str
    object: str | None
    place: str | None
    weapon: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """A row of `answers`."""

    answered: str
    claim: str
    actor: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of `changes`: what is told of a relation in a time and before, ids of claims of the time, and last days."""

    id: str
    source: str
    relation: str
    target: str
    claims: int
    beforePlain: int
    beforeClaimed: int
    nowPlain: int
    nowClaimed: int
    beforeEnded: int
    origins: int
    denying: tuple[str, ...]
    negating: tuple[str, ...]
    ending: tuple[str, ...]
    halting: tuple[str, ...]
    plainEnd: str | None
    anyEnd: str | None
    plainLast: str | None
    claimedLast: str | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A row of `relations_marked`."""

    id: str
    sourceId: str
    targetId: str


@dataclass(frozen=True, slots=True)
class Side:
    """A row of `network_sides`: for whom the two ends of a relation act, as so many of its claims tell it."""

    source: str
    relation: str
    target: str
    source_side: str | None
    target_side: str | None
    claims: int
