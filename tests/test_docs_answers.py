"""What the pages show is what the commands print: every example with an answer is run on the sample, and compared.

`python -m tests.test_docs_answers` writes the answers of the pages anew; read what changed before you commit it.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import httpx
import pytest

from tests.api.serving import served
from tests.api.test_cli import Ran, Run, path, run

__all__ = ["path", "run"]  # fixtures

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WIDTH = "118"  # columns in which the answers of the pages are printed
PROMPT = re.compile(r"^( *)\$ (allegiance|curl) ")
# Questions in the lists of these pages, with whatever follows them on the line.
LISTED = re.compile(r"^(?:\| [^|]+ \| `)?(allegiance (?:ask|cypher) [^`#\n]+)", re.MULTILINE)
ANSWERED = [ROOT / "docs" / name for name in ("paths.md", "questions.md")]


class Example(NamedTuple):
    """A command of a page and the lines behind it: from `first` to before `end`, each with so many blanks before it."""

    page: Path
    command: str
    first: int
    end: int
    indent: str
    answer: str


def examples_of(page: Path) -> list[Example]:
    """Returns the commands of a page that are shown with their answers."""
    lines = page.read_text("utf-8").split("\n")
    found = []
    for at, line in enumerate(lines):
        if (prompt := PROMPT.match(line)) is None:
            continue
        indent, first = prompt[1], at + 1
        command = line.removeprefix(f"{indent}$ ")
        while command.endswith("\\"):
            command, first = command[:-1] + lines[first], first + 1
        end = first
        while end < len(lines) and not lines[end].startswith(("```", f"{indent}$ ")) and (not lines[end] or lines[end].startswith(indent)):
            end += 1
        while end > first and not lines[end - 1]:
            end -= 1
        found.append(Example(page, command, first, end, indent, "\n".join(text.removeprefix(indent) for text in lines[first:end])))
    return found


EXAMPLES = [example for page in PAGES for example in examples_of(page)]


def tidy(text: str) -> str:
    """Returns a text without blanks at the ends of its lines and without empty lines around it."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")


def answer_of(command: str, store: Path, run: Run) -> str:
    """Returns what a command prints, messages behind answers."""
    words = shlex.split(command)
    if words[0] == "curl":
        return _fetched(words, store)
    printed = run(*words[1:])
    return tidy(f"{tidy(printed.out)}\n{tidy(printed.err)}")


def _fetched(words: list[str], store: Path) -> str:
    [address] = [word for word in words if word.startswith("localhost:8000")]
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    body = words[words.index("-d") + 1]
    with served(store) as service:
        return httpx.post(address.replace("localhost:8000", service.address), headers=headers, content=body).text


def load_sample(store: Path) -> None:
    """Loads the sample into a new store."""
    environment = {**os.environ, "ALLEGIANCE_STORE": str(store)}
    subprocess.run([sys.executable, "-m", "api", "load", "--sample"], env=environment, cwd=ROOT, check=True, capture_output=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample in a store."""
    store = Path(tmp_path_factory.mktemp("sample")) / "graph.db"
    load_sample(store)
    return store


@pytest.fixture
def shown(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs commands on the sample, in the width of the pages."""
    monkeypatch.setenv("COLUMNS", WIDTH)
    monkeypatch.setenv("ALLEGIANCE_STORE", str(sample))
    return run


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.page.name}: {e.command[:60]}")
def test_the_page_shows_what_the_command_prints(example: Example, sample: Path, shown: Run) -> None:
    assert answer_of(example.command, sample, shown) == tidy(example.answer)


def test_there_are_examples() -> None:
    assert {"README.md", "paths.md", "questions.md", "cypher.md"} <= {example.page.name for example in EXAMPLES}


@pytest.mark.parametrize(
    "command", sorted({c.strip() for page in ANSWERED for c in LISTED.findall(page.read_text("utf-8")) if "QUESTION" not in c})
)
def test_the_questions_that_the_pages_list_have_answers(command: str, sample: Path, shown: Run) -> None:
    answer = answer_of(command, sample, shown)
    assert not answer.startswith(("allegiance:", "Usage:", "nothing found", "no path")), answer


def write() -> None:
    """Writes the answers of all pages anew."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "graph.db"
        load_sample(store)
        environment = {**os.environ, "COLUMNS": WIDTH, "ALLEGIANCE_STORE": str(store)}

        def command(*words: str) -> Ran:
            words = (sys.executable, "-m", "api", *words)
            ran = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
            return Ran(ran.returncode, ran.stdout, ran.stderr)

        for page in PAGES:
            for example in reversed(examples_of(page)):
                lines = page.read_text("utf-8").split("\n")
                answer = answer_of(example.command, store, command).split("\n")
                lines[example.first : example.end] = [(example.indent + line).rstrip() for line in answer]
                page.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    write()
