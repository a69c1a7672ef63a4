"""Digests: several articles in one plain text, as mailing lists send them."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from loaders.readers.furniture import is_furniture, is_terminal, url_of
from loaders.readers.headers import STRONG_GAP, Header, Known, outlet_like, stands_apart, title_like
from loaders.readers.items import Draft, Reason, Refused
from loaders.readers.normalise import paragraphs, readable

SIGNATURE = re.compile(r"-- ?|(?:to )?unsubscribe\b.{0,120}|you (?:are receiving|received) this\b.{0,160}", re.IGNORECASE)
MIN_TITLE_WORDS = 4


def read_digest(lines: Sequence[str], headers: Sequence[Header], known: Known) -> Iterator[Draft | Refused]:
    """Yields the articles below the headers in normalised lines, and what belongs to none as `outside-article`.

    `known` tells the names of outlets. Without any header there is one `no-header`.
    """
    if not headers:
        yield Refused(
            Reason.NO_HEADER,
            "no header found; each article of a digest begins with a title, an outlet and a date line such as"
            " `Oct 5 2020`; if the file is one article, name it with --as text",
            1,
        )
        return
    outlets = {header.outlet.casefold() for header in headers}

    def named(line: str) -> bool:
        return known(line) or line.casefold() in outlets

    yield from _outside(lines, 0, headers[0].start)
    for header, following in zip(headers, [*headers[1:], None], strict=True):
        limit = following.start if following else len(lines)
        end, url = _close(lines, header.end, limit, named)
        yield Draft(
            title=header.title,
            outlet=header.outlet,
            published=header.published,
            url=url,
            authors=header.authors,
            paragraphs=paragraphs(lines[header.end : end], header.end + 1),
            line=header.start + 1,
        )
        yield from _outside(lines, end, limit)


def is_digest(lines: Sequence[str], headers: Sequence[Header], known: Known) -> bool:
    """Returns whether lines are a digest: they begin with a header, hold two, or would if date lines were not missing."""
    if headers:
        return len(headers) >= 2 or not any(lines[: headers[0].start])
    starts = (at for at, line in enumerate(lines) if line and _undated_start(lines, at, 0, len(lines), known))
    return len(list(islice(starts, 2))) == 2


def _close(lines: Sequence[str], start: int, limit: int, named: Known) -> tuple[int, str | None]:
    """Where an article's text ends, and the address that stands alone at its end."""
    end = limit
    for at in range(start, limit):
        line = lines[at]
        if line and (SIGNATURE.fullmatch(line) or (at > start and _named_start(lines, at, start, limit, named))):
            end = at
            break
        if line and url_of(line) and _ends_text(lines, at, start, limit):
            end = at + 1
            break
    last = next((at for at in range(end - 1, start - 1, -1) if lines[at] and not is_furniture(lines[at])), None)
    url = url_of(lines[last]) if last is not None else None
    return (last if url and last is not None else end), url


def _ends_text(lines: Sequence[str], at: int, start: int, limit: int) -> bool:
    """An address below some sentences, with blank lines after it, ends an article."""
    return any(map(is_terminal, lines[max(start, at - 40) : at])) and not any(lines[at + 1 : min(at + 1 + STRONG_GAP, limit)])


def _named_start(lines: Sequence[str], at: int, floor: int, limit: int, named: Known) -> bool:
    """An article without a date line, told by an outlet that is known."""
    outlet = next((line for line in lines[at + 1 : at + 4] if line), "")
    return bool(outlet) and named(outlet) and _undated_start(lines, at, floor, limit, named, apart=False)


def _undated_start(lines: Sequence[str], at: int, floor: int, limit: int, named: Known, *, apart: bool = True) -> bool:
    """A title set off from the text above, an outlet, then text: an article whose date line is missing."""
    if not title_like(lines[at]) or len(lines[at].split()) < MIN_TITLE_WORDS or (apart and not stands_apart(lines, at, floor)):
        return False
    following = [line for line in lines[at + 1 : min(at + 8, limit)] if line][:2]
    return len(following) == 2 and outlet_like(following[0], named) and len(following[1]) > len(following[0]) and is_terminal(following[1])


def _outside(lines: Sequence[str], start: int, end: int) -> Iterator[Refused]:
    """Yields one `outside-article` for lines that belong to no article; nothing where they are empty or furniture."""
    said = [at for at in range(start, end) if lines[at] and not is_furniture(lines[at]) and not url_of(lines[at])]
    if said:
        yield Refused(
            Reason.OUTSIDE_ARTICLE,
            f"lines {said[0] + 1}-{said[-1] + 1} belong to no article and are left out: “{readable(lines[said[0]])}”;"
            " if this is one, give it a title, an outlet and a date line",
            said[0] + 1,
        )
