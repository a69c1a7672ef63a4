"""Articles as they were read, held against a gold file: which article is which, then the score of each in every view."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.model import ActorRef, Claim, slug
from loaders.evaluation.gold import SOMEBODY, UNNAMED, GoldArticle, GoldError, GoldFile
from loaders.evaluation.names import NO_FILE, ActorFile, Names, View
from loaders.evaluation.scoring import Score, score_article
from loaders.evaluation.steps import actors_in

NEAREST = 5  # titles told where the gold names an article that was not read


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that was read, with its claims; `names` are what else the gold may call it by: address, file."""

    id: str
    title: str
    names: frozenset[str]
    claims: tuple[Claim, ...]
    named: tuple[ActorRef, ...] = ()  # whom its words name, where that is known


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores in each view, and what of the gold and of the articles was not compared."""

    scores: Mapping[View, Score]
    articles: int
    unread: tuple[GoldArticle, ...]  # in the gold, not among what was read
    strangers: tuple[ReadArticle, ...] = field(default=())  # read, not in the gold
    unknown: Mapping[str, int] = field(default_factory=dict)  # names of the gold that nobody goes by, and their first lines


def evaluate(
    gold: GoldFile, read: Iterable[ReadArticle], file: ActorFile = NO_FILE, *, least: float = 0.0, silent: bool = False
) -> Evaluation:
    """Returns the scores of what was read; claims with a confidence below `least` are left out.

    With `silent` an article of the gold that is not among what was read has given no claim, and its facts are missed:
    a file of claims does not tell such articles from others. Raises GoldError where no article, or more than one, is meant.
    """
    articles = tuple(read)
    found = {key.key: _found(gold, key.key, articles) for key in gold.articles}
    if not any(found.values()):
        raise GoldError(_none_known(gold, articles))
    scores = {view: Score(view) for view in View}
    unread = tuple(a for a in gold.articles if not found[a.key])
    unknown: dict[str, int] = {}
    for article in gold.articles:
        if article in unread and not silent:
            continue
        claims = [c for one in found[article.key] for c in one.claims if c.confidence >= least]
        named = [actor for one in found[article.key] for actor in one.named]
        for score in scores.values():
            score_article(article, claims, score, file, named)
        for name, line in _unknown(article, claims, [*named, *actors_in(claims)], file):
            unknown.setdefault(name, line)
    taken = {one.id for ones in found.values() for one in ones}
    return Evaluation(scores, len(gold.articles) - len(unread), unread, tuple(a for a in articles if a.id not in taken), unknown)


def _unknown(article: GoldArticle, claims: Sequence[Claim], actors: Sequence[ActorRef], file: ActorFile) -> Iterator[tuple[str, int]]:
    """Yields the names of an article's gold, with their lines, that no list has and nobody who was read goes by: slips, or missed."""
    names = Names.of(article.rows, claims, file)
    for row in article.rows:
        spoken = (s for s in row.speakers if s not in (UNNAMED, SOMEBODY))
        for name in (n for n in (row.subject, row.object, *spoken) if n and n not in {r.id for r in article.rows}):
            if not names.listed(name) and not any(names.same(name, names.keys_of(a, View.EITHER), View.EITHER) for a in actors):
                yield name, row.line


def wanted(gold: GoldFile, articles: Sequence[ReadArticle]) -> frozenset[str]:
    """Returns the ids of the articles that the gold names; raises GoldError where a key may be any of several."""
    return frozenset(one.id for key in gold.articles for one in _found(gold, key.key, articles))


def _found(gold: GoldFile, key: str, articles: Sequence[ReadArticle]) -> list[ReadArticle]:
    """Returns the article that a key of the gold means, none where it was not read; raises GoldError where it means several."""
    named = [a for a in articles if key == a.id or key in a.names]
    title = slug(gold.titles.get(key, key))
    found = named or [a for a in articles if title and (slug(a.title) == title or f"{slug(a.title)}-".startswith(f"{title}-"))]
    found = found or [a for a in articles if key in gold.titles and title in slug(a.title)]
    if len(found) > 1:
        told = "; ".join(f"{a.id} {a.title!r}" for a in found[:NEAREST])
        raise GoldError(f"{gold.path}:{gold.lines[key]}: {key!r} may be any of {len(found)} articles; name it by its id: {told}")
    return found


def _none_known(gold: GoldFile, articles: Sequence[ReadArticle]) -> str:
    lines = ", ".join(f"{a.key!r} (line {gold.lines[a.key]})" for a in gold.articles[:NEAREST])
    there = "; ".join(f"{a.id} {a.title!r}" for a in articles[:NEAREST]) or "none"
    return (
        f"{gold.path}: none of its articles was read: {lines}. Name them by id, address, file or the beginning of the title; "
        f"the articles read are: {there}"
    )
