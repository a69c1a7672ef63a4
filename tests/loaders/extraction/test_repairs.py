"""Verbs whose subject the parser gave to a preposition before them have it back."""

import pytest

from loaders.extraction.document import language_model
from loaders.extraction.repairs import repair
from loaders.extraction.tokens import Doc


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("In a deal brokered by Kenya, Eritrea and Sudan reopened their border.", "reopened", "Eritrea"),
        ("Under an agreement signed by Turkey, Finland and Sweden were admitted.", "admitted", "Finland"),
        ("Peru froze trade after Ruth Owusu, Ghana's foreign minister, called for calm.", "called", "Owusu"),
        ("On Monday, China and Russia signed a pact.", "signed", "China"),
        ("On Monday, Turkey imposed sanctions on Armenia.", "imposed", "Turkey"),
        ("Georgia refused. Turkey imposed sanctions on Armenia.", "imposed", "Turkey"),
        ("North Korea test-fired short-range missiles into the sea.", "fired", "Korea"),
        ("A barrage of Iranian missiles slammed into Israel.", "slammed", "barrage"),
        ("The CIA had by then begun to arm UNITA.", "begun", "CIA"),
    ],
)
def test_a_lost_subject_is_given_back(text: str, verb: str, subject: str) -> None:
    doc = repair(Doc(language_model()(text)))
    found = next(t for t in doc if t.text == verb)
    assert [c.text for c in found.children if c.dep_ in ("nsubj", "nsubjpass")] == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "target"),
    [
        ("Indian jets bombed what Delhi called a camp inside Pakistan.", "bombed", "camp"),
        ("Israel struck what it said was a Hezbollah depot.", "struck", "depot"),
        ("Hamas took 250 Israelis hostage.", "took", "Israelis"),
        ("Congo's army is battling the M23 north of Goma.", "battling", "M23"),
        ("China threw Sri Lanka a financial lifeline.", "threw", "lifeline"),
    ],
)
def test_an_object_hung_on_another_word_is_given_to_its_verb(text: str, verb: str, target: str) -> None:
    doc = repair(Doc(language_model()(text)))
    found = next(t for t in doc if t.text == verb)
    assert [c.text for c in found.children if c.dep_ == "dobj"] == [target]
