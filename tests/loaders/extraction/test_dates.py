"""When it happened, against an article of Wednesday, 5 June 2024."""

import pytest

from tests.loaders.extraction.conftest import Reader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana attacked Togo on Monday.", ("2024-06-03", "2024-06-03", "text")),
        ("Ghana attacked Togo on Wednesday.", ("2024-06-05", "2024-06-05", "text")),
        ("Ghana attacked Togo on May 2.", ("2024-05-02", "2024-05-02", "text")),
        ("Ghana attacked Togo in July.", ("2023-07-01", "2023-07-31", "text")),
        ("Ghana attacked Togo in 2011.", ("2011-01-01", "2011-12-31", "text")),
        ("Ghana has attacked Togo since 2011.", ("2011-01-01", None, "text")),
        ("Ghana attacked Togo last week.", ("2024-05-27", "2024-06-02", "text")),
        ("Ghana attacked Togo.", ("2024-06-05", "2024-06-05", "article")),
        ("Benin said on Monday that Ghana had attacked Togo.", ("2024-06-05", "2024-06-05", "article")),
        ("Ghana, which has been at peace since 2011, attacked Togo.", ("2024-06-05", "2024-06-05", "article")),
    ],
)
def test_when_it_happened(read: Reader, text: str, expected: tuple[str, str | None, str]) -> None:
    (claim,) = [c for c in read(text) if c.relation == "ATTACKS"]
    assert (claim.date_start, claim.date_end, claim.date_from) == expected


def test_without_any_date_there_is_none(read: Reader) -> None:
    (claim,) = read("Ghana attacked Togo.", published=None)
    assert (claim.date_start, claim.date_end, claim.date_from) == (None, None, None)
