"""Denials that say nothing but that it is not so: "called it a lie", "there was no truth to it", "had nothing to do with the attack".

Who denies is whoever says so, so that no frame of the lexicon can find it; what is denied is found by `threads.py`.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import Modality, Stance
from loaders.extraction.actors import Resolver
from loaders.extraction.attribution import Attribution
from loaders.extraction.propositions import Proposition
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, first, lemma_of, logical_subject
from loaders.extraction.telling.walk import Told
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Wordings

NEUTRAL = frozenset({"it", "this", "that", "these", "those", "they", "all", "both", "none"})
CALLING = frozenset({"call", "brand", "label", "describe", "dismiss", "denounce", "term", "reject", "slam", "decry"})
PARTS = frozenset({"role", "part", "hand", "involvement", "connection", "link"})  # "had no part in"
BEING = frozenset({"involve", "behind", "responsible", "involved", "complicit"})  # "was not behind the attack"
WEIGHT = 0.75


class Rebuttals:
    """Finds such denials in the sentences of one passage."""

    def __init__(self, resolver: Resolver, attribution: Attribution, wordings: Wordings) -> None:
        self._resolver, self._attribution = resolver, attribution
        self._claims, self._untrue, self._truth = (wordings.classes[name] for name in ("claims", "untrue", "truth"))

    def read(self, sentence: Span) -> Iterator[tuple[Proposition, Told]]:
        """Yields an act of denying for everybody who denies so, with how the act is told."""
        for token in sentence:
            told: Told
            if lemma_of(token) in CALLING and token.pos_ == "VERB" and self._calls_untrue(token):
                told = self._attribution.told(token)
                deniers = [r for t in logical_subject(token) for r in self._resolver.actors(t)]
            elif token.pos_ in ("VERB", "AUX") and (self._is_untrue(token) or self._has_no_part(token)):
                whole = self._attribution.told(token)
                deniers = list(whole.voices[-1].actors) if whole.voices and whole.stance is Stance.AFFIRMS else []
                if not self._is_untrue(token):
                    deniers = [d for d in deniers if self._is_of(token, d)]
                told = replace(whole, voices=whole.voices[:-1], modality=Modality.ACTUAL, alleging=False)
            else:
                continue
            for denier in deniers:
                yield self._act(token, denier), told

    def _is_of(self, verb: Token, speaker: Reached) -> bool:
        """True where the clause is about whoever says it: "Iran said it was not behind the attack"."""
        meant = {key for t in logical_subject(verb) for r in self._resolver.actors(t) for key in (r.named.id, r.named.side) if key}
        return bool(meant & {speaker.named.id, speaker.named.side})

    @staticmethod
    def _act(predicate: Token, denier: Reached) -> Proposition:
        return Proposition(relation="DENIES", predicate=predicate, subject=denier, object=None, weight=WEIGHT)

    def _calls_untrue(self, verb: Token) -> bool:
        """True for "called it a lie", "dismissed this as propaganda"."""
        spoken = [t for t in verb.subtree if t.dep_ in ("nsubj", "dobj", "compound") and t.i > verb.i and self._is_claim(t)]
        verdicts = [
            c
            for c in verb.subtree
            if c.dep_ in ("ccomp", "oprd", "attr", "acomp", "xcomp", "pobj", "amod", "dobj", "advcl") and c.i > verb.i
        ]
        return bool(spoken) and any(lemma_of(v) in self._untrue or v.lower_ in self._untrue for v in verdicts)

    def _is_claim(self, noun: Token) -> bool:
        return noun.lower_ in NEUTRAL or lemma_of(noun) in self._claims

    def _is_untrue(self, verb: Token) -> bool:
        """True for "this is a lie", "the claims were baseless", "there was no truth to it", "it is not true"."""
        if lemma_of(verb) != "be":
            return False
        negated = first(verb, "neg") is not None
        verdicts = [t for c in children(verb, "attr", "acomp", "nsubj") for t in (c, *children(c, "conj"))]
        about = [c for c in children(verb, "nsubj") if self._is_claim(c)]
        denied = bool(about) and not negated and any(lemma_of(v) in self._untrue or v.lower_ in self._untrue for v in verdicts)
        empty = any(lemma_of(v) in self._truth and (negated or any(c.lower_ == "no" for c in v.children)) for v in verdicts)
        return denied or (empty and (bool(about) or first(verb, "expl") is not None))

    def _has_no_part(self, verb: Token) -> bool:
        """True for "had nothing to do with X", "played no role in X", "was not behind X", said by whom it concerns."""
        negated = first(verb, "neg") is not None
        having = lemma_of(verb) in ("have", "play", "take", "bear")
        nothing = having and any(
            t.lower_ == "nothing" or (lemma_of(t) in PARTS | {"responsibility"} and (negated or any(c.lower_ == "no" for c in t.children)))
            for t in children(verb, "dobj")
        )
        apart = negated and (
            lemma_of(verb) in BEING
            or (lemma_of(verb) == "be" and any(lemma_of(c) in BEING for c in children(verb, "acomp", "prep", "attr", "advmod")))
        )
        return nothing or apart
