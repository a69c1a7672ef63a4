"""The relations in memory: equal to those of the store, kept while nothing changes, never older than the question."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

import pytest

from graph.answers import Filters
from graph.embedded import EmbeddedStore
from graph.model import Stance
from graph.network import Network, NetworkTooLarge, date_number, date_text
from graph.networks import Networks
from graph.store import Listing, Row, Value
from tests.building import actor, reading, told

MOST = 1000
DRONES = reading(
    told("TUR", "ARMS", "AZE", date="2020-09"),
    told("TUR", "ARMS", "AZE", "RUS", date="2019"),
    told("TUR", "ALLIED_WITH", "AZE"),
    told("ARM", "ARMS", "AZE", "TUR", stance=Stance.DENIES),
    title="Drones",
)
SUMMIT = reading(
    told("TUR", "SENDS_FORCES", "AZE", "ARM"),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES),
    title="Summit",
    outlet="Tribune",
    published="2021-02-03",
)


class Counted(EmbeddedStore):
    """A store that counts how often its relations are read, which takes it a while."""

    built = 0

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        if question == "network_actors":
            self.built += 1
            sleep(0.05)
        return super().ask(question, parameters, relation=relation)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Counted]:
    """A store with both articles."""
    store = Counted(tmp_path / "store.db")
    store.put(DRONES)
    store.put(SUMMIT)
    store.settle()
    yield store
    store.close()


def shown(network: Network) -> dict[str, tuple[int | str | None, ...]]:
    """Returns the relations of a network by id: claims, denials, dates, plain or not."""
    numbers, dates = network.numbers, network.dates
    return {
        network.relation_id(n): (
            int(numbers["claims"][n]),
            int(numbers["denials"][n]),
            date_text(int(dates["first"][n])),
            date_text(int(dates["last"][n])),
            bool(network.plain[n]),
        )
        for n in range(len(network))
    }


def test_relations_come_with_their_numbers(store: Counted) -> None:
    network = Networks(MOST).of(store)
    assert shown(network) == {
        "AZE.ALLIED_WITH.TUR": (1, 0, "2020-10-05", "2020-10-05", True),
        "TUR.ARMS.AZE": (1, 0, "2020-09", "2020-09", True),
        "TUR.SENDS_FORCES.AZE": (1, 1, "2021-02-03", "2021-02-03", False),
    }
    assert [network.named(n).name for n in range(len(network.ids))] == ["Armenia", "Azerbaijan", "Russia", "Turkey"]


def test_ways_lead_from_subjects_and_both_ways_where_a_type_is_symmetric(store: Counted) -> None:
    network = Networks(MOST).of(store)
    azerbaijan, turkey = network.index["AZE"], network.index["TUR"]

    def ways(arcs: str, number: int) -> list[str]:
        found = getattr(network, arcs)
        return [network.relation_id(n) for n in found.relations[found.start[number] : found.start[number + 1]]]

    assert ways("onward", azerbaijan) == ["AZE.ALLIED_WITH.TUR"]
    assert ways("onward", turkey) == ["AZE.ALLIED_WITH.TUR", "TUR.ARMS.AZE", "TUR.SENDS_FORCES.AZE"]
    assert ways("backward", turkey) == ["AZE.ALLIED_WITH.TUR"]
    assert ways("both", azerbaijan) == ways("both", turkey) == ways("onward", turkey)


def test_one_is_kept_while_nothing_changes_and_none_longer(store: Counted) -> None:
    networks = Networks(MOST)
    first = networks.of(store)
    assert networks.of(store) is first
    store.put(reading(told("FRA", "SUPPORTS", "ARM"), title="Support"))
    unsettled = networks.of(store)
    assert "FRA.SUPPORTS.ARM" not in shown(unsettled)
    store.settle()
    assert shown(networks.of(store))["FRA.SUPPORTS.ARM"] == (1, 0, "2020-10-05", "2020-10-05", True)
    store.put(DRONES)
    store.settle()
    assert store.built == 3  # what changes nothing builds nothing


def test_a_new_listing_is_a_change(store: Counted) -> None:
    networks = Networks(MOST)
    first = networks.of(store)
    listing = Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference")
    store.put_listings([listing], [actor("nato")])
    assert networks.of(store).version != first.version
    store.put_listings([listing], [actor("nato")])
    assert networks.of(store) is networks.of(store)
    assert store.built == 2


def test_many_who_ask_at_once_wait_for_one(store: Counted) -> None:
    networks = Networks(MOST)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: networks.of(store), range(8)))
    assert {id(network) for network in found} == {id(found[0])}
    assert store.built == 1


def test_a_filter_that_only_claims_answer_is_asked_of_them(store: Counted) -> None:
    networks = Networks(MOST)
    assert networks.of(store, Filters(types=("ARMS",), min_claims=2, plain=True)) is networks.of(store)
    assert shown(networks.of(store, Filters(speaker="RUS"))) == {"TUR.ARMS.AZE": (1, 0, "2019", "2019", False)}
    assert shown(networks.of(store, Filters(since="2021"))) == {"TUR.SENDS_FORCES.AZE": (1, 1, "2021-02-03", "2021-02-03", False)}
    assert networks.of(store, Filters(outlets=("Tribune",))) is networks.of(store, Filters(outlets=("Tribune",)))
    assert networks.of(store, Filters(outlets=("Tribune",))).ids == networks.of(store).ids


def test_a_store_that_is_too_large_is_told_of(store: Counted) -> None:
    with pytest.raises(NetworkTooLarge, match=r"has 3 relations, and .* no more than 2 .* set ALLEGIANCE_NETWORK_MAX_RELATIONS"):
        Networks(2).of(store)


def test_an_empty_store_has_an_empty_network(tmp_path: Path) -> None:
    assert len(Networks(MOST).of(EmbeddedStore(tmp_path / "empty.db"))) == 0


@pytest.mark.parametrize("date", [None, "2020", "2020-10", "2020-10-05"])
def test_dates_are_numbers_that_compare_like_their_texts(date: str | None) -> None:
    assert date_text(date_number(date)) == date
    assert date is None or date_number("2019-12-31") < date_number(date) < date_number("2020-10-06")
