from dataclasses import replace

import pytest

from graph.model import Article, Genre, MarkKind
from loaders.readers.finish import House, finish
from loaders.readers.items import Draft, Paragraph, Reason, Refused
from loaders.readers.outlets import Outlet, OutletTable

HOUSE = House(OutletTable([Outlet(name="Ministry of Defence", kind="ministry", country="AZE", voice="AZE")]), None, 1000)


def article(*texts: str, house: House = HOUSE, title: str = "Turkey backs Azerbaijan", outlet: str | None = None) -> Article:
    return finish(Draft(title=title, outlet=outlet, paragraphs=tuple(Paragraph(text, n) for n, text in enumerate(texts, 2))), house)


def test_body_and_marks_cut_the_content_exactly() -> None:
    found = article("By Ann Lee", "ANKARA (AP) — Turkey said so.", "READ MORE: Other news", "“We stand by Baku.”")
    assert found.content == "Turkey backs Azerbaijan\n\nANKARA (AP) — Turkey said so.\n\n“We stand by Baku.”"
    (mark,) = found.marks
    assert (mark.kind, found.content[mark.start : mark.end]) == (MarkKind.DATELINE, "ANKARA (AP) —")
    assert (found.authors, found.agency) == (("Ann Lee",), "Associated Press")


def test_genre_and_voice_follow_outlet_wording_and_option() -> None:
    assert article("It did.").genre is Genre.NEWS
    assert article("The views expressed in opinion pieces do not necessarily reflect those of the paper.").genre is Genre.OPINION
    assert article("It did.", title="Statement by the Foreign Ministry").genre is Genre.STATEMENT
    official = article("It did.", outlet="Ministry of Defence")
    assert (official.genre, official.voice) == (Genre.STATEMENT, "AZE")
    assert article("It did.", house=replace(HOUSE, voice="TUR")).voice == "TUR"
    assert article("Q: Why?", "A: So.", "Q: When?", "A: Now.").genre is Genre.TRANSCRIPT


def test_a_source_that_is_a_wire_is_the_agency_and_any_other_the_outlet() -> None:
    assert (article("Source: TASS", "It did.").agency, article("Source: TASS", "It did.").outlet) == ("TASS", None)
    assert (article("Source: Gulf Post", "It did.").agency, article("Source: Gulf Post", "It did.").outlet) == (None, "Gulf Post")


@pytest.mark.parametrize(
    ("title", "text", "reason", "line"),
    [
        ("", "Read more", Reason.NO_ARTICLE, 1),
        ("T", "A broken \udcff byte.", Reason.ENCODING, 2),
        ("Broken \udcff", "A.", Reason.ENCODING, 1),
        ("T", "x" * 1001, Reason.TOO_LONG, 1),
        (
            "Le président",
            "Le Mali a demandé à la France de retirer ses soldats sans délai et de partir au plus vite. " * 4,
            Reason.NOT_ENGLISH,
            1,
        ),
    ],
)
def test_what_cannot_be_an_article_is_refused(title: str, text: str, reason: Reason, line: int) -> None:
    with pytest.raises(Refused) as caught:
        article(text, title=title)
    assert (caught.value.reason, caught.value.line) == (reason, line)
    assert caught.value.message.isprintable()
