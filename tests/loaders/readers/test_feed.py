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
