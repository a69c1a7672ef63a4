"""What is said of an event as the subject of its clause: "an attack is unlikely", "would be", "never took place"."""

from graph.model import Modality
from loaders.extraction.syntax import children, is_passive, lemma_of
from loaders.extraction.telling.contents import indefinite
from loaders.extraction.telling.walk import BOUNDING, COPULAS, NOMINAL, Walk
from loaders.extraction.tokens import Token
from loaders.extraction.wordings import Wordings

LASTING = frozenset({"remain", "stay"})  # "the invasion remained a threat": what has come to pass remains none


class Events:
    """Adds to a walk what a verb says of an event, or of a clause, that is its subject."""

    def __init__(self, wordings: Wordings) -> None:
        self._speech, self._modal = wordings.speech, wordings.modal

    def subject(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what is said of an event as the subject: "an attack is unlikely", "would be", "never took place"."""
        lemma, any_ = lemma_of(head), indefinite(here)
        if lemma in COPULAS:
            for word in children(head, "acomp", "attr", "oprd"):
                for said in _nothing_but(word):
                    self._predicated(said, walk, any_=any_ or lemma in LASTING)
        undecided = self._modal.undecided if any_ else self._modal.pending
        if lemma in COPULAS | {"exist"} and self._undecided(head, undecided):
            walk.lower(Modality.POSSIBLE)
        if any_ and self._modal.verbs.get(lemma) is Modality.POSSIBLE and not is_passive(head):
            walk.lower(Modality.POSSIBLE)  # "an attack looms"
        passive = is_passive(head) or (head.tag_ in ("VBN", "VBD") and not children(head, "dobj", "aux", "ccomp", "xcomp", "prep"))
        if passive and not is_passive(head) and lemma in self._modal.verbs:
            walk.lower(self._modal.verbs[lemma])  # "Russian attack averted", a headline
        if any_ and is_passive(head) and lemma in self._speech.said_to and children(head, "xcomp"):
            walk.alleging = True  # "an attack is believed to have killed six"
        if lemma == "fall" and any(c.lower_ in ("through", "apart") for c in head.children):
            walk.lower(Modality.NEGATED)
        happening = lemma in self._modal.occurring - COPULAS
        self._raised(head, lemma, walk)
        if here.dep_ in ("csubj", "csubjpass") or (here.dep_ == "nsubj" and (any_ or happening)):
            self._unhappened(head, walk, happening=happening)

    def _predicated(self, word: Token, walk: Walk, *, any_: bool) -> None:
        """Adds what an adjective or a noun says of the event behind "is": "unlikely", "a myth", "fake news"."""
        modal = self._modal.adjectives if word.pos_ == "ADJ" else self._modal.nouns
        described = [c for c in word.children if c.dep_ == "amod"]
        sorts = [
            modal.get(lemma_of(word)) or self._modal.adjectives.get(word.lower_),
            *(self._modal.adjectives.get(c.lower_) for c in described),
        ]
        for sort in sorts:
            if sort is not None and (any_ or sort is Modality.NEGATED or word.lower_ in self._modal.pending):
                walk.lower(sort)
        if word.pos_ in NOMINAL and lemma_of(word) in self._speech.unreal.weak | self._speech.unreal.strong:
            walk.lower(Modality.NEGATED)  # "the attack was an exercise"
        telling = word.pos_ in NOMINAL and self._speech.nouns.get(lemma_of(word)) in ("alleging", "denying")
        hedged = any({lemma_of(w), w.lower_} & self._speech.adjectives for w in (word, *described))
        walk.alleging = walk.alleging or telling or hedged

    def _undecided(self, verb: Token, words: frozenset[str]) -> bool:
        """True for "is under discussion", "is out of the question", "is a matter of time"."""
        hosts = [verb, *(a for a in children(verb, "attr") if lemma_of(a) in ("matter", "question"))]
        phrases = [p for host in hosts for p in children(host, "prep")]
        phrases += [q for p in phrases for q in children(p, "prep")]
        return any(o.lower_ in words or lemma_of(o) in words for p in phrases for o in children(p, "pobj"))

    def _raised(self, verb: Token, lemma: str, walk: Walk) -> None:
        """Adds what "fails to happen", "has yet to happen", "has to come" say."""
        if any(lemma_of(x) in self._modal.occurring for x in children(verb, "xcomp")) and lemma not in self._modal.factive.infinitives:
            yet = any(c.lower_ == "yet" for c in verb.children)
            walk.lower(Modality.NEGATED if yet else self._modal.verbs.get(lemma, Modality.INTENDED))

    def _unhappened(self, verb: Token, walk: Walk, *, happening: bool) -> None:
        for child in verb.children:
            if child.dep_ == "aux" and child.lower_ in self._modal.possible:
                walk.lower(Modality.POSSIBLE)
            elif child.dep_ == "aux" and child.lower_ in self._modal.future:
                walk.lower(Modality.INTENDED)
            elif happening and lemma_of(verb) not in BOUNDING and (child.dep_ == "neg" or child.lower_ in self._modal.negations):
                walk.lower(Modality.NEGATED)


def _nothing_but(word: Token) -> list[Token]:
    """Returns the word, and what it is "nothing but" or "no more than"."""
    if word.lower_ not in ("nothing", "more", "little"):
        return [word]
    return [word, *(o for p in word.subtree if p.lower_ in ("but", "than") for o in p.children if o.pos_ in NOMINAL)]
