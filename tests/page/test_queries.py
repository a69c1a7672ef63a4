"""Queries of one's own: they run, they are refused with their place, their answer is a table, a picture and a file."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.page.window import Window

PATHS = "MATCH p = (a:State)-[e]->(:Actor) WHERE a.id IN ['TUR', 'FRA'] AND e.relation = 'SUPPORTS' RETURN p ORDER BY e.id"


def write(window: Window, language: str, query: str) -> None:
    """Writes a query into the box and runs it by keys."""
    box = window.page.get_by_role("textbox", name=f"Query in {language}")
    box.fill(query)
    box.press("Control+Enter")
    window.settled()


def rows(window: Window) -> Locator:
    """The rows of the answer."""
    return window.main.locator("table.answer tbody tr")


def test_a_saved_question_runs_at_one_click_and_its_rows_lead_to_the_evidence(window: Window) -> None:
    window.go("/queries")
    window.main.get_by_role("button", name="Who supports whom").click()
    expect(rows(window).first).to_contain_text("Turkey — supports → Government of National Accord")
    expect(window.main.get_by_role("img", name="Picture of")).to_be_visible()
    expect(window.main.locator(".small-picture canvas").first).to_be_attached()
    rows(window).first.get_by_role("link", name="supports").click()
    expect(window.drawer).to_be_visible()
    window.page.go_back()
    window.page.go_back()
    expect(rows(window)).to_have_count(0)


def test_what_is_only_claimed_is_dashed_in_an_answer(window: Window) -> None:
    window.go("/queries")
    write(window, "Cypher", PATHS)
    word = rows(window).filter(has_text="Khalifa Haftar").locator(".query-claimed")
    expect(word).to_have_count(1)
    assert word.evaluate("one => getComputedStyle(one).borderBottomStyle") == "dashed"
    expect(rows(window).filter(has_text="Government of National Accord").locator(".query-claimed")).to_have_count(0)


def test_a_write_is_refused_with_its_place(window: Window) -> None:
    window.allow("status of 422")
    window.go("/queries")
    write(window, "Cypher", "MATCH (a:State)\nCREATE (b:State {id: 'X'}) RETURN b")
    expect(window.main.get_by_role("alert")).to_contain_text("CREATE is not allowed: it changes the graph")
    expect(window.main.locator(".place mark")).to_have_text("CREATE")
    window.main.locator(".place").click()
    chosen = window.page.evaluate("(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)")
    assert chosen == "CREATE"
    window.look_for_barriers()

    window.go("/queries?lang=sparql")
    write(window, "SPARQL", "INSERT DATA { <a:a> <a:b> <a:c> }")
    expect(window.main.get_by_role("alert")).to_contain_text("INSERT is not allowed")


def test_parameters_have_fields_and_stand_in_the_address(window: Window) -> None:
    window.go('/queries?q=MATCH (a:State) WHERE a.id IN $ids RETURN a.name AS name, a.claims AS claims&p.ids=["TUR","RUS"]')
    expect(window.main.get_by_label("$ids")).to_have_value('["TUR","RUS"]')
    expect(rows(window)).to_have_count(2)
    window.main.get_by_label("$ids").fill('["TUR"]')
    window.main.get_by_label("$ids").press("Control+Enter")
    expect(rows(window)).to_have_count(1)
    expect(rows(window)).to_contain_text("Turkey")
    assert 'p.ids=["TUR"]' in window.hash


def test_sparql_answers_with_rows_triples_or_yes_and_gives_a_file(window: Window, tmp_path: Path) -> None:
    window.go("/queries?lang=sparql")
    write(window, "SPARQL", "SELECT ?who ?whom { ?who al:supports ?whom } ORDER BY ?who ?whom")
    row = rows(window).filter(has_text="government-of-national-accord").filter(has_text="TUR")
    assert (row.get_by_role("link", name="TUR").get_attribute("href") or "").endswith("graph?actor=TUR")
    with window.page.expect_download() as saved:
        window.main.get_by_role("button", name="CSV").click()
    saved.value.save_as(tmp_path / "answer.csv")
    text = (tmp_path / "answer.csv").read_text("utf-8")
    assert text.splitlines()[0] == "who,whom"
    assert "actor/TUR," in text

    write(window, "SPARQL", "CONSTRUCT { ?a al:supports ?b } WHERE { ?a al:supports ?b }")
    expect(window.main.locator("pre")).to_contain_text("actor:TUR al:supports")
    write(window, "SPARQL", "ASK { ?a al:supports ?b }")
    expect(window.main.locator("pre")).to_have_text("yes")
