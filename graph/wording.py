"""Whether two articles carry one text: shortened, retitled, cut into other paragraphs, with a local beginning or end.

All of it follows from the two articles alone, so that neither the order of loading nor what else is stored changes it.
What is compared are runs of `RUN` words in a row. An article is found by its prints, a few of the hashes of its runs: of
every `WINDOW` runs that follow one another the least (winnowing: Schleimer, Wilkerson and Aiken 2003). So two texts that
have `RUN + WINDOW - 1` words in a row in common always share a print, wherever these words stand in them.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from zlib import crc32

from graph.model import Article, digest_of

WORD = re.compile(r"[^\W_]+")
RUN = 5  # words
WINDOW = 48  # runs: one print in about 24 words
MOST = 4000  # words that are looked at, from the first
SHORT = 40  # words: a shorter text is a copy of what is equal to it, title and all, and of nothing else
BRIEF = 120  # words: of a shorter text more has to be shared, for a standing paragraph is much of it
LATER_DAYS = 7
LEAST = 0.55  # of the shorter text stands in the longer one
LEAST_NEAR = 0.8  # the same for briefs, and for texts published more than `LATER_DAYS` apart
LEAD = 30  # words that tell the news
LOCAL_LEAD = 80  # words, the first of which are an outlet's own
LEAD_SHARED = 0.5
HALF = 0.5  # of the longer text is the shorter one's
OWN_LEADS = 0.75  # of either text is shared, and
OWN_LEADS_WORDS = 200  # no fewer words, where neither begins as the other does
PRINTS_SHARED = 0.15  # of the prints of the text with fewer: below it they are not compared


@dataclass(frozen=True)
class Wording:
    """The words of an article and when it was published, as they are compared."""

    title: str
    words: tuple[str, ...]
    published: str | None

    @cached_property
    def id(self) -> str:
        """A hash of all of it."""
        return digest_of(self.title, " ".join(self.words), self.published)

    @cached_property
    def runs(self) -> tuple[int, ...]:
        """The hashes of all runs of words, in their order."""
        return tuple(crc32(" ".join(self.words[n : n + RUN]).encode()) for n in range(len(self.words) - RUN + 1))

    @cached_property
    def held(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.runs)

    @cached_property
    def prints(self) -> tuple[int, ...]:
        """The hashes by which a copy is found, sorted."""
        if len(self.words) < SHORT:
            return (crc32(" ".join((self.title, *self.words)).encode()),)
        return tuple(sorted(set(_least(self.runs))))

    def within(self, other: "Wording") -> list[bool]:
        """Returns of each word whether it stands in a run that the other text has too."""
        shared = [False] * len(self.words)
        for at, run in enumerate(self.runs):
            if run in other.held:
                shared[at : at + RUN] = [True] * RUN
        return shared


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts have in common, and whether that makes one of them a copy of the other.

    `shorter` is the share of the words of the shorter text that stand in the longer one, `longer` the other way round.
    """

    shorter: float
    longer: float
    copies: bool


def wording(article: Article) -> Wording:
    """Returns the words of an article's body; without one, those of its title."""
    title = " ".join(_words(article.title))
    return Wording(title, tuple(_words(article.body))[:MOST], article.published)


def origin_of(article_id: str) -> str:
    """Returns the origin of a group of copies whose smallest id this is, or of an article that has no copy."""
    return "o" + article_id[1:]


def likeness(one: Wording, other: Wording) -> Likeness:
    """Returns how much two texts have in common."""
    short, long = sorted((one, other), key=lambda w: (len(w.words), w.words, w.title))
    if short.words == long.words:
        return Likeness(1.0, 1.0, len(short.words) >= SHORT or short.title == long.title)
    here, there = short.within(long), long.within(short)
    shorter, longer = _share(here), _share(there)
    near = len(short.words) < BRIEF or _days_between(one, other) > LATER_DAYS
    enough = len(short.words) >= SHORT and shorter >= (LEAST_NEAR if near else LEAST)
    return Likeness(shorter, longer, enough and _one_news(here, there))


def are_copies(one: Wording, other: Wording) -> bool:
    """Returns whether one is a copy of the other; most pairs that are not are told by their runs alone."""
    fewer = min(len(one.words), len(other.words))
    if len(one.held & other.held) * RUN < LEAST * fewer and one.words != other.words:
        return False
    return likeness(one, other).copies


def may_be_copies(shared: int, one: int, other: int) -> bool:
    """Returns whether two texts with so many prints each share enough of them to be compared."""
    return shared >= PRINTS_SHARED * min(one, other)


def _one_news(here: Sequence[bool], there: Sequence[bool]) -> bool:
    """Returns whether what a shorter and a longer text share is their news, and not background, a quote or an item of a survey.

    News is told first. So the beginning of the longer text stands in the shorter one. Or, where an outlet put words of
    its own before it, the beginning of the shorter one stands in the longer one, which goes on with it soon or is mostly
    the same. Where either has a beginning of its own, nearly all the rest is one.
    """
    shorter, longer = _share(here), _share(there)
    if _share(there[:LEAD]) >= LEAD_SHARED:
        return True
    if _share(here[:LEAD]) >= LEAD_SHARED and (longer >= HALF or _share(there[:LOCAL_LEAD]) >= LEAD_SHARED):
        return True
    return min(shorter, longer) >= OWN_LEADS and sum(here) >= OWN_LEADS_WORDS


def _days_between(one: Wording, other: Wording) -> int:
    """Returns how many days lie between two texts, 0 where a date is not known to the day."""
    try:
        return abs((date.fromisoformat(one.published or "") - date.fromisoformat(other.published or "")).days)
    except ValueError:
        return 0


def _least(runs: Sequence[int]) -> Iterator[int]:
    """Yields the least hash of every window, of a short text the least of all."""
    waiting = deque[int]()  # places of hashes that may yet be the least, from the least on
    for at, run in enumerate(runs):
        while waiting and runs[waiting[-1]] >= run:
            waiting.pop()
        waiting.append(at)
        if waiting[0] <= at - WINDOW:
            waiting.popleft()
        if at >= min(WINDOW, len(runs)) - 1:
            yield runs[waiting[0]]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0
