"""Whether a sentence tells of the conflicts of its time at all: not of sports, and not of what lies generations back."""

import re

from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Span, Token
from loaders.extraction.wordings import Scope

GENERATIONS_YEARS = 45  # before the article: what is dated earlier is history, not news
YEAR = re.compile(r"\b(1[0-9]\d\d|20\d\d)\b")
LASTING = re.compile(r"\b(?:since|from) (?:\w+ )?(?:1[0-9]\d\d|20\d\d)\b")  # what has held since long ago still holds
RECENT = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
LONG_AGO = re.compile(
    r"\b(?:in|during) (?:the )?(?:first|second) world war\b|\bsecond world war, when\b|\b(?:in|during) world war (?:i|ii|one|two)\b|"
    r"\b(?:\w+ )?(?:hundred|thousand) years ago\b|\bfor centuries\b|\bcenturies ago\b|\b\d\d?(?:th|st|nd|rd)[ -]centur(?:y|ies)\b",
    re.IGNORECASE,
)
SCORE = re.compile(r"(?<![\w.,:-])\d{1,2} ?[-–—] ?\d{1,2}(?![\w:-]|[.,]\d)")  # of a game: "3-0"


def out_of_scope(sentence: Span, scope: Scope, published: str | None, *, games: bool, past: bool = False) -> str | None:
    """Returns "sport" or "history" for a sentence that is about nothing else, else None.

    `games` where the headline or the sentence before is of sports, `past` where the headline is of history.
    """
    lemmas = {lemma_of(t) for t in sentence} | {t.lower_ for t in sentence}
    if _is_game(sentence, scope, lemmas, games=games):
        return "sport"
    years = [int(y) for y in YEAR.findall(LASTING.sub("", sentence.text))]
    if years and all(int(t.text) >= 1000 and _is_aside(t) for t in sentence if t.is_digit and len(t) == 4):
        years = []
    long_ago = published is not None and bool(years) and max(years) < int(published[:4]) - GENERATIONS_YEARS
    long_ago = long_ago or (past and not lemmas & RECENT)
    return "history" if long_ago or LONG_AGO.search(sentence.text) or lemmas & scope.history else None


def _is_aside(year: Token) -> bool:
    """True for a year that dates a noun or a relative clause, not what the sentence tells: "the accord of 1923", "which left in 1948"."""
    here = year
    while here.dep_ != "ROOT" and here.head is not here:
        if here.dep_ in ("relcl", "acl", "appos") or (
            here.head.pos_ in ("NOUN", "PROPN") and here.dep_ in ("prep", "nummod", "compound", "nmod")
        ):
            return True
        here = here.head
    return False


def _is_game(sentence: Span, scope: Scope, lemmas: set[str], *, games: bool) -> bool:
    """True for a strong word of sports, two weak ones, a score, a contest that somebody wins; below a headline of sports, for any of it."""
    weak = lemmas & scope.sport_weak
    contest = any(t.tag_ in ("NN", "NNS", "NNP") and {t.lower_, lemma_of(t)} & scope.contests for t in sentence)
    if lemmas & scope.sport or len(weak) > 1 or (contest and lemmas & scope.decided):
        return True
    if lemmas & (scope.decided | scope.scored) and SCORE.search(sentence.text):
        return True
    return games and bool(weak or contest or lemmas & scope.decided)
