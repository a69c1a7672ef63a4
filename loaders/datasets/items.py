"""What a data set says of actors, before anybody knows who they are; and why some of it is left out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

type Tell = Callable[[str, str, str], None]  # takes the reason, what it is about, and the message


class Left(StrEnum):
    """Why something of a data set is left out; what breaks a shape has the name of the shape as its reason."""

    UNKNOWN_ACTOR = "unknown-actor"
    UNKNOWN_CODE = "unknown-code"
    UNCLEAR_KIND = "unclear-kind"
    OTHER_KIND = "other-kind"
    AMBIGUOUS = "ambiguous-actor"
    NAME_TAKEN = "name-of-another"
    NAME_SHARED = "name-of-several"
    NO_NAME = "no-name"
    END = "no-such-end"
    NO_BODY = "no-body"
    SAME_ACTOR = "same-actor"
    ROLE = "unknown-role"
    DEPRECATED = "deprecated"
    NO_DATE = "no-date"
    WRONG_WAY = "ends-before-it-starts"
    FUTURE = "in-the-future"
    NOTHING = "nothing-about-actors"


class LeftOut(Exception):
    """Something of a data set does not fit."""

    def __init__(self, reason: Left, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A name with its language, which is empty where none is told."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody whom a data set describes: `key` is the IRI, or `_:` and a name; `own` are ids of ours, `items` of Wikidata.

    `kinds` are the kinds of actor that its classes say, `body` whether they say no more than that it is a body of some kind.
    """

    key: str
    preferred: tuple[Label, ...]
    others: tuple[Label, ...]
    kinds: frozenset[str]
    body: bool
    own: frozenset[str]
    items: frozenset[str]
    codes: frozenset[str]
    notations: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A membership as a data set has it: `key` is what it is told under, `start` and `end` are ISO dates."""

    key: str
    member: str
    body: str
    role: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a data set tells: its title, whom it describes, and their memberships."""

    title: str | None
    parties: tuple[Party, ...]
    joinings: tuple[Joining, ...]
