"""Which disputes pass a filter: by what they are about, and by who says one of their claims, where and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import Filters
from graph.disputes import Dispute
from graph.filtering import outlets_asked, places_asked, reaches, until_limit, weapons_asked
from graph.matters import ids_of
from graph.model import ActorRef, Claim
from graph.store import Reader, Value
from ontology.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Wanted:
    """The store's names of the places, weapons and outlets that a filter asks for, None where it asks for none."""

    places: Sequence[Value] | None
    weapons: Sequence[Value] | None
    outlets: Sequence[Value] | None


def wanted_of(store: Reader, filters: Filters) -> Wanted:
    """Returns the names that a filter means in a store; raises UnknownWord."""
    return Wanted(places_asked(store, filters.place), weapons_asked(store, filters.weapon), outlets_asked(store, filters.outlets))


def passes(dispute: Dispute, filters: Filters, wanted: Wanted) -> bool:
    """True where the claims that show what it is about pass, and one of all its claims is of the outlet, speaker and days."""
    every = dispute.claims
    return (
        any(_is_of(c, filters) for c in (*dispute.matters, *dispute.counters))
        and (not filters.types or any(c.relation in filters.types for c in dispute.matters))
        and all(
            meant is None or any((getattr(c, name) or "") in meant for c in every)
            for name, meant in (("place", wanted.places), ("weapon", wanted.weapons))
        )
        and (filters.topic is None or any((c.topic or "").casefold() == filters.topic.casefold() for c in every))
        and any(_is_told(c, filters, wanted) for c in every)
        and (not filters.plain or any(c.plain for c in dispute.says))
        and sum(len(each_once(part)) for part in dispute.parts) >= filters.min_claims
        and len({c.article.outlet for c in every if c.article.outlet}) >= filters.min_outlets
        and len({s.actor.id for c in every for s in c.speakers if s.actor}) >= filters.min_speakers
        and (not (filters.by_kinds or filters.of_kinds) or any(_is_of_kinds(c, filters) for c in dispute.matters))
    )


def _is_of_kinds(claim: Claim, filters: Filters) -> bool:
    """True where the ends are of the kinds asked for: of a symmetric type either way round, as those are named who are asked for."""
    of = {*filters.of, *filters.against}
    ends = [(claim.subject, claim.object)]
    ways = [*ends, (claim.object, claim.subject)] if vocabulary().relations[claim.relation].symmetric else ends
    return any(
        (not filters.by_kinds or bool(one and one.kind in filters.by_kinds))
        and (not filters.of_kinds or bool(other and other.kind in filters.of_kinds))
        and (len(ways) == 1 or not filters.by or bool(_named_by(one, filters) & {*filters.by}))
        and (len(ways) == 1 or not of or bool(_named_by(other, filters) & of))
        for one, other in ways
    )


def _is_of(claim: Claim, filters: Filters) -> bool:
    """True where subject and object are those asked for."""
    ends = [_keys(claim, filters, first=True), _keys(claim, filters, first=False)]
    ways = [ends, ends[::-1]] if vocabulary().relations[claim.relation].symmetric else [ends]
    of = {*filters.of, *filters.against}
    if filters.between:
        one, other = filters.between
        return any(one in a and other in b for a, b in (ends, ends[::-1]))
    about = {*filters.about}
    return (not about or bool((ends[0] | ends[1]) & about)) and any(
        (not filters.by or bool(a & {*filters.by})) and (not of or bool(b & of)) for a, b in ways
    )


def _keys(claim: Claim, filters: Filters, *, first: bool) -> frozenset[str]:
    return _named_by(claim.subject if first else claim.object, filters)


def _named_by(end: ActorRef | None, filters: Filters) -> frozenset[str]:
    return ids_of(end) if filters.roll_up or end is None else frozenset({end.id})


def _is_told(claim: Claim, filters: Filters, wanted: Wanted) -> bool:
    published = claim.article.published or ""
    day = claim.date_start or published
    speakers = {key for s in claim.speakers if s.actor for key in (ids_of(s.actor) if filters.roll_up else {s.actor.id})}
    return (
        (wanted.outlets is None or claim.article.outlet in wanted.outlets)
        and (not filters.published_since or reaches(published, filters.published_since))
        and (not filters.published_until or (bool(published) and published <= until_limit(filters.published_until)))
        and (filters.stance is None or claim.stance is filters.stance)
        and (filters.modality is None or claim.modality is filters.modality)
        and (filters.min_confidence is None or claim.confidence >= filters.min_confidence)
        and (not filters.speaker or filters.speaker in speakers)
        and (not filters.since or reaches(day, filters.since) or reaches(claim.date_end, filters.since))
        and (not filters.until or (bool(day) and day <= until_limit(filters.until)))
    )


def each_once(claims: Sequence[Claim]) -> list[Claim]:
    """Returns claims with the same sentence of one article once."""
    return list({sentence_of(c): c for c in reversed(claims)}.values())[::-1]


def sentence_of(claim: Claim) -> tuple[str, int]:
    """Returns what tells the sentence of a claim from all others."""
    return claim.article.id, claim.start
