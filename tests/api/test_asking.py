"""What can be asked: contradictions are refused in the user's words, cursors are of one question alone."""

from typing import Any

import pytest

from api.asking import Asked, WrongQuestion, cursor_of, cursor_text, last_day, types_of
from api.settings import Settings
from graph.answers import Cursor
from graph.names import NameIndex
from loaders.reference import reference_actors
from ontology.vocabulary import UnknownRelation

NAMES = NameIndex(reference_actors())

CONTRADICTIONS: list[tuple[dict[str, Any], str]] = [
    ({"since": "2021", "until": "2020-12"}, "since 2021 is later than until 2020-12"),
    ({"published_since": "2021", "published_until": "2020"}, "publishedSince 2021 is later than publishedUntil 2020"),
    ({"published_since": "2021-02", "known_by": "2021-01-31"}, "publishedSince 2021-02 is later than knownBy 2021-01-31"),
    ({"as_of": "2020", "since": "2019"}, "asOf asks what held on 2020"),
    ({"as_of": "2020", "stance": "denies"}, "leave out asOf, or stance and modality"),
    ({"plain": True, "stance": "denies"}, "nothing that somebody denies is plain"),
    ({"plain": True, "modality": "possible"}, "nothing that is possible is plain"),
    ({"between": ["TUR", "AZE"], "by": ["TUR"]}, "between names both actors"),
    ({"between": ["TUR", "AZE"], "actor": ["TUR"]}, "between names both actors"),
    ({"between": ["TUR", "Ankara"]}, "the same actor"),
    ({"own": True, "members": True, "by": ["NATO"]}, "leave out one of the two"),
    ({"members": True}, "name one with by, of, against or actor"),
    ({"type": ["ARMS"], "family": ["hostile"]}, "no type is ARMS and of the family hostile"),
    ({"by_kind": ["Country"]}, "'Country' is no kind of actor"),
    ({"limit": 1001}, "the most is 1000"),
    ({"quotes": 51}, "the most is 50"),
]


@pytest.mark.parametrize(("given", "words"), CONTRADICTIONS)
def test_a_contradiction_is_told(given: dict[str, Any], words: str) -> None:
    asked = Asked(**given)
    with pytest.raises(WrongQuestion, match=words):
        asked.filters(NAMES.resolve, Settings())


def test_filters_say_what_was_asked() -> None:
    asked = Asked(by=["Ankara"], family=["Military"], type=["arms", "SUPPORTS"], by_kind=["state"], as_of="2020-02", outlet=["Herald"])
    filters = asked.filters(NAMES.resolve, Settings())
    assert (filters.by, filters.types, filters.by_kinds, filters.as_of, filters.outlets) == (
        ("TUR",),
        ("ARMS",),
        ("State",),
        "2020-02-29",
        ("Herald",),
    )


def test_a_family_gathers_types() -> None:
    assert types_of([], ["violent"]) == ("CAPTURES", "FIGHTS", "ATTACKS")
    assert types_of([], ["plover-aid", "VIOLENT"]) == ("ARMS", "SENDS_FORCES", "AIDS", "CAPTURES", "FIGHTS", "ATTACKS")
    with pytest.raises(UnknownRelation, match="no family of relation types is called 'warlike'"):
        types_of([], ["warlike"])


@pytest.mark.parametrize(("day", "last"), [("2020", "2020-12-31"), ("2021-02", "2021-02-28"), ("2020-10-05", "2020-10-05")])
def test_a_year_or_month_is_its_last_day(day: str, last: str) -> None:
    assert last_day(day) == last


def test_a_cursor_goes_round() -> None:
    asked = Asked(by=["TUR"])
    cursor = Cursor((1, 2, "x", "Ærø"))
    assert Asked(by=["TUR"], after=asked.next("support", cursor)).cursor("support") == cursor
    assert asked.next("support", None) is None


def test_more_rows_or_quotes_are_the_same_question() -> None:
    assert Asked(by=["TUR"], limit=7, quotes=3).digest("support") == Asked(by=["TUR"]).digest("support")


@pytest.mark.parametrize("other", [Asked(by=["TUR"], plain=True), Asked(by=["AZE"]), Asked()])
def test_a_cursor_of_another_question_is_refused(other: Asked) -> None:
    text = Asked(by=["TUR"]).next("support", Cursor((1, "x")))
    with pytest.raises(WrongQuestion, match="of another question"):
        other.model_copy(update={"after": text}).cursor("support")


def test_a_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(WrongQuestion, match="of another question"):
        Asked(after=Asked().next("support", Cursor((1, "x")))).cursor("claims")


@pytest.mark.parametrize("text", ["", "nowhere", "abcdefgh.", "abcdefgh.####", "abcdefgh.e30", "abcdefgh.W251bGxd", "2020-10-05_c1"])
def test_what_is_no_cursor_is_refused(text: str) -> None:
    with pytest.raises(WrongQuestion, match="is no cursor"):
        cursor_of(text, "abcdefgh")


def test_a_cursor_is_plain_letters() -> None:
    assert cursor_text(Cursor(("a/b?c", 1)), "abcdefgh") == "abcdefgh.WyJhL2I_YyIsMV0"
