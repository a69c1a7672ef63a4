"""Whom definite descriptions mean."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples

MEETING = "Kenyan President Ali Tembo met Ugandan President Yosef Okello in Kisumu. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ECOWAS met in Abuja. The West African bloc condemned Guinea.", {("ecowas", "CONDEMNS", "GIN")}),
        ("Human Rights Watch published a list. The New York-based group condemned Sudan.", {("human-rights-watch", "CONDEMNS", "SDN")}),
        ("The IAEA met in Vienna. The UN watchdog condemned Iran.", {("iaea", "CONDEMNS", "IRN")}),
        ("Gazprom cut supplies. The state-owned gas giant condemned Ukraine.", {("gazprom", "CONDEMNS", "UKR")}),
        ("Boko Haram has been quiet. The Islamist militants attacked Cameroon.", {("boko-haram", "ATTACKS", "CMR")}),
        ("Hezbollah held a rally. The Lebanese group condemned Israel.", {("hezbollah", "CONDEMNS", "ISR")}),
        ("Cuba is poor. The communist-run island condemned Canada.", {("CUB", "CONDEMNS", "CAN")}),
        ("Fiji is small. The Pacific island nation condemned France.", {("FJI", "CONDEMNS", "FRA")}),
        ("Myanmar is isolated. The junta attacked Thailand.", {("MMR", "ATTACKS", "THA")}),
        ("It was quiet in northern Mali. The air force attacked Niger.", {("MLI", "ATTACKS", "NER")}),
        ("Bolivia, Peru and Chile are neighbours. All three condemned Brazil.", {(s, "CONDEMNS", "BRA") for s in ("BOL", "PER", "CHL")}),
        ("Three Baltic states, Estonia, Latvia and Lithuania, condemned Iran.", {(s, "CONDEMNS", "IRN") for s in ("EST", "LVA", "LTU")}),
    ],
)
def test_a_body_named_before(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert triples(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kenyan leader condemned Chad.", {("ali-tembo", "CONDEMNS", "TCD")}),
        ("The Ugandan president condemned Chad.", {("yosef-okello", "CONDEMNS", "TCD")}),
        ("Kenya's president condemned Chad.", {("ali-tembo", "CONDEMNS", "TCD")}),
        ("The two leaders condemned Chad.", {("ali-tembo", "CONDEMNS", "TCD"), ("yosef-okello", "CONDEMNS", "TCD")}),
        ("Both men condemned Chad.", {("ali-tembo", "CONDEMNS", "TCD"), ("yosef-okello", "CONDEMNS", "TCD")}),
        ("The Kenyan foreign minister condemned Chad.", {("KEN", "CONDEMNS", "TCD")}),
        ("The Ghanaian leader condemned Chad.", {("GHA", "CONDEMNS", "TCD")}),
        ("The former president condemned Chad.", set()),
    ],
)
def test_a_person_named_before(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert {t for t in triples(read(MEETING + text)) if t[1] == "CONDEMNS"} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran is rich. The kingdom condemned Qatar.",
        "Togo met Benin. The government condemned Ghana.",
        "Gazprom cut supplies. The militants attacked Ukraine.",
        "NATO met in Vilnius. A bloc condemned Russia.",
        "NATO met in Vilnius. The bloc of flats in Riga condemned Russia.",
    ],
)
def test_a_description_that_fits_nobody(read: Reader, text: str) -> None:
    assert {t for t in triples(read(text)) if t[1] in ("CONDEMNS", "ATTACKS")} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India and China met in Goa. The rivals condemned Peru.", {("IND", "CONDEMNS", "PER"), ("CHN", "CONDEMNS", "PER")}),
        ("India and China met in Goa. The warring sides condemned Peru.", {("IND", "CONDEMNS", "PER"), ("CHN", "CONDEMNS", "PER")}),
        ("India met in Goa. The rivals condemned Peru.", set()),
        ("Egypt's president said his country condemned Peru.", {("EGY", "CONDEMNS", "PER")}),
    ],
)
def test_those_joined_before_and_the_country_of_an_office(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert {t for t in triples(read(text)) if t[1] == "CONDEMNS"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Fatah criticised Jordan. The Libyan House of Representatives wrote to Egypt. The two governments signed a defence pact.",
            {("EGY", "ALLIED_WITH", "libyan-house-of-representatives")},
        ),
        ("The Muslim Brotherhood criticised Kuwait. Both governments signed a defence pact.", set()),
        ("The Muslim Brotherhood criticised Kuwait. The two countries signed a defence pact.", set()),
        ("Fatah criticised Jordan. The two states signed a defence pact.", set()),
        ("Gazprom criticised Serbia. The two republics signed a defence pact.", set()),
        ("Human Rights Watch criticised Laos. The two capitals signed a defence pact.", set()),
        ("ECOWAS criticised Mali. The two ministers signed a defence pact.", set()),
        ("Airbus criticised Brazil. Both armies clashed at dawn.", set()),
        ("The Muslim Brotherhood, Jordan and Kuwait met. All three countries signed a defence pact.", set()),
        ("Uganda criticised Boko Haram. Both armies clashed at dawn.", {("UGA", "FIGHTS", "boko-haram")}),
        ("Togo criticised Ghana. The two neighbours signed a defence pact.", {("GHA", "ALLIED_WITH", "TGO")}),
    ],
)
def test_governments_and_armies_are_of_those_who_have_one(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    kinds = ("ALLIED_WITH", "FIGHTS")
    found = {(*sorted((s, o or "")), r) for s, r, o in triples(read(text)) if r in kinds}
    assert found == {(*sorted((s, o or "")), r) for s, r, o in expected}


def test_the_two_parties_may_be_parties(read: Reader) -> None:
    found = triples(read("Fatah and Hamas met in Doha. The two parties signed a unity agreement."))
    assert {("fatah", "AGREES", "hamas"), ("hamas", "AGREES", "fatah")} <= found


def test_a_description_within_the_phrase_that_does_it_ends(read: Reader) -> None:
    assert read("The cartel, he suggested, was armed by officers of the Guatemalan army.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Reuters quoted a miner. The rebels of the M23 called on the international community to recognise Somaliland.",
        "Le Monde saw the letter. Ghana urged the group to free the men.",
    ],
)
def test_no_outlet_is_a_group_or_everybody(read: Reader, text: str) -> None:
    claims = read(text)
    assert any(c.relation == "REQUESTS" for c in claims)
    assert {a.id for c in claims for a in (c.subject, c.object) if a is not None}.isdisjoint({"reuters", "le-monde"})
