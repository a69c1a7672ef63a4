"""The way of an article: reader, ledger, extraction, check, store, report.

What the store already holds as it is, read by the same extractor, is passed over before extraction. An article is stored
whole, in a transaction that small ones share; relations are recomputed now and then, and at the end. A load that is
stopped leaves whole articles, and the next one goes on where it was.
"""

import gzip
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from itertools import batched, chain, islice
from typing import TYPE_CHECKING, Protocol

from graph.export import Contents, read_jsonl
from graph.identity import Identity, joined
from graph.model import Article
from graph.progress import Progress, quiet
from graph.rdf.formats import Form
from graph.rdf.parsing import quads_in
from graph.rdf.reading import RefusedRdf, Rest, Way, readings
from graph.settling import ARTICLES, Settling
from graph.store import Ledger, Outcome, Reading, StoreError, Takes
from loaders.checking import Checked, check
from loaders.datasets import HEAD, Given, TooLarge, is_foreign, load_dataset
from loaders.readers import Found, Item, RdfFile, Reason, RecordsFile, Rejection
from loaders.reference import reference_listings
from loaders.report import Pile, Report, Tally, Tell
from loaders.storing import Storing

if TYPE_CHECKING:
    from loaders.extraction.extractor import Extracted

LEDGER_ARTICLES = 64  # looked up at once


class Extracts(Protocol):
    """Reads claims in articles."""

    version: str

    def read(self, articles: Iterable[Article]) -> "Generator[Extracted, None, None]":
        """Yields what each article says, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOptions:
    """How a load goes.

    With `dry_run` it only says what it would do. `settle_articles` is after how many articles relations are recomputed,
    and `put_claims` how many claims small articles that come fast gather for one transaction.
    """

    dry_run: bool = False
    settle_articles: int = ARTICLES
    put_claims: int = 1000


def load(
    store: Takes,
    items: Iterable[Item],
    extraction: Extracts,
    options: LoadOptions = LoadOptions(),
    progress: Progress = quiet,
    rejected: Tell | None = None,
) -> Report:
    """Stores what the items say and returns what became of them; `progress` and `rejected` are told on the way."""
    tally = Tally(dry_run=options.dry_run, rejected=Pile(rejected) if rejected else Pile())
    return _Load(store, extraction, options, progress, tally).run(items)


def read(items: Iterable[Item], extraction: Extracts, tally: Tally) -> Iterator[Checked]:
    """Yields what each article says, with no store; what is left out goes to the tally."""
    seen: dict[str, _Seen] = {}

    def articles() -> Iterator[Article]:
        for item in items:
            match item:
                case Found():
                    again = item.article.id in seen
                    if _clashes(item, seen, tally):
                        continue
                    if again:
                        tally.count(Outcome.UNCHANGED, 0)
                    else:
                        yield item.article
                case Rejection():
                    tally.rejected.add(item.reason, _where(item), item.message)
                case RecordsFile() | RdfFile():
                    tally.rejected.add("records", item.path, "holds records, which are read already; load it")

    for extracted in extraction.read(articles()):
        checked = check(extracted, extraction.version)
        _drop(checked, seen[extracted.article.id].place, tally)
        tally.count(Outcome.STORED, len(checked.reading.claims))
        yield checked


@dataclass(frozen=True, slots=True)
class _Seen:
    """An article that came in this input: where it stands, and its version."""

    place: str
    version: str


class _Load:
    """One load: the store, what has become of the articles so far, and how many there are."""

    def __init__(self, store: Takes, extraction: Extracts, options: LoadOptions, progress: Progress, tally: Tally) -> None:
        self._store, self._extraction, self._options, self._progress, self._tally = store, extraction, options, progress, tally
        self._seen: dict[str, _Seen] = {}
        self._found = 0
        self._exhausted = False
        self._datasets: list[tuple[str, Given]] = []
        self._storing = Storing(store, Settling(store, options.settle_articles), options.put_claims, self._stored)

    def run(self, items: Iterable[Item]) -> Report:
        if not self._options.dry_run:
            self._store.put_listings(*reference_listings())
        with self._storing:
            try:
                with closing(self._extraction.read(self._unread(items))) as extraction:
                    for extracted in extraction:
                        checked = check(extracted, self._extraction.version)
                        _drop(checked, self._seen[extracted.article.id].place, self._tally)
                        self._put(checked.reading)
            except KeyboardInterrupt:
                with suppress(StoreError):  # a store that is away is not waited for again
                    self._finish()
                raise
            self._finish()
        self._load_datasets()
        return self._tally.report()

    def _finish(self) -> None:
        if not self._options.dry_run:
            self._storing.finish()

    def _unread(self, items: Iterable[Item]) -> Iterator[Article]:
        """Yields the articles that have to be read; deals with all else."""
        for batch in batched(items, LEDGER_ARTICLES):
            found = [item for item in batch if isinstance(item, Found)]
            self._found += len(found)
            self._exhausted = len(batch) < LEDGER_ARTICLES
            held = self._store.ledger([item.article.id for item in found])
            for item in batch:
                match item:
                    case Found(article):
                        if self._is_new(item, held.get(article.id)):
                            yield article
                    case Rejection():
                        self._tally.rejected.add(item.reason, _where(item), item.message)
                    case RecordsFile():
                        self._load_records(item)
                    case RdfFile():
                        self._load_rdf(item)

    def _is_new(self, item: Found, held: Ledger | None) -> bool:
        """Returns whether an article is to be read: neither held as it is nor, by its key, seen before in this load."""
        article, again = item.article, item.article.id in self._seen
        if _clashes(item, self._seen, self._tally):
            self._found -= 1
            return False
        if not again and not (held and (held.version, held.extractor) == (article.version, self._extraction.version)):
            return True
        self._done(Outcome.UNCHANGED, article)
        return False

    def _load_records(self, file: RecordsFile) -> None:
        """Stores the readings and listings of a file of records."""
        contents = read_jsonl(line.encode() for line in file.lines())
        for error in contents.rejected:
            self._tally.rejected.add("record", f"{file.path}:{error.line}", f"{error.field + ': ' if error.field else ''}{error.reason}")
        self._found += len(contents.readings)
        for reading in contents.readings:
            self._put(reading)
        self._keep(contents, file.path)

    def _load_rdf(self, file: RdfFile) -> None:
        """Stores the readings and listings of a file of RDF, an article at a time; where it is no RDF any more, what came before stays."""

        def left_out(reason: str, where: str, message: str) -> None:
            self._tally.rejected.add(reason, f"{file.path}: {where}", message)

        rest, way, claimed = Rest(), Way(), set[str]()
        try:
            with file.opened() as stream:
                quads = quads_in(stream, Form(file.form.value), left_out, way)
                head = tuple(islice(quads, HEAD))
                if not head:
                    self._tally.rejected.add(Reason.EMPTY, file.path, "holds no triple: there is nothing to load")
                    return
                if is_foreign(head):
                    self._datasets.append((file.path, Given.of(chain(head, quads))))
                    return
                for reading in readings(chain(head, quads), left_out, rest, way=way):
                    self._found += 1
                    claimed.update(actor.id for actor in reading.actors)
                    self._put(reading)
        except TooLarge as large:
            self._tally.rejected.add(Reason.TOO_LARGE, file.path, str(large))
        except RefusedRdf as refused:
            self._tally.rejected.add("rdf", file.path if refused.line is None else f"{file.path}:{refused.line}", str(refused))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            self._tally.rejected.add(Reason.UNREADABLE, file.path, "broken gzip; unpack it or get it again")
        else:
            others = tuple(actor for actor in rest.contents.others if actor.id not in claimed)
            self._keep(replace(rest.contents, others=others), file.path)

    def _load_datasets(self) -> None:
        """Takes in data sets about actors, when all articles are stored whose actors they may be about."""
        for path, given in self._datasets:

            def left_out(reason: str, about: str, message: str, path: str = path) -> None:
                self._tally.rejected.add(reason, f"{path}: {about}" if about else path, message)

            self._tally.list(load_dataset(self._store, given, path, left_out, dry_run=self._options.dry_run))

    def _keep(self, contents: Contents, path: str) -> None:
        """Stores what belongs to no article."""
        held = Identity(self._store.decisions())
        identity, refused = joined(held, contents.decisions)
        for decision, wrong in refused:
            self._tally.rejected.add("identity", path, f"{', '.join(decision.ids)} as {decision.canonical}: {wrong}")
        if not self._options.dry_run:
            self._store.decide(identity.decisions, held.decisions)
            self._store.put_listings(contents.listings, (*contents.listed, *contents.others))
            if contents.rulings:
                self._store.rule(contents.rulings, ())

    def _put(self, reading: Reading) -> None:
        if self._options.dry_run:
            self._stored(reading, self._would_be(reading))
        else:
            self._storing.put(reading)

    def _stored(self, reading: Reading, outcome: Outcome) -> None:
        self._done(outcome, reading.article, len(reading.claims))

    def _would_be(self, reading: Reading) -> Outcome:
        """Returns what would become of a reading."""
        held = self._store.ledger([reading.article.id]).get(reading.article.id)
        if held is None:
            return Outcome.STORED
        same = (held.version, held.extractor) == (reading.article.version, reading.extractor)
        return Outcome.UNCHANGED if same else Outcome.REPLACED

    def _done(self, outcome: Outcome, article: Article, claims: int = 0) -> None:
        self._tally.count(outcome, claims)
        self._progress(self._tally.done, self._found if self._exhausted else None, article.title)


def _drop(checked: Checked, place: str, tally: Tally) -> None:
    for faulty in checked.dropped:
        tally.dropped.add(faulty.reason, place, faulty.quote)


def _clashes(item: Found, seen: dict[str, _Seen], tally: Tally) -> bool:
    """Returns whether an article differs from the first of its key, and tells so; the first is kept in mind."""
    article, place = item.article, _place(item)
    first = seen.setdefault(article.id, _Seen(place, article.version))
    if first.version == article.version:
        return False
    tally.rejected.add(Reason.SAME_KEY, place, _same_key(article, first.place))
    return True


def _same_key(article: Article, first: str) -> str:
    """Returns what to tell of an article that goes by the key of another one."""
    shared, missing = (
        ("address", "each its own url") if article.url else ("outlet, title and date", "each a url, or its own outlet or date")
    )
    return f"has the {shared} of the article at {first} but differs from it, so the two cannot be told apart; keep one, or give {missing}"


def _place(item: Found) -> str:
    return f"{item.source.path}:{item.source.line}"


def _where(item: Rejection) -> str:
    return item.path if item.line is None else f"{item.path}:{item.line}"
