"""At whom a deed was aimed that somebody tells without saying so: "Kyrgyz guards said that Tajik soldiers had opened fire".

Whoever tells of an attack by his foe, and names no other victim, tells of one upon himself. Foes are those of whom the
article tells a hostile act, or the only two parties that it names.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.model import ActorRef, Claim, Span, Stance
from loaders.extraction.drafts import Draft
from ontology.vocabulary import vocabulary

AIMED = frozenset({"ATTACKS", "CAPTURES"})  # deeds that have a victim
PARTIES = frozenset({"State", "ArmedGroup"})
WORDS = frozenset({"REQUESTS", "DENIES", "REJECTS", "CONDEMNS", "PROTESTS", "SANCTIONS", "OPPOSES"})  # of onlookers too
FACTOR = 0.85  # the sentence does not say at whom


def with_victims(drafts: Sequence[Draft]) -> list[Draft]:
    """Returns the drafts, deeds that a foe of the doer tells as deeds against the teller."""
    if not any(_open(d.claim) for d in drafts):
        return list(drafts)
    foes = {pair for d in drafts if (pair := _foes(d.claim)) is not None}
    parties = {_side(a) for d in drafts for a in _named(d.claim) if _is_party(a)}
    only = {frozenset(parties)} if len(parties) == 2 else set[frozenset[str]]()
    named = {a.id: a for d in drafts for a in _named(d.claim)}
    return [_aimed(d, foes | only, named) if _open(d.claim) else d for d in drafts]


def _open(claim: Claim) -> bool:
    """True for a deed that somebody affirms and of which nothing says against whom it was."""
    return claim.relation in AIMED and claim.object is None and bool(claim.speakers) and claim.stance is Stance.AFFIRMS


def _aimed(draft: Draft, foes: set[frozenset[str]], named: Mapping[str, ActorRef]) -> Draft:
    claim, level = draft.claim, max(s.level for s in draft.claim.speakers)
    tellers = [s.actor for s in claim.speakers if s.level == level]
    teller = tellers[0] if len(tellers) == 1 else None
    if teller is None or not _is_party(teller) or frozenset({_side(teller), _side(claim.subject)}) not in foes:
        return draft
    side = named.get(_side(teller), teller)  # a minister tells of his state, and not of himself
    victim = replace(side, text=teller.text, start=teller.start, end=teller.end)
    outside = () if claim.start <= teller.start < claim.end else (Span(teller.start, teller.end),)
    context = tuple(sorted({*claim.context, *outside}, key=lambda s: (s.start, s.end)))
    return replace(draft, claim=replace(claim, object=victim, context=context, confidence=round(claim.confidence * FACTOR, 2)))


def _foes(claim: Claim) -> frozenset[str] | None:
    """Returns the sides of a claim that tells something hostile of two, else None."""
    if claim.object is None or vocabulary().relations[claim.relation].sign >= 0 or claim.relation in WORDS:
        return None
    pair = frozenset({_side(claim.subject), _side(claim.object)})
    return pair if len(pair) == 2 else None


def _is_party(actor: ActorRef) -> bool:
    """True for states and armed groups and who acts for one, and not for whoever watches over them."""
    return actor.kind in PARTIES or (actor.kind == "Person" and actor.side is not None)


def _named(claim: Claim) -> Iterable[ActorRef]:
    return (a for a in (claim.subject, claim.object, *(s.actor for s in claim.speakers)) if a is not None)


def _side(actor: ActorRef) -> str:
    return actor.side or actor.id
