"""How the state of a relation is read aloud in a path."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.answers import Filters, Voice
from graph.embedded import EmbeddedStore
from graph.model import Modality, Phase
from graph.networks import Networks
from graph.paths import PathQuestion, paths
from graph.telling import spoken
from tests.building import Told, reading, told

EARLY, LATE = "2020-10-01", "2020-10-05"


def sentence(tmp_path: Path, start: str, end: str, *articles: tuple[str, Told | tuple[Told, ...]]) -> str:
    """Returns the shortest path between two actors, read aloud, of articles of some days."""
    with closing(EmbeddedStore(tmp_path / "store.db")) as store:
        for number, (day, tellings) in enumerate(articles):
            several = tellings if isinstance(tellings, tuple) else (tellings,)
            store.put(reading(*several, title=f"News {number}", published=day))
        store.settle()
        found = paths(store, Networks(1000).of(store, Filters()), PathQuestion(start=start, end=end))
        return found.paths[0].sentence


def suspended(*speakers: str) -> tuple[Told, Told]:
    """Returns the two claims of "Canada suspended arms exports to Turkey"."""
    text = "Canada suspended arms exports to Turkey."
    return (
        told("CAN", "SANCTIONS", "TUR", *speakers, sentence=text),
        told("CAN", "ARMS", "TUR", *speakers, modality=Modality.NEGATED, status="suspended", sentence=text),
    )


def test_suspended_arms_are_read_as_such(tmp_path: Path) -> None:
    found = sentence(
        tmp_path,
        "CAN",
        "ARM",
        (LATE, suspended()),
        (LATE, told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan.")),
        (LATE, told("AZE", "ACCUSES", "ARM", sentence="Azerbaijan accuses Armenia.")),
    )
    assert found == "Canada has suspended arms to Turkey, which supports Azerbaijan, which accuses Armenia."


def test_they_are_read_back_too(tmp_path: Path) -> None:
    assert sentence(tmp_path, "TUR", "CAN", (LATE, suspended())) == "Turkey has had arms suspended by Canada."


def test_arms_that_were_suspended_later_are_no_deliveries(tmp_path: Path) -> None:
    sold = told("CAN", "ARMS", "TUR", status="delivered", sentence="Canada delivered drones to Turkey.")
    assert sentence(tmp_path, "CAN", "TUR", (EARLY, sold), (LATE, suspended())) == "Canada has suspended arms to Turkey."


def test_other_sanctions_and_somebody_elses_word_suspend_nothing(tmp_path: Path) -> None:
    other = told("CAN", "SANCTIONS", "TUR", sentence="Canada froze the assets of Turkey.")
    assert sentence(tmp_path, "CAN", "TUR", (EARLY, suspended()), (LATE, other)) == "Canada sanctions Turkey."


def test_what_somebody_only_claims_does_not_change_the_words_of_a_plain_relation(tmp_path: Path) -> None:
    other = told("CAN", "SANCTIONS", "TUR", sentence="Canada froze the assets of Turkey.")
    assert sentence(tmp_path, "CAN", "TUR", (LATE, (other, *suspended("RUS")))) == "Canada sanctions Turkey."


@pytest.mark.parametrize(
    ("claim", "end", "start", "expected"),
    [
        (told("TUR", "ARMS", "CAN", status="ordered"), "CAN", "TUR", "Turkey has an order for arms from Canada."),
        (told("TUR", "ARMS", "CAN", status="ordered"), "TUR", "CAN", "Canada has ordered arms from Turkey."),
        (told("TUR", "ARMS", "CAN", status="delivered"), "TUR", "CAN", "Canada is armed by Turkey."),
        (told("TUR", "ARMS", "CAN", "RUS", status="ordered"), "TUR", "CAN", "Canada, according to Russia, has ordered arms from Turkey."),
    ],
)
def test_orders(tmp_path: Path, claim: Told, end: str, start: str, expected: str) -> None:
    assert sentence(tmp_path, start, end, (LATE, claim)) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (told("USA", "ARMS", "CAN", status="offered"), "Canada has been offered arms by the United States."),
        (
            told("USA", "ARMS", "CAN", "some officials"),
            "Canada, as alleged by some officials quoted by Herald, is armed by the United States.",
        ),
    ],
)
def test_names_take_their_article_and_the_unnamed_their_outlet(tmp_path: Path, claim: Told, expected: str) -> None:
    assert sentence(tmp_path, "CAN", "USA", (LATE, claim)) == expected


def test_what_is_over_is_no_longer_so(tmp_path: Path) -> None:
    member = told("TUR", "MEMBER_OF", "nato", sentence="Turkey is a member of NATO.")
    left = told("TUR", "MEMBER_OF", "nato", phase=Phase.ENDS, sentence="Turkey left NATO.")
    assert sentence(tmp_path, "TUR", "nato", (EARLY, member), (LATE, left)) == "Turkey has left Nato."


def test_what_holds_again_or_is_only_said_to_be_over_is_told_so(tmp_path: Path) -> None:
    back = told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan.")
    over = told("TUR", "SUPPORTS", "AZE", phase=Phase.ENDS, sentence="Turkey no longer supports Azerbaijan.")
    assert sentence(tmp_path, "TUR", "AZE", (EARLY, over), (LATE, back)) == "Turkey supports Azerbaijan (said to have ended)."


def test_an_end_on_somebodys_word_leaves_what_is_plain(tmp_path: Path) -> None:
    now = told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan.")
    over = told("TUR", "SUPPORTS", "AZE", "RUS", phase=Phase.ENDS, sentence="Russia said Turkey no longer supports Azerbaijan.")
    assert sentence(tmp_path, "TUR", "AZE", (EARLY, now), (LATE, over)) == "Turkey supports Azerbaijan (said to have ended)."


@pytest.mark.parametrize(
    ("voice", "expected"),
    [
        (Voice(None, "The same report", 1), "the same report"),
        (Voice(None, "Officials in Ankara", 1), "officials in Ankara"),
        (Voice(None, "Armenian officials", 1), "Armenian officials"),
        (Voice("the-hague-group", "The Hague Group", 1), "The Hague Group"),
    ],
)
def test_who_is_not_named_goes_by_small_words(voice: Voice, expected: str) -> None:
    assert spoken(voice) == expected
