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
        ("Ghana attacked Togo last month.", ("2024-05-01", "2024-05-31", "text")),
        ("Ghana attacked Togo earlier this month.", ("2024-06-01", "2024-06-05", "text")),
        ("Ghana attacked Togo late on Monday night.", ("2024-06-03", "2024-06-03", "text")),
        ("Ghana attacked Togo overnight.", ("2024-06-04", "2024-06-05", "text")),
        ("Ghana attacked Togo at the weekend.", ("2024-06-01", "2024-06-02", "text")),
        ("Ghana attacked Togo three weeks ago.", ("2024-05-13", "2024-05-19", "text")),
        ("Ghana attacked Togo in the past week.", ("2024-05-29", "2024-06-05", "text")),
        ("Ghana attacked Togo on Monday and Tuesday.", ("2024-06-03", "2024-06-04", "text")),
        ("Ghana attacked Togo between March 3 and March 9.", ("2024-03-03", "2024-03-09", "text")),
        ("Ghana attacked Togo on April 12-14.", ("2024-04-12", "2024-04-14", "text")),
        ("Ghana attacked Togo on Dec. 4 and 5, 2011.", ("2011-12-04", "2011-12-05", "text")),
        ("Ghana attacked Togo in 2019 and 2020.", ("2019-01-01", "2020-12-31", "text")),
        ("Ghana attacked Togo in the late 1990s.", ("1997-01-01", "1999-12-31", "text")),
        ("Ghana attacked Togo in early 2022.", ("2022-01-01", "2022-04-30", "text")),
        ("Ghana attacked Togo in late December 2006.", ("2006-12-21", "2006-12-31", "text")),
        ("Ghana attacked Togo in the second half of 2021.", ("2021-07-01", "2021-12-31", "text")),
        ("Ghana attacked Togo in the summer of 2008.", ("2008-01-01", "2008-12-31", "text")),
        ("Ghana attacked Togo during the 2006 war.", ("2006-01-01", "2006-12-31", "text")),
        ("Since the 2006 truce Ghana has attacked Togo.", ("2006-01-01", None, "text")),
        ("Over the past months Ghana has attacked Togo.", ("2024-03-06", "2024-06-05", "text")),
        ("In recent weeks Ghana has attacked Togo.", ("2024-05-15", "2024-06-05", "text")),
        ("In 1988 war broke out in Benin, and Ghana attacked Togo.", ("2024-06-05", "2024-06-05", "article")),
        ("On Monday war broke out in Benin, and Ghana attacked Togo.", ("2024-06-03", "2024-06-03", "text")),
        ("Ghana will attack Togo on July 3.", ("2024-07-03", "2024-07-03", "text")),
        ("Ghana threatened on Monday that it would attack Togo next week.", ("2024-06-10", "2024-06-16", "text")),
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
