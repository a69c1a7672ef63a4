"""Text as the rest of the house reads it: decoded, in NFC, with one kind of line end and of space."""

import re
import string
import unicodedata
from collections.abc import Iterator, Sequence

from charset_normalizer import from_bytes

from loaders.readers.items import Paragraph, Reason, Refused

SAMPLE_BYTES = 256 * 1024  # enough to tell an encoding; the detector decodes its input once per candidate
BAD_BYTE = re.compile("[\ud800-\udfff]")  # what `surrogateescape` makes of a byte it cannot read, or half a character from JSON
ASCII_LETTERS, BEYOND_ASCII = string.ascii_letters.encode(), bytes(range(0x80, 0x100))
OTHER_SCRIPTS = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp874", "gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"]
BINARY_HEADS = {b"%PDF": "a PDF", b"PK\x03\x04": "a zip or office file", b"\xd0\xcf\x11\xe0": "an office file"}
PICTURE_HEADS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")

LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
# Soft hyphens, zero-width characters and direction marks say nothing in English text and would break words apart.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPACE = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = re.compile(f"(?:[{_SPACE}]| (?=[ {_SPACE}]))[ {_SPACE}]*")  # a single plain space is no match: there are millions

WRAP_MIN, WRAP_MAX = 50, 120  # columns between which mail programs break lines
NEW_ITEM = re.compile(r"(?:[-–—•*·▪]\s|\d{1,2}[.)]\s|[A-Z][\w.'’ -]{0,40}:\s|>)")


def decode(data: bytes) -> str:
    """Returns the bytes as text; single bytes that spoil it stay visible to `bad_byte`.

    Raises `Refused` for empty and binary input and for an encoding that nothing explains.
    """
    if not data.strip():
        raise Refused(Reason.EMPTY, "the file is empty; nothing to read")
    if data.startswith(UTF16_MARKS):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise Refused(Reason.ENCODING, "begins like UTF-16 but is broken; save it again as UTF-8") from None
    if kind := _binary_kind(data):
        raise Refused(Reason.BINARY, f"this is {kind}, not text; save its text as .txt or .html and load that")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_other(data)


def bad_byte(text: str) -> bool:
    """Returns whether the text holds what is no character: a byte that could not be decoded."""
    return BAD_BYTE.search(text) is not None


def is_latin(text: str) -> bool:
    """Returns whether most letters of a text are Latin ones; true of a text without letters."""
    letters = [c for c in text if c.isalpha()]
    latin = sum(1 for c in letters if c < "\u0250" or "LATIN" in unicodedata.name(c, ""))
    return latin >= len(letters) / 2


def readable(text: str, limit: int = 60) -> str:
    """Returns the beginning of a text as a message may quote it: short, every character printable."""
    short = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return BAD_BYTE.sub("\ufffd", short)


def clean(text: str) -> str:
    """Returns the text normalised: NFC, line feeds as line ends, plain single spaces, no unseen characters."""
    text = LINE_ENDS.sub("\n", text)
    text = SPACES.sub(" ", UNSEEN.sub("", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def clean_lines(text: str) -> list[str]:
    """Returns the normalised lines of a text without spaces around them; line n of the input is item n - 1."""
    # Line by line, for one character beyond Latin-1 makes a whole text two or four times as large in memory.
    return [clean(line).strip() for line in LINE_ENDS.split(text)]


def one_line(text: str) -> str:
    """Returns the text normalised and on one line, as titles, names and paragraphs are kept."""
    return " ".join(clean(text).split())


def paragraphs(lines: Sequence[str], first_line: int = 1) -> tuple[Paragraph, ...]:
    """Returns the paragraphs of some lines; hard-wrapped lines are joined, other lines stand for themselves."""
    width = max((len(line) for line in lines if " " in line), default=0)
    done: list[Paragraph] = []
    gap = 0
    number = 0
    while number < len(lines):
        if not lines[number]:
            gap, number = gap + 1, number + 1
            continue
        start = number
        while number < len(lines) and lines[number]:
            number += 1
        done += _block(lines[start:number], first_line + start, gap, width)
        gap = 0
    return tuple(done)


def _block(lines: Sequence[str], first_line: int, gap: int, width: int) -> Iterator[Paragraph]:
    """Yields the paragraphs of lines that stand together; from three lines on they tell their own width."""
    if len(lines) >= 3:
        width = max(map(len, lines))
    wrapped = WRAP_MIN <= width <= WRAP_MAX
    parts, start = [lines[0]], 0
    for number, line in enumerate(lines[1:], 1):
        if wrapped and _wraps(parts[-1], line, width):
            parts.append(line)
            continue
        yield Paragraph(" ".join(parts), first_line + start, gap)
        parts, start, gap = [line], number, 0
    yield Paragraph(" ".join(parts), first_line + start, gap)


def _wraps(line: str, following: str, width: int) -> bool:
    """A mail program broke the line here if the next word would not have fitted any more."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width and not NEW_ITEM.match(following)


def _binary_kind(data: bytes) -> str | None:
    for head, kind in BINARY_HEADS.items():
        if data.startswith(head):
            return kind
    if data.startswith(PICTURE_HEADS):
        return "a picture or recording"
    return "binary data" if b"\0" in data[:8192] else None


def _decode_other(data: bytes) -> str:
    """UTF-8 with a few spoilt bytes where at least half beyond ASCII is sound, else an older encoding.

    The code pages of Latin alphabets differ in a few letters, too few to tell in English text, where Windows-1252 is far
    the most common. A byte that it does not know stays visible: another page would make some wrong letter of it.
    """
    text = data.decode("utf-8-sig", errors="surrogateescape")
    spoilt = len(BAD_BYTE.findall(text))
    if sum(1 for c in text if c > "\x7f") >= 2 * spoilt:
        return text
    sample = _sample(data)
    if len(sample) - len(sample.translate(None, ASCII_LETTERS)) > len(sample) - len(sample.translate(None, BEYOND_ASCII)):
        return data.decode("cp1252", errors="surrogateescape")
    best = from_bytes(sample, cp_isolation=OTHER_SCRIPTS).best()
    try:
        return data.decode(best.encoding if best else "ascii")
    except UnicodeDecodeError:
        raise Refused(Reason.ENCODING, "the encoding is not known; save it again as UTF-8") from None


def _sample(data: bytes) -> bytes:
    """Bytes around the first one beyond ASCII: plain ASCII tells nothing about an encoding."""
    first = re.search(rb"[\x80-\xff]", data)
    start = max(0, first.start() - SAMPLE_BYTES // 8) if first else 0
    return data[start : start + SAMPLE_BYTES]
