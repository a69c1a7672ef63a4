"""Dates as articles write them: whole date lines, dates at a line's end, and the values of exporters."""

import re
from datetime import UTC, date, datetime

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{n}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day{n}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{n}>(?:18|19|20)\d\d)"


def _form(template: str, n: int) -> str:
    return template.replace("MONTH", _MONTH).replace("DAY", _DAY).replace("YEAR", _YEAR).format(n=n)


_FORMS = (
    _form(r"MONTH\s*DAY,?\s*,?\s+YEAR", 1),
    _form(r"DAY[\s-]+(?:of\s+)?MONTH,?[\s-]+YEAR", 2),
    _form(r"YEAR[\s,-]+MONTH[\s-]+DAY", 3),
    r"(?P<year4>(?:18|19|20)\d\d)[-/.](?P<month4>\d{1,2})[-/.](?P<day4>\d{1,2})(?!\d)",
    r"(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year5>(?:18|19|20)?\d\d)(?!\d)",
)
_DATE = r"(?<![\w/])(?:" + "|".join(_FORMS) + ")"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
_ZONE = r"(?:\s*\(?(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,5}(?:\s?[+-]\d{1,2}(?::\d\d)?)?|local time)\)?)?"
_TIME = _CLOCK + _ZONE
_LABEL = r"(?:(?:first |last )?(?:published|posted|updated|issued|released|modified|date|dated)(?: on| at)?\s*:?\s*)?"
_SEPARATOR = r"\s*(?:[,|/•·–—-]|\bat\b|T)?\s*"

DATE = re.compile(_DATE, re.IGNORECASE)
DATE_LINE = re.compile(rf"\W?{_LABEL}(?:{_TIME}{_SEPARATOR})?{_WEEKDAY}{_DATE}(?:{_SEPARATOR}{_TIME})?\W?", re.IGNORECASE)
TIME_LINE = re.compile(rf"{_LABEL}(?:at\s+)?{_TIME}", re.IGNORECASE)
DATE_TAIL = re.compile(rf"(?:^|[\s|,–—-])\s*{_WEEKDAY}{_DATE}(?:{_SEPARATOR}{_TIME})?$", re.IGNORECASE)
MAX_LINE = 70  # a date line is short: longer lines are not looked at


def date_line(line: str, *, day_first: bool = False) -> str | None:
    """Returns the ISO date of a line that is nothing but a date, with or without a time, else None."""
    if len(line) > MAX_LINE:
        return None
    match = DATE_LINE.fullmatch(line)
    return _iso(match, day_first) if match else None


def time_line(line: str) -> bool:
    """Returns whether a line is nothing but a time of day."""
    return len(line) <= MAX_LINE and TIME_LINE.fullmatch(line) is not None


def without_date(line: str) -> tuple[str, str | None]:
    """Returns a line without the date (and time) at its end, and that date as ISO; the line as it is where none is."""
    match = DATE_TAIL.search(line)
    found = _iso(match, day_first=False) if match else None
    return (line[: match.start()].rstrip(" |,–—-"), found) if match and found else (line, None)


def writes_day_first(lines: list[str]) -> bool:
    """Returns whether the lines that are numeric dates (`25/10/2020`) can only be read with the day first."""
    for line in lines:
        match = DATE_LINE.fullmatch(line) if len(line) <= MAX_LINE and line[-2:].isdigit() else None
        if match and match["first"] and int(match["first"]) > 12:
            return True
    return False


def iso_date(value: object) -> str | None:
    """Returns the ISO date of a value as exporters write it: a date in words or figures, or seconds since 1970."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float) or (isinstance(value, str) and re.fullmatch(r"\d{9,13}", value)):
        try:
            seconds = float(value) / (1000 if float(value) > 1e11 else 1)
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
        except (OverflowError, OSError, ValueError):
            return None
    text = str(value).strip()
    if compact := re.match(r"((?:18|19|20)\d\d)(\d\d)(\d\d)(?!\d\d?$)", text):
        return _valid(int(compact[1]), int(compact[2]), int(compact[3]))
    match = DATE.search(text)
    return _iso(match, day_first=False) if match else None


def _iso(match: re.Match[str], day_first: bool) -> str | None:
    if match["year5"]:
        first, second = int(match["first"]), int(match["second"])
        year = int(match["year5"]) + (2000 if len(match["year5"]) == 2 else 0)
        # 10/03/2020 is March or October: the month comes first unless the dot, the 12 or the file say otherwise.
        if match["mark"] == "." or day_first or first > 12:
            first, second = second, first
        return _valid(year, first, second)
    for n in ("1", "2", "3"):
        if match["year" + n]:
            month = MONTHS.index(match["month" + n][:3].lower()) + 1
            return _valid(int(match["year" + n]), month, int(match["day" + n]))
    return _valid(int(match["year4"]), int(match["month4"]), int(match["day4"]))


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
