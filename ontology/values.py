"""The closed lists of the ontology as enumerations.

Made from allegiance.ttl by `python -m ontology`; edit that and make it anew.
"""

from enum import StrEnum
from typing import Literal


class Stance(StrEnum):
    """How a claim stands to its proposition."""

    AFFIRMS = "affirms"
    DENIES = "denies"
    QUESTIONS = "questions"


class Modality(StrEnum):
    """Whether the proposition is told as something that is so."""

    ACTUAL = "actual"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    INTENDED = "intended"
    NEGATED = "negated"


class Phase(StrEnum):
    """Where in a lasting state of affairs the claim places us."""

    BEGINS = "begins"
    HOLDS = "holds"
    ENDS = "ends"


class Standing(StrEnum):
    """How well a claim stands that affirms something actual; it follows from the claim alone and never changes."""

    STATED = "stated"
    DECLARED = "declared"
    ATTRIBUTED = "attributed"
    ALLEGED = "alleged"

    @property
    def plain(self) -> bool:
        """True where the claim may look like a fact."""
        return self in (Standing.STATED, Standing.DECLARED)


class Status(StrEnum):
    """How far a transfer has come."""

    OFFERED = "offered"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class Role(StrEnum):
    """As what somebody is a member."""

    MEMBER = "member"
    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    OBSERVER = "observer"
    PERMANENT_MEMBER = "permanent-member"
    SUSPENDED = "suspended"


class Part(StrEnum):
    """Where in an article a quote stands."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"


class DateSource(StrEnum):
    """From where the date of a claim is."""

    TEXT = "text"
    ARTICLE = "article"


class Genre(StrEnum):
    """What kind of text an article is."""

    NEWS = "news"
    OPINION = "opinion"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"


class MarkKind(StrEnum):
    """What a passage is when it is no running prose."""

    DATELINE = "dateline"
    SPEAKER_LABEL = "label"
    CAPTION = "caption"
    STANDFIRST = "standfirst"


type StanceWord = Literal["affirms", "denies", "questions"]
type ModalityWord = Literal["actual", "possible", "conditional", "requested", "intended", "negated"]
type PhaseWord = Literal["begins", "holds", "ends"]
type StandingWord = Literal["stated", "declared", "attributed", "alleged"]
type StatusWord = Literal["offered", "ordered", "delivered", "suspended", "cancelled"]
type RoleWord = Literal["member", "chair", "co-chair", "observer", "permanent-member", "suspended"]
type PartWord = Literal["headline", "lead", "body"]
type DateSourceWord = Literal["text", "article"]
type GenreWord = Literal["news", "opinion", "statement", "transcript"]
type MarkKindWord = Literal["dateline", "label", "caption", "standfirst"]
