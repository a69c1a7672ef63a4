"""What finding copies costs: its share of storing, how it grows with the store, and pairs a second against rapidfuzz's token sets.

One article in five is a copy of an earlier one: shortened, with a local beginning, or whole. The others are made of a
vocabulary by a fixed draw, so that they have nothing in common but words.
"""

import sys
from dataclasses import replace
from itertools import batched
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.made import made
from graph import grouping
from graph.copies import origins_of_copies
from graph.embedded import EmbeddedStore
from graph.model import ActorRef, Article, Claim, Speaker
from graph.store import Reading
from graph.wording import are_copies, wording
from loaders.pipeline import LoadOptions

ARTICLES = int(next((a for a in sys.argv[1:] if a.isdigit()), "3000"))
PARAGRAPHS, WORDS, VOCABULARY = 12, 36, 5000  # paragraphs of an article, words of a paragraph
PAIRS = 2000
SHARE = 0.25  # of storing, at most
SETTLED = LoadOptions().settle_articles


def body(random: Random, earlier: list[list[str]], number: int) -> list[str]:
    """Returns paragraphs; every fifth article is a copy of one of the last hundred."""
    if number % 5 == 4:
        source = random.choice(earlier[-100:])
        return [source[:5], [paragraph(random), *source], source][number % 3]
    return [paragraph(random) for _ in range(PARAGRAPHS)]


def paragraph(random: Random) -> str:
    """Returns words of a vocabulary; five in a row come twice as seldom as in prose."""
    return " ".join(f"w{random.randrange(VOCABULARY)}" for _ in range(WORDS)) + "."


def stock(number: int) -> list[Reading]:
    """Returns articles with a dozen claims each, which stand at the end of their texts."""
    random, earlier, readings = Random(1), list[list[str]](), list[Reading]()
    for own in range(number):
        earlier.append(body(random, earlier, own))
        one = made(own)
        before = "\n\n".join(earlier[-1]) + "\n\n"
        claims = tuple(moved(claim, len(before)) for claim in one.claims)
        readings.append(Reading(replace(one.article, body=before + one.article.body), one.actors, claims, one.extractor))
    return readings


def moved(claim: Claim, by: int) -> Claim:
    """Returns a claim so many characters further on."""

    def on[T: (Claim, ActorRef, Speaker)](what: T) -> T:
        return replace(what, start=what.start + by, end=what.end + by)

    speakers = tuple(replace(on(s), actor=on(s.actor) if s.actor else None) for s in claim.speakers)
    target = on(claim.object) if claim.object else None
    return replace(on(claim), subject=on(claim.subject), object=target, speakers=speakers)


def pairs_a_second(articles: list[Article]) -> tuple[float, float]:
    """Returns how many pairs a second are compared, and how many rapidfuzz compares by their sets of words."""
    words = [wording(one) for one in articles]
    chosen = [(n % len(words), (n * 7 + 1) % len(words)) for n in range(PAIRS)]
    [one.held for one in words]
    start = perf_counter()
    for one, other in chosen:
        are_copies(words[one], words[other])
    middle = perf_counter()
    for one, other in chosen:
        fuzz.token_set_ratio(articles[one].body, articles[other].body)
    return PAIRS / (middle - start), PAIRS / (perf_counter() - middle)


def main() -> None:
    """Measures and tells."""
    readings = stock(ARTICLES)
    laps = list[tuple[float, float]]()
    with TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "graph.grafeo")
        for batch in batched(readings, SETTLED):
            start = perf_counter()
            store.put(*batch)
            before = perf_counter()
            while store._write(grouping.group_batch):
                pass
            after = perf_counter()
            store.settle()
            laps.append((perf_counter() - start, after - before))
        groups = origins_of_copies(store, ARTICLES)
        store.close()
    whole, grouped = (sum(lap[n] for lap in laps) for n in (0, 1))
    tenth = max(1, len(laps) // 10)
    early, late = (sum(lap[1] for lap in part) / tenth / SETTLED * 1000 for part in (laps[:tenth], laps[-tenth - 1 : -1]))
    ours, theirs = pairs_a_second([one.article for one in readings[:200]])
    tell(
        "copies_found",
        f"grouping takes {grouped:.1f} of {whole:.1f} s of storing {ARTICLES} articles, {grouped / whole:.2f}; {early:.2f} ms each at "
        f"first, {late:.2f} ms at last; {len(groups)} groups; {ours:.0f} pairs/s compared, rapidfuzz {theirs:.0f}: {ours / theirs:.1f}",
        holds=grouped <= SHARE * whole,
        share=grouped / whole,
        early_ms=early,
        late_ms=late,
        pairs_per_s=ours,
        ratio=ours / theirs,
    )


if __name__ == "__main__":
    main()
