"""A store out of a file or a service in every format, and back in through the command line."""

import gzip
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse

from api.client import AsyncClient, Client, Refusal
from api.exporting import MEDIA_TYPES, Exported
from graph.embedded import EmbeddedStore
from tests.api.serving import served
from tests.api.test_cli import Run, path, run
from tests.graph.rdf.stores import FACTS, fill, relations_in
from tests.loops import run_apart

__all__ = ["path", "run"]
RDF = [form for form in Exported if form not in (Exported.JSONL, Exported.NANOPUB)]  # what is loaded back


@pytest.fixture
def full(path: Path) -> Path:
    """Where a store of facts and of what is only claimed lies."""
    store = EmbeddedStore(path)
    fill(store)
    store.close()
    return path


@pytest.fixture
def address(full: Path) -> Iterator[str]:
    """Where it is served."""
    with served(full) as found:
        yield found.address


@pytest.mark.parametrize("form", RDF)
def test_an_export_loads_into_an_equal_store(run: Run, full: Path, tmp_path: Path, form: Exported) -> None:
    exported, other = str(tmp_path / f"export.{form}.gz"), str(tmp_path / "other.db")
    assert run("export", "--format", form, "--output", exported).err == "2 articles, 18 claims, 8 relations\n"
    ran = run("--store", other, "--format", "json", "load", exported)
    assert ran.err.startswith("2 articles: 2 stored, 0 unchanged, 0 replaced; 18 claims")
    assert run("--store", other, "load", exported).err.startswith("2 articles: 0 stored, 2 unchanged")
    names = [str(tmp_path / name) for name in ("one.nq", "two.nq", "one.jsonl", "two.jsonl")]
    for store, name in zip((str(full), other) * 2, names, strict=True):
        kind = "nquads" if name.endswith("nq") else "jsonl"
        assert run("--store", store, "export", "--format", kind, "--output", name).status == 0
    one, two, *records = (Path(name).read_bytes().splitlines() for name in names)
    listed = {line for line in two if line not in one}  # a load lists the memberships that come with the program too
    assert not set(one) - set(two) - {line for line in one if b"void#triples" in line or b"altLabel" in line}
    assert not [line for line in listed if b"/claim/" in line or b"/article/" in line]
    assert [line for line in records[0] if b'"claim"' in line[:20]] == [line for line in records[1] if b'"claim"' in line[:20]]


def test_standard_input_is_known_by_what_it_holds(run: Run, full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for form in RDF:
        data = run("export", "--format", form).out.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
        ran = run("--store", str(tmp_path / f"{form}.db"), "load", "-")
        assert "2 articles: 2 stored" in ran.err


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.trig", "@prefix a: <http://a/> .\na:x a:y {\n", "a.trig:2: is no such RDF: Parser error at line 2"),
        ("a.nq", "<http://a> <http://b> <http://c> .\n<http://a> <http://b\n", "a.nq: line 2: is no quad and is left out"),
        ("a.jsonld", '{"@context": "https://e.example/context.jsonld", "@id": "http://a"}', "which is never fetched"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "aa">]><rdf:RDF>&a;</rdf:RDF>', "entities of its own"),
        ("a.ttl", "<http://a> <http://b> 1 .", "a.ttl: names nobody"),
        ("b.ttl", "@prefix a: <http://a/> .", "holds no triple: there is nothing to load"),
    ],
)
def test_bad_rdf_is_told(run: Run, tmp_path: Path, name: str, data: str, message: str) -> None:
    file = tmp_path / name
    file.write_text(data, "utf-8")
    ran = run("load", str(file))
    assert ran.status in (1, 2)
    assert message in ran.err


def test_a_newer_form_and_a_wrong_base_are_told(run: Run, full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = tmp_path / "newer.trig"
    newer.write_text(run("export", "--format", "trig").out.replace("al:formatVersion 1", "al:formatVersion 7"), "utf-8")
    ran = run("--store", str(tmp_path / "n.db"), "load", str(newer))
    assert "newer.trig: is of version 7 of the form, and this program knows version 1" in ran.err
    monkeypatch.setenv("ALLEGIANCE_BASE_IRI", "example.org/id")
    ran = run("export", "--format", "trig")
    assert (ran.status, "ALLEGIANCE_BASE_IRI" in ran.err, "ends in a slash" in ran.err) == (2, True, True)


def test_formats_that_have_no_triple_terms_say_so(run: Run, full: Path) -> None:
    assert (run("export", "--format", "jsonld", "--rdf12").status, run("export", "--format", "rubbish").status) == (2, 2)
    terms = run("export", "--format", "trig", "--rdf12").out
    assert "rdf:reifies <<( " in terms
    assert relations_in(list(parse(terms.encode(), format=RdfFormat.TRIG))) == FACTS


@pytest.mark.parametrize("form", list(Exported))
def test_a_service_and_a_file_give_the_same_bytes(run: Run, full: Path, tmp_path: Path, form: Exported) -> None:
    assert run("export", "--format", form, "--output", str(tmp_path / "file")).status == 0
    with served(full) as found:
        assert run("export", "--format", form, "--output", str(tmp_path / "service")).status == 0
        with Client(found.address) as client:
            assert client.export(tmp_path / "client", form.value) == tmp_path / "client"
        named = {"format": form.value} if form is Exported.NANOPUB else {}  # it is TriG, so that Accept means the store's own
        answer = httpx.get(f"{found.address}/export", params=named, headers={"Accept": f"{MEDIA_TYPES[form]}, */*;q=0.1"})
    assert answer.headers["content-type"].split(";")[0] == MEDIA_TYPES[form]
    texts = {answer.content, *((tmp_path / name).read_bytes() for name in ("file", "service", "client"))}
    assert len(texts) == 1


def test_the_default_graph_of_a_download_is_what_is_plain(address: str) -> None:
    quads = list(parse(httpx.get(f"{address}/export", params={"format": "trig"}).content, format=RdfFormat.TRIG))
    assert relations_in([quad for quad in quads if quad.graph_name == DefaultGraph()]) == FACTS


def test_what_cannot_be_exported_is_refused(address: str, tmp_path: Path) -> None:
    assert httpx.get(f"{address}/export", headers={"Accept": "image/png"}).status_code == 406
    assert httpx.get(f"{address}/export", params={"format": "png"}).status_code == 422
    assert httpx.get(f"{address}/export", params={"format": "jsonld", "rdf12": "true"}).status_code == 422
    with Client(address) as client, pytest.raises(Refusal, match="No triple terms"):
        client.export(tmp_path / "x", "jsonl", rdf12=True)
    assert not list(tmp_path.glob("x*"))


def test_the_other_client_exports_too(address: str, tmp_path: Path) -> None:
    async def asked() -> Path:
        async with AsyncClient(address) as client:
            return await client.export(tmp_path / "export.nq", "nquads", rdf12=True)

    assert b"<<( <" in run_apart(asked()).read_bytes()


def test_a_broken_gzip_is_told(run: Run, full: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.nq.gz"
    file.write_bytes(gzip.compress(run("export", "--format", "nquads").out.encode())[:-2000])
    ran = run("--store", str(tmp_path / "n.db"), "load", str(file))
    assert "broken gzip" in ran.err
