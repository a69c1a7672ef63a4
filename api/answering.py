"""Answers as they go out, from the command line as JSON and over HTTP: camelCase, what is only claimed apart."""

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict, RootModel
from pydantic.alias_generators import to_camel

from graph.answers import (
    ArticleReading,
    ArticleRow,
    BothSides,
    ChangeRow,
    ClaimInContext,
    EventRow,
    Named,
    PositionRow,
    RelationRow,
    Row,
    TransferRow,
)
from graph.candidates import Candidate
from graph.contested import AccusationRow, DisputeRow
from graph.copies import CopyGroup
from graph.model import Claim, Genre, Mark
from graph.profiles import ActorProfile, ActorRow, ListedMembership
from graph.store import Counts

CAMEL_CASE = ConfigDict(alias_generator=to_camel, validate_by_name=True, frozen=True, defer_build=True)  # built when first used


class Apart[R: Row](BaseModel):
    """Rows put apart: what has a plain claim, what is only claimed, and what nobody says to be so (denied, wanted, possible).

    The last are there only where `stance` or `modality` asks for them. `next` is the cursor of the page after this one.
    """

    model_config = CAMEL_CASE

    plain: tuple[R, ...]
    claimed: tuple[R, ...]
    unsaid: tuple[R, ...] = ()
    next: str | None = None

    @classmethod
    def of(cls, rows: Sequence[R], after: str | None = None) -> Self:
        """Returns the rows put apart."""
        return cls(
            plain=tuple(row for row in rows if row.plain),
            claimed=tuple(row for row in rows if row.said and not row.plain),
            unsaid=tuple(row for row in rows if not row.said),
            next=after,
        )

    @property
    def rows(self) -> tuple[R, ...]:
        """All of them."""
        return (*self.plain, *self.claimed, *self.unsaid)


class Relations(Apart[RelationRow]):
    """Who does what to whom."""


class Transfers(Apart[TransferRow]):
    """Who arms whom with what."""


class Accusations(Apart[AccusationRow]):
    """Who accuses whom of what, and who answers."""


class BothSidesAnswer(BaseModel):
    """Who supports two parties that are opposed: where all three relations are plain, and apart from it where one is only claimed."""

    model_config = CAMEL_CASE

    plain: tuple[BothSides, ...]
    claimed: tuple[BothSides, ...]
    next: str | None = None


class Changes(BaseModel):
    """What is new, confirmed, gone or contradicted; `next` is the cursor of the page after this one."""

    model_config = CAMEL_CASE

    changes: tuple[ChangeRow, ...]
    next: str | None = None


class Positions(Apart[PositionRow]):
    """Who stands how to what."""


class Events(Apart[EventRow]):
    """What happened where."""


class MembershipsAnswer(Relations):
    """Who is a member of what: what references list, and after it what articles claim. A page holds so many of both together."""

    listed: tuple[ListedMembership, ...] = ()


class Disputes(BaseModel):
    """What some say and others deny."""

    model_config = CAMEL_CASE

    disputes: tuple[DisputeRow, ...]
    next: str | None = None


class DisputeAnswer(RootModel[DisputeRow]):
    """One dispute with all its sentences."""

    model_config = CAMEL_CASE


class Claims(BaseModel):
    """A page of claims; `next` is the cursor of the page after it."""

    model_config = CAMEL_CASE

    claims: tuple[Claim, ...]
    next: str | None


class RelationAnswer(BaseModel):
    """A row with a page of its claims; no row where nobody says that it holds (denials alone), or nothing that says so passes.

    The row is of the kind that the id is of: a relation, a transfer of a weapon, an event at a place, or a position on a topic.
    """

    model_config = CAMEL_CASE

    row: TransferRow | EventRow | PositionRow | RelationRow | None
    claims: tuple[Claim, ...]
    next: str | None = None


class Articles(BaseModel):
    """Articles, those published last first."""

    model_config = CAMEL_CASE

    articles: tuple[ArticleRow, ...]
    next: str | None = None


class ClaimAnswer(RootModel[ClaimInContext]):
    """A claim with the text around it, what it is about, and what answers it."""

    model_config = CAMEL_CASE


class Actors(BaseModel):
    """Actors, with the number of claims of each."""

    model_config = CAMEL_CASE

    actors: tuple[ActorRow, ...]
    next: str | None = None


class ActorAnswer(RootModel[ActorProfile]):
    """What is known of one actor."""

    model_config = CAMEL_CASE


class ArticleAnswer(BaseModel):
    """An article with its claims; all offsets count code points of `content`."""

    model_config = CAMEL_CASE

    id: str
    title: str
    content: str
    outlet: str | None
    published: str | None
    url: str | None
    language: str
    authors: tuple[str, ...]
    agency: str | None
    genre: Genre
    voice: str | None
    origin: str
    marks: tuple[Mark, ...]
    extractor: str
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, reading: ArticleReading) -> Self:
        """Returns the article with what follows from it."""
        fields = {name: getattr(reading.article, name) for name in cls.model_fields if name not in ("extractor", "origin", "claims")}
        return cls(**fields, extractor=reading.extractor, origin=reading.origin, claims=reading.claims)


class Copies(BaseModel):
    """Groups of articles that carry one text and count as one origin."""

    model_config = CAMEL_CASE

    groups: tuple[CopyGroup, ...]
    next: str | None = None


class DecisionRow(BaseModel):
    """A decision who is whom: `ids` count as `canonical`; what they are called, who decided so, when and why."""

    model_config = CAMEL_CASE

    canonical: Named
    ids: tuple[str, ...]
    names: tuple[str, ...]
    reason: str | None
    by: str | None
    date: str | None


class Decisions(BaseModel):
    """Decisions who is whom."""

    model_config = CAMEL_CASE

    decisions: tuple[DecisionRow, ...]


class Candidates(BaseModel):
    """Pairs of actors who may be one, the likeliest first, with a sentence about each."""

    model_config = CAMEL_CASE

    candidates: tuple[Candidate, ...]


class Stats(RootModel[Counts]):
    """How much the store holds."""

    model_config = CAMEL_CASE


type Answer = (
    Relations
    | Transfers
    | Accusations
    | BothSidesAnswer
    | Changes
    | RelationAnswer
    | Articles
    | Positions
    | Events
    | Disputes
    | DisputeAnswer
    | Claims
    | ClaimAnswer
    | Actors
    | ActorAnswer
    | ArticleAnswer
    | Copies
    | Decisions
    | Candidates
    | Stats
)
