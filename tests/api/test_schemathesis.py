"""The document of the interface is true of both engines: a short run of what `python -m tests.api.cases` does at length."""

from pathlib import Path

import pytest

from tests.api.cases import PHASES, asked, cases

CASES = 130
SHORT = "examples,fuzzing,stateful"  # the other phase has thousands of cases, whatever is asked for


@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_no_case_from_the_document_finds_a_fault(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("neo4j_server") if engine == "neo4j" else None
    with asked(tmp_path, server) as address:
        run = cases(address, CASES, tmp_path, phases=SHORT if server else PHASES)
    assert (run.status, run.cases >= CASES) == (0, True), run.told
