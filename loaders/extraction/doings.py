"""Who did what a definite noun points back to: "condemned the attack", "welcomed the decision", "a step that X opposes".

The nearest verb before that tells such a deed gives its doer. A deed that the text does not vouch for hides those before
it: nobody is guessed.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from graph.model import Span as Stretch
from loaders.extraction.discourse import COLLECTIVE, Discourse, Doing, Mentioned
from loaders.extraction.reached import Reached, side_of
from loaders.extraction.syntax import children, lemma_of, logical_subject, path_up
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Trigger, Wordings
from ontology.deeds import deeds

REACH = 2  # sentences back
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
MADE = ("sion", "tion", "ment", "ure", "al", "ance", "ing", "age")  # endings of nouns that are made of verbs
WORDS = frozenset({"SAYS"})  # what remarks and speeches are: no relation type
ABOUT = frozenset({"as", "on", "against", "in", "at", "near", "over", "of"})


@dataclass(frozen=True, slots=True)
class _Meant:
    """What a noun points to: a deed of these types, or with `any_deed` whatever was done last."""

    types: frozenset[str]
    any_deed: bool
    noun: str = ""  # a noun that is made of the verb of the deed: "the diversion"


class Doings:
    """Finds deeds and their doers within one passage and its article; `actors` resolves a phrase."""

    def __init__(self, discourse: Discourse, wordings: Wordings, actors: Callable[[Token], list[Reached]]) -> None:
        self._discourse, self._wordings, self._actors = discourse, wordings, actors
        self._speech, self._moves = wordings.speech.verbs, wordings.classes["moves"]
        self._bodies = wordings.classes["associations"] | wordings.classes["blocs"] | wordings.classes["groups"]

    # -- what a sentence tells

    def of(self, sentence: Span) -> tuple[Doing, ...]:
        """Returns what a sentence tells as done, in order."""
        return tuple(d for t in sentence if t.pos_ == "VERB" and (d := self._doing(t)) is not None)

    def _doing(self, verb: Token) -> Doing | None:
        """Returns what one verb tells, None for what is no deed: a background clause, a state, a negation."""
        lemma = lemma_of(verb)
        speaking = lemma in self._speech
        if verb.dep_ in ("relcl", "acl", "amod", "xcomp", "pcomp") or any(c.dep_ == "neg" for c in verb.children):
            return None
        types = frozenset(f.relation for f in self._wordings.frames[Trigger.VERB].get(lemma, ()))
        below = (f for c in children(verb, "dobj", "xcomp") for f in self._named(lemma_of(c), c.pos_ == "VERB"))
        types |= frozenset(below) | (WORDS if speaking else frozenset())
        static = lemma in self._wordings.classes["static"]
        if lemma in self._wordings.classes["reacting"] or (not types and static):
            return None
        doers = self._doers(verb)
        ahead = any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children) or bool(children(verb, "xcomp"))
        vouched = self._vouched(verb, doers)
        empty = static or (speaking and not children(verb, "dobj"))
        return Doing(verb.i, types, tuple(doers) if vouched else (), not ahead, verb.dep_ in ("ROOT", "conj", "ccomp") and not empty, lemma)

    def _doers(self, verb: Token) -> list[Mentioned]:
        found = [side_of(r) for t in logical_subject(verb) for r in self._actors(t)]
        return [Mentioned(r.named, Stretch(r.start, r.end), True, 0) for r in found]

    def _vouched(self, verb: Token, doers: list[Mentioned]) -> bool:
        """True for what the text itself tells, and for what somebody tells of himself."""
        for below, above in path_up(verb):
            if above.pos_ == "VERB" and below.dep_ in ("ccomp", "xcomp") and lemma_of(above) in self._speech:
                tellers = {m.named.id for m in self._doers(above)}
                return bool(tellers & {m.named.id for m in doers})
        return True

    # -- whose the deed is

    def doer(self, token: Token) -> list[Mentioned]:
        """Returns who did what a noun points back to, else nothing."""
        meant = self._meant(token)
        if meant is None:
            return []
        own = self._own(token)
        for sentence in self._before(token):
            if same := [d for d in sentence if self._is(d, meant.types) or (meant.noun and _names(meant.noun, d.lemma))]:
                doers = {tuple(m.named.id for m in d.doers) for d in same}
                return self._foreign(same[0].doers, own) if len(doers) == 1 and all(d.done for d in same) else []
            if meant.any_deed:
                for doing in (d for d in sentence if d.main):
                    if found := self._foreign(doing.doers, own):
                        return found
        return []

    @staticmethod
    def _is(doing: Doing, types: frozenset[str]) -> bool:
        """True for a deed of one of these types, or of one that tells the same deed."""
        if types & doing.relations:
            return True
        return any(deeds().meet(r, t, same_weapon=True) for r in doing.relations for t in types)

    def _meant(self, token: Token) -> _Meant | None:
        """Returns what a noun can point to, None for one that says whose it is or that points to nothing."""
        lemma = lemma_of(token)
        if token.pos_ in ("PRON", "DET"):
            return _Meant(frozenset(), any_deed=True)
        if lemma in self._bodies:
            return None  # "the movement"
        types = self._named(lemma, verbal=False)
        made = not types and lemma not in self._moves and lemma.endswith(MADE)
        if not types and lemma not in self._moves and not made:
            return None
        pointed = any(c.dep_ == "det" and c.lower_ in POINTING for c in token.children)
        if not pointed and not self._described(token):
            return None
        for child in token.children:
            if child.dep_ in ("poss", "amod", "compound", "nmod") and (child.dep_ == "poss" or self._actors(child)):
                return None
            if child.dep_ == "prep" and (child.lower_ not in ABOUT or (child.lower_ in ("of", "on") and lemma in self._moves)):
                return None
            if child.dep_ == "prep" and any(t.pos_ == "PROPN" and t.ent_type_ != "DATE" for t in child.subtree):
                return None  # "the bombing in Mali": perhaps another one
            if child.dep_ in ("relcl", "acl") and not self._described(token) and not any(c.tag_ == "TO" for c in child.children):
                return None
        return _Meant(types, lemma in self._moves, lemma if made else "")

    @staticmethod
    def _described(token: Token) -> bool:
        """True for a noun that sums up the clause before it: "closed the border, a step that X opposed"."""
        set_off = token.dep_ in ("appos", "npadvmod", "dobj", "attr", "conj", "dep") and token.left_edge.i > 0
        return set_off and token.doc[token.left_edge.i - 1].text == "," and bool(children(token, "relcl", "acl"))

    def _named(self, lemma: str, verbal: bool) -> frozenset[str]:
        """Returns the relation types that a word names."""
        trigger = Trigger.VERB if verbal else Trigger.NOUN
        found = frozenset(f.relation for f in self._wordings.frames[trigger].get(lemma, ()))
        if not verbal and lemma in self._wordings.classes["sayings"]:
            found |= WORDS
        return found | (frozenset({"ATTACKS"}) if lemma in self._wordings.classes["attack"] else frozenset())

    def _own(self, token: Token) -> set[str]:
        """Returns who is the subject of the clause in which a noun stands: nobody condemns his own deed."""
        start = token.left_edge.i if self._described(token) else -1
        for below, verb in path_up(token):
            if verb.pos_ in ("VERB", "AUX") and below.dep_ not in ("nsubj", "nsubjpass") and verb.i != start and start < 0:
                return {m.named.id for m in self._doers(verb)}
        return {m.named.id for v in children(token, "relcl") for m in self._doers(v)} if start >= 0 else set()

    def _before(self, token: Token) -> Iterator[list[Doing]]:
        """Yields what is told before the token, by sentences, the nearest first, without the verbs of its own clause."""
        own = set() if self._described(token) else {head.i for _, head in path_up(token)}
        yield [d for d in reversed(self.of(token.sent)) if d.at < token.left_edge.i and d.at not in own]
        for sentence in islice(self._discourse.doings(), REACH):
            yield list(reversed(sentence))

    @staticmethod
    def _foreign(doers: Iterable[Mentioned], own: set[str]) -> list[Mentioned]:
        found = [m for m in doers if m.named.kind in COLLECTIVE or m.named.kind == "Person"]
        return [] if any(m.named.id in own for m in found) else found


def _names(noun: str, verb: str) -> bool:
    """True where a noun is made of a verb: "diversion" of "divert", "closure" of "close"."""
    shared = next((n for n, (a, b) in enumerate(zip(noun, verb, strict=False)) if a != b), min(len(noun), len(verb)))
    return shared >= max(4, len(verb) - 2)
