"""JSON Lines, JSON lists and single JSON objects: one article a record, in the field names of common exporters."""

import json
from collections.abc import Iterator

from loaders.readers.dates import iso_date
from loaders.readers.items import Draft, Paragraph, Reason, Refused
from loaders.readers.markup import has_markup, plain
from loaders.readers.normalise import clean_lines, one_line, paragraphs, readable

# Ours first, then news-please, trafilatura, NewsAPI, Event Registry, Media Cloud, schema.org, the Guardian, the New York Times.
FIELDS = {
    "title": ("title", "headline", "headline.main", "webTitle", "name"),
    "text": ("text", "body", "maintext", "articleBody", "content", "raw_text", "fulltext", "full_text", "fields.bodyText", "fields.body",
             "description", "summary", "lead_paragraph", "abstract"),
    "outlet": ("outlet", "source.name", "source.title", "publisher.name", "sitename", "site_name", "media_name", "source_name",
               "publication", "newspaper", "source", "publisher", "source_domain", "domain", "hostname", "host"),
    "published": ("published", "date", "date_publish", "publishedAt", "published_at", "publish_date", "published_date", "publication_date",
                  "datePublished", "dateTime", "pubDate", "pub_date", "webPublicationDate", "date_published", "timestamp", "created"),
    "url": ("url", "link", "source_url", "web_url", "webUrl", "canonical_url", "href", "source"),
    "authors": ("authors", "author", "byline.original", "fields.byline", "byline", "creator"),
    "language": ("language", "lang", "inLanguage", "languageCode"),
}  # fmt: skip
LANGUAGES = {"eng": "en", "english": "en"}  # the other ways to say it; what is not English need not be told apart


def read_jsonl(text: str) -> Iterator[Draft | Refused]:
    """Yields the records of a text; a line that is no record is rejected with its number and the rest goes on."""
    for line, record in _records(text):
        if isinstance(record, Refused):
            yield record
        elif isinstance(record, dict):
            yield _draft(record, line)
        else:
            yield Refused(
                Reason.BAD_LINE, "not a JSON object; each line is to be one article with title, text, outlet, published, url", line
            )


def _records(text: str) -> Iterator[tuple[int, object]]:
    """Yields line and value of each record, or its rejection; a list or a single object may run over many lines."""
    if text.lstrip()[:1] == "[":
        yield from _whole(text)
        return
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if first.strip() == "{" and not isinstance(_parse(text, 1), Refused):
        yield 1, _parse(text, 1)
        return
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _parse(line, number)


def _whole(text: str) -> Iterator[tuple[int, object]]:
    value = _parse(text, 1)
    if isinstance(value, list):
        yield from ((1, record) for record in value)
    else:
        yield 1, value


def _parse(text: str, line: int) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"{error.msg} at column {error.colno}"
    except RecursionError:
        what = "nested too deeply"
    except ValueError:  # of Python's own limit on the digits of a whole number
        what = "a number of too many digits"
    else:
        return value
    shown = readable(text.strip(), 40)
    return Refused(Reason.BAD_LINE, f"not JSON: {what}: {shown}; mend or remove this line, the others are read", line)


def _draft(record: dict[str, object], line: int) -> Draft | Refused:
    title, text = _first(record, "title"), _first(record, "text")
    if not title and not text:
        names = ", ".join(list(record)[:8])
        return Refused(Reason.NO_ARTICLE, f"the record has neither title nor text; its fields are {names}", line)
    dated = next(((name, value) for name in FIELDS["published"] if (value := _at(record, name))), None)
    published = iso_date(dated[1]) if dated else None
    if dated and not published:
        shown = readable(json.dumps(dated[1], ensure_ascii=False))
        what = f"{dated[0]} is {shown}, which is no date; write it as 2020-10-05, or leave it out where it is not known"
        return Refused(Reason.BAD_LINE, what, line)
    url = next((value for value in _values(record, "url") if value.startswith(("http://", "https://"))), None)
    outlet = next((value for value in _values(record, "outlet") if not value.startswith(("http://", "https://"))), None)
    language = (_first(record, "language") or "").casefold()
    body = paragraphs(clean_lines(plain(text) if has_markup(text) else text))
    return Draft(
        title=one_line(plain(title)) if has_markup(title) else title,
        paragraphs=tuple(Paragraph(p.text, line, p.gap) for p in body),
        outlet=outlet,
        published=published,
        url=url,
        language=LANGUAGES.get(language, language) or None,
        authors=_authors(record),
        line=line,
    )


def _at(record: dict[str, object], path: str) -> object:
    value: object = record
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _values(record: dict[str, object], field: str) -> Iterator[str]:
    """Yields the field's values that are text, in the order of the names that it may have."""
    for path in FIELDS[field]:
        value = _at(record, path)
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _first(record: dict[str, object], field: str) -> str:
    return next(_values(record, field), "")


def _authors(record: dict[str, object]) -> tuple[str, ...]:
    """The authors however they are written: one name, several with commas, a list, records with a name."""
    value = next((found for path in FIELDS["authors"] if (found := _at(record, path))), None)
    items = value if isinstance(value, list) else [value]
    names: list[str] = []
    for item in items:
        name = item.get("name") if isinstance(item, dict) else item
        if isinstance(name, str):
            names += [part.strip() for part in name.removeprefix("By ").replace(" and ", ",").replace(";", ",").split(",")]
    return tuple(name for name in names if name)
