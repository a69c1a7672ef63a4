"""Web pages: the article in them and what the page says of it, through trafilatura."""

import re

import trafilatura

from loaders.readers.addresses import host_of
from loaders.readers.dates import iso_date
from loaders.readers.items import Draft, Paragraph, Reason, Refused
from loaders.readers.normalise import clean_lines

LANG = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([a-zA-Z-]{2,10})", re.IGNORECASE)
MIN_TEXT = 100  # characters: less is a menu, a notice of cookies or an error page


def read_html(data: bytes, address: str | None = None) -> Draft:
    """Returns the article of a page fetched from `address`, or saved.

    A page may name its own address, but one that was fetched only on the same host: no page takes another's place.
    Raises `Refused` where there is no article.
    """
    page = trafilatura.bare_extraction(
        data,
        url=address,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    text = (page.text or "") if page and not isinstance(page, dict) else ""
    if page is None or isinstance(page, dict) or len(text) < MIN_TEXT:
        raise Refused(Reason.NO_ARTICLE, "no article found in the page; if there is one, save its text as .txt and load that")
    lines = [line for line in clean_lines(text) if line]
    lang = LANG.search(data[:4096])
    return Draft(
        title=page.title or "",
        paragraphs=tuple(Paragraph(line) for line in lines),
        outlet=page.sitename or page.hostname,
        published=iso_date(page.date),
        url=_address(page.url, address),
        language=lang[1].decode("ascii") if lang else None,
        authors=tuple(name.strip() for name in (page.author or "").split(";") if name.strip()),
    )


def _address(named: str | None, fetched: str | None) -> str | None:
    if not fetched:
        return named
    return named if named and host_of(named) == host_of(fetched) else fetched
