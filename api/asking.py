"""What can be asked, in the words of the user: one set of parameters for the command line and for HTTP."""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator
from pydantic.alias_generators import to_camel

from api.settings import Settings
from graph.answers import Cursor, Filters
from graph.matters import Windows
from graph.model import Actor
from ontology.vocabulary import vocabulary

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


class WrongQuestion(Exception):
    """A question that contradicts itself or the limits, in words that say what to change."""


def iso_date(text: str) -> str:
    """Returns the text where it is a date, or the beginning of one: 2020, 2020-10 or 2020-10-05; raises ValueError."""
    if not DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date; write 2020, 2020-10 or 2020-10-05")
    date.fromisoformat(text + "2000-01-01"[len(text) :])
    return text


type Day = Annotated[str, AfterValidator(iso_date)]


class Asked(BaseModel):
    """Which claims a question looks at. An actor is an id, an ISO code, a name or an alias."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=True, frozen=True)

    by: list[str] = Field(default=[], description="Who does it; several mean any of them.")
    of: list[str] = Field(default=[], description="To whom it is done.")
    against: list[str] = Field(default=[], description="To whom it is done: the same as `of`, for hostile acts.")
    between: list[str] = Field(default=[], description="Two actors: one does it to the other, either way round.")
    type: list[str] = Field(default=[], description="Relation types, such as ARMS, in place of the question's own.")
    topic: str | None = Field(default=None, description="A topic, as the claims name it.")
    place: str | None = Field(default=None, description="A place, as the claims name it.")
    weapon: str | None = Field(default=None, description="A weapon, as the claims name it.")
    since: Day | None = Field(default=None, description="The first day: 2020, 2020-10 or 2020-10-05.")
    until: Day | None = Field(default=None, description="The last day: 2020 takes in all of 2020.")
    outlet: str | None = Field(default=None, description="Who published it.")
    speaker: str | None = Field(default=None, description="Who says so.")
    min_claims: int = Field(default=1, ge=1, le=1_000_000_000, description="At least so many claims a row.")
    plain: bool = Field(default=False, description="Only what is plain: stated by the article, or declared by the actor itself.")
    own: bool = Field(default=False, description="Only the actor itself, not those who act for it.")
    quotes: int = Field(default=0, ge=0, description="So many sentences a row.")
    limit: int = Field(default=50, ge=1, description="So many rows.")

    @field_validator("between")
    @classmethod
    def _two(cls, value: list[str]) -> list[str]:
        if len(value) not in (0, 2):
            raise ValueError("name two actors")
        return value

    def filters(self, resolve: Callable[[str], Actor], settings: Settings) -> Filters:
        """Returns the filter, with ids for names; raises NameProblem, UnknownRelation and WrongQuestion."""
        self._keep_limits(settings)

        def ids(given: list[str]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(resolve(name).id for name in given))

        between = ids(self.between)
        if len(between) == 1:
            raise WrongQuestion(f"{self.between[0]!r} and {self.between[1]!r} are the same actor; between needs two")
        return Filters(
            by=ids(self.by),
            of=ids(self.of),
            against=ids(self.against),
            between=(between[0], between[1]) if between else None,
            types=tuple(vocabulary().relation(name.upper()).name for name in self.type),
            since=self.since,
            until=self.until,
            outlet=self.outlet,
            speaker=resolve(self.speaker).id if self.speaker else None,
            place=self.place,
            weapon=self.weapon,
            topic=self.topic,
            min_claims=self.min_claims,
            plain=self.plain,
            roll_up=not self.own,
            limit=self.limit,
            windows=windows_of(settings),
        )

    def _keep_limits(self, settings: Settings) -> None:
        within_limit(self.limit, settings)
        if self.quotes > settings.query_max_quotes:
            raise WrongQuestion(f"quotes is {self.quotes}, the most is {settings.query_max_quotes} a row")
        if self.since and self.until and self.since[: len(self.until)] > self.until:
            raise WrongQuestion(f"since {self.since} is later than until {self.until}")
        if self.between and (self.by or self.of or self.against):
            raise WrongQuestion("between names both actors; leave out by, of and against")


def within_limit(limit: int, settings: Settings) -> None:
    """Raises WrongQuestion where more rows are asked for than are given."""
    if limit > settings.query_max_rows:
        raise WrongQuestion(f"limit is {limit}, the most is {settings.query_max_rows} rows")


def kind_of(text: str) -> str:
    """Returns the kind of actor that a text names; raises WrongQuestion."""
    kinds = {kind.lower(): kind for kind in vocabulary().actor_kinds}
    if text.lower() not in kinds:
        raise WrongQuestion(f"{text!r} is no kind of actor; the kinds are {', '.join(kinds.values())}")
    return kinds[text.lower()]


def windows_of(settings: Settings) -> Windows:
    """Returns how far apart a claim and its denial may lie."""
    return Windows(settings.dispute_days, settings.dispute_lasting_days)


def cursor_text(cursor: Cursor | None) -> str | None:
    """Returns a cursor as users pass it back, None at the end."""
    return f"{cursor.date}_{cursor.id}" if cursor else None


def cursor_of(text: str) -> Cursor:
    """Returns the cursor of a text; raises WrongQuestion."""
    day, line, key = text.partition("_")
    if not line or not key.startswith("c"):
        raise WrongQuestion(f"{text!r} is no cursor; pass on `next` of the page before as it is")
    return Cursor(day, key)
