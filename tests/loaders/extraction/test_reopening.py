"""Clauses that share the verb before them and begin anew with whom it concerns, those who do likewise, and lists that only look so."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples

type Pairs = set[tuple[str, str | None]]


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        # their own preposition
        ("Bulgaria sold rifles to Togo and mortars to Benin.", "ARMS", {("BGR", "TGO"), ("BGR", "BEN")}),
        ("Spain sold frigates to Norway and tanks to Greece.", "ARMS", {("ESP", "NOR"), ("ESP", "GRC")}),
        ("Cuba sent nurses to Haiti and soldiers to Angola.", "SENDS_FORCES", {("CUB", "AGO")}),
        ("Laos received rice from Japan and fuel from Vietnam.", "AIDS", {("JPN", "LAO"), ("VNM", "LAO")}),
        ("Malawi accused Zambia of dumping waste and Tanzania of moving the border.", "ACCUSES", {("MWI", "ZMB"), ("MWI", "TZA")}),
        ("Lima blamed Quito for the clash and Bogota for hiding the gunmen.", "ACCUSES", {("PER", "ECU"), ("PER", "COL")}),
        ("Qatar is backed by Turkey and Bahrain by Egypt.", "SUPPORTS", {("TUR", "QAT"), ("EGY", "BHR")}),
        ("Turkey attacked the PKK in Iraq and the YPG in Syria.", "ATTACKS", {("TUR", "pkk"), ("TUR", "ypg")}),
        ("Israel killed soldiers in Syria and civilians in Lebanon.", "ATTACKS", {("ISR", "SYR"), ("ISR", "LBN")}),
        ("Iran accused Oman of lying and its officials of theft.", "ACCUSES", {("IRN", "OMN")}),
        # their own infinitive
        ("Oman urged Iran to free the crew and Britain to return the ship.", "REQUESTS", {("OMN", "IRN"), ("OMN", "GBR")}),
        ("Chad called on Sudan to disarm the raiders and on Libya to close its camps.", "REQUESTS", {("TCD", "SDN"), ("TCD", "LBY")}),
        ("Japan urged Laos to help Vietnam and Cambodia to clear the mines.", "REQUESTS", {("JPN", "LAO")}),
        # two names side by side
        ("Chile recognised Croatia and Japan Slovenia.", "RECOGNIZES", {("CHL", "HRV"), ("JPN", "SVN")}),
        # they do it too
        ("Sweden condemned the Syrian raid, and so did Denmark.", "CONDEMNS", {("SWE", "SYR"), ("DNK", "SYR")}),
        ("Chile recognised Palestine, as did Peru and Uruguay.", "RECOGNIZES", {("CHL", "PSE"), ("PER", "PSE"), ("URY", "PSE")}),
        ("Austria, like Ireland, condemned the Iranian strike.", "CONDEMNS", {("AUT", "IRN"), ("IRL", "IRN")}),
        ("Chile did not recognise Kosovo, as did Peru.", "RECOGNIZES", set()),
    ],
)
def test_a_clause_that_begins_anew_shares_the_verb(read: Reader, text: str, relation: str, expected: Pairs) -> None:
    assert {(s, o) for s, r, o in triples(read(text)) if r == relation} == expected


def test_each_of_the_accused_is_charged_with_his_own(read: Reader) -> None:
    found = triples(read("Uganda accused Congo of sheltering the ADF and Rwanda of arming the M23."))
    assert {("RWA", "ARMS", "m23"), ("UGA", "ACCUSES", "RWA"), ("UGA", "ACCUSES", "COD")} <= found
    assert ("COD", "ARMS", "m23") not in found


def test_what_is_said_of_the_first_is_not_said_of_who_does_likewise(read: Reader) -> None:
    found = triples(read("Albania, which joined NATO in 2009, sent rifles to Ukraine, and so did Austria."))
    assert ("AUT", "ARMS", "UKR") in found
    assert ("AUT", "MEMBER_OF", "nato") not in found
