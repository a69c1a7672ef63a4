"""For whom "the ministry", "the army", "the envoy" speak in articles about two sides."""

import pytest

from graph.model import Article
from loaders.extraction.extractor import Extractor
from tests.loaders.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the organ of that kind named last
        (
            "Peru's foreign ministry was alarmed. Chile's president met the pope. The foreign ministry said Chile had bombed Tacna.",
            "PER",
        ),
        ("Greece and Turkey traded charges. Greece's defence ministry protested. The ministry said Turkey had bombed Kos.", "GRC"),
        ("Gabon's envoy told the council that peace was near. Angola kept silent. The envoy said Angola had bombed a village.", "GAB"),
        # the place from which it speaks
        ("Chile and Peru fought on Monday. In Lima, the army said Chilean jets had bombed Tacna.", "PER"),
        ("Peru has fought Chile before. In Santiago, the government said Peru had bombed Arica.", "CHL"),
        # who spoke last
        ("Chile blamed Peru for the clash. Peru rejected the charge. The presidency said Chile had bombed Tacna.", "PER"),
        ("Mali's president blamed Niger. The presidency said Niger had bombed Gao.", "MLI"),
        # not a side of which it tells by its name
        ("Peru's army fought Chile's army. Peru's army kept silent. The army said Peruvian jets had bombed Arica.", "CHL"),
        ("Chile's army said it was ready. Peru rejected the charge. Chile, according to the army, had been bombed by Peru.", "CHL"),
        # who denies a deed of his own names himself
        ("Chile blamed Egypt for the raid. Cairo denied it. Egypt has not bombed Sudan, the foreign ministry said.", "EGY"),
        # who had something to tell
        ("Chile said it was ready. Lima gave a different version. Chilean jets, the foreign ministry said, had bombed Tacna.", "PER"),
        ("Ukraine's army counted its dead. Russia was silent. A military spokesman said Russia had bombed Lviv.", "UKR"),
        ("Ukraine's army counted its dead. Russia was silent. Army officers said Russia had bombed Lviv.", "UKR"),
        # a ministry's spokesman
        ("Peru's foreign ministry said it was alarmed. Chile was silent. A ministry spokesman said Chile had bombed Tacna.", "PER"),
    ],
)
def test_an_organ_speaks_for_the_side_that_had_the_word(read: Reader, text: str, expected: str) -> None:
    claims = [c for c in read(text) if c.relation == "ATTACKS" and c.speakers]
    assert [s.actor.id if s.actor else None for s in claims[-1].speakers] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Officials said Chile had bombed Tacna.",
        "Peru protested. Western officials were alarmed. The officers said Chile had bombed Tacna.",
        "Peru was silent and so was Chile. A ministry said Bolivia had bombed Tacna.",
    ],
)
def test_who_is_not_pointed_at_stays_unnamed(read: Reader, text: str) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert [s.actor for s in claim.speakers] == [None]


def test_an_organ_goes_on_across_paragraphs(extractor: Extractor) -> None:
    body = "Sudan's foreign ministry accused Chad of arming rebels.\n\nChad's army fought on.\n\nThe ministry said Chad had bombed Geneina."
    (read,) = extractor.read([Article(title="Chad and Sudan at odds", body=body, outlet="Post", published="2008-05-12")])
    (claim,) = [c for c in read.claims if c.relation == "ATTACKS" and c.speakers]
    assert [s.actor.id for s in claim.speakers if s.actor] == ["SDN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Yemeni Observatory for Civil Rights counted the dead. The Observatory said Saudi Arabia had bombed a market.",
            "yemeni-observatory-for-civil-rights",
        ),
        (
            "Human Rights Watch published a report. The group said Rwanda had sent 300 Burundian fighters to Congo and had bombed Goma.",
            "human-rights-watch",
        ),
        ("Houthi leader Jan Berg spoke on Friday. Saudi Arabia, the rebel leader said, had bombed a camp.", "jan-berg"),
    ],
)
def test_a_body_or_a_man_is_the_one_named_before(read: Reader, text: str, expected: str) -> None:
    claims = [c for c in read(text) if c.relation in ("ATTACKS", "SENDS_FORCES") and c.speakers]
    assert {s.actor.id if s.actor else None for c in claims for s in c.speakers} == {expected}
