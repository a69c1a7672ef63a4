import pytest

from graph.model import MarkKind
from loaders.readers.marks import find_marks


@pytest.mark.parametrize(
    ("text", "mark", "place", "agency", "published"),
    [
        ("TIRANA, Albania (AP) — The federation canceled it.", "TIRANA, Albania (AP) —", "TIRANA, Albania", "Associated Press", None),
        ("LONDON, March 3 (Reuters) - Britain said so.", "LONDON, March 3 (Reuters) -", "LONDON", "Reuters", None),
        ("MANILA, Aug. 6, 2023 (Reef News) — It fired.", "MANILA, Aug. 6, 2023 (Reef News) —", "MANILA", "Reef News", "2023-08-06"),
        ("(AFP) – France said so.", "(AFP) –", "", "Agence France-Presse", None),
        ("MOSCOW, October 5. /TASS/. Russia said so.", "MOSCOW, October 5. /TASS/.", "MOSCOW", "TASS", None),
        ("YEREVAN, OCTOBER 5, ARMENPRESS. Armenia said so.", "YEREVAN, OCTOBER 5, ARMENPRESS.", "YEREVAN", "Armenpress", None),
        ("KYIV, Ukraine — Russia attacked.", "KYIV, Ukraine —", "KYIV, Ukraine", None, None),
        (
            "London/Moscow: If Vladimir Putin made one thing clear, it is that no other power may meddle.",
            "London/Moscow:",
            "London/Moscow",
            None,
            None,
        ),
    ],
)
def test_datelines_give_place_agency_and_day(text: str, mark: str, place: str, agency: str | None, published: str | None) -> None:
    marked = find_marks([text], 7, standfirst=False)
    (found,) = marked.marks
    assert (found.kind, found.text, found.start) == (MarkKind.DATELINE, place, 7)
    assert text[: found.end - 7] == mark
    assert (marked.agency, marked.published) == (agency, published)


@pytest.mark.parametrize(
    "text",
    [
        "Turkey (which denies it) — has sent fighters.",
        "Background: The two countries went to war in 1988 and agreed on a truce six years later in Bishkek.",
        "Russia’s demand: NATO must leave.",
        "The truce (2020) - was broken.",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    assert find_marks([text], 0, standfirst=False).marks == ()


def test_speakers_labels_are_marked_and_make_a_transcript() -> None:
    texts = ["MARLOW: Who fired first?", "MR. X: They did.", "Q: Why?", "It was so."]
    marked = find_marks(texts, 0, standfirst=False)
    assert [(m.kind, m.text) for m in marked.marks] == [(MarkKind.SPEAKER_LABEL, name) for name in ("MARLOW", "MR. X", "Q")]
    content = "\n\n".join(texts)
    assert [content[m.start : m.end] for m in marked.marks] == ["MARLOW:", "MR. X:", "Q:"]
    assert marked.is_transcript


def test_names_in_small_letters_are_labels_when_they_speak_again() -> None:
    texts = ["Tom Wall: Yes.", "Ann Lee: No.", "Tom Wall: So it is.", "Background: It is old."]
    assert [m.text for m in find_marks(texts, 0, standfirst=False).marks] == ["Tom Wall", "Ann Lee", "Tom Wall"]
    assert find_marks(["Two views: Yes.", "The price: High."], 0, standfirst=False).marks == ()


def test_captions_and_the_standfirst_are_marked_and_the_dateline_comes_after_them() -> None:
    texts = ["Ankara answers.", "FILE - A tank in Kobani.", "ANKARA (AP) — Turkey said so."]
    found = find_marks(texts, 0, standfirst=True).marks
    assert [m.kind for m in found] == [MarkKind.STANDFIRST, MarkKind.CAPTION, MarkKind.DATELINE]
    assert [(m.start, m.end) for m in found] == [(0, 15), (17, 41), (43, 56)]


def test_long_rows_of_capitals_take_no_time() -> None:
    assert find_marks(["AA-AA-AA-" * 300 + " said so.", "Aa Aa " * 300 + ": so."], 0, standfirst=False).marks == ()
