"""Names and clauses that stand side by side: who hears and who acts, who says so in headlines, who denies at the end."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told, triples


@pytest.mark.parametrize(
    ("text", "doer", "speaker"),
    [
        ("A Libyan commander told Reuters Chad had attacked Sudan.", "TCD", "LBY"),
        ("The colonel told Al Jazeera Rwanda was attacking Burundi.", "RWA", '"The colonel"'),
        ("A diplomat told AFP Chad had attacked Sudan.", "TCD", '"A diplomat"'),
        ("A Libyan envoy told the Security Council Chad had attacked Sudan.", "TCD", "LBY"),
        ("A Libyan envoy told Israel Iran had attacked Bahrain.", "IRN", "LBY"),
        ("A Libyan envoy told Equatorial Guinea Chad had attacked Sudan.", "TCD", "LBY"),
    ],
)
def test_who_hears_is_not_who_acts(read: Reader, text: str, doer: str, speaker: str) -> None:
    claims = [c for c in read(text) if c.relation == "ATTACKS"]
    assert {c.subject.id for c in claims} == {doer}
    assert {speakers for *_, speakers in told(claims, "ATTACKS")} == {(speaker,)}


@pytest.mark.parametrize(
    ("title", "expected", "speaker"),
    [
        ("Kigali armed M23 rebels: UN experts", ("RWA", "ARMS", "m23"), "un"),
        ("Exclusive: Rwanda armed M23 rebels, UN experts say", ("RWA", "ARMS", "m23"), "un"),
        ("Rwanda armed M23 rebels, says UN", ("RWA", "ARMS", "m23"), "un"),
        ("Armenia: Azerbaijan attacked Iran", ("AZE", "ATTACKS", "IRN"), "ARM"),
        ("UN experts: Kigali armed M23", ("RWA", "ARMS", "m23"), "un"),
        ("Iran attacked Bahrain - White Helmets", ("IRN", "ATTACKS", "BHR"), "white-helmets"),
    ],
)
def test_who_says_so_in_a_headline_acts_in_nothing(read: Reader, title: str, expected: tuple[str, str, str], speaker: str) -> None:
    claims = read("", title=title)
    assert triples(claims) == {expected}
    assert told(claims, expected[1]) == {("affirms", "actual", "attributed", (speaker,))}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("US armed forces kill al-Shabaab fighters", {("USA", "ATTACKS", "al-shabaab")}),
        ("Armed M23 men loot Goma shops", set()),
    ],
)
def test_armed_forces_arm_nobody(read: Reader, title: str, expected: set[tuple[str, str, str]]) -> None:
    assert {t for t in triples(read("", title=title)) if t[1] != "ATTACKS"} == set()
    assert expected <= triples(read("", title=title))


@pytest.mark.parametrize(
    "title",
    ["Kenya accuses Uganda of arming M23, Uganda denies", "Kenya accused Uganda of arming the M23, Uganda denied it."],
)
def test_a_denial_at_the_end_is_of_what_is_told_and_not_of_the_telling(read: Reader, title: str) -> None:
    claims = read("", title=title)
    assert {("KEN", "ACCUSES", "UGA"), ("UGA", "DENIES", "KEN")} <= triples(claims)
    assert told(claims, "ARMS") == {("affirms", "actual", "alleged", ("KEN",)), ("denies", "actual", None, ("UGA",))}


@pytest.mark.parametrize(
    "title",
    [
        "Rwanda rejects claim it attacked Burundi",
        "Rwanda dismisses report it attacked Burundi",
        "Rwanda denies attacking Burundi, says Congo lies",
    ],
)
def test_a_denial_in_a_headline_is_of_the_deed(read: Reader, title: str) -> None:
    assert told(read("", title=title), "ATTACKS") == {("denies", "actual", None, ("RWA",))}
