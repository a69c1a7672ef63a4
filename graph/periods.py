"""Parts of a time: days, weeks, months and years, of dates that are as exact as a text gives them."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """How long the parts of a time are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


WHOLE = len("2020-10-05")
LENGTH = {Period.DAY: WHOLE, Period.WEEK: WHOLE, Period.MONTH: len("2020-10"), Period.YEAR: len("2020")}  # of the date's text
MOST_DAYS = ((Period.DAY, 150), (Period.WEEK, 3 * 365), (Period.MONTH, 15 * 365))  # that are told by day, by week, by month: a screenful
MIDDLE = 0.9  # of what is dated, where it lies closest, decides: treaties of 1921 among this month's news make no years of it
MOST = 10_000 * 366  # days: longer than any time


def part_of(day: str, period: Period) -> str:
    """Returns the part in which a day lies: the day, the Monday of its week, its month or year; a date that is less exact as it is."""
    if period is not Period.WEEK or len(day) < WHOLE:
        return day[: LENGTH[period]]
    found = date.fromisoformat(day)
    return str(found - timedelta(days=found.weekday()))


def fitting(days: Iterable[tuple[str, int]]) -> Period:
    """Returns into which parts a time is best divided, of its days with what each weighs, in their order."""
    whole = [(date.fromisoformat(day).toordinal(), number) for day, number in days if len(day) == WHOLE]
    needed, shortest = sum(number for _, number in whole) * MIDDLE, 0
    inside, first = 0, 0
    for day, number in whole:
        inside += number
        while inside - whole[first][1] >= needed:
            inside -= whole[first][1]
            first += 1
        if inside >= needed:
            shortest = min(shortest or MOST, day - whole[first][0] + 1)
    return next((period for period, most in MOST_DAYS if shortest <= most), Period.YEAR)
