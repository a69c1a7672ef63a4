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


@pytest.mark.parametrize(
    ("text", "doer", "speaker"),
    [
        # a day before the subject
        ("The Kremlin said on Tuesday Ukraine had attacked a Russian bridge.", "UKR", "RUS"),
        ("The Kremlin said on Tuesday Ukrainian forces had attacked a Russian bridge.", "UKR", "RUS"),
        ("Peru said in March 2020 Chile had attacked Bolivia.", "CHL", "PER"),
        # an aside between auxiliary and participle
        ("Chile is, Lima insists, attacking Bolivia.", "CHL", "PER"),
        ("Chile has, says Lima, attacked Bolivia.", "CHL", "PER"),
        # a clause behind a semicolon
        ("Peru's envoy, in a rare statement, said Chile attacked Bolivia; Brazil denied all knowledge.", "CHL", "PER"),
        # who hears it is no subject of a description
        ("The Peruvian president told the council he had lost patience. Chile had attacked Bolivia.", "CHL", "PER"),
    ],
)
def test_the_doer_is_who_stands_before_the_verb_whatever_stands_between(read: Reader, text: str, doer: str, speaker: str) -> None:
    claims = [c for c in read(text) if c.relation == "ATTACKS"]
    assert {c.subject.id for c in claims} == {doer}
    assert told(claims, "ATTACKS") == {("affirms", "actual", "attributed", (speaker,))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow says Washington arms Ukraine.", ("USA", "ARMS", "UKR")),
        ("Bogota said Caracas arms ELN fighters.", ("VEN", "ARMS", "eln")),
        ("Washington says Tehran arms the Houthis.", ("IRN", "ARMS", "houthis")),
        ("Russia, said by the UN to have armed the M23, signed a truce with Congo.", ("RUS", "ARMS", "m23")),
    ],
)
def test_what_is_told_is_the_deed_of_whom_the_clause_names(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert [(c.subject.id, c.relation, c.object and c.object.id) for c in read(text) if c.relation == "ARMS"] == [expected]


def test_a_charge_behind_a_comma_is_no_further_object(read: Reader) -> None:
    claims = read("The United States and Britain accuse Iran of arming the Houthis, a charge Tehran rejects.")
    assert {t for t in triples(claims) if t[1] == "ACCUSES"} == {("USA", "ACCUSES", "IRN"), ("GBR", "ACCUSES", "IRN")}


def test_who_says_the_other_side_of_it_speaks_alone(read: Reader) -> None:
    claims = read("Thailand said Cambodian troops shelled a village, while Cambodia said Thai jets bombed a temple.")
    assert {(c.subject.id, tuple(s.actor.id for s in c.speakers if s.actor)) for c in claims} == {("KHM", ("THA",)), ("THA", ("KHM",))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is no secret that Chile attacked Bolivia.", "stated"),
        ("There is no doubt that Chile attacked Bolivia.", "stated"),
        ("Peru said there was no doubt that Chile had attacked Bolivia.", "attributed"),
        ("There is no evidence that Chile attacked Bolivia.", None),
        ("There is no question of Chile attacking Bolivia.", None),
    ],
)
def test_what_nobody_doubts_is_so(read: Reader, text: str, expected: str | None) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert claim.standing == expected


def test_who_is_warned_against_a_deed_is_to_leave_it(read: Reader) -> None:
    (claim,) = [c for c in read("Moscow warned Seoul against arming Ukraine.") if c.relation == "ARMS"]
    assert (claim.subject.id, claim.modality) == ("KOR", "possible")


@pytest.mark.parametrize(
    ("text", "doers", "speaker"),
    [
        ('"Chile," said the Peruvian envoy, "has attacked Bolivia."', {"CHL"}, "PER"),
        ("Chile had attacked Bolivia, the Peruvian envoy said, killing eight soldiers.", {"CHL"}, "PER"),
    ],
)
def test_what_is_quoted_in_two_parts_has_one_doer(read: Reader, text: str, doers: set[str], speaker: str) -> None:
    claims = read(text)
    assert {c.subject.id for c in claims} == doers
    assert {s.actor and s.actor.id for c in claims for s in c.speakers} == {speaker}


def test_who_denies_and_accuses_does_both_himself(read: Reader) -> None:
    claims = read("Rwanda denied it had armed the M23, accusing Burundi of arming the FDLR.")
    assert told(claims, "ACCUSES") == {("affirms", "actual", "stated", ())}
    assert {(c.subject.id, c.stance) for c in claims if c.relation == "ARMS"} == {("RWA", "denies"), ("BDI", "affirms")}


def test_a_reprisal_is_said_to_answer_what_the_other_did(read: Reader) -> None:
    claims = read("Chad cut ties with Sudan, saying it had armed the M23.")
    assert told(claims, "ARMS") == {("affirms", "actual", "attributed", ("TCD",))}
    assert ("TCD", "SANCTIONS", "SDN") in triples(claims)


def test_who_promises_is_to_act(read: Reader) -> None:
    (claim,) = [c for c in read("Rwanda promised Kenya to attack the M23.") if c.relation == "ATTACKS"]
    assert (claim.subject.id, claim.modality) == ("RWA", "intended")


def test_who_neither_confirms_nor_denies_leaves_it_open(read: Reader) -> None:
    assert told(read("Peru neither confirmed nor denied that Chile had attacked Bolivia."), "ATTACKS") == {
        ("questions", "actual", None, ("PER",))
    }
