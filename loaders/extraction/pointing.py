"""Whose deed "the attack" or "the raid" is that somebody condemns: the doer of the last such deed that the article states.

A deed that is only alleged, planned or denied gives no doer, and it hides those before it: nobody is guessed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from graph.model import Claim, Modality, Span, Stance, Standing
from loaders.extraction.drafts import Draft
from loaders.extraction.syntax import lemma_of, logical_object, objects_of
from loaders.extraction.tokens import Token
from ontology.deeds import deeds

REACH = 2  # sentences back
FACTOR = 0.85  # whose deed it is stands elsewhere
THE = frozenset({"the", "this", "that", "these", "those"})


def pointed(act: Token) -> frozenset[str]:
    """Returns the lemma of a deed that an act is about and that says neither whose nor of whom it is: "condemned the attack"."""
    nouns = logical_object(act) if act.pos_ == "VERB" else objects_of(act, "of")
    for noun in nouns:
        definite = any(c.dep_ == "det" and c.lower_ in THE for c in noun.children)
        named = any(t.pos_ == "PROPN" or t.ent_type_ or t.dep_ in ("conj", "relcl", "acl") for t in noun.subtree)
        if noun.pos_ == "NOUN" and definite and not named:
            return frozenset({lemma_of(noun)})
    return frozenset()


def with_doer(act: Draft, before: Iterable[Draft], types_of: Callable[[Iterable[str]], frozenset[str]]) -> Draft:
    """Returns the act against whoever did the deed that it points to, where the article states one doer, else as it is."""
    types = types_of(act.pointed)
    if not types or act.claim.object is not None:
        return act
    near = [
        d for d in before if act.sentence - d.sentence <= REACH and any(deeds().meet(d.claim.relation, t, same_weapon=True) for t in types)
    ]
    last = max((d.sentence for d in near), default=0)
    done = [d for d in near if d.sentence == last]
    if not done or not all(_is_fact(d.claim) for d in done) or len({d.claim.subject.id for d in done}) > 1:
        return act
    return _against(act, done)


def _against(act: Draft, done: Sequence[Draft]) -> Draft:
    doer, own = done[0].claim.subject, act.claim.subject
    if {own.id, own.side} & {doer.id, doer.side} - {None}:
        return act
    context = sorted(
        {*act.claim.context, *(Span(d.claim.start, d.claim.end) for d in done if d.sentence != act.sentence)},
        key=lambda s: (s.start, s.end),
    )
    claim = replace(act.claim, object=doer, context=tuple(context), confidence=round(act.claim.confidence * FACTOR, 2))
    return replace(act, claim=claim)


def _is_fact(claim: Claim) -> bool:
    """True for what the article states, or the doer owns to."""
    return claim.standing in (Standing.STATED, Standing.DECLARED) and claim.modality is Modality.ACTUAL and claim.stance is Stance.AFFIRMS
