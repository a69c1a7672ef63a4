"""What is said of a claim, a report, an idea once its content has been passed: that it is false, debunked, withdrawn, without basis.

The walk up comes from what is claimed to the noun of claiming ("the claim that X"); here that noun meets its own verb.
"""

from loaders.extraction.sayings import Verdict
from loaders.extraction.syntax import children, first, is_passive, lemma_of
from loaders.extraction.telling.speaking import Speaking
from loaders.extraction.telling.walk import COPULAS, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

NO = frozenset({"no", "little", "scant", "without", "nothing", "any"})
OFF = frozenset({"out", "back", "down", "off", "away", "aside", "apart"})
TURNING = COPULAS | {"prove", "turn"}  # "proved false", "turned out to be a hoax"


class Verdicts:
    """Adds to a walk what is said of a noun whose content the predicate is."""

    def __init__(self, wordings: Wordings, speaking: Speaking) -> None:
        self._words: Verdict = wordings.speech.verdict
        self._doubtful = frozenset(wordings.speech.adjectives)
        self._untrue, self._truth = wordings.classes["untrue"], wordings.classes["truth"] | wordings.speech.verdict.grounds
        self._speaking, self._believing = speaking, wordings.speech.believing

    def step(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what one edge says of a claim, or of whoever says it."""
        if here.i == walk.content:
            self._of_claim(here, head, walk)
        elif here.dep_ in ("advcl", "xcomp"):
            self._lied(here, head, walk)

    def _of_claim(self, noun: Token, head: Token, walk: Walk) -> None:
        """Adds what stands about the noun, and what the word above it says of it."""
        if any(self._is_false(c) for c in children(noun, "amod", "compound", "nmod")):
            walk.untrue()
        elif noun.dep_ in ("nsubj", "nsubjpass"):
            self._of_subject(head, walk)
        elif noun.dep_ == "dobj":
            self._of_object(head, walk)
        elif noun.dep_ == "pobj":
            self._behind(head, walk)

    def _lied(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds that what somebody says is a lie: "lied when it said", "was wrong to say"."""
        wrong = lemma_of(head) in self._words.lying or any(lemma_of(c) in self._words.mistaken for c in (head, *children(head, "acomp")))
        if here.i in walk.acts and wrong and first(head, "neg") is None:
            walk.untrue()

    def _of_subject(self, verb: Token, walk: Walk) -> None:
        lemma, negated = lemma_of(verb), first(verb, "neg") is not None
        if self._retracts(verb, lemma) and is_passive(verb):
            self._speaking.speak(verb, walk, "denying")
        elif self._falls(verb, lemma, negated=negated):
            walk.untrue()
        elif lemma in TURNING:
            self._of_copula(verb, walk, negated=negated)
        elif lemma in ("have", "lack") and any(
            lemma_of(o) in self._truth and (lemma == "lack" or _none(o)) for o in children(verb, "dobj")
        ):
            walk.untrue()

    def _falls(self, verb: Token, lemma: str, *, negated: bool) -> bool:
        """True for "collapsed", "fell apart", "does not hold water"."""
        if negated:
            return lemma in self._words.holding
        return lemma in self._words.collapsing or (lemma == "fall" and first(verb, "prt", "advmod", "acomp") is not None)

    def _retracts(self, verb: Token, lemma: str) -> bool:
        """True for "withdrew", and for "threw out", "brushed aside"."""
        return lemma in self._words.retracting or (lemma in self._words.waving and any(c.lower_ in OFF for c in verb.children))

    def _of_copula(self, verb: Token, walk: Walk, *, negated: bool) -> None:
        """Adds what "is false", "is not true", "is without foundation", "is wide of the mark", "turned out to be a hoax" say."""
        below = [
            c for c in verb.children if c.i > verb.i and c.dep_ in ("acomp", "attr", "oprd", "xcomp", "prep", "advmod", "prt", "ccomp")
        ]
        below += [g for c in below if c.dep_ in ("xcomp", "ccomp") for g in children(c, "acomp", "attr", "oprd")]
        untrue = any(self._is_false(c) or self._is_false_of(c) for c in below)
        true = any(lemma_of(c) in self._truth or c.lower_ in self._words.veracious for c in below)
        empty = any(
            (c.lower_ == "without" and any(lemma_of(o) in self._truth for o in children(c, "pobj"))) or t.lower_ == "mark"
            for c in below
            if c.dep_ in ("prep", "acomp", "advmod")
            for t in c.subtree
        )
        if (untrue or empty) != negated and (untrue or empty or true):
            walk.untrue()

    def _is_false(self, word: Token) -> bool:
        """True for "false", "baseless", "long-debunked"."""
        tail = word.lower_.rsplit("-", 1)[-1]
        known = {lemma_of(word), word.lower_, tail} & (self._untrue | self._words.untrue)
        return bool(known) and not {lemma_of(word), tail} & (self._words.unsure | self._doubtful - self._untrue)

    def _is_false_of(self, noun: Token) -> bool:
        """True for "a pure invention", "a complete fabrication"."""
        return noun.dep_ == "attr" and any(self._is_false(c) for c in children(noun, "amod"))

    def _of_object(self, verb: Token, walk: Walk) -> None:
        lemma = lemma_of(verb)
        if lemma in self._believing:
            walk.allege()  # "nobody believed the story that", "many believe the tale"
        if lemma in self._words.inventing and (lemma not in ("make", "cook", "dream", "trump") or first(verb, "prt") is not None):
            walk.untrue()
        elif self._retracts(verb, lemma) and first(verb, "neg") is None:
            self._speaking.speak(verb, walk, "denying")
        elif any(self._is_false(c) for c in verb.children if c.dep_ in ("oprd", "acomp") and c.i > verb.i):
            self._speaking.speak(verb, walk, "denying")  # "found the claim baseless"
        elif any(self._is_false(t) for t in _behind_as(verb)):
            self._speaking.speak(verb, walk, "denying")  # "described the claim as fake"

    def _behind(self, preposition: Token, walk: Walk) -> None:
        """Adds what stands before the preposition of a claim: "no truth in", "poured scorn on", "backed away from", "contrary to"."""
        above = preposition.head
        if above.dep_ in ("prep", "advmod") and above.pos_ in ("ADP", "ADV", "SCONJ") and lemma_of(above) != "contrary":
            above = above.head
        if "contrary" in (above.lower_, preposition.nbor(-1).lower_ if preposition.i else ""):
            walk.untrue()
        elif lemma_of(above) in self._truth:
            verb = above.head
            if _none(above) or lemma_of(verb) == "lack" or first(verb, "neg") is not None:
                walk.untrue()
        elif lemma_of(above) in self._words.backing and first(above, "neg") is None:
            self._speaking.speak(above, walk, "denying")
        elif any(lemma_of(o) in self._words.pouring for o in children(above, "dobj")):
            doubt = any(lemma_of(o) == "doubt" for o in children(above, "dobj"))
            self._speaking.speak(above, walk, "questioning" if doubt else "denying")


def _behind_as(verb: Token) -> list[Token]:
    """Returns what stands behind the last "as" of a clause, whatever the parser hung that on."""
    as_ = next((t for t in reversed(verb.sent) if t.lower_ == "as" and t.i > verb.i), None)
    return [c for c in as_.children if c.dep_ in ("amod", "pobj", "acomp", "pcomp")] if as_ is not None and as_.dep_ == "prep" else []


def _none(noun: Token) -> bool:
    return any(c.lower_ in NO for c in noun.children)
