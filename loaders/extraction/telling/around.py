"""What stands about a sentence and takes the word of the article from it, whatever the parser makes of it.

Set off before or behind it: "on paper,", "in the generals' eyes,", ", the story went,", "(unconfirmed)"; an adverb that
is not known to leave a fact a fact; a next sentence that points back at it: "The claim could not be verified.".
"""

from graph.model import Modality
from loaders.extraction.sayings import ModalWords, Speech
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.telling.afterwards import FALSE, UNCHECKED, Afterwards
from loaders.extraction.telling.setoff import SetOff
from loaders.extraction.telling.walk import VERBAL, Walk
from loaders.extraction.tokens import Span, Token

OPENINGS = (
    ("on", "paper"), ("in", "theory"), ("in", "principle"), ("in", "name"), ("as", "far", "as"), ("so", "far", "as"), ("insofar", "as"),
    ("to", "judge", "by"), ("to", "judge", "from"), ("judging", "by"), ("judging", "from"), ("going", "by"), ("to", "go", "by"),
    ("to", "all", "appearances"), ("by", "all", "appearances"), ("on", "the", "face", "of", "it"),
)  # fmt: skip
RESTRICTING = frozenset({"only", "just", "merely", "solely", "perhaps"})  # before it: "Only in theory does it"
OF_VIEWS = frozenset({"in", "by", "on", "from", "to", "under", "at"})
TURNED = frozenset({"nor", "never", "neither", "hardly", "scarcely", "seldom", "rarely"})  # before the auxiliary: "nor has it attacked"
TURNING = (
    ("in", "no", "way"),
    ("at", "no", "point"),
    ("at", "no", "time"),
    ("not", "once"),
    ("on", "no", "occasion"),
    ("by", "no", "means"),
)
AIRED = frozenset(
    {
        "television",
        "tv",
        "radio",
        "internet",
        "web",
        "media",
        "telegram",
        "twitter",
        "facebook",
        "youtube",
        "tiktok",
        "channel",
        "blog",
        "forum",
    }
)
FAITHFUL = frozenset(
    {"faithful", "many", "most", "some", "all", "young", "old", "poor", "them", "us", "him", "her", "me", "pious", "devout"}
)
TAGGING = frozenset({":", "-", "--", "–", "—"})
CHECKS = frozenset(
    {"check", "verdict", "rating", "factcheck", "fact-check", "debunking", "unproven", "disputed", "misleading"}
)  # "Fact check: ..."
LONGEST_TAG = 6  # tokens of "Fact check:"
SHOWING = frozenset({"show", "depict", "portray", "picture", "feature", "have"})
GOING = frozenset({"go", "run", "have", "hold"})  # "the story goes", "rumour has it"


class Around:
    """Finds it for the predicates of one passage."""

    def __init__(self, speech: Speech, modal: ModalWords) -> None:
        self._speech, self._modal = speech, modal
        self._set_off, self._afterwards = SetOff(speech), Afterwards(speech)
        self._seen: dict[int, bool] = {}  # by the start of a sentence: whether what is set off makes an allegation of it
        self._tags: dict[int, Modality | None] = {}  # and what a tag before or behind it does
        self._pointed: dict[int, bool] = {}  # by the start of a sentence: whether the next makes a claim of it

    def add(self, predicate: Token, walk: Walk) -> None:
        """Adds what stands about the sentence of a predicate."""
        sentence, doc, i = predicate.sent, predicate.doc, predicate.i
        if i >= 2 and doc[i - 1].lower_ == "but" and doc[i - 2].lower_ == "all":
            walk.lower(Modality.NEGATED)  # "all but captured"
        if self._turned(sentence, predicate):
            walk.lower(Modality.NEGATED)
        if self._is_telling(predicate):
            return
        walk.alleging |= self._in_a_world(predicate) or self._what_is_called(predicate) or self._portrayed(predicate)
        walk.alleging |= self._rumoured(sentence, predicate)
        if sentence.start not in self._seen:
            self._seen[sentence.start] = self._opens(sentence) or self._story(sentence) or self._adverb(sentence)
            self._tags[sentence.start] = self._tagged(sentence)
            self._pointed[sentence.start] = self._afterwards.doubts(sentence)
        walk.alleging |= self._tags[sentence.start] is Modality.ACTUAL
        if self._tags[sentence.start] is Modality.NEGATED:
            walk.lower(Modality.NEGATED)
        walk.alleging |= self._set_off.doubts(predicate) or self._set_off.unvouched(predicate) or self._afterwards.behind(predicate)
        if not walk.voices:  # who says so is known, and vouches for it
            walk.alleging |= self._seen[sentence.start] or self._pointed[sentence.start]

    def _is_telling(self, predicate: Token) -> bool:
        """True for a verb of accusing or denying, and for one that tells something: what it says is in doubt, and not that it is said."""
        kind = self._speech.verbs.get(lemma_of(predicate)) if predicate.pos_ in VERBAL else None
        return kind in ("alleging", "denying", "questioning") or (kind is not None and bool(children(predicate, "ccomp")))

    @staticmethod
    def _turned(sentence: Span, predicate: Token) -> bool:
        """True for "Nor has it attacked", "Never did it attack"."""
        start = next((t for t in sentence if not t.is_punct and t.lower_ not in ("and", "but")), None)
        if start is None:
            return False
        words = tuple(t.lower_ for t in sentence.doc[start.i : start.i + 3])
        turning = next((len(t) for t in TURNING if words[: len(t)] == t), 1 if start.lower_ in TURNED else 0)
        if not turning or start.i + turning >= predicate.i or start.nbor(turning).pos_ != "AUX":
            return False
        return not any(t.text in (",", ";", ":") for t in sentence.doc[start.i : predicate.i])

    def _in_a_world(self, predicate: Token) -> bool:
        """True for "a world in which it attacked", "a scenario where it attacks"."""
        for token in predicate.doc[predicate.sent.start : predicate.i]:
            if lemma_of(token) not in self._speech.worlds:
                continue
            behind = predicate.doc[token.i + 1 : token.i + 3].text.lower()
            if behind.startswith(("in which", "where")) or behind == "under which":
                return True
        return False

    def _what_is_called(self, predicate: Token) -> bool:
        """True for "What Tehran describes as Saudi aggression", "what is seen as an attack", whatever the parser makes of "as"."""
        doc, start = predicate.doc, predicate.left_edge.i
        if start < 2 or doc[start - 1].lower_ != "as" or lemma_of(doc[start - 2]) not in self._speech.regarding:
            return False
        return any(t.lower_ == "what" for t in doc[predicate.sent.start : start])

    def _portrayed(self, predicate: Token) -> bool:
        """True for "The indictment has Chad training rebels"."""
        doc = predicate.doc
        if (
            predicate.tag_ == "VB"
            and lemma_of(predicate.head) == "have"
            and predicate.dep_ in ("ccomp", "xcomp")
            and children(predicate, "nsubj")
        ):
            return True  # "The planners had Chad attack Libya"
        for verb in (t for t in doc[predicate.sent.start : predicate.i] if lemma_of(t) == "have" and predicate.tag_ == "VBG"):
            if any(lemma_of(s) in self._speech.nouns or lemma_of(s) in self._speech.unnamed for s in children(verb, "nsubj")):
                return True
        shows = (
            t for t in doc[predicate.sent.start : predicate.i] if lemma_of(t) in SHOWING and t.pos_ == "VERB" and t.is_ancestor(predicate)
        )
        described = (c for t in shows for s in children(t, "nsubj") for c in children(s, "amod", "compound"))
        doubted = self._speech.adjectives | self._speech.verdict.untrue | UNCHECKED
        return any(c.lower_ in doubted for c in described)  # "A fake video showed X shelling Y"

    def _rumoured(self, sentence: Span, predicate: Token) -> bool:
        """True for "Word spread through the capital that it had attacked"."""
        that = next((t.i for t in sentence if t.lower_ == "that" and t.dep_ == "mark"), None)
        if that is None or not sentence.root.i < that < predicate.i:
            return False
        return any(s.i < that and lemma_of(s) in self._speech.nouns for s in children(sentence.root, "nsubj", "nsubjpass"))

    def _opens(self, sentence: Span) -> bool:
        """True for a sentence that opens in theory, on paper, or in somebody's view, however unknown he is."""
        words = [t.lower_ for t in sentence[:6]]
        words = words[1:] if words[:1] and words[0] in RESTRICTING else words
        if any(tuple(words[: len(o)]) == o for o in OPENINGS):
            return True
        comma = next((t.i for t in sentence[:14] if t.text == ","), None)
        if comma is None or comma == sentence.start:
            return any(t.dep_ == "pobj" and self._viewed(t) for t in sentence[:8])
        opening = sentence.doc[sentence.start : comma]
        if any(t.dep_ == "pobj" and self._viewed(t) for t in opening):
            return True
        told = words[:2] == ["the", "way"] and opening[-1].lower_ in ("it", "things")  # "The way the generals tell it,"
        return told or self._before_people(opening, words[0])

    def _before_people(self, opening: Span, word: str) -> bool:
        """True for "To the exiles in Lima,", "Among the faithful,", "On state television,", "On the internet,"."""
        first_ = opening[0]
        named = [c for c in first_.children if c.dep_ == "pobj"]
        if word == "on":
            return any(lemma_of(t) in AIRED for t in named)
        people = any(lemma_of(t) in self._speech.unnamed or t.lower_ in FAITHFUL for t in named)
        return word in ("for", "to", "among", "amongst") and people

    def _viewed(self, noun: Token) -> bool:
        """True for "by the rebels' count", "in the eyes of the generals"."""
        whose = [w for w in children(noun, "poss", "acl") if w.ent_type_ not in ("DATE", "TIME")]
        whose = whose or [p for p in children(noun, "prep") if p.lower_ == "of"]
        return noun.head.lower_ in OF_VIEWS and lemma_of(noun) in self._speech.views and bool(whose)

    def _tagged(self, sentence: Span) -> Modality | None:
        """Returns what "Unconfirmed: ...", "... (unconfirmed)", "'...': opposition leader" make of it: alleged; "Myth: ...": not so."""
        doc = sentence.doc
        if sentence.start > 1 and doc[sentence.start - 1].text == ":" and len(heading := doc[sentence.start - 1].sent) <= LONGEST_TAG:
            return next((sort for t in heading if (sort := self._tag(t, heading)) is not None), None)  # parted by the parser
        for token in sentence:
            before = doc[token.i - 1].text if token.i > sentence.start else ""
            behind = doc[token.i + 1].text if token.i + 1 < sentence.end else ""
            if token.text == "?" and before == "(":
                return Modality.ACTUAL  # "(?)"
            tag = before in ("(", "[") or behind in (")", "]") or (behind in TAGGING and token.i < sentence.start + 4)
            last = before in TAGGING | {"a", "an", "pure"} and all(t.is_punct for t in doc[token.i + 1 : sentence.end])  # "...: false"
            last = last and any(t.text in TAGGING for t in doc[max(token.i - 3, sentence.start) : token.i])
            if (tag or last) and (sort := self._tag(token, sentence)) is not None:
                return sort
            if token.text == ":" and before in ("'", '"', "''") and token.i > sentence.start + 3 and behind:
                return None if any(t.pos_ in VERBAL for t in doc[token.i : sentence.end]) else Modality.ACTUAL
        return None

    def _tag(self, token: Token, sentence: Span) -> Modality | None:
        """Returns what a word set before a colon or within brackets makes of the rest: an allegation, or something not so."""
        denied = any(t.lower_ in ("not", "no", "never") for t in sentence.doc[max(token.i - 2, sentence.start) : token.i])
        untrue = token.lower_ in FALSE or token.lower_ in self._speech.verdict.untrue
        if untrue and not denied:
            return Modality.NEGATED
        known = (
            token.lower_ in self._speech.adjectives or token.lower_ in UNCHECKED or self._speech.nouns.get(lemma_of(token)) == "alleging"
        )
        return Modality.ACTUAL if known or untrue or token.lower_ in CHECKS else None

    def _story(self, sentence: Span) -> bool:
        """True for ", the story went,", ", or so the theory goes in Lima"."""
        for token in sentence[1:-1]:
            if lemma_of(token) not in self._speech.nouns or lemma_of(token.nbor()) not in GOING or token.nbor().pos_ not in VERBAL:
                continue
            if any(t.text in (",", "-", "--", "–", "—") for t in sentence.doc[max(token.i - 5, sentence.start) : token.i]):
                return True
        return False

    def _adverb(self, sentence: Span) -> bool:
        """True for an adverb set off by commas that is not known to leave a fact a fact: "Nominally,", ", nominally at least."."""
        doc = sentence.doc
        for token in sentence:
            if not token.lower_.endswith("ly") or token.pos_ != "ADV" or token.lower_ in self._speech.plain_adverbs:
                continue
            opened = token.i == sentence.start or doc[token.i - 1].text in (",", "-", "--", "–", "—")
            rest = [t for t in doc[token.i + 1 : token.i + 4] if t.lower_ not in ("at", "least", "speaking")]
            if opened and rest and rest[0].text in (",", ".", "-", "--", "–", "—"):
                return True
        return False
