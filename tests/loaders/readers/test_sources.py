import gzip
import io
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from graph.model import Article, Genre
from loaders.inputs import Input
from loaders.readers import Format, Found, Item, ReadOptions, Reason, RecordsFile, Rejection, read_inputs, read_sources
from tests.loaders.readers.site import Site, served

ARTICLE = "Iran denies sending drones\n\nIran denied on Monday that it sends drones to Russia."
CORPUS = Path(__file__).parents[2] / "readers_corpus"


def outcome(item: Item) -> tuple[str, str, int | None]:
    """File name, title or reason, and line of an item."""
    match item:
        case Found(article, source):
            return Path(source.path).name, article.title, source.line
        case Rejection(reason, path, line, _):
            return Path(path).name, reason.value, line
        case _:
            return Path(item.path).name, "records", None


def read(*sources: Path | str, options: ReadOptions | None = None) -> list[tuple[str, str, int | None]]:
    return [outcome(item) for item in read_sources([str(source) for source in sources], options or ReadOptions())]


def no_such_name(host: str, port: int) -> tuple[str, ...]:
    raise OSError(f"{host}:{port}")


def test_a_folder_is_read_by_name_with_everything_below_and_bad_files_are_reported(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text(ARTICLE)
    (tmp_path / "b" / "deep.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "c.jsonl").write_text('{"title": "One"}\n{"title": \n{"title": "Three"}\n')
    (tmp_path / "d.txt").write_bytes(b"")
    (tmp_path / "e.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "f.txt.gz").write_bytes(gzip.compress(ARTICLE.encode())[:-12])
    assert read(tmp_path) == [
        ("a.txt", "Iran denies sending drones", 1),
        ("c.jsonl", "One", 1),
        ("c.jsonl", "bad-line", 2),
        ("c.jsonl", "Three", 3),
        ("d.txt", "empty", None),
        ("e.bin", "binary", None),
        ("f.txt.gz", "unreadable", None),
        ("deep.txt.gz", "Iran denies sending drones", 1),
    ]


def test_a_path_that_does_not_exist_and_an_empty_folder_are_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert read(tmp_path / "none.txt", tmp_path / "empty") == [("none.txt", "not-found", None), ("empty", "empty", None)]


def test_a_source_that_is_empty_or_no_address_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    assert read("") == [("''", "not-found", None)]
    assert read("http://xn--/") == [("xn--", "not-found", None)]
    assert read("https://[bad", options=ReadOptions(resolve=no_such_name)) == [("[bad", "refused-address", None)]


def test_every_file_of_the_corpus_is_known_for_what_it_is() -> None:
    kinds = {
        name: next(item.source.format for item in read_sources([str(CORPUS / name)], ReadOptions()) if isinstance(item, Found))
        for name in ("news_page.html", "feed_rss.xml", "feed_atom.xml", "articles.jsonl", "dateline.txt", "utf16.txt")
    }
    assert kinds == {
        "news_page.html": Format.HTML,
        "feed_rss.xml": Format.FEED,
        "feed_atom.xml": Format.FEED,
        "articles.jsonl": Format.JSONL,
        "dateline.txt": Format.TEXT,
        "utf16.txt": Format.DIGEST,
    }
    assert read(CORPUS / "french.txt") == [("french.txt", "not-english", 1)]


def test_a_broken_encoding_costs_only_the_article_that_has_it(tmp_path: Path) -> None:
    one = "Qatar mediates in Chad – again\nGulf Post\nAug 8 2022\n\nQatar “hosted” the talks.\n\n\n"
    two = "Chad closes its border\nLake Post\nApr 15 2023\n\nChad closed it to "
    (tmp_path / "d.txt").write_bytes((one + two).encode() + b"Suda\xf1 on Friday.\n")
    assert read(tmp_path / "d.txt") == [("d.txt", "Qatar mediates in Chad – again", 1), ("d.txt", "encoding", 12)]


def test_a_byte_that_windows_1252_does_not_know_costs_only_its_article(tmp_path: Path) -> None:
    one = "Qatar mediates in Chad\nGulf Post\nAug 8 2022\n\nFrançois hosted the talks.\n\n\n"
    two = "Chad closes its border\nLake Post\nApr 15 2023\n\nChad’s ruler closed it on Friday, "
    (tmp_path / "d.txt").write_bytes((one + two).encode("cp1252") + b"said Fran\x81ois\x8d.\n")
    assert read(tmp_path / "d.txt") == [("d.txt", "Qatar mediates in Chad", 1), ("d.txt", "encoding", 12)]


def test_half_a_character_is_reported_wherever_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"title": "Chad closes \\ud83d"}\n{"title": "Chad closes its border", "outlet": "Lake \\udc81"}\n')
    assert read(tmp_path / "a.jsonl") == [("a.jsonl", "encoding", 1), ("a.jsonl", "encoding", 2)]


def test_a_file_over_the_limit_is_reported_packed_or_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 70_000)
    (tmp_path / "b.gz").write_bytes(gzip.compress(b"a" * 70_000))
    options = ReadOptions(max_bytes=69_999)
    assert read(tmp_path, options=options) == [("a.txt", "too-large", None), ("b.gz", "too-large", None)]


def test_the_kind_that_the_user_names_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert read(tmp_path / "a.txt", options=ReadOptions(kind=Format.DIGEST)) == [("a.txt", "no-header", 1)]
    assert read(tmp_path / "a.txt", options=ReadOptions(kind=Format.RECORDS)) == [("a.txt", "bad-line", 1)]


@pytest.mark.parametrize("packed", [False, True])
def test_own_records_are_told_and_left_to_the_pipeline_whatever_their_size(tmp_path: Path, packed: bool) -> None:
    data = b'{"record": "article", "v": 1}\n{"record": "claim", "v": 1}\n'
    path = tmp_path / "export.jsonl"
    path.write_bytes(gzip.compress(data) if packed else data)
    (item,) = read_sources([str(path)], ReadOptions(max_bytes=10))
    assert isinstance(item, RecordsFile)
    assert list(item.lines()) == list(item.lines()) == data.decode().splitlines(keepends=True)


@pytest.mark.parametrize("packed", [False, True])
def test_standard_input_is_read_as_any_file(monkeypatch: pytest.MonkeyPatch, packed: bool) -> None:
    data = gzip.compress(ARTICLE.encode()) if packed else ARTICLE.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert read("-") == [("-", "Iran denies sending drones", 1)]


def test_records_on_standard_input_can_be_read_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"record": "article"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    (item,) = read_sources(["-"], ReadOptions())
    assert isinstance(item, RecordsFile)
    assert list(item.lines()) == ['{"record": "article"}\n']


def test_a_message_tells_file_line_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text('{"title": "One"}\n{"title": \n')
    (rejection,) = (item for item in read_sources([str(path)], ReadOptions()) if isinstance(item, Rejection))
    assert str(rejection).startswith(f"{path}:2: not JSON")
    assert "mend or remove this line" in str(rejection)


def test_the_corpus_gives_what_its_table_says() -> None:
    def one(name: str) -> Article:
        (item,) = read_sources([str(CORPUS / name)], ReadOptions())
        assert isinstance(item, Found)
        return item.article

    page = one("news_page.html")
    assert len(page.body.split("\n\n")) == 5
    assert page.body.startswith("Saudi Arabia and eight allied states")
    wire = one("dateline.txt")
    assert (wire.outlet, wire.agency, wire.published) == (None, "Tidewater News", "2023-08-06")
    assert "Genève" in one("windows1252.txt").body
    assert "€500" in one("windows1252.txt").body
    assert "Mevlüt Çavuşoğlu" in one("utf16.txt").body
    talk = one("transcript.txt")
    assert (talk.genre, {m.text for m in talk.marks}) == (Genre.TRANSCRIPT, {"MARLOW", "TESFAYE", "Q"})
    statement = one("ministry_statement.html")
    assert (statement.genre, statement.voice, statement.published) == (Genre.STATEMENT, "UKR", "2022-07-13")
    assert len(statement.body.split("\n\n")) == 3


def test_an_input_goes_by_its_name_and_a_page_is_fetched_once(tmp_path: Path) -> None:
    (tmp_path / "0").write_text(ARTICLE)
    page = Input("the page", tmp_path / "1")
    with served(Site({"/a": (200, {"Content-Type": "text/plain"}, ARTICLE.encode())})) as site:
        inputs = (Input("upload.txt", tmp_path / "0"), replace(page, url=f"{site.url}/a"), Input("gone.txt", tmp_path / "2"))
        options = ReadOptions(allow_any_address=True)
        for _ in range(2):  # as after a restart
            upload, fetched, gone = read_inputs(inputs, options)
            assert isinstance(upload, Found)
            assert (upload.source.path, upload.article.url) == ("upload.txt", None)
            assert isinstance(fetched, Found)
            assert (fetched.source.path, fetched.article.url) == ("the page", f"{site.url}/a")
            assert isinstance(gone, Rejection)
            assert (gone.path, gone.reason) == ("gone.txt", Reason.UNREADABLE)
    assert site.asked == ["/robots.txt", "/a"]
