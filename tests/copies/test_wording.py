"""What is a copy and what only looks like one, on texts written for it, and on news prose that has nothing to do with it."""

from dataclasses import replace
from itertools import combinations

import pytest

from bench.texts import articles
from graph.model import Article
from graph.wording import RUN, WINDOW, Wording, are_copies, likeness, may_be_copies, wording
from tests.copies.versions import FURNITURE, Wire, copies, others, wires


def found(one: Wording, other: Wording) -> bool:
    """Returns whether one is found as a copy of the other, as a store does it."""
    shared = len({*one.prints} & {*other.prints})
    return shared > 0 and may_be_copies(shared, len(one.prints), len(other.prints)) and are_copies(one, other)


def wire_of(event: str) -> Wire:
    return next(wire for wire in wires() if wire.event == event)


@pytest.mark.parametrize(("wire", "copy"), [pytest.param(w, copy, id=f"{w.event}: {what}") for w in wires() for what, copy in copies(w)])
def test_a_copy_is_found(wire: Wire, copy: Article) -> None:
    one, other = wording(wire.agency()), wording(copy)
    assert found(one, other)
    assert found(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [pytest.param(one, other, id=f"{w.event}: {what}") for w in wires() for what, one, other in others(w)]
)
def test_what_only_looks_like_a_copy_is_none(one: Article, other: Article) -> None:
    assert not found(wording(one), wording(other))
    assert not found(wording(other), wording(one))


@pytest.mark.parametrize("wire", wires(), ids=lambda wire: wire.event)
def test_the_quick_look_and_the_long_one_agree(wire: Wire) -> None:
    words = [wording(a) for a in (wire.agency(), *(c for _, c in copies(wire)), *(a for _, one, two in others(wire) for a in (one, two)))]
    assert [are_copies(*pair) for pair in combinations(words, 2)] == [likeness(*pair).copies for pair in combinations(words, 2)]


def test_texts_that_have_nothing_to_do_with_each_other_are_no_copies() -> None:
    words = [wording(article) for article in (*articles(), *(a for w in wires() for a in (w.agency(), *(c for _, c in copies(w)))))]
    events: list[str | None] = [w.event for w in wires() for _ in range(1 + len(list(copies(w))))]
    marked = list(zip(words, [None] * (len(words) - len(events)) + events, strict=True))
    pairs = [(one, other) for (one, event), (other, another) in combinations(marked, 2) if event is None or event != another]
    assert len(pairs) > 2000
    assert [(one.title, other.title) for one, other in pairs if found(one, other)] == []


def test_words_in_a_row_that_make_a_window_always_share_a_print() -> None:
    text = wording(wire_of("dam").agency()).words
    run = RUN + WINDOW - 1
    for at in range(0, len(text) - run, 7):
        cut = Wording("", ("something", "before", "it") * 9 + text[at : at + run] + ("after", "it") * 12, None)
        assert {*cut.prints} & {*Wording("", text, None).prints}


def test_short_texts_are_one_only_when_title_and_words_are_equal() -> None:
    brief = Article(title="Talks begin", body="Read the full story in our app.", outlet="Post", published="2024-01-01")
    assert found(wording(brief), wording(replace(brief, outlet="Herald", published="2025-01-01")))
    assert not found(wording(brief), wording(replace(brief, title="Talks end")))


def test_equal_words_are_one_however_late() -> None:
    wire = wire_of("border").agency()
    assert found(wording(wire), wording(replace(wire, title="Again", outlet="Monthly", published="2025-09-01")))


def test_of_a_later_text_more_has_to_be_shared() -> None:
    wire = wire_of("ferry")
    short = Article(title="Shoal", body="\n".join((wire.lead, *wire.wire[:4], *wire.local)), outlet="Post", published="2024-08-30")
    assert found(wording(wire.agency()), wording(short))
    assert not found(wording(wire.agency()), wording(replace(short, published="2024-09-20")))
    assert found(wording(wire.agency()), wording(replace(short, published="2024-09")))  # not known to the day


def test_furniture_makes_no_copy_however_long_it_is() -> None:
    wire = wire_of("dam")
    one, other = (Article(title=p[:20], body=f"{p}\n{FURNITURE}\n{FURNITURE[::-1]}") for p in (wire.wire[0], wire.later[0]))
    assert likeness(wording(one), wording(other)).shorter > 0.7
    assert not found(wording(one), wording(other))


def test_an_update_that_keeps_the_text_is_one_with_it_and_a_new_day_of_a_live_blog_is_not() -> None:
    ferry, dam = wire_of("ferry"), wire_of("dam")
    first = Article(title="Live", body="\n".join(ferry.wire[:6]), outlet="Post", published="2024-08-27")
    grown = replace(first, body="\n".join((*ferry.wire, *ferry.local)), published="2024-08-28")
    anew = replace(first, body="\n".join((*dam.wire[:6], *ferry.wire[:3])), published="2024-08-28")
    assert found(wording(first), wording(grown))
    assert not found(wording(first), wording(anew))


def test_other_writing_systems_have_words_too() -> None:
    text = "Египет обратился в Совет Безопасности ООН с просьбой остановить заполнение водохранилища. " * 6
    one = Article(title="Нил", body=text, outlet="ТАСС")
    assert found(wording(one), wording(replace(one, title="Плотина", outlet="Известия")))
