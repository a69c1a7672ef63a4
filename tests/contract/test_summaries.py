"""Rankings from summaries in memory: the very rows that the claims give from scratch, whatever has changed, on each engine."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from api.asking import Asked
from api.rows import ACCUSATIONS, ARMS, EVENTS, POSITIONS, Memory, RowQuestion
from graph.answers import Filters
from graph.kept_pages import KeptPages
from graph.model import Modality, Phase, Stance
from graph.neo4j import Neo4jStore
from graph.networks import Networks
from graph.ruling import join, split
from graph.store import Decision, Reading, Store
from graph.summaries import Summaries
from tests.building import Told, reading, told
from tests.contract.test_two_ways import SPEAKERS
from tests.emptied import emptied, login
from tests.neo4j_server import TestServer

SUMMED: tuple[RowQuestion[Any, Any], ...] = (ARMS, ACCUSATIONS, POSITIONS, EVENTS)
TYPES = ("ARMS", "ACCUSES", "REQUESTS", "SUPPORTS", "ATTACKS", "FIGHTS", "CONSULTS", "PROTESTS")
STATES = ("TUR", "AZE", "ARM", "RUS", "erdogan")
MOST = 100_000


def any_claim(random: Random) -> Told:
    """Returns a sentence of any standing, place, weapon and topic, often without an object."""
    subject, target = random.sample(STATES, 2)
    kind = random.choice(TYPES)
    return told(
        subject,
        kind,
        None if kind in ("REQUESTS", "ATTACKS", "PROTESTS") and random.random() < 0.5 else target,
        *random.choice(SPEAKERS),
        stance=random.choice([Stance.AFFIRMS] * 5 + [Stance.DENIES, Stance.QUESTIONS]),
        modality=random.choice([Modality.ACTUAL] * 4 + [Modality.POSSIBLE, Modality.NEGATED]),
        status=random.choice([None, "delivered", "suspended", "cancelled"]) if kind == "ARMS" else None,
        phase=random.choice([None, None, Phase.HOLDS, Phase.ENDS]),
        alleging=random.random() < 0.2,
        date=random.choice([None, "2019", "2020-05-01"]),
        place=random.choice([None, "Tartus", "Fuzuli"]),
        weapon=random.choice([None, "F-16", "T-72"]) if kind == "ARMS" else None,
        topic=random.choice([None, "Karabakh", "a ceasefire", "A Ceasefire"]),
    )


def any_article(random: Random, number: int) -> Reading:
    """Returns an article of any such claims."""
    sentences = {s.text: s for s in (any_claim(random) for _ in range(10))}.values()
    published = random.choice(["2020-10-05", "2020-11-10", None])
    return reading(*sentences, title=f"{number}", outlet=random.choice(["Herald", "Tribune", None]), published=published)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with fifteen articles of any claims."""
    random = Random(3)
    for number in range(15):
        store.put(any_article(random, number))
    store.settle()
    return store


def memory_of(store: Store, summaries: Summaries, pages: KeptPages | None = None) -> Memory:
    """Returns what a service would hold."""
    return Memory(lambda: Networks(MOST).of(store), summaries, pages or KeptPages())


def all_pages(store: Store, question: RowQuestion[Any, Any], filters: Filters, memory: Memory | None) -> Iterator[object]:
    """Yields the pages of an answer, each but for its cursor."""
    asked = Asked(limit=filters.limit)
    while True:
        answer = question.answered(store, asked, filters, memory)
        yield answer.rows
        if answer.next is None:
            return
        asked = Asked(limit=filters.limit, after=answer.next)


ASKED = (
    Filters(limit=500),
    Filters(limit=7),
    Filters(limit=500, plain=True),
    Filters(limit=4, min_claims=2),
    Filters(limit=500, min_outlets=2, min_origins=2),
)


def assert_equal(store: Store, summaries: Summaries) -> None:
    """Asserts that all pages of all rankings are those of the claims."""
    for question in SUMMED:
        for filters in ASKED:
            found = list(all_pages(store, question, filters, memory_of(store, summaries)))
            assert found == list(all_pages(store, question, filters, None)), (question.name, filters)
            assert summaries.held()


def changes_of(store: Store) -> list[tuple[str, Callable[[], object]]]:
    """Returns what may happen to a store."""
    random = Random(5)
    ids = sorted(article.id for article, _ in store.articles())
    new = reading(
        told("POL", "ATTACKS", place="Fuzuli"),
        told("POL", "REQUESTS", topic="Calm"),
        told("POL", "ARMS", "FRA"),
        title="New",
        outlet="Post",
    )
    return [
        ("put and not settled", lambda: store.put(*(any_article(random, number) for number in range(100, 103)))),
        ("settled", store.settle),
        ("actors never seen before", lambda: (store.put(new), store.settle())),
        ("removed", lambda: store.remove(random.choice(ids))),
        ("two are one", lambda: store.decide([Decision(canonical="ARM", ids=("AZE", "POL"))], ())),
        ("put under the decision", lambda: (store.put(any_article(random, 200)), store.settle())),
        ("joined as copies", lambda: join(store, ids[0] if ids[0] in store.ledger(ids) else ids[1], new.article.id)),
        ("apart again", lambda: split(store, new.article.id)),
        ("two again", lambda: store.decide([], store.decisions())),
        ("all of an actor's claims gone", lambda: store.remove(new.article.id)),
    ]


def test_what_changes_is_taken_in_as_if_all_claims_were_looked_at_anew(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    summaries = Summaries(MOST)
    assert_equal(filled, summaries)
    for what, change in changes_of(filled):
        change()
        with monkeypatch.context() as patched:
            patched.setattr("graph.summaries.built", None)  # nothing is looked at anew
            assert_equal(filled, summaries)
        assert [len(one) > 0 for one in summaries.held()] == [True] * len(SUMMED), what


@pytest.mark.parametrize("question", SUMMED, ids=lambda question: question.name)
def test_what_the_summary_cannot_tell_is_asked_of_the_claims(filled: Store, question: RowQuestion[Any, Any]) -> None:
    summaries = Summaries(MOST)
    for filters in (Filters(min_speakers=1), Filters(types=("LEADS", "ARMS")), Filters(by=("TUR",)), Filters(stance=Stance.DENIES)):
        found = list(all_pages(filled, question, filters, memory_of(filled, summaries)))
        assert found == list(all_pages(filled, question, filters, None))
    assert not summaries.held()


def test_types_of_the_summary_are_told_apart_in_memory(filled: Store) -> None:
    summaries, filters = Summaries(MOST), Filters(types=("ATTACKS", "CONSULTS"), limit=500)
    assert list(all_pages(filled, EVENTS, filters, memory_of(filled, summaries))) == list(all_pages(filled, EVENTS, filters, None))
    assert len(summaries.held()) == 1


def test_sentences_come_with_rows_from_memory(filled: Store) -> None:
    for question in SUMMED:
        asked, memory = Asked(limit=20, quotes=3), memory_of(filled, Summaries(MOST))
        answer = question.answered(filled, asked, Filters(limit=20), memory)
        assert answer == question.answered(filled, asked, Filters(limit=20))
        assert all(row.quotes for row in answer.rows)


def test_no_more_rows_are_held_than_may_be(filled: Store) -> None:
    summaries = Summaries(10)
    for question in SUMMED:
        found = list(all_pages(filled, question, Filters(limit=500), memory_of(filled, summaries)))
        assert found == list(all_pages(filled, question, Filters(limit=500), None))
    assert [len(one) for one in summaries.held() if len(one) > 10] == []


def test_what_others_change_in_a_neo4j_is_asked_of_the_store_until_a_second_page_is_wanted(neo4j_server: TestServer) -> None:
    mine, theirs, random = emptied(neo4j_server), Neo4jStore(login(neo4j_server), create=True), Random(1)
    summaries = Summaries(MOST)
    for number in range(3):
        theirs.put(any_article(random, number))
        theirs.settle()
        for filters, held in ((Filters(limit=5), number == 0), (Filters(limit=6), True)):
            found = next(all_pages(mine, EVENTS, filters, memory_of(mine, summaries)))
            assert found == next(all_pages(mine, EVENTS, filters, None))
            assert bool(summaries.held()) == held
    mine.close()
    theirs.close()
