"""The derived view: what the claims on two actors and a type of relation add up to.

One claim counts as exactly one thing (`counted_as`), and a relation is what its claims count as, so that it can be
built anew at any time and comes out the same.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.model import Claim, Phase, Stance, Standing, relation_id
from ontology.vocabulary import RelationType

CLAIMED = "CLAIMED"  # the type of an edge behind which no plain claim stands

type Canonical = Callable[[str], str]  # makes of an id, as read, the id under which the actor counts


def as_read(key: str) -> str:
    """Returns the id itself: nothing is decided."""
    return key


class Counted(StrEnum):
    """As what a claim counts in the relation of its two actors."""

    STATED = Standing.STATED.value
    DECLARED = Standing.DECLARED.value
    ATTRIBUTED = Standing.ATTRIBUTED.value
    ALLEGED = Standing.ALLEGED.value
    DENIAL = "denial"
    QUESTION = "question"
    ENDED = "ended"


PLAIN = (Counted.STATED, Counted.DECLARED)
ONLY_CLAIMED = (Counted.ATTRIBUTED, Counted.ALLEGED)


def counted_as(claim: Claim) -> Counted | None:
    """Returns as what the claim counts, None for what is only possible, wanted or negated.

    That a state of affairs has ended is no claim that it holds: "Spain left the coalition" makes nobody a member.
    """
    if claim.phase is Phase.ENDS:
        return Counted.ENDED if claim.standing else None
    if claim.standing:
        return Counted(claim.standing)
    return {Stance.DENIES: Counted.DENIAL, Stance.QUESTIONS: Counted.QUESTION}.get(claim.stance)


@dataclass(frozen=True, slots=True)
class Ends:
    """The relation to which a claim belongs, and its two ends."""

    id: str
    source: str
    target: str


def ends_of(claim: Claim, kind: RelationType, canonical: Canonical = as_read) -> Ends | None:
    """Returns the relation of the claim, None where it has no object or both are one.

    This is the place where decisions about identity come in: relations join canonical ids, claims keep the id as read.
    """
    if claim.object is None:
        return None
    source, target = canonical(claim.subject.id), canonical(claim.object.id)
    if source == target:
        return None
    if kind.symmetric:
        source, target = sorted((source, target))
    return Ends(relation_id(source, kind.name, target, symmetric=kind.symmetric), source, target)


def group_of(claim: Claim, kind: RelationType, canonical: Canonical = as_read) -> Ends:
    """Returns the relation of the claim or, where it has none, the group of all claims of its subject, type and object.

    A group that is no relation (nobody or the subject itself is the object) has no target.
    """
    if ends := ends_of(claim, kind, canonical):
        return ends
    source, target = canonical(claim.subject.id), canonical(claim.object.id) if claim.object else ""
    return Ends(group_id(source, kind.name, target), source, "")


def group_id(source: str, kind: str, target: str | None) -> str:
    """Returns the id of what is told of two ends, or of one alone; that of a relation is its own."""
    return f"{source}.{kind}.{target or ''}"


class Ground(StrEnum):
    """What a relation stands on: its plain claims, or else those that only claim it; denials and the like are none."""

    PLAIN = "plain"
    CLAIMED = "claimed"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What those claims on a relation that are of one ground add up to; `speakers` are named ones."""

    relation_id: str
    source: str
    relation: str
    target: str
    ground: Ground
    stated: int = 0
    declared: int = 0
    attributed: int = 0
    alleged: int = 0
    denials: int = 0
    questions: int = 0
    ended: int = 0
    outlets: int = 0
    origins: int = 0
    speakers: int = 0
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The edge between two actors; where nothing plain stands behind it, `standing` says how well it is claimed.

    `claims`, `outlets`, `origins`, `speakers` and the dates are of its plain claims, or of its attributed and alleged
    ones where it has no plain one: an allegation adds nothing to what is plain.
    """

    id: str
    source: str
    relation: str
    target: str
    sign: int
    claims: int
    stated: int
    declared: int
    attributed: int
    alleged: int
    denials: int
    questions: int
    ended: int
    outlets: int
    origins: int
    speakers: int
    first_date: str | None
    last_date: str | None

    @property
    def plain(self) -> bool:
        """True where a plain claim stands behind it."""
        return self.stated + self.declared > 0

    @property
    def standing(self) -> Standing | None:
        """How well it is claimed, None where it is plain."""
        if self.plain:
            return None
        return Standing.ATTRIBUTED if self.attributed else Standing.ALLEGED

    @property
    def disputed(self) -> bool:
        """True where somebody denies it; a denial never lowers a plain claim."""
        return self.denials > 0

    @property
    def edge_type(self) -> str:
        """The type of its edge: whoever asks for the relation's own type meets only what is plain."""
        return self.relation if self.plain else CLAIMED


def derive(tallies: Iterable[Tally], relations: Mapping[str, RelationType]) -> list[Relation]:
    """Returns the relations that claims add up to, sorted by id; pairs with only denials and the like have none."""
    groups: dict[str, dict[Ground, Tally]] = {}
    for tally in tallies:
        groups.setdefault(tally.relation_id, {})[tally.ground] = tally
    derived = (_relation(groups[key], relations) for key in sorted(groups))
    return [relation for relation in derived if relation]


def _relation(tallies: Mapping[Ground, Tally], relations: Mapping[str, RelationType]) -> Relation | None:
    """Returns what one relation's claims add up to, None where none of them says that it holds."""
    ground = tallies.get(Ground.PLAIN) or tallies.get(Ground.CLAIMED)
    if ground is None:
        return None

    def number(name: str) -> int:
        return sum(getattr(tally, name) for tally in tallies.values())

    return Relation(
        id=ground.relation_id,
        source=ground.source,
        relation=ground.relation,
        target=ground.target,
        sign=relations[ground.relation].sign,
        claims=ground.stated + ground.declared + ground.attributed + ground.alleged,
        stated=number("stated"),
        declared=number("declared"),
        attributed=number("attributed"),
        alleged=number("alleged"),
        denials=number("denials"),
        questions=number("questions"),
        ended=number("ended"),
        outlets=ground.outlets,
        origins=ground.origins,
        speakers=ground.speakers,
        first_date=ground.first,
        last_date=ground.last,
    )
