"""Matters and disputes as functions of claims."""

import random
from itertools import combinations

import pytest

from graph.disputes import disputes_of
from graph.matters import Windows, same_places, same_weapons
from graph.model import Claim, Stance
from tests.building import reading, told
from tests.graph.pairing import Case, cases

TUESDAY, LAST_YEAR = "2020-09-29", "2019-09-29"


def shelling(number: int, published: str, *speakers: str, **more: object) -> Claim:
    """Returns a claim that Azerbaijan shelled Stepanakert, of an article of its own."""
    return reading(told("AZE", "ATTACKS", "ARM", *speakers, **more), title=f"Article {number}", published=published).claims[0]


SAID = shelling(1, "2020-09-30", "ARM", date=TUESDAY, place="Stepanakert")
OLD = shelling(2, "2019-10-01", "ARM", date=LAST_YEAR, place="Stepanakert")
DENIED = shelling(3, "2020-10-01", "AZE", date=TUESDAY, place="Khankendi", stance=Stance.DENIES)
AGAIN = shelling(4, "2020-10-02", "aliyev/AZE", stance=Stance.DENIES)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_claim_meets_its_denial_and_no_other(case: Case) -> None:
    assert case.found == case.same


def test_a_denial_of_tuesday_s_shelling_does_not_dispute_last_year_s() -> None:
    [dispute] = disputes_of([SAID, OLD, DENIED])
    assert (dispute.says, dispute.denials) == ((SAID,), (DENIED,))


def test_a_dispute_goes_by_its_first_denial() -> None:
    [dispute] = disputes_of([AGAIN, SAID, DENIED])
    assert dispute.id == "d" + DENIED.id[1:]
    assert dispute.claims == (SAID, DENIED, AGAIN)


def test_what_nobody_denies_is_no_dispute() -> None:
    assert disputes_of([SAID, OLD]) == ()


def test_a_denial_of_what_nobody_claims_is_a_dispute_with_one_side() -> None:
    [dispute] = disputes_of([DENIED])
    assert (dispute.says, dispute.denials) == ((), (DENIED,))


def test_the_window_is_a_setting() -> None:
    later = shelling(5, "2020-10-20", "AZE", stance=Stance.DENIES)
    undated = shelling(6, "2020-09-30", "ARM")
    assert [d.says for d in disputes_of([undated, later])] == [()]
    assert [d.says for d in disputes_of([undated, later], Windows(event=30))] == [(undated,)]


def test_the_order_of_claims_changes_nothing() -> None:
    elsewhere = shelling(7, "2020-10-03", "RUS", place="Hadrut")
    given = [SAID, OLD, DENIED, AGAIN, elsewhere, shelling(8, "2020-10-03", "AZE", place="Hadrut", stance=Stance.DENIES)]
    expected = disputes_of(given)
    assert len(expected) == 2
    shuffle = random.Random(5)
    for _ in range(20):
        shuffle.shuffle(given)
        assert disputes_of(given) == expected


def test_each_blames_the_other() -> None:
    both = reading(
        told("ARM", "ACCUSES", "AZE", content="firing first"), told("AZE", "ACCUSES", "ARM", content="firing first"), title="Border"
    ).claims
    [dispute] = disputes_of(both)
    assert (dispute.says, dispute.counters) == ((both[0],), (both[1],))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stepanakert", "Xankəndi"), ("Shushi", "Nagorno-Karabakh region"), ("Kharkiv", "Kharkiv region"), ("Odesa", "Ukraine")],
)
def test_places_that_can_be_one(one: str, other: str) -> None:
    assert same_places(one, other)
    assert same_places(other, one)


def test_places_that_differ() -> None:
    towns = ("Kharkiv", "Odesa", "Lyman", "Hadrut")
    assert not any(same_places(*pair) for pair in combinations(towns, 2))
    assert not same_places("Syria", "Libya")


def test_weapons() -> None:
    assert same_weapons("Bayraktar TB2", "drones")
    assert same_weapons("F-16", "fighter planes")
    assert same_weapons("weapons", "tanks")
    assert not same_weapons("loitering munitions", "cluster munitions")
    assert not same_weapons("F-16", "tanks")
