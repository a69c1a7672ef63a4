"""Actors that nobody has heard of, their kinds, their acronyms, and one id for all spellings."""

import pytest

from loaders.extraction.spelling import body_id, person_id
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        ("The Ogoni Liberation Front attacked Nigerian troops.", "ogoni-liberation-front", "ArmedGroup"),
        ("The Karamoja Defence Army attacked Uganda.", "karamoja-defence-army", "ArmedGroup"),
        ("The militia known as the Red Hawks attacked Peru.", "red-hawks", "ArmedGroup"),
        ("A group calling itself the Desert Lions attacked Jordan.", "desert-lions", "ArmedGroup"),
        ("The militia Hashd al-Jabal attacked Iraq.", "hashd-al-jabal", "ArmedGroup"),
        ("Militants from the Sons of the Sahel attacked Niger.", "sons-of-the-sahel", "ArmedGroup"),
        ("Sons of the Sahel, a jihadist group, attacked Niger.", "sons-of-the-sahel", "ArmedGroup"),
        ("The Patriotic Front for Change, a rebel group, attacked Niger.", "patriotic-front-for-change", "ArmedGroup"),
        ("The Coalition of Congolese Patriots condemned Burundi.", "coalition-of-congolese-patriots", "Organization"),
        ("The Labour Party condemned Israel.", "labour-party", "Organization"),
        ("The defence firm Tarkan Systems sold radars to Qatar.", "tarkan-systems", "Company"),
        ("Raketa Bureau, a Russian missile maker, sold missiles to India.", "raketa-bureau", "Company"),
        ("Tuareg rebels attacked Niger.", "tuareg-rebels", "ArmedGroup"),
    ],
)
def test_an_unknown_actor_has_its_kind(read: Reader, text: str, actor: str, kind: str) -> None:
    assert (actor, kind) in {(c.subject.id, c.subject.kind) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Mindanao Free Council (MFC) met. The MFC condemned Peru.", ("mindanao-free-council", "CONDEMNS", "PER")),
        (
            "The Coalition of Congo Patriots, or CCP, met. The CCP condemned Peru.",
            ("coalition-of-congo-patriots", "CONDEMNS", "PER"),
        ),
        ("The Chinese foreign ministry (MFA) met envoys. The MFA condemned Peru.", ("CHN", "CONDEMNS", "PER")),
    ],
)
def test_an_acronym_is_whoever_it_was_introduced_for(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Air France sued Mali.",
        "The Communist Party of Vietnam condemned China.",
        "The Turkish Medical Association condemned Greece.",
        "The Saudi Press Agency condemned Iran.",
        "The Eastern Sudan Army condemned Eritrea.",
    ],
)
def test_what_has_a_states_name_and_is_not_the_state(read: Reader, text: str) -> None:
    assert {c.subject.kind for c in read(text)} & {"State"} == set()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Muhammad bin Salman", "mohammed-bin-salman"),
        ("Mohamed bin Salman", "mohammed-bin-salman"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Muhammad Karimi", person_id("Mohamed Karimi")),
        ("Ahmad al-Tayeb", person_id("Ahmed al-Tayeb")),
    ],
)
def test_a_person_has_one_id(name: str, expected: str) -> None:
    assert person_id(name) == expected


def test_a_body_has_one_id() -> None:
    assert body_id("Karenni Defense Force") == body_id("Karenni Defence Force")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kazakhstan's president, Kassym-Jomart Tokayev, condemned Peru.", ("kassym-jomart-tokayev", "LEADS", "KAZ")),
        ("Somaliland's leader, Muse Bihi Abdi, condemned Peru.", ("muse-bihi-abdi", "LEADS", "somaliland")),
        ("Congo condemned Peru.", ("COD", "CONDEMNS", "PER")),
        ("The Republic of the Congo voted on Sunday. Congo condemned Peru.", ("COG", "CONDEMNS", "PER")),
        ("A Benin-flagged tanker was seized by Togo.", ("TGO", "COERCES", "BEN")),
        ("Togo arrested three Beninese.", ("TGO", "COERCES", "BEN")),
    ],
)
def test_names_in_unusual_shapes(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))
