"""Voices that stand beside a sentence and speak all of it: "according to X", ", X said,", "X: ...", "...: X"."""

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from loaders.extraction.document import Passage
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, first, lemma_of, logical_subject, objects_of
from loaders.extraction.telling.voices import Voices

VIEWING = frozenset({"in", "by", "on", "from", "to", "under", "at", "per"})
MOST_BESIDE_COLON = 6  # tokens of a name set off by a colon


class Asides:
    """Finds such voices in one passage."""

    def __init__(self, passage: Passage, voices: Voices, actors: Callable[[Token], list[Reached]], speech: Speech) -> None:
        self._passage, self._voices, self._actors, self._speech = passage, voices, actors, speech

    def voices(self, predicate: Token, acts: set[int]) -> Iterator[Voice]:
        """Yields the voices beside the sentence of a predicate, but for verbs of saying already met (`acts`)."""
        sentence = predicate.sent
        for labelled in (
            self._before_colon(sentence),
            self._after_colon(sentence),
            self._trailing(sentence, acts),
            self._inverted(sentence, acts),
        ):
            if labelled is not None and not labelled.left_edge.i <= predicate.i <= labelled.right_edge.i:
                yield self._voices.of(labelled)
        for token in sentence:
            if token.lower_ == "according" and not _parted(token, predicate):
                yield from (self._voices.of(t) for prep in children(token, "prep") for t in children(prep, "pobj"))
            elif _parted(token, predicate):
                continue
            elif (viewer := self._viewer(token, predicate)) is not None:
                yield viewer
            elif token.i not in acts and self._is_aside(token, predicate):
                yield self._voices.of(logical_subject(token)[0])

    def _viewer(self, token: Token, predicate: Token) -> Voice | None:
        """Returns in whose view the sentence is: "in Oslo's telling", "per officials", "as Oslo puts it", "to hear Oslo tell it"."""
        lemma = lemma_of(token)
        above = (
            token.head.head.head if token.head.lower_ == "of" and token.head.head.lower_ == "point" else token.head
        )  # "from the point of view of"
        if token.dep_ == "pobj" and above.lower_ in VIEWING and lemma in self._speech.views and token.i != predicate.i:
            if token.head.lower_ == "by" and token.head.dep_ == "agent":
                return None
            whose = [*children(token, "poss", "amod", "compound"), *(o for p in ("of", "by") for o in objects_of(token, p))]
            reached = next((v for t in whose if (v := self._voices.of(t)).actors), None)
            general = token.head.lower_ == "by" and any(c.lower_ in ("all", "some", "most", "many", "one") for c in token.children)
            unnamed = [t for t in whose if lemma_of(t) in self._speech.unnamed]
            return reached or (self._voices.of(unnamed[0]) if unnamed else self._voices.words(token) if general else None)
        if token.lower_ == "per" and token.dep_ == "prep":
            sayer = next(iter(children(token, "pobj")), None)
            return self._voices.of(sayer) if sayer is not None and self._can_say(sayer) else None
        if token.dep_ in ("advcl", "relcl") and lemma in self._speech.putting and (voice := self._putting(token, predicate)) is not None:
            return voice
        return self._hearing(token) if token.dep_ == "advcl" and lemma in ("hear", "believe", "trust", "credit", "judge") else None

    def _putting(self, verb: Token, predicate: Token) -> Voice | None:
        """Returns who "as Oslo puts it", "the way Oslo sees it" names."""
        mark = first(verb, "mark", "advmod")
        way = verb.dep_ == "relcl" and verb.head.lower_ in ("way", "manner") and verb.head.dep_ in ("npadvmod", "dep", "nsubj", "advmod")
        if not way and (mark is None or mark.lower_ != "as" or mark.i > verb.i):
            return None
        if verb.i in (predicate.i, predicate.head.i) or verb.is_ancestor(predicate) or children(verb, "ccomp", "xcomp", "nsubjpass"):
            return None
        if any(c.lower_ not in ("it", "this", "things", "matters") for c in children(verb, "dobj")):
            return None
        subject = first(verb, "nsubj")
        return self._voices.of(subject) if subject is not None and self._voices.speaks(subject) else None

    def _hearing(self, verb: Token) -> Voice | None:
        """Returns who "to hear Oslo tell it", "to believe Oslo" names."""
        if not any(c.tag_ == "TO" for c in verb.children):
            return None
        told = [s for c in children(verb, "ccomp", "xcomp") for s in children(c, "nsubj")] + children(verb, "dobj")
        return self._voices.of(told[0]) if told else None

    def _is_aside(self, token: Token, predicate: Token) -> bool:
        """True for a verb of saying set beside the sentence: ", officials said,"."""
        subject = first(token, "nsubj")
        if subject is None or lemma_of(token) not in self._speech.verbs or token == predicate:
            return False
        if token.dep_ == "parataxis":
            return predicate not in token.subtree
        doc, start, end = token.doc, subject.left_edge.i, max(token.i, subject.right_edge.i) + 1
        set_off = start > token.sent.start and doc[start - 1].text == "," and end < len(doc) and doc[end].text == ","
        return set_off and not start <= predicate.i < end

    def _before_colon(self, sentence: Span) -> Token | None:
        """Returns who stands alone before a colon at the head of a sentence: "Turkey: Armenia attacked", "Report: ..."."""
        colon = next((t.i for t in sentence[: MOST_BESIDE_COLON + 1] if t.text == ":"), None)
        return self._sayer(sentence.start, colon) if colon is not None else None

    def _after_colon(self, sentence: Span) -> Token | None:
        """Returns who stands alone after the last colon of a headline: "Sudan arms rebels: officials"."""
        colon = next((t.i for t in reversed(sentence[-MOST_BESIDE_COLON - 1 :]) if t.text == ":"), None)
        return self._sayer(colon + 1, sentence.end) if colon is not None else None

    def _trailing(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so at the end of a headline: "Israel arms rebels, lawmakers claim", whatever the parser makes of it."""
        words = [t for t in sentence if not t.is_punct or t.text == ","]
        comma = next((t.i for t in reversed(words) if t.text == ","), None)
        if comma is None or words[-1].i in acts or lemma_of(words[-1]) not in self._speech.verbs or words[-1].i - comma > MOST_BESIDE_COLON:
            return None
        named = self._passage.doc[comma + 1 : words[-1].i]
        if len(named) and named[0].pos_ in ("CCONJ", "SCONJ"):
            return None
        return named.root if len(named) and not any(t.pos_ in ("VERB", "AUX") for t in named) else None

    def _inverted(self, sentence: Span, acts: set[int]) -> Token | None:
        """Returns who says so in ", insists Peru.", whatever the parser makes of it."""
        words = [t for t in sentence if not t.is_punct or t.text == ","]
        comma = next((t.i for t in reversed(words) if t.text == ","), None)
        if comma is None or comma + 2 >= sentence.end or words[-1].i - comma > MOST_BESIDE_COLON:
            return None
        verb = self._passage.doc[comma + 1]
        if verb.i in acts or verb.tag_ not in ("VBZ", "VBD", "VBP") or lemma_of(verb) not in self._speech.verbs:
            return None
        return self._sayer(comma + 2, words[-1].i + 1)

    def _sayer(self, start: int, end: int) -> Token | None:
        """Returns the head of these tokens if they name somebody who can say something, and nothing else."""
        words = self._passage.doc[start:end]
        if not words or any(t.pos_ in ("VERB", "AUX") for t in words):
            return None
        return words.root if self._can_say(words.root) else None

    def _can_say(self, token: Token) -> bool:
        """True for whoever is known, and for unnamed people, offices and texts that are cited."""
        return bool(self._actors(token)) or lemma_of(token) in self._speech.unnamed or lemma_of(token) in self._speech.nouns


def _parted(token: Token, predicate: Token) -> bool:
    """True where a semicolon stands between two words: what is said beside one half of the sentence is not said of the other."""
    first_, last = sorted((token.i, predicate.i))
    return any(t.text == ";" for t in token.doc[first_:last])
