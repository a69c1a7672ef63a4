"""Plain text with one article: a title if the first line looks like one, an outlet and a date if they follow."""

from collections.abc import Sequence

from loaders.readers.dates import date_line
from loaders.readers.headers import Known, outlet_like, title_like
from loaders.readers.items import Draft, Paragraph
from loaders.readers.normalise import paragraphs

MAX_TITLE = 200  # characters


def read_text(lines: Sequence[str], known: Known) -> Draft:
    """Returns normalised lines as one article; `known` tells the names of outlets."""
    rest: Sequence[Paragraph] = paragraphs(lines)
    title = ""
    line = rest[0].line if rest else 1
    if len(rest) > 1 and len(rest[0].text) <= MAX_TITLE and title_like(rest[0].text):
        title, rest = rest[0].text, rest[1:]
    outlet = published = None
    while rest:
        here = rest[0].text
        following = rest[1].text if len(rest) > 1 else ""
        dated_beside = published is not None or date_line(following) is not None
        if published is None and (found := date_line(here)):
            published = found
        elif outlet is None and (known(here) or (dated_beside and len(rest) > 1 and outlet_like(here, known))):
            outlet = here
        else:
            break
        rest = rest[1:]
    return Draft(title=title, outlet=outlet, published=published, paragraphs=tuple(rest), line=line)
