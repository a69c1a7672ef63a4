"""Whose "the army" is where several states are named, whom "its neighbour" means, and what a past tense is joined to."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sudan's army shelled Omdurman on Monday. Egypt and Chad called for a truce. The army accused Chad of arming the rebels.",
            ("sudanese-armed-forces", "ACCUSES", "TCD"),
        ),
        ("Al-Shabaab fighters attacked government troops near Baidoa.", ("al-shabaab", "ATTACKS", "SOM")),
        ("Boko Haram killed 40 farmers. The military said it had bombed the group's camps.", ("NGA", "ATTACKS", "boko-haram")),
        ("Serbia arrested three Kosovo policemen. Pristina accused its neighbour of kidnapping.", ("XKX", "ACCUSES", "SRB")),
        ("China urged both Koreas to exercise restraint.", ("CHN", "REQUESTS", "PRK")),
        ("M23 rebels seized Bukavu. Congo accused Rwanda of backing the rebels.", ("RWA", "SUPPORTS", "m23")),
        ("Peru said it would leave the pact, and accused Chile of betrayal.", ("PER", "ACCUSES", "CHL")),
    ],
)
def test_a_relation_tells_whom_the_words_mean(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger met in Rome. The army accused Mali of arming rebels.",
        "Chad and Niger met in Rome. Mali accused its neighbour of arming rebels.",
        "Kenya sold rifles to Chad. Mali accused its ally of betrayal.",
    ],
)
def test_nobody_is_guessed(read: Reader, text: str) -> None:
    assert not {t for t in triples(read(text)) if t[1] == "ACCUSES"}


def test_what_somebody_had_known_introduces_nobody(read: Reader) -> None:
    found = triples(read("Ghana rejected claims that it had known of the plot. France met Togo in Paris."))
    assert ("GHA", "DENIES", None) in found
