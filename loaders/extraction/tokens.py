"""A parsed passage as the rules see it: what spaCy's tokens, spans and documents know, looked up once.

The rules ask each word for its label, its lemma and its children dozens of times; spaCy works each answer out anew. The
names of the attributes are spaCy's, so that a rule reads as one over spaCy. Two things are more: `lemma`, the lemma by
which the lexicon knows the word, and `hang`, by which a repair changes the grammar.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import overload

from spacy import tokens as spacy

PAST = {
    "foresaw": "foresee",
    "foretold": "foretell",
    "overran": "overrun",
    "retook": "retake",
    "raged": "rage",
    "waded": "wade",
    "sniped": "snipe",
    "reoccupied": "reoccupy",
    "relaunched": "relaunch",
    "reannexed": "reannex",
    "co-chaired": "cochair",
    "co-founded": "cofound",
    "greenlit": "greenlight",
    "outgunned": "outgun",
    "re-equipped": "reequip",
    "reequipped": "reequip",
    "readied": "ready",
    "axed": "axe",
    "enrolled": "enrol",
    "bused": "bus",
    "dined": "dine",
    "strong-armed": "strongarm",
    "raging": "rage",
}  # forms whose lemma the model misses


class Token:
    """A word: its place (`i` among the words, `idx` in the text), its forms, its labels, its head and children in order."""

    __slots__ = (
        "_parsed", "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_punct", "lemma", "lemma_", "lower_", "pos_", "tag_",
        "text", "whitespace_",
    )  # fmt: skip
    head: "Token"  # of the root, itself
    children: tuple["Token", ...]

    def __init__(self, doc: "Doc", parsed: spacy.Token) -> None:
        self._parsed, self.doc, self.i, self.idx = parsed, doc, parsed.i, parsed.idx
        self.text, self.lower_, self.whitespace_, self.is_punct = parsed.text, parsed.lower_, parsed.whitespace_, parsed.is_punct
        self.pos_, self.dep_, self.ent_type_ = parsed.pos_, parsed.dep_, parsed.ent_type_
        self.tag_, self.lemma_ = parsed.tag_, parsed.lemma_
        self.lemma = _lemma(self.text, self.lemma_, self.tag_)
        self.head, self.children = self, ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def retag(self, tag: str, pos: str) -> None:
        """Takes the word for another part of speech."""
        self.tag_, self.pos_ = tag, pos
        self.lemma = _lemma(self.text, self.lemma_, tag)

    def hang(self, head: "Token", dep: str) -> None:
        """Hangs the word on another head with this label."""
        before, self.head, self.dep_ = self.head, head, dep
        if head.i != before.i:
            before.children = tuple(c for c in before.children if c.i != self.i)
            head.children = tuple(sorted((*head.children, self), key=lambda t: t.i))
            self.doc.rehung()

    def nbor(self, by: int = 1) -> "Token":
        """Returns the word so many further on; raises IndexError at the ends of the passage."""
        at = self.i + by
        if at < 0:
            raise IndexError(by)
        return self.doc.words[at]

    @property
    def sent(self) -> "Span":
        """The sentence that it stands in."""
        return self.doc.sentence_of(self.i)

    @property
    def left_edge(self) -> "Token":
        """The first word of the phrase below it."""
        return self.doc.words[self.doc.edges[0][self.i]]

    @property
    def right_edge(self) -> "Token":
        """The last word of the phrase below it."""
        return self.doc.words[self.doc.edges[1][self.i]]

    @property
    def subtree(self) -> "list[Token]":
        """The word with all that hangs below it, in the order of the text."""
        found = [self]
        for token in found:
            found.extend(token.children)
        return sorted(found, key=lambda t: t.i)

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The words above it, the nearest first."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    def is_ancestor(self, other: "Token") -> bool:
        """True where the other word hangs below this one."""
        return any(above is self for above in other.ancestors)

    # asked so seldom that the parsed word may tell

    @property
    def is_alpha(self) -> bool:
        """True for a word of letters."""
        return self._parsed.is_alpha

    @property
    def is_digit(self) -> bool:
        """True for a word of digits."""
        return self._parsed.is_digit

    @property
    def is_lower(self) -> bool:
        """True for a word in small letters."""
        return self._parsed.is_lower

    @property
    def is_title(self) -> bool:
        """True for a word with one capital, its first letter."""
        return self._parsed.is_title

    @property
    def like_num(self) -> bool:
        """True for a number in digits or words."""
        return self._parsed.like_num

    @property
    def ent_iob_(self) -> str:
        """How it stands in a named entity: B begins one, I goes on, O is outside."""
        return self._parsed.ent_iob_


class Span:
    """Words `start` to before `end` of a passage, with a label where they are a named entity."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.words[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.words[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.doc, self.start, self.end) == (other.doc, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Span": ...
    def __getitem__(self, at: int | slice) -> "Token | Span":
        if isinstance(at, int):
            return self.doc.words[range(self.start, self.end)[at]]
        start, end, _ = at.indices(len(self))
        return Span(self.doc, self.start + start, self.start + max(start, end))

    @property
    def text(self) -> str:
        """The words as the text has them, without the space behind them."""
        if self.end <= self.start:
            return ""
        words = self.doc.words
        last = words[self.end - 1]
        return self.doc.text[words[self.start].idx : last.idx + len(last.text)]

    @property
    def start_char(self) -> int:
        """Where its first word begins in the text of the passage."""
        return self.doc[self.start].idx

    @property
    def ents(self) -> list["Span"]:
        """The named entities within it."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]

    @property
    def root(self) -> Token:
        """The word on which the others hang: the root of a sentence, else the one nearest to it whose head is outside."""
        words = self.doc.words
        root, least = words[self.start], len(words)
        if self.end - self.start == 1:
            return root
        for token in words[self.start : self.end]:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            if (steps := sum(1 for _ in token.ancestors)) < least:
                root, least = token, steps
        return root


class Doc:
    """A passage: its words, its named entities and its sentences; `parsed` is what the language model made of it."""

    __slots__ = ("_edges", "_sentence", "ents", "parsed", "sents", "text", "words")

    def __init__(self, parsed: spacy.Doc) -> None:
        self.parsed, self.text = parsed, parsed.text
        self.words = [Token(self, token) for token in parsed]
        below: dict[int, list[Token]] = {}
        for token, word in zip(self.words, parsed, strict=True):
            at = word.head.i
            if at != token.i:
                token.head = self.words[at]
                below.setdefault(at, []).append(token)
        for at, found in below.items():
            self.words[at].children = tuple(found)
        self.ents = [Span(self, e.start, e.end, e.label_) for e in parsed.ents]
        self.sents = [Span(self, s.start, s.end) for s in parsed.sents]
        self._sentence = [s for s in self.sents for _ in range(s.start, s.end)]
        self._edges: tuple[list[int], list[int]] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is not slice:
            return self.words[at]
        start, end, _ = at.indices(len(self.words))
        return Span(self, start, max(start, end))

    def sentence_of(self, at: int) -> Span:
        """Returns the sentence that the word at this index stands in."""
        return self._sentence[at]

    def rehung(self) -> None:
        """Forgets what was worked out from the grammar before it was changed."""
        self._edges = None

    @property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last word of the phrase below each word."""
        if self._edges is None:
            self._edges = self._outermost(self.words), self._outermost(reversed(self.words))
        return self._edges

    def _outermost(self, words: Iterable[Token]) -> list[int]:
        """Returns for each word the one of the phrase below it that comes first in this order of the words."""
        found = [-1] * len(self.words)
        for token in words:
            here = token
            while found[here.i] < 0:
                found[here.i] = token.i
                here = here.head
        return found


@lru_cache(maxsize=50_000)
def _lemma(text: str, lemma: str, tag: str) -> str:
    """Returns the lemma in lower case and without hyphens ("co-chair", "cochair").

    Plurals in -ses keep the -se that the model's lemmatizer takes for -sis ("bases").
    """
    if (lower := text.lower()) in PAST:
        return PAST[lower]
    if tag == "NNS" and lower.endswith("ses") and lemma.endswith("sis"):
        return lower[:-1]
    return lemma.lower().replace("-", "") if len(text) > 1 else lemma
