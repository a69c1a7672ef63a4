"""Offices and roles."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triple, triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghanaian President Kofi Mensah spoke.", ("kofi-mensah", "LEADS", "GHA")),
        ("President of Ghana Kofi Mensah spoke.", ("kofi-mensah", "LEADS", "GHA")),
        ("Ghana's president, Kofi Mensah, spoke.", ("kofi-mensah", "LEADS", "GHA")),
        ("Kofi Mensah, the president of Ghana, spoke.", ("kofi-mensah", "LEADS", "GHA")),
        ("Kofi Mensah is president of Ghana.", ("kofi-mensah", "LEADS", "GHA")),
        ("Ghana's Minister of Foreign Affairs Kofi Mensah spoke.", ("kofi-mensah", "REPRESENTS", "GHA")),
        ("Kofi Mensah, an aide to Ghanaian President John Addo, spoke.", ("kofi-mensah", "REPRESENTS", "GHA")),
        ("Ghana sent its foreign minister, Kofi Mensah, to Lagos.", ("kofi-mensah", "REPRESENTS", "GHA")),
        ("U.N. spokesperson Kofi Mensah spoke.", ("kofi-mensah", "REPRESENTS", "un")),
        ("Kofi Mensah, a visiting scholar at Bentley University, spoke.", ("kofi-mensah", "AFFILIATED_WITH", "bentley-university")),
        ("Israeli PM Dan Levi spoke.", ("dan-levi", "LEADS", "ISR")),
        ("UN Secretary-General Kofi Mensah spoke.", ("kofi-mensah", "LEADS", "un")),
        ("Mali's army spokesman Colonel Kofi Mensah spoke.", ("kofi-mensah", "REPRESENTS", "MLI")),
        ("Kofi Mensah, the head of Portugal's navy, spoke.", ("kofi-mensah", "REPRESENTS", "PRT")),
        ("Kofi Mensah, 61, president of Peru, spoke.", ("kofi-mensah", "LEADS", "PER")),
        ("The head of Lebanon's Hezbollah, Kofi Mensah, spoke.", ("kofi-mensah", "LEADS", "hezbollah")),
        ("US envoy to Niger Kofi Mensah spoke.", ("kofi-mensah", "REPRESENTS", "USA")),
        ("The Philippines' ambassador to Peru, Kofi Mensah, spoke.", ("kofi-mensah", "REPRESENTS", "PHL")),
        ("Presidents Kofi Mensah of Ghana and John Addo of Togo spoke.", ("john-addo", "LEADS", "TGO")),
        ("Kofi Mensah, who has led Ghana since 2018, spoke.", ("kofi-mensah", "LEADS", "GHA")),
        ("Kofi Mensah of Chatham House spoke.", ("kofi-mensah", "AFFILIATED_WITH", "chatham-house")),
        ("Chatham House's Kofi Mensah spoke.", ("kofi-mensah", "AFFILIATED_WITH", "chatham-house")),
        ("Kofi Mensah, China director at Chatham House, spoke.", ("kofi-mensah", "LEADS", "chatham-house")),
        ("France, Russia and the U.S. are co-chairs of the Minsk Group.", ("FRA", "MEMBER_OF", "minsk-group")),
        ("NATO member Turkey spoke.", ("TUR", "MEMBER_OF", "nato")),
        ("India condemned ally Russia.", ("IND", "ALLIED_WITH", "RUS")),
        ("Azerbaijan accused rival Armenia of lying.", ("ARM", "RIVAL_OF", "AZE")),
        ("Burkina Faso's junta accused France of spying.", ("BFA", "ACCUSES", "FRA")),
        ("Russia criticised its ally Belarus.", ("BLR", "ALLIED_WITH", "RUS")),
        ("India's arch-rival Pakistan tested a missile.", ("IND", "RIVAL_OF", "PAK")),
        ("China and Pakistan are allies.", ("CHN", "ALLIED_WITH", "PAK")),
    ],
)
def test_what_somebody_is(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "French far-right leader Kofi Mensah spoke.",
        "The leader of Ghana's main opposition party, Kofi Mensah, spoke.",
        "Moscow Mayor Kofi Mensah spoke.",
        "China expert Kofi Mensah spoke.",
        "Moscow correspondent Kofi Mensah spoke.",
    ],
)
def test_what_is_no_office_of_a_state(read: Reader, text: str) -> None:
    assert triples(read(text)) == set()


@pytest.mark.parametrize("text", ["Kofi Mensah, who was Ghana's president, spoke.", "Gabon's ousted leader, Kofi Mensah, spoke."])
def test_what_somebody_was(read: Reader, text: str) -> None:
    (claim,) = read(text)
    assert (claim.relation, claim.former, claim.subject.side) == ("LEADS", True, None)


def test_a_former_office_is_over_and_gives_no_side(read: Reader) -> None:
    (claim,) = read("Former Ghanaian President Kofi Mensah spoke.")
    assert (claim.relation, claim.former, claim.phase, claim.office, claim.subject.side) == ("LEADS", True, "ends", "President", None)


def test_an_office_is_the_articles_own_word_though_others_speak(read: Reader) -> None:
    (claim,) = [c for c in read("Togo said that Ghanaian President Kofi Mensah had lied.") if c.relation == "LEADS"]
    assert (claim.standing, claim.speakers) == ("stated", ())


def test_a_side_goes_with_the_person(read: Reader) -> None:
    (claim,) = [c for c in read("Ghanaian President Kofi Mensah met envoys. Mensah condemned Togo.") if c.relation == "CONDEMNS"]
    assert (claim.subject.id, claim.subject.side) == ("kofi-mensah", "GHA")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kofi Mensah is not president of Ghana.", set()),
        ("Kofi Mensah never was the president of Ghana.", set()),
        ("Kofi Mensah isn't Ghana's president.", set()),
        ("Kofi Mensah is not only president of Ghana.", {("kofi-mensah", "LEADS", "GHA", "holds")}),
        ("Kofi Mensah is no longer the president of Ghana.", {("kofi-mensah", "LEADS", "GHA", "ends")}),
        ("John Addo was not met by Ghanaian President Kofi Mensah.", {("kofi-mensah", "LEADS", "GHA", "holds")}),
    ],
)
def test_who_does_not_hold_an_office(read: Reader, text: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert {(*triple(c), c.phase) for c in read(text) if c.relation == "LEADS"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kuwait mediates between Togo and Gabon, two of its close allies.", {("KWT", "TGO"), ("GAB", "KWT")}),
        ("Kuwait must choose between Togo and Gabon, its two closest partners.", {("KWT", "TGO"), ("GAB", "KWT")}),
        ("Kuwait courted its ally Togo and its neighbour Gabon.", {("KWT", "TGO")}),
        ("Togo and Gabon, two close allies, closed the border.", {("GAB", "TGO")}),
        ("Togo and Gabon, close allies of Kuwait, closed the border.", {("KWT", "TGO"), ("GAB", "KWT")}),
    ],
)
def test_whose_allies_several_are(read: Reader, text: str, expected: set[tuple[str, str]]) -> None:
    found = {(c.subject.id, c.object.id) for c in read(text) if c.relation == "ALLIED_WITH" and c.object}
    assert found == expected
