"""Who does what to whom where the grammar is winding: acts answered by a no, contents, conditions, hyphens, set-off clauses."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told, triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eritrea rejected Kenyan allegations that officers had armed the rebels.", ("KEN", "ACCUSES", "ERI")),
        ("Iran rejected an American demand that it stop enriching uranium.", ("USA", "REQUESTS", None)),
        ("Norway and Sweden turned down a request from Poland for mines.", ("POL", "REQUESTS", None)),
        ("Indian accusations that Pakistan trained gunmen were dismissed by Islamabad.", ("IND", "ACCUSES", "PAK")),
        ("Burundi's allegation that Rwanda was training rebels was repeated on Friday.", ("BDI", "ACCUSES", "RWA")),
        ("Sudan has dismissed talk of its involvement as propaganda.", ("SDN", "DENIES", None)),
        ("Iran warned that it would hit back if Israel attacked Lebanon.", ("IRN", "THREATENS", "ISR")),
        ("Georgia's invasion by Russia in 2008 ended in five days.", ("RUS", "ATTACKS", "GEO")),
        ("Turkish-backed factions of the Syrian National Army took the town.", ("TUR", "SUPPORTS", "syrian-national-army")),
        ("Bhutan became the third Asian country to agree to full relations with Oman.", ("BTN", "AGREES", "OMN")),
        ("M23 rebels have seized Bakavi, the largest town in the east.", ("m23", "CAPTURES", None)),
        ("Iran armed the Houthis. The United States sanctioned the movement.", ("USA", "SANCTIONS", "houthis")),
        ("Drones supplied by Iran to Sudan struck positions of Chad.", ("SDN", "ATTACKS", "TCD")),
        ("Peru condemned the interruption of constitutional order.", ("PER", "CONDEMNS", None)),
    ],
)
def test_the_parties_are_found(read: Reader, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Drones supplied by Iran to Sudan struck positions of Chad.", ("IRN", "ATTACKS", "TCD")),
        ("Iran and Hezbollah, whose leader spoke on Friday, say Israel struck first.", ("IRN", "CONSULTS", "hezbollah")),
        ("Iran rejected an American demand that it stop enriching uranium.", ("IRN", "REQUESTS", None)),
        ("Russia denied any threat against Ukraine.", ("RUS", "THREATENS", "UKR")),
    ],
)
def test_nobody_else_does_it(read: Reader, text: str, wrong: tuple[str, str, str | None]) -> None:
    assert wrong not in triples(read(text))


def test_a_town_that_the_model_takes_for_a_man_is_where_it_happens(read: Reader) -> None:
    (claim,) = read("Iranian state television reported that Israel had struck Isfahan.")
    assert (claim.object and claim.object.id, claim.place) == ("IRN", "Isfahan")


def test_a_denial_behind_a_comma_tells_nothing_of_what_stands_before(read: Reader) -> None:
    claims = read("", title="Ukraine accuses Russia of arming rebels, Moscow denies charge")
    assert told(claims, "ACCUSES") == {("affirms", "actual", "stated", ())}


def test_a_charge_is_answered_by_whoever_says_so_behind_it(read: Reader) -> None:
    claims = read(
        "Peru said Bolivian troops had attacked Chile, an accusation that Bolivia rejected, saying Chilean guards had attacked Peru."
    )
    assert ("affirms", "actual", "attributed", ("BOL",)) in told(claims, "ATTACKS")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea warned that it would strike again if the South's navy crossed the line.", ("PRK", "THREATENS", "KOR")),
        ("South Korea said it would strike the North if it fired again.", ("KOR", "THREATENS", "PRK")),
        ("India and Pakistan agreed to a truce after days of attacks on each other's air bases.", ("PAK", "ATTACKS", "IND")),
        ("Fiji has been suspended from the Commonwealth by a committee of three.", ("commonwealth-of-nations", "SANCTIONS", "FJI")),
        ("India, Pakistani officials said, has shelled a village.", ("IND", "ATTACKS", "PAK")),
        (
            "Russia's foreign ministry voiced solidarity with Caracas, to which it has supplied jets, and called on Mexico to send oil.",
            ("RUS", "REQUESTS", "MEX"),
        ),
    ],
)
def test_parties_stand_far_off(read: Reader, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyrgyzstan said that Tajik forces had attacked its villages.", ("TJK", "ATTACKS", "KGZ")),
        ("Jan Berg met the M23. He has ruled out talks with them.", ("jan-berg", "REJECTS", "m23")),
        ("Russia's foreign ministry voiced solidarity with Caracas, to which it has supplied jets.", ("RUS", "ARMS", "VEN")),
    ],
)
def test_a_pronoun_means_who_can_be_meant(read: Reader, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya warned that any attack on its ships by Somalia would be met with force.", ("KEN", "THREATENS", "SOM")),
        ("Jan Berg was killed in an American air strike along with Ruth Owusu.", ("USA", "ATTACKS", "ruth-owusu")),
        ("Russia called on the Biden administration to avoid escalation.", ("RUS", "REQUESTS", "USA")),
        ("Belarus diverted an airliner on Sunday. Lithuania condemned the diversion as terrorism.", ("LTU", "CONDEMNS", "BLR")),
        ("Ethiopian troops raided three bases inside Eritrea.", ("ETH", "ATTACKS", "ERI")),
        ("Gunmen trained by Eritrea killed five Ethiopian soldiers.", ("ERI", "SUPPORTS", "gunmen-trained-by-eritrea")),
        ("Gunmen trained by Eritrea killed five Ethiopian soldiers.", ("gunmen-trained-by-eritrea", "ATTACKS", "ETH")),
        ("State Department spokesman Ned Price spoke.", ("ned-price", "REPRESENTS", "USA")),
        ("Peru's leader, Jan Berg, said Chilean snipers had killed two men and vowed to respond.", ("jan-berg", "THREATENS", None)),
        ("South Sudan closed the border; southern troops had bombed Sudan.", ("SSD", "ATTACKS", "SDN")),
    ],
)
def test_what_the_next_clause_or_phrase_tells(read: Reader, text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in triples(read(text, published="2022-06-05"))


def test_who_brokered_what_somebody_denies_to_have_broken_is_not_denied(read: Reader) -> None:
    claims = read("Peru denied violating a truce brokered by Brazil and Chile.")
    assert {(stance, speakers) for stance, _, _, speakers in told(claims, "MEDIATES")} == {("affirms", ())}


def test_a_deed_that_an_official_tells_hits_his_state(read: Reader) -> None:
    claims = read("Thai army spokesman Jan Berg said Cambodian soldiers had opened fire first.")
    assert ("KHM", "ATTACKS", "THA") in triples(claims)


def test_a_description_is_not_what_a_denial_answers(read: Reader) -> None:
    claims = read("Angola, Chad's last ally, has sent it mercenaries, according to the UN. Luanda says that it has sent none.")
    assert {stance for stance, *_ in told(claims, "ALLIED_WITH")} == {"affirms"}
