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
