"""What somebody sends to be loaded, taken into files: nothing of it is read here but JSON, which is small."""

import errno
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Annotated, Self

from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator, model_validator
from pydantic_core import from_json, to_json
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect, Request

from api.errors import Refused
from loaders.inputs import Input

MIB = 1024 * 1024
FIRST_YEAR = 1800  # of the dates that loaders/readers/dates.py reads
PIECE = MIB  # of an upload that is copied
MAX_NAME = 100  # characters of a file's name that are shown
MAX_FILES = 100  # of one request
JSON, MULTIPART = "application/json", "multipart/form-data"
# What a body of a type is called, by which its kind is told where its content does not.
BODIES = {
    "text/plain": "text",
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "application/x-ndjson": "articles.jsonl",
    "application/jsonl": "articles.jsonl",
    "application/rss+xml": "feed.xml",
    "application/atom+xml": "feed.xml",
    "application/xml": "feed.xml",
    "text/xml": "feed.xml",
    "application/gzip": "upload.gz",
    "application/octet-stream": "upload",
}
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


WebAddress = Annotated[str, Field(max_length=2000, pattern=r"^[hH][tT][tT][pP][sS]?://[^\s/?#@]+([/?#]\S*)?$")]


class NewArticle(BaseModel):
    """An article to be read: its text or, where there is no more, its title."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={
        "anyOf": [{"required": [name], "properties": {name: {"type": "string", "minLength": 1}}} for name in ("text", "title")],
        "examples": [
            {"title": "Rifles cross a border", "outlet": "Example Post", "published": "2021-03-04",
             "text": "Kenyan officials said that Uganda had sold rifles to South Sudan. Uganda denied the claim."}
        ],
    })  # fmt: skip

    title: str | None = None
    text: str | None = Field(default=None, description="The body, without the title.")
    outlet: str | None = Field(default=None, description="Who published it.")
    published: date | None = Field(default=None, description="The day, such as 2021-03-04; none to come.")
    url: WebAddress | None = Field(default=None, description="Its address, by which it is known again; it is not fetched.")
    language: str | None = Field(default=None, description="Such as `en`, the only one that is read; else it is found out.")
    authors: list[str] = []

    @field_validator("published")
    @classmethod
    def _was(cls, value: date | None) -> date | None:
        """Refuses what no article can say of itself, which whoever reads it would refuse later; east of here it is tomorrow already."""
        if value and value > datetime.now(UTC).date() + timedelta(days=1):
            raise ValueError(f"{value} is in the future; send the day on which it was published, or leave it out")
        if value and value.year < FIRST_YEAR:
            raise ValueError(f"{value} is before {FIRST_YEAR}, which is not read; send another day, or leave it out")
        return value

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.title and not self.text:
            raise ValueError("an article needs a text or a title")
        return self


class NewPage(BaseModel):
    """The address of a page or feed to be fetched and read."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"url": "https://news.example/a"}]})

    url: WebAddress = Field(description="http or https, of the public net.")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What was sent: how it is called, the files that hold it, their bytes, and a hash of all that."""

    source: str
    inputs: tuple[Input, ...]
    size: int
    fingerprint: str


class Files:
    """The files that a request fills, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hash = sha256()
        self._inputs: list[Input] = []
        self._size = 0

    def new(self, name: str, url: str | None = None) -> Path:
        """Returns where the next input goes."""
        file = self._folder / str(len(self._inputs))
        self._inputs.append(Input(name, file, url))
        self._hash.update(to_json([name, url]))
        return file

    async def fill(self, name: str, pieces: AsyncIterator[bytes]) -> None:
        """Writes an input; raises Refused where it is empty."""
        before = self._size
        with self.new(name).open("xb") as stream:
            async for piece in pieces:
                self._size += len(piece)
                self._hash.update(piece)
                await run_in_threadpool(stream.write, piece)
        if self._size == before:
            raise Refused(422, "Empty body", f"{name} is empty; send an article")

    def taken(self, source: str) -> TakenIn:
        """Returns what was sent."""
        return TakenIn(source, tuple(self._inputs), self._size, self._hash.hexdigest())


async def taken_in(request: Request, folder: Path, named: str | None = None) -> TakenIn:
    """Returns what a request brings, in files, of a kind that is named or not; raises Refused and RequestValidationError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    files = Files(folder)
    with _room(folder):
        if coding := request.headers.get("content-encoding", "").strip().lower().replace("identity", ""):
            raise Refused(415, "Wrong content type", f"the content encoding {coding} is not read; send gzip as application/gzip")
        if kind == JSON:
            return await _json(request, files, named)
        if kind == MULTIPART:
            return await _multipart(request, files)
        if kind in BODIES:
            await files.fill(BODIES[kind], _stream(request))
            return files.taken(BODIES[kind])
    known = ", ".join((JSON, MULTIPART, *BODIES))
    raise Refused(415, "Wrong content type", f"{kind or 'a body without a type'} is not read; send one of {known}")


async def _json(request: Request, files: Files, named: str | None) -> TakenIn:
    """Takes in articles, or the address of a page."""
    body = b"".join([piece async for piece in _stream(request)])
    sent = await run_in_threadpool(_read_json, body)
    if isinstance(sent, NewPage):
        files.new(sent.url, sent.url)
        return files.taken(sent.url)
    if named:
        told = f"as={named} says what a file or a page holds, and articles in JSON are read already; leave it out"
        raise Refused(422, "Wrong question", told)

    async def lines() -> AsyncIterator[bytes]:
        for article in sent:
            yield to_json(article.model_dump(mode="json", exclude_none=True)) + b"\n"

    await files.fill("articles", lines())
    return files.taken("articles")


def _read_json(body: bytes) -> NewPage | list[NewArticle]:
    try:
        value = from_json(body)
    except ValueError as error:
        raise Refused(400, "Broken JSON", f"the body is no JSON: {error}") from None
    try:
        if isinstance(value, dict) and value.keys() == {"url"}:
            return NewPage.model_validate(value)
        if isinstance(value, list):
            return TypeAdapter(list[NewArticle]).validate_python(value) or _no_articles()
        return [NewArticle.model_validate(value)]
    except ValidationError as error:
        raise RequestValidationError([{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors()]) from None


def _no_articles() -> list[NewArticle]:
    raise Refused(422, "Empty body", "the list holds no article")


async def _multipart(request: Request, files: Files) -> TakenIn:
    """Takes in uploaded files, in fields called `file`."""
    parser = MultiPartParser(request.headers, _stream(request), max_files=MAX_FILES, max_fields=1, max_part_size=MIB)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as error:
        what = error.message if isinstance(error, MultiPartException) else "the type names no boundary"
        raise _wrong_form(what) from None
    try:
        uploads = [(name, part) for name, part in form.multi_items()]
        if not uploads or any(name != "file" or not isinstance(part, UploadFile) for name, part in uploads):
            raise _wrong_form("send one file or several, each in a field called file")
        names = []
        for _, part in uploads:
            if isinstance(part, UploadFile):
                names.append(name_of(part.filename))
                await files.fill(names[-1], _pieces(part))
    finally:
        await form.close()
    return files.taken(names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more")


def _wrong_form(what: str) -> RequestValidationError:
    return RequestValidationError([{"type": "form", "loc": ("body",), "msg": what}])


async def _stream(request: Request) -> AsyncGenerator[bytes, None]:
    """Yields a body, which the guard of the service holds against its limits."""
    try:
        async for piece in request.stream():
            yield piece
    except ClientDisconnect:
        raise Refused(400, "Broken off", "the body ended before it was whole") from None


async def _pieces(part: UploadFile) -> AsyncIterator[bytes]:
    while piece := await part.read(PIECE):
        yield piece


def name_of(given: str | None) -> str:
    """Returns how a file is called in reports: its name without folders and what cannot be printed."""
    name = PurePosixPath((given or "").replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())[-MAX_NAME:] or "upload"


@contextmanager
def _room(folder: Path) -> Iterator[None]:
    """Makes the folder; raises Refused where the disk is full."""
    try:
        folder.mkdir(parents=True)
        yield
    except OSError as error:
        if error.errno in FULL:
            raise Refused(507, "Disk full", "there is no room for it on the disk of the service") from error
        raise
