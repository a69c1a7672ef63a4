"""The headers in a digest: title, outlet, date line.

A header is found from its date line upwards. Titles can be broken over two lines, or have a remainder after the date;
a page's own header can stand once more below the digest's. A date alone makes no header: the line above must look
like an outlet and the one above that like a title, so that dates inside texts stay where they are.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from loaders.readers.dates import date_line, without_date, writes_day_first
from loaders.readers.furniture import authors_of, is_furniture, is_stamp, is_terminal, source_of, url_of
from loaders.readers.outlets import is_place

MAX_TITLE, MAX_OUTLET, MAX_REMAINDER = 250, 70, 150  # characters
MAX_BLANKS = 8  # blank lines inside a header
MAX_PARTS = 3  # lines of one title
NEAR = 80  # lines of text in which a word that was cut in two is looked up
STRONG_GAP = 2  # blank lines that set one article off from the next
SMALL = frozenset(
    re.findall(r"\w+", "a al an and at by d da de del der di do du e el en et for from i in la le les of on or the to und van von y")
)
DANGLING = frozenset(
    re.findall(r"\w+", "a against amid an and as at but by for from in into its of on or over than that the their to who with")
)
ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+[\"'”’)]*$|\b(?:Inc|Ltd|Co|Jr|Sr|No|vs|etc)\.$")
WORD = re.compile(r"[\w'’-]+")
QUOTES = "\"'“”‘’«»()[]¿¡"

type Known = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Header:
    """A header in `lines[start:end]` as it was read."""

    title: str
    outlet: str
    published: str
    authors: tuple[str, ...]
    start: int
    end: int


def find_headers(lines: Sequence[str], known: Known) -> list[Header]:
    """Returns the headers in the lines in order; `known` tells the names of outlets."""
    day_first = writes_day_first(list(lines))
    headers: list[Header] = []
    floor = 0
    for at, line in enumerate(lines):
        published = date_line(line, day_first=day_first) if line else None
        header = _header_at(lines, at, floor, published, known) if published else None
        if header is None:
            continue
        if headers and _said_again(lines, headers[-1], header):
            headers[-1] = replace(headers[-1], end=header.end, authors=headers[-1].authors or header.authors)
        else:
            headers.append(header)
        floor = header.end
    return headers


def outlet_like(line: str, known: Known) -> bool:
    """Returns whether a line can be an outlet's name: short, its words capitalised, no sentence."""
    if known(line):
        return True
    if is_place(line) or len(line) > MAX_OUTLET or line[-1] in ".?!:;," or is_furniture(line) or is_stamp(line) or url_of(line):
        return False
    words = WORD.findall(line)
    if not 1 <= len(words) <= 9 or authors_of(line) or source_of(line):
        return False
    parts = [part for word in re.split(r"[\s/|]+", line) if WORD.search(part := word.strip(QUOTES))]
    return any(map(_names, parts)) and all(_names(part) or part.casefold() in SMALL for part in parts)


def title_like(line: str, *, apart: bool = False) -> bool:
    """Returns whether a line can be a title; one that ends in a full stop only where it stands `apart` from the text."""
    if not 2 <= len(line) <= MAX_TITLE or not (line[0].isalnum() or line[0] in QUOTES + "$€£#*…"):
        return False
    if line.endswith(".") and not line.endswith("...") and not ABBREVIATION.search(line) and not (apart and len(line) <= MAX_REMAINDER):
        return False
    return not (is_furniture(line) or is_stamp(line) or url_of(line) or source_of(line) or authors_of(line))


def stands_apart(lines: Sequence[str], at: int, floor: int = 0) -> bool:
    """Returns whether a line is set off from the text above by blank lines, a rule or an address, or is the first."""
    above = at - 1
    while above >= floor and not lines[above]:
        above -= 1
    return above < floor or at - above > STRONG_GAP or is_furniture(lines[above]) or url_of(lines[above]) is not None


def _names(word: str) -> bool:
    """A word of a name: a capital or a figure in it, or a web address."""
    return any(c.isupper() or c.isdigit() for c in word) or "." in word[1:-1]


def _header_at(lines: Sequence[str], at: int, floor: int, published: str, known: Known) -> Header | None:
    """The header that ends in the date line `at`, if the lines above it are an outlet and a title."""
    above = _content_above(lines, at, floor)
    authors: tuple[str, ...] = ()
    outlet = next(above, None)
    if outlet is not None and (names := authors_of(lines[outlet])):
        authors, outlet = names, next(above, None)
    if outlet is None or not outlet_like(lines[outlet], known):
        return None
    title_end = next(above, None)
    if title_end is not None and (names := authors_of(lines[title_end])):
        authors, title_end = names, next(above, None)
    if title_end is None or not title_like(lines[title_end], apart=stands_apart(lines, title_end, floor)):
        return None
    start = _title_start(lines, title_end, floor)
    first = _said_before(lines, start, title_end, published, floor, known)
    if first:
        start, title_end, outlet = first
    parts, end = [line for line in lines[start : title_end + 1] if line], at + 1
    if (remainder := _remainder(lines, at, parts[-1])) is not None:
        parts, end = [*parts, lines[remainder]], remainder + 1
    near = " ".join(lines[end : end + NEAR])
    title = reduce(lambda first, second: _join(first, second, near), parts)
    certain = known(lines[outlet]) or stands_apart(lines, start, floor) or first is not None
    if not certain and len(WORD.findall(title)) < 4:
        return None
    return Header(title, lines[outlet], published, authors, start, end)


def _content_above(lines: Sequence[str], at: int, floor: int) -> Iterator[int]:
    """Yields the lines with text above a line, nearest first, while they stand near enough for one header."""
    blanks = 0
    for above in range(at - 1, floor - 1, -1):
        if lines[above]:
            blanks = 0
            yield above
        elif (blanks := blanks + 1) > MAX_BLANKS:
            return


def _title_start(lines: Sequence[str], end: int, floor: int) -> int:
    """The first line of the title that ends in line `end`."""
    start = end
    while start > floor and end - start < MAX_PARTS - 1:
        above = start - 1
        if not lines[above]:
            above -= 1  # a break may carry one blank line, if the words themselves run on
        if above < floor or not lines[above] or not title_like(lines[above]):
            break
        if above < start - 1 and not _runs_on(lines[above], lines[start]):
            break
        start = above
    return start


def _said_before(lines: Sequence[str], start: int, end: int, published: str, floor: int, known: Known) -> tuple[int, int, int] | None:
    """Title and outlet of the digest where the page's own title and outlet stand between them and the date."""
    above = _content_above(lines, start, floor)
    outlet, title = next(above, None), next(above, None)
    if outlet is None or title is None or not outlet_like(lines[outlet], known) or not title_like(lines[title]):
        return None
    own = " ".join(lines[start : end + 1])
    if _same_title(lines[title], own) or without_date(lines[title])[1] == published:
        return _title_start(lines, title, floor), title, outlet
    return None


def _said_again(lines: Sequence[str], last: Header, header: Header) -> bool:
    """A page's own header, whole, below the digest's: the same title with nothing but furniture in between."""
    between = [line for line in lines[last.end : header.start] if line]
    return _same_title(last.title, header.title) and all(is_furniture(line) or authors_of(line) or is_stamp(line) for line in between)


def _same_title(one: str, other: str) -> bool:
    """Titles are the same if the shorter has its longer words, two at least, nearly all in the other."""
    first, second = ({w.casefold() for w in WORD.findall(text) if len(w) > 3} for text in (one, other))
    shared = len(first & second)
    return shared >= 2 and shared >= 0.8 * min(len(first), len(second))


def _remainder(lines: Sequence[str], date_at: int, title: str) -> int | None:
    """The line after the date that goes on with a title cut off before the outlet."""
    following = next((n for n in range(date_at + 1, min(date_at + 4, len(lines))) if lines[n]), None)
    if following is None:
        return None
    line = lines[following]
    short = len(line) <= MAX_REMAINDER and not is_terminal(line) and not is_stamp(line) and not authors_of(line)
    if not short or is_furniture(line) or url_of(line) or source_of(line):
        return None
    adjacent = following == date_at + 1
    return following if _runs_on(title, line) and (adjacent or line[0].islower()) else None


def _runs_on(first: str, second: str) -> bool:
    """The second line goes on in the middle of a phrase that the first has begun."""
    words = WORD.findall(first)
    dangling = bool(words) and words[-1].casefold() in DANGLING and not is_terminal(first)
    return second[0].islower() or dangling or first[-1] in ",–—-/(“‘&" or second[0] in ",;:)”"


def _join(first: str, second: str, near: str) -> str:
    """Two parts of a title as one; a word that was cut in two is whole again, as the text nearby has it."""
    last, head = WORD.findall(first)[-1:], WORD.match(second)
    if not last or (first[-1] in "-/(“‘" and not first.endswith(" -")):
        return first + second
    if head is None:
        return first + second if second[0] in ",;:)”’" else f"{first} {second}"
    words = {word.casefold() for word in WORD.findall(near)}
    whole, tail = (last[0] + head[0]).casefold(), head[0].casefold()
    cut = first.endswith(last[0]) and ((whole in words and tail not in words) or (len(tail) == 1 and tail not in "ai&"))
    return first + second if cut else f"{first} {second}"
