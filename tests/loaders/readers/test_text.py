from loaders.readers.items import Draft
from loaders.readers.normalise import clean_lines
from loaders.readers.text import read_text


def read(text: str, *outlets: str) -> Draft:
    return read_text(clean_lines(text), lambda line: line in outlets)


def test_the_first_line_is_the_title_if_it_looks_like_one() -> None:
    draft = read("Iran denies sending drones\n\nIran denied it on Monday.")
    assert (draft.title, [p.text for p in draft.paragraphs]) == ("Iran denies sending drones", ["Iran denied it on Monday."])


def test_a_text_without_title_is_all_body() -> None:
    draft = read("\nIran denied on Monday that it sends drones.\n\nUkraine did not believe it.")
    assert (draft.title, draft.line, len(draft.paragraphs)) == ("", 2, 2)


def test_outlet_and_date_are_read_in_either_order() -> None:
    for head in ("Gulf Post\nOct 5 2022", "Oct 5 2022\nGulf Post"):
        draft = read(f"Iran denies sending drones\n\n{head}\n\nIran denied it.")
        assert (draft.outlet, draft.published, [p.text for p in draft.paragraphs]) == ("Gulf Post", "2022-10-05", ["Iran denied it."])


def test_an_outlet_alone_is_read_where_it_is_known() -> None:
    text = "Iran denies sending drones\n\nGulf Post\n\nIran denied it."
    assert read(text, "Gulf Post").outlet == "Gulf Post"
    assert read(text).outlet is None
