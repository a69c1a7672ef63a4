"""Accusation, denial, counter-accusation: each act finds the claim that it is about."""

import pytest

from graph.model import Claim, Stance
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triple

ACCUSED = "Kenya said on Monday that Uganda had sold drones to Benin."
BETWEEN = " Talks are due in Geneva. Ghana called for calm. Togo sent blankets."


def act_of(claims: tuple[Claim, ...], relation: str = "DENIES") -> Claim:
    """Returns the one act of this type."""
    [found] = [c for c in claims if c.relation == relation and c.standing is not None]
    return found


def about(claims: tuple[Claim, ...], act: Claim) -> list[tuple[tuple[str, str, str | None], str]]:
    """Returns what an act is about: propositions with their stances, in the order of the text."""
    return [(triple(c), c.stance.value) for c in claims if c.id in act.about]


@pytest.mark.parametrize(
    "denial",
    [
        "Uganda denied the claims.",
        "Uganda's government rejected the accusations.",
        "Uganda dismissed this as propaganda.",
        "Uganda called it a lie.",
        "Uganda's foreign ministry said the reports were false.",
        "Kampala said there was no truth to it.",
        '"This is a lie," Ugandan President Yoweri Museveni said.',
        "The Ugandan government called the allegation baseless.",
        "Uganda denied any involvement in arms sales.",
        "Uganda rejected such accusations in an interview.",
        "The Ugandan government said the allegation was not true.",
        "Uganda said it had nothing to do with the sale.",
    ],
)
@pytest.mark.parametrize("between", ["", BETWEEN])
def test_a_denial_finds_what_was_told_before(read: Reader, denial: str, between: str) -> None:
    claims = read(f"{ACCUSED}{between} {denial}")
    act = act_of(claims)
    assert about(claims, act) == [(("UGA", "ARMS", "BEN"), "affirms"), (("UGA", "ARMS", "BEN"), "denies")]
    assert act.object is not None
    assert act.object.id == "KEN"


def test_what_is_denied_has_date_and_weapon_of_what_is_answered(read: Reader) -> None:
    claims = read("Kenya said that Uganda had sold drones to Benin in March. Uganda denied the claim.")
    told, denied = (c for c in claims if c.relation == "ARMS")
    assert (denied.date_start, denied.date_from, denied.weapon) == (told.date_start, "text", "drones")


def test_a_denial_in_its_own_words_takes_them_too(read: Reader) -> None:
    claims = read("Kenya said that Uganda had sold drones to Benin in March. Ghana called for calm. Uganda denied arming Benin.")
    told, denied = (c for c in claims if c.relation == "ARMS")
    assert (denied.stance, denied.date_start, denied.weapon) == ("denies", told.date_start, "drones")
    assert set(act_of(claims).about) == {told.id, denied.id}


def test_of_two_matters_the_one_that_is_named_is_denied(read: Reader) -> None:
    claims = read(f"Kenya said that Uganda had attacked Togo. {ACCUSED} Uganda denied any role in the attack.")
    assert about(claims, act_of(claims)) == [(("UGA", "ATTACKS", "TGO"), "affirms"), (("UGA", "ATTACKS", "TGO"), "denies")]


@pytest.mark.parametrize(
    "denial", ["Togo denied the capture of Lome.", "Togo denied that the town had fallen.", "Togo denied losing the town."]
)
def test_a_loss_that_is_denied_is_the_capture_of_which_was_told(read: Reader, denial: str) -> None:
    claims = read(f"Ghana said its army had shelled Togolese positions and captured the town of Lome. {denial}")
    denied = [c for c in claims if c.stance is Stance.DENIES]
    assert [(c.subject.id, c.relation, c.speakers[0].actor and c.speakers[0].actor.id) for c in denied] == [("GHA", "CAPTURES", "TGO")]


def test_several_propositions_are_denied_at_once(read: Reader) -> None:
    claims = read("Rwanda has denied sending troops to Somalia and arming Benin.")
    assert about(claims, act_of(claims)) == [(("RWA", "SENDS_FORCES", "SOM"), "denies"), (("RWA", "ARMS", "BEN"), "denies")]


@pytest.mark.parametrize("denial", ["have denied the accusation", "rejected the charges", "dismissed the allegations"])
def test_several_who_deny_an_accusation_do_not_accuse_one_another(read: Reader, denial: str) -> None:
    claims = read(f"Kenya says Rwanda has sent troops to fight for Uganda. Rwanda and Uganda {denial}.")
    assert "ACCUSES" not in {c.relation for c in claims}
    denied = [c for c in claims if c.relation == "SENDS_FORCES" and c.stance == "denies"]
    assert [triple(c) for c in denied] == [("RWA", "SENDS_FORCES", "UGA")] * 2
    assert {s.actor.id for c in denied for s in c.speakers if s.actor} == {"RWA", "UGA"}


def test_who_deny_together_deny_what_is_told_of_all_of_them(read: Reader) -> None:
    told = "Kenya says Rwanda has sent troops to fight for Uganda, in a war that pits Uganda against Congo."
    claims = read(f"{told} Rwanda and Uganda have denied the accusation.")
    assert {triple(c) for c in claims if c.stance == "denies"} == {("RWA", "SENDS_FORCES", "UGA")}


def test_a_denial_does_not_answer_another_s_affair(read: Reader) -> None:
    claims = read("Kenya said that Uganda had attacked Togo. Ghana denied the attack on its own port.")
    assert [c.stance for c in claims if c.relation == "ATTACKS"] == ["affirms"]


def test_what_no_type_says_is_kept_in_words(read: Reader) -> None:
    claims = read("Ghana accused Togo of genocide. Togo rejected the accusation.")
    accusation, denial = act_of(claims, "ACCUSES"), act_of(claims)
    assert accusation.content is not None
    assert accusation.content.quote == "genocide"
    assert denial.about == (accusation.id,)
    assert (denial.object.id if denial.object else None) == "GHA"


def test_a_denial_without_a_claim_keeps_its_words(read: Reader) -> None:
    [denial] = [c for c in read("Ghana denied reports of a cover-up in the port.") if c.relation == "DENIES"]
    assert denial.about == ()
    assert denial.topic == "cover-up in the port" or (denial.content and denial.content.quote == "reports of a cover-up in the port")


def test_a_counter_accusation_has_a_content_of_its_own(read: Reader) -> None:
    claims = read("Pakistan accused India of a grave crime. India accused Pakistan in turn of violating the ceasefire.")
    assert [(triple(c), c.content.quote) for c in claims if c.content] == [
        (("PAK", "ACCUSES", "IND"), "a grave crime"),
        (("IND", "ACCUSES", "PAK"), "violating the ceasefire"),
    ]


def test_blame_that_is_turned_round_is_for_the_same(read: Reader) -> None:
    claims = read("Ukraine blamed Russia for the collapse of the dam. Russia denied responsibility and blamed Ukraine.")
    assert [c.content.quote for c in claims if c.relation == "ACCUSES" and c.content] == ["the collapse of the dam"] * 2
    assert act_of(claims).about == tuple(c.id for c in claims if triple(c) == ("UKR", "ACCUSES", "RUS"))


def test_an_accusation_is_about_what_the_next_sentence_tells(read: Reader) -> None:
    claims = read("Kenya accused Uganda of a grave crime. It said Uganda had attacked Togo. Uganda denied the accusation.")
    assert about(claims, act_of(claims, "ACCUSES")) == [(("UGA", "ATTACKS", "TGO"), "affirms")]
    assert (("UGA", "ATTACKS", "TGO"), "denies") in about(claims, act_of(claims))


@pytest.mark.parametrize("words", ["neither confirmed nor denied the strike", "did not deny the strike"])
def test_what_is_not_denied_is_not_denied(read: Reader, words: str) -> None:
    claims = read(f"Togo said Ghana had attacked Benin. Ghana {words}.")
    assert [c.stance for c in claims if c.relation == "ATTACKS"] == ["affirms"]
    assert all(c.standing is None for c in claims if c.relation == "DENIES")
