"""Articles: the texts that the claims stand in."""

from fastapi import APIRouter

from api.access import needs
from api.answering import ArticleAnswer
from api.keys import Scope
from api.routes.common import NOT_FOUND, Serving
from graph import questions

router = APIRouter(prefix="/articles", tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("/{id}", responses=NOT_FOUND)
def article(serving: Serving, id: str) -> ArticleAnswer:
    """An article with its claims; offsets count code points of its content."""
    with serving.reading() as store:
        return ArticleAnswer.of(questions.article(store, id))
