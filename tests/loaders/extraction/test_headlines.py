"""Headlines whose verb the parser takes for a noun, and nouns that look like a verb."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("Houthis fire missile at Israeli port", {("houthis", "ATTACKS", "ISR")}),
        ("Thai F-16 bombs Cambodian targets", {("THA", "ATTACKS", "KHM")}),
        ("Kenya arrests Ugandan officer", {("KEN", "COERCES", "UGA")}),
        ("Boko Haram militants raid Cameroon village", {("boko-haram", "ATTACKS", "CMR")}),
        ("US Sanctions Chinese Firms Over Iran Oil", {("USA", "SANCTIONS", "CHN")}),
        ("Britain arms Ukraine with long-range missiles", {("GBR", "ARMS", "UKR")}),
    ],
)
def test_a_verb_that_can_be_a_noun_is_found(read: Reader, title: str, claims: set[tuple[str, str, str]]) -> None:
    assert triples(read("", title=title)) == claims


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("Armenia, Azerbaijan trade blame", {("ARM", "ACCUSES", "AZE"), ("AZE", "ACCUSES", "ARM")}),
        ("Mali, Burkina Faso back Niger junta", {("MLI", "SUPPORTS", "NER"), ("BFA", "SUPPORTS", "NER")}),
        ("US, UK bomb Houthi targets in Yemen", {("USA", "ATTACKS", "houthis"), ("GBR", "ATTACKS", "houthis")}),
    ],
)
def test_a_comma_between_two_who_act_is_and(read: Reader, title: str, claims: set[tuple[str, str, str]]) -> None:
    assert triples(read("", title=title)) == claims


@pytest.mark.parametrize(
    "title",
    [
        "Spain attacks on tourists",
        "Poland arms makers",
        "South Sudan peace talks",
        "Japan, Korea trade data",
        "Turkey coffee exports surge",
    ],
)
def test_a_noun_stays_a_noun(read: Reader, title: str) -> None:
    assert read("", title=title) == ()


def test_what_only_a_headline_read_anew_says_is_alleged(read: Reader) -> None:
    (claim,) = read("An officer was held on Monday.", title="Kenya arrests Ugandan officer")
    assert (claim.relation, claim.standing, claim.quote) == ("COERCES", "alleged", "Kenya arrests Ugandan officer")


def test_a_plan_in_a_headline_is_no_deed(read: Reader) -> None:
    (claim,) = read("", title="Poland, Latvia to arm Ukraine")[:1]
    assert (claim.relation, claim.modality, claim.standing) == ("ARMS", "intended", None)
