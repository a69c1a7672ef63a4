"""Articles: the texts that the claims stand in."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.access import needs
from api.answering import ArticleAnswer, Articles
from api.asking import AskedArticles, within_limit
from api.keys import Scope
from api.paging import articles_page
from api.routes.common import NOT_FOUND, Serving
from graph import questions

router = APIRouter(prefix="/articles", tags=["evidence"], dependencies=[needs(Scope.READ)])


@router.get("")
def articles(serving: Serving, asked: Annotated[AskedArticles, Query()]) -> Articles:
    """Articles, those published last first, with the number of claims read in each."""
    within_limit(asked.limit, serving.settings)
    with serving.reading() as store:
        return articles_page(store, asked)


@router.get("/{id}", responses=NOT_FOUND)
def article(serving: Serving, id: str) -> ArticleAnswer:
    """An article with its claims; offsets count code points of its content."""
    with serving.reading() as store:
        return ArticleAnswer.of(questions.article(store, id))
