"""Offices and roles."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


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
        ("France, Russia and the U.S. are co-chairs of the Minsk Group.", ("FRA", "MEMBER_OF", "minsk-group")),
        ("NATO member Turkey spoke.", ("TUR", "MEMBER_OF", "nato")),
        ("Russia criticised its ally Belarus.", ("BLR", "ALLIED_WITH", "RUS")),
        ("India's arch-rival Pakistan tested a missile.", ("IND", "RIVAL_OF", "PAK")),
        ("China and Pakistan are allies.", ("CHN", "ALLIED_WITH", "PAK")),
    ],
)
def test_what_somebody_is(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


def test_a_former_office_is_over_and_gives_no_side(read: Reader) -> None:
    (claim,) = read("Former Ghanaian President Kofi Mensah spoke.")
    assert (claim.relation, claim.former, claim.phase, claim.office, claim.subject.side) == ("LEADS", True, "ends", "President", None)


def test_an_office_is_the_articles_own_word_though_others_speak(read: Reader) -> None:
    (claim,) = [c for c in read("Togo said that Ghanaian President Kofi Mensah had lied.") if c.relation == "LEADS"]
    assert (claim.standing, claim.speakers) == ("stated", ())


def test_a_side_goes_with_the_person(read: Reader) -> None:
    (claim,) = [c for c in read("Ghanaian President Kofi Mensah met envoys. Mensah condemned Togo.") if c.relation == "CONDEMNS"]
    assert (claim.subject.id, claim.subject.side) == ("kofi-mensah", "GHA")
