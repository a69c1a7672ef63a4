"""How a text was read, step by step: whom it names, which wording fired at which word, why others did not, what came of it.

Reading is not changed by being watched: the watched frames and reader do what they always do, and note it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.model import ActorRef, Article, Claim
from loaders.extraction.actors import Resolver
from loaders.extraction.arguments import Site
from loaders.extraction.attribution import Attribution
from loaders.extraction.document import Passage, sentences
from loaders.extraction.extractor import ArticleReader, Extracted, Extractor
from loaders.extraction.frames import Frames
from loaders.extraction.mentions import Mentions, People
from loaders.extraction.propositions import Proposition
from loaders.extraction.reached import Reached
from loaders.extraction.telling.walk import Told
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Frame, Wordings

NOUNS = 4  # told of those that a wording asks for
OFFICE = "an office beside a name"


@dataclass(frozen=True, slots=True)
class Tried:
    """One wording at one word of a sentence; `why` says why nothing came of it, and is None where a proposition did."""

    rule: str
    word: str
    relation: str
    why: str | None
    proposition: str | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article and what was read in it; `passed_over` says why it was not read at all."""

    text: str
    start: int
    end: int
    named: tuple[ActorRef, ...]
    tried: tuple[Tried, ...]
    claims: tuple[Claim, ...]
    passed_over: str | None


@dataclass(frozen=True, slots=True)
class Explained:
    """How an article was read, sentence by sentence, with what the reading gave."""

    extracted: Extracted
    sentences: tuple[Sentence, ...]


def explain(extractor: Extractor, articles: Iterable[Article]) -> Iterator[Explained]:
    """Yields how each article is read; the claims are those of `Extractor.read`."""
    for reader in extractor.explain(_Explainer, articles):
        yield reader.explained()


@dataclass(slots=True)
class _Noted:
    """What is noted of one sentence while it is read."""

    start: int
    end: int
    text: str
    passed_over: str | None
    misses: list[tuple[Frame, Token, str]] = field(default_factory=list)
    hits: list[tuple[str, Proposition, Told]] = field(default_factory=list)


class _Watched(Frames):
    """Frames that note where they stood and why nothing came of it."""

    def __init__(self, resolver: Resolver, words: Wordings) -> None:
        super().__init__(resolver, words)
        self.misses: list[tuple[Frame, Token, str]] = []
        self.rules: dict[tuple[int, str], str] = {}  # by predicate and relation type

    def _site(self, frame: Frame, token: Token, gap: Token | None = None) -> Site | None:
        site = super()._site(frame, token, gap)
        if site is None:
            self.misses.append((frame, token, _missing(frame, token)))
        return site

    def _try(self, frame: Frame, site: Site) -> Iterator[Proposition]:
        found = list(super()._try(frame, site))
        self.rules |= {(p.predicate.i, p.relation): frame.name for p in found}
        if not found:
            self.misses.append((frame, site.trigger, self._why(frame, site)))
        return iter(found)

    def made(self, frame: Frame, token: Token, subject: Reached, target: Reached) -> Proposition | None:
        """Returns the proposition of a role, and notes it."""
        found = super().made(frame, token, subject, target)
        if found is None:
            self.misses.append((frame, token, _unfit(subject, target)))
        else:
            self.rules[token.i, frame.relation] = frame.name
        return found

    def _why(self, frame: Frame, site: Site) -> str:
        """Returns which argument is missing or does not fit."""
        subjects, objects = self._ends_of(frame, site)
        if not subjects:
            return "no actor found as its subject"
        if not objects and (frame.needs_object or self._relations[frame.relation].object_needed):
            return "no actor found as its object"
        if objects:
            return _unfit(subjects[0], objects[0])
        return "neither an object nor a topic or place found"


def _missing(frame: Frame, token: Token) -> str:
    """Returns what a frame asks for that does not stand about the word."""
    if frame.particle and not any(c.lower_ in frame.particle for c in token.subtree):
        return f"without {' or '.join(sorted(frame.particle))}"
    theme = frame.theme
    if theme is None:
        return "the words that it asks for are missing"
    if theme.name == "any":  # of the slots of clauses
        return "the clause that it asks for is missing"
    if theme.name is None:
        nouns = sorted(theme.lemmas)
        return f"without {' or '.join(nouns[:NOUNS])}{' ...' if len(nouns) > NOUNS else ''}"
    return f"no word of the class {theme.name} with it"


def _unfit(subject: Reached, target: Reached) -> str:
    if target.named.id in (subject.named.id, subject.named.side) or subject.named.id == target.named.side:
        return f"subject and object are one ({subject.named.name})"
    return f"kinds do not fit: {subject.named.name} is a {subject.named.kind}, {target.named.name} a {target.named.kind}"


class _Explainer(ArticleReader):
    """Reads an article as always, and notes for each sentence what was tried."""

    def __init__(self, extractor: Extractor, article: Article, people: People) -> None:
        super().__init__(extractor, article, people)
        self._notes: list[_Noted] = []
        self._told_so: list[tuple[Proposition, Told]] = []

    def passage(self, passage: Passage, mentions: Mentions) -> None:
        """Reads the headline or a paragraph."""
        self._told_so = []
        super().passage(passage, mentions)
        self._notes += [self._noted(passage, sentence) for sentence in sentences(passage)]

    def _frames(self, resolver: Resolver) -> Frames:
        self._watched = _Watched(resolver, self._wordings)
        return self._watched

    def _told(self, proposition: Proposition, passage: Passage, attribution: Attribution) -> Told:
        told = super()._told(proposition, passage, attribution)
        self._told_so.append((proposition, told))
        return told

    def _noted(self, passage: Passage, sentence: Span) -> _Noted:
        start, end = passage.span(sentence.start, sentence.end)
        noted = _Noted(start, end, sentence.text, self.passed_over.get((passage.offset, sentence.start)))
        noted.misses += [m for m in self._watched.misses if sentence.start <= m[1].i < sentence.end]
        for proposition, told in self._told_so:
            if sentence.start <= proposition.predicate.i < sentence.end:
                rule = self._watched.rules.get((proposition.predicate.i, proposition.relation), OFFICE)
                noted.hits.append((rule, proposition, told))
        return noted

    def explained(self) -> Explained:
        """Returns what was noted, with the claims."""
        extracted = self.extracted()
        return Explained(extracted, tuple(self._sentence(noted, extracted) for noted in self._notes))

    def _sentence(self, noted: _Noted, extracted: Extracted) -> Sentence:
        inside = range(noted.start, noted.end)
        hits = [Tried(rule, p.predicate.text, p.relation, None, _said(p), _how(t, self._article)) for rule, p, t in noted.hits]
        misses = [Tried(f.name, token.text, f.relation, why) for f, token, why in noted.misses]
        return Sentence(
            noted.text, noted.start, noted.end, tuple(n for n in extracted.named if n.start in inside), (*hits, *dict.fromkeys(misses)),
            tuple(c for c in extracted.claims if c.start == noted.start), noted.passed_over,
        )  # fmt: skip


def _said(p: Proposition) -> str:
    return f"{p.subject.named.id} {p.relation} {p.object.named.id if p.object else '-'}"


def _how(told: Told, article: Article) -> str:
    """Returns in words who tells it, and how."""
    voices = [
        " and ".join(r.named.id for r in v.actors) or f"“{article.content[v.start : v.end]}”" for v in told.voices
    ]  # fmt: skip
    by = f"told by {', '.join(voices)}" if voices else "the article's own voice"
    return f"{by}; {told.stance}, {told.modality}{', alleging' if told.alleging else ''}"
