"""Articles: the texts that the claims stand in."""

from fastapi import APIRouter

from api.answering import ArticleAnswer
from api.routes.common import NOT_FOUND, Serving
from graph import questions

router = APIRouter(prefix="/articles", tags=["evidence"])


@router.get("/{id}", responses=NOT_FOUND)
def article(serving: Serving, id: str) -> ArticleAnswer:
    """An article with its claims; offsets count code points of its content."""
    with serving.reading() as store:
        return ArticleAnswer.of(questions.article(store, id))
