"""What claims add up to."""

from dataclasses import replace

import pytest

from graph.model import Modality, Phase, Stance
from graph.relations import Counted, CountedClaim, Ends, counted_as, derive, ends_of
from ontology.vocabulary import vocabulary
from tests.building import Told, reading, told

RELATIONS = vocabulary().relations
CLAIM = CountedClaim(
    relation_id="TUR.ARMS.AZE",
    source="TUR",
    relation="ARMS",
    target="AZE",
    counted=Counted.STATED,
    outlet="Herald",
    origin="o1",
    date="2020-10-05",
)


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        (told("TUR", "ARMS", "AZE"), Counted.STATED),
        (told("TUR", "ARMS", "AZE", "erdogan/TUR"), Counted.DECLARED),
        (told("TUR", "ARMS", "AZE", "pashinyan/ARM"), Counted.ATTRIBUTED),
        (told("TUR", "ARMS", "AZE", "pashinyan/ARM", "erdogan/TUR"), Counted.ATTRIBUTED),
        (told("TUR", "ARMS", "AZE", "two officials"), Counted.ALLEGED),
        (told("TUR", "ARMS", "AZE", alleging=True), Counted.ALLEGED),
        (told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES), Counted.DENIAL),
        (told("TUR", "ARMS", "AZE", "RUS", stance=Stance.QUESTIONS), Counted.QUESTION),
        (told("TUR", "ALLIED_WITH", "AZE", phase=Phase.HOLDS), Counted.STATED),
        (told("TUR", "ALLIED_WITH", "AZE", phase=Phase.ENDS), Counted.ENDED),
        (told("TUR", "ALLIED_WITH", "AZE", "TUR", phase=Phase.ENDS, stance=Stance.DENIES), None),
        (told("TUR", "ARMS", "AZE", modality=Modality.POSSIBLE), None),
        (told("TUR", "ARMS", "AZE", modality=Modality.NEGATED), None),
    ],
)
def test_a_claim_counts_as_one_thing(sentence: Told, counted: Counted | None) -> None:
    assert counted_as(reading(sentence).claims[0]) is counted


@pytest.mark.parametrize(
    ("sentence", "ends"),
    [
        (told("TUR", "ARMS", "AZE"), Ends("TUR.ARMS.AZE", "TUR", "AZE")),
        (told("TUR", "ALLIED_WITH", "AZE"), Ends("AZE.ALLIED_WITH.TUR", "AZE", "TUR")),
        (told("TUR", "ATTACKS", place="Tartus"), None),
    ],
)
def test_a_relation_joins_two_actors(sentence: Told, ends: Ends | None) -> None:
    assert ends_of(reading(sentence).claims[0], RELATIONS[sentence.relation]) == ends


def test_a_plain_relation_counts_its_plain_claims() -> None:
    claims = [
        CLAIM,
        replace(CLAIM, outlet="Tribune", counted=Counted.DECLARED, voices=("erdogan",), date="2020-09-01"),
        replace(CLAIM, outlet="Gazette", origin="o2", counted=Counted.ALLEGED, voices=("putin",), date="2019-01-01"),
    ]
    (relation,) = derive(claims, RELATIONS)
    assert (relation.plain, relation.standing, relation.edge_type, relation.sign) == (True, None, "ARMS", 1)
    assert (relation.claims, relation.stated, relation.declared, relation.alleged) == (2, 1, 1, 1)
    assert (relation.outlets, relation.origins, relation.speakers) == (2, 1, 1)
    assert (relation.first_date, relation.last_date) == ("2020-09-01", "2020-10-05")


@pytest.mark.parametrize("counted", [Counted.DENIAL, Counted.QUESTION, Counted.ENDED])
def test_what_affirms_nothing_makes_no_relation(counted: Counted) -> None:
    assert derive([replace(CLAIM, counted=counted)], RELATIONS) == []


@pytest.mark.parametrize(("first", "standing"), [(Counted.ATTRIBUTED, "attributed"), (Counted.ALLEGED, "alleged")])
def test_what_is_only_claimed_has_another_type(first: Counted, standing: str) -> None:
    (relation,) = derive([replace(CLAIM, counted=first), replace(CLAIM, counted=Counted.ALLEGED)], RELATIONS)
    assert (relation.edge_type, relation.standing, relation.claims) == ("CLAIMED", standing, 2)


def test_a_denial_disputes_and_lowers_nothing() -> None:
    (relation,) = derive([CLAIM, replace(CLAIM, counted=Counted.DENIAL, outlet="Tribune")], RELATIONS)
    assert (relation.disputed, relation.plain, relation.claims, relation.outlets) == (True, True, 1, 1)


def test_an_unknown_date_is_no_date() -> None:
    (relation,) = derive([replace(CLAIM, date="")], RELATIONS)
    assert (relation.first_date, relation.last_date) == (None, None)
