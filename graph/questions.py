"""The questions that can be asked of a store: typed functions, each over its file in `graph/cypher/`.

Names, dates and limits are taken as they are: `graph.names` makes ids of names, routes and commands hold the caps.
Each is answered of one state of the store, so that no question may ask another one, only the parts that both share.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate

from graph.answers import (
    EVERYTHING,
    ArticleReading,
    ArticleRow,
    BothSides,
    ChangeRow,
    ClaimInContext,
    ClaimPage,
    Cursor,
    EventRow,
    Filters,
    PositionRow,
    Quote,
    RelationReading,
    RelationRow,
    TransferRow,
)
from graph.asking import canonical_id, names_of, quote_of
from graph.both_sides import both_sides_rows
from graph.changing import Loads, change_rows
from graph.charges import accusation_rows
from graph.contested import AccusationRow, DisputeRow
from graph.disputing import dispute_rows, one_dispute
from graph.filtering import cut_short, filter_parameters, keys_of, outlets_asked, starting, until_limit
from graph.matters import Windows
from graph.memberships import listed, memberships_of
from graph.model import Article
from graph.names import AmbiguousName, NameIndex, UnknownName
from graph.opening import opened
from graph.profiles import ActorProfile, ActorRow, Memberships, Office, RelationCount, Side
from graph.properties import actors_of, articles_of, claims_of, rows_as
from graph.rows import event_rows, position_rows, relation_rows, transfer_rows
from graph.store import NotStored, Reader, Value
from graph.store import Row as StoredRow
from graph.tables import Around, ClaimNumbers, OfficeNumbers, SideNumber
from ontology.vocabulary import vocabulary

SURROUNDINGS = 300  # characters of the article shown before and after a quote: about two sentences each


def _steady[**P, T](question: Callable[Concatenate[Reader, P], T]) -> Callable[Concatenate[Reader, P], T]:
    """Returns the question answered of one state of the store."""

    @wraps(question)
    def steady(store: Reader, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return store.steady(lambda: question(store, *args, **kwargs))

    return steady


def unsteady[**P, T](question: Callable[P, T]) -> Callable[P, T]:
    """Returns the question as a part of something larger that is itself answered of one state of the store."""
    part: Callable[P, T] = question.__wrapped__  # type: ignore[attr-defined]  # as `wraps` leaves it
    return part


@_steady
def support(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[RelationRow, ...]:
    """Returns who supports whom: aligned friendly types. `quotes` is the most quotes of a row, `after` the end of the page before."""
    return relation_rows(store, filters, vocabulary().family("support"), quotes, after=after)


@_steady
def opposition(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[RelationRow, ...]:
    """Returns who stands against whom: aligned hostile types."""
    return relation_rows(store, filters, vocabulary().family("opposition"), quotes, after=after)


@_steady
def relations(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[RelationRow, ...]:
    """Returns the relations of all types: with `about` those of an actor, both ways."""
    return relation_rows(store, filters, (), quotes, after=after)


@_steady
def arms(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[TransferRow, ...]:
    """Returns who arms whom with which weapon, how much of it, and how far that has come."""
    return transfer_rows(store, filters, ("ARMS",), quotes, after=after)


@_steady
def accusations(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[AccusationRow, ...]:
    """Returns who accuses whom of what, and who answers."""
    return accusation_rows(store, filters, ("ACCUSES",), quotes, after=after)


@_steady
def positions(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[PositionRow, ...]:
    """Returns who calls for, backs or rejects what, by topic; with an object where the topic is told of one."""
    return position_rows(store, filters, vocabulary().family("position"), quotes, after=after)


@_steady
def events(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[EventRow, ...]:
    """Returns what happened, by type and place: who did it, to whom, on which days."""
    return event_rows(store, filters, vocabulary().family("event"), quotes, after=after)


@_steady
def both_sides(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[BothSides, ...]:
    """Returns who supports or arms two parties that are opposed: `by` the supporter, `between` both parties or `of` one of them."""
    return both_sides_rows(store, filters, quotes, after=after)


@_steady
def changes(
    store: Reader, filters: Filters, *, loads: Loads | None = None, quotes: int = 0, after: Cursor | None = None
) -> tuple[ChangeRow, ...]:
    """Returns what is new, confirmed, gone or contradicted by what was published, or loaded, in a time; raises WrongQuestion."""
    return change_rows(store, filters, quotes, loads=loads, after=after)


@_steady
def relation(store: Reader, row_id: str, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> RelationReading:
    """Returns a row of any question by its id, with a page of its claims, the newest first, denials with them; raises NotStored."""
    found = opened(store, row_id, filters, quotes, after)
    return RelationReading(found.row, _page(found.claims, filters.limit))


@_steady
def articles(
    store: Reader,
    *,
    outlets: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    after: Cursor | None = None,
) -> tuple[ArticleRow, ...]:
    """Returns articles, those published last first, of some outlets and days."""
    page = keys_of(after, (str, str))
    wanted: dict[str, Value] = {"outlets": outlets_asked(store, outlets), "since": since, "until": until_limit(until)}
    wanted["sinceIn"] = list(cut_short(since))
    wanted |= {"pageDate": page[0], "pageId": page[1], "limit": limit}
    return tuple(rows_as(store.ask("articles_listed", wanted), ArticleRow))


@_steady
def disputes(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> tuple[DisputeRow, ...]:
    """Returns what some say and others deny, across articles; `quotes` is the most sentences of each side."""
    return dispute_rows(store, filters, quotes, after)


@_steady
def dispute(store: Reader, dispute_id: str, windows: Windows = EVERYTHING.windows) -> DisputeRow:
    """Returns one dispute with all its sentences; raises NotStored."""
    return one_dispute(store, dispute_id, windows)


@_steady
def memberships(store: Reader, filters: Filters = EVERYTHING, *, quotes: int = 0, after: Cursor | None = None) -> Memberships:
    """Returns who is a member of what, `by` the member, `of` or `against` the alliance: what references list, then what is claimed.

    `between` is a member and an alliance, either way round. Of the filter only actors, their kinds and dates concern what is listed:
    a listing passes where it held at some time from `since` to `until`, or on the day `as_of`. The limit is of both together.
    """
    return memberships_of(store, filters, quotes, after=after)


@_steady
def claims(store: Reader, filters: Filters = EVERYTHING, *, after: Cursor | None = None) -> ClaimPage:
    """Returns the claims that pass, the newest first, `filters.limit` a page; `min_claims` does not apply."""
    asked = filter_parameters(store, filters, filters.types, plain_claims=filters.plain, after=after)
    return _page(store.ask(starting("claims", asked), asked | {"limit": filters.limit + 1}), filters.limit)


def _page(rows: Sequence[StoredRow], limit: int) -> ClaimPage:
    """Returns so many claims of rows, of which there is one more where another page follows."""
    page = rows[:limit]
    last = page[-1] if len(rows) > len(page) and page else None
    found = tuple(claims_of(page))
    return ClaimPage(found, Cursor((str(last["date"]), found[-1].id)) if last else None)


@_steady
def claim(store: Reader, claim_id: str) -> ClaimInContext:
    """Returns one claim with its surroundings; raises NotStored."""
    found = claims_of(store.ask("claims_by_id", {"ids": [claim_id]}))
    if not found:
        raise NotStored(f"no claim {claim_id} is stored")
    content = _stored_article(store, found[0].article.id)[0].content
    around = rows_as(store.ask("claim_around", {"id": claim_id}), Around)
    others = {c.id: c for c in claims_of(store.ask("claims_by_id", {"ids": [row.id for row in around]}) if around else ())}
    return ClaimInContext(
        claim=found[0],
        before=content[max(0, found[0].start - SURROUNDINGS) : found[0].start],
        after=content[found[0].end : found[0].end + SURROUNDINGS],
        about=tuple(others[row.id] for row in around if row.id in others and not row.answers),
        answers=tuple(others[row.id] for row in around if row.id in others and row.answers),
    )


@_steady
def actor(store: Reader, actor_id: str) -> ActorProfile:
    """Returns what the store knows of one actor, by any id that means it; raises NotStored."""
    actor_id = canonical_id(store, actor_id)
    numbers = rows_as(store.ask("actor_claims", {"id": actor_id}), ClaimNumbers)
    if not numbers:
        raise NotStored(f"no actor {actor_id} is stored")
    offices = rows_as(store.ask("actor_offices", {"id": actor_id, "types": list(vocabulary().family("office"))}), OfficeNumbers)
    sides = rows_as(store.ask("actor_sides", {"id": actor_id}), SideNumber)
    names = names_of(store, {row.body for row in offices} | {row.side for row in sides})
    relations = rows_as(store.ask("actor_relations", {"id": actor_id}), RelationCount)
    return ActorProfile(
        actor=actors_of(store.ask("actors_named", {"ids": [actor_id]}))[0],
        same=tuple(actors_of(store.ask("actor_same", {"id": actor_id}))),
        claims=numbers[0].claims,
        spoken=numbers[0].spoken,
        offices=tuple(
            Office(
                relation=row.relation,
                body=names[row.body],
                office=row.office,
                former=row.former,
                plain=row.plain,
                claims=row.claims,
                first=row.first,
                last=row.last,
            )
            for row in offices
        ),
        sides=tuple(Side(names[row.side], row.claims) for row in sides),
        relations=tuple(sorted(relations, key=lambda r: (not r.outgoing, not r.plain, -r.claims, r.relation))),
        memberships=listed(store, Filters(by=(actor_id,))),
    )


def actors(
    names: NameIndex, text: str = "", *, kind: str | None = None, limit: int = 50, after: Cursor | None = None
) -> tuple[ActorRow, ...]:
    """Returns the actors that a few letters may mean, the likeliest first; without letters those in most claims, after a cursor."""
    claims, actor_id = keys_of(after, (int, str))
    found = names.mentioned(limit, kind=kind, after=(int(str(claims)), str(actor_id))) if after else names.search(text, limit, kind=kind)
    return tuple(ActorRow(one, names.claims_of(one.id)) for one in found)


def actors_cursor(row: ActorRow) -> Cursor:
    """Returns the cursor of the page that begins after an actor in so many claims."""
    return Cursor((row.claims, row.actor.id))


def actors_called(names: NameIndex, name: str) -> tuple[ActorRow, ...]:
    """Returns the actor whom all questions take a name for; several where it may be any of them, none where nobody is called that."""
    try:
        return (ActorRow(found := names.resolve(name), names.claims_of(found.id)),)
    except AmbiguousName as trouble:
        return tuple(ActorRow(one, names.claims_of(one.id)) for one in trouble.candidates)
    except UnknownName:
        return ()


@_steady
def example(store: Reader, actor_id: str) -> Quote | None:
    """Returns the newest sentence in which an actor does something or else is named, None without one; the id is the canonical one."""
    one = (actor_id,)
    for filters in (Filters(by=one, roll_up=False), Filters(of=one, roll_up=False), Filters(speaker=actor_id, roll_up=False)):
        asked = filter_parameters(store, filters, ())
        if found := claims_of(store.ask(starting("claims", asked), asked | {"limit": 1})):
            return quote_of(found[0])
    return None


@_steady
def outlets(store: Reader) -> tuple[str, ...]:
    """Returns the names of all outlets, sorted."""
    return tuple(str(row["name"]) for row in store.ask("outlets", {}))


@_steady
def article(store: Reader, article_id: str) -> ArticleReading:
    """Returns an article with its claims; raises NotStored."""
    return _article(store, article_id)


def _stored_article(store: Reader, article_id: str) -> tuple[Article, str]:
    """Returns an article with its extractor; raises NotStored."""
    found = articles_of(store.ask("articles", {"ids": [article_id]}))
    if not found:
        raise NotStored(f"no article {article_id} is stored")
    return found[0]


def _article(store: Reader, article_id: str) -> ArticleReading:
    article, extractor = _stored_article(store, article_id)
    read = claims_of(store.ask("claims_of_articles", {"ids": [article_id]}))
    origin = str(store.ask("origins", {"ids": [article_id]})[0]["origin"])
    return ArticleReading(article, extractor, origin, tuple(sorted(read, key=lambda c: (c.start, c.end, c.id))))
