"""What a picture writes on an edge and on a claim."""

import pytest

from graph.model import Modality, Phase, Stance
from graph.properties import claim_node, edge, relations_of
from graph.relations import Relation
from ontology.vocabulary import vocabulary
from tests.building import Told, reading, told


def relation(name: str, **counts: int) -> Relation:
    """Returns a relation of TUR to LBY with so many claims of each standing."""
    numbers = {"stated": 0, "declared": 0, "attributed": 0, "alleged": 0, "denials": 0, "questions": 0, "ended": 0} | counts
    number = sum(counts.values())
    return Relation(
        id="r1", source="TUR", relation=name, target="LBY", sign=1, claims=number, outlets=1, origins=1, speakers=0,
        first_date=None, last_date=None, **numbers,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("held", "reading"),
    [
        (relation("SUPPORTS", stated=7), "supports"),
        (relation("SENDS_FORCES", alleged=3), "alleged: sends forces to"),
        (relation("ARMS", attributed=1, alleged=2), "attributed: arms"),
    ],
    ids=["plain", "alleged", "attributed"],
)
def test_an_edge_has_the_words_that_a_picture_writes_on_it(held: Relation, reading: str) -> None:
    assert edge(held)["reading"] == reading


def test_the_words_are_left_aside_when_the_relation_is_read_back() -> None:
    held = relation("SENDS_FORCES", alleged=3)
    assert relations_of([{"edge": edge(held), "source": "TUR", "target": "LBY"}]) == [held]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (told("TUR", "SENDS_FORCES", "AZE"), "stated: sends forces to"),
        (told("TUR", "SENDS_FORCES", "AZE", "two officials"), "alleged: sends forces to"),
        (told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES), "denial: sends forces to"),
        (told("TUR", "SENDS_FORCES", "AZE", modality=Modality.POSSIBLE), "possible: sends forces to"),
        (told("TUR", "SENDS_FORCES", "AZE", modality=Modality.NEGATED), "negated: sends forces to"),
        (told("TUR", "ALLIED_WITH", "AZE", phase=Phase.ENDS), "ended: is allied with"),
    ],
    ids=lambda case: case if isinstance(case, str) else "",
)
def test_no_claim_is_drawn_without_how_it_stands(sentence: Told, words: str) -> None:
    claim = reading(sentence).claims[0]
    assert claim_node(claim, "o1", vocabulary().relations[claim.relation])["reading"] == words
