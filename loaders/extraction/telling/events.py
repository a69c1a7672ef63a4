"""What is said of an event as the subject of its clause: "an attack is unlikely", "would be", "never took place"."""

from spacy.tokens import Token

from graph.model import Modality
from loaders.extraction.syntax import children, is_passive, lemma_of
from loaders.extraction.telling.contents import indefinite
from loaders.extraction.telling.walk import COPULAS, NOMINAL, Walk
from loaders.extraction.wordings import Wordings


class Events:
    """Adds to a walk what a verb says of an event, or of a clause, that is its subject."""

    def __init__(self, wordings: Wordings) -> None:
        self._speech, self._modal = wordings.speech, wordings.modal

    def subject(self, here: Token, head: Token, walk: Walk) -> None:
        """Adds what is said of an event as the subject: "an attack is unlikely", "would be", "never took place"."""
        lemma, clause = lemma_of(head), here.dep_ in ("csubj", "csubjpass")
        said = [t for t in children(head, "acomp", "attr", "oprd") if lemma in COPULAS]
        for word in said:
            modal = self._modal.adjectives if word.pos_ == "ADJ" else self._modal.nouns
            sort = modal.get(lemma_of(word)) or self._modal.adjectives.get(word.lower_)
            telling = word.pos_ in NOMINAL and self._speech.nouns.get(lemma_of(word)) in ("alleging", "denying")
            if sort is not None and (indefinite(here) or sort is Modality.NEGATED):
                walk.lower(sort)
            walk.alleging |= bool({lemma_of(word), word.lower_} & self._speech.adjectives) or telling
        phrases = children(head, "prep")
        phrases += [q for p in phrases for q in children(p, "prep")]
        undecided = {lemma_of(o) for p in phrases for o in children(p, "pobj")}
        if lemma in COPULAS and undecided & self._modal.undecided and indefinite(here):
            walk.lower(Modality.POSSIBLE)
        if self._modal.verbs.get(lemma) is Modality.POSSIBLE and not is_passive(head) and indefinite(here):
            walk.lower(Modality.POSSIBLE)  # "an attack looms"
        if (
            clause
            or (indefinite(here) and here.dep_ == "nsubj")
            or (lemma in self._modal.occurring and here.dep_ == "nsubj" and lemma not in COPULAS)
        ):
            lower = children(head, "xcomp") if lemma == "fail" else []
            if any(lemma_of(x) in self._modal.occurring for x in lower):
                walk.lower(Modality.NEGATED)
            self._unhappened(head, lemma, walk)

    def _unhappened(self, verb: Token, lemma: str, walk: Walk) -> None:
        for child in verb.children:
            if child.dep_ == "aux" and child.lower_ in self._modal.possible:
                walk.lower(Modality.POSSIBLE)
            elif child.dep_ == "aux" and child.lower_ in self._modal.future:
                walk.lower(Modality.INTENDED)
            elif (child.dep_ == "neg" or child.lower_ in self._modal.negations) and lemma in self._modal.occurring - COPULAS:
                walk.lower(Modality.NEGATED)
