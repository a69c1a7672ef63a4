"""The kit as files, and inside the archive from which a server serves its Browser."""

from pathlib import Path
from zipfile import ZipFile

from graph.browser.guide import guide
from graph.browser.kit import after_connecting, kit, write_browser, write_kit
from graph.browser.style import style, style_in_one_line


def test_the_files_of_the_kit(tmp_path: Path) -> None:
    write_kit(tmp_path / "kit")
    assert sorted(file.name for file in (tmp_path / "kit").iterdir()) == ["favourites.zip", "guide.html", "style.grass"]
    assert (tmp_path / "kit" / "guide.html").read_text("utf-8") == guide()
    assert (tmp_path / "kit" / "style.grass").read_text("utf-8") == style()


def test_a_copy_of_browser_s_archive_holds_the_kit_and_all_that_was_in_it(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "neo4j-browser.jar", "w") as archive:
        archive.writestr("browser/index.html", "Browser")
    write_browser(tmp_path / "neo4j-browser.jar", tmp_path / "with-kit.jar")
    with ZipFile(tmp_path / "with-kit.jar") as archive:
        assert archive.read("browser/index.html") == b"Browser"
        assert {name: archive.read(f"browser/allegiance/{name}") for name in kit()} == kit()
    with ZipFile(tmp_path / "neo4j-browser.jar") as archive:
        assert archive.namelist() == ["browser/index.html"]


def test_what_browser_runs_once_it_is_connected() -> None:
    assert after_connecting("http://127.0.0.1:7474/browser/allegiance") == (
        'config {"maxNeighbours": 40, "autoComplete": false}; '
        'params {alliance: "NATO", actor: "Turkey", other: "Russia"}; '
        f"style {style_in_one_line()}; "
        "play http://127.0.0.1:7474/browser/allegiance/guide.html"
    )


def test_browser_takes_the_commands_apart_at_the_semicolons_between_them() -> None:
    commands = after_connecting("http://127.0.0.1:7474/browser/allegiance")
    assert [command.split()[0] for command in commands.split("; ")] == ["config", "params", "style", "play"]
    assert commands.count(";") == 3
    assert "\n" not in commands
