"""One extractor for all tests of reading, and claims as short tuples."""

from collections.abc import Callable

import pytest

from graph.model import Article, Claim
from loaders.extraction.extractor import Extractor

type Reader = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Reader:
    """Returns the claims of a text; keywords are those of an article."""

    def reading(body: str, **fields: object) -> tuple[Claim, ...]:
        known = {"title": "", "outlet": "Test Post", "published": "2024-06-05"} | fields
        return next(extractor.read([Article(body=body, **known)])).claims  # type: ignore[arg-type]

    return reading
