"""`allegiance check` on stores and files: what it finds, how it tells it, and how it ends."""

import gzip
import json
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from tests.api.news import stored
from tests.api.serving import served
from tests.api.test_cli import Run, path, run  # noqa: F401  # fixtures
from tests.graph.test_shapes import GOOD, PREFIXES


@pytest.mark.parametrize("where", ["file", "service"])
def test_a_store_is_checked_where_it_is(run: Run, path: Path, where: str) -> None:  # noqa: F811
    stored(path)
    if where == "file":
        ended = run("check")
    else:
        with served(path):
            ended = run("check")
    assert ended == (0, "", "checked 2 articles and 6 claims: all is as it must be\n")


def test_relations_are_derived_anew_on_demand(run: Run, path: Path) -> None:  # noqa: F811
    stored(path)
    assert run("check", "--rebuild") == (0, "", "checked 2 articles and 6 claims: all is as it must be\n")


def test_json_tells_each_shape_with_examples(run: Run, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "bad.ttl.gz"
    file.write_bytes(gzip.compress((PREFIXES + GOOD.replace('"0.9"^^xsd:double', '"1.9"^^xsd:double')).encode()))
    status, out, _ = run("check", str(file), "--format", "json")
    found = json.loads(out)
    assert (status, found["articles"], found["claims"], found["violations"]) == (1, 1, 2, 1)
    assert found["broken"][0]["examples"] == [
        {
            "severity": "violation",
            "shape": "Claim-confidence",
            "about": "https://example.org/c1",
            "message": "A claim has exactly one confidence, a number from 0 to 1.",
        }
    ]


def test_records_are_checked_and_what_is_no_record_is_told_with_its_line(run: Run, path: Path, tmp_path: Path) -> None:  # noqa: F811
    store = EmbeddedStore(stored(path))
    file = tmp_path / "export.jsonl"
    with file.open("wb") as stream:
        export_jsonl(store, stream)
    store.close()
    assert run("check", str(file)).status == 0
    lines = file.read_text().splitlines()
    number = next(n for n, line in enumerate(lines, 1) if '"record":"claim"' in line)
    lines[number - 1] = lines[number - 1].replace('"confidence":0.8', '"confidence":"high"')
    file.write_text("\n".join(lines) + "\n")
    status, out, err = run("check", str(file))
    assert (status, err) == (1, "checked 2 articles and 5 claims: 1 violation and 0 warnings\n")
    assert f"line {number}: confidence" in out


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("claims.doc", "Kenya said so.", "claims.doc"),
        ("claims.ttl", "<a> <b> <c> .\n", "claims.ttl:1: is no such RDF: "),
        ("cut.ttl", "<a> <b>", "cut.ttl:1: ends in the middle: it is cut off"),
        ("claims.nt", "<https://a> <https://b> <https://d> .\n<https://a> <https://b> c .\n", "claims.nt:2: is no such RDF"),
        ("bomb.rdf", '<!DOCTYPE r [<!ENTITY a "aa">]><rdf:RDF>&a;</rdf:RDF>', "entities of its own"),
        ("far.jsonld", '{"@context": "https://e.example/context.jsonld", "@id": "http://a"}', "which is never fetched"),
        ("friends.ttl", '<https://a> <http://xmlns.com/foaf/0.1/name> "Ann" .', "there is nothing to check"),
        (None, "", "no such file or folder"),
    ],
)
def test_a_file_that_cannot_be_checked_is_told_in_one_line(run: Run, tmp_path: Path, name: str | None, text: str, message: str) -> None:  # noqa: F811
    file = tmp_path / (name or "none.ttl")
    if name:
        file.write_text(text)
    status, out, err = run("check", str(file))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_a_file_has_nothing_to_rebuild(run: Run, tmp_path: Path) -> None:  # noqa: F811
    assert run("check", str(tmp_path / "a.ttl"), "--rebuild").status == 2
