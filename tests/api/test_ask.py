"""What the command line asks as HTTP does: sentences of a relation, actors by exact names, and nothing printed for no row."""

import json
import re

import pytest

from tests.api.test_cli import Run, ask, path, run

__all__ = ["ask", "path", "run"]  # fixtures


def test_a_relation_opens_down_to_its_sentences(ask: Run) -> None:
    row = json.loads(ask("ask", "relation", "TUR.SUPPORTS.AZE", "--quotes", "1", "--format", "json").out)["row"]
    assert [quote["text"] for quote in row["quotes"]] == ["Turkey supports Azerbaijan."]
    assert ask("ask", "relation", "TUR.SUPPORTS.AZE", "--quotes", "9999").status == 2


def test_an_actor_is_found_by_exactly_what_it_is_called(ask: Run) -> None:
    assert [row["actor"]["id"] for row in json.loads(ask("ask", "actors", "--called", "Ankara", "--format", "json").out)["actors"]] == [
        "TUR"
    ]
    nobody = ask("ask", "actors", "--called", "Ankar")
    assert (nobody.status, "nothing found" in nobody.err) == (1, True)
    both = ask("ask", "actors", "tur", "--called", "Ankara")
    assert (both.status, "leave out the one or the others" in both.err) == (2, True)


@pytest.mark.parametrize("question", [("changes", "--loaded-after", "9"), ("articles", "--outlet", "Reuters"), ("days", "--by", "France")])
def test_a_table_without_a_row_is_not_printed(ask: Run, question: tuple[str, ...]) -> None:
    ran = ask("ask", *question)
    assert (ran.status, ran.out) == (1, "")


def test_the_place_of_the_store_in_time_is_told(ask: Run) -> None:
    assert re.search(r"^ *seq +2 *$", ask("stats").out, re.MULTILINE)
