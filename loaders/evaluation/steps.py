"""At which step of the reading what the gold has is lost.

A required row goes down the steps until one fails: both actors are found in the words of the article, linked to the right ones, joined by
some claim, with the right type, in the right direction, with the right stance, modality and speakers. Each step counts
the rows that have come so far and those that pass it. A row that one claim fulfils is lost at none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from graph.model import ActorRef, Claim, Stance, slug
from loaders.evaluation.gold import Gold
from loaders.evaluation.matching import Matcher, Said, as_said
from loaders.evaluation.near_types import accepts


class Step(StrEnum):
    """What has to be right, in this order."""

    ACTOR = "actor found"
    LINK = "linked"
    PAIR = "pair"
    TYPE = "type"
    DIRECTION = "direction"
    STANCE = "stance"
    MODALITY = "modality"
    SPEAKER = "speaker"


SHORTEST = 6  # letters with a hyphen on either side: a part of a name that tells more than "al" or "UN"
OF_FACT = (Step.ACTOR, Step.LINK, Step.PAIR, Step.TYPE, Step.DIRECTION)


def actors_in(claims: Iterable[Claim]) -> list[ActorRef]:
    """Returns the actors that claims name, speakers among them."""
    return [a for c in claims for a in (c.subject, c.object, *(s.actor for s in c.speakers)) if a is not None]


@dataclass
class Steps:
    """How many rows came to each step, and how many passed it."""

    came: Counter[Step] = field(default_factory=Counter)
    passed: Counter[Step] = field(default_factory=Counter)

    def add(self, row: Gold, claims: Sequence[Claim], actors: Sequence[ActorRef], matcher: Matcher) -> Step | None:
        """Counts one row; returns the step at which it was lost, None where none."""
        said = [as_said(claim) for claim in claims] + [s for s in matcher.facts(claims) if s.claim.stance is Stance.DENIES]
        pairs = [s for s in said if _joined(row, s, matcher)]
        typed = [s for s in pairs if accepts(row.relation, s.relation)]
        right = [s for s in typed if matcher.fits(row, s)]
        if not right:
            lost = _lost(row, actors, matcher, bool(pairs), bool(typed))
            self._count(OF_FACT, lost)
            return lost
        self._count(OF_FACT, None)
        stance = [s for s in right if _stance(s) is row.stance]
        modality = [s for s in stance or right if s.claim.modality is row.modality]
        speaker = [s for s in modality or stance or right if _speaker(row, s, matcher)]
        kept = {Step.STANCE: stance, Step.MODALITY: modality, Step.SPEAKER: speaker}
        for step, left in kept.items():
            self.came[step] += 1
            self.passed[step] += bool(left)
        return next((step for step, left in kept.items() if not left and step is not Step.SPEAKER), None)

    def _count(self, steps: Sequence[Step], lost: Step | None) -> None:
        for step in steps:
            self.came[step] += 1
            if step is lost:
                return
            self.passed[step] += 1


def _stance(said: Said) -> Stance:
    """Returns the stance of a claim; an act of denial affirms that somebody denied."""
    return Stance.AFFIRMS if said.relation == "DENIES" and said.claim.relation != "DENIES" else said.claim.stance


def _joined(row: Gold, said: Said, matcher: Matcher) -> bool:
    """True where a claim joins the actors of a row, either way round; where the gold names one, the type must agree too."""
    alone = row.subject is None or row.object is None
    if alone and not accepts(row.relation, said.relation):
        return False
    return matcher.fits(row, said) or matcher.joins(row, said, symmetric=True)


def _lost(row: Gold, actors: Sequence[ActorRef], matcher: Matcher, joined: bool, typed: bool) -> Step:
    """Returns at which of the steps up to the direction a row was lost."""
    if typed:
        return Step.DIRECTION
    if joined:
        return Step.TYPE
    ends = [end for end in (row.subject, row.object) if end]
    linked = [any(matcher.names.same(end, matcher.keys_of(a), matcher.view) for a in actors if a.kind != "Place") for end in ends]
    if all(linked):
        return Step.PAIR
    strange = [end for end, there in zip(ends, linked, strict=True) if not there]
    return Step.LINK if all(any(_worded(end, a) for a in actors) for end in strange) else Step.ACTOR


def _worded(name: str, actor: ActorRef) -> bool:
    """True where the words of an actor are those of a name, whomever they were taken for."""
    own, words = f"-{slug(name)}-", {f"-{slug(actor.text)}-", f"-{slug(actor.name)}-"}
    return any(own in w or (w in own and len(w) >= SHORTEST) for w in words)


def _speaker(row: Gold, said: Said, matcher: Matcher) -> bool:
    """True where the teller is right, or nobody but the subject tells what the article says of its own."""
    return matcher.teller_right(row, said) if row.speakers else not matcher.given_away(row, said)
