"""Copies of one text in several articles."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import Copies
from api.asking import Word, within_limit
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from graph.copies import copies_of, groups_of_copies

router = APIRouter(tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("/copies", responses=NOT_FOUND)
def copies(
    serving: Serving,
    article: Annotated[Word | None, Query(description="The id of an article: its copies alone.")] = None,
    limit: Annotated[int, Query(ge=1, description="So many groups.")] = 50,
) -> Copies:
    """Articles that carry one text, shortened or retitled, and count as one origin; the largest groups first."""
    within_limit(limit, serving.settings)
    with serving.reading() as store:
        groups = (copies_of(store, article),) if article else groups_of_copies(store, limit)
        return Copies(groups=tuple(group for group in groups if group.size > 1))
