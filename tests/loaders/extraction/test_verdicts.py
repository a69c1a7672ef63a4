"""What is said of a claim: false, debunked, withdrawn; what is said of the accused: acquitted, wrongly blamed."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told


@pytest.mark.parametrize(
    "text",
    [
        "The claim that Chile attacked Bolivia is false.",
        "The claim that Chile attacked Bolivia is not true.",
        "The report that Chile attacked Bolivia proved to be a hoax.",
        "The story that Chile attacked Bolivia fell apart within days.",
        "The idea that Chile attacked Bolivia does not hold water.",
        "The charge that Chile attacked Bolivia has no basis.",
        "There is no truth in the rumour that Chile attacked Bolivia.",
        "A long-debunked story that Chile attacked Bolivia is back.",
        "Contrary to Peru's claim that Chile attacked Bolivia, the border was quiet.",
        "Peru falsely claimed that Chile had attacked Bolivia.",
        "Chile was wrongly accused of attacking Bolivia.",
        "Peru lied when it said that Chile had attacked Bolivia.",
        "Somebody made up the tale that Chile attacked Bolivia.",
        "Myth: Chile attacked Bolivia.",
    ],
)
def test_it_is_not_so(read: Reader, text: str) -> None:
    assert {t[:2] for t in told(read(text), "ATTACKS")} == {("affirms", "negated")}


@pytest.mark.parametrize(
    "text",
    [
        "A court acquitted Chile of attacking Bolivia.",
        "Chile was cleared of attacking Bolivia.",
        "Peru withdrew its claim that Chile had attacked Bolivia.",
        "Peru backed away from its claim that Chile had attacked Bolivia.",
        "Peru poured scorn on reports that Chile had attacked Bolivia.",
        "Peru brushed aside reports that Chile had attacked Bolivia.",
    ],
)
def test_somebody_denies_it(read: Reader, text: str) -> None:
    assert {t[0] for t in told(read(text), "ATTACKS")} == {"denies"}


@pytest.mark.parametrize(
    "text",
    [
        "The claim that Chile attacked Bolivia is serious.",
        "Peru repeated the claim that Chile had attacked Bolivia.",
        "Peru made the claim that Chile had attacked Bolivia.",
        "Chile was convicted of attacking Bolivia.",
    ],
)
def test_it_stays_an_allegation(read: Reader, text: str) -> None:
    assert {t[:3] for t in told(read(text), "ATTACKS")} == {("affirms", "actual", "alleged")}
