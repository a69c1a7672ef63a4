"""What stands around an article's text: bylines, sources, times, links, captions, credits of wires."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.readers.dates import date_line, time_line, without_date
from loaders.readers.items import Paragraph
from loaders.readers.wordings import wordings

MAX_FURNITURE = 300  # characters; what is longer is text
MAX_STANDFIRST = 350
MAX_NAMES = 120
URL_LINE = re.compile(r"<?(https?://\S+|www\.\S+\.\S+)>?", re.IGNORECASE)
TERMINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
NAME_WORD = r"(?:[A-ZÀ-ÞĀ-Ž][\w.'’-]*|de|da|di|du|van|von|der|den|la|le|el|al|bin|ibn|ul)"
NAMES_ONLY = re.compile(rf"{NAME_WORD}(?: {NAME_WORD}){{1,4}}(?:(?:,| and| &|, and) {NAME_WORD}(?: {NAME_WORD}){{1,4}})*")


@dataclass(frozen=True, slots=True)
class Opening:
    """The lines between headline and first sentence, read; `rest` is what follows."""

    authors: tuple[str, ...]
    source: str | None
    url: str | None
    standfirst: Paragraph | None
    rest: tuple[Paragraph, ...]


def is_terminal(text: str) -> bool:
    """Returns whether a text ends as a sentence does."""
    return TERMINAL.search(text) is not None


def is_furniture(line: str) -> bool:
    """Returns whether a line is no text, wherever it stands: links to other articles, rules, calls to subscribe."""
    return len(line) <= MAX_FURNITURE and wordings().anywhere.fullmatch(line) is not None


def url_of(line: str) -> str | None:
    """Returns the address of a line that is nothing else, else None."""
    match = URL_LINE.fullmatch(line)
    return match[1] if match else None


def authors_of(line: str) -> tuple[str, ...]:
    """Returns the authors that a byline names, none where the line is no byline.

    With a word such as "By" anything short may follow; without one it takes people's names and a date.
    """
    if len(line) > MAX_NAMES or line.endswith((".”", "?", "!")):
        return ()
    bare, dated = without_date(line)
    for form in wordings().authors:
        if match := form.fullmatch(bare):
            names = re.split(r"\s*(?:,| and | & |\|)\s*", re.sub(r"\s*[|,–—-]?\s*\d{1,2}:\d\d.*$", "", match["names"]))
            plausible = all(len(name.split()) <= 6 and not name[:1].islower() for name in names if name)
            return tuple(name for name in names if name) if plausible and not re.search(r"[a-z]{2}\.$", bare) else ()
    if dated and NAMES_ONLY.fullmatch(bare):
        return tuple(re.split(r"\s*(?:, and |,| and | & )\s*", bare))
    return ()


def source_of(line: str) -> str | None:
    """Returns the source that a line such as `Source : TASS` names, else None."""
    matches = (form.fullmatch(line) for form in wordings().sources)
    return next((match["name"].strip() for match in matches if match), None)


def is_stamp(line: str) -> bool:
    """Returns whether a line is only a date or a time."""
    return time_line(line) or date_line(line) is not None


def read_opening(paragraphs: Sequence[Paragraph], title: str) -> Opening:
    """Returns the opening of an article read: authors, source, address, and the standfirst, a paragraph above them."""
    authors: tuple[str, ...] = ()
    source = url = None
    standfirst: Paragraph | None = None
    at = 0
    while at < len(paragraphs):
        text = paragraphs[at].text
        if names := authors_of(text):
            authors += tuple(name for name in names if name not in authors)
        elif name := source_of(text):
            source = source or name
        elif link := url_of(text):
            url = url or link
        elif not (is_furniture(text) or is_stamp(text) or text == title):
            if standfirst or not _is_standfirst(paragraphs, at):
                break
            standfirst = paragraphs[at]
        at += 1
    return Opening(authors, source, url, standfirst, tuple(paragraphs[at:]))


def _is_standfirst(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """A short paragraph above a byline or stamp, or set off from the text: by a wider gap, or by its missing full stop."""
    here, following = paragraphs[at], paragraphs[at + 1 : at + 3]
    if not following or len(here.text) > MAX_STANDFIRST or here.text.endswith(":"):
        return False
    if any(authors_of(p.text) or is_stamp(p.text) for p in following[:1]):
        return True
    if len(following) < 2 or not is_terminal(following[0].text):
        return False
    wider = following[0].gap >= 2 and following[1].gap < following[0].gap
    return wider or (not is_terminal(here.text) and len(here.text.split()) >= 6)


@dataclass(frozen=True, slots=True)
class Tidy:
    """The paragraphs that are text, and the agency that a credit among them named."""

    paragraphs: tuple[Paragraph, ...]
    agency: str | None


def tidy(paragraphs: Sequence[Paragraph]) -> Tidy:
    """Returns the paragraphs without furniture and credits."""
    kept: list[Paragraph] = []
    agency: str | None = None
    for paragraph in paragraphs:
        text = paragraph.text
        if is_furniture(text):
            continue
        match = next((m for form in wordings().credits if (m := form.fullmatch(text))), None) if len(text) <= MAX_FURNITURE else None
        if match:
            agency = agency or wordings().agency(match.groupdict().get("agency") or "")
            continue
        kept.append(paragraph)
    if kept:
        match = next((m for form in wordings().credit_tails if (m := form.search(kept[-1].text))), None)
        if match and is_terminal(kept[-1].text[: match.start()]):
            agency = agency or wordings().agency(match["agency"])
            kept[-1] = Paragraph(kept[-1].text[: match.start()], kept[-1].line, kept[-1].gap)
    return Tidy(tuple(kept), agency)
