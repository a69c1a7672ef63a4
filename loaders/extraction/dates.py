"""When it happened, as the sentence says: ISO dates of the first and the last day, against the article's date.

How precise a date is shows in its span: a day, a week, a month, a year, a decade.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from loaders.extraction.days import When, days
from loaders.extraction.syntax import path_up
from loaders.extraction.tokens import Span, Token

BEFORE = ("since", "between", "from")  # words that belong to a date though they stand outside its name
HOURS = ("overnight", "today", "tonight", "yesterday", "tomorrow")  # dates that the model seldom names
OF_YEARS = ("in", "during", "since", "throughout")  # before an event that is named by its year: "during the 2006 war"


@dataclass(frozen=True, slots=True)
class _Named:
    """A date as a sentence names it: its words, and the token on which it hangs."""

    text: str
    root: Token


def when(predicate: Token, sentence: Span, published: str | None, *, told: bool, ahead: bool = False) -> When | None:
    """Returns the date that a sentence gives for a predicate, else None.

    The date nearest to the predicate wins, in its clause or in one above it; a date above may be that of the telling
    where somebody tells it, and does not count then. Relative dates need the
    article's date. Where it lies `ahead` (a plan, a demand), dates look forward; else dates later than the article
    are left out: what is told as happened cannot lie ahead.
    """
    every = list(_named(sentence))
    if not every:
        return None
    below = {t.i for t in predicate.subtree}
    above = {predicate.i, *(head.i for _, head in path_up(predicate))}
    apart = _apart(predicate)
    named = [
        n for n in every if (n.root.i in below or not told) and _clause_of(n.root) in above and not (n.text.isdigit() and n.root.i < apart)
    ]
    for name in sorted(named, key=lambda n: (n.root.i not in below, abs(n.root.i - predicate.i))):
        if (found := days(name.text, published, ahead=ahead)) is not None:
            return found
    return None


def _named(sentence: Span) -> Iterator[_Named]:
    """Yields the dates of a sentence, with the "since" or "between" before them and what is joined to them."""
    taken: set[int] = set()
    for entity in sentence.ents:
        if entity.label_ not in ("DATE", "TIME") or entity.start in taken or _year_of_event(entity.root):
            continue
        before = sentence.doc[entity.start - 1].lower_ if entity.start > sentence.start else ""
        end = _joined(entity, sentence)
        taken.update(range(entity.start, end))
        text = sentence.doc[entity.start : end].text.lower()
        yield _Named(f"{before} {text}" if before in BEFORE else text, entity.root)
    for token in sentence:
        if token.i not in taken and (token.lower_ in HOURS or _year_of_event(token)):
            since = "since " if token.head.head.lower_ == "since" else ""
            yield _Named(since + token.lower_, token)


def _joined(entity: Span, sentence: Span) -> int:
    """Returns where a date ends that goes on in a second one: "between 3 March and 9 March", "from 1994 to 1998"."""
    rest = sentence.doc[entity.end : sentence.end]
    link = list(takewhile(lambda t: t.lower_ in ("and", "to", "until", "till", "-"), rest))
    following = entity.end + len(link)
    after = next((e for e in sentence.ents if e.start == following and e.label_ == "DATE"), None)
    return after.end if len(link) == 1 and after is not None else entity.end


def _year_of_event(token: Token) -> bool:
    """True for the year in "during the 2006 war"."""
    noun = token.head
    year = token.text.isdigit() and len(token) == 4 and 1900 <= int(token.text) < 2100
    return year and noun.pos_ in ("NOUN", "PROPN") and token.i < noun.i and noun.head.dep_ == "prep" and noun.head.lower_ in OF_YEARS


def _apart(predicate: Token) -> int:
    """Returns where a clause begins that is joined to another and has its own subject: the bare year of that other is not its own."""
    joined = next(
        (t for t in (predicate, *(head for _, head in path_up(predicate))) if t.dep_ == "conj" and t.pos_ in ("VERB", "AUX")), None
    )
    if joined is None or not any(c.dep_ in ("nsubj", "nsubjpass") for c in joined.children):
        return predicate.sent.start
    return joined.left_edge.i


def _clause_of(token: Token) -> int:
    """Returns the verb whose clause a date stands in; the token itself where there is none."""
    return next((head.i for _, head in path_up(token) if head.pos_ in ("VERB", "AUX")), token.i)
