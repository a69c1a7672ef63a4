"""What answers about what is contested hold: what somebody is accused of, and what some say and others deny."""

from dataclasses import dataclass

from graph.answers import Named, Quote, RelationRow, Voice


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who does what to whom, as a dispute is about it: persons as their sides, but for what is between two of one side."""

    subject: Named
    relation: str
    object: Named | None
    place: str | None
    weapon: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class Charge:
    """What somebody is accused of: a proposition, or words where no relation type says it; in how many claims, and who denies it."""

    proposition: Proposition | None
    words: str | None
    claims: int
    answered_by: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccusationRow(RelationRow):
    """Who accuses whom of what: the charges that its best claims tell, the one told most first, and who answers any of it."""

    charges: tuple[Charge, ...] = ()
    answered_by: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of a dispute and its part in it: says, denies, negates (told as not so), counters (the others did it), questions."""

    role: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """The claims for and against one matter; `claims` counts those that affirm it, `plain` tells that one of them is plain.

    A sentence counts once in `claims`, `denials`, `counters` and `questions` however many of its claims tell it, as it stands once
    in `statements`; `claim_ids` has every claim.

    `propositions` are what it is about in the words of its claims, the one told most first: subject, relation and object are its.
    `id` leads to the dispute as long as the claim is stored after which it is named. `interested` are the sides of all
    about whom and by whom it is told, `claim_ids` in time order, `statements` the sentences that were asked for.
    """

    id: str
    subject: Named
    relation: str
    object: Named | None
    propositions: tuple[Proposition, ...]
    plain: bool
    claims: int
    denials: int
    counters: int
    questions: int
    outlets: int
    articles: int
    first: str | None
    last: str | None
    said_by: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    countered_by: tuple[Voice, ...]
    interested: tuple[Named, ...]
    claim_ids: tuple[str, ...]
    statements: tuple[Told, ...] = ()
