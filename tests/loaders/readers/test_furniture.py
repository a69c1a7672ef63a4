import pytest

from loaders.readers.furniture import authors_of, is_furniture, read_opening, tidy
from loaders.readers.items import Paragraph


def of(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By VOA News", ("VOA News",)),
        ("Author : 112.ua News Agency", ("112.ua News Agency",)),
        ("By Liz Cookman | October 5, 2020, 5:35 PM", ("Liz Cookman",)),
        ("Marc Champion and Ilya Arkhipov 5 October, 2020 1:15 pm IST", ("Marc Champion", "Ilya Arkhipov")),
        ("By Ann Lee, Bo Diaz and Cy Young", ("Ann Lee", "Bo Diaz", "Cy Young")),
        ("By Monday the army had left the town.", ()),
        ("Marc Champion and Ilya Arkhipov", ()),
        ("Russia attacked Georgia on August 8, 2008", ()),
    ],
)
def test_bylines_give_their_authors(line: str, authors: tuple[str, ...]) -> None:
    assert authors_of(line) == authors


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "READ MORE: Armenia warns it will deploy jets",
        "Also read: Israel’s new friend",
        "________",
        "Listen now to WTOP News WTOP.com | Alexa | 103.5 FM",
        "Related stories",
    ],
)
def test_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more people than ever backed the deal.",
        "Related to the deal is a loan from Russia.",
        "Listen to us, the rebels told Addis Ababa.",
        "Georgia",
        "Watch out, Moscow warned Kyiv",
    ],
)
def test_text_is_not_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_the_opening_is_read_and_a_paragraph_above_the_byline_is_the_standfirst() -> None:
    stand = "Ankara and Moscow are on opposite sides again."
    opening = read_opening(
        of("https://a.example/b", stand, "By Ann Lee", "05:44 PM", "Source : TASS", "Turkey backs Baku.", "By contrast, Iran waits."), "T"
    )
    assert (opening.authors, opening.source, opening.url) == (("Ann Lee",), "TASS", "https://a.example/b")
    assert opening.standfirst == Paragraph(stand)
    assert [p.text for p in opening.rest] == ["Turkey backs Baku.", "By contrast, Iran waits."]


def test_a_paragraph_set_off_by_a_wider_gap_is_the_standfirst() -> None:
    lead, first, second = (
        Paragraph("Canada waits for a report.", 1, 1),
        Paragraph("Canada halted exports.", 4, 2),
        Paragraph("It said so.", 6, 1),
    )
    assert read_opening((lead, first, second), "T").standfirst == lead
    assert read_opening((lead, Paragraph("Canada halted exports.", 3, 1), second), "T").standfirst is None


@pytest.mark.parametrize(
    ("last", "agency", "kept"),
    [
        ("This story contains reporting from Agence France-Presse.", "Agence France-Presse", 1),
        ("The Associated Press contributed to this report.", "Associated Press", 1),
        ("– Bloomberg", "Bloomberg", 1),
        ("(With inputs from PTI)", "Press Trust of India", 1),
        ("(Reporting by Ann Lee; Editing by Bo Diaz)", None, 1),
        ("The rebels told Reuters.", None, 2),
    ],
)
def test_credits_of_wires_are_left_out_and_give_the_agency(last: str, agency: str | None, kept: int) -> None:
    result = tidy(of("Turkey backs Baku.", last))
    assert (result.agency, len(result.paragraphs)) == (agency, kept)


def test_a_credit_at_the_end_of_the_last_sentence_is_cut_off() -> None:
    result = tidy(of("“Russia is dominant here.” – Bloomberg"))
    assert (result.agency, result.paragraphs[0].text) == ("Bloomberg", "“Russia is dominant here.”")
