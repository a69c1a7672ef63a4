"""A next sentence that points back and takes the word of the article from the one before: "The claim could not be verified."."""

from collections.abc import Iterator
from itertools import pairwise

from loaders.extraction.sayings import Speech
from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.telling.walk import NOMINAL, VERBAL
from loaders.extraction.tokens import Span, Token

NOT = frozenset(
    {"not", "n't", "no", "neither", "none", "nobody", "nothing", "never", "nor", "without", "unable", "impossible", "yet", "cannot"}
)
CHECKING = frozenset({"verify", "corroborate", "substantiate", "authenticate", "confirm", "confirmation", "verification", "corroboration"})
UNCHECKED = frozenset({"unverified", "unconfirmed", "uncorroborated", "unsubstantiated", "unverifiable"})
FALSE = frozenset(
    {"false", "untrue", "invented", "fictitious", "fabricated", "bogus", "baseless", "groundless", "unfounded", "lie", "hoax", "myth"}
)
DETAILS = frozenset({"toll", "number", "casualty", "identity", "figure", "cause", "detail", "size", "amount", "date", "extent"})
KNOWING = frozenset({"evidence", "proof", "source", "basis"})
COMMENTING = frozenset({"comment", "respond", "react", "reply", "address", "discuss"})  # "has yet to comment on the report"
GIVING = frozenset({"give", "offer", "provide", "cite", "present", "produce", "name", "supply", "publish"})
POINTING = frozenset({"this", "that", "it", "such", "none", "nothing", "neither", "these"})
DETERMINERS = frozenset({"the", "this", "that", "these", "those", "such", "both", "his", "her", "its", "their"})
BELIEVING = frozenset({"believe", "convince", "convinced", "persuade", "persuaded", "swallow"})
DISPUTED = frozenset(
    {"disputed", "contested", "doubted", "unclear", "debatable", "doubtful", "uncertain", "questionable", "doubt", "dispute"}
)
PROVED = frozenset({"shown", "proved", "proven", "established", "confirmed", "verified", "demonstrated", "documented"})
NOBODY = frozenset({"nobody", "none"})
PARTING = frozenset({",", "-", "--", "–", "—", "(", ")", ":", ";"})
OPENING = frozenset({"but", "though", "although", "which", "yet", "it", "this", "that", "without", "however"})
LONGEST_PART = 12  # tokens of ", though this has never been confirmed"
TAGS = frozenset({"did", "has", "had", "was", "were", "does", "is", "have"})
CONCEDING = frozenset({"though", "although", "while", "whereas"})
IT = frozenset({"it", "they", "he", "she"})
LONGEST = 25  # tokens of a sentence that points back
LONGEST_TAG = 5  # tokens of "Or did it?"


class Afterwards:
    """Looks at the sentence that follows."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._parts: dict[int, int] = {}  # by the start of a sentence: where the last part of it begins that doubts what stands before

    def doubts(self, sentence: Span) -> bool:
        """True where the next sentence calls this one a claim, says that nobody confirmed it, or gives it the lie."""
        doc = sentence.doc
        told = (t for t in sentence if t.pos_ in VERBAL and lemma_of(t) in self._speech.verbs)
        if sentence.end >= len(doc) or any(children(t, "ccomp", "parataxis") for t in told):
            return False
        behind = doc[sentence.end].sent
        if len(behind) > LONGEST:
            return False
        lemmas, words = [lemma_of(t) for t in behind], {t.lower_ for t in behind}
        held = set(lemmas)
        conceded = behind.root.i > behind.start and any(t.lower_ in CONCEDING and t.i > behind.root.i for t in behind)  # of its own matter
        if (_unchecked(held, words) and not conceded) or ("how" in words and "know" in held and words & NOT):
            return True
        if _uncommented(behind, self._speech.retold):
            return True
        if held & GIVING and held & KNOWING and words & NOT:
            return True
        if held & BELIEVING and words & (NOT | {"few"}) and (words & POINTING or "everybody" in words or "everyone" in words):
            return True
        return self._so(behind) or _asks_back(behind) or _given_the_lie(behind, words) or self._points(behind, lemmas, words)

    def behind(self, predicate: Token) -> bool:
        """True where a later part of its own sentence does so: ", but there is no proof", ", though this has not been confirmed"."""
        sentence = predicate.sent
        if sentence.start not in self._parts:
            self._parts[sentence.start] = max(
                (part.start for part in _parts(sentence) if _doubting(part) or _uncommented(part, self._speech.retold)), default=-1
            )
        return self._parts[sentence.start] > predicate.i

    def _so(self, behind: Span) -> bool:
        """True for "So says Peru.", "Such was the message from Lima.", "Thus the communique.", "That is how they tell it in Lima."."""
        opening = behind[0].lower_
        spoken = any(lemma_of(t) in self._speech.nouns or (t.pos_ in VERBAL and lemma_of(t) in self._speech.verbs) for t in behind[1:7])
        how = opening in ("that", "this") and any(t.lower_ == "how" for t in behind[1:5])
        return spoken and (how or (opening in ("so", "such", "thus") and behind[1].text != "," and len(behind) <= LONGEST_PART))

    def _points(self, behind: Span, lemmas: list[str], words: set[str]) -> bool:
        """True for "The claim is disputed.", "None of it was true.", "That, at least, is the theory.", "Or so they say."."""
        called = any(
            lemma_of(t) in self._speech.retold and any(c.lower_ in DETERMINERS for c in t.children) and t.dep_ in ("nsubj", "nsubjpass")
            for t in behind[:6]
        )
        opening = [t for t in behind if not t.is_punct and t.lower_ not in ("at", "least", "or", "but", "and", "any", "rate")][:3]
        pointed = any(t.lower_ in POINTING for t in opening if t.dep_ in ("nsubj", "nsubjpass", "ROOT", "det", "attr"))
        if called or (pointed and (words & (FALSE | UNCHECKED) or ("never" in words and "happen" in lemmas))):
            return True
        if behind[0].lower_ == "or" and behind[1:2].text.lower() == "so":
            return True
        attributes = [t for t in children(behind.root, "attr", "nsubj") if t.pos_ in NOMINAL]
        told = any(lemma_of(t) in self._speech.retold or lemma_of(t) in ("line", "theory", "thinking", "tale", "fear") for t in attributes)
        return pointed and (told or ("none" in words and "true" in words))


def _parts(sentence: Span) -> Iterator[Span]:
    """Yields what stands behind each comma, dash, bracket or colon of a sentence up to the next."""
    marks = [t.i for t in sentence if t.text in PARTING]
    for mark, end in pairwise([*marks, sentence.end]):
        if 0 < end - mark - 1 <= LONGEST_PART:
            yield sentence.doc[mark + 1 : end]


def _uncommented(part: Span, retold: frozenset[str]) -> bool:
    """True for "Peru has yet to comment on the report", "did not respond to the allegations"."""
    told = any(
        lemma_of(t) in retold
        and t.dep_ == "pobj"
        and any(c.lower_ in DETERMINERS for c in t.children)
        and lemma_of(t.head.head) in COMMENTING
        for t in part
    )
    return told and any(t.lower_ in NOT | {"declined", "refused"} for t in part)


def _doubting(part: Span) -> bool:
    """True for a part of a sentence that doubts what stands before it."""
    opened = part[0].lower_ in OPENING or (len(part) <= LONGEST_TAG and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in part))
    named = any(t.pos_ == "PROPN" for t in part)
    if not opened or (named and part[0].lower_ not in ("which", "though", "although")):
        return False
    lemmas, words = {lemma_of(t) for t in part}, {t.lower_ for t in part}
    if _unchecked(lemmas, words) or words & (FALSE | UNCHECKED | {"unproven", "fake"}):
        return not words & NOT or bool(lemmas & CHECKING) or words & {"as", "yet"} == {"as", "yet"}
    empty = lemmas & (KNOWING | {"witness"}) and words & NOT and words & {"there", "without", "no"}
    seen = words & NOBODY and lemmas & {"see", "witness", "know", "show", "prove", "believe"}
    disputed = words & (POINTING | {"which"}) and (words & DISPUTED or ("never" in words and words & PROVED))
    return bool(empty or seen or disputed)


def _unchecked(lemmas: set[str], words: set[str]) -> bool:
    """True for what nobody could verify, but for its details."""
    return bool(lemmas & CHECKING and words & NOT and not lemmas & DETAILS)


def _given_the_lie(behind: Span, words: set[str]) -> bool:
    """True for "False.", "Verdict: false."."""
    return len(behind) <= LONGEST_TAG and bool(words & (FALSE | UNCHECKED)) and not words & NOT


def _asks_back(behind: Span) -> bool:
    """True for "Or did it?", "Or was it?"."""
    words = [t.lower_ for t in behind if not t.is_punct]
    asked = behind[-1].text == "?" and len(words) <= LONGEST_TAG
    return asked and words[:1] == ["or"] and len(words) > 2 and words[1] in TAGS and words[2] in IT
