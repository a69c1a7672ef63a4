"""The pictures of the documentation: each shows a part of the page of its own."""

import pytest

from docs.pictures.explorer import HERE, PICTURES
from tests.page.window import Window

HEADS = {"matrix": "Who stands with whom", "support": "Who supports whom", "disputes": "Disputes", "arms": "Who arms whom with what"}


def test_no_two_pictures_are_the_same() -> None:
    told = {name: (HERE / f"explorer-{name}.png").read_bytes() for name in PICTURES}
    assert len(set(told.values())) == len(PICTURES)


@pytest.mark.parametrize("name", HEADS)
def test_a_picture_is_of_what_its_name_says(name: str, window: Window) -> None:
    window.go(PICTURES[name].hash)
    assert window.main.get_by_role("heading", level=1).inner_text() == HEADS[name]
