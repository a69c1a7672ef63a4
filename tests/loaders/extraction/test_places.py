"""To which state a town belongs."""

import pytest

from loaders.extraction.places import is_town, state_of


@pytest.mark.parametrize(
    ("town", "published", "state"),
    [
        ("Kharkiv", "2022-03-01", "UKR"),
        ("Kisangani", "2024-01-01", "COD"),
        ("Stepanakert", "2020-10-05", None),  # disputed: nobody's, unless the text says so
        ("Tripoli", "2020-01-01", None),  # its government is contested
        ("Nowhereville", "2020-01-01", None),
    ],
)
def test_whose_town_it_is(town: str, published: str, state: str | None) -> None:
    assert state_of(town, published) == state


def test_a_town_is_known_by_its_name() -> None:
    assert is_town("Kharkiv")
    assert not is_town("Hezbollah")
