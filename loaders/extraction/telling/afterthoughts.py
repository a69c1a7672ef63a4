"""Who says so in an afterthought: "Or so says Oslo.", "- this is how Oslo sees it", "; that is Oslo's version"."""

from collections.abc import Iterator

from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.telling.naming import SAYING
from loaders.extraction.tokens import Span, Token

SHORTEST = 6  # words: a next sentence with "so" is shorter ("So says Oslo."), else it tells what follows from the last
LONGEST = 14  # words
PARTING = frozenset({"-", "--", "–", "—", ";"})
POINTING = frozenset({"that", "this", "such"})
ANYBODY = frozenset({"they", "one", "we", "you", "i", "it", "what", "how"})  # "That is how they tell it in Oslo": whoever they are
SUPPOSING = frozenset({"would", "will"})  # "or so Oslo would have it"


class Afterthoughts:
    """Finds it in the last part of a sentence and in the one that follows."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._found: dict[int, list[tuple[int, Token]]] = {}  # by the start of a sentence: where the part begins, and who speaks there

    def sayers(self, predicate: Token) -> Iterator[Token]:
        """Yields who says so behind a predicate."""
        sentence = predicate.sent
        if sentence.start not in self._found:
            self._found[sentence.start] = list(self._all(sentence))
        yield from (sayer for start, sayer in self._found[sentence.start] if predicate.i < start)

    def _all(self, sentence: Span) -> Iterator[tuple[int, Token]]:
        doc = sentence.doc
        for mark in (t for t in sentence[1:-2] if t.text in PARTING or t.text == ","):
            part = doc[mark.i + 1 : sentence.end]
            opening = [t.lower_ for t in part[:2]]
            if (opening[0] == "or" and opening[-1] in POINTING | {"so"}) or mark.text in PARTING:
                sayer = self._pointed(part, longest=LONGEST, told=mark.text in PARTING)
                if sayer is not None:
                    yield part.start, sayer
                    return
        for noun in sentence[1:]:
            if lemma_of(noun) in self._speech.retold and noun.i > sentence.start and (sayer := self._leveller(noun)) is not None:
                yield noun.left_edge.i, sayer
        if sentence.end < len(doc):
            behind = doc[sentence.end].sent
            if (sayer := self._pointed(behind, longest=SHORTEST - 1, told=True)) is not None:
                yield behind.start, sayer

    def _leveller(self, noun: Token) -> Token | None:
        """Returns who makes a charge that is set beside what he charges: ", a charge levelled by Chad"."""
        doc, start = noun.doc, noun.left_edge.i
        start += doc[start].text in PARTING or doc[start].text == ","
        if start == noun.i or (doc[start - 1].text != "," and doc[start - 1].text not in PARTING) or doc[start].lower_ not in ("a", "an"):
            return None
        made = (c for c in children(noun, "acl") if c.tag_ == "VBN" and lemma_of(c) in self._speech.levelling)
        return next((o for c in made for a in children(c, "agent") for o in children(a, "pobj")), None)

    def _pointed(self, part: Span, longest: int, *, told: bool) -> Token | None:
        """Returns who says what stands before; "so" may open no more than `longest` words, verbs of saying count where `told`."""
        words = [t.lower_ for t in part if not t.is_punct]
        if len(words) > LONGEST or len(words) < 3:
            return None
        if words[0] == "or" and words[1] != "so":
            words = words[1:]  # "or that, at least, is what Oslo says"
        so = words[:2] == ["or", "so"] or (words[0] == "so" and len(words) <= longest)
        pointing = words[0] in POINTING
        if so or (pointing and ("what" in words or "how" in words)):
            verbs = (t for t in part if self._tells(t, told=told))
            return next((s for v in verbs for s in children(v, "nsubj", "dobj") if s.lower_ not in POINTING | ANYBODY), None)
        if not pointing or not any(w in ("is", "was") for w in words[1:5]):
            return None
        return next((o for t in part if t.dep_ == "attr" and self._is_tale(t) for o in children(t, "poss", "amod")), None)

    def _tells(self, verb: Token, *, told: bool) -> bool:
        if verb.tag_ in SAYING:
            return told and (lemma_of(verb) in self._speech.verbs or (lemma_of(verb) in self._speech.putting and verb.pos_ == "VERB"))
        return lemma_of(verb) in self._speech.putting and any(c.dep_ == "aux" and c.lower_ in SUPPOSING for c in verb.children)

    def _is_tale(self, noun: Token) -> bool:
        return lemma_of(noun) in self._speech.nouns or lemma_of(noun) in self._speech.views
