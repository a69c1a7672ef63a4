"""What is evaluated: articles read now, claims read before, or what a store holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graph.model import Claim
from graph.records import ArticleRecord, ClaimRecord, RecordError, read_record
from graph.store import Reader
from loaders.evaluation.evaluating import ReadArticle, wanted
from loaders.evaluation.gold import GoldFile
from loaders.pipeline import Extracts, read
from loaders.readers import Found, Item, RecordsFile
from loaders.report import Tally


@dataclass(frozen=True, slots=True)
class Given:
    """The articles to evaluate; `whole` where those without a claim are among them, which a file of claims cannot tell."""

    articles: tuple[ReadArticle, ...]
    whole: bool


def given(items: Iterable[Item], extraction: Extracts, tally: Tally) -> Given:
    """Returns the articles of sources with what is read in them; files of records are taken as they are."""
    names: dict[str, set[str]] = {}
    files: list[RecordsFile] = []

    def passed() -> Iterator[Item]:
        for item in items:
            if isinstance(item, RecordsFile):
                files.append(item)
                continue
            if isinstance(item, Found):
                path = Path(item.source.path)
                names.setdefault(item.article.id, set()).update({str(path), path.name, path.stem, item.article.url or ""})
            yield item

    articles = [
        ReadArticle(c.reading.article.id, c.reading.article.title, frozenset(names[c.reading.article.id]), c.reading.claims, c.named)
        for c in read(passed(), extraction, tally)
    ]
    whole = True
    for file in files:
        held, told = _of_records(file, tally)
        articles += held
        whole = whole and told
    return Given(tuple(articles), whole)


def _of_records(file: RecordsFile, tally: Tally) -> tuple[list[ReadArticle], bool]:
    """Returns the articles of a file of records with their claims, and whether each has a record of its own."""
    articles: dict[str, ReadArticle] = {}
    claims: dict[str, list[Claim]] = {}
    own: set[str] = set()
    for number, line in enumerate(file.lines(), 1):
        if not line.strip():
            continue
        try:
            record = read_record(line, number)
        except RecordError as error:
            tally.rejected.add("record", f"{file.path}:{error.line}", f"{error.field + ': ' if error.field else ''}{error.reason}")
            continue
        if isinstance(record, ClaimRecord):
            ref = record.article
            articles.setdefault(ref.id, ReadArticle(ref.id, ref.title, frozenset({ref.url or ""}), ()))
            claims.setdefault(ref.id, []).append(record)
        elif isinstance(record, ArticleRecord):
            own.add(record.article_id)
            articles[record.article_id] = ReadArticle(record.article_id, record.title, frozenset({record.url or ""}), ())
    return [replace(a, claims=tuple(claims.get(a.id, ()))) for a in articles.values()], own == articles.keys()


def stored(store: Reader, gold: GoldFile) -> Given:
    """Returns the articles of a store, with the claims of those that the gold names."""
    articles = [ReadArticle(a.id, a.title, frozenset({a.url or ""}), ()) for a, _ in store.articles()]
    named = wanted(gold, articles)
    claims: dict[str, list[Claim]] = {}
    for claim in store.claims() if named else ():
        if claim.article.id in named:
            claims.setdefault(claim.article.id, []).append(claim)
    return Given(tuple(replace(a, claims=tuple(claims.get(a.id, ()))) for a in articles), whole=True)
