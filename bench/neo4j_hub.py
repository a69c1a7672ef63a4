"""What a relation of very many claims costs a load: articles that all touch it, against as many that touch none such."""

import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell, timed
from bench.made import CLAIMS, article_of
from bench.neo4j_load import ours
from bench.servers import server
from graph.neo4j import Neo4jStore
from graph.store import Reading
from tests.building import Told, told

HUB = ("TUR", "ARMS", "AZE")
HUB_CLAIMS = 20_000
ARTICLES = 5_000
OUTSIDERS = 400
AT_MOST = 2.0


def crowd() -> list[Reading]:
    """Returns the articles that make the relation large."""
    return [
        article_of(number, [told(*HUB, sentence=f"Sentence {own} of {number} tells of AZE.") for own in range(CLAIMS)])
        for number in range(HUB_CLAIMS // CLAIMS + 1)
    ]


def articles(first: int, *, touching: bool) -> list[Reading]:
    """Returns articles of two claims each, one of them on the large relation where they touch it, else on one of many."""
    return [
        article_of(number, [_claim(number, 0), told(*HUB, sentence=f"{number} tells of AZE.") if touching else _claim(number, 1)])
        for number in range(first, first + ARTICLES)
    ]


def _claim(number: int, own: int) -> Told:
    subject, target = f"person-{number % OUTSIDERS}", f"person-{(number * 7 + own + 1) % OUTSIDERS}"
    return told(subject, "SUPPORTS", target if target != subject else "FRA", sentence=f"Sentence {own} of {number}.")


def main() -> None:
    """Measures and tells."""
    with server() as login, closing(Neo4jStore(login, create=True)) as store:
        ours(store, crowd())
        ours(store, articles(100_000, touching=False))  # warms up
        touching, none = (timed(ours, store, articles(first, touching=hub)) for first, hub in ((200_000, True), (300_000, False)))
    tell(
        "neo4j_hub",
        f"{ARTICLES} articles that touch a relation of {HUB_CLAIMS} claims in {touching:.1f} s, "
        f"as many that touch none in {none:.1f} s: {touching / none:.2f}",
        holds=touching / none <= AT_MOST,
        ratio=touching / none,
    )


if __name__ == "__main__":
    main()
