"""Towns that the language model takes for persons or bodies, and persons who are no towns."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triple


@pytest.mark.parametrize(
    ("text", "subject", "place"),
    [
        ("The Taliban took Kunduz.", "taliban", "Kunduz"),
        ("Kunduz has fallen to the Taliban.", "taliban", "Kunduz"),
        ("Goma fell into the hands of M23.", "m23", "Goma"),
        ("M23 is in control of Goma.", "m23", "Goma"),
    ],
)
def test_a_town_that_is_taken_is_the_place(read: Reader, text: str, subject: str, place: str) -> None:
    assert {(c.subject.id, c.place) for c in read(text) if c.relation == "CAPTURES"} == {(subject, place)}


def test_a_town_and_a_number_behind_it_are_no_name(read: Reader) -> None:
    assert ("DEU", "ARMS", "UKR") in {triple(c) for c in read("Berlin is giving Kyiv 18 Leopard 2 tanks.")}
