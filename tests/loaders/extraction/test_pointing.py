"""Whose deed it is that somebody condemns without saying so."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "condemned"),
    [
        ("Eritrean troops attacked Djibouti on Tuesday. Kenya condemned the attack.", "ERI"),
        ("Chad bombed Libya on Friday. Egypt's president denounced the bombing.", "TCD"),
        ("Chad said that Libya had bombed Niger. Egypt condemned the bombing.", None),
        ("Libya did not bomb Niger. Egypt condemned the bombing.", None),
        ("Libya denied bombing Niger. Egypt condemned the bombing.", None),
        ("Libya bombed Niger. Libya condemned the bombing.", None),
        ("Libya bombed Niger. Egypt condemned the bombing in Mali.", None),
        ("Libya attacked Niger and Chad attacked Mali. Egypt condemned the attack.", None),
        ("Libya plans to attack Niger. Egypt condemned the attack.", None),
    ],
)
def test_a_condemned_deed_is_that_of_its_stated_doer(read: Reader, text: str, condemned: str | None) -> None:
    found = {(subject, target) for subject, relation, target in triples(read(text)) if relation == "CONDEMNS"}
    assert {target for _, target in found} <= {condemned}
    assert found or condemned is None
