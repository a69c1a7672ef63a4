"""What is ruled out ("will not", "has no plans to") is no plan, and what is known behind a no ("did not know that") stays a fact."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told


@pytest.mark.parametrize(
    ("text", "relation", "modality"),
    [
        ("Peru will not attack Bolivia.", "ATTACKS", "negated"),
        ("Peru will never attack Bolivia.", "ATTACKS", "negated"),
        ("Peru cannot attack Bolivia.", "ATTACKS", "negated"),
        ("Peru could not have attacked Bolivia.", "ATTACKS", "negated"),
        ("Peru will not be joining Mercosur.", "MEMBER_OF", "negated"),
        ("Peru is not going to recognise Palestine.", "RECOGNIZES", "negated"),
        ("Peru does not plan to send troops to Haiti.", "SENDS_FORCES", "negated"),
        ("Peru has no plans to send troops to Haiti.", "SENDS_FORCES", "negated"),
        ("Peru does not have any plans to send troops to Haiti.", "SENDS_FORCES", "negated"),
        ("Peru has no intention of attacking Bolivia.", "ATTACKS", "negated"),
        ("Peru does not want to join OPEC.", "MEMBER_OF", "negated"),
        ("Peru is not ready to recognise Palestine.", "RECOGNIZES", "negated"),
        ("Peru may not attack Bolivia.", "ATTACKS", "possible"),
        ("Peru should not attack Bolivia.", "ATTACKS", "possible"),
        ("Peru is unlikely to attack Bolivia.", "ATTACKS", "possible"),
        ("Peru would not have attacked Bolivia without a pretext.", "ATTACKS", "possible"),
        ("Peru will not attack Bolivia unless it is attacked.", "ATTACKS", "intended"),
        ("Peru will attack Bolivia.", "ATTACKS", "intended"),
        ("Peru plans to send troops to Haiti.", "SENDS_FORCES", "intended"),
        ("Peru did not demand that Chile withdraw from Bolivia.", "RETREATS", "possible"),
        ("It did not emerge that Peru had attacked Bolivia.", "ATTACKS", "negated"),
        ("Chile did not know that Peru had attacked Bolivia.", "ATTACKS", "actual"),
        ("Chile cannot ignore that Peru attacked Bolivia.", "ATTACKS", "actual"),
    ],
)
def test_a_no_to_a_plan_is_a_no_to_the_deed(read: Reader, text: str, relation: str, modality: str) -> None:
    assert [(stance, found) for stance, found, _, _ in told(read(text), relation)] == [("affirms", modality)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Peru would not attack Bolivia, President Dina Boluarte said.", "dina-boluarte"),
        ('"We will never attack Bolivia," Peruvian Foreign Minister Javier Gonzalez-Olaechea told reporters.', "javier-gonzalez-olaechea"),
    ],
)
def test_who_rules_it_out_is_told(read: Reader, text: str, speaker: str) -> None:
    assert told(read(text), "ATTACKS") == {("affirms", "negated", None, (speaker,))}


def test_a_deed_by_its_weapon_and_by_its_aim_is_one(read: Reader) -> None:
    attacks = [c for c in read("An Eritrean vessel fired water cannon at one of the Yemeni boats.") if c.relation == "ATTACKS"]
    assert [c.weapon for c in attacks] == ["water cannon"]


@pytest.mark.parametrize(
    "text",
    [
        'Gabon accused Cameroon of arming rebels, a charge that Yaounde rejected as "pure fiction".',
        "Gabon accused Cameroon of arming rebels, which Yaounde called a fairy tale.",
        "Gabon accused Cameroon of arming rebels, a charge that Yaounde's ministers dismissed as fiction.",
    ],
)
def test_what_somebody_calls_fiction_leaves_the_accusation_made(read: Reader, text: str) -> None:
    assert told(read(text), "ACCUSES") == {("affirms", "actual", "stated", ())}


@pytest.mark.parametrize(
    "text",
    [
        "Gabon accused Cameroon of arming rebels, a charge dismissed by Yaounde.",
        "Gabon accused Cameroon of arming rebels, allegations denied by Cameroon.",
        "Gabon accused Cameroon of arming rebels, claims rejected by Yaounde as a lie.",
    ],
)
def test_a_denial_in_a_participle_is_the_articles_own(read: Reader, text: str) -> None:
    assert told(read(text), "DENIES") == {("affirms", "actual", "stated", ())}


def test_a_novel_is_still_none_of_it(read: Reader) -> None:
    text = "In the novel, a work of fiction, Gabon accuses Cameroon of arming rebels."
    assert told(read(text), "ACCUSES") == {("affirms", "possible", None, ())}
