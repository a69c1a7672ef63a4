"""Claims over time and outlets, as they go out."""

from dataclasses import fields
from typing import Self

from pydantic import BaseModel

from api.answering import CAMEL_CASE
from graph.days import DatedBy, DayRow, Days
from graph.outlets import OutletRow
from graph.periods import Period


class DaysAnswer(BaseModel):
    """How many claims there are of each sign in each part of the time, the earliest first, what has no date last.

    `first` and `last` are the days of the first and the last of them.
    """

    model_config = CAMEL_CASE

    date_by: DatedBy
    period: Period
    claims: int
    first: str | None
    last: str | None
    rows: tuple[DayRow, ...]

    @classmethod
    def of(cls, found: Days) -> Self:
        """Returns the answer of what was counted."""
        return cls(**{field.name: getattr(found, field.name) for field in fields(found)})


class Outlets(BaseModel):
    """Outlets, those with most articles first; `number` is how many there are in all, `next` the cursor of the page after this one."""

    model_config = CAMEL_CASE

    outlets: tuple[OutletRow, ...]
    number: int
    next: str | None = None
