"""What somebody draws, meets with or is called by others, deals whose parties stand apart, and infinitives taken for purposes."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples

type Triple = tuple[str, str, str | None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Serbian law was called a provocation by Kosovo.", ("XKX", "CONDEMNS", "SRB")),
        ("The Chinese drill was branded an act of blackmail by Taiwan.", ("TWN", "CONDEMNS", "CHN")),
        ("Nicaragua came in for criticism from Costa Rica.", ("CRI", "CONDEMNS", "NIC")),
        ("Eritrea drew praise from Djibouti.", ("DJI", "SUPPORTS", "ERI")),
        ("A Norwegian plan won the endorsement of Sri Lanka.", ("LKA", "SUPPORTS", "NOR")),
        ("Burma was hit with an arms embargo by Australia.", ("AUS", "SANCTIONS", "MMR")),
        ("The agreement concluded in Lusaka between Rwanda and Uganda ends the war.", ("RWA", "AGREES", "UGA")),
        ("The peace that Chad and Libya struck in 1987 lasted.", ("TCD", "AGREES", "LBY")),
        ("Botswana exhorted Namibia to show restraint on the Chobe.", ("BWA", "REQUESTS", "NAM")),
        ("Jordan pressed Syria to close the camp.", ("JOR", "REQUESTS", "SYR")),
        ("Iceland, which holds Spain responsible for the loss of two trawlers, lodged a protest.", ("ISL", "ACCUSES", "ESP")),
        ("Burundian columns routed the Congolese army near Uvira.", ("BDI", "CAPTURES", "COD")),
    ],
)
def test_what_comes_from_others_and_what_the_parser_hung_elsewhere_is_read(read: Reader, text: str, expected: Triple) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("The Serbian film was called a masterpiece by Kosovo.", "CONDEMNS"),
        ("The bridge built in Lusaka between Rwanda and Uganda ended the queue.", "AGREES"),
        ("Iceland, which holds Spain in high regard, lodged with a farmer.", "CAPTURES"),
        ("Newspaper columns routed the Congolese debate.", "CAPTURES"),
    ],
)
def test_nothing_of_the_kind_is_read_of_what_only_looks_like_it(read: Reader, text: str, relation: str) -> None:
    assert relation not in {c.relation for c in read(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who commands, who has the troops, who joins in
        ("A coalition of nine states under Nigerian leadership bombed the RUF.", ("NGA", "ATTACKS", "ruf")),
        (
            "Uganda, which has two battalions in Somalia propping up Sharif Ahmed, recalled an envoy.",
            ("UGA", "SUPPORTS", "sharif-sheikh-ahmed"),
        ),
        ("Canada joined Norway in urging Sri Lanka to lift the siege.", ("NOR", "REQUESTS", "LKA")),
        ("Canada joined Norway in urging Sri Lanka to lift the siege.", ("CAN", "REQUESTS", "LKA")),
        # what is denounced does not end
        ("Burundi denounced Rwandan support for the FDLR.", ("RWA", "SUPPORTS", "fdlr")),
        # what came of what somebody was let do
        ("Israel gave its navy leave to stop the ships, drawing condemnation from Turkey.", ("TUR", "CONDEMNS", "ISR")),
        ("The verdict caused fury in Jakarta, which expelled the Australian ambassador.", ("IDN", "SANCTIONS", "AUS")),
        ("Moroccan gunners shot down a Libyan Mirage F1 over the desert.", ("MAR", "ATTACKS", "LBY")),
        # who has a treaty is an ally
        ("Paris has a defence pact with Djibouti.", ("FRA", "ALLIED_WITH", "DJI")),
    ],
)
def test_whoever_commands_joins_or_acts_in_a_clause_set_apart_is_found(read: Reader, text: str, expected: Triple) -> None:
    found = triples(read(text))
    assert expected in found or (expected[1] == "ALLIED_WITH" and (expected[2], expected[1], expected[0]) in found)


def test_whoever_has_a_defence_treaty_has_not_just_agreed(read: Reader) -> None:
    assert {c.relation for c in read("London has a defence treaty with Brunei.")} == {"ALLIED_WITH"}
    assert "AGREES" in {c.relation for c in read("London signed a defence treaty with Brunei.")}


def test_what_may_be_exported_has_not_been_delivered(read: Reader) -> None:
    found = [c for c in read("Sweden licensed the export of rifles to Oman.") if c.relation == "ARMS"]
    assert [c.status for c in found] == ["offered"]


def test_an_agent_is_that_of_its_own_verb(read: Reader) -> None:
    vote = "The vote in Slovenia was greeted with recognition by Germany but was denounced by Serbia."
    assert ("SRB", "RECOGNIZES", "SVN") not in triples(read(vote))
    downing = "The Syrian president called the downing of a Syrian helicopter by Turkish F-16s a stab in the back."
    assert ("TUR", "CONDEMNS", "SYR") not in triples(read(downing))
