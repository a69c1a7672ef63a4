"""The last step of every reader: a draft becomes an article, or is rejected with the reason."""

from dataclasses import dataclass

from graph.model import Article, Genre
from loaders.readers.furniture import read_opening, tidy
from loaders.readers.items import Draft, Reason, Refused
from loaders.readers.language import is_english
from loaders.readers.marks import find_marks
from loaders.readers.normalise import bad_byte, one_line, readable
from loaders.readers.outlets import Outlet, OutletTable
from loaders.readers.wordings import wordings


@dataclass(frozen=True, slots=True)
class House:
    """What all drafts of a reading share: the outlets, the voice that the user names, the longest article."""

    outlets: OutletTable
    voice: str | None
    max_chars: int


def finish(draft: Draft, house: House) -> Article:
    """Returns the draft as an article: furniture out, marks in, agency, genre and voice found.

    Raises `Refused` for a draft that is broken, empty, too long or not English.
    """
    _check(draft, house)
    title = one_line(draft.title)
    opening = read_opening(draft.paragraphs, title)
    text = tidy(opening.rest)
    texts = tuple(p.text for p in ((opening.standfirst,) if opening.standfirst else ()) + text.paragraphs)
    body = "\n\n".join(texts)
    if not title and not body:
        raise Refused(Reason.NO_ARTICLE, "neither title nor text is left once furniture is taken out", draft.line)
    if not is_english(f"{title}\n{body}", draft.language):
        raise Refused(Reason.NOT_ENGLISH, f"not in English: “{readable(title or body)}”; only English is read", draft.line)
    marked = find_marks(texts, len(title) + 2, standfirst=opening.standfirst is not None)
    source_agency = wordings().agency(opening.source or "")
    outlet_name = draft.outlet or (None if source_agency else opening.source)
    url = draft.url or opening.url
    outlet = house.outlets.find(outlet_name, url)
    authors = tuple(dict.fromkeys(one_line(name) for name in draft.authors + opening.authors))
    by_agency = next((agency for name in authors if (agency := wordings().agency(name))), None)
    genre = draft.genre or _genre(title, texts, outlet, is_transcript=marked.is_transcript)
    return Article(
        title=title,
        body=body,
        outlet=one_line(outlet_name) if outlet_name else (outlet.name if outlet else None),
        published=draft.published or marked.published,
        url=url,
        authors=authors,
        agency=marked.agency or text.agency or source_agency or by_agency,
        genre=genre,
        voice=house.voice or (outlet.voice if outlet else None),
        marks=marked.marks,
    )


def _check(draft: Draft, house: House) -> None:
    """Refuses drafts with undecodable bytes, which would shift every quote, and drafts far too long."""
    heading = (draft.title, draft.outlet or "", draft.url or "", *draft.authors)
    if spoilt_field := next(filter(bad_byte, heading), None):
        raise Refused(Reason.ENCODING, f"bytes that are no text: “{readable(spoilt_field)}”; save the file again as UTF-8", draft.line)
    spoilt = next((p for p in draft.paragraphs if bad_byte(p.text)), None)
    if spoilt:
        message = f"bytes that are no text: “{readable(spoilt.text)}”; save the file again as UTF-8; this article is left out"
        raise Refused(Reason.ENCODING, message, spoilt.line)
    size = len(draft.title) + sum(len(p.text) + 2 for p in draft.paragraphs)
    if size > house.max_chars:
        message = f"{size:,} characters, more than the {house.max_chars:,} of one article; split it, or name its kind with --as"
        raise Refused(Reason.TOO_LONG, message, draft.line)


def _genre(title: str, texts: tuple[str, ...], outlet: Outlet | None, *, is_transcript: bool) -> Genre:
    words = wordings()
    if is_transcript or words.transcript_title.match(title):
        return Genre.TRANSCRIPT
    if (outlet and outlet.speaks_for_itself) or words.statement_title.match(title):
        return Genre.STATEMENT
    ends = texts[:2] + texts[-3:]  # such a notice stands at the top or the end
    if words.opinion_title.match(title) or any(len(t) <= 300 and words.opinion_text.fullmatch(t) for t in ends):
        return Genre.OPINION
    return Genre.NEWS
