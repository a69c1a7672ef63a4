"""What the readers give and take: found articles, rejections with their reasons, and the options of a reading."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from graph.model import Article, Genre
from loaders.readers.addresses import Resolve, system_resolve

MIB = 1024 * 1024


class Format(StrEnum):
    """A kind of input; each but `records` and those of RDF, which hold what was read already, has one reader."""

    DIGEST = "digest"
    TEXT = "text"
    HTML = "html"
    FEED = "feed"
    JSONL = "jsonl"
    RECORDS = "records"
    TRIG = "trig"
    N_QUADS = "nquads"
    JSON_LD = "jsonld"
    TURTLE = "turtle"
    RDF_XML = "rdfxml"


RDF = frozenset({Format.TRIG, Format.N_QUADS, Format.JSON_LD, Format.TURTLE, Format.RDF_XML})


class Reason(StrEnum):
    """Why a stretch of input gives no article."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    NO_HEADER = "no-header"
    OUTSIDE_ARTICLE = "outside-article"
    BAD_LINE = "bad-line"
    NO_ARTICLE = "no-article"
    SAME_KEY = "same-key"
    NOT_ENGLISH = "not-english"
    TOO_LONG = "too-long"
    NOT_FOUND = "not-found"
    UNREACHABLE = "unreachable"
    BAD_STATUS = "bad-status"
    REFUSED_ADDRESS = "refused-address"
    WRONG_TYPE = "wrong-type"
    ROBOTS = "robots"
    UNREAD = "unread"


class Refused(Exception):
    """An input, or a line of it, cannot be read; becomes a `Rejection` where path and line are known."""

    def __init__(self, reason: Reason, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: a path, an address or `-`, its first line from 1, and how it was read."""

    path: str
    line: int
    format: Format


@dataclass(frozen=True, slots=True)
class Found:
    """An article and where it comes from."""

    article: Article
    source: Source


@dataclass(frozen=True, slots=True)
class Rejection:
    """A stretch of input that gives no article: why, where, and what to do."""

    reason: Reason
    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class RecordsFile:
    """A file of Allegiance's own records, told by its first line; `lines` opens it anew at each call."""

    path: str
    lines: Callable[[], Iterator[str]] = field(compare=False)


@dataclass(frozen=True, slots=True)
class RdfFile:
    """A file of RDF; `form` is the name of its format, and `opened` opens it unpacked, once."""

    path: str
    form: Format
    opened: Callable[[], AbstractContextManager[BinaryIO]] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line; `line` is where it begins, from 1, `gap` how many blank lines stand before it."""

    text: str
    line: int = 1
    gap: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article as one format gives it, before furniture, marks, genre and language are looked at."""

    title: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    genre: Genre | None = None
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How sources are read; sizes are bytes as decompressed, or characters."""

    kind: Format | None = None
    voice: str | None = None
    outlets: Path | None = None
    max_bytes: int = 64 * MIB  # a year of a daily digest is about 15 MB
    max_chars: int = 200_000  # about 35,000 words: longer is a book or several articles
    timeout_s: float = 20.0
    max_redirects: int = 5
    allow_any_address: bool = False  # local servers and other ports: for tests and for who runs an archive of their own
    resolve: Resolve = system_resolve
    user_agent: str = "Allegiance/0.1 (news reader)"
