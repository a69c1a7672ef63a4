"""Lists, companions and relative clauses that the parser hangs wrongly."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "In a dispute between Guyana and Venezuela, Brazil and Colombia urged calm.",
            {("GUY", "RIVAL_OF", "VEN"), ("BRA", "REQUESTS", None), ("COL", "REQUESTS", None)},
        ),
        ("Morocco, joined by Senegal, condemned Algeria.", {("MAR", "CONDEMNS", "DZA"), ("SEN", "CONDEMNS", "DZA")}),
        ("Norway, followed by Sweden, recognised Kosovo.", {("NOR", "RECOGNIZES", "XKX"), ("SWE", "RECOGNIZES", "XKX")}),
        ("Chad, to which Sudan has sold rifles, thanked nobody.", {("SDN", "ARMS", "TCD")}),
        ("Serbia, whose army Russia trains, condemned Kosovo.", {("RUS", "SUPPORTS", "SRB"), ("SRB", "CONDEMNS", "XKX")}),
    ],
)
def test_everybody_gets_his_own_part(read: Reader, text: str, claims: set[tuple[str, str, str | None]]) -> None:
    assert triples(read(text)) == claims
