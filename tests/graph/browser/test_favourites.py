"""The archive is what Browser takes: one folder, a script in each file, its name in the first line."""

from io import BytesIO
from zipfile import ZipFile

from graph.browser.favourites import favourites, scripts
from graph.browser.queries import queries


def test_the_archive_has_a_script_for_each_query_in_one_folder() -> None:
    with ZipFile(BytesIO(favourites())) as archive:
        names = ["00_names", *(query.name for query in queries())]
        assert archive.namelist() == [f"Allegiance/{name}.cypher" for name in names]
        assert archive.read("Allegiance/07_ring.cypher").decode() == scripts()["07_ring"]


def test_a_script_begins_with_its_name_and_ends_with_the_text_of_the_guide() -> None:
    ring = scripts()["07_ring"].split("\n")
    assert ring[0] == "// 7. The ring around one actor"
    assert scripts()["07_ring"].endswith(f"\n{queries()[6].text}\n")


def test_the_first_script_sets_every_name() -> None:
    assert scripts()["00_names"].split("\n")[1:] == [
        ':param alliance => "NATO";',
        ':param actor => "Turkey";',
        ':param other => "Russia";',
        "",
    ]


def test_the_same_scripts_give_the_same_bytes() -> None:
    assert favourites() == favourites()
