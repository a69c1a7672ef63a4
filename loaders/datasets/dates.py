"""When a membership began and ended, as a data set writes it: days, months and years."""

import re
from collections.abc import Sequence
from datetime import date

from pyoxigraph import Literal

from loaders.datasets.items import Left, LeftOut
from loaders.datasets.said import Said, Term, key_of_term, literal_of
from loaders.datasets.terms import INSTANTS, WIKIBASE

ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?\Z")
LENGTHS = {"9": 4, "10": 7, "11": 10}  # letters of an ISO date, by Wikidata's precision: year, month, day


def date_of(values: Sequence[Term], said: Said, whose: str) -> str | None:
    """Returns the ISO date that values tell, as exactly as they do; raises LeftOut where it is none, or several."""
    found = {_date(value, said, whose) for value in values}
    if len(found) > 1:
        raise LeftOut(Left.NO_DATE, f"{whose} is told as {' and '.join(sorted(found))}; tell one of them")
    return next(iter(found), None)


def exact(value: str, values: Sequence[Term], said: Said) -> str:
    """Returns a date no more exact than a value node of Wikidata says that it is."""
    precisions = {literal.value for node in values for one in said.of(node, WIKIBASE + "timePrecision") if (literal := literal_of(one))}
    lengths = [LENGTHS[precision] for precision in precisions if precision in LENGTHS]
    return value[: min(lengths)] if lengths else value


def check_order(start: str | None, end: str | None, today: date) -> None:
    """Raises LeftOut where something ends before it starts, or starts or ends after today."""
    for what, day in (("starts", start), ("ends", end)):
        if day and day > today.isoformat()[: len(day)]:
            raise LeftOut(Left.FUTURE, f"{what} in {day}, which is still to come; load it when it is so")
    if start and end and end[: len(start)] < start[: len(end)]:
        raise LeftOut(Left.WRONG_WAY, f"ends in {end}, before it starts in {start}")


def _date(value: Term, said: Said, whose: str) -> str:
    """Returns the date of a literal, or of an instant of OWL-Time."""
    if not isinstance(value, Literal):
        inner = [one for name in INSTANTS for one in said.of(value, name)]
        if len(inner) != 1 or not isinstance(inner[0], Literal):
            raise LeftOut(Left.NO_DATE, f"{whose} is <{key_of_term(value)}>, of which no one date is told; give it a time:inXSDDate")
        value = inner[0]
    match = ISO.match(value.value.strip())
    if match is None:
        raise LeftOut(Left.NO_DATE, f"{whose} is {value.value[:80]!r}; write a day, month or year: 2004-03-29, 2004-03 or 2004")
    parts = [part for part in match.groups() if part]
    try:
        date.fromisoformat("-".join([*parts, "01", "01"][:3]))
    except ValueError:
        raise LeftOut(Left.NO_DATE, f"{whose} is {value.value!r}, and the calendar has no such day") from None
    return "-".join(parts)
