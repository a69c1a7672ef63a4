"""Words set off before, within or behind a sentence by which the article vouches no more for it.

"at least as the exiles see it", "depending on whom you ask", "if the photographs are real", "or so a cable says", "or is
about to", "to go by their radio". Found by words, for the parser hangs them on anything.
"""

from collections.abc import Iterator

from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import lemma_of
from loaders.extraction.telling.walk import VERBAL
from loaders.extraction.tokens import Span, Token

MARKS = frozenset({",", "-", "--", "–", "—", "(", "[", ")", "]", ";", ":"})
JOINED = frozenset({"if", "or"})  # what these open is a clause of the sentence, and no words set before it
SO = frozenset({"so", "thus"})
GOING = frozenset({"go", "run", "have", "hold", "stand", "appear", "seem", "look", "read"})  # "so the story goes", "so it seems"
RUNNING = frozenset({"runs", "ran", "goes", "went", "has", "had", "holds", "held", "says", "said"})
LONGEST = 9  # tokens of "so the indictment against him reads"
IFS = frozenset({"even", "as", "only", "what", "see", "ask", "wonder"})  # before an "if" that puts nothing in doubt, or is a question's


class SetOff:
    """Finds such words in the sentences of one passage."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._found: dict[int, list[Span]] = {}  # by the start of a sentence
        self._ifs: dict[int, list[Token]] = {}
        self._opened: dict[int, int | None] = {}  # and where a clause begins for which the article does not vouch

    def doubts(self, predicate: Token) -> bool:
        """True where words set off in the sentence of a predicate, and not around it, put it in doubt."""
        sentence = predicate.sent
        if sentence.start not in self._found:
            self._found[sentence.start] = [h for s in _segments(sentence) if (h := self._hedge(s)) is not None]
            self._ifs[sentence.start] = [t for t in sentence if t.lower_ == "if" and t.dep_ == "mark"]
        if any(not s.start <= predicate.i < s.end and not _apart(s, predicate) for s in self._found[sentence.start]):
            return True
        return bool(self._ifs[sentence.start]) and _on_condition(predicate, self._ifs[sentence.start])

    def unvouched(self, predicate: Token) -> bool:
        """True behind "it is far from certain that", "an open secret in Lima that", "talk is of", whatever the parser makes of it."""
        sentence = predicate.sent
        if sentence.start not in self._opened:
            self._opened[sentence.start] = next((t.i for t in sentence if self._opens(t)), None)
        opened = self._opened[sentence.start]
        return opened is not None and opened < predicate.i and not any(t.text == ";" for t in sentence.doc[opened : predicate.i])

    def _opens(self, token: Token) -> bool:
        phrases = self._speech.unvouched.get(token.lower_, ())
        return any(tuple(t.lower_ for t in token.doc[token.i : token.i + len(p)]) == p for p in phrases)

    def _hedge(self, segment: Span) -> Span | None:
        """Returns the words of a segment that put the rest in doubt: all of it, of an opening the phrase alone."""
        words = [t.lower_ for t in segment[:6]]
        for phrase in self._speech.set_off.get(words[0], ()):
            if tuple(words[: len(phrase)]) == phrase:
                opening = all(t.is_punct for t in segment.doc[segment[0].sent.start : segment.start]) and words[0] not in JOINED
                return segment[: len(phrase)] if opening else segment
        return segment if self._so(segment, words) or self._runs(segment, words) else None

    def _runs(self, segment: Span, words: list[str]) -> bool:
        """True for "runs the official line", "goes the story in Lima"."""
        told = (
            segment[0].lower_ in RUNNING
            and words[1:2]
            and words[1] in ("the", "one", "a", "their", "his", "her", "this", "that", "another")
        )
        return bool(told) and any(lemma_of(t) in self._speech.nouns for t in segment[1:5])

    def _so(self, segment: Span, words: list[str]) -> bool:
        """True for "so it is said", "or so a leaked cable says", "or at least so goes the story", "or at least Peru thinks so"."""
        last = next((t for t in reversed(segment) if not t.is_punct), segment[-1])
        if words[0] == "or" and last.lower_ in SO and len(segment) <= LONGEST and lemma_of(last.nbor(-1)) in self._speech.verbs:
            return True
        start = next((n for n, w in enumerate(words) if w not in ("or", "and", "at", "least", ",")), len(words))
        if start >= len(words) or words[start] not in SO or len(segment) > LONGEST:
            return False
        verbs = [t for t in segment if t.pos_ in VERBAL]
        return bool(verbs) and any(lemma_of(v) in self._speech.verbs or lemma_of(v) in GOING for v in (verbs[0], verbs[-1]))


def _segments(sentence: Span) -> Iterator[Span]:
    """Yields what stands behind a comma, a dash or a bracket up to the next, and the beginning of the sentence."""
    doc, start = sentence.doc, sentence.start
    while start < sentence.end and doc[start].is_punct:
        start += 1
    while start < sentence.end:
        end = next((t.i for t in doc[start : sentence.end] if t.text in MARKS), sentence.end)
        if end > start:
            yield doc[start:end]
        start = end + 1


def _apart(segment: Span, predicate: Token) -> bool:
    """True where a semicolon stands between."""
    first, last = sorted((segment.start, predicate.i))
    return any(t.text == ";" for t in predicate.doc[first:last])


def _on_condition(predicate: Token, ifs: list[Token]) -> bool:
    """True for what has happened if something is so now: a condition on the telling, for no deed waits for it."""
    happened = _finite(predicate) == "VBD" or any(c.dep_ == "aux" and lemma_of(c) == "have" for c in predicate.children)
    if not happened:
        return False
    for mark in ifs:
        clause = mark.head
        before = mark.nbor(-1).lower_ if mark.i > predicate.sent.start else ""
        if before in IFS or clause.dep_ != "advcl" or predicate == clause or clause.is_ancestor(predicate):
            continue
        if (clause.head == predicate or predicate.is_ancestor(clause)) and _finite(clause) in ("VBZ", "VBP", "MD"):
            return True
    return False


def _finite(verb: Token) -> str:
    """Returns the tag of the finite word of a clause."""
    if verb.tag_ not in ("VBN", "VBG", "VB"):
        return verb.tag_
    return next((c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")), "")
