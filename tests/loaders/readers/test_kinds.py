import pytest

from loaders.readers.items import Format
from loaders.readers.kinds import kind_of


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", '{"record": "claim", "v": 1}\n', Format.RECORDS),
        ("a", '{"title": "A"}\n', Format.JSONL),
        ("a", '[{"title": "A"}]', Format.JSONL),
        ("a", "<!DOCTYPE html><html>", Format.HTML),
        ("a.xml", '<?xml version="1.0"?>\n<rss version="2.0">', Format.FEED),
        ("a.html", "<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        ("a.jsonl.gz", "broken", Format.JSONL),
        ("a.HTM", "plain", Format.HTML),
        ("-", "Turkey backs Baku", Format.TEXT),
    ],
)
def test_content_comes_before_the_name(name: str, text: str, kind: Format) -> None:
    assert kind_of(name, text) is kind
