"""What is printed for people: controls of what articles and files bring along are shown as a sign, colours and tables stay."""

import io

import pytest
from rich.table import Table
from rich.text import Text

from api.consoles import console_of


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Rw\x1b[31manda", "Rw�[31manda"),
        ("bell\x07", "bell"),  # rich drops this one itself
        ("a\x9b2Jb", "a�2Jb"),
        ("over\u202erride", "over�rride"),
        ("two\nlines", "two\nlines"),
        ("Côte d’Ivoire, 上海", "Côte d’Ivoire, 上海"),
    ],
)
def test_no_control_of_a_name_reaches_the_terminal(given: str, shown: str) -> None:
    stream = io.StringIO()
    console_of(file=stream, width=60).print(given, markup=False)
    assert stream.getvalue() == shown + "\n"


def test_cells_of_tables_and_texts_are_cleaned_too() -> None:
    stream = io.StringIO()
    console = console_of(file=stream, width=60)
    table = Table("name")
    table.add_row("Ma\x1b]0;title\x07li")
    console.print(table)
    console.print(Text("Ni\x1b[2Jger", style="bold"))
    assert "\x1b" not in stream.getvalue()
    assert "Ni�[2Jger" in stream.getvalue()
