"""General news prose to measure with: the passages of the accuracy beds, bound into articles.

Nothing is drawn by lot: the same call always gives the same articles.
"""

from datetime import date, timedelta
from functools import cache
from itertools import batched
from pathlib import Path

import yaml

from graph.model import Article

BEDS = Path(__file__).parents[1] / "tests" / "accuracy"
PARAGRAPHS = 10  # in an article: about 240 words, 13 sentences
HEADLINE_WORDS = 9


def articles(edition: int = 0) -> list[Article]:
    """Returns the corpus, about 50 articles; another edition is the same text under another outlet and other dates.

    Relative dates ("last month") have to be worked out anew in each edition, as in news that nobody has read yet.
    """
    return [
        _article([text for _, text in group], group[0][0] + timedelta(days=edition), f"Edition {edition}")
        for group in batched(_paragraphs(), PARAGRAPHS)
    ]


@cache
def _paragraphs() -> list[tuple[date, str]]:
    """Returns every paragraph of the beds with its date, those of one time together."""
    beds = [yaml.load(bed.read_text("utf-8"), Loader=yaml.CSafeLoader) for bed in sorted(BEDS.glob("*.yaml"))]
    entries = [entry for bed in beds if isinstance(bed, list) for entry in bed]  # others are frames to combine
    return sorted(
        (date.fromisoformat(str(entry["published"])), line) for entry in entries for line in entry["text"].split("\n") if line.strip()
    )


def _article(paragraphs: list[str], published: date, outlet: str) -> Article:
    headline = " ".join(paragraphs[0].split()[:HEADLINE_WORDS]).rstrip(",.;:")
    return Article(title=headline, body="\n\n".join(paragraphs), outlet=outlet, published=published.isoformat())
