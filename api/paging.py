"""Pages of those answers that are more than rows: disputes, memberships, claims, outlets; and claims over time, which are one page."""

from dataclasses import replace

from api.answering import Actors, Articles, BothSidesAnswer, Changes, Claims, Copies, Disputes, MembershipsAnswer, RelationAnswer, Relations
from api.answering_days import DaysAnswer, Outlets
from api.asking import Asked, AskedActors, AskedArticles, AskedChanges, AskedCopies, WrongQuestion, kind_of
from api.asking_days import AskedDays, AskedOutlets
from api.unfit import refuse_unfit
from graph import questions
from graph.answers import Cursor, Filters
from graph.both_sides import both_sides_cursor
from graph.changing import change_cursor
from graph.copies import copies_cursor, copies_of, groups_of_copies
from graph.days import days
from graph.disputing import dispute_cursor
from graph.kept_pages import KeptPages
from graph.memberships import memberships_cursor
from graph.names import NameIndex
from graph.outlets import outlets
from graph.profiles import Memberships
from graph.store import Reader

DAYS_WEIGHT = 100  # as much as so many rows of relations: a thousand days at most


def disputes_page(store: Reader, asked: Asked, filters: Filters) -> Disputes:
    """Returns a page of disputes; raises WrongQuestion."""
    refuse_unfit("/disputes", asked)
    after, more = asked.cursor("disputes"), replace(filters, limit=filters.limit + 1)
    rows = questions.disputes(store, more, quotes=asked.sentences, after=after)
    page = rows[: filters.limit]
    return Disputes(disputes=page, next=asked.next("disputes", dispute_cursor(page[-1])) if len(rows) > len(page) else None)


def memberships_page(store: Reader, asked: Asked, filters: Filters) -> MembershipsAnswer:
    """Returns a page of memberships, those that references list before those that articles claim. Raises WrongQuestion."""
    refuse_unfit("/memberships", asked)
    after, more = asked.cursor("memberships"), replace(filters, limit=filters.limit + 1)
    found = questions.memberships(store, more, quotes=asked.sentences, after=after)
    listed = found.listed[: filters.limit]
    page = Memberships(listed, found.claimed[: filters.limit - len(listed)])
    goes_on = len(found.listed) + len(found.claimed) > filters.limit
    apart = Relations.of(page.claimed, asked.next("memberships", memberships_cursor(page)) if goes_on else None)
    return MembershipsAnswer(listed=page.listed, **dict(apart))


def claims_page(store: Reader, asked: Asked, filters: Filters) -> Claims:
    """Returns a page of claims; raises WrongQuestion."""
    refuse_unfit("/claims", asked)
    found = questions.claims(store, filters, after=asked.cursor("claims"))
    return Claims(claims=found.claims, next=asked.next("claims", found.next))


def days_page(store: Reader, asked: AskedDays, filters: Filters, kept: KeptPages | None = None) -> DaysAnswer:
    """Returns how many claims there are in each part of the time, from what is kept where there is such; raises WrongQuestion."""
    refuse_unfit("/days", asked)
    kept, key = kept or KeptPages(), ("days", filters, asked.date_by, asked.period)
    (found,) = kept.of(store, key, lambda: (days(store, filters, asked.date_by, asked.period),), weight=DAYS_WEIGHT)
    return DaysAnswer.of(found)


def outlets_page(store: Reader, asked: AskedOutlets, kept: KeptPages | None = None) -> Outlets:
    """Returns a page of outlets, from what is kept where there is such; raises WrongQuestion."""
    after = asked.cursor("outlets")
    (found,) = (kept or KeptPages()).of(
        store, ("outlets", asked.limit, after), lambda: (outlets(store, asked.limit, after),), weight=asked.limit
    )
    return Outlets(outlets=found.outlets, number=found.number, next=asked.next("outlets", found.next))


def both_sides_page(store: Reader, asked: Asked, filters: Filters) -> BothSidesAnswer:
    """Returns a page of who supports two opposed parties; raises WrongQuestion."""
    refuse_unfit("/both-sides", asked)
    more, name = replace(filters, limit=filters.limit + 1), "both-sides"
    rows = questions.both_sides(store, more, quotes=asked.sentences, after=asked.cursor(name))
    page = rows[: filters.limit]
    return BothSidesAnswer(
        plain=tuple(row for row in page if row.plain),
        claimed=tuple(row for row in page if not row.plain),
        next=asked.next(name, both_sides_cursor(page[-1])) if len(rows) > len(page) else None,
    )


def changes_page(store: Reader, asked: AskedChanges, filters: Filters) -> Changes:
    """Returns a page of what changed; raises WrongQuestion."""
    refuse_unfit("/changes", asked)
    more, after = replace(filters, limit=filters.limit + 1), asked.cursor("changes")
    rows = questions.changes(store, more, loads=asked.loads(), quotes=asked.sentences, after=after)
    page = rows[: filters.limit]
    return Changes(changes=page, next=asked.next("changes", change_cursor(page[-1])) if len(rows) > len(page) else None)


def relation_page(store: Reader, row_id: str, asked: Asked, filters: Filters) -> RelationAnswer:
    """Returns a row with a page of its claims; raises NotStored and WrongQuestion."""
    name = f"relation {row_id}"
    found = questions.relation(store, row_id, filters, quotes=asked.sentences, after=asked.cursor(name))
    return RelationAnswer(row=found.row, claims=found.claims.claims, next=asked.next(name, found.claims.next))


def articles_page(store: Reader, asked: AskedArticles) -> Articles:
    """Returns a page of articles; raises WrongQuestion."""
    since, until = asked.published_since, asked.published_until
    if since and until and since[: len(until)] > until:
        raise WrongQuestion(f"publishedSince {since} is later than publishedUntil {until}")
    rows = questions.articles(store, outlets=asked.outlet, since=since, until=until, limit=asked.limit + 1, after=asked.cursor("articles"))
    page = rows[: asked.limit]
    cursor = Cursor((page[-1].published or "", page[-1].id)) if len(rows) > len(page) else None
    return Articles(articles=page, next=asked.next("articles", cursor))


def actors_page(names: NameIndex, asked: AskedActors) -> Actors:
    """Returns a page of actors, or those whom letters may mean, or who are called exactly so, which have none; raises WrongQuestion."""
    after = asked.cursor("actors")
    kind = kind_of(asked.kind) if asked.kind else None
    if asked.called is not None and (asked.text or asked.kind):
        raise WrongQuestion("called names an actor exactly, text and kind search for one; leave out the one or the others")
    if after and (asked.text or asked.called):
        raise WrongQuestion("whom letters mean is one page, the likeliest first; type more letters, or ask for more with limit")
    if asked.called is not None:
        return Actors(actors=questions.actors_called(names, asked.called)[: asked.limit])
    if asked.text:
        return Actors(actors=questions.actors(names, asked.text, kind=kind, limit=asked.limit))
    rows = questions.actors(names, kind=kind, limit=asked.limit + 1, after=after)
    page = rows[: asked.limit]
    return Actors(actors=page, next=asked.next("actors", questions.actors_cursor(page[-1])) if len(rows) > len(page) else None)


def copies_page(store: Reader, asked: AskedCopies) -> Copies:
    """Returns a page of groups of copies, or the one of an article; raises NotStored and WrongQuestion."""
    after = asked.cursor("copies")
    if asked.article:
        group = copies_of(store, asked.article)
        return Copies(groups=(group,) if group.size > 1 else ())
    groups = groups_of_copies(store, asked.limit + 1, after)
    page = groups[: asked.limit]
    return Copies(groups=page, next=asked.next("copies", copies_cursor(page[-1])) if len(groups) > len(page) else None)
