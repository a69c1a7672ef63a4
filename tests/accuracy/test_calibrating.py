"""The fit of confidence, on made-up claims: it finds the shares, is the same each time, and leaves out what is chance."""

import pytest

from loaders.evaluation.reliability import Judged
from loaders.extraction.confidence import Grounds, confidence
from tests.accuracy.calibrating import TABLE, Case, fitted, written
from tests.building import reading, told

CLAIM = reading(told("TUR", "ARMS", "AZE")).claims[0]


def many(right: int, wrong: int, *traits: str, relation: str = "ARMS", weight: float = 0.8) -> list[Case]:
    grounds = Grounds(relation, weight, frozenset(traits))
    return [Case(grounds, n < right, Judged(0.5, n < right, CLAIM)) for n in range(right + wrong)]


def test_it_finds_the_shares() -> None:
    table = fitted([*many(180, 20), *many(60, 40, "no object")])
    assert table.of(Grounds("ARMS", 0.8, frozenset())) == pytest.approx(0.9, abs=0.03)
    assert table.of(Grounds("ARMS", 0.8, frozenset({"no object"}))) == pytest.approx(0.6, abs=0.05)


def test_a_doubt_cannot_help_and_what_is_rare_has_no_figure() -> None:
    table = fitted([*many(80, 20), *many(50, 1, "told"), *many(0, 11, "headline"), *many(8, 3, relation="AIDS")])
    assert dict(table.traits) == {}
    assert list(table.relations) == ["ARMS"]


def test_the_file_is_read_as_it_was_written() -> None:
    assert TABLE.read_text(encoding="utf-8") == written(confidence())
