"""RSS and Atom feeds, through feedparser."""

from collections.abc import Iterator, Mapping
from io import BytesIO

import feedparser

from loaders.readers.dates import iso_date
from loaders.readers.items import Draft, Reason, Refused
from loaders.readers.markup import has_markup, plain
from loaders.readers.normalise import clean_lines, one_line, paragraphs


def read_feed(data: bytes) -> Iterator[Draft | Refused]:
    """Yields the entries of a feed: content, else summary, as text; the link as address; the day as the feed writes it."""
    # As a stream: of bytes that are the path of a file, feedparser would read that file.
    feed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = f" ({feed.bozo_exception})" if feed.bozo else ""
        yield Refused(Reason.NO_ARTICLE, f"no entries found in the feed{why}; check that it is RSS or Atom")
        return
    outlet = _text(feed.feed, "title")
    language = _text(feed.feed, "language")
    for number, entry in enumerate(feed.entries, 1):
        title, text = _text(entry, "title"), _content(entry)
        if not title and not text:
            yield Refused(Reason.NO_ARTICLE, f"entry {number} has neither title nor text")
            continue
        yield Draft(
            title=one_line(plain(title)) if title and has_markup(title) else title or "",
            paragraphs=paragraphs(clean_lines(plain(text) if has_markup(text) else text)),
            outlet=_text(entry.get("source") or {}, "title") or outlet,
            published=iso_date(entry.get("published") or entry.get("updated")),
            url=_text(entry, "link"),
            language=language,
            authors=tuple(name for author in entry.get("authors", ()) if (name := author.get("name"))),
        )


def _text(record: Mapping[str, object], field: str) -> str | None:
    value = record.get(field)
    return value.strip() or None if isinstance(value, str) else None


def _content(entry: Mapping[str, object]) -> str:
    """The longest content of an entry (some feeds give a teaser and the whole), else its summary."""
    contents = entry.get("content")
    values = [part.get("value") or "" for part in contents] if isinstance(contents, list) else []
    return max(values, key=len, default="") or _text(entry, "summary") or ""
