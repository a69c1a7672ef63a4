import json

import pytest

from loaders.readers.items import Draft, Reason, Refused
from loaders.readers.jsonl import read_jsonl

URL, DAY = "https://a.example", "2020-10-05"


def one(record: object) -> Draft:
    (draft,) = read_jsonl(json.dumps(record))
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    "record",
    [
        {"title": "T", "text": "B", "outlet": "O", "published": DAY, "url": URL, "authors": ["A B"], "language": "en"},
        {
            "title": "T",
            "maintext": "B",
            "source_domain": "O",
            "date_publish": DAY + " 10:00:00",
            "url": URL,
            "authors": ["A B"],
            "language": "en",
        },
        {
            "title": "T",
            "content": "B",
            "source": {"id": None, "name": "O"},
            "publishedAt": DAY + "T10:00:00Z",
            "url": URL,
            "author": "A B",
            "language": "en",
        },
        {
            "headline": "T",
            "articleBody": "B",
            "publisher": {"name": "O"},
            "datePublished": DAY,
            "url": URL,
            "author": {"name": "A B"},
            "inLanguage": "en",
        },
        {"title": "T", "raw_text": "B", "sitename": "O", "date": DAY, "source": URL, "author": "A B", "language": "eng"},
        {
            "webTitle": "T",
            "fields": {"bodyText": "B", "byline": "By A B"},
            "publication": "O",
            "webPublicationDate": DAY + "T10:00:00Z",
            "webUrl": URL,
            "lang": "English",
        },
    ],
)
def test_the_fields_of_common_exporters_are_read(record: dict[str, object]) -> None:
    draft = one(record)
    assert (draft.title, [p.text for p in draft.paragraphs], draft.outlet, draft.published) == ("T", ["B"], "O", DAY)
    assert (draft.url, draft.authors, draft.language) == (URL, ("A B",), "en")


def test_markup_in_fields_becomes_text() -> None:
    draft = one({"title": "Salva Kiir &amp; Riek Machar", "text": "<p>They met.</p><p>They <b>agreed</b>.</p><script>x()</script>"})
    assert (draft.title, [p.text for p in draft.paragraphs]) == ("Salva Kiir & Riek Machar", ["They met.", "They agreed."])


def test_a_bad_line_is_rejected_with_its_number_and_the_rest_is_read() -> None:
    first, bad, empty, last = read_jsonl('{"title": "A"}\n{"title": "B\n\n{"id": 7}\n{"title": "C"}')
    assert isinstance(bad, Refused)
    assert (bad.reason, bad.line) == (Reason.BAD_LINE, 2)
    assert isinstance(empty, Refused)
    assert (empty.reason, empty.line) == (Reason.NO_ARTICLE, 4)
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.title, last.title, last.line) == ("A", "C", 5)


@pytest.mark.parametrize("value", ["yesterday", "2020-13-45", {"day": 5}])
def test_a_date_that_cannot_be_read_is_rejected_with_its_field(value: object) -> None:
    (refused,) = read_jsonl(json.dumps({"title": "A", "published": None, "date": value, "created": DAY}))
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.line) == (Reason.BAD_LINE, 1)
    assert refused.message.startswith(f"date is {json.dumps(value)}, which is no date; write it as 2020-10-05")


def test_a_record_without_text_is_an_article_of_its_title() -> None:
    assert (one({"title": "A", "published": ""}).paragraphs, one({"title": "A", "published": ""}).published) == ((), None)


def test_lists_and_objects_over_many_lines_are_read() -> None:
    records = [{"title": "A"}, {"title": "B"}]
    assert [item.title for item in read_jsonl(json.dumps(records, indent=2)) if isinstance(item, Draft)] == ["A", "B"]
    assert one({"title": "A"}).title == next(i.title for i in read_jsonl(json.dumps({"title": "A"}, indent=2)) if isinstance(i, Draft))


def test_a_line_nested_without_end_is_rejected() -> None:
    (refused,) = read_jsonl('{"title": ' + "[" * 200_000)
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.BAD_LINE


@pytest.mark.parametrize(
    ("digits", "says"), [(400, "published is 999"), (5000, "not JSON: a number of too many digits")], ids=["no date", "no number"]
)
def test_a_number_too_large_is_rejected_and_the_rest_is_read(digits: int, says: str) -> None:
    refused, draft = read_jsonl(f'{{"title": "A", "published": {"9" * digits}}}\n{{"title": "B"}}')
    assert isinstance(refused, Refused)
    assert (refused.reason, refused.line, refused.message.startswith(says)) == (Reason.BAD_LINE, 1, True)
    assert isinstance(draft, Draft)
