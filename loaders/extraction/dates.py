"""When it happened, as the sentence says: ISO dates of the first and the last day, against the article's date."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser
from spacy.tokens import Span, Token

from loaders.extraction.syntax import path_up

YEARS = re.compile(r"\b(1[89]\d\d|20\d\d)\b")
SPAN = re.compile(r"(?:between|from)\s+(1[89]\d\d|20\d\d)\s+(?:and|to|until|-)\s+(1[89]\d\d|20\d\d)", re.IGNORECASE)
NO_DATE = re.compile(
    r"^(?!last|this|next|previous)(?:\d+|[a-z]+|an?|the past|past|recent|several|many|few)[\s-]"
    r"(?:years?|months?|weeks?|days?|decades?)(?:[\s-]old)?$"
    r"|century|annual|daily|weekly|monthly|nights?$",
    re.IGNORECASE,
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
AGO_WEEK = {"last week": 7, "the past week": 7, "this week": 0, "earlier this week": 0}


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day on which it happened; `end` is None for what began then and goes on."""

    start: str
    end: str | None


def when(predicate: Token, sentence: Span, published: str | None, *, told: bool) -> When | None:
    """Returns the date that a sentence gives for a predicate, else None.

    The date nearest to the predicate wins, in its clause or in one above it; a date above may be that of the telling
    where somebody tells it, and does not count then. Relative dates need the
    article's date. Dates later than the article are left out: what is told as happened cannot lie ahead.
    """
    below = {t.i for t in predicate.subtree}
    above = {predicate.i, *(head.i for _, head in path_up(predicate))}
    spans = [e for e in sentence.ents if e.label_ == "DATE" and (e.root.i in below if told else True) and _clause_of(e.root) in above]
    for entity in sorted(spans, key=lambda e: (e.root.i not in below, abs(e.root.i - predicate.i))):
        before = sentence.doc[entity.start - 1].lower_ if entity.start > 0 else ""
        text = f"{before} {entity.text}" if before in ("since", "between", "from") else entity.text
        if (found := _resolve(text.lower(), published)) is not None:
            return found
    return None


def _clause_of(token: Token) -> int:
    """Returns the verb whose clause a date stands in; the token itself where there is none."""
    return next((head.i for _, head in path_up(token) if head.pos_ in ("VERB", "AUX")), token.i)


@lru_cache(maxsize=20_000)
def _resolve(text: str, published: str | None) -> When | None:
    """Returns the days that a phrase means on the day of publication."""
    if pair := SPAN.search(text):
        return When(f"{pair[1]}-01-01", f"{pair[2]}-12-31")
    since = text.startswith("since ")
    text = re.sub(r"^(?:since|from|between|early|late|mid|mid-|around|about|nearly)\s+", "", text).strip(" .,")
    if NO_DATE.search(text):
        return None
    base = date.fromisoformat(published) if published else None
    if base and text in WEEKDAYS:
        day = base - timedelta(days=(base.weekday() - WEEKDAYS.index(text)) % 7)
        return When(day.isoformat(), None if since else day.isoformat())
    if base and text in AGO_WEEK:
        monday = base - timedelta(days=base.weekday() + AGO_WEEK[text])
        return When(monday.isoformat(), min(monday + timedelta(days=6), base).isoformat())
    if base is None and not YEARS.search(text):
        return None
    found = _parse(text, base)
    if found is None or (base is not None and found.start > base.isoformat()):
        return None
    return When(found.start, None) if since else found


def _parse(text: str, base: date | None) -> When | None:
    """Returns what the date library reads, widened to the month or year where the text is no more precise."""
    settings: dict[str, object] = {"PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first", "RETURN_AS_TIMEZONE_AWARE": False}
    if base is not None:
        settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day, 12)  # noqa: DTZ001  the library wants a naive base
    data = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "year":
        return When(f"{day.year}-01-01", f"{day.year}-12-31")
    if data.period == "month":
        last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return When(day.replace(day=1).isoformat(), last.isoformat())
    return When(day.isoformat(), day.isoformat())
