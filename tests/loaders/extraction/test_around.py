"""What stands about a sentence and takes the word of the article from it."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told

ALLEGED = ("affirms", "actual", "alleged")


@pytest.mark.parametrize(
    "text",
    [
        "On paper, Chile has attacked Bolivia.",
        "As far as the opposition is concerned, Chile attacked Bolivia.",
        "In the eyes of the generals, Chile attacked Bolivia.",
        "Chile had attacked Bolivia, nominally at least.",
        "Chile had attacked Bolivia (unconfirmed).",
        "Chile, the story went, attacked Bolivia.",
        "Chile attacked Bolivia. The claim could not be verified.",
        "Chile attacked Bolivia. The ministry did not say how it knew.",
    ],
)
def test_it_makes_an_allegation(read: Reader, text: str) -> None:
    assert {t[:3] for t in told(read(text), "ATTACKS")} == {ALLEGED}


@pytest.mark.parametrize(
    "text",
    [
        "Unexpectedly, Chile attacked Bolivia.",
        "In response, Chile attacked Bolivia.",
        "Chile attacked Bolivia. Schools were closed the next day.",
    ],
)
def test_a_fact_stays_one(read: Reader, text: str) -> None:
    assert {t[2] for t in told(read(text), "ATTACKS")} == {"stated"}


@pytest.mark.parametrize(
    "text", ["Chile all but attacked Bolivia.", "Nor has Chile attacked Bolivia.", "At no point has Chile attacked Bolivia."]
)
def test_what_is_turned_round_is_not_so(read: Reader, text: str) -> None:
    assert {t[1] for t in told(read(text), "ATTACKS")} == {"negated"}
