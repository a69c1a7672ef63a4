"""A data set in a store: found at once, kept by later articles, carried by exports, and the same again changes nothing."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from graph import questions
from graph.answers import Filters
from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.kept_names import KeptNames
from graph.model import ActorRef
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.writing import export_rdf
from graph.store import Store
from loaders.pipeline import LoadOptions, load
from loaders.readers import ReadOptions, read_sources
from loaders.reference import reference_actors
from loaders.report import Listed, Report
from tests.loaders.plain_words import Careless, PlainWords
from tests.loaders.test_pipeline import TEXTS, exported, found

PAGE = Path("docs/datasets.md").read_text("utf-8")
EXAMPLE = re.search(r"```turtle\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty store."""
    store = EmbeddedStore(tmp_path / "graph.db")
    yield store
    store.close()


@pytest.fixture
def pact(tmp_path: Path) -> Path:
    """The example of the docs as a file."""
    assert EXAMPLE
    path = tmp_path / "lake-pact.ttl"
    path.write_text(EXAMPLE[1], "utf-8")
    return path


def loaded(store: Store, *paths: Path, dry_run: bool = False) -> Report:
    """Returns what becomes of files."""
    return load(store, read_sources([str(path) for path in paths], ReadOptions()), PlainWords(), LoadOptions(dry_run=dry_run))


def test_the_example_of_the_docs_brings_what_the_docs_say(store: Store, pact: Path) -> None:
    report = loaded(store, pact)
    assert report.listed == Listed(found=3, new=1, names=3, memberships=2)
    assert (report.read, {left.reason: left.count for left in report.rejected}) == (0, {"ends-before-it-starts": 1, "unclear-kind": 1})
    for left in report.rejected:
        [example] = left.examples
        assert f"lake-pact.ttl: {example.where.partition(': ')[2]}: {example.what}" in PAGE
    assert store.counts().claims == 0


def test_its_names_and_memberships_are_found_at_once(store: Store, pact: Path) -> None:
    kept = KeptNames(reference_actors())
    load(store, found(TEXTS), PlainWords())
    assert kept.of(store).called("Ouganda") == ()
    loaded(store, pact)
    names = kept.of(store)
    assert (names.resolve("Ouganda").id, names.resolve("quenia").id) == ("UGA", "KEN")
    assert [actor.id for actor in names.search("pacte des")] == ["lake-pact"]
    listed = questions.memberships(store, Filters(of=("lake-pact",))).listed
    assert {(one.member.id, one.role, one.start, one.end, one.source) for one in listed} == {
        ("KEN", "chair", "2009", "2015-06-30", "Lake Pact, list of members"),
        ("UGA", "member", "2011-07-09", None, "Lake Pact, list of members"),
    }


def test_names_alone_are_found_at_once(store: Store, tmp_path: Path) -> None:
    kept = KeptNames(reference_actors())
    load(store, found(TEXTS), PlainWords())
    assert kept.of(store).called("Aserbaidschan") == ()
    path = tmp_path / "names.nt"
    path.write_text('<http://www.wikidata.org/entity/Q227> <http://www.w3.org/2000/01/rdf-schema#label> "Aserbaidschan"@de .\n', "utf-8")
    assert loaded(store, path).listed == Listed(found=1, names=1)
    assert kept.of(store).resolve("Aserbaidschan").id == "AZE"


def test_the_same_again_changes_nothing(store: Store, pact: Path) -> None:
    loaded(store, pact)
    before, seq = exported(store), store.counts().seq
    assert loaded(store, pact).listed == Listed(found=3, unchanged=2)
    assert (exported(store), store.counts().seq) == (before, seq)


def test_a_dry_run_says_what_would_be_added_and_adds_nothing(store: Store, pact: Path) -> None:
    before = exported(store)
    assert loaded(store, pact, dry_run=True).listed == Listed(found=3, new=1, names=3, memberships=2)
    assert exported(store) == before


def test_articles_that_come_later_take_no_name_away(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "am.ttl"
    path.write_text('<http://www.wikidata.org/entity/Q399> <http://www.w3.org/2004/02/skos/core#altLabel> "Hayastan" .', "utf-8")
    loaded(store, path)
    load(store, found(TEXTS), PlainWords())
    load(store, found(["Armenia supports France."]), PlainWords())
    [armenia] = [actor for actor in store.actors() if actor.id == "ARM"]
    assert "Hayastan" in armenia.aliases


def test_a_data_set_is_about_the_actors_of_articles_that_are_loaded_with_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    path.write_text('<https://w3id.org/allegiance/id/actor/wolves> <http://www.w3.org/2004/02/skos/core#altLabel> "The Pack" .\n', "utf-8")
    wolves = ActorRef(id="wolves", name="Wolves", kind="ArmedGroup", text="Azerbaijan", start=24, end=34)
    items = [*read_sources([str(path)], ReadOptions()), *found(["Turkey supports Azerbaijan."])]
    report = load(store, items, Careless(object=wolves))
    assert (report.stored, report.rejected) == (1, ())
    assert (report.listed, KeptNames(()).of(store).resolve("The Pack").id) == (Listed(found=1, names=1), "wolves")


@pytest.mark.parametrize("form", ["jsonl", Form.TRIG, Form.N_QUADS, Form.JSON_LD])
def test_exports_carry_names_and_memberships(store: Store, pact: Path, tmp_path: Path, form: Form | str) -> None:
    load(store, found(TEXTS), PlainWords())
    lone = tmp_path / "lone.ttl"
    lone.write_text('<urn:a> a <http://xmlns.com/foaf/0.1/Person> ; <http://xmlns.com/foaf/0.1/name> "Ada Brand", "A. Brand" .', "utf-8")
    loaded(store, pact, lone)
    stream = BytesIO()
    if isinstance(form, Form):
        export_rdf(store, stream, form, Iris())
    else:
        export_jsonl(store, stream)
    path = tmp_path / f"export.{form}"
    path.write_bytes(stream.getvalue())
    other = EmbeddedStore(tmp_path / "other.db")
    try:
        assert loaded(other, path).rejected == ()
        assert exported(other) == exported(store)
    finally:
        other.close()


def test_names_of_a_data_set_outlast_the_article_that_names_the_actor(store: Store, tmp_path: Path) -> None:
    load(store, found(["Turkey supports Azerbaijan."]), PlainWords())
    path = tmp_path / "tr.ttl"
    path.write_text('<http://www.wikidata.org/entity/Q43> <http://www.w3.org/2004/02/skos/core#altLabel> "Turquía"@es .', "utf-8")
    loaded(store, path)
    [article] = [article for article, _ in store.articles()]
    store.remove(article.id)
    assert KeptNames(()).of(store).resolve("Turquia").id == "TUR"


def test_a_torn_file_brings_nothing_and_tells_the_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "torn.ttl"
    path.write_text('@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> s:prefLabel "Chad"@en ; s:altLabel "Tsch', "utf-8")
    report = loaded(store, path)
    assert (report.listed, [left.reason for left in report.rejected]) == (None, ["rdf"])
