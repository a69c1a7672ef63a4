"""What parent and child tell one another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from loaders.inputs import Input
from loaders.report import Report

type Method = Literal["ledger", "put", "put_listings", "actors", "listings", "settle", "decisions", "decide", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How inputs are read; sizes are bytes as decompressed, or characters."""

    kind: str | None = None
    voice: str | None = None
    outlets: Path | None = None
    max_bytes: int
    max_chars: int
    timeout_s: float
    max_redirects: int
    settle_articles: int
    put_claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What the child is to load; `unread` are articles that are passed over, by id, and why: such as ended a child before."""

    inputs: tuple[Input, ...]
    manner: Manner
    unread: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """The child asks for something of the store."""

    number: int
    method: Method
    arguments: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Begun:
    """The child begins to read an article, or, without one, to open the inputs."""

    article: str | None
    title: str


@dataclass(frozen=True, slots=True)
class Progressed:
    """So many articles are dealt with, of so many where that is known."""

    done: int
    total: int | None
    title: str


@dataclass(frozen=True, slots=True)
class LeftOutOne:
    """A stretch of input gives no article: the reason, where it stands, and what to do."""

    reason: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The task is done."""

    report: Report


@dataclass(frozen=True, slots=True)
class Failed:
    """The task cannot be done, in words that say what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the store gives for a call."""

    number: int
    value: object


@dataclass(frozen=True, slots=True)
class Wrong:
    """The error that the store gives for a call."""

    number: int
    error: Exception


type FromChild = Call | Begun | Progressed | LeftOutOne | Ended | Failed
type ToChild = Task | Answer | Wrong
