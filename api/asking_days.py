"""What can be asked of claims over time and of outlets, in the words of the user."""

from pydantic import Field

from api.asking import Asked, Paged
from graph.days import DatedBy
from graph.periods import Period


class AskedDays(Asked):
    """Which claims are counted, and how their time is divided."""

    date_by: DatedBy = Field(
        default=DatedBy.HAPPENED,
        description="By the day on which it happened (or was published, where the text does not say), or by that of publication.",
    )
    period: Period | None = Field(default=None, description="A row for each day, week, month or year; what fits the time unless named.")


class AskedOutlets(Paged):
    """How many outlets."""
