"""Who says so, and how: speakers, stance, modality, standing."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told

OWN = ("affirms", "actual", "stated", ())


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("Kenya has sent troops to Haiti.", "SENDS_FORCES", OWN),
        ("Kenya said that it had sent troops to Haiti.", "SENDS_FORCES", ("affirms", "actual", "declared", ("KEN",))),
        ("Peru says that Chile has attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("According to Peru, Chile has attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile has attacked Bolivia, according to Peru.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile, Peru said, has attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Peru: Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile attacked Bolivia: officials", "ATTACKS", ("affirms", "actual", "alleged", ('"officials"',))),
        ("Chile attacked Bolivia, lawmakers claim", "ATTACKS", ("affirms", "actual", "alleged", ('"lawmakers"',))),
        (
            "Chile has attacked Bolivia, a diplomat who declined to be named told Reuters.",
            "ATTACKS",
            ("affirms", "actual", "alleged", ('"a diplomat"',)),
        ),
        (
            "Chile has attacked Bolivia, argued a researcher quoted by a radio station.",
            "ATTACKS",
            ("affirms", "actual", "alleged", ('"a researcher"',)),
        ),
        (
            "Chile has attacked Bolivia, insisted Peru, whose envoys had seen the wrecks.",
            "ATTACKS",
            ("affirms", "actual", "attributed", ("PER",)),
        ),
        ("Chile has attacked Bolivia, or so goes the story in Lima.", "ATTACKS", ("affirms", "actual", "alleged", ('"the story"',))),
        ("Chile criticised for attacking Bolivia", "ATTACKS", ("affirms", "actual", "alleged", ('"criticised"',))),
        ("Chile accused of attacking Bolivia", "ATTACKS", ("affirms", "actual", "alleged", ('"accused"',))),
        ("Chile condemned by Peru for attacking Bolivia", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile has attacked Bolivia, or so it is thought in Lima.", "ATTACKS", ("affirms", "actual", "alleged", ('"so"',))),
        ("Chile attacked Bolivia, accused Peru of treason and left the talks.", "ATTACKS", OWN),
        ("Chile vowed revenge after Peru had attacked Bolivia.", "ATTACKS", OWN),
        ("Chile wants talks before Peru attacks Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Chile was the first state to recognise Kosovo.", "RECOGNIZES", OWN),
        ("There are reports in the press that Chile has attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ('"reports"',))),
        ("Peru condemned Chile for attacking Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile's alleged attack on Bolivia made headlines.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        ("Chile's planned attack on Bolivia was leaked.", "ATTACKS", ("affirms", "intended", None, ())),
        ("It is false that Chile attacked Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Chile nearly attacked Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Chile attacked Bolivia, if reports are true.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        ("Chile rejected Peru's accusations that it had attacked Bolivia.", "ATTACKS", ("denies", "actual", None, ("CHL",))),
        ("Residents said that Chile had attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ('"Residents"',))),
        ("Peru claims that Chile has attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ("PER",))),
        ("Peru accused Chile of attacking Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ("PER",))),
        ("Chile was accused by Peru of attacking Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ("PER",))),
        ("Chile has reportedly attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        ("Chile appears to have attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        ("Chile denied attacking Bolivia.", "ATTACKS", ("denies", "actual", None, ("CHL",))),
        ("Chile denied that it had attacked Bolivia.", "ATTACKS", ("denies", "actual", None, ("CHL",))),
        ("Chile did not attack Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Chile failed to attack Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Chile has yet to attack Bolivia.", "ATTACKS", ("affirms", "intended", None, ())),
        ("Neither Chile nor Peru attacked Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Chile could attack Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Chile will attack Bolivia.", "ATTACKS", ("affirms", "intended", None, ())),
        ("Chile vowed to attack Bolivia.", "ATTACKS", ("affirms", "intended", None, ("CHL",))),
        ("Peru urged Chile to attack Bolivia.", "ATTACKS", ("affirms", "requested", None, ("PER",))),
        ("If Chile attacks Bolivia, Peru will close its ports.", "ATTACKS", ("affirms", "conditional", None, ())),
        ("Had Chile attacked Bolivia, Peru would have closed its ports.", "ATTACKS", ("affirms", "conditional", None, ())),
        ("Peru asked whether Chile had attacked Bolivia.", "ATTACKS", ("questions", "actual", None, ("PER",))),
        ("Has Chile attacked Bolivia?", "ATTACKS", ("questions", "actual", None, ())),
        ("Chile managed to capture Arica from Peru.", "CAPTURES", OWN),
        ("Chile opposes Bolivia's entry into the OAS.", "MEMBER_OF", ("affirms", "possible", None, ())),
        # governors that no list names vouch for nothing
        ("Peru gambled that Chile attacked Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Peru surmised that Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Peru would have it that Chile attacked Bolivia.", "ATTACKS", ("affirms", "possible", None, ("PER",))),
        ("Peru is convinced that Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ("PER",))),
        ("The conviction that Chile attacked Bolivia is strong in Lima.", "ATTACKS", ("affirms", "actual", "alleged", ('"conviction"',))),
        ("The fear in Lima is that Chile attacked Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Chile toyed with attacking Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Chile was described as having attacked Bolivia.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        # and those that make a fact of it
        ("Peru knows that Chile attacked Bolivia.", "ATTACKS", OWN),
        ("The fact that Chile attacked Bolivia was no surprise.", "ATTACKS", OWN),
        ("Chile succeeded in attacking Bolivia.", "ATTACKS", OWN),
        ("Chile went on to attack Bolivia.", "ATTACKS", OWN),
        ("Peru did not stop Chile from attacking Bolivia.", "ATTACKS", OWN),
        # in whose view
        ("In Peru's telling, Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("As Peru puts it, Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("The way Peru sees it, Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("To hear Peru tell it, Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Per Peruvian officials, Chile attacked Bolivia.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile attacked Bolivia, insists Peru.", "ATTACKS", ("affirms", "actual", "attributed", ("PER",))),
        ("Chile attacked Bolivia, an account disputed by Lima.", "ATTACKS", ("affirms", "actual", "alleged", ())),
        # where nothing is real
        ("In the novel, Chile attacked Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("The war game ended when Chile attacked Bolivia.", "ATTACKS", ("affirms", "possible", None, ())),
        ("In the event of a Chilean attack on Bolivia, Peru will close its ports.", "ATTACKS", ("affirms", "conditional", None, ())),
        ("When Chile attacks Bolivia, Peru will close its ports.", "ATTACKS", ("affirms", "conditional", None, ())),
        ("When Chile attacked Bolivia, Peru closed its ports.", "ATTACKS", OWN),
        ("Chile has, by various estimates, attacked Bolivia forty times.", "ATTACKS", ("affirms", "actual", "alleged", ('"estimates"',))),
        ("Peru declared the Chilean attack on Bolivia illegal.", "ATTACKS", OWN),
        ("Chile played no role in attacking Bolivia.", "ATTACKS", ("affirms", "negated", None, ())),
        ("Opposition to a Chilean attack on Bolivia is growing.", "ATTACKS", ("affirms", "possible", None, ())),
        ("Anger at the Chilean attack on Bolivia is growing.", "ATTACKS", OWN),
        ("With a Chilean attack on Bolivia in prospect, Peru closed its ports.", "ATTACKS", ("affirms", "possible", None, ())),
        ("It was on Tuesday that Chile attacked Bolivia.", "ATTACKS", OWN),
        # events as subjects
        ("A Chilean attack on Bolivia has yet to happen.", "ATTACKS", ("affirms", "negated", None, ())),
        ("A Chilean attack on Bolivia is only a matter of time.", "ATTACKS", ("affirms", "possible", None, ())),
        ("A Chilean attack on Bolivia is unlikely.", "ATTACKS", ("affirms", "possible", None, ())),
        ("A Chilean attack on Bolivia would be a mistake.", "ATTACKS", ("affirms", "possible", None, ())),
        ("A Chilean attack on Bolivia never took place.", "ATTACKS", ("affirms", "negated", None, ())),
        ("The Chilean attack on Bolivia could delay the vote.", "ATTACKS", OWN),
    ],
)
def test_how_a_proposition_is_told(read: Reader, text: str, relation: str, expected: tuple[str, str, str | None, tuple[str, ...]]) -> None:
    assert told(read(text), relation) == {expected}


def test_a_chain_of_speakers_keeps_its_levels(read: Reader) -> None:
    (claim,) = [c for c in read("Ghana told the United Nations that Togo had accused Benin of arming Mali.") if c.relation == "ARMS"]
    assert [(s.level, s.actor.id if s.actor else None) for s in claim.speakers] == [(0, "GHA"), (1, "TGO")]
    assert claim.standing == "alleged"


def test_joint_speakers_share_a_level(read: Reader) -> None:
    (claim,) = [c for c in read("Ghana and Togo said that Benin had armed Mali.") if c.relation == "ARMS"]
    assert {(s.level, s.actor.id if s.actor else None) for s in claim.speakers} == {(0, "GHA"), (0, "TGO")}


def test_a_quotation_that_goes_on_keeps_its_speaker(read: Reader) -> None:
    text = '"Benin is a threat," Ghana\'s foreign minister, Kofi Asante, said. "Benin has armed Mali."'
    assert told(read(text), "ARMS") == {("affirms", "actual", "attributed", ("kofi-asante",))}


def test_a_semicolon_ends_what_somebody_says(read: Reader) -> None:
    claims = read("Saudi Arabia accuses Iran of arming Sudan; Iran denies it.")
    accusation = [c for c in claims if c.relation == "ACCUSES"]
    assert [(c.stance, c.standing) for c in accusation] == [("affirms", "stated")]


def test_every_speaker_is_cut_from_the_text(read: Reader) -> None:
    text = "Officials in Accra said that Togo's army had shelled Benin."
    for claim in read(text):
        for speaker in claim.speakers:
            assert ("\n\n" + text)[speaker.start : speaker.end] == speaker.text


def test_what_a_clause_about_somebody_says_is_not_planned_with_what_is_planned_for_him(read: Reader) -> None:
    assert told(read("Peru hopes to disarm the militia, which Chile has armed."), "ARMS") <= {OWN}


def test_a_doubtful_description_alleges(read: Reader) -> None:
    claims = read("The alleged leader of Hamas, Ali Baraka, was seen in Tunis.")
    assert told(claims, "LEADS") == {("affirms", "actual", "alleged", ())}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kenya's foreign minister, Musa Juma, told TASS that Uganda had shelled Somalia.", {("musa-juma",)}),
        ("Uganda has attacked Somalia, the Kenyan army's press office said on Tuesday in a statement.", {("KEN",)}),
        ("Uganda has attacked Somalia to help the men of Ali Omar, the Kenyan army said on Tuesday.", {("KEN",)}),
        ("Uganda has attacked Somalia, two people familiar with the matter said.", {('"two people"',)}),
        ("Ethiopia has closed its ports and, Kenyan officials say, Uganda has attacked Somalia.", {("KEN",)}),
        ("Uganda has attacked Somalia and, Kenyan officials say, Ethiopia has closed its ports.", {()}),
        ("Uganda has attacked Somalia, hours after Kenya said it would close its ports.", {()}),
        ('"Uganda has attacked Somalia," - Kenyan minister', {("KEN",)}),
        ('Kenya\'s army: "Uganda has attacked Somalia at dawn."', {("KEN",)}),
        ("What Kenya calls Uganda's attack on Somalia has angered Rwanda.", {("KEN",)}),
        ("Kenyan officials praised Rwanda. Uganda had attacked Somalia, they said.", {("KEN",)}),
        ("In a statement, Kenya said it was alarmed. The statement said Uganda had attacked Somalia.", {("KEN",)}),
        ('A Kenyan army spokesman praised Rwanda. "They are friends." He said Uganda had attacked Somalia.', {("KEN",)}),
        ('Kenyan President Musa Juma spoke on Tuesday.\n\n"Uganda has attacked Somalia.\n\n"We shall not forget."', {("musa-juma",)}),
        ('Nobody spoke. "Uganda has attacked Somalia in broad daylight."', {()}),
    ],
)
def test_who_speaks(read: Reader, text: str, speakers: set[tuple[str, ...]]) -> None:
    found = [c for c in read(text) if c.relation == "ATTACKS"]
    assert {tuple(s.actor.id if s.actor else f'"{s.text}"' for s in c.speakers) for c in found} == speakers


def test_a_quotation_of_nobody_is_not_the_word_of_the_article(read: Reader) -> None:
    assert told(read('Nobody spoke. "Uganda has attacked Somalia in broad daylight."'), "ATTACKS") == {("affirms", "actual", "alleged", ())}


@pytest.mark.parametrize(
    "text",
    [
        "Concern grew in La Paz that Chile had attacked Bolivia.",
        "Chile is seen as having attacked Bolivia.",
        "By Peru's reckoning Chile has attacked Bolivia forty times.",
        "An apparent Chilean attack on Bolivia is believed to have killed six.",
        'Chile has "attacked" Bolivia, a comedian joked.',
        "In this year's drill, Chilean troops attack Bolivia.",
        "Aircraft believed to be Chilean bombed Bolivia.",
        "Peru's charge is simple: Chile attacked Bolivia.",
        "Chile attacked Bolivia: this is the rumour in Lima.",
        "The charge, that Chile attacked Bolivia, was dropped.",
        "Chile has attacked Bolivia. Or so says Peru.",
        "Chile has attacked Bolivia. That, at least, is what Peru says.",
        "Chile has attacked Bolivia, it is whispered.",
    ],
)
def test_nothing_of_it_is_plain(read: Reader, text: str) -> None:
    assert not [c for c in read(text) if c.relation == "ATTACKS" and c.plain]


@pytest.mark.parametrize(
    "title",
    [
        "Chile 'attacked Bolivia'", "Chile to attack Bolivia", "Chile attacks Bolivia - Peru", "Chile attacks Bolivia, court hears",
        "Chilean attack on Bolivia averted", "Fears Chile attacked Bolivia", "No proof Chile attacked Bolivia",
        "Chile 'attack' on Bolivia was drill", "Did Chile attack Bolivia? Peru thinks so",
    ],
)  # fmt: skip
def test_a_headline_that_hedges_is_not_plain(read: Reader, title: str) -> None:
    assert not [c for c in read("", title=title) if c.relation == "ATTACKS" and c.plain]


@pytest.mark.parametrize("text", ["Peru, not Chile, attacked Bolivia.", "Not Chile but Peru attacked Bolivia."])
def test_who_is_ruled_out_has_not_done_it(read: Reader, text: str) -> None:
    assert {c.subject.id for c in read(text) if c.relation == "ATTACKS"} == {"PER"}
