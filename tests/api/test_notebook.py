"""The notebook of docs/, run from its first cell to its last on a service that holds the sample."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.api.serving import served

ROOT = Path(__file__).parents[2]


def test_the_notebook_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sample.db"
    subprocess.run([sys.executable, "-m", "api", "--store", str(path), "load", "--sample"], cwd=ROOT, check=True, capture_output=True)
    notebook = nbformat.read(  # type: ignore[no-untyped-call]
        ROOT / "docs" / "notebook.ipynb", as_version=4
    )
    with served(path) as found:
        monkeypatch.setenv("ALLEGIANCE_ADDRESS", found.address)
        monkeypatch.setenv("PYTHONPATH", str(ROOT))
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    told = ["".join(str(output.get("text", output.get("data", {}).get("text/plain", ""))) for output in cell.outputs)
            for cell in notebook.cells if cell.cell_type == "code"]  # fmt: skip
    assert "articles=9" in told[0]
    assert "Turkey" in told[1]
    assert "plain relations" in told[4]
    assert "Turkey (TUR)" in told[6]
    assert "('Uganda', 'ARMS', 'South Sudan', 'affirms')" in told[9]
    assert not [output for cell in notebook.cells for output in cell.get("outputs", ()) if output.output_type == "error"]
