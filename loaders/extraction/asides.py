"""Voices that stand beside a sentence and speak all of it: "according to X", ", X said,", "X: ...", "...: X"."""

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from loaders.extraction.document import Passage
from loaders.extraction.quotations import Voice
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, first, lemma_of, logical_subject
from loaders.extraction.wordings import Speech

MOST_BESIDE_COLON = 6  # tokens of a name set off by a colon


class Asides:
    """Finds such voices in one passage; `voice_of` makes a voice of a subject of saying."""

    def __init__(
        self, passage: Passage, voice_of: Callable[[Token], Voice], actors: Callable[[Token], list[Reached]], speech: Speech
    ) -> None:
        self._passage, self._voice_of, self._actors, self._speech = passage, voice_of, actors, speech

    def voices(self, predicate: Token, acts: set[int]) -> Iterator[Voice]:
        """Yields the voices beside the sentence of a predicate, but for verbs of saying already met (`acts`)."""
        sentence = predicate.sent
        for labelled in (self._before_colon(sentence), self._after_colon(sentence), self._trailing(sentence, acts)):
            if labelled is not None and not labelled.left_edge.i <= predicate.i <= labelled.right_edge.i:
                yield self._voice_of(labelled)
        for token in sentence:
            if token.lower_ == "according":
                yield from (self._voice_of(t) for prep in children(token, "prep") for t in children(prep, "pobj"))
            elif token.i not in acts and self._is_aside(token, predicate):
                yield self._voice_of(logical_subject(token)[0])

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
        return named.root if len(named) and not any(t.pos_ in ("VERB", "AUX") for t in named) else None

    def _sayer(self, start: int, end: int) -> Token | None:
        """Returns the head of these tokens if they name somebody who can say something, and nothing else."""
        words = self._passage.doc[start:end]
        if not words or any(t.pos_ in ("VERB", "AUX") for t in words):
            return None
        root = words.root
        return root if self._actors(root) or lemma_of(root) in self._speech.unnamed or lemma_of(root) in self._speech.nouns else None
