import pytest

from loaders.readers.headers import find_headers, outlet_like, title_like
from loaders.readers.normalise import clean_lines


def unknown(_: str) -> bool:
    return False


def headers(text: str) -> list[tuple[str, str, str]]:
    return [(h.title, h.outlet, h.published) for h in find_headers(clean_lines(text), unknown)]


def test_blank_lines_and_non_breaking_spaces_may_stand_in_a_header() -> None:
    text = "Egypt and Greece sign maritime deal\n\u00a0\n\nAegean Post\n\u00a0\nAug 6 2020\n\u00a0\nEgypt signed."
    assert headers(text) == [("Egypt and Greece sign maritime deal", "Aegean Post", "2020-08-06")]


def test_a_title_over_two_lines_is_one() -> None:
    text = "Sudan recalls its ambassador from\nAddis Ababa after border clash\n\nNile Post\nFeb 17, 2021\n\nSudan did."
    assert headers(text) == [("Sudan recalls its ambassador from Addis Ababa after border clash", "Nile Post", "2021-02-17")]


def test_a_title_over_two_lines_with_a_blank_between_is_one_where_the_words_run_on() -> None:
    text = "Iran warns the Taliban over water of the\n\nHelmand river\n\nHerat Post\n18 May 2023\n\nIran warned."
    assert headers(text) == [("Iran warns the Taliban over water of the Helmand river", "Herat Post", "2023-05-18")]


def test_the_rest_of_a_title_may_stand_after_the_date() -> None:
    text = "Chad closes its border with Sudan as fighters of the\n\nLake Post\nApr 15 2023\nRSF move west\nChad closed it.\n\nMore."
    assert headers(text) == [("Chad closes its border with Sudan as fighters of the RSF move west", "Lake Post", "2023-04-15")]


def test_a_word_cut_in_two_is_whole_again() -> None:
    text = "Pakistan says that Indian jets viola\nIndus Post\n02/26/2019\nted its airspace\nIndia violated it, Pakistan said.\n\nMore."
    assert headers(text) == [("Pakistan says that Indian jets violated its airspace", "Indus Post", "2019-02-26")]


def test_a_byline_or_a_first_paragraph_after_the_date_is_no_rest_of_a_title() -> None:
    text = "Qatar mediates in Chad\nGulf Post\nAug 8 2022\nby Nadia Rahal\nQatar hosted the talks in Doha.\n"
    assert headers(text) == [("Qatar mediates in Chad", "Gulf Post", "2022-08-08")]


def test_a_page_header_below_the_digests_own_is_not_another_article() -> None:
    own = "Hour with Experts: Niger and its neighbours\nRadio One\nSept 28, 2023"
    for first in (
        "Radio One Hour – Niger and its neighbours – 09/28/2023\n\nRadio One Network",
        "Hour: Niger and its neighbours\n\nRadio One Network",
    ):
        found = headers(f"{first}\n\n{own}\n\nHello.")
        assert found == [(first.split("\n")[0], "Radio One Network", "2023-09-28")]
    again = "Niger and its neighbours\nRadio One\n28 Sep 2023\n\nNiger and its neighbours\nRadio One News\nSept 28, 2023\n\nHello."
    assert headers(again) == [("Niger and its neighbours", "Radio One", "2023-09-28")]


@pytest.mark.parametrize(
    "body",
    [
        "The parties met.\n\nWhat happened next\n\nOct 5 2020\n\nThey met again.",
        "The parties met in Geneva.\n\nOct 5 2020\n\nThey met again.",
        "A list of meetings:\n\nOct 5 2020\nOct 6 2020\n",
        "The truce holds.\n\nForeign Ministry of Sudan\nKhartoum\nOct 5 2020\n",
        "Talks stopped.\n\nHe said: “never again”\n\nwe went on anyway\n\nOct 5 2020\n",
    ],
)
def test_a_date_inside_a_text_is_no_header(body: str) -> None:
    text = f"Serbia and Kosovo talk in Brussels\nSava Post\nOct 4 2020\n\n{body}"
    assert headers(text) == [("Serbia and Kosovo talk in Brussels", "Sava Post", "2020-10-04")]


@pytest.mark.parametrize(
    "line", ["RT – Russia Today", "112 Ukraine", "news.am", "The New York Times", "Radio Free Europe/Radio Liberty", "openDemocracy"]
)
def test_names_of_outlets_pass(line: str) -> None:
    assert outlet_like(line, unknown)


@pytest.mark.parametrize(
    "line", ["Why is this the case?", "the talks went on", "By Liz Cookman", "Read more", "Oct 5 2020", "Source: TASS", "He left."]
)
def test_other_lines_do_not_pass_as_outlets(line: str) -> None:
    assert not outlet_like(line, unknown)


def test_a_title_ends_without_a_full_stop_unless_it_stands_apart() -> None:
    assert title_like("Who arms both sides?")
    assert title_like("Canada halts exports to the U.S.")
    assert not title_like("Canada has halted its exports.")
    assert title_like("War is back. So is Russia.", apart=True)
    assert not title_like("____________")
    assert not title_like("https://example.org/a")
