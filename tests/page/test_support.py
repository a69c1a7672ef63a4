"""Who supports whom: the table with its order, its files and its evidence, the matrix, and who stands on both sides."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_plus
from zipfile import ZipFile

import pytest
from playwright.sync_api import Download, Locator, expect

from tests.api.serving import Served
from tests.page.window import Window

GNA = "government-of-national-accord"
PHONE: dict[str, object] = {"color_scheme": "dark", "viewport": {"width": 360, "height": 800}}
VIEWS: list[tuple[str, dict[str, object]]] = [
    (f"/support?of={GNA}&quotes=1", {}),
    ("/support", PHONE),
    ("/support?as=matrix&pair=RUS~UKR", {}),
    ("/support?as=matrix&byKind=State&ofKind=State", PHONE),
    ("/support?as=sides", PHONE),
]


def test_who_backs_somebody_on_whose_word_and_who_denies_it(window: Window) -> None:
    window.go("/support?of=khalifa-haftar")
    plain, claimed = lines(window, "Plain"), lines(window, "Only claimed")
    expect(plain).to_have_count(1)
    expect(plain).to_contain_text("United Arab Emirates")
    expect(plain).to_contain_text("the article")
    russia = claimed.filter(has_text="Russia").first
    expect(russia).to_contain_text("Recep Tayyip Erdogan (2)")
    expect(russia).to_contain_text("disputed")
    expect(russia.locator(".denials")).to_have_text("✕ Russia")


def test_a_click_on_a_row_opens_its_evidence_and_a_link_does_so_by_keyboard(window: Window) -> None:
    window.go("/support?by=TUR&of=QAT")
    line = lines(window, "Plain").filter(has_text="supports")
    line.locator("td").nth(5).click()
    expect(window.drawer).to_be_visible()
    assert "open=relation~TUR.SUPPORTS.QAT" in window.hash
    window.page.go_back()
    expect(window.drawer).to_have_count(0)
    line.locator("a.opens").press("Enter")
    expect(window.drawer).to_be_visible()


def test_the_order_is_by_each_column_and_stands_in_the_address(window: Window) -> None:
    window.go("/support")
    heads = window.main.get_by_role("columnheader")
    expect(heads).to_have_count(10)
    for head in heads.all():
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", re.compile("ascending|descending"))
    window.go("/support?sort=-subject")
    expect(heads.first).to_have_attribute("aria-sort", "descending")
    names = lines(window, "Plain").locator("td:first-child .foreign").all_inner_texts()
    assert names == sorted(names, reverse=True)
    heads.first.get_by_role("button").click()
    assert "sort" not in window.hash
    window.page.go_back()
    expect(lines(window, "Plain").first).to_contain_text("United States")


def test_kinds_of_relation_take_the_place_of_the_question(window: Window) -> None:
    window.go("/support?family=hostile")
    expect(window.main.get_by_role("heading", level=1)).to_have_text("Who does what to whom")
    expect(lines(window, "Plain").locator(".verb.hostile").first).to_be_visible()
    expect(window.main.locator(".line .verb.friendly")).to_have_count(0)
    window.main.get_by_role("button", name="Who supports whom").click()
    expect(window.main.locator(".line .verb.hostile")).to_have_count(0)
    assert window.hash == "/support"


def test_filters_of_fields_of_its_own_are_used(window: Window) -> None:
    window.go("/support?by=TUR&byKind=State&ofKind=State")
    expect(window.main.locator(".chip")).to_have_count(1)
    expect(window.main.locator(".chip.idle")).to_have_count(0)
    window.main.get_by_role("combobox", name="Whom", exact=True).fill("Qatar")
    window.main.get_by_role("option", name="Qatar").first.click()
    expect(window.main.locator(".chip")).to_have_count(2)
    assert "of=QAT" in window.hash


def test_what_is_shown_can_be_taken_away_as_csv_and_excel(window: Window, tmp_path: Path) -> None:
    window.go(f"/support?of={GNA}")
    told = saved(window, "CSV", tmp_path).read_text("utf-8")
    assert told.startswith("\ufefflist,id,subject.id,subject.name,subject.kind,relation,object.id,")
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))
    assert [row["list"] for row in rows] == ["plain"] * 5 + ["claimed"]
    assert rows[0]["id"] == f"TUR.SUPPORTS.{GNA}"
    with ZipFile(saved(window, "Excel", tmp_path)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert sheet.count("<row ") == 7


def test_cells_that_a_spreadsheet_would_run_are_guarded_in_a_large_file_too(window: Window, tmp_path: Path) -> None:
    """Also shows that the file is packed without a worker, which the policy forbids, however large it is."""
    row = {"plain": True, "claims": 1, "said": True, "disputed": False, "first": None, "last": None, "relation": "SUPPORTS", "sign": 1}
    counts = dict.fromkeys(("stated", "declared", "attributed", "alleged", "denials", "questions", "ended", "outlets", "origins"), 1)
    lists: dict[str, list[str]] = {name: [] for name in ("speakers", "deniedBy", "topics", "best", "denying", "quotes")}
    actor = {"id": "x", "name": '=HYPERLINK("http://x.example")', "kind": "Person"}
    named = {"subject": actor, "object": actor, "weapons": ["@SUM(A1) " + "x" * 500]}
    rows = [row | counts | lists | named | {"id": f"r{number}"} for number in range(500)]
    answer = {"plain": rows, "claimed": [], "unsaid": [], "next": None}
    window.page.route("**/support?*", lambda route: route.fulfill(json=answer))
    window.go("/support")
    told = saved(window, "CSV", tmp_path).read_text("utf-8")
    assert '"\'=HYPERLINK(""http://x.example"")"' in told
    assert ",'@SUM(A1) x" in told
    with ZipFile(saved(window, "Excel", tmp_path)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_the_first_sentence_of_each_is_shown_on_demand(window: Window) -> None:
    window.go(f"/support?of={GNA}")
    expect(window.main.locator("blockquote")).to_have_count(0)
    window.main.get_by_label("first sentence of each").check()
    expect(window.main.locator("blockquote").filter(has_text="Turkey and Qatar support the GNA.")).to_be_visible()
    assert "quotes=1" in window.hash


def test_more_rows_come_page_by_page(window: Window) -> None:
    window.page.route("**/relations?*", lambda route: route.continue_(url=route.request.url.replace("limit=200", "limit=30")))
    window.go("/support?question=relations")
    expect(window.main.get_by_role("status")).to_contain_text("30 shown")
    window.main.get_by_role("button", name="200 more").click()
    expect(window.main.get_by_role("status")).to_contain_text("60 shown")
    assert "pages=2" in window.hash


def test_the_matrix_puts_blocs_together_and_opens_what_is_told_of_two(window: Window) -> None:
    window.go("/support?as=matrix")
    grid = window.main.get_by_role("grid")
    cell = grid.get_by_role("button", name="Russia to Ukraine")
    expect(cell).to_have_class(re.compile("hostile.*claimed"))
    cell.click()
    between = window.main.get_by_role("complementary", name="Between two")
    expect(between.get_by_role("link", name="attacks")).to_be_visible()
    expect(between).to_contain_text("only claimed")
    expect(window.drawer).to_be_visible()  # there is but one relation between them
    names = grid.get_by_role("rowheader").all_inner_texts()
    assert abs(index(names, "Russia") - index(names, "Belarus")) <= 4
    assert abs(index(names, "Turkey") - index(names, "Government of National Accord")) <= 4


def test_both_sides_open_by_their_address_and_by_the_support_that_is_chosen(window: Window) -> None:
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(unquote_plus(request.url)) if "/both-sides?" in request.url else None)
    window.go("/support?as=sides&family=military-support")
    expect(window.main.get_by_role("heading", level=1)).to_have_text("Who stands on both sides")
    assert "type=ARMS&" in asked[-1]
    assert "ALLIED_WITH" not in asked[-1]
    window.go("/support?as=sides&family=hostile")
    assert "type=" not in asked[-1]
    expect(window.main.get_by_role("group", name="Shown as").get_by_role("button", name="Both sides")).to_have_attribute(
        "aria-pressed", "true"
    )


def test_arrow_keys_walk_through_the_matrix(window: Window) -> None:
    window.go("/support?as=matrix&by=TUR&own=true")
    buttons = window.main.get_by_role("grid").get_by_role("button")
    expect(window.main.locator(".matrix button[tabindex='0']")).to_have_count(1)
    first = buttons.first
    first.focus()
    first.press("ArrowRight")
    expect(buttons.nth(1)).to_be_focused()
    window.page.keyboard.press("Enter")
    assert "pair=TUR~" in window.hash


@pytest.mark.parametrize(("view", "options"), VIEWS)
def test_nothing_keeps_anybody_out(view: str, options: dict[str, object], windows: Callable[..., Window], explorer: Served) -> None:
    window = windows(explorer, **options)
    window.go(view)
    window.look_for_barriers("#main")
    assert not window.is_too_wide()


def lines(window: Window, part: str) -> Locator:
    """Returns the rows under a heading of the table."""
    body = window.main.locator("tbody").filter(has=window.page.get_by_role("rowheader", name=re.compile(f"^{part}")))
    return body.locator(".line")


def saved(window: Window, button: str, folder: Path) -> Path:
    """Returns the file that a button gives."""
    with window.page.expect_download() as waiting:
        window.main.get_by_role("button", name=button, exact=True).click()
    found: Download = waiting.value
    path = folder / found.suggested_filename
    found.save_as(path)
    return path


def index(names: list[str], name: str) -> int:
    """Returns where a name stands."""
    return next(at for at, told in enumerate(names) if name in told)
