"""What is in memory is what each engine has settled, and what a filter leaves is what the questions give."""

from random import Random

import pytest

from graph import questions
from graph.answers import Filters
from graph.network import date_text
from graph.networks import Networks
from graph.store import Store
from ontology.vocabulary import vocabulary
from tests.contract.test_two_ways import any_reading

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
    assert found == {r.id: (*(getattr(r, name) for name in SAME), r.first_date, r.last_date, r.sign, r.plain) for r in store.relations()}
    assert len(found) > 20


@pytest.mark.parametrize("filters", [{"outlet": "herald"}, {"speaker": "RUS"}, {"since": "2020-05", "until": "2020-10"}])
def test_a_filter_leaves_what_questions_give(store: Store, filters: dict[str, str]) -> None:
    network = Networks(MOST).of(filled(store, 1), Filters(**filters))  # type: ignore[arg-type]  # a test's own fields
    rows = questions.support(store, Filters(types=tuple(vocabulary().relations), limit=1000, **filters))  # type: ignore[arg-type]  # the same
    found = {network.relation_id(n): tuple(int(network.numbers[name][n]) for name in TOLD) for n in range(len(network))}
    assert found == {row.id: tuple(getattr(row, name) for name in TOLD) for row in rows}
    assert found
