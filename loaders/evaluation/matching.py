"""When a claim is what the gold says."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from graph.model import ActorRef, Claim, Modality, Speaker, Stance
from loaders.evaluation.gold import SOMEBODY, UNNAMED, Gold, GoldArticle
from loaders.evaluation.names import Keys, Names, View
from loaders.evaluation.near_types import accepts
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says; a denial may stand here as the act of its speaker."""

    subject: ActorRef
    relation: str
    object: ActorRef | None
    speakers: tuple[Speaker, ...]
    claim: Claim

    @property
    def triple(self) -> tuple[str, str, str | None]:
        """Who does what to whom, by the ids of the claim."""
        return self.subject.id, self.relation, self.object.id if self.object else None


def as_said(claim: Claim) -> Said:
    """Returns what a claim says, whatever its stance and modality."""
    return Said(claim.subject, claim.relation, claim.object, claim.speakers, claim)


@dataclass(frozen=True)
class Matcher:
    """Compares the gold and the claims of one article, in one view."""

    article: GoldArticle
    names: Names
    view: View

    @cached_property
    def _row_ids(self) -> frozenset[str]:
        return frozenset(row.id for row in self.article.rows)

    def facts(self, claims: Iterable[Claim]) -> list[Said]:
        """Returns what the claims give as a fact, without what a view makes a relation of one with itself."""
        said: list[Said] = []
        for claim in claims:
            if self.article.denials_as_acts and claim.stance is Stance.DENIES:
                outer = min((s.level for s in claim.speakers), default=0)
                said += [Said(s.actor, "DENIES", None, (), claim) for s in claim.speakers if s.actor is not None and s.level == outer]
            elif claim.stance is Stance.AFFIRMS and claim.modality is Modality.ACTUAL:
                said.append(as_said(claim))
        return [s for s in said if not self._folds(self.keys_of(s.subject), self.keys_of(s.object))]

    def keys_of(self, actor: ActorRef | None) -> Keys:
        """Returns the keys of an actor."""
        return self.names.keys_of(actor, self.view)

    def is_loop(self, row: Gold) -> bool:
        """True where both ends of a row are one in this view: a president and the state."""
        subject, _, target = self.proposition(row)
        return self._folds(subject, target)

    def _folds(self, subject: Keys, target: Keys) -> bool:
        return self.view is View.SIDE and bool(target) and subject == target

    def proposition(self, row: Gold) -> tuple[Keys, str, Keys]:
        """Returns what a row says as a key."""
        ends = [self.names.keys(end, self.view) if end else frozenset[str]() for end in (row.subject, row.object)]
        return ends[0], row.relation, ends[1]

    def fits(self, row: Gold, said: Said) -> bool:
        """True where a claim is what the gold says, but for speaker, stance and modality."""
        return accepts(row.relation, said.relation) and self.joins(row, said, symmetric=self.symmetric(row, said))

    def symmetric(self, row: Gold, said: Said) -> bool:
        """True where either type reads the same both ways."""
        return any(vocabulary().relations[relation].symmetric for relation in (row.relation, said.relation))

    def joins(self, row: Gold, said: Said, *, symmetric: bool) -> bool:
        """True where a claim has the actors of a row at the same ends; with `symmetric` also the other way round."""
        subject, target = self.keys_of(said.subject), self.keys_of(said.object)
        if self._is(row.subject, subject) and (self._open(row, said) or self._is(row.object, target)):
            return True
        return symmetric and self._is(row.subject, target) and self._is(row.object, subject)

    def _is(self, name: str | None, keys: Keys) -> bool:
        return name is None or self.names.same(name, keys, self.view)

    def _open(self, row: Gold, said: Said) -> bool:
        """True for a denial that is told by the denier alone: the gold or the claim does not name whom it answers."""
        alone = row.object in self._row_ids or said.object is None
        return self.article.denials_as_acts and row.relation == "DENIES" and alone

    def teller_right(self, row: Gold, said: Said) -> bool:
        """True where one of those who tell it in the gold tells it in the claim."""
        named = [s for s in row.speakers if s != UNNAMED]
        if SOMEBODY in row.speakers:
            return True
        if not named:
            return any(s.actor is None for s in said.speakers)
        return any(self.names.same(name, self.keys_of(s.actor), self.view) for name in named for s in said.speakers if s.actor)

    def tellers_equal(self, row: Gold, said: Said) -> bool:
        """True where the claim has just the speakers of the gold: all of them and nobody else."""
        if SOMEBODY in row.speakers:
            return True
        unnamed = sum(s.actor is None for s in said.speakers)
        named = [s for s in row.speakers if s != UNNAMED]
        keys = [self.keys_of(s.actor) for s in said.speakers if s.actor]
        everyone = all(any(self.names.same(name, k, self.view) for k in keys) for name in named)
        nobody_else = all(any(self.names.same(name, k, self.view) for name in named) for k in keys)
        return everyone and nobody_else and bool(unnamed) == (len(named) < len(row.speakers))

    def given_away(self, row: Gold, said: Said) -> bool:
        """True where a claim of the article's own is given to another speaker than its subject."""
        subject = self.names.keys(row.subject, self.view) if row.subject else frozenset[str]()
        return any(s.actor is None or not self.keys_of(s.actor) & subject for s in said.speakers)
