"""The days that a phrase means ("on Monday", "late 2006", "the past week"), on the day on which it was printed."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateparser.date import DateDataParser

DAY, WEEK = timedelta(days=1), timedelta(days=7)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SATURDAY = 5
NUMBERS = {w: n for n, w in enumerate(("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)} | {
    "an": 1, "one": 1, "couple of": 2, "few": 3, "several": 3, "dozen": 12,
}  # fmt: skip
NUMBER = rf"(?:a )?(\d{{1,2}}|{'|'.join(NUMBERS)})"
UNIT = r"(hour|day|week|fortnight|month|year|decade)s?"
LENGTHS = {"hour": 1 / 24, "day": 1, "week": 7, "fortnight": 14, "month": 30.4, "year": 365.25, "decade": 3652.5}  # days
SEVERAL = 3  # of what is told in the plural without a number, as of "a few"
YEAR = r"((?:1[89]|20)\d\d)"
WHOLE_YEAR = re.compile(rf"\b{YEAR}\b")
TWO = re.compile(r"(?:(?:between|from) )?(.+?) (?:and|to|until|till|through|-|–) (?:the )?(.+)")
SPAN = re.compile(rf"(?:between |from )?{YEAR} ?[-–/] ?((?:1[89]|20)?\d\d)")
NO_DATE = re.compile(
    r"^(?!last|this|next|previous)(?:\d+|[a-z]+|an?|recent|several|many|few)[\s-](?:years?|months?|weeks?|days?|decades?|hours?)(?:[\s-]old)?$"
    r"|century|annual|daily|weekly|monthly|hourly|o'clock|each |every ",
)
LEADING = re.compile(r"^(?:(?:since|from|between|by|around|about|nearly|on|in|at|over|during|the|earlier|only|just|as)\s+)+")
HOUR = "(?:morning|afternoon|evening|night|noon|midnight)"
THIRDS = {"early": (0, 1), "beginning": (0, 1), "start": (0, 1), "mid": (1, 2), "middle": (1, 2), "late": (2, 3), "end": (2, 3)}


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day on which it happened; `end` is None for what began then and goes on."""

    start: str
    end: str | None


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase that matched, the day on which it was printed, and whether it looks forward; a phrase with its year needs no day."""

    match: re.Match[str]
    base: date
    ahead: bool


@lru_cache(maxsize=20_000)
def days(text: str, published: str | None, *, ahead: bool = False) -> When | None:
    """Returns the days that a phrase in lower case means on the day of publication, None where it names none.

    `ahead` looks for the next such day, else for the last one; without it, nothing later than the article is returned.
    """
    base = date.fromisoformat(published) if published else None
    if base is None and not WHOLE_YEAR.search(text):
        return None
    found = _days(" ".join(text.split()).strip(" .,"), base, ahead=ahead)
    if found is None:
        return None
    last = found.last
    if base is not None and not ahead:
        if found.first > base:
            return None
        last = min(last, base) if found.first.year == base.year else last
    return When(found.first.isoformat(), None if text.startswith("since ") else last.isoformat())


def _days(text: str, base: date | None, *, ahead: bool) -> _Days | None:
    """Returns the days of a phrase: of a span of two, of a part of a longer time, or of what the date library reads."""
    if (match := SPAN.search(text)) is not None:
        return _Days(date(int(match[1]), 1, 1), date(int(match[1][: 4 - len(match[2])] + match[2]), 12, 31))
    if (match := TWO.fullmatch(text)) is not None and (both := _both(match[1], match[2], base, ahead=ahead)) is not None:
        return both
    earlier, bare = "earlier" in text, LEADING.sub("", text)
    for pattern, meant in PATTERNS:
        if (match := pattern.fullmatch(bare)) is not None:
            return meant(_Phrase(match, base or date.max, ahead))
    if NO_DATE.search(bare):
        return None
    found = _parse(bare, base, ahead=ahead)
    return _Days(found.first, min(found.last, base)) if found and base and earlier else found


def _both(first: str, second: str, base: date | None, *, ahead: bool) -> _Days | None:
    """Returns the days from a first date to a second; the first may leave out its month or year ("3 and 9 March 2011")."""
    last = _days(second, base, ahead=ahead)
    if last is None:
        return None
    whole = first
    if first.isdigit() and len(first) <= 2:  # a day of the month
        whole = re.sub(r"\b\d{1,2}\b", first, second, count=1)
    elif (year := WHOLE_YEAR.search(second)) and not WHOLE_YEAR.search(first) and first not in WEEKDAYS:
        whole = f"{first} {year[1]}"
    start = _days(whole, base or last.last, ahead=ahead)
    return _Days(start.first, last.last) if start is not None and start.first <= last.last else None


# -- phrases that the date library reads otherwise or not at all


def _weekday(phrase: _Phrase) -> _Days:
    base, wanted = phrase.base, WEEKDAYS.index(phrase.match[2])
    day = base + (wanted - base.weekday()) % 7 * DAY if phrase.ahead else base - (base.weekday() - wanted) % 7 * DAY
    if day == base and phrase.match[1] in ("last", "next"):
        day += WEEK if phrase.ahead else -WEEK
    return _Days(day, day)


def _weekend(phrase: _Phrase) -> _Days:
    base = phrase.base
    saturday = base - (base.weekday() - SATURDAY) % 7 * DAY
    if phrase.ahead and base.weekday() < SATURDAY:
        saturday += WEEK
    return _Days(saturday, saturday + DAY)


def _week(phrase: _Phrase) -> _Days:
    monday = phrase.base - phrase.base.weekday() * DAY + {"this": 0, "next": 1}.get(phrase.match[1], -1) * WEEK
    return _Days(monday, monday + 6 * DAY)


def _this(phrase: _Phrase) -> _Days:
    base = phrase.base
    whole = _month(base.year, base.month) if phrase.match[1] == "month" else _year(base.year)
    return _Days(base, whole.last) if phrase.ahead else _Days(whole.first, base)


def _past(phrase: _Phrase) -> _Days:
    base = phrase.base
    length = round(_number(phrase.match[2] or "a") * LENGTHS[phrase.match[3]]) * DAY
    return _Days(base, base + length) if phrase.match[1] in ("next", "coming") else _Days(base - length, base)


def _recent(phrase: _Phrase) -> _Days:
    """Returns three such units up to the day: "recent months", "over the past weeks"."""
    return _Days(phrase.base - round(SEVERAL * LENGTHS[phrase.match[1]]) * DAY, phrase.base)


def _ago(phrase: _Phrase) -> _Days | None:
    """Returns the day, week, month or year so long ago: "three weeks ago" names no day."""
    number, unit = _number(phrase.match[1]), phrase.match[2]
    if unit in ("month", "year", "decade"):
        months = number * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(phrase.base.year * 12 + phrase.base.month - 1 - months, 12)
        return _month(year, month + 1) if unit == "month" else _year(year)
    day = phrase.base - timedelta(days=int(number * LENGTHS[unit]))
    return _Days(day - day.weekday() * DAY, day + (6 - day.weekday()) * DAY) if unit in ("week", "fortnight") else _Days(day, day)


def _overnight(phrase: _Phrase) -> _Days | None:
    return _Days(phrase.base - DAY, phrase.base)


def _today(phrase: _Phrase) -> _Days | None:
    return _Days(phrase.base, phrase.base)


def _decade(phrase: _Phrase) -> _Days | None:
    start = int(phrase.match[2])
    part = THIRDS.get(phrase.match[1] or "", (0, 3))
    return _Days(date(start + (0, 3, 7)[part[0]], 1, 1), date(start + (3, 6, 9)[part[1] - 1], 12, 31))


def _part(phrase: _Phrase) -> _Days | None:
    """Returns a third of a month or a year: "early 2022", "late December 2006"."""
    whole = _days(phrase.match[2], phrase.base, ahead=phrase.ahead)
    if whole is None or whole.first == whole.last:
        return None
    lower, upper = THIRDS[phrase.match[1].replace(" of", "")]
    if whole.last - whole.first > 31 * DAY:
        return _Days(date(whole.first.year, 1 + 4 * lower, 1), _month(whole.first.year, 4 * upper).last)
    end = whole.last if upper == 3 else whole.first.replace(day=10 * upper)
    return _Days(whole.first.replace(day=1 + 10 * lower), end)


def _fraction(phrase: _Phrase) -> _Days | None:
    """Returns a half or a quarter of a year."""
    months = 6 if phrase.match[2] == "half" else 3
    first = 1 + months * ("first", "second", "third", "fourth").index(phrase.match[1].replace("last", "second" if months > 3 else "fourth"))
    year = int(phrase.match[3])
    return _Days(date(year, first, 1), _month(year, first + months - 1).last) if first <= 12 else None


def _of_a_month(phrase: _Phrase) -> _Days | None:
    """Returns the days of "April 12-14" and "Dec. 4 and 5, 2011"."""
    month, first, last, year = phrase.match.groups()
    return _both(f"{month} {first}{year or ''}", f"{month} {last}{year or ''}", phrase.base, ahead=phrase.ahead)


def _season(phrase: _Phrase) -> _Days:
    """Returns the year: where it is summer depends on the half of the earth."""
    return _year(int(phrase.match[1]))


type Meaning = Callable[[_Phrase], _Days | None]
PATTERNS: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (
            rf"(?:(last|next|this|past|early|late) )?({'|'.join(WEEKDAYS)})(?:'s)?(?: {HOUR})?",
            _weekday,
        ),
        (r"(?:(last|this|next|past) )?weekend", _weekend),
        (r"(last|this|next|previous) week", _week),
        (r"this (month|year)", _this),
        (rf"(past|last|previous|next|coming)(?: {NUMBER}) {UNIT}", _past),
        (r"(?:past|last|recent|previous|(?:most|more) recent) (hour|day|week|fortnight|month|year|decade)s", _recent),
        (rf"(past|coming) ?(a)? ?{UNIT}", _past),
        (rf"{NUMBER} {UNIT} (?:ago|earlier|back)", _ago),
        (r"overnight|last night", _overnight),
        (r"today|tonight|this (?:morning|afternoon|evening)", _today),
        (r"(?:(early|mid|late)[ -])?((?:1[89]|20)\d0)'?s", _decade),
        (r"(early|mid|late|beginning of|start of|middle of|end of)[ -](?:the )?(.+)", _part),
        (r"([a-z]+\.?) (\d{1,2}) ?(?:-|–|and|to|through) ?(\d{1,2})(,? (?:1[89]|20)\d\d)?", _of_a_month),
        (rf"(first|second|third|fourth|last) (half|quarter) of {YEAR}", _fraction),
        (rf"(?:spring|summer|autumn|fall|winter),? (?:of )?{YEAR}", _season),
    )
)


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word)


def _year(year: int) -> _Days:
    return _Days(date(year, 1, 1), date(year, 12, 31))


def _month(year: int, month: int) -> _Days:
    return _Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _parse(text: str, base: date | None, *, ahead: bool) -> _Days | None:
    """Returns what the date library reads, widened to the month or year where the text is no more precise."""
    settings: dict[str, object] = {
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if base is not None:
        settings["RELATIVE_BASE"] = datetime(base.year, base.month, base.day, 12)  # noqa: DTZ001  the library wants a naive base
    data = DateDataParser(languages=["en"], settings=settings).get_date_data(text)
    if data.date_obj is None:
        return None
    day = data.date_obj.date()
    if data.period == "year":
        return _year(day.year)
    return _month(day.year, day.month) if data.period == "month" else _Days(day, day)
