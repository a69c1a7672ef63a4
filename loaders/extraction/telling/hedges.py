"""What stands about a word itself: auxiliaries, negations, hedging adverbs and adjectives, conjunctions."""

from graph.model import Modality, Stance
from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.telling.walk import BOUNDING, NOMINAL, VERBAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

WHEN = frozenset({"when", "once", "whenever", "as", "after", "before"})
SETTLING = frozenset({"after", "since", "because", "although", "though"})
PRESENT = frozenset({"VBZ", "VBP"})
NOT_ONE = frozenset({"a", "one", "even", "any", "every", "all"})
NOBODY = frozenset({"no", "neither", "none", "nobody", "nothing"})  # as or before an argument: it did not happen
PREVENTING = frozenset(
    {"prevent", "stop", "fail", "hesitate", "deter", "cease", "dissuade", "discourage", "hinder", "preclude", "block", "bar", "neglect"}
)
AHEAD = frozenset({"will", "shall", "'ll", "wo", "would", "could", "may", "might", "must", "should", "can"})
NEVER = frozenset({"never", "not", "n't"})
EMPTYING = frozenset({"det", "preconj", "cc", "nsubj", "nsubjpass", "dobj", "predet"})
UNDOUBTED = frozenset({"secret", "surprise", "coincidence", "wonder", "accident", "mystery", "news"})


class Hedges:
    """Adds to a walk what stands about one word."""

    def __init__(self, wordings: Wordings) -> None:
        self._speech, self._modal = wordings.speech, wordings.modal

    def own(self, token: Token, walk: Walk) -> None:
        """Adds what a predicate's own auxiliaries, adverbs, adjectives and conjunctions say of it."""
        self.auxiliaries(token, walk)
        if token.pos_ in NOMINAL:
            self.description(token, walk)

    def description(self, noun: Token, walk: Walk) -> None:
        """Adds what adjectives and participles say of their noun: "alleged", "planned", "possible"."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "nmod", "advmod"):
                words = {child.lower_, lemma_of(child)}
                if child.lower_ == "be" and child.i > 1 and child.nbor(-2).lower_ == "would":
                    words = {"would-be"}
                modal = next((self._modal.adjectives[w] for w in sorted(words) if w in self._modal.adjectives), None)
                if child.lower_ == "called" and child.i > 1 and child.nbor(-2).lower_ == "so":
                    words = {"so-called"}
                if words & self._speech.adjectives:
                    walk.alleging = True
                elif modal is not None and child.dep_ == "amod" and not words & self._modal.predicative:
                    walk.lower(modal)
                self.description(child, walk)  # "an allegedly planned attack"
                walk.alleging |= bool(words & self._speech.adverbs)
            elif child.dep_ == "acl" and any(c.lower_ in self._speech.adverbs for c in children(child, "advmod")):
                walk.alleging = True  # "a strike apparently carried out by Israel"

    def marks(self, clause: Token, walk: Walk) -> None:
        """Adds what a conjunction makes of its clause: "if", "unless", "whether", "as if", "in case"."""
        for child in clause.children:
            word = child.lower_
            if child.dep_ not in ("mark", "advmod", "prep", "cc") or child.i > clause.i:
                continue
            if word == "for" and child.dep_ == "mark" and clause.dep_ != "ROOT" and (sort := self._modal.verbs.get(lemma_of(clause.head))):
                walk.lower(sort)  # "calls for an embargo grew", read as a verb
            if word in ("whether", "if") and clause.dep_ in ("ccomp", "pcomp", "csubj", "csubjpass"):
                walk.stance = Stance.QUESTIONS
            elif (
                child.dep_ == "mark" and word in self._modal.conditional and clause.pos_ in VERBAL and clause.dep_ not in ("ccomp", "relcl")
            ) or (
                word in WHEN and clause.dep_ in ("advcl", "relcl") and (_ahead(clause) or (word == "once" and _tense(clause) in PRESENT))
            ):
                walk.lower(Modality.CONDITIONAL)
            elif word in ("before", "until") and clause.dep_ == "advcl" and _tense(clause) in PRESENT:
                walk.lower(Modality.POSSIBLE)  # "wants talks before X attacks"
            elif word == "though" and child.i > clause.sent.start and child.nbor(-1).lower_ == "as":
                walk.lower(Modality.POSSIBLE)
            elif word == "in" and any(c.lower_ in self._modal.conditions for c in children(child, "pobj")):
                walk.lower(Modality.CONDITIONAL)  # "in case it attacks"

    def auxiliaries(self, verb: Token, walk: Walk, *, above: bool = False) -> None:
        """Adds what stands about a verb, the predicate's own or one `above` it: "not", "could", "will", "reportedly", "no troops"."""
        if self._ruled_out(verb):
            walk.lower(Modality.NEGATED)  # whatever else it would be
        for child in verb.children:
            word, dep = child.lower_, child.dep_
            if _denies_nothing(child) or (walk.over and word == "longer") or (above and dep == "neg" and lemma_of(verb) in BOUNDING):
                continue  # "its backing is not limited to words": there is more of it
            if dep == "neg" or (dep in ("advmod", "preconj", "det") and word in self._modal.negations):
                walk.lower(Modality.NEGATED)
            elif word == "but" and child.i > verb.sent.start and child.i < verb.i and child.nbor(-1).lower_ == "all":
                walk.lower(Modality.NEGATED)  # "all but"
            elif dep == "aux" and word in self._modal.possible:
                walk.lower(Modality.POSSIBLE)
            elif dep == "aux" and word in self._modal.future and not (word == "'d" and verb.tag_ == "VBN"):
                walk.lower(Modality.INTENDED)
            elif dep in ("advmod", "npadvmod", "dep") and word in self._speech.adverbs:
                walk.alleging = True
        if _inverted(verb):
            walk.lower(Modality.CONDITIONAL)
        arguments = children(verb, "nsubj", "nsubjpass", "dobj", "attr", "pobj")
        for argument in (a for a in arguments if not (above and lemma_of(a) in UNDOUBTED)):  # "it is no secret that"
            if any(c.lower_ in NOBODY and c.dep_ in EMPTYING for c in (argument, *argument.children)) or is_not_one(argument):
                walk.lower(Modality.NEGATED)

    def _ruled_out(self, verb: Token) -> bool:
        """True for "will not", "can never"; not where it hangs on a condition, or tells what was so: "would not have"."""
        modal = {c.lower_ for c in verb.children if c.dep_ == "aux"}
        hung = any(first(c, "mark") is not None or _inverted(c) for c in children(verb, "advcl"))
        counter = "would" in modal and "have" in modal
        return bool(modal & self._modal.deniable) and is_denied(verb) and not hung and not counter

    def governing(self, head: Token, walk: Walk) -> None:
        """Adds the negation and the modals of a verb that governs the predicate and is no verb of saying."""
        if not walk.told:
            self.auxiliaries(head, walk, above=True)

    def shared(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what a verb shares with the verb it is joined to: a modal auxiliary, a hedge, "neither ... nor"."""
        joiner = next((c.lower_ for c in head.children if c.dep_ == "cc" and c.i < here.i), "")
        for child in head.children:
            if child.dep_ == "aux" and child.lower_ in self._modal.possible:
                walk.lower(Modality.POSSIBLE)
            elif child.dep_ == "aux" and child.lower_ in self._modal.future:
                walk.lower(Modality.INTENDED)
            elif child.dep_ == "neg" and (joiner in ("or", "nor") or here.tag_ == "VB"):
                walk.lower(Modality.NEGATED)
            elif child.dep_ == "advmod" and child.lower_ in self._speech.adverbs and child.i < head.i:
                walk.alleging = True
        if joiner == "than" or (joiner == "nor" and not walk.told):
            walk.lower(Modality.NEGATED)  # "rather than attack", "had neither invaded nor shelled"


def _denies_nothing(word: Token) -> bool:
    """True for "not only"."""
    return word.lower_ == "not" and word.i + 1 < len(word.doc) and word.nbor().lower_ in ("only", "just", "merely", "simply")


def is_denied(verb: Token) -> bool:
    """True for a verb with "not" or "never"; "no longer" is no such no."""
    return any(c.dep_ in ("neg", "advmod") and c.lower_ in NEVER and not _denies_nothing(c) for c in verb.children)


def is_not_one(subject: Token) -> bool:
    """True for "not a single witness", "not one soldier", "not even its foes"; not for "not only Chile"."""
    start = subject.left_edge
    return start.i < subject.i and start.lower_ == "not" and subject.dep_ in ("nsubj", "nsubjpass") and start.nbor().lower_ in NOT_ONE


def _inverted(verb: Token) -> bool:
    """True for a condition without "if": "had Georgia been a member", "should it attack", "were it to attack"."""
    subject = first(verb, "nsubj", "nsubjpass", "expl")
    first_ = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("had", "were", "should")), None)
    return subject is not None and first_ is not None and first_.i < subject.i and verb.sent[-1].text != "?"


def unprevented(verb: Token, lemma: str) -> bool:
    """True for a hindrance that is itself negated: "did not stop it from attacking", "did not hesitate to"."""
    return lemma in PREVENTING and bool(children(verb, "neg"))


def settled(clause: Token) -> bool:
    """True for what a clause takes for granted: "after Y had attacked", "because X withdrew", in the past and not of a time ahead."""
    mark = first(clause, "mark")
    return mark is not None and mark.lower_ in SETTLING and _tense(clause) == "VBD" and not _would(clause.head)


def _would(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in AHEAD for c in verb.children) and verb.dep_ != "ccomp"


def _tense(clause: Token) -> str:
    """Returns the tag of the finite word of a clause."""
    if clause.tag_ not in ("VBN", "VBG", "VB"):
        return clause.tag_
    return next((c.tag_ for c in clause.children if c.dep_ in ("aux", "auxpass")), "")


def _ahead(clause: Token) -> bool:
    """True for a time that lies ahead: "once it attacks, X will", and in a tale of the past "when it attacked, X would"."""
    modal = {c.lower_ for c in clause.head.children if c.dep_ == "aux"}
    tense = _tense(clause)
    if tense in PRESENT:
        return bool(modal & AHEAD)
    return tense == "VBD" and "would" in modal and any(c.lower_ in ("when", "once", "whenever") for c in clause.children)
