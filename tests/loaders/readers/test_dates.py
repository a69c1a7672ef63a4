import pytest

from loaders.readers.dates import date_line, iso_date, time_line, without_date, writes_day_first


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Oct 5 2020", "2020-10-05"),
        ("October 3, 2020", "2020-10-03"),
        ("5 October, 2020", "2020-10-05"),
        ("10/03/2020", "2020-10-03"),
        ("25/03/2020", "2020-03-25"),
        ("03.10.2020", "2020-10-03"),
        ("2020-10-05", "2020-10-05"),
        ("2020-10-05T17:35:00Z", "2020-10-05"),
        ("Monday, 5th October 2020", "2020-10-05"),
        ("Sept. 27, 2020", "2020-09-27"),
        ("2020 Oct 5", "2020-10-05"),
        ("October 5, 2020, 5:35 PM", "2020-10-05"),
        ("Published: 5 October 2020 at 13:15 GMT", "2020-10-05"),
        ("17:44 05/10/2020", "2020-05-10"),
    ],
)
def test_a_line_that_is_a_date_gives_it(line: str, day: str) -> None:
    assert date_line(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "On Oct 5 2020 Turkey agreed",
        "Oct 5",
        "2020",
        "October 2020",
        "Feb 30 2021",
        "13/13/2020",
        "Liz Cookman | October 5, 2020",
        "F-16 2020",
    ],
)
def test_a_line_that_is_more_or_less_than_a_date_gives_none(line: str) -> None:
    assert date_line(line) is None


def test_figures_are_read_with_the_day_first_where_the_file_can_only_mean_that() -> None:
    assert writes_day_first(["10/03/2020", "text", "25/03/2020"])
    assert not writes_day_first(["10/03/2020", "03/25/2020"])
    assert date_line("10/03/2020", day_first=True) == "2020-03-10"


def test_a_time_of_day_is_told_from_text() -> None:
    assert time_line("05:44 PM")
    assert time_line("1:15 pm IST")
    assert not time_line("5:0 win for Albania")


def test_a_date_at_a_lines_end_is_split_off() -> None:
    assert without_date("Marc X and Ilya Y 5 October, 2020 1:15 pm IST") == ("Marc X and Ilya Y", "2020-10-05")
    assert without_date("By Liz Cookman | October 5, 2020, 5:35 PM") == ("By Liz Cookman", "2020-10-05")
    assert without_date("By Liz Cookman") == ("By Liz Cookman", None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("Sun, 13 Aug 2023 22:30:00 -0300", "2023-08-13"),
        ("20201005T173500Z", "2020-10-05"),
        (1601897700, "2020-10-05"),
        (1601897700000, "2020-10-05"),
        ("1601897700", "2020-10-05"),
        ("yesterday", None),
        (None, None),
        (True, None),
        (float("nan"), None),
    ],
)
def test_values_of_exporters_give_the_day_as_written(value: object, day: str | None) -> None:
    assert iso_date(value) == day
