"""Who still speaks where no verb of saying tells it: in the pluperfect behind what he said, behind "Oslo's version is different:"."""

from loaders.extraction.document import Passage
from loaders.extraction.quotations import Voice
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, first, lemma_of
from loaders.extraction.telling.naming import SAYING
from loaders.extraction.telling.voices import ISSUING, Voices
from loaders.extraction.tokens import Span, Token

TIMES = frozenset(
    {"already", "before", "earlier", "previously", "since", "after", "when", "until", "once", "first", "ago", "recently", "just"}
)
OPENING, POINTING = frozenset({"go", "run", "runs", "be", "read"}), frozenset({"this", "follows", "thus"})  # "X's account goes like this."
LONGEST_TALE = 4  # sentences in the pluperfect that go on with one speaker
LONGEST_INTRODUCTION = 15  # tokens before a colon


class GoingOn:
    """Finds such speakers in one passage."""

    def __init__(self, passage: Passage, voices: Voices, speech: Speech) -> None:
        self._passage, self._voices, self._speech = passage, voices, speech

    def goes_on(self, predicate: Token) -> Voice | None:
        """Returns who still speaks in free indirect speech: "Peru told the council that peace was dead. Chile had attacked Bolivia.".

        The pluperfect, without a word of when, right behind what somebody said with a clause of its own; a date makes it the article's own.
        """
        sentence = predicate.sent
        if (told := self._announced(sentence)) is not None:
            return told
        main = predicate.dep_ == "ROOT" or (predicate.dep_ in ("conj", "ccomp") and predicate.head.dep_ == "ROOT")
        if not main or sentence.start == 0 or not any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in predicate.children):
            return None
        if any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in TIMES for t in sentence):
            return None
        before = sentence.doc[sentence.start - 1].sent
        for _ in range(LONGEST_TALE):
            if before.start == 0 or not _in_pluperfect(before) or self._aside(before):
                break
            before = sentence.doc[before.start - 1].sent
        if self._passage.quotation_of(before[0]) is not None:
            return None
        return self._tells(before)

    def _announced(self, sentence: Span) -> Voice | None:
        """Returns whose account the sentences before announce: "Warsaw's account goes like this. ..."."""
        before = sentence
        for _ in range(LONGEST_TALE):
            if before.start == 0:
                return None
            before = before.doc[before.start - 1].sent
            if len(before) > LONGEST_INTRODUCTION or not any(t.lower_ in POINTING for t in before[-4:]):
                continue
            opening = next((t for t in before if lemma_of(t) in OPENING), None)
            tales = [
                t for t in before if lemma_of(t) in self._speech.tales | self._speech.views and opening is not None and t.i < opening.i
            ]
            if tales:
                return self._voices.owner(tales[-1]) or (self._voices.owner(opening) if opening is not None else None)
        return None

    def _tells(self, before: Span) -> Voice | None:
        """Returns who says something in a sentence whose words may go on: "Peru told the council that", "The envoy was blunt."."""
        verb = before.root
        if verb.tag_ == "VBD" and lemma_of(verb) in self._speech.verbs and children(verb, "ccomp"):
            return self._voices.in_sentence(before)
        if self._aside(before):
            return self._voices.in_sentence(before)
        subject = first(verb, "nsubj")
        if subject is None or verb.tag_ != "VBD" or any(t.ent_type_ == "DATE" for t in before):
            return None
        return self._toned(verb, subject)

    def _aside(self, sentence: Span) -> bool:
        """True for "Chile, he said, had armed the rebels."."""
        return any(c.tag_ == "VBD" and lemma_of(c) in self._speech.verbs for c in children(sentence.root, "parataxis"))

    def introducing(self, sentence: Span) -> tuple[int, Voice] | None:
        """Returns who says what stands behind a colon, and where it stands: "Oslo's version is different: ..."."""
        colon = next((t.i for t in sentence[:LONGEST_INTRODUCTION] if t.text == ":"), sentence.start)
        clause = self._passage.doc[sentence.start : colon]
        verb = next((t for t in clause if t.tag_ in SAYING), None)
        if verb is None or self._passage.quotation_of(verb) is not None:
            return None
        verb = verb.head if verb.dep_ == "aux" else verb
        if self._speech.verbs.get(lemma_of(verb)) in ("denying", "questioning"):
            return None  # "Oslo rejects the charge: in July it denied"
        subject = first(verb, "nsubj")
        voice = self._toned(verb, subject) if subject is not None and subject.i < verb.i else None
        return (colon, voice) if voice is not None else None

    def _toned(self, verb: Token, subject: Token) -> Voice | None:
        """Returns who is said to be blunt, or to have an account to give."""
        toned = lemma_of(verb) == "be" and any(lemma_of(c) in self._speech.tones for c in children(verb, "acomp"))
        listed = any(lemma_of(c) in self._speech.tales for c in children(verb, "dobj"))
        listed |= lemma_of(verb) in ISSUING | {"put"} and any(lemma_of(c) in self._speech.nouns for c in children(verb, "dobj"))
        owned = toned and lemma_of(subject) in self._speech.tales
        if not (toned or listed):
            return None
        voice = self._voices.owner(subject) or self._voices.somebody(subject) if owned else self._voices.of(subject)
        return voice if voice.actors or owned or lemma_of(subject) in self._speech.unnamed else None


def _in_pluperfect(sentence: Span) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("had", "'d") for c in sentence.root.children)
