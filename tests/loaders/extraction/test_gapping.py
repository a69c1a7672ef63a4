"""Clauses that leave out their verb, and lists that only look like them."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Russia supplied tanks and China rifles to Sudan.", "ARMS", {("RUS", "SDN"), ("CHN", "SDN")}),
        ("Poland gave Ukraine tanks and Slovakia jets.", "ARMS", {("POL", "UKR"), ("POL", "SVK")}),
        ("France sent Mali troops and Chad helicopters.", "ARMS", {("FRA", "TCD")}),
        ("Turkey supports Azerbaijan and Russia Armenia.", "SUPPORTS", {("TUR", "AZE"), ("RUS", "ARM")}),
        ("Ethiopia accused Egypt of meddling and Sudan of shelling its troops.", "ACCUSES", {("ETH", "EGY"), ("ETH", "SDN")}),
        ("Egypt condemned the strike, Jordan the siege.", "CONDEMNS", {("EGY", None), ("JOR", None)}),
        # lists, apposition
        ("France sent troops and arms to Chad.", "ARMS", {("FRA", "TCD")}),
        ("Iran backs the Houthis and the Taliban, the rulers of Kabul.", "SUPPORTS", {("IRN", "houthis"), ("IRN", "taliban")}),
        ("Oman sent rice and US tents to Nepal.", "AIDS", {("OMN", "NPL")}),
    ],
)
def test_a_clause_without_a_verb_shares_that_of_the_one_before(
    read: Reader, text: str, relation: str, expected: set[tuple[str, str | None]]
) -> None:
    assert {(s, o) for s, r, o in triples(read(text)) if r == relation} == expected
