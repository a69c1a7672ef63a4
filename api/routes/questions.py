"""Who supports, opposes, arms, accuses whom, what is disputed, and who is a member of what."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import (
    Accusations,
    Apart,
    BothSidesAnswer,
    Changes,
    DisputeAnswer,
    Disputes,
    Events,
    MembershipsAnswer,
    Positions,
    RelationAnswer,
    Relations,
    Transfers,
)
from api.answering_days import DaysAnswer
from api.asking import Asked, AskedChanges, windows_of
from api.asking_days import AskedDays
from api.keys import Scope
from api.paging import both_sides_page, changes_page, days_page, disputes_page, memberships_page, relation_page
from api.routes.common import NOT_FOUND, Asking, Serving
from api.rows import ACCUSATIONS, ARMS, EVENTS, OPPOSITION, POSITIONS, RELATIONS, SUPPORT, Memory, RowQuestion
from api.service import Service
from graph import questions
from graph.answers import Row

router = APIRouter(tags=["questions"], dependencies=[needs(Scope.READ)])


@router.get("/support")
def support(serving: Serving, asked: Asking) -> Relations:
    """Who supports whom: politically, with arms, forces, aid, recognition or as an ally."""
    return _rows(serving, asked, SUPPORT)


@router.get("/opposition")
def opposition(serving: Serving, asked: Asking) -> Relations:
    """Who stands against whom, in words or deeds."""
    return _rows(serving, asked, OPPOSITION)


@router.get("/relations")
def relations(serving: Serving, asked: Asking) -> Relations:
    """Relations of all types; with `actor` those of one actor, both ways."""
    return _rows(serving, asked, RELATIONS)


@router.get("/arms")
def arms(serving: Serving, asked: Asking) -> Transfers:
    """Who arms whom with which weapon, how much of it, how far that has come, and when; a row for each weapon."""
    return _rows(serving, asked, ARMS)


@router.get("/accusations")
def accusations(serving: Serving, asked: Asking) -> Accusations:
    """Who accuses whom of what, as far as the claims tell it, and who answers."""
    return _rows(serving, asked, ACCUSATIONS)


@router.get("/positions")
def positions(serving: Serving, asked: Asking) -> Positions:
    """Who calls for, backs or rejects what, by topic, also where nobody is named to whom it goes."""
    return _rows(serving, asked, POSITIONS)


@router.get("/events")
def happenings(serving: Serving, asked: Asking) -> Events:
    """What happened, by type and place (`type=ATTACKS&place=Odesa`): who did it, to whom, on which days, on whose word."""
    return _rows(serving, asked, EVENTS)


@router.get("/both-sides")
def both_sides(serving: Serving, asked: Asking) -> BothSidesAnswer:
    """Who supports or arms two parties that are opposed: `by` the supporter, `between` both parties, or `of` one of them."""
    with serving.reading() as store:
        return both_sides_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings))


@router.get("/changes")
def changes(serving: Serving, asked: Annotated[AskedChanges, Query()]) -> Changes:
    """What is new, confirmed, gone or contradicted by what was published from one day to another, or by what was loaded.

    Name `publishedSince` (and `publishedUntil`), or `loadedAfter` (and `loadedUntil`): the store's place in time, `seq` of `/stats`.
    """
    with serving.reading() as store:
        return changes_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings))


@router.get("/days")
def days(serving: Serving, asked: Annotated[AskedDays, Query()]) -> DaysAnswer:
    """How many claims there are on each day, week, month or year, friendly, hostile and neutral ones apart.

    Of each sign those that are plain, those that only claim it, and apart from both denials, questions, ends and what is only possible.
    """
    with serving.reading() as store:
        return days_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings), serving.pages)


@router.get("/relations/{id:path}", responses=NOT_FOUND, tags=["evidence"])
def relation(serving: Serving, id: str, asked: Asking) -> RelationAnswer:
    """A row of any question, by its id, with its claims, the newest first, denials with them; with the filters of the question.

    `TUR.SUPPORTS.AZE` is a relation, `TUR.ARMS.AZE.Bayraktar TB2` a transfer, `AZE.ATTACKS.ARM.Shushi` an event. `limit` counts claims.
    """
    with serving.reading() as store:
        return relation_page(store, id, asked, asked.filters(serving.names(store).resolve, serving.settings))


@router.get("/disputes")
def disputes(serving: Serving, asked: Asking) -> Disputes:
    """What some say and others deny, across articles: each dispute with who says so, who denies it, who turns it round."""
    with serving.reading() as store:
        return disputes_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings))


@router.get("/disputes/{id}", responses=NOT_FOUND)
def dispute(serving: Serving, id: str) -> DisputeAnswer:
    """One dispute with all its sentences, in time order."""
    with serving.reading() as store:
        return DisputeAnswer(questions.dispute(store, id, windows_of(serving.settings)))


@router.get("/memberships")
def memberships(serving: Serving, asked: Asking) -> MembershipsAnswer:
    """Who is a member of what (`by` the member, `of` the alliance): what references list, and apart from it what is claimed.

    With `asOf` as it was on a day. What is listed goes by actors, their kinds and dates alone: no article stands behind it.
    It comes first, in the order of the ids of alliance and member; what is claimed follows, ranked as all relations are.
    `limit` is of both together.
    """
    with serving.reading() as store:
        return memberships_page(store, asked, asked.filters(serving.names(store).resolve, serving.settings))


def _rows[R: Row, A: Apart](serving: Service, asked: Asked, question: RowQuestion[R, A]) -> A:  # type: ignore[type-arg]
    with serving.reading() as store:
        filters = asked.filters(serving.names(store).resolve, serving.settings)
        return question.answered(store, asked, filters, Memory(lambda: serving.network(store), serving.summaries, serving.pages))
