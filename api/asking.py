"""What can be asked, in the words of the user: one set of parameters for the command line and for HTTP."""

import re
from base64 import b64decode, urlsafe_b64encode
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, field_validator
from pydantic.alias_generators import to_camel
from pydantic_core import from_json, to_json

from api.contradictions import refuse_contradictions, refuse_ends
from api.settings import Settings
from graph.answers import Cursor, Filters
from graph.answers import WrongQuestion as WrongQuestion
from graph.changing import Loads
from graph.matters import Windows
from graph.model import Actor, Modality, Stance, digest_of
from ontology.vocabulary import vocabulary

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
NAME_MAX_LETTERS = 200
HASH = 8  # letters of the hash of a question


def iso_date(text: str) -> str:
    """Returns the text where it is a date, or the beginning of one: 2020, 2020-10 or 2020-10-05; raises ValueError."""
    if not DATE.fullmatch(text):
        raise ValueError(f"{text!r} is no date; write 2020, 2020-10 or 2020-10-05")
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError as error:
        raise ValueError(f"{text!r} is no date: {error}; write 2020, 2020-10 or 2020-10-05") from None
    return text


type Day = Annotated[str, AfterValidator(iso_date)]


def worded(text: str) -> str:
    """Returns the text where it says something; raises ValueError."""
    if not text.strip():
        raise ValueError("it is empty; name something, or leave it out")
    return text


Word = Annotated[str, AfterValidator(worded), WithJsonSchema({"type": "string", "minLength": 1})]


class Expand(StrEnum):
    """What a row is opened down to."""

    CLAIMS = "claims"


EXPANDED = 5  # sentences a row where it is opened and nobody says how many: those whose ids it carries
MOST = 1_000_000_000  # of any number: more than any store holds
COUNTING = {"limit", "quotes", "expand", "after"}  # what changes how much comes and not which rows there are


class Paged(BaseModel):
    """How much of a list comes, and after which row it begins."""

    model_config = ConfigDict(extra="forbid", alias_generator=to_camel, validate_by_name=True, frozen=True)

    limit: int = Field(default=50, ge=1, description="So many rows.")
    after: Word | None = Field(default=None, description="`next` of the page before: the page after it.")

    def digest(self, question: str) -> str:
        """Returns a short hash of the question and of what decides which rows there are: a cursor is of one question alone."""
        return digest_of(question, self.model_dump_json(exclude=COUNTING))[:HASH]

    def cursor(self, question: str) -> Cursor | None:
        """Returns where the page before ended, None for the first page; raises WrongQuestion."""
        return cursor_of(self.after, self.digest(question)) if self.after else None

    def next(self, question: str, cursor: Cursor | None) -> str | None:
        """Returns a cursor as users pass it back, None at the end."""
        return cursor_text(cursor, self.digest(question))


class PagedQuotes(Paged):
    """A page of claims, with so many sentences of what they add up to."""

    quotes: int = Field(default=0, ge=0, description="So many sentences a row.")

    def keep_limits(self, settings: Settings) -> None:
        """Raises WrongQuestion where more is asked for than is given."""
        within_limit(self.limit, settings)
        if self.quotes > settings.query_max_quotes:
            raise WrongQuestion(f"quotes is {self.quotes}, the most is {settings.query_max_quotes} a row")


class AskedArticles(Paged):
    """Which articles."""

    outlet: list[Word] = Field(default=[], description="Who published it; several mean any of them.")
    published_since: Day | None = Field(default=None, description="The first day of publication: 2020, 2020-10 or 2020-10-05.")
    published_until: Day | None = Field(default=None, description="The last day of publication: 2020 takes in all of 2020.")


class AskedActors(Paged):
    """Which actors."""

    text: str = Field(
        default="",
        description="The first letters of a name, in any spelling; a typo is forgiven.",
        max_length=NAME_MAX_LETTERS,
        examples=["erdo"],
    )
    called: Word | None = Field(
        default=None,
        description="Exactly this id, ISO code, name or alias, as all questions take it.",
        max_length=NAME_MAX_LETTERS,
        examples=["TUR"],
    )
    kind: Word | None = Field(default=None, description="A kind of actor.", examples=["State"])


class AskedCopies(Paged):
    """Which groups of articles."""

    article: Word | None = Field(default=None, description="The id of an article: its copies alone.")


class Asked(PagedQuotes):
    """Which claims a question looks at. An actor is an id, an ISO code, a name or an alias."""

    by: list[str] = Field(default=[], description="Who does it; several mean any of them.", examples=[["Turkey"]])
    of: list[str] = Field(default=[], description="To whom it is done.", examples=[["AZE"]])
    against: list[str] = Field(default=[], description="To whom it is done: the same as `of`, for hostile acts.")
    actor: list[str] = Field(default=[], description="Who does it or to whom it is done.")
    between: list[str] = Field(default=[], description="Two actors: one does it to the other, either way round.")
    by_kind: list[str] = Field(default=[], description="Only what actors of this kind do, such as State or Person.")
    of_kind: list[str] = Field(default=[], description="Only what is done to actors of this kind.")
    type: list[str] = Field(default=[], description="Relation types, such as ARMS, in place of the question's own.")
    family: list[str] = Field(
        default=[],
        description="Families of types, such as hostile, military or plover-aid, not the question's own; with `type` those in both.",
    )
    topic: Word | None = Field(default=None, description="A topic, as the claims name it.")
    place: Word | None = Field(default=None, description="A place, by any of its names, with all that is listed in it.")
    weapon: Word | None = Field(default=None, description="A weapon, by any of its names, or a class of them: drones.")
    since: Day | None = Field(default=None, description="The first day: 2020, 2020-10 or 2020-10-05.")
    until: Day | None = Field(default=None, description="The last day: 2020 takes in all of 2020.")
    published_since: Day | None = Field(default=None, description="The first day of publication.")
    published_until: Day | None = Field(default=None, description="The last day of publication.")
    as_of: Day | None = Field(
        default=None, description="What held on this day: of types that last, what was so by then and had not ended; 2020 is its last day."
    )
    known_by: Day | None = Field(default=None, description="As if nothing had been published after this day, denials neither.")
    outlet: list[Word] = Field(default=[], description="Who published it; several mean any of them.")
    speaker: Word | None = Field(default=None, description="Who says so.")
    stance: Stance | None = Field(default=None, description="Only claims of this stance; what is denied or questioned comes apart.")
    modality: Modality | None = Field(
        default=None,
        description="Only claims of this modality; what is wanted, possible and the like comes apart.",
    )
    min_claims: int = Field(default=1, ge=1, le=MOST, description="At least so many claims a row.")
    min_outlets: int = Field(default=0, ge=0, le=MOST, description="At least so many outlets a row.")
    min_origins: int = Field(default=0, ge=0, le=MOST, description="At least so many origins a row: copies of one text are one.")
    min_speakers: int = Field(default=0, ge=0, le=MOST, description="At least so many named speakers a row.")
    min_confidence: float | None = Field(default=None, ge=0, le=1, description="Only claims that were read with so much confidence.")
    plain: bool = Field(default=False, description="Only what is plain: stated by the article, or declared by the actor itself.")
    own: bool = Field(default=False, description="Only the actor itself, not those who act for it.")
    members: bool = Field(default=False, description="An alliance stands for those too whom references list as its members on that day.")
    expand: Expand | None = Field(
        default=None, description="`claims` brings the sentences of each row: five a side, or so many as `quotes`."
    )

    @field_validator("between")
    @classmethod
    def _two(cls, value: list[str]) -> list[str]:
        if len(value) not in (0, 2):
            raise ValueError("name two actors")
        return value

    @property
    def sentences(self) -> int:
        """How many sentences each side of a row brings."""
        return self.quotes or (EXPANDED if self.expand else 0)

    def filters(self, resolve: Callable[[str], Actor], settings: Settings) -> Filters:
        """Returns the filter, with ids for names of actors; raises NameProblem, UnknownRelation and WrongQuestion."""
        self.keep_limits(settings)
        refuse_contradictions(self)

        def ids(given: list[str]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(resolve(name).id for name in given))

        by_kinds, of_kinds = tuple(map(kind_of, self.by_kind)), tuple(map(kind_of, self.of_kind))
        refuse_ends([*map(resolve, self.by)], [*map(resolve, (*self.of, *self.against))], by_kinds, of_kinds, own=self.own)
        between = ids(self.between)
        if len(between) == 1:
            raise WrongQuestion(f"{self.between[0]!r} and {self.between[1]!r} are the same actor; between needs two")
        return Filters(
            by=ids(self.by),
            of=ids(self.of),
            against=ids(self.against),
            about=ids(self.actor),
            between=(between[0], between[1]) if between else None,
            by_kinds=by_kinds,
            of_kinds=of_kinds,
            types=types_of(self.type, self.family),
            since=self.since,
            until=self.until,
            published_since=self.published_since,
            published_until=self.published_until,
            as_of=last_day(self.as_of) if self.as_of else None,
            known_by=self.known_by,
            outlets=tuple(self.outlet),
            speaker=resolve(self.speaker).id if self.speaker else None,
            stance=self.stance,
            modality=self.modality,
            place=self.place,
            weapon=self.weapon,
            topic=self.topic,
            min_confidence=self.min_confidence,
            min_claims=self.min_claims,
            min_outlets=self.min_outlets,
            min_origins=self.min_origins,
            min_speakers=self.min_speakers,
            plain=self.plain,
            roll_up=not self.own,
            members=self.members,
            limit=self.limit,
            windows=windows_of(settings),
        )


class AskedChanges(Asked):
    """What changed: from one day of publication to another (`publishedSince`, `publishedUntil`), or from one load to another."""

    loaded_after: int | None = Field(
        default=None, ge=0, le=MOST, description="Only what was loaded after this place of the store in time, `seq` of `/stats`."
    )
    loaded_until: int | None = Field(default=None, ge=0, le=MOST, description="Only what was loaded by this place of the store in time.")

    def loads(self) -> Loads:
        """Returns the places of the store in time; raises WrongQuestion."""
        if self.loaded_after is not None and self.loaded_until is not None and self.loaded_after >= self.loaded_until:
            raise WrongQuestion(f"loadedAfter {self.loaded_after} is not before loadedUntil {self.loaded_until}")
        return Loads(self.loaded_after, self.loaded_until)


def types_of(types: Iterable[str], families: Iterable[str]) -> tuple[str, ...]:
    """Returns the types of these names and of these families, of both those in common; raises UnknownRelation and WrongQuestion."""
    named = tuple(dict.fromkeys(vocabulary().relation(name.upper()).name for name in types))
    gathered = tuple(dict.fromkeys(name for family in families for name in vocabulary().family(family)))
    if not (named and gathered):
        return named or gathered
    common = tuple(name for name in named if name in gathered)
    if not common:
        raise WrongQuestion(f"no type is {' or '.join(named)} and of the family {' or '.join(families)}: it has {', '.join(gathered)}")
    return common


def last_day(day: str) -> str:
    """Returns the last day of a year or month, or the day itself."""
    year, month = int(day[:4]), int(day[5:7] or 12)
    return day if len(day) == len("2020-10-05") else f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


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


def cursor_text(cursor: Cursor | None, question: str) -> str | None:
    """Returns a cursor as users pass it back, None at the end; `question` is the hash of what it goes on."""
    return f"{question}.{urlsafe_b64encode(to_json(cursor.keys)).decode().rstrip('=')}" if cursor else None


def cursor_of(text: str, question: str) -> Cursor:
    """Returns the cursor of a text; raises WrongQuestion where it is none, or of another question."""
    of, dot, packed = text.partition(".")
    try:
        keys = from_json(b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True))
    except ValueError:
        keys = None
    if not dot or len(of) != HASH or not isinstance(keys, list) or not all(isinstance(key, str | int) for key in keys):
        raise WrongQuestion(f"{text!r} is no cursor; pass on `next` of the page before as it is")
    if of != question:
        raise WrongQuestion(f"the cursor {text!r} is of another question; pass it on with the very filters that gave it, or leave it out")
    return Cursor(tuple(keys))
