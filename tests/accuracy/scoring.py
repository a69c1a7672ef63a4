"""How well a bed of sentences is read: `python -m tests.accuracy.scoring BED [--misses] [--extras] [--confusion] [--confidence]`.

`dev` is for looking at, `test` is only ever scored, and both were written before the rules by writers who did not
know them. `caution` holds sentences whose propositions are nobody's fact: none may come out plain; `caution_test` is
its blind half, with the frames.

The scorer is that of `allegiance evaluate` (`loaders/evaluation/`), in the view `either`: a person and the state that
he acts for count as one.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from loaders.evaluation.bounds import upper_bound, wilson
from loaders.evaluation.confusion import NOTHING
from loaders.evaluation.matching import Matcher, Said
from loaders.evaluation.names import NO_FILE, Names, View
from loaders.evaluation.near_types import accepts
from loaders.evaluation.reliability import calibration_error, reliability
from loaders.evaluation.scoring import Score, score_article
from loaders.evaluation.steps import Step
from loaders.extraction.extractor import Extracted, Extractor
from tests.accuracy.beds import Entry, bed

SHOWN = 12  # confusions printed


def read_bed(name: str, extractor: Extractor) -> Iterator[tuple[Entry, Extracted]]:
    """Yields each text with what is read in it."""
    texts = list(bed(name))
    yield from zip(texts, extractor.read(e.article for e in texts), strict=True)


def score(name: str, extractor: Extractor) -> Score:
    """Returns the score of a bed."""
    total = Score(View.EITHER)
    for entry, read in read_bed(name, extractor):
        score_article(entry.gold, read.claims, total, named=read.named)
    return total


def cautioned(name: str, extractor: Extractor) -> Iterator[tuple[Entry, list[Said]]]:
    """Yields the texts of a bed of caution with the claims that give as plain what nobody states, or something close to it."""
    for entry, read in read_bed(name, extractor):
        matcher = Matcher(entry.gold, Names(NO_FILE), View.EITHER)
        said = [s for s in matcher.facts(read.claims) if s.claim.plain]
        yield entry, [s for s in said if any(matcher.fits(row, s) for row in entry.gold.rows)]


def plain_in(name: str, extractor: Extractor) -> list[str]:
    """Returns the texts of a bed of caution in which a proposition that nobody states comes out plain."""
    return [f"{entry.id}: {entry.article.title}{entry.article.body}" for entry, plain in cautioned(name, extractor) if plain]


def print_caution(name: str, extractor: Extractor, *, listed: bool) -> None:
    """Prints by family how many texts give as plain what nobody states, and the bounds of 95 %."""
    texts, plain = Counter[str](), Counter[str]()
    for entry, said in cautioned(name, extractor):
        texts[entry.family] += 1
        plain[entry.family] += bool(said)
        if said and listed:
            print(f"PLAIN {entry.id}: {entry.article.title}{entry.article.body} | {'; '.join(str(s.triple) for s in said)}")
    for family in sorted(plain):
        print(f"  {family:24s} {plain[family]:3d} of {texts[family]:3d}")
    n, k = texts.total(), plain.total()
    bounds = f"95 % bound {upper_bound(k, n):.2%} (Clopper-Pearson, one-sided), {wilson(k, n)[1]:.2%} (Wilson, upper of two)"
    print(f"{name} {k} of {n} texts give as plain what nobody states: {k / n:.2%}; {bounds}")


def print_score(name: str, result: Score, asked: set[str]) -> None:
    """Prints the lists that are asked for, the tables and, last, the line of figures."""
    if "--misses" in asked:
        for missed in result.missed:
            print("MISS ", missed.row.id, f"[{missed.lost}]", missed.row.triple, "|", missed.row.evidence)
    if "--extras" in asked:
        for extra in result.extra:
            claim = extra.said.claim
            print(extra.why.upper(), extra.article, extra.said.triple, claim.standing, f"{claim.confidence:.2f}", "|", claim.quote)
    for relation, n in sorted(result.by_type.items()):
        print(f"  {relation:16s} found {n['found']:3d}  missed {n['missed']:3d}  extra {n['extra']:3d}")
    if "--confusion" in asked:
        wrong = {pair: n for pair, n in result.confusion.counts.items() if NOTHING not in pair and not accepts(*pair)}
        for (gold, read), times in sorted(wrong.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]:
            print(f"  {gold:16s} read as {read:16s} {times:3d}")
    bins = reliability(result.judged)
    if "--confidence" in asked:
        for b in bins:
            bounds = f"({b.right_low:.2f}-{b.right_high:.2f})"
            print(f"  {b.low:.1f}-{b.high:.1f} {b.claims:4d} claims  said {b.confidence:.2f}  right {b.right:.2f} {bounds}")
    print("  " + ", ".join(f"{step} {result.steps.passed[step]}/{result.steps.came[step]}" for step in Step))
    details = [f"{what} {n['right']}/{n['given']}" for what, n in sorted(result.details.items())]
    print(f"  whole chain of speakers {result.counts['chain']}/{result.counts['told']}", *details, sep=", ", end="; ")
    print(f"expected calibration error {calibration_error(bins):.3f} over {len(result.judged)} claims")
    print(name, result)


def main() -> None:
    """Prints the score of the bed named, with its lists when asked."""
    name, asked, extractor = sys.argv[1], set(sys.argv[2:]), Extractor()
    if name.startswith("caution"):
        print_caution(name, extractor, listed=name == "caution" or "--extras" in asked)
    else:
        print_score(name, score(name, extractor), asked)


if __name__ == "__main__":
    main()
