"""The walls between the rooms of the house: `.importlinter` holds for the code, and would break for code that ignores it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "graph/embedded.py": "import grafeo\nimport ontology",
    "graph/neo4j.py": "import neo4j",
    "loaders/fetch.py": "import httpx\nimport spacy\nimport graph",
    "api/connections.py": "import httpx\nimport fastapi\nimport uvicorn\nimport loaders",
    "api/remote.py": "import httpx",
}


def lint(folder: Path) -> str:
    """Returns what import-linter says of the packages in a folder."""
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run([sys.executable, "-c", command], cwd=folder, capture_output=True, text=True, check=False).stdout


def house(folder: Path, modules: dict[str, str]) -> Path:
    """Builds the four packages with these modules and the contracts of this repository."""
    for package in ("ontology", "graph", "loaders", "api"):
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    for path, code in modules.items():
        (folder / path).write_text(code)
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_the_code_keeps_every_contract() -> None:
    assert "Contracts: 5 kept, 0 broken." in lint(ROOT)


def test_what_the_house_allows_breaks_nothing(tmp_path: Path) -> None:
    assert "Contracts: 5 kept, 0 broken." in lint(house(tmp_path, ALLOWED))


@pytest.mark.parametrize(
    ("path", "module", "contract"),
    [
        ("ontology/x.py", "graph", "Imports go one way"),
        ("graph/x.py", "loaders", "Imports go one way"),
        ("loaders/x.py", "api", "Imports go one way"),
        ("graph/questions.py", "grafeo", "Only graph.embedded and graph.neo4j import an engine"),
        ("graph/embedded.py", "neo4j", "Only graph.embedded and graph.neo4j import an engine"),
        ("loaders/x.py", "fastapi", "Only api imports a server"),
        ("api/x.py", "spacy", "Only loaders imports language models"),
        ("api/x.py", "httpx", "Only loaders, api.connections and api.remote import HTTP clients"),
    ],
)
def test_what_the_house_forbids_breaks_its_contract(tmp_path: Path, path: str, module: str, contract: str) -> None:
    said = lint(house(tmp_path, {**ALLOWED, path: f"import {module}"}))
    assert f"{contract} BROKEN" in said
    assert "Contracts: 4 kept, 1 broken." in said
