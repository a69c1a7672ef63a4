"""Who tells a scene, an account, what is made known, what a paragraph is signed with; and what is so though somebody says it."""

import pytest

from tests.loaders.extraction.conftest import Reader


def _tellers(read: Reader, text: str) -> list[tuple[str | None, list[str]]]:
    claims = [c for c in read(text) if c.relation == "ATTACKS"]
    return [(c.standing, [s.actor.id if s.actor else s.text for s in c.speakers]) for c in claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shepherds tell of a night in which Turkish jets bombed a village.", ("alleged", ["Shepherds"])),
        ("Survivors spoke of an afternoon when Serbian guns shelled a market.", ("alleged", ["Survivors"])),
        ("Nurses told of how Israeli drones bombed a Syrian hospital.", ("alleged", ["Nurses"])),
        ("Peru's minister recalled a winter during which Chile bombed Tacna.", ("attributed", ["PER"])),
        ("Peru let it be known that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("Peru made it known that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("Peru made known on Sunday that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("The view in Lima is that Chile bombed Tacna.", ("alleged", ["PER"])),
        ("In the account given by Peru, Chile bombed Tacna in May.", ("attributed", ["PER"])),
        ("In a version offered by Peru's president, Chile bombed Tacna in May.", ("attributed", ["PER"])),
        ("Lima's account goes like this. Chile bombed Tacna in the night.", ("attributed", ["PER"])),
        ("Peru's story is this. Chile bombed Tacna in the night.", ("attributed", ["PER"])),
        ("Lima's version runs as follows. Chile bombed Tacna in the night.", ("attributed", ["PER"])),
        ("Chile bombed Tacna, a charge first levelled by Peru in May.", ("alleged", ["PER"])),
        ("Chile shelled Tacna in the night. — Foreign Ministry of Peru", ("attributed", ["PER"])),
        ("Chile shelled Tacna in the night – Peruvian defence ministry", ("attributed", ["PER"])),
        ("Peru published a bulletin in which it said Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("Peru's navy issued a statement: Chile had bombed Tacna.", ("alleged", ["PER"])),
        ("Peru's premier had no doubt that Chile bombed Tacna.", ("attributed", ["PER"])),
        ("As far as Lima is concerned, Chile bombed Tacna.", ("attributed", ["PER"])),
        ("From Lima's vantage point, Chile bombed Tacna.", ("attributed", ["PER"])),
        ("Chile bombed Tacna (Peruvian foreign ministry).", ("attributed", ["PER"])),
        ("Chile bombed Tacna, or that is the Peruvian version.", ("alleged", ["PER"])),
        ("Chile bombed Tacna. That, in short, is what Peru says.", ("attributed", ["PER"])),
        ("Peru wrote to the court that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("The UN recorded two Chilean attacks on Tacna.", ("attributed", ["un"])),
        ("Photos published by Peru's army show that Chile bombed Tacna.", ("attributed", ["PER"])),
        ("The minister of information of Peru told CNN that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("The minister for foreign affairs of Peru said that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("Peru said last night Brazil had heard that Chile had bombed Tacna.", ("attributed", ["PER", "BRA"])),
        # near misses: the article's own
        ("Peru said on the night Chile bombed Tacna that it wanted peace.", ("stated", [])),
        ("There is no doubt that Chile bombed Tacna.", ("stated", [])),
        ("Chile bombed Tacna (in southern Peru).", ("stated", [])),
        ("The envoy left on the night when Chile bombed Tacna.", ("stated", [])),
        ("Chile bombed a town in the south — Tacna.", ("stated", [])),
        ("Peru learned that Chile had bombed Tacna.", ("stated", [])),
        ("Peru learned from its spies that Chile had bombed Tacna.", ("attributed", ["PER"])),
        ("The Daily Post has learned that Chile bombed Tacna.", ("alleged", ["daily-post"])),
    ],
)
def test_who_tells_it(read: Reader, text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in _tellers(read, text)


def test_who_denies_a_breach_does_not_tell_who_brokered_the_truce(read: Reader) -> None:
    (claim,) = [c for c in read("Peru denied violating a truce brokered by Brazil.") if c.relation == "MEDIATES"]
    assert (claim.standing, claim.speakers) == ("alleged", ())
    (told,) = [c for c in read("The SPLA, a force backed by Uganda, denied the report.") if c.relation == "SUPPORTS"]
    assert (told.standing, told.speakers) == ("stated", ())


def test_nobody_speaks_twice(read: Reader) -> None:
    text = "Jan Berg, prime minister of the self-proclaimed Donetsk People's Republic, told us that a Ukrainian jet had bombed a school."
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert [s.actor.id for s in claim.speakers if s.actor] == ["jan-berg"]


@pytest.mark.parametrize(
    "title",
    [
        "RFI/Invite Afrique – The Ethiopia-Eritrea War in Context – 04/11/2022",
        "Radio Nova/Grand Debat – The Peru-Ecuador War in Context – 04/11/2022",
    ],
)
def test_a_show_in_a_title_speaks_for_nobody(read: Reader, title: str) -> None:
    assert [c.speakers for c in read("Rain fell.", title=title) if c.relation == "FIGHTS"] == [()]
