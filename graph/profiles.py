"""What answers about actors hold: what one is, for whom it acts, how it stands to others, and what it is a member of."""

from dataclasses import dataclass

from graph.answers import Named, RelationRow
from graph.model import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMembership:
    """A membership that a reference lists; no sentence stands behind it."""

    member: Named
    alliance: Named
    role: str
    start: str | None
    end: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Memberships:
    """Who is a member of what: what references list and what articles claim, apart."""

    listed: tuple[ListedMembership, ...]
    claimed: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What an actor is or was, as claims of LEADS, REPRESENTS, AFFILIATED_WITH, PART_OF say it."""

    relation: str
    body: Named
    office: str | None
    former: bool
    plain: bool
    claims: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Side:
    """For whom an actor acts, and in how many claims."""

    actor: Named
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationCount:
    """How many relations of a type an actor has one way, with how many actors and on how many claims."""

    relation: str
    outgoing: bool
    plain: bool
    actors: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorProfile:
    """One actor: what it is called, what it is, for whom it acts, and how it stands to others.

    `same` are those who count as it, by decisions of identity; all numbers are of all of them.
    """

    actor: Actor
    same: tuple[Actor, ...]
    claims: int
    spoken: int
    offices: tuple[Office, ...]
    sides: tuple[Side, ...]
    relations: tuple[RelationCount, ...]
    memberships: tuple[ListedMembership, ...]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list, with the number of claims in which it is subject or object."""

    actor: Actor
    claims: int
