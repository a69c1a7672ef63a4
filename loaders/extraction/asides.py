"""Voices that stand beside a sentence and speak all of it: "according to X", ", X said,", "in X's view", "X: ..."."""

from collections.abc import Iterator

from loaders.extraction.document import Passage
from loaders.extraction.quotations import Voice
from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, first, lemma_of, logical_subject
from loaders.extraction.telling.afterthoughts import Afterthoughts
from loaders.extraction.telling.ends import Ends
from loaders.extraction.telling.going_on import GoingOn
from loaders.extraction.telling.naming import CITING, QUOTING
from loaders.extraction.telling.views import Views
from loaders.extraction.telling.voices import Voices
from loaders.extraction.tokens import Span, Token

ARRANGED = frozenset({"plan", "schedule", "timetable", "custom", "tradition", "protocol", "expectation", "taste", "need", "ability"})
NAMES = frozenset({"GPE", "ORG", "NORP", "PERSON"})  # labels of who may do something
CONTRASTING = frozenset({"while", "whereas", "although", "though", "but"})


class Asides:
    """Finds such voices in one passage."""

    def __init__(self, passage: Passage, voices: Voices, speech: Speech, going_on: GoingOn) -> None:
        self._voices, self._speech, self._going_on = voices, speech, going_on
        self._views, self._ends = Views(voices, speech), Ends(passage, voices, speech)
        self._afterthoughts = Afterthoughts(speech)
        self._marks: dict[int, list[Token]] = {}  # by the start of a sentence

    def _marked(self, sentence: Span) -> list[Token]:
        """Returns the words of a sentence at which a voice beside it may stand."""
        if sentence.start not in self._marks:
            self._marks[sentence.start] = [
                t
                for t in sentence
                if t.lower_ in ("according", "per")
                or (t.dep_ == "pobj" and (lemma_of(t) in self._speech.views or t.lower_ == "point" or t.head.lower_ in ("for", "to")))
                or t.pos_ == "VERB"
            ]
        return self._marks[sentence.start]

    def voices(self, predicate: Token, acts: set[int]) -> Iterator[Voice]:
        """Yields the voices beside the sentence of a predicate, but for verbs of saying already met (`acts`)."""
        sentence = predicate.sent
        sayers = self._ends.sayers(sentence, acts)
        for sayer in sayers:
            inside = sayer.left_edge.i <= predicate.i <= sayer.right_edge.i and not _parted(sayer, predicate, ":")
            inside = inside and predicate.dep_ != "compound"  # a verb that the parser took for a part of the name
            if not inside and not _parted(sayer, predicate):
                yield self._voices.of(sayer)
        yield from (self._voices.of(s) for s in self._afterthoughts.sayers(predicate) if s not in sayers)
        if (intro := self._going_on.introducing(sentence)) is not None and intro[0] < predicate.i:
            yield intro[1]
        for token in self._marked(sentence):
            if token.lower_ == "according":
                if _reaches(token, predicate):
                    yield from (self._voices.of(t) for t in self._sources(token))
            elif token.dep_ == "pobj" and token.head.head.lower_ == "according":
                continue
            elif (view := self._views.voice(token, predicate)) is not None:
                if _reaches(token, predicate):
                    yield view
            elif token.i not in acts and self._is_aside(token, predicate) and _reaches(token, predicate):
                yield self._voices.of(logical_subject(token)[0])

    def _sources(self, according: Token) -> list[Token]:
        """Returns who stands behind "according to"; a plan or a schedule says nothing."""
        named = [t for prep in children(according, "prep") for t in children(prep, "pobj")]
        named += [
            t for prep in children(according, "prep") for told in children(prep, "pcomp") for t in logical_subject(told)
        ]  # "what X told"
        return [self._cited(t) or t for t in named if lemma_of(t) not in ARRANGED]

    def _cited(self, source: Token) -> Token | None:
        """Returns whom an outlet passes on: "according to the paper, quoting a minister", "according to Reuters, citing officials"."""
        at = source.right_edge.i + 1
        inside = [
            c for c in source.children if c.lower_ in CITING or (c.dep_ == "relcl" and lemma_of(c) in QUOTING and c.tag_ in ("VBD", "VBZ"))
        ]
        behind = [t for t in source.doc[at : at + 2] if t.lower_ in CITING and t.nbor(-1).i in (source.right_edge.i, at)]
        heard = next((o for t in (*inside, *behind) for o in children(t, "dobj", "pobj")), None)
        return heard if heard is not None and self._voices.is_channel(source) else None

    def _is_aside(self, token: Token, predicate: Token) -> bool:
        """True for a verb of saying set beside the sentence: ", officials said,"."""
        subject = first(token, "nsubj")
        if subject is None or lemma_of(token) not in self._speech.verbs or token == predicate:
            return False
        if token.i > 0 and token.nbor(-1).text == "-":
            return False  # "the self-proclaimed republic" says nothing
        if token.dep_ == "parataxis":
            return predicate not in token.subtree
        doc, start, end = token.doc, subject.left_edge.i, max(token.i, subject.right_edge.i) + 1
        set_off = start > token.sent.start and doc[start - 1].text == "," and end < len(doc) and doc[end].text == ","
        return set_off and not start <= predicate.i < end


def _parted(token: Token, predicate: Token, mark: str = ";") -> bool:
    """True where a semicolon stands between two words: what is said beside one half of the sentence is not said of the other.

    A half that names nobody goes on with the one before: "X shelled a post; two men died, officials said".
    """
    first_, last = sorted((token.i, predicate.i))
    at = next((t.i for t in token.doc[first_:last] if t.text == mark), None)
    if at is None:
        return False
    half = token.doc[at : max(token.left_edge.i, at)] if predicate.i < at and mark == ";" else ()
    return not half or any(t.ent_type_ in NAMES or (t.lower_ == ";" and t.i != at) for t in half)


def _reaches(token: Token, predicate: Token) -> bool:
    """True where what is set beside the sentence at a token concerns a predicate.

    "X did this and, officials say, that" has officials say that alone; what stands within a relative clause concerns
    that clause; what follows ", officials said, while" is the article's own.
    """
    if _parted(token, predicate):
        return False
    start = token.left_edge.i if token.pos_ == "VERB" and token.lower_ != "according" else token.i
    before = [t for t in token.doc[token.sent.start : start] if t.text != ","]
    inner = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    if (
        before
        and before[-1].tag_ in ("WDT", "WP")
        and not (inner is not None and inner.is_ancestor(predicate))
        and any(t.text == "," for t in token.doc[token.i + 1 : predicate.i])
    ):
        return False  # "Oslo, which according to officials sold jets, signed": what it signed is the article's own
    if before and before[-1].dep_ == "cc" and before[-1].i > predicate.i:
        return False
    if (
        token.dep_ == "advcl"
        and not token.is_ancestor(predicate)
        and any(c.lower_ in ("because", "since") for c in children(token, "mark"))
    ):
        return False  # "fired missiles because, it said, spies were there": only why they were fired
    if token.i < predicate.i and token.is_ancestor(predicate) and _adverbial(predicate, token):
        return False
    behind = next((t for t in token.doc[token.i + 1 : token.sent.end] if t.text not in (",", '"')), None)
    if behind is not None and behind.lower_ in CONTRASTING and predicate.i > behind.i:
        return False  # ", officials said, while Oslo urged"
    if all(t.is_punct for t in token.doc[token.right_edge.i + 1 : token.sent.end]):
        return True  # at the end of the sentence, whatever the parser hung it on
    clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
    return clause is None or clause == predicate or clause.is_ancestor(predicate)


def _adverbial(predicate: Token, top: Token) -> bool:
    """True where the way up from a predicate to a word above it leads through a clause joined to that word."""
    here = predicate
    while here.head != top and here.head.i != here.i:
        here = here.head
    return here.i > top.i and (here.dep_ == "conj" or (here.dep_ == "advcl" and bool(children(here, "mark", "advmod"))))
