"""Denials that say nothing but that it is not so: "called it a lie", "there was no truth to it", "had nothing to do with the attack".

Who denies is whoever says so, so that no frame of the lexicon can find it; what is denied is found by `threads.py`. One that
names the deed or the claim itself ("had no hand in the killing", "That is a lie from Lima") has it for its content, and
stands also where nobody told of it before.
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.model import Modality, Stance
from loaders.extraction.actors import Resolver
from loaders.extraction.attribution import Attribution
from loaders.extraction.propositions import Proposition
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, first, lemma_of, logical_subject, objects_of
from loaders.extraction.telling.walk import Told
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Wordings

NEUTRAL = frozenset({"it", "this", "that", "these", "those", "they", "all", "both", "none"})
POINTING = frozenset({"this", "that", "these", "it"})
CALLING = frozenset({"call", "brand", "label", "describe", "dismiss", "denounce", "term", "reject", "slam", "decry"})
DISMISSING = frozenset({"dismiss", "rebut", "rebuff", "refute"})  # "dismissed this"
PARTS = frozenset({"role", "part", "hand", "involvement", "connection", "link", "knowledge"})  # "had no part in"
BEING = frozenset({"involve", "behind", "responsible", "involved", "complicit"})  # "was not behind the attack"
OF_DEEDS = ("with", "in", "behind", "for", "of", "about", "to")
SHORT = 4  # tokens of "Nonsense", "Not true", "All lies"
WEIGHT = 0.75


class Rebuttals:
    """Finds such denials in the sentences of one passage."""

    def __init__(self, resolver: Resolver, attribution: Attribution, wordings: Wordings) -> None:
        self._resolver, self._attribution = resolver, attribution
        self._claims, self._untrue, self._truth = (wordings.classes[name] for name in ("claims", "untrue", "truth"))
        self._deeds = wordings.classes["blamed"] | wordings.classes["attack"]
        self._verdict, self._speech = wordings.speech.verdict, wordings.speech

    def read(self, sentence: Span) -> Iterator[tuple[Proposition, Told]]:
        """Yields an act of denying for everybody who denies so, with how the act is told."""
        for token in sentence:
            if token.pos_ in ("VERB", "AUX"):
                yield from self._by_subject(token) if self._calls_untrue(token) else self._by_speaker(token)
            elif lemma_of(token) in self._untrue:
                yield from self._alone(token)

    def names_claim(self, verb: Token) -> bool:
        """True where what is called untrue is a claim, so that somebody made it: "the charge is baseless", "no truth in the report"."""
        return self._is_untrue(verb) and any(lemma_of(t) in self._claims and t.dep_ in ("pobj", "nsubj") for t in verb.subtree)

    def _by_subject(self, verb: Token) -> Iterator[tuple[Proposition, Told]]:
        """Yields the denial of whoever calls a claim untrue."""
        told = self._attribution.told(verb)
        for denier in (r for t in logical_subject(verb) for r in self._resolver.actors(t)):
            yield self._act(verb, denier), told

    def _by_speaker(self, verb: Token) -> Iterator[tuple[Proposition, Told]]:
        """Yields the denial of whoever says that a claim is untrue, or that he had no part in a deed."""
        untrue = self._is_untrue(verb)
        if not untrue and not self._has_no_part(verb):
            return
        whole = self._attribution.told(verb)
        deniers = list(whole.voices[-1].actors) if whole.voices and whole.stance is Stance.AFFIRMS else []
        if not untrue:
            deniers = [d for d in deniers if self._is_of(verb, d)]
        told = replace(whole, voices=whole.voices[:-1], modality=Modality.ACTUAL, alleging=False)
        content = (self._of_lie(verb) if untrue else self._of_deed(verb)) if deniers else None
        for denier in deniers:
            yield self._act(verb, denier, content, self._accuser(verb, denier) if untrue else None), told

    def _alone(self, word: Token) -> Iterator[tuple[Proposition, Told]]:
        """Yields the denial of whoever says no more than "Nonsense" or "Lies"."""
        quotation = self._attribution.quotation_of(word)
        if quotation is None or quotation.end - quotation.start > SHORT or any(t.pos_ in ("VERB", "AUX") for t in word.subtree):
            return
        if any(t.pos_ in ("VERB", "AUX") for t in word.doc[quotation.start : quotation.end]) or word.head.dep_ == "ccomp":
            return
        for denier in self._attribution.speaker_of(word):
            yield self._act(word, denier), Told()

    def _is_of(self, verb: Token, speaker: Reached) -> bool:
        """True where the clause is about whoever says it: "Iran said it was not behind the attack", or about nobody at all."""
        subjects = logical_subject(verb)
        meant = {key for t in subjects for r in self._resolver.actors(t) for key in (r.named.id, r.named.side) if key}
        nobody = any(c.lower_ == "no" for t in subjects if not meant or t.lower_ == "party" for c in t.children)  # "no third party"
        return nobody or bool(meant & {speaker.named.id, speaker.named.side})

    def _act(self, predicate: Token, denier: Reached, content: tuple[int, int] | None = None, of: Reached | None = None) -> Proposition:
        return Proposition(relation="DENIES", predicate=predicate, subject=denier, object=of, content=content, weight=WEIGHT)

    def _of_deed(self, verb: Token) -> tuple[int, int] | None:
        """Returns the words of the deed in which the clause says that somebody had no part."""
        for word in verb.subtree:
            if word.i > verb.i and word.lower_ in OF_DEEDS:
                for deed in (o for o in word.children if o.dep_ == "pobj"):
                    if lemma_of(deed) in self._deeds:
                        return deed.left_edge.i, deed.right_edge.i + 1
                if word.lower_ == "with" and not word.children and word.head.lower_ == "do":
                    return verb.left_edge.i, verb.right_edge.i + 1  # ", which it says it had nothing to do with"
        return None

    def _of_lie(self, verb: Token) -> tuple[int, int] | None:
        """Returns the words of a clause that calls something a plain lie, or a claim that it names untrue."""
        named = any(lemma_of(t) in self._claims and t.dep_ in ("pobj", "nsubj") and children(t, "acl", "prep") for t in verb.subtree)
        lie = any(lemma_of(t) in self._untrue and t.lower_ not in self._verdict.mistaken for c in children(verb, "attr") for t in (c,))
        if not (named or lie):
            return None
        return verb.left_edge.i, verb.right_edge.i + 1

    def _accuser(self, verb: Token, denier: Reached) -> Reached | None:
        """Returns whose lie it is: "That is a lie from Lima", "a fabrication, he said of Peru's charge"."""
        named = [t for c in children(verb, "attr", "nsubj") for word in ("from", "by") for t in objects_of(c, word)]
        named += [w for c in children(verb, "attr") for w in children(c, "amod", "poss", "compound")]
        told = verb.head if verb.dep_ in ("ccomp", "parataxis") else None
        claims = [o for o in objects_of(told, "of") if lemma_of(o) in self._claims] if told is not None else []
        named += [w for c in claims for w in children(c, "poss", "amod", "compound")]
        found = [r for t in named for r in self._resolver.actors(t)]
        return next((r for r in found if not {r.named.id, r.named.side} & {denier.named.id, denier.named.side}), None)

    def _calls_untrue(self, verb: Token) -> bool:
        """True for "called it a lie", "dismissed this as propaganda", "dismissed this"."""
        if lemma_of(verb) in DISMISSING and any(c.lower_ in POINTING for c in children(verb, "dobj")):
            return True
        if lemma_of(verb) not in CALLING or verb.pos_ != "VERB":
            return False
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
        """True for "this is a lie", "the claims were baseless", "there was no truth to it", "it is not true", "has no basis"."""
        negated = first(verb, "neg") is not None
        if lemma_of(verb) != "be":
            return self._falls_short(verb, negated=negated)
        verdicts = [t for c in children(verb, "attr", "acomp", "nsubj") for t in (c, *children(c, "conj"))]
        verdicts += [o for c in (verb, *verdicts) for o in objects_of(c, "of")]  # "not a shred of truth"
        about = [c for c in children(verb, "nsubj") if self._is_claim(c)]
        denied = bool(about) and not negated and any(lemma_of(v) in self._untrue or v.lower_ in self._untrue for v in verdicts)
        empty = any(lemma_of(v) in self._truth and (negated or any(c.lower_ == "no" for c in v.children)) for v in verdicts)
        without = [o for t in verdicts if t.lower_ == "without" for o in children(t, "pobj")] + objects_of(verb, "without")
        denied = denied or (bool(about) and any(lemma_of(o) in self._truth for o in without))
        return denied or (empty and (bool(about) or first(verb, "expl") is not None))

    def _falls_short(self, verb: Token, *, negated: bool) -> bool:
        """True for "the claim does not correspond to reality", "the report has no basis", "the charge lacks any foundation"."""
        if not any(self._is_claim(c) for c in children(verb, "nsubj")):
            return False
        if lemma_of(verb) in ("have", "lack"):
            none = lemma_of(verb) == "lack" or negated
            return any(lemma_of(o) in self._truth and (none or any(c.lower_ == "no" for c in o.children)) for o in children(verb, "dobj"))
        real = any(lemma_of(o) in self._truth | self._verdict.reality for word in ("to", "with") for o in objects_of(verb, word))
        return negated and lemma_of(verb) in self._verdict.holding and (real or lemma_of(verb) not in ("correspond", "square", "tally"))

    def _has_no_part(self, verb: Token) -> bool:
        """True for "had nothing to do with X", "played no role in X", "was not behind X", said by whom it concerns."""
        negated = first(verb, "neg") is not None
        having = lemma_of(verb) in ("have", "play", "take", "bear", "know", "carry")
        nobody = any(c.lower_ == "no" for t in children(verb, "nsubj", "nsubjpass") for c in t.children)
        nothing = having and any(
            t.lower_ == "nothing" or (lemma_of(t) in PARTS | {"responsibility"} and (negated or any(c.lower_ == "no" for c in t.children)))
            for t in children(verb, "dobj")
        )
        apart = (negated or nobody) and (
            lemma_of(verb) in BEING
            or (lemma_of(verb) == "be" and any(lemma_of(c) in BEING for c in children(verb, "acomp", "prep", "attr", "advmod")))
        )
        return nothing or apart
