"""How two are connected: paths read aloud, step by step, down to the sentences; and what helps where there is none."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.api.serving import Served
from tests.page.test_support import PHONE
from tests.page.window import Window

VIEWS: list[tuple[str, dict[str, object]]] = [
    ("/paths", {}),
    ("/paths?from=DEU&to=SRB&find=k-shortest&limit=3", {}),
    ("/paths?from=DEU&to=SRB&find=k-shortest&limit=3", PHONE),
    ("/paths?from=RWA&to=BHR&hops=2", PHONE),
]


def test_two_are_picked_by_name_and_the_paths_between_them_are_read_aloud(window: Window) -> None:
    window.go("/paths")
    for label, name in (("From", "Jordan"), ("To", "Serbia")):
        window.main.get_by_role("combobox", name=label, exact=True).fill(name)
        window.main.get_by_role("option", name=name).first.click()
    path = window.main.locator(".path").first
    expect(path.get_by_role("heading")).to_contain_text(
        "Jordan, as alleged by the same report quoted by Harbour Dispatch, arms the Libyan National Army"
    )
    expect(path).to_contain_text("partly only claimed")
    expect(path).to_contain_text("A friend of a friend of a friend counts as friendly.")
    assert window.hash == "/paths?from=JOR&to=SRB"


def test_each_step_has_its_sentence_and_opens_its_evidence(window: Window) -> None:
    window.go("/paths?from=JOR&to=SRB")
    steps = window.main.locator(".path").first.locator(".hop")
    expect(steps).to_have_count(3)
    expect(steps.first).to_contain_text("only claimed")
    expect(steps.first.locator("blockquote")).to_have_count(1)
    steps.nth(2).get_by_role("link", name="supports").click()
    expect(window.drawer).to_be_visible()
    assert "open=relation~RUS.SUPPORTS.SRB" in window.hash


def test_persons_count_as_their_state_where_that_is_asked_for_and_are_still_named(window: Window) -> None:
    window.go("/paths?from=TUR&to=RUS")
    window.main.get_by_text("Which paths").click()
    window.main.get_by_label("persons, ministries and forces count as their state").check()
    path = window.main.locator(".path").first
    expect(path.get_by_role("heading")).to_contain_text("Turkey's Recep Tayyip Erdogan accuses Russia.")
    expect(path.locator(".hop").first).to_contain_text(re.compile("by way of .*Recep Tayyip Erdogan"))
    expect(path.get_by_role("link", name="See in the graph")).to_have_count(0)
    assert window.hash == "/paths?from=TUR&to=RUS&rollUp=true"


def test_a_path_is_seen_in_the_graph(window: Window) -> None:
    window.go("/paths?from=JOR&to=SRB")
    path = window.main.locator(".path").first
    link = path.get_by_role("link", name="See in the graph")
    way = "JOR.ARMS.libyan-national-army~RUS.SUPPORTS.libyan-national-army~RUS.SUPPORTS.SRB"
    assert unquote(link.get_attribute("href") or "") == f"#/graph?path={way}"


def test_a_step_that_takes_no_side_leaves_a_path_without_a_sign(window: Window) -> None:
    window.go("/paths?from=DEU&to=SRB&find=k-shortest&limit=3")
    path = window.main.locator(".path").filter(has_text="Sergei Nechayev")
    expect(path).to_contain_text("neither friendly nor hostile")
    expect(path).to_contain_text("“represents” does not tell on whose side one stands")


def test_where_nothing_is_found_the_page_says_what_was_searched_and_what_may_help(window: Window) -> None:
    window.go("/paths?from=RWA&to=BHR&hops=2")
    notice = window.main.get_by_role("status")
    expect(notice).to_contain_text("No path from Rwanda to Bahrain.")
    expect(notice).to_contain_text(f"Searched up to 2 steps over {window.stats()['relations']} relations")
    notice.get_by_role("link", name="look up to 8 steps far").click()
    expect(window.main.locator(".path").first).to_be_visible()
    assert "hops=8" in window.hash
    window.page.go_back()
    expect(notice).to_contain_text("No path")


def test_options_narrow_the_paths_and_stand_in_the_address(window: Window) -> None:
    window.go("/paths?from=DEU&to=SRB")
    window.main.get_by_text("Which paths").click()
    window.main.get_by_role("combobox", name="Find", exact=True).select_option("k-shortest")
    window.main.get_by_role("combobox", name="Show", exact=True).select_option("3")
    window.main.get_by_role("combobox", name="Allegations").select_option("true")
    window.settled()
    expect(window.main.locator(".path")).to_have_count(3)
    expect(window.main.locator(".path .only-claimed")).to_have_count(0)
    assert window.hash == "/paths?from=DEU&to=SRB&find=k-shortest&limit=3&plain=true"
    window.main.get_by_role("button", name="Swap the two").click()
    assert window.hash.endswith("from=SRB&to=DEU")


def test_whom_two_have_in_common_stands_below(window: Window) -> None:
    window.go("/paths?from=EGY&to=RUS")
    common = window.main.get_by_role("heading", name="Whom Egypt and Russia have in common")
    expect(common).to_be_visible()
    expect(window.main.locator(".common")).to_contain_text("Libyan National Army")


@pytest.mark.parametrize(("view", "options"), VIEWS)
def test_nothing_keeps_anybody_out(view: str, options: dict[str, object], windows: Callable[..., Window], explorer: Served) -> None:
    window = windows(explorer, **options)
    window.go(view)
    window.look_for_barriers("#main")
    assert not window.is_too_wide()
