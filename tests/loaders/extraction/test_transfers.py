"""What a claim of a transfer tells beside who and whom: the weapon as listed, how many, for how much, how far it has come."""

import pytest

from graph.model import Modality
from loaders.extraction.amounts import sums
from ontology.weapons import weapons
from tests.loaders.extraction.conftest import Reader


def test_the_list_names_each_weapon_once_and_a_class_for_each_system() -> None:
    words = [word for one in weapons() for word in one.words]
    assert sorted(words) == sorted(set(words))
    assert {one.class_ for one in weapons() if one.class_} <= {one.name for one in weapons() if one.class_ is None}
    assert len(weapons()) >= 300


@pytest.mark.parametrize(
    ("text", "weapon", "quantity", "value", "currency", "status"),
    [
        ("Iraq bought 24 F-16C fighters from the United States.", "F-16 Fighting Falcon", 24, None, None, "delivered"),
        ("Azerbaijan ordered 12 JF-17 jets from Pakistan in a deal worth $1.6bn.", "JF-17 Thunder", 12, 1.6e9, "USD", "ordered"),
        ("India agreed to buy five S-400 batteries from Russia.", "S-400 Triumf", 5, None, None, "ordered"),
        ("Turkey took delivery of Russian S-400 air defense systems in 2019.", "S-400 Triumf", None, None, None, "delivered"),
        ("Britain approved the sale of sniper rifles to Oman, worth 30 million pounds.", "sniper rifles", None, 30e6, "GBP", "offered"),
        ("Germany suspended the delivery of howitzers to Chad.", "howitzers", None, None, None, "suspended"),
        ("Algeria scrapped the purchase of Su-35s from Russia.", "Su-35", None, None, None, "cancelled"),
        ("Israel has offered Cyprus its Barak MX missiles.", "Barak 8", None, None, None, "offered"),
        ("Spain gave Ukraine two hundred UAVs.", "drones", 200, None, None, "delivered"),
    ],
)
def test_a_transfer_tells_its_weapon_and_terms(
    read: Reader, text: str, weapon: str, quantity: float | None, value: float | None, currency: str | None, status: str
) -> None:
    claim = next(c for c in read(text) if c.relation == "ARMS")
    assert (claim.weapon, claim.quantity, claim.value, claim.currency, claim.status) == (weapon, quantity, value, currency, status)


def test_halted_deliveries_are_no_transfer_but_a_sanction(read: Reader) -> None:
    claims = {c.relation: c.modality for c in read("Norway halted shipments of missiles to Ethiopia.")}
    assert claims == {"ARMS": Modality.NEGATED, "SANCTIONS": Modality.ACTUAL}


def test_a_weapon_is_no_actor(read: Reader) -> None:
    claims = read("India sold BrahMos missiles to Vietnam, and Turkey bought Russian S-400 systems.")
    assert {(c.subject.id, c.object and c.object.id) for c in claims if c.relation == "ARMS"} == {("IND", "VNM"), ("RUS", "TUR")}


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("a $2.5bn deal", 2.5e9, "USD"),
        ("two billion dollars", 2e9, "USD"),
        ("500 million Australian dollars", 5e8, "AUD"),
        ("€56 billion", 56e9, "EUR"),
        ("a 400-million-euro package", 4e8, "EUR"),
    ],
)
def test_a_sum_of_money_is_read(text: str, value: float, currency: str) -> None:
    assert [(s.value, s.currency) for s in sums(text)] == [(value, currency)]


def test_who_is_sent_is_not_to_whom(read: Reader) -> None:
    claims = read("Burundi had sent 900 Comorian fighters to Somalia so far, mostly ethnic Arabs.")
    assert [c.object and c.object.id for c in claims if c.relation == "SENDS_FORCES"] == ["SOM"]
