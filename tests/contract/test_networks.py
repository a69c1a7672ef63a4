"""What is in memory is what each engine has settled, and what a filter leaves is what the questions give."""

from collections.abc import Callable
from random import Random
from typing import Any

import numpy as np
import pytest

from graph import questions
from graph.answers import Filters
from graph.neo4j import Neo4jStore
from graph.network import Network, date_text
from graph.networks import Networks
from graph.store import Decision, Listing, Store
from ontology.vocabulary import vocabulary
from tests.building import actor, reading, told
from tests.contract.test_two_ways import any_reading
from tests.emptied import emptied, login
from tests.neo4j_server import TestServer

MOST = 100_000
SAME = ("claims", "stated", "declared", "attributed", "alleged", "denials", "questions", "ended", "outlets", "origins", "speakers")
TOLD = ("claims", "stated", "declared", "attributed", "alleged", "questions", "ended", "outlets", "origins")


def filled(store: Store, seed: int) -> Store:
    """Returns the store with a dozen articles of any claims."""
    random = Random(seed)
    for number in range(12):
        store.put(any_reading(random, number))
    store.settle()
    return store


@pytest.mark.parametrize("seed", range(3))
def test_all_relations_are_there_as_they_are_settled(store: Store, seed: int) -> None:
    network = Networks(MOST).of(filled(store, seed))
    found = {
        network.relation_id(n): (
            *(int(network.numbers[name][n]) for name in SAME),
            *(date_text(int(network.dates[name][n])) for name in ("first", "last")),
            int(network.sign[n]),
            bool(network.plain[n]),
        )
        for n in range(len(network))
    }
    signs = {row.id: row.sign for row in questions.relations(store, Filters(limit=1000))}  # none of what is over
    assert found == {
        r.id: (*(getattr(r, name) for name in SAME), r.first_date, r.last_date, signs[r.id], r.plain) for r in store.relations()
    }
    assert len(found) > 20


def same(one: Network, other: Network) -> bool:
    """Returns whether two networks tell the same."""
    named = (one.version, one.ids, one.names, one.kinds) == (other.version, other.ids, other.names, other.kinds)
    return named and all(np.array_equal(column, other.columns()[name]) for name, column in one.columns().items())


@pytest.mark.parametrize("seed", range(3))
def test_what_changes_is_taken_in_as_if_all_were_read_anew(store: Store, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    networks, random = Networks(MOST), Random(seed)
    networks.of(filled(store, seed))
    ids = [article.id for article, _ in store.articles()]
    someone = reading(told("FRA", "ARMS", "POL"), told("FRA", "SUPPORTS", "erdogan/TUR"), title="New", outlet="Herald")
    changes: list[Callable[[], object]] = [
        lambda: store.put(*(any_reading(random, number) for number in range(100, 104))),
        lambda: store.put(someone),
        lambda: store.put_listings(
            [Listing(member="TUR", alliance="nato", role="member", start=None, end=None, source="x")], [actor("nato")]
        ),
        lambda: store.remove(random.choice(ids)),
        lambda: store.decide([Decision(canonical="ARM", ids=("FRA",))], ()),
        lambda: store.remove(someone.article.id),
        lambda: store.decide([], store.decisions()),
        store.rebuild,
    ]
    for number, change in enumerate(changes):
        change()
        store.settle()
        with monkeypatch.context() as patched:
            patched.setattr("graph.networks.network_of", None)  # nothing is read anew
            now = networks.of(store)
        assert same(now, Networks(MOST).of(store)), number


def test_what_others_settle_in_a_neo4j_is_read_anew(neo4j_server: TestServer) -> None:
    mine, theirs = emptied(neo4j_server), Neo4jStore(login(neo4j_server), create=True)
    networks = Networks(MOST)
    networks.of(filled(mine, 1))
    filled(theirs, 2)
    assert same(networks.of(mine), Networks(MOST).of(theirs))
    mine.close()
    theirs.close()


@pytest.mark.parametrize("filters", [{"outlets": ("herald",)}, {"speaker": "RUS"}, {"since": "2020-05", "until": "2020-10"}])
def test_a_filter_leaves_what_questions_give(store: Store, filters: dict[str, Any]) -> None:
    network = Networks(MOST).of(filled(store, 1), Filters(**filters))
    rows = questions.support(store, Filters(types=tuple(vocabulary().relations), limit=1000, **filters))
    found = {network.relation_id(n): tuple(int(network.numbers[name][n]) for name in TOLD) for n in range(len(network))}
    assert found == {row.id: tuple(getattr(row, name) for name in TOLD) for row in rows}
    assert {network.relation_id(n): int(network.sign[n]) for n in range(len(network))} == {row.id: row.sign for row in rows}
    assert found
