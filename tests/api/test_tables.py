"""The words of tables: a claim in one line."""

import pytest

from api.tables import claim_line
from graph.model import Modality, Stance
from tests.building import Told, reading, told


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (told("TUR", "SUPPORTS", "AZE"), "Turkey supports Azerbaijan (stated)"),
        (told("TUR", "DENIES", "ARM"), "Turkey denies a statement by Armenia (stated)"),
        (told("TUR", "DENIES"), "Turkey denies a statement (stated)"),
        (told("FRA", "REQUESTS", topic="ceasefire", place="Goma"), "France makes a request · ceasefire, Goma (stated)"),
        (told("POL", "ATTACKS", place="Lviv"), "Poland attacks · Lviv (stated)"),
        (told("TUR", "ARMS", "AZE", "RUS", "some officials"), "Turkey arms Azerbaijan (alleged by Russia citing some officials)"),
        (told("TUR", "ARMS", "AZE", "RUS"), "Turkey arms Azerbaijan (attributed to Russia)"),
        (told("TUR", "ARMS", "AZE", "RUS", stance=Stance.DENIES), "Turkey arms Azerbaijan (denied by Russia)"),
        (told("TUR", "ARMS", "AZE", stance=Stance.DENIES), "Turkey arms Azerbaijan (denied)"),
        (told("TUR", "ARMS", "AZE", "RUS", modality=Modality.NEGATED), "Turkey arms Azerbaijan (negated, according to Russia)"),
        (told("TUR", "ARMS", "AZE", modality=Modality.NEGATED), "Turkey arms Azerbaijan (negated)"),
        (told("TUR", "ARMS", "AZE", "RUS", modality=Modality.REQUESTED), "Turkey arms Azerbaijan (requested by Russia)"),
    ],
)
def test_a_claim_is_told_in_one_line(sentence: Told, line: str) -> None:
    [claim] = reading(sentence).claims
    assert claim_line(claim).plain == line
