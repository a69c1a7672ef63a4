"""What can be wrong with a claim, against the ontology and the text of its article: one check for all that is stored."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from graph.model import Actor, ActorRef, Article, Claim, standings_of
from ontology.vocabulary import RelationType, vocabulary


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
    if misplaced(claim, article):
        return Fault.OFFSETS
    return None if claim.standing in standings_of(claim, symmetric=relation.symmetric) else Fault.STANDING


def misplaced(claim: Claim, article: Article) -> str | None:
    """Returns the first field of a claim whose words do not stand in the article where it says, None where all do."""
    content = article.content
    for path, text, start, end in _cuts(claim):
        if not 0 <= start < end <= len(content) or content[start:end] != text:
            return path
    return None


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
    yield from (ref for _, ref in _refs(claim))


def _refs(claim: Claim) -> Iterator[tuple[str, ActorRef]]:
    """Yields the fields of a claim that name an actor, and how."""
    yield "subject", claim.subject
    if claim.object:
        yield "object", claim.object
    yield from ((f"speakers.{n}.actor", speaker.actor) for n, speaker in enumerate(claim.speakers) if speaker.actor)


def _cuts(claim: Claim) -> Iterator[tuple[str, str, int, int]]:
    """Yields each field of a claim that is a text of the article, with where the article is to have it."""
    yield "quote", claim.quote, claim.start, claim.end
    yield from ((path, ref.text, ref.start, ref.end) for path, ref in _refs(claim))
    yield from ((f"speakers.{n}", speaker.text, speaker.start, speaker.end) for n, speaker in enumerate(claim.speakers))
    if claim.content:
        yield "content", claim.content.quote, claim.content.start, claim.content.end
