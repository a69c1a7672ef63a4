"""The quads of a file, as they come: with where it is wrong, nothing fetched, nothing expanded, and no more than a piece in memory."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.parsers.expat import ExpatError, ParserCreate

from pyoxigraph import Quad, RdfFormat, parse

from graph.rdf.assembling import Tell
from graph.rdf.formats import Form
from graph.rdf.reading import RefusedRdf, Way

PIECE = 64 * 1024  # bytes read at once
VALUE = 8 * 1024 * 1024  # bytes of one value; the longest article that is read has a fortieth of that
WHOLE = 64 * 1024 * 1024  # bytes of a JSON-LD document in an order of its own, which is held whole
FEW = 100  # lines without a quad among them: such a file is no N-Quads
ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE)", re.IGNORECASE)
ROOT_ENDS = re.compile(rb"</(?:[\w.-]+:)?RDF\s*>\s*(?:<!--.*-->\s*)*\Z", re.DOTALL)
OURS = re.compile(rb'\s*\{"@context":\{\s*"al":')  # JSON-LD whose order lets it be read as it comes
READ_AS = {
    Form.TRIG: RdfFormat.TRIG,
    Form.N_QUADS: RdfFormat.N_QUADS,
    Form.JSON_LD: RdfFormat.JSON_LD,
    Form.TURTLE: RdfFormat.TURTLE,
    Form.RDF_XML: RdfFormat.RDF_XML,
}


def quads_in(stream: BinaryIO, form: Form, tell: Tell | None = None, way: Way | None = None) -> Iterator[Quad]:
    """Yields the quads of a stream; raises RefusedRdf with the line where it is wrong. `way` is told how far the stream has come.

    Of N-Quads a line that is no quad is left out and `tell` told of it, where there is one, unless no line is a quad.
    """
    guarded = _Guarded(stream, form, way or Way())
    if tell and form is Form.N_QUADS:
        yield from _line_by_line(guarded, tell)
        return
    kind = RdfFormat.STREAMING_JSON_LD if form is Form.JSON_LD and OURS.match(guarded.head) else READ_AS[form]
    guarded.most = WHOLE if kind is RdfFormat.JSON_LD else None
    try:
        yield from parse(guarded, format=kind)  # type: ignore[arg-type]  # it reads, which is all that is asked of it
    except SyntaxError as error:
        torn = "Unexpected end" in error.msg or guarded.is_torn(form, error)
        raise RefusedRdf(_told(error, torn=torn), guarded.way.line if torn else error.lineno or guarded.fault) from None
    except MemoryError:
        raise RefusedRdf(f"holds a value of more than {VALUE // 1024 // 1024} MiB, as no export does") from None
    if form is Form.RDF_XML and not ROOT_ENDS.search(guarded.tail):
        raise RefusedRdf("ends without the end of its root: it is cut off; get it again", guarded.way.line)


def _line_by_line(guarded: "_Guarded", tell: Tell) -> Iterator[Quad]:
    """Yields the quads of N-Quads, some lines at once; raises RefusedRdf where it ends in the middle of one, or where none is a quad."""
    before, left, any_quad = 0, b"", False
    wrong: list[tuple[int, SyntaxError]] = []  # that nobody is told of yet
    while piece := guarded.read():
        lines, ended, rest = piece.rpartition(b"\n")
        left += lines + ended if ended else piece
        if ended:
            quads, faults = _quads_of(left, before)
            any_quad, wrong = any_quad or bool(quads), [*wrong, *faults]
            before, left = before + left.count(b"\n"), rest
            if any_quad:
                _tell_of(wrong, tell)
                wrong = []
            elif len(wrong) >= FEW:
                break
            yield from quads
        elif len(left) > 2 * VALUE:
            raise RefusedRdf(f"holds a line of more than {2 * VALUE // 1024 // 1024} MiB, as no export does", before + 1)
    quads, faults = _quads_of(left, before)
    if faults and (any_quad or not wrong):
        line, error = faults[0]
        raise RefusedRdf(_told(error, torn=any_quad), line)
    if wrong and not quads:
        line, error = wrong[0]
        raise RefusedRdf(_told(error, torn=False), line)
    _tell_of(wrong, tell)
    yield from quads


def _quads_of(lines: bytes, before: int) -> tuple[list[Quad], list[tuple[int, SyntaxError]]]:
    """Returns the quads of lines that stand after so many others, and those that are none by their number."""
    try:
        return list(parse(lines, format=RdfFormat.N_QUADS)), []
    except SyntaxError:
        pass  # which line it is, is found by looking at each
    quads: list[Quad] = []
    wrong: list[tuple[int, SyntaxError]] = []
    for number, line in enumerate(lines.split(b"\n"), before + 1):
        try:
            quads += parse(line, format=RdfFormat.N_QUADS)
        except SyntaxError as error:
            wrong.append((number, error))
    return quads, wrong


def _tell_of(wrong: Iterable[tuple[int, SyntaxError]], tell: Tell) -> None:
    for line, error in wrong:
        tell("line", f"line {line}", f"is no quad and is left out: {error.msg}")


def _told(error: SyntaxError, *, torn: bool) -> str:
    """Returns what is wrong with a file, in words that say what to do."""
    if "LoadDocumentCallback" in error.msg:
        return "names a context of another address, which is never fetched; put the context itself into the file"
    if torn:
        return f"ends in the middle: it is cut off; get it again ({error.msg})"
    return f"is no such RDF: {error.msg}; correct it there, or write the file anew"


class _Guarded:
    """A stream of which no value is longer than it may be, and which declares no entities; `head` and `tail` are its ends."""

    def __init__(self, stream: BinaryIO, form: Form, way: Way) -> None:
        self._stream, self.way = stream, way
        self._xml = ParserCreate("utf-8") if form is Form.RDF_XML else None  # knows the line of a fault, which the other parser does not
        self.fault: int | None = None
        self.head = self._rest = stream.read(PIECE)
        self.tail = b""
        self.most: int | None = None
        self._came = self._since = self._lines = 0

    def read(self, size: int = -1) -> bytes:
        """Returns at most so many bytes; raises RefusedRdf."""
        most = PIECE if size < 0 else min(size, PIECE)
        piece, self._rest = self._rest[:most], self._rest[most:]
        if not piece:
            piece = self._stream.read(most)
        self._check(piece)
        return piece

    def is_torn(self, form: Form, error: SyntaxError) -> bool:
        """Returns whether the stream has come to an end where no file of the format ends, with a fault in its last line."""
        if self._rest or self._stream.read(1):
            return False
        is_last = error.lineno is not None and error.lineno >= self.way.line
        match form:
            case Form.N_QUADS:
                return not self.tail.endswith(b"\n") and b"\n" in self.tail
            case Form.RDF_XML:
                return ROOT_ENDS.search(self.tail) is None and self.fault is None
            case Form.JSON_LD:
                last = len(self.tail.rpartition(b"\n")[2].decode(errors="ignore"))
                return is_last and (not self.tail.rstrip().endswith((b"}", b"]")) or (error.offset or 0) > last)
            case Form.TRIG | Form.TURTLE:  # in the middle of a word
                return is_last and not self.tail.endswith((b".", b"}", b"\n"))

    def _check(self, piece: bytes) -> None:
        self._came += len(piece)
        if self.most and self._came > self.most:
            raise RefusedRdf(
                f"is JSON-LD of more than {self.most // 1024 // 1024} MiB in an order of its own; convert it to N-Quads or TriG"
            )
        at = max(piece.rfind(mark) for mark in (b'"', b"<", b">"))
        self._since = self._since + len(piece) if at < 0 else len(piece) - at
        if self._since > VALUE:
            raise RefusedRdf(f"holds a value of more than {VALUE // 1024 // 1024} MiB, as no export does")
        both = self.tail + piece
        if self._xml and (ENTITY.search(both) or b"\x00" in piece):
            raise RefusedRdf("declares a document type or entities of its own, or is no UTF-8, and is not read; write it without them")
        if self._xml and self.fault is None:
            try:
                self._xml.Parse(piece, False)
            except ExpatError as error:
                self.fault = error.lineno
        self._lines += piece.count(b"\n")
        self.tail = both[-4096:]
        self.way.line = self._lines + (not self.tail.endswith(b"\n"))
