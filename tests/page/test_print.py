"""The page on paper: nothing is cut off."""

import pytest

from tests.api.serving import Served
from tests.page.conftest import Windows

A4 = {"width": 718, "height": 1047}  # with margins of a centimetre


@pytest.mark.parametrize("view", ["/support", "/support?question=opposition", "/arms", "/disputes"])
def test_all_columns_are_on_the_paper(view: str, windows: Windows, explorer: Served) -> None:
    window = windows(explorer, viewport=A4)
    window.go(view)
    window.page.emulate_media(media="print")
    window.wait_for(lambda: not window.is_too_wide())
    assert not window.is_too_wide()
