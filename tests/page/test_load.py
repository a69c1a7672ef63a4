"""Load: what goes in, what is told of it, and what can be taken out."""

import json
import re

from playwright.sync_api import Locator, expect

from tests.page.conftest import Explorers, Windows
from tests.page.window import Window

FIRST = {"title": "Drones for Uganda", "outlet": "Lake Herald", "published": "2021-03-04", "text": "Kenya sold Uganda drones."}
SECOND = {"title": "A pact", "outlet": "Lake Tribune", "published": "2021-03-05", "text": "Kenya supports Uganda. Sudan attacked Uganda."}
LINES = "\n".join([json.dumps(FIRST), '{"title": "Torn', json.dumps(SECOND), json.dumps({"outlet": "Lake Herald"})]).encode()


def job_of(window: Window) -> Locator:
    """Returns what is told of the load that is open."""
    return window.main.get_by_role("region", name="This load")


def over(window: Window) -> Locator:
    """Returns the load that is open once it is over; it first starts the process that reads."""
    job = job_of(window)
    expect(job.get_by_role("status")).to_have_text("done", timeout=90_000)
    return job


def numbers(job: Locator) -> dict[str, str]:
    """Returns the numbers of a report by their names."""
    return dict(zip(job.locator("dt").all_inner_texts(), job.locator("dd").all_inner_texts(), strict=True))


def test_an_empty_store_invites_to_drop_files_and_tells_what_becomes_of_them(explorers: Explorers, windows: Windows) -> None:
    window = windows(explorers(empty=True))
    window.go()
    expect(window.main).to_contain_text("Nothing is loaded yet")
    window.look_for_barriers()
    window.drop("body", [("news.jsonl", LINES)])
    expect(window.page).to_have_title("Load · Allegiance")
    expect(job_of(window).get_by_role("progressbar")).to_be_visible()

    other = windows_like(window)
    other.go("/support")  # while it runs, other questions are answered
    expect(other.main.get_by_role("heading", level=1)).to_be_visible()

    job = over(window)
    told = numbers(job)
    assert (told["stored"], told["unchanged"], told["rejected"]) == ("2", "0", "2")
    left_out = job.locator(".left-out")
    expect(left_out.locator("summary")).to_have_text([re.compile("1 × "), re.compile("1 × ")])
    expect(left_out.locator("li").filter(has_text="news.jsonl:2")).to_contain_text("not JSON")
    expect(window.main.get_by_role("region", name="Table of articles").get_by_role("link")).to_have_text(["A pact", "Drones for Uganda"])
    window.look_for_barriers()

    job.get_by_role("link", name="See what it says").click()
    expect(window.main.locator(".start-loaded")).to_contain_text("2 articles")
    expect(window.main.get_by_role("region", name="Strongest support")).to_contain_text("Kenya")


def windows_like(window: Window) -> Window:
    """Returns another tab of the same visitor."""
    return Window(window.page.context.new_page(), window.address)
