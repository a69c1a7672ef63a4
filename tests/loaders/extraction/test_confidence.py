"""Confidence: what is known of a claim at reading, and the table that it is looked up in."""

import pytest

from graph.model import Article
from loaders.extraction.confidence import LEAST, MOST, Confidence, Grounds, confidence
from loaders.extraction.extractor import Extractor
from tests.loaders.extraction.conftest import Reader

TABLE = Confidence(base=0.0, weight=1.0, traits={"told": -1.0}, relations={"ARMS": 0.5})


class Recorder:
    """Keeps the grounds that it is asked for."""

    def __init__(self) -> None:
        self.seen: list[Grounds] = []

    def of(self, grounds: Grounds) -> float:
        self.seen.append(grounds)
        return 0.5


@pytest.fixture(scope="module")
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture(scope="module")
def recording(recorder: Recorder) -> Extractor:
    return Extractor(sureness=recorder)


@pytest.mark.parametrize(
    ("relation", "weight", "traits", "expected"),
    [
        ("AIDS", 0.8, (), 0.8),
        ("AIDS", 0.8, ("told",), 0.6),
        ("ARMS", 0.5, (), 0.62),
        ("AIDS", 0.8, ("never seen",), 0.8),
        ("AIDS", 0.9999, (), MOST),
        ("AIDS", 0.0001, (), LEAST),
    ],
)
def test_log_odds_add_up(relation: str, weight: float, traits: tuple[str, ...], expected: float) -> None:
    assert TABLE.of(Grounds(relation, weight, frozenset(traits))) == expected


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("Ghana has sold tanks to Benin.", set()),
        ("Ghana has sold tanks to Benin, Togo said.", {"told"}),
        ("Ghana has allegedly sold tanks to Benin.", {"alleged"}),
        ("Ghana reacted within hours. It attacked Togo.", {"subject meant"}),
        ("Ghana denied the allegations.", {"no object"}),
    ],
)
def test_traits(recording: Extractor, recorder: Recorder, text: str, traits: set[str]) -> None:
    recorder.seen.clear()
    list(recording.read([Article(title="", body=text, outlet="Test Post", published="2024-06-05")]))
    assert traits in [set(grounds.traits) for grounds in recorder.seen]


def test_a_doubtful_claim_is_less_sure(read: Reader) -> None:
    named, meant = read("Ghana has attacked Togo.\n\nNiger sold tanks to Chad. Benin said that it had attacked Mali."), confidence()
    assert all(0 < claim.confidence < 1 for claim in named)
    assert meant.of(Grounds("ATTACKS", 0.9, frozenset())) > meant.of(Grounds("ATTACKS", 0.6, frozenset({"no object"})))
