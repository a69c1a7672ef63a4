"""Whose the step, the decision or the launch is that a later clause points back to; at whom a deed was aimed that a foe tells."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya closed its airspace to planes from Mogadishu. Somalia called the step regrettable.", ("SOM", "CONDEMNS", "KEN")),
        ("Chile shut its border with Peru, a step that Lima criticised.", ("PER", "CONDEMNS", "CHL")),
        ("Turkey sent a survey ship into the disputed waters. Greece condemned the move.", ("GRC", "CONDEMNS", "TUR")),
        ("Turkey sent a survey ship into the disputed waters. Greece called it a provocation.", ("GRC", "CONDEMNS", "TUR")),
        ("Honduras recognised Beijing in March. China welcomed the decision.", ("CHN", "SUPPORTS", "HND")),
        ("Iran launched a satellite on Friday. Japan denounced the launch.", ("JPN", "CONDEMNS", "IRN")),
        ("Mali's president said that Niger was a client. Niger condemned the remarks.", ("NER", "CONDEMNS", "MLI")),
        ("Colombian planes bombed a camp in Ecuador. Quito protested against the raid.", ("ECU", "PROTESTS", "COL")),
        ("Peru recalled its envoy from Mexico. The measure was backed by Chile and rejected by Bolivia.", ("BOL", "REJECTS", "PER")),
    ],
)
def test_a_deed_that_is_pointed_to_is_that_of_its_doer(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has 50 million people. Somalia called the step regrettable.",
        "Oman thinks that Yemen is poor. Somalia condemned the move.",
        "Somalia closed its border. It defended the decision.",
        "Peru did not close its border. Chile condemned the step.",
        "Peru said that Chile had fired missiles. Bolivia condemned the launch.",
    ],
)
def test_nobody_is_guessed(read: Reader, text: str) -> None:
    assert {target for _, relation, target in triples(read(text)) if relation in ("CONDEMNS", "SUPPORTS")} <= {None}


def test_an_attack_told_by_a_foe_is_one_upon_him(read: Reader) -> None:
    text = "Kyrgyzstan accused Tajikistan of aggression. Kyrgyz guards said that Tajik soldiers had opened fire with mortars."
    assert ("TJK", "ATTACKS", "KGZ") in triples(read(text))


def test_an_attack_told_by_a_third_is_not_one_upon_him(read: Reader) -> None:
    text = "Kyrgyzstan and Tajikistan exchanged fire. Kazakhstan said that Tajik soldiers had opened fire with mortars."
    assert ("TJK", "ATTACKS", "KAZ") not in triples(read(text))


def test_what_stands_near_a_town_is_in_its_land(read: Reader) -> None:
    assert ("ISR", "ATTACKS", "SYR") in triples(read("Israel struck targets near Damascus."))
