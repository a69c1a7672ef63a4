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
        "Chile attacked Bolivia. Or did it?",
        "Chile attacked Bolivia, at least as the exiles see it.",
        "Chile attacked Bolivia, depending on whom you ask.",
        "Chile attacked Bolivia, so it is said, and left nothing behind.",
        "Chile attacked Bolivia (or so a leaked cable says).",
        "Chile has attacked Bolivia - if the photographs are real.",
        "Chile has attacked Bolivia, or is about to.",
        "In all likelihood Chile attacked Bolivia.",
        "It is an open secret in Lima that Chile attacked Bolivia.",
        "It is far from certain that Chile attacked Bolivia.",
        "A leaflet dropped over the town read: Chile attacked Bolivia.",
        "FACT CHECK: Chile attacked Bolivia.",
        "Chile attacked Bolivia, but there is no proof.",
        "Chile attacked Bolivia, though this has not been confirmed.",
        "Chile attacked Bolivia, which has never been shown.",
        "Chile attacked Bolivia. Nobody outside Lima believes it.",
        "Chile attacked Bolivia. Such was the message from Lima.",
        "On the internet, Chile attacked Bolivia.",
        "To the exiles in Lima, Chile has attacked Bolivia.",
        "Peru is convinced: Chile attacked Bolivia.",
        "Here is what they say in Lima: Chile attacked Bolivia.",
    ],
)
def test_it_makes_an_allegation(read: Reader, text: str) -> None:
    assert {t[:3] for t in told(read(text), "ATTACKS")} == {ALLEGED}


@pytest.mark.parametrize(
    "text",
    [
        "Unexpectedly, Chile attacked Bolivia.",
        "In response, Chile attacked Bolivia.",
        "Chile attacked Bolivia, at least for a while.",
        "Chile attacked Bolivia, depending on nobody for help.",
        "Chile attacked Bolivia, so the border was closed.",
        "Chile attacked Bolivia, even if few noticed.",
        "Chile attacked Bolivia. Was it worth it?",
        "Chile attacked Bolivia, but nobody was hurt.",
        "Chile attacked Bolivia, though it had promised not to.",
        "Chile attacked Bolivia. So did others.",
        "On the coast, Chile attacked Bolivia.",
        "Then came the surprise: Chile attacked Bolivia.",
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
