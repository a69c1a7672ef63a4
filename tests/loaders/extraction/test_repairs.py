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
