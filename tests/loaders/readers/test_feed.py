from pathlib import Path

from loaders.readers.feed import read_feed
from loaders.readers.items import Draft, Reason, Refused

CORPUS = Path(__file__).parents[2] / "readers_corpus"


def drafts(name: str) -> list[Draft]:
    return [item for item in read_feed((CORPUS / name).read_bytes()) if isinstance(item, Draft)]


def test_rss_gives_content_before_summary_and_the_day_as_written() -> None:
    first, second, third = drafts("feed_rss.xml")
    assert (first.outlet, first.published, first.authors) == ("Blue Nile Courier", "2023-04-17", ("Selam Worku",))
    assert len(first.paragraphs) == 2
    assert "Burhan & has" in " ".join(p.text for p in first.paragraphs)
    assert second.published == "2023-08-13"
    assert (third.published, len(third.paragraphs)) == ("2023-05-31", 1)


def test_atom_gives_published_before_updated_and_plain_titles() -> None:
    first, second = drafts("feed_atom.xml")
    assert (first.outlet, first.published, first.authors) == ("Highland Record", "2020-11-27", ("Daniel Hailu",))
    assert first.url == "https://highlandrecord.example/2020/11/no-mediation"
    assert second.published == "2020-11-15"
    assert second.title == "Tigray leader says his forces fired rockets at Eritrea & blames Asmara"


def test_what_is_no_feed_is_rejected() -> None:
    (refused,) = read_feed(b"<rss><channel><title>Empty</title></channel></rss>")
    assert isinstance(refused, Refused)
    assert refused.reason is Reason.NO_ARTICLE


def test_a_feed_that_is_the_path_of_a_file_does_not_read_that_file(tmp_path: Path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_text('<rss version="2.0"><channel><item><title>Secret</title></item></channel></rss>')
    (refused,) = read_feed(str(secret).encode())
    assert isinstance(refused, Refused)


def test_a_feed_cannot_name_files_to_be_read_in(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret")
    entity = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    (draft,) = read_feed(
        f'<?xml version="1.0"?>{entity}<rss version="2.0"><channel><item><title>A &x; B</title></item></channel></rss>'.encode()
    )
    assert isinstance(draft, Draft)
    assert "Secret" not in draft.title
