from pathlib import Path

import pytest

from loaders.readers.digest import is_digest, read_digest
from loaders.readers.headers import find_headers
from loaders.readers.items import Draft, Found, ReadOptions, Reason, Refused
from loaders.readers.normalise import clean_lines
from loaders.readers.sources import read_sources

SHARED = Path(__file__).parents[4] / "shared"

TWO = """\
Subject: news of the day

Turkey backs Qatar in Gulf dispute

Bosphorus Post
June 8, 2017

By Ayla Kurt
09:15 AM

Turkey's parliament backed Qatar on Wednesday.

Read more

Saudi Arabia condemned that.

https://bosphoruspost.example/qatar



______________

Oman offers to mediate
Muscat Post
June 9, 2017
--
To leave the list write to us
"""


def unknown(_: str) -> bool:
    return False


def items(text: str) -> list[Draft | Refused]:
    lines = clean_lines(text)
    return list(read_digest(lines, find_headers(lines, unknown), unknown))


def test_articles_come_with_address_and_line_and_a_title_alone_is_one() -> None:
    first, second = (item for item in items(TWO) if isinstance(item, Draft))
    assert (first.title, first.outlet, first.published) == ("Turkey backs Qatar in Gulf dispute", "Bosphorus Post", "2017-06-08")
    assert (first.url, first.line) == ("https://bosphoruspost.example/qatar", 3)
    assert [p.text for p in first.paragraphs][-1] == "Saudi Arabia condemned that."
    assert (second.title, second.paragraphs, second.line) == ("Oman offers to mediate", (), 23)


def test_text_that_belongs_to_no_article_is_reported_with_its_lines() -> None:
    outside = [(item.reason, item.line) for item in items(TWO) if isinstance(item, Refused)]
    assert outside == [(Reason.OUTSIDE_ARTICLE, 1), (Reason.OUTSIDE_ARTICLE, 27)]


def test_an_article_without_its_date_line_is_not_taken_into_the_one_above() -> None:
    text = (
        "Kenya sends troops\nLake Post\nMay 2 2023\n\nKenya sent them.\n\n"
        "Uganda sends troops to Congo as well\n\nLake Post\n\nUganda sent its own soldiers on Friday."
    )
    article, outside = items(text)
    assert isinstance(article, Draft)
    assert [p.text for p in article.paragraphs] == ["Kenya sent them."]
    assert isinstance(outside, Refused)
    assert (outside.reason, outside.line) == (Reason.OUTSIDE_ARTICLE, 7)


def test_without_any_date_line_there_is_one_rejection() -> None:
    text = (
        "Kenya sends troops to Congo\n\nLake Post\n\nKenya sent soldiers on Friday.\n\n\n\n"
        "Uganda sends troops as well\n\nHill Post\n\nUganda sent its own."
    )
    lines = clean_lines(text)
    assert is_digest(lines, [], unknown)
    (refused,) = items(text)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NO_HEADER


def test_one_article_without_header_is_no_digest() -> None:
    lines = clean_lines("Kenya sends troops to Congo\n\nKenya sent soldiers to Congo on Friday.\n\nUganda thanked it.")
    assert not is_digest(lines, [], unknown)


@pytest.mark.skipif(not (SHARED / "digest").is_dir(), reason="the shared digest does not stand beside the project")
def test_the_shared_digest_gives_its_headers() -> None:
    (digest,) = (SHARED / "digest").glob("*.txt")
    rows = (SHARED / "gold" / "digest_headers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    found = [item.article for item in read_sources([str(digest)], ReadOptions()) if isinstance(item, Found)]
    assert [(a.title, a.outlet, a.published) for a in found] == [tuple(row.split("\t")) for row in rows]


def test_the_sample_digest_gives_its_headers() -> None:
    samples = Path(__file__).parents[3] / "loaders" / "samples"
    rows = (samples / "digest_headers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    items = list(read_sources([str(samples / "digest.txt")], ReadOptions()))
    assert [(i.article.title, i.article.outlet, i.article.published) for i in items if isinstance(i, Found)] == [
        tuple(r.split("\t")) for r in rows
    ]
    assert all(isinstance(item, Found) for item in items)
