"""From what the user names to articles: files, folders, addresses and standard input, each read as its kind."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from loaders.inputs import Input
from loaders.readers.digest import is_digest, read_digest
from loaders.readers.feed import read_feed
from loaders.readers.finish import House, finish
from loaders.readers.headers import Known, find_headers
from loaders.readers.html import read_html
from loaders.readers.items import MIB, RDF, Draft, Format, Found, RdfFile, ReadOptions, Reason, RecordsFile, Refused, Rejection, Source
from loaders.readers.jsonl import read_jsonl
from loaders.readers.kinds import kind_of
from loaders.readers.normalise import clean_lines, decode
from loaders.readers.outlets import outlet_table
from loaders.readers.text import read_text
from loaders.readers.url import Fetcher, Page, fetcher, is_url

type Item = Found | Rejection | RecordsFile | RdfFile

HEAD_BYTES = 64 * 1024
GZIP = b"\x1f\x8b"
STDIN = "-"
SINGLE = frozenset({Format.TEXT, Format.HTML})  # formats of one article, whose address is the page's


def read_sources(sources: Sequence[str], options: ReadOptions) -> Iterator[Item]:
    """Yields the articles of files, folders (all files below, by name; hidden ones are left out), addresses and `-`.

    What gives no article comes as a `Rejection` in its place and the rest goes on. A file of Allegiance's own records
    is not read here: it comes as a `RecordsFile`, and one of RDF as an `RdfFile`. Raises `Refused` where the outlets file of the
    options is no good.
    """
    house = House(outlet_table(options.outlets), options.voice, options.max_chars)
    with ExitStack() as stack:
        web: Fetcher | None = None
        for source in sources:
            if not source:
                yield Rejection(
                    Reason.NOT_FOUND, "''", None, "an empty source names nothing; name a file, a folder, an address or - for standard input"
                )
            elif is_url(source):
                web = web or stack.enter_context(fetcher(options))
                yield from _read_url(source, web, options, house)
            elif source == STDIN:
                yield from _read_stream(STDIN, sys.stdin.buffer, options, house)
            else:
                yield from _read_path(Path(source), options, house)


def read_inputs(inputs: Iterable[Input], options: ReadOptions) -> Iterator[Item]:
    """Yields the articles of inputs under the names that their users know; raises `Refused` as `read_sources` does."""
    house = House(outlet_table(options.outlets), options.voice, options.max_chars)
    with fetcher(options) as web:
        for one in inputs:
            try:
                if one.url is not None:
                    page = _fetched(one.url, one.file, web)
                    yield from _read_data(one.name, page.data, page.url, options, house)
                else:
                    with one.file.open("rb") as stream:
                        yield from _read_stream(one.name, stream, options, house, one.file)
            except Refused as refused:
                yield Rejection(refused.reason, one.name, refused.line, refused.message)
            except OSError as error:
                yield Rejection(Reason.UNREADABLE, one.name, None, f"cannot be read: {error.strerror}; send it again")


def _fetched(url: str, file: Path, web: Fetcher) -> Page:
    """Returns a page, which is fetched once: whoever is interrupted reads it again as it was."""
    address = file.with_name(file.name + ".address")  # after redirects; it is written last
    if address.exists():
        return Page(address.read_text("utf-8"), file.read_bytes())
    page = web.fetch(url)
    file.write_bytes(page.data)
    draft = file.with_name(file.name + ".draft")
    draft.write_text(page.url, "utf-8")
    draft.replace(address)
    return page


def _read_path(path: Path, options: ReadOptions, house: House) -> Iterator[Item]:
    if path.is_dir():
        files = list(_files(path))
        if not files:
            yield Rejection(Reason.EMPTY, str(path), None, "the folder has no files")
        for file in files:
            yield from _read_path(file, options, house)
        return
    try:
        with path.open("rb") as stream:
            yield from _read_stream(str(path), stream, options, house)
    except FileNotFoundError:
        yield Rejection(Reason.NOT_FOUND, str(path), None, "no such file or folder; check the path")
    except OSError as error:
        yield Rejection(Reason.UNREADABLE, str(path), None, f"cannot be read: {error.strerror}; check its permissions")


def _files(folder: Path) -> Iterator[Path]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(where, name) for name in sorted(names) if not name.startswith("."))


def _read_stream(path: str, stream: BinaryIO, options: ReadOptions, house: House, file: Path | None = None) -> Iterator[Item]:
    """Yields what an open file or standard input holds, decompressed; records are recognised before any limit.

    `file` is where it lies, where `path` is how others call it.
    """
    try:
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]
        packed = buffered.peek(2)[:2] == GZIP
        opened = gzip.GzipFile(fileobj=buffered) if packed else buffered
        head = opened.read(HEAD_BYTES)
        kind = options.kind if options.kind in RDF else kind_of(path, head.decode("utf-8-sig", "replace"))
        if kind in RDF and options.kind in (None, kind):
            opened_anew = partial(_begun, head, cast("BinaryIO", opened)) if path == STDIN else partial(_unpacked, file or Path(path))
            yield RdfFile(path, kind, opened_anew)
            return
        if options.kind in (None, Format.RECORDS) and kind is Format.RECORDS:
            data = head + opened.read() if path == STDIN else None
            yield RecordsFile(path, partial(_record_lines, file or Path(path), data))
            return
        data = head + opened.read(options.max_bytes + 1 - len(head))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield Rejection(Reason.UNREADABLE, path, None, "broken gzip; unpack it or get it again")
        return
    if len(data) > options.max_bytes:
        yield Rejection(Reason.TOO_LARGE, path, None, f"larger than {options.max_bytes / MIB:g} MiB; split it")
        return
    yield from _read_data(path, data, None, options, house)


class _Begun(io.RawIOBase):
    """A stream of which the beginning has been read."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        """Returns at most so many bytes."""
        piece, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        return piece or self._rest.read(size)


@contextmanager
def _begun(head: bytes, rest: BinaryIO) -> Iterator[BinaryIO]:
    """Gives a stream of which the beginning has been read."""
    yield _Begun(head, rest)  # type: ignore[misc]  # it reads as a file does


@contextmanager
def _unpacked(file: Path) -> Iterator[BinaryIO]:
    """Gives the bytes of a file, unpacked."""
    with file.open("rb") as stream:
        packed = stream.peek(2)[:2] == GZIP
        yield gzip.GzipFile(fileobj=stream) if packed else stream  # type: ignore[misc]  # it reads as a file does


def _record_lines(file: Path, data: bytes | None) -> Iterator[str]:
    """Yields the lines of a file of records, one at a time: an export has no limit of size."""
    if data is not None:
        yield from io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig")
        return
    with file.open("rb") as probe:
        packed = probe.read(2) == GZIP
    with gzip.open(file, "rt", encoding="utf-8-sig") if packed else file.open(encoding="utf-8-sig") as lines:
        yield from lines


def _read_url(url: str, web: Fetcher, options: ReadOptions, house: House) -> Iterator[Item]:
    try:
        page = web.fetch(url)
    except Refused as refused:
        yield Rejection(refused.reason, url, None, refused.message)
        return
    yield from _read_data(url, page.data, page.url, options, house)


def _read_data(path: str, data: bytes, url: str | None, options: ReadOptions, house: House) -> Iterator[Item]:
    """Yields the articles in some bytes; `url` is where they were fetched."""
    try:
        text = decode(data)
        kind = options.kind or kind_of(url or path, text)
        if kind in (Format.TEXT, Format.DIGEST):
            lines = clean_lines(text)
            del data, text  # a text is held once, as lines
            kind, drafts = _text_drafts(lines, options.kind, house.outlets.knows)
        else:
            drafts = _other_drafts(kind, data, text, url)
        for draft in drafts:
            yield _item(draft, path, kind, url, house)
    except Refused as refused:
        yield Rejection(refused.reason, path, refused.line, refused.message)


def _text_drafts(lines: Sequence[str], named: Format | None, known: Known) -> tuple[Format, Iterator[Draft | Refused]]:
    """The drafts in plain text, as the kind that the user names or its headers tell."""
    headers = find_headers(lines, known) if named is not Format.TEXT else []
    if named is Format.DIGEST or (named is None and is_digest(lines, headers, known)):
        return Format.DIGEST, read_digest(lines, headers, known)
    return Format.TEXT, iter([read_text(lines, known)])


def _other_drafts(kind: Format, data: bytes, text: str, url: str | None) -> Iterator[Draft | Refused]:
    match kind:
        case Format.JSONL:
            yield from read_jsonl(text)
        case Format.FEED:
            yield from read_feed(data)
        case Format.HTML:
            yield read_html(data, url)
        case _:
            raise Refused(Reason.BAD_LINE, 'the first line is no record; each line is to be an object with "record"', 1)


def _item(draft: Draft | Refused, path: str, kind: Format, url: str | None, house: House) -> Item:
    try:
        if isinstance(draft, Refused):
            raise draft
        if kind in SINGLE and url and not draft.url:
            draft = replace(draft, url=url)
        return Found(finish(draft, house), Source(path, draft.line, kind))
    except Refused as refused:
        return Rejection(refused.reason, path, refused.line, refused.message)
