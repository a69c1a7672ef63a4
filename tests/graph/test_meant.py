"""What a word for a place, a weapon or an outlet means in a store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import meant
from graph.embedded import EmbeddedStore
from graph.names import UnknownWord
from tests.building import reading, told

PLACES = ("Shushi", "Nagorno-Karabakh region", "Idlib province", "Mexico City", "Turkey", "South Sudan", "Odesa", "Kyiv")
DRONES = ("Bayraktar TB2", "drones", "Turkish drones", "loitering munitions")
WEAPONS = (*DRONES, "drone parts", "F-16 Fighting Falcon", "rocket launchers", "rockets")
OUTLETS = ("Agence France-Presse", "The Herald")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """A store whose claims name these."""
    found = EmbeddedStore(Path(tmp_path_factory.mktemp("meant")) / "store.db")
    places = [told("AZE", "ATTACKS", "ARM", place=place) for place in PLACES]
    weapons = [told("TUR", "ARMS", "AZE", weapon=weapon, sentence=f"Turkey sold {weapon}.") for weapon in WEAPONS]
    for outlet in OUTLETS:
        found.put(reading(*places, *weapons, outlet=outlet))
    found.settle()
    yield found
    found.close()


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Shusha", {"Shushi"}),
        ("şuşa", {"Shushi"}),
        ("Shusha district", {"Shushi"}),
        ("Nagorno-Karabakh", {"Shushi", "Nagorno-Karabakh region"}),
        ("Idlib", {"Idlib province"}),
        ("Mexico", {"Mexico City"}),
        ("Türkiye", {"Turkey"}),
        ("Sudan", set()),  # South Sudan is another state
        ("odesa", {"Odesa"}),
        ("Kiev", {"Kyiv"}),
        ("Lachin", set()),
        ("Baku", set()),
    ],
)
def test_a_place_is_meant_by_each_of_its_names_and_holds_what_is_listed_in_it(store: EmbeddedStore, word: str, names: set[str]) -> None:
    assert {*meant.places(store, word)} == names


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("Bayraktar", {"Bayraktar TB2"}),
        ("TB2", {"Bayraktar TB2"}),
        ("drone", {*DRONES}),
        ("UAVs", {*DRONES}),
        ("Turkish drone", {"Turkish drones"}),
        ("drone parts", {"drone parts"}),
        ("F-16s", {"F-16 Fighting Falcon"}),
        ("fighter jet", {"F-16 Fighting Falcon"}),
        ("rocket", {"rockets"}),
        ("tanks", set()),
    ],
)
def test_a_class_of_weapons_holds_its_systems(store: EmbeddedStore, word: str, names: set[str]) -> None:
    assert {*meant.weapon_names(store, word)} == names


def test_an_outlet_is_meant_by_its_aliases(store: EmbeddedStore) -> None:
    assert meant.outlets(store, ["AFP", "herald"]) == ("Agence France-Presse", "The Herald")
    assert meant.outlets(store, ["Reuters"]) == ()


def test_what_nobody_knows_is_refused_with_the_nearest(store: EmbeddedStore) -> None:
    with pytest.raises(UnknownWord, match=r"no place is called 'Shuscha'; the nearest are: .*Shushi"):
        meant.places(store, "Shuscha")
    with pytest.raises(UnknownWord, match=r"no weapon is called 'Bayrektar'; the nearest are: .*Bayraktar TB2"):
        meant.weapon_names(store, "Bayrektar")
    with pytest.raises(UnknownWord, match=r"no outlet is called 'The Heralds'; the nearest are: The Herald$"):
        meant.outlets(store, ["The Heralds"])
