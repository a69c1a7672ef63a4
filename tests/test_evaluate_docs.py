"""The example of docs/evaluate.md gives what the page says."""

import json
import re
from pathlib import Path

import pytest

from loaders.evaluation.near_types import near_types
from loaders.evaluation.rows import STANCES
from loaders.evaluation.scoring import DETAILS
from loaders.evaluation.steps import Step
from loaders.evaluation.tsv import NEEDED, OPTIONAL
from tests.api.test_cli import Run, path, run

__all__ = ["path", "run"]  # fixtures

PAGE = (Path(__file__).parents[1] / "docs" / "evaluate.md").read_text(encoding="utf-8")
FAIR = "A fair opens in Nairobi\n\nThe Nation\nMarch 6 2021\n\nGrowers from Kenya and Ethiopia showed roses next to coffee from Rwanda.\n"


def block(kind: str, nth: int = 0) -> str:
    found: list[str] = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return found[nth]


def test_the_example(run: Run, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "rifles.txt").write_text(block("text"))
    (tmp_path / "articles" / "fair.txt").write_text(FAIR)
    (tmp_path / "gold.tsv").write_text(block("tsv"))
    ran = run("evaluate", str(tmp_path / "gold.tsv"), str(tmp_path / "articles"), "--misses", "--format", "json")
    answer = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    [either] = [row for row in answer["figures"] if row["view"] == "either"]
    [told] = re.findall(r"either: as named or \.\.\. +([\d.]+) \(.*?\) +([\d.]+) \(.*?\) +([\d.]+) +(\d+) +(\d+) +(\d+)", block("text", 1))
    assert [either[name] for name in ("precision", "recall", "f1")] == pytest.approx([float(x) for x in told[:3]], abs=0.005)
    assert [either[name] for name in ("found", "extra", "missed")] == [int(x) for x in told[3:]]
    for step in answer["steps"][:4]:
        assert re.search(rf"{step['step']} +{step['came']} +{step['passed']} +{step['share']:.2f}", block("text", 1))
    assert [f"{m['article']} {m['id']}: {m['subject']} {m['relation']} {m['object']}  lost at: {m['lost']}" for m in answer["misses"]] == [
        re.search(r"^rifles r4.*$", block("text", 1), re.MULTILINE)[0]  # type: ignore[index]  # the page has it
    ]


def test_the_page_names_all_columns_words_and_steps() -> None:
    for word in (*NEEDED, *OPTIONAL, *DETAILS, *(s for s in STANCES if s not in ("", "pooled")), *Step):
        assert re.search(rf"[`| ]{word}[`, |]", PAGE), word


def test_near_types_have_reasons_and_are_not_their_own() -> None:
    assert all(gold not in read for gold, read in near_types().items())
