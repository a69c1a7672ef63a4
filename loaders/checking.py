"""What was read in an article, checked against the ontology and the article's own text before it is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import Actor, ActorRef, Article, Claim, standings_of
from graph.store import Reading
from ontology.vocabulary import RelationType, vocabulary

if TYPE_CHECKING:  # the extractor brings the language model's library, which a load that reads nothing new does not need
    from loaders.extraction.extractor import Extracted


class Fault(StrEnum):
    """Why a claim that was read is not stored."""

    REPEATED = "repeated"
    OTHER_ARTICLE = "other-article"
    UNKNOWN_RELATION = "unknown-relation"
    SUBJECT_KIND = "subject-kind"
    OBJECT_KIND = "object-kind"
    NO_OBJECT = "no-object"
    SAME_ACTOR = "same-actor"
    UNKNOWN_ACTOR = "unknown-actor"
    OFFSETS = "offsets"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Faulty:
    """A claim that is not stored, and why; `reason` is a `Fault` or a reason of the extractor's own."""

    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What of an article can be stored, and what cannot."""

    reading: Reading
    dropped: tuple[Faulty, ...]


def check(extracted: "Extracted", extractor: str) -> Checked:
    """Returns the sound claims of an article as a reading, and the others with their reasons.

    A sound claim that is about one that is not stays, without the tie.
    """
    article = extracted.article
    actors = {actor.id: actor for actor in extracted.actors}
    sound: dict[str, Claim] = {}
    dropped = [Faulty(d.reason, d.quote) for d in extracted.dropped]
    for claim in extracted.claims:
        fault = Fault.REPEATED if claim.id in sound else fault_of(claim, article, actors)
        if fault:
            dropped.append(Faulty(fault, claim.quote))
        else:
            sound[claim.id] = claim
    claims = tuple(replace(claim, about=tuple(key for key in claim.about if key in sound)) for claim in sound.values())
    return Checked(Reading(article, extracted.actors, claims, extractor), tuple(dropped))


def fault_of(claim: Claim, article: Article, actors: Mapping[str, Actor]) -> Fault | None:
    """Returns what is wrong with a claim, None where nothing is."""
    relation = vocabulary().relations.get(claim.relation)
    if claim.article.id != article.id:
        return Fault.OTHER_ARTICLE
    if relation is None:
        return Fault.UNKNOWN_RELATION
    if fault := _actor_fault(claim, relation):
        return fault
    if not all(ref.id in actors for ref in _named(claim)):
        return Fault.UNKNOWN_ACTOR
    if any(article.content[start:end] != text for text, start, end in _cuts(claim)):
        return Fault.OFFSETS
    return None if claim.standing in standings_of(claim, symmetric=relation.symmetric) else Fault.STANDING


def _actor_fault(claim: Claim, relation: RelationType) -> Fault | None:
    if claim.subject.kind not in relation.subject_kinds:
        return Fault.SUBJECT_KIND
    if claim.object is None:
        return Fault.NO_OBJECT if relation.object_needed else None
    if claim.object.kind not in relation.object_kinds:
        return Fault.OBJECT_KIND
    return Fault.SAME_ACTOR if claim.object.id == claim.subject.id else None


def _named(claim: Claim) -> Iterator[ActorRef]:
    """Yields all actors that a claim names."""
    yield claim.subject
    if claim.object:
        yield claim.object
    yield from (speaker.actor for speaker in claim.speakers if speaker.actor)


def _cuts(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """Yields each text of a claim with where the article is to have it."""
    yield claim.quote, claim.start, claim.end
    yield from ((ref.text, ref.start, ref.end) for ref in _named(claim))
    yield from ((speaker.text, speaker.start, speaker.end) for speaker in claim.speakers)
    if claim.content:
        yield claim.content.quote, claim.content.start, claim.content.end
