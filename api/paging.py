"""Pages of those answers that are more than rows: disputes, memberships, claims."""

from dataclasses import replace

from api.answering import Claims, Disputes, MembershipsAnswer, Relations
from api.asking import Asked
from graph import questions
from graph.answers import Filters, cursor_after
from graph.disputing import dispute_cursor
from graph.store import Reader


def disputes_page(store: Reader, asked: Asked, filters: Filters) -> Disputes:
    """Returns a page of disputes; raises WrongQuestion."""
    after, more = asked.cursor("disputes"), replace(filters, limit=filters.limit + 1)
    rows = questions.disputes(store, more, quotes=asked.sentences, after=after)
    page = rows[: filters.limit]
    return Disputes(disputes=page, next=asked.next("disputes", dispute_cursor(page[-1])) if len(rows) > len(page) else None)


def memberships_page(store: Reader, asked: Asked, filters: Filters) -> MembershipsAnswer:
    """Returns a page of memberships that articles claim; what references list stands on the first one. Raises WrongQuestion."""
    after, more = asked.cursor("memberships"), replace(filters, limit=filters.limit + 1)
    found = questions.memberships(store, more, quotes=asked.sentences, after=after)
    page = found.claimed[: filters.limit]
    apart = Relations.of(page, asked.next("memberships", cursor_after(page[-1])) if len(found.claimed) > len(page) else None)
    return MembershipsAnswer(listed=() if after else found.listed, **dict(apart))


def claims_page(store: Reader, asked: Asked, filters: Filters) -> Claims:
    """Returns a page of claims; raises WrongQuestion."""
    found = questions.claims(store, filters, after=asked.cursor("claims"))
    return Claims(claims=found.claims, next=asked.next("claims", found.next))
