"""`allegiance evaluate`: on articles, on claims that were read before, and on a store."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.records import record_of, write_record
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.test_cli import Run, path, run

__all__ = ["path", "run"]  # fixtures

SHARED = Path(os.environ.get("ALLEGIANCE_SHARED", Path(__file__).parents[3] / "shared"))
HEAD = "article\tsubject\trelation\tobject\tattributed_to\tevidence"
ROWS = (
    "Drones\tTurkey\tARMS\tAzerbaijan\t\tsold Azerbaijan drones",
    "Drones\tTurkey\tCONDEMNS\tArmenia\t\tcalled it a crime",
    "Mercenaries\tArmenia\tACCUSES\tTurkey",
    "Mercenaries\tTurkey\tSENDS_FORCES\tAzerbaijan\tunnamed",
)

type Write = Callable[..., str]


@pytest.fixture
def gold(tmp_path: Path) -> Write:
    """Writes a gold file and returns its path."""

    def write(*rows: str, head: str = HEAD) -> str:
        file = tmp_path / "gold.tsv"
        file.write_text("\n".join((head, *rows)) + "\n")
        return str(file)

    return write


@pytest.fixture
def claims(tmp_path: Path) -> str:
    """The claims of both articles, as `allegiance read` prints them."""
    file = tmp_path / "claims.jsonl"
    file.write_bytes(b"".join(write_record(record_of(c)) for reading in (DRONES, MERCENARIES) for c in reading.claims))
    return str(file)


def test_claims_that_were_read_before(run: Run, gold: Write, claims: str) -> None:
    ran = run("evaluate", gold(*ROWS), claims, "--misses", "--extras", "--confidence", "--format", "json")
    answer = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    [either] = [row for row in answer["figures"] if row["view"] == "either"]
    assert (either["found"], either["extra"], either["missed"]) == (3, 3, 1)
    assert [(m["line"], m["relation"], m["lost"], m["evidence"]) for m in answer["misses"]] == [
        (3, "CONDEMNS", "actor found", "called it a crime")
    ]
    assert [(e["article"], e["subject"], e["relation"], e["object"]) for e in answer["extras"]] == [
        ("Drones", "Turkey", "SUPPORTS", "Azerbaijan"),
        ("Drones", "Turkey", "MEMBER_OF", "Nato"),
        ("Mercenaries", "Turkey", "DENIES", None),
    ]  # fmt: skip
    assert {"what": "speaker right", "cases": 1, "of": 1} in [{k: c[k] for k in ("what", "cases", "of")} for c in answer["checks"]]
    assert [(b["claims"], b["right"]) for b in answer["confidence"]] == [(6, 0.5)]


def test_the_claims_of_the_store(run: Run, gold: Write, path: Path) -> None:
    stored(path)
    ran = run("evaluate", gold(*ROWS), "--by", "type")
    assert ran.status == 0
    assert "How well 2 articles are read" in ran.out
    assert re.search(r"ARMS +1.00 +1.00 +1.00 +1 +0 +0", ran.out)
    assert "By step" not in ran.out


def test_articles_are_read(run: Run, gold: Write, tmp_path: Path) -> None:
    article = tmp_path / "guns.txt"
    article.write_text("Guns for Baku\n\nHerald\nOct 5 2020\n\nTurkey supports Azerbaijan. Russia has sold tanks to Armenia.\n")
    rows = ("guns\tTurkey\tSUPPORTS\tAzerbaijan", "guns\tRussia\tARMS\tArmenia", "guns\tRussia\tAIDS\tArmenia")
    ran = run("evaluate", gold(*rows), str(article), "--format", "csv")
    rows_out = list(csv.DictReader(io.StringIO(ran.out)))
    assert (ran.status, ran.err) == (0, "")
    assert {r["missed"] for r in rows_out if r["list"] == "figures"} == {"1"}
    assert {"gold": "AIDS", "read": "ARMS"} in [{"gold": r["gold"], "read": r["read"]} for r in rows_out if r["list"] == "confusion"]


def test_a_threshold(run: Run, gold: Write, claims: str) -> None:
    answer = json.loads(run("evaluate", gold(*ROWS), claims, "--min-confidence", "0.9", "--format", "json").out)
    assert {row["found"] for row in answer["figures"]} == {0}


def test_an_article_without_a_fact(run: Run, gold: Write, claims: str) -> None:
    answer = json.loads(run("evaluate", gold("Drones", *ROWS[2:]), claims, "--format", "json").out)
    assert ("articles without a fact that give one", 1) in [(c["what"], c["cases"]) for c in answer["checks"]]


def test_actors_of_a_file(run: Run, gold: Write, claims: str, tmp_path: Path) -> None:
    (tmp_path / "gold.actors.tsv").write_text("anka\t\tTurkey\nbaku\t\tAzerbaijan\n")
    answer = json.loads(run("evaluate", gold("Drones\tanka\tARMS\tbaku"), claims, "--format", "json").out)
    assert {row["found"] for row in answer["figures"]} == {1}


def test_what_of_the_gold_was_not_read_is_told(run: Run, gold: Write, path: Path, claims: str) -> None:
    file = gold(*ROWS, "Tanks\tRussia\tARMS\tArmenia")
    from_claims = run("evaluate", file, claims)
    stored(path)
    from_store = run("evaluate", file)
    assert (from_claims.status, from_store.status) == (1, 1)
    assert "1 article of the gold (Tanks; 1 row): no claim is of them: counted as missed" in from_claims.err
    assert "1 article of the gold (Tanks; 1 row): not among the articles read: left out" in from_store.err


def test_names_that_nobody_knows_are_told(run: Run, gold: Write, claims: str) -> None:
    rows = ("Drones\tTurkey\tARMS\tAzerbiajan", "Drones\tTurkye\tARMS\tNato", "Mercenaries\tTurkye\tATTACKS\t*\tunnamed")
    ran = run("evaluate", gold(*rows), claims)
    assert "2 names of the gold ('Azerbiajan' line 2; 'Turkye' line 3) that no list has" in ran.err


def test_articles_that_the_gold_does_not_name_are_not_judged(run: Run, gold: Write, claims: str) -> None:
    ran = run("evaluate", gold(ROWS[0]), claims)
    assert (ran.status, ran.err) == (0, "1 article that the gold does not name ('Mercenaries'): not judged\n")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("Drones\tTurkey\tARM\tAzerbaijan",), "gold.tsv:2: no relation type is called 'ARM'; the nearest are ARMS"),
        ((), "gold.tsv: has no rows below its first line"),
        (
            ("Tanks\tRussia\tARMS\tArmenia",),
            "none of its articles was read: 'Tanks' (line 2). Name them by id, address, file or the beginning",
        ),
    ],
)
def test_a_bad_gold_file(run: Run, gold: Write, claims: str, rows: tuple[str, ...], message: str) -> None:
    ran = run("evaluate", gold(*rows), claims)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err


def test_no_gold_file(run: Run, tmp_path: Path) -> None:
    ran = run("evaluate", str(tmp_path / "none.tsv"))
    assert (ran.status, ran.err) == (2, f"allegiance: {tmp_path}/none.tsv: No such file or directory\n")


def test_broken_claims_are_told(run: Run, gold: Write, claims: str) -> None:
    with Path(claims).open("a") as file:
        file.write('{"record": "claim", "v": 1}\n')
    ran = run("evaluate", gold(*ROWS), claims)
    assert ran.status == 1
    assert "claims.jsonl:7: id: Field required" in ran.err


@pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason=f"no digest with gold facts beside the project ({SHARED})")
def test_the_figures_of_the_digest_are_those_of_its_scorer(run: Run, tmp_path: Path) -> None:
    claims, gold = tmp_path / "claims.jsonl", SHARED / "gold" / "digest_gold.tsv"
    claims.write_text(run("read", str(SHARED / "digest")).out)
    printed = subprocess.run(
        [sys.executable, str(SHARED / "gold" / "score.py"), str(gold), str(claims)], capture_output=True, text=True, check=True
    ).stdout
    ran = run("evaluate", str(gold), str(claims), "--actors", str(SHARED / "gold" / "actors.tsv"), "--view", "side", "--format", "json")
    answer = json.loads(ran.out)
    figures = {row["view"]: row for row in answer["figures"]}
    for theirs, view in (("exact", "named"), ("state", "side")):
        found = re.search(rf"{theirs}: precision ([\d.]+) recall ([\d.]+) F1 ([\d.]+)", printed)
        assert found is not None
        ours = figures[view]
        assert [ours["precision"], ours["recall"], ours["f1"]] == pytest.approx([float(x) for x in found.groups()], abs=0.0101)
    told = re.search(r"speaker right (\d+)/(\d+), as plain (\d+), spurious (\d+)/(\d+)", printed)
    assert told is not None
    checks = {c["what"]: (c["cases"], c["of"]) for c in answer["checks"]}
    right, of, plain, spurious, own = map(int, told.groups())
    assert checks["speaker right"] == (right, of)
    assert checks["told by somebody, given as the article's own word"] == (plain, of)
    assert checks["the article's own word, given to a speaker"] == (spurious, own)
