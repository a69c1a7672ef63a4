"""A filter goes by what a place, a weapon or an outlet is, and not by how it is spelled: on both engines."""

import pytest

from graph import questions
from graph.answers import Filters
from graph.model import Stance
from graph.names import UnknownWord
from graph.networks import Networks
from graph.store import Store
from tests.building import reading, told

READING = reading(
    told("AZE", "ATTACKS", "ARM", place="Shushi"),
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", sentence="Turkey sold them."),
    told("ISR", "ARMS", "AZE", weapon="drones", sentence="Others did too."),
    told("RUS", "ARMS", "ARM", weapon="Iskander", sentence="Russia sells to both."),
    told("AZE", "ATTACKS", "ARM", "AZE", stance=Stance.DENIES, place="Shushi", sentence="We did not."),
)


@pytest.fixture
def asked(store: Store) -> Store:
    """A store with one article."""
    store.put(READING)
    store.settle()
    return store


def test_a_place_is_found_by_any_of_its_names(asked: Store) -> None:
    for name in ("Shusha", "SHUSHI", "Nagorno-Karabakh"):
        assert [row.place for row in questions.events(asked, Filters(place=name))] == ["Shushi"], name
        assert len(questions.disputes(asked, Filters(place=name))) == 1
    assert questions.events(asked, Filters(place="Lachin")) == ()
    assert questions.disputes(asked, Filters(place="Lachin")) == ()


def test_a_weapon_is_found_by_any_of_its_names_and_by_its_class(asked: Store) -> None:
    assert [row.weapon for row in questions.arms(asked, Filters(weapon="Bayraktar"))] == ["Bayraktar TB2"]
    assert {row.weapon for row in questions.arms(asked, Filters(weapon="drone"))} == {"Bayraktar TB2", "drones"}
    assert len(questions.claims(asked, Filters(weapon="UAV")).claims) == 2
    assert len(Networks(1000).of(asked, Filters(weapon="drone"))) == 2


@pytest.mark.parametrize("filters", [Filters(place="Shuscha"), Filters(weapon="Bayrektar"), Filters(outlets=("Heralds",))])
def test_what_nobody_knows_is_refused(asked: Store, filters: Filters) -> None:
    for question in (questions.events, questions.arms, questions.disputes, questions.claims, questions.memberships):
        with pytest.raises(UnknownWord, match=r"is called '.*'; the nearest are: "):
            question(asked, filters)
