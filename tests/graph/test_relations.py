"""What claims add up to."""

from dataclasses import replace

import pytest

from graph.model import Modality, Phase, Stance
from graph.relations import Counted, Ends, Ground, Tally, counted_as, derive, ends_of
from ontology.vocabulary import vocabulary
from tests.building import Told, reading, told

RELATIONS = vocabulary().relations
PLAIN = Tally(
    relation_id="TUR.ARMS.AZE",
    source="TUR",
    relation="ARMS",
    target="AZE",
    ground=Ground.PLAIN,
    stated=1,
    declared=1,
    outlets=2,
    origins=1,
    speakers=1,
    first="2020-09-01",
    last="2020-10-05",
)
CLAIMED = replace(PLAIN, ground=Ground.CLAIMED, stated=0, declared=0, alleged=1, outlets=1, first="2019-01-01", last="2019-01-01")
DENIED = replace(PLAIN, ground=Ground.NONE, stated=0, declared=0, denials=1)


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
    (relation,) = derive([PLAIN, CLAIMED], RELATIONS)
    assert (relation.plain, relation.standing, relation.edge_type, relation.sign) == (True, None, "ARMS", 1)
    assert (relation.claims, relation.stated, relation.declared, relation.alleged) == (2, 1, 1, 1)
    assert (relation.outlets, relation.origins, relation.speakers) == (2, 1, 1)
    assert (relation.first_date, relation.last_date) == ("2020-09-01", "2020-10-05")


@pytest.mark.parametrize("counted", ["denials", "questions", "ended"])
def test_what_affirms_nothing_makes_no_relation(counted: str) -> None:
    assert derive([replace(DENIED, **{"denials": 0, counted: 1})], RELATIONS) == []  # type: ignore[arg-type]  # a number each


@pytest.mark.parametrize(("attributed", "standing"), [(1, "attributed"), (0, "alleged")])
def test_what_is_only_claimed_has_another_type(attributed: int, standing: str) -> None:
    (relation,) = derive([replace(CLAIMED, attributed=attributed)], RELATIONS)
    assert (relation.edge_type, relation.standing, relation.claims) == ("CLAIMED", standing, 1 + attributed)


def test_a_denial_disputes_and_lowers_nothing() -> None:
    (relation,) = derive([DENIED, PLAIN], RELATIONS)
    assert (relation.disputed, relation.denials, relation.plain, relation.claims, relation.outlets) == (True, 1, True, 2, 2)
