"""Schemathesis over a store that is served: cases from the document of the interface, all checks on.

python -m tests.api.cases --cases 10000            # on the embedded store
python -m tests.api.cases --cases 10000 --neo4j    # on a Neo4j of its own, from packages
"""

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import httpx

from api.settings import Settings
from graph.store import Store
from tests.api.news import DRONES, MERCENARIES, stored
from tests.api.serving import served, served_store
from tests.emptied import emptied
from tests.neo4j_server import TestServer, neo4j_for_tests

ACTORS = ("by", "of", "against", "between", "speaker", "from", "to", "via", "through", "around", "avoid", "name", "voice")
NAMES = ["TUR", "Turkey", "Ankara", "ARM", "AZE", "nato", "Armenia"]
QUERIES = ["ASK { actor:TUR al:arms ?b }", "SELECT * { ?a al:arms ?b }", "CONSTRUCT WHERE { ?a al:arms ?b }", "DESCRIBE actor:TUR"]
PHASES = "examples,coverage,fuzzing,stateful"
FEWEST = 5  # cases an operation
SLOWEST_S = 30  # an answer: a busy server takes ten seconds to plan a question with many filters, and no query may take longer
CONFIG = """
[checks.positive_data_acceptance]
# A schema cannot say which names and cursors there are, and which filters contradict one another.
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "422", "429"]

[phases.stateful.inference]
# What follows from what is told by links: by its path, an article would seem to be what POST /articles gives, and that is a job.
algorithms = []
"""


class Run(NamedTuple):
    """How a run ended."""

    status: int
    cases: int
    told: str


def document_of(address: str) -> dict[str, Any]:
    """Returns the document of a service with ids for its paths that are in the store, so that cases reach what is there."""
    with httpx.Client(base_url=address) as client:
        told: dict[str, Any] = client.get("/openapi.json").json()
        dispute = client.get("/disputes").json()["disputes"][0]["id"]
    ids = {"/articles/": DRONES.article.id, "/claims/": MERCENARIES.claims[0].id, "/disputes/": dispute, "/problems/": "not-found"}
    asks = told["paths"]["/sparql"]["post"]["requestBody"]["content"]
    asks.pop("application/sparql-query")  # which schemathesis cannot write
    _among(asks["application/x-www-form-urlencoded"]["schema"]["properties"]["query"], QUERIES)  # a schema cannot say what SPARQL is
    for path, operations in told["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] == "query":
                    _among(parameter["schema"], QUERIES)
                if parameter["name"] in ACTORS:
                    _among(parameter["schema"], NAMES)
                key = next((value for start, value in ids.items() if path.startswith(start)), None)
                if parameter["in"] == "path" and key:
                    parameter["example"] = key
    return told


def _among(schema: dict[str, Any], names: list[str]) -> None:
    """Narrows the texts of a schema to names, so that cases come to what is behind them."""
    for part in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if part.get("type") == "string":
            part["enum"] = names


def cases(address: str, number: int, folder: Path, *, seed: int = 1, phases: str = PHASES) -> Run:
    """Runs about so many cases, and returns what came of it."""
    told = document_of(address)
    (folder / "openapi.json").write_text(json.dumps(told))
    (folder / "schemathesis.toml").write_text(CONFIG)
    operations = sum(len(operations) for operations in told["paths"].values())
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", "schemathesis.toml"),
        *("run", "openapi.json", "--url", address, "--checks", "all", "--no-color", "--no-shrink", "--request-timeout", "60"),
        *("--max-response-time", str(SLOWEST_S)),
        *("--max-examples", str(max(FEWEST, number // operations)), "--seed", str(seed), "--generation-database", "none"),
        *("--phases", phases),
    ]
    ours = {key: value for key, value in os.environ.items() if not key.startswith("ALLEGIANCE_")}
    ran = subprocess.run(command, cwd=folder, env=ours, capture_output=True, text=True, check=False)
    found = re.search(r"(\d+) generated", ran.stdout)
    return Run(ran.returncode, int(found[1]) if found else 0, ran.stdout + ran.stderr)


@contextmanager
def asked(folder: Path, server: TestServer | None) -> Iterator[str]:
    """Gives the address of a service over both articles of the tests, in a Neo4j or in a file; it is open for all but admin."""
    settings = Settings(rate_limit="", jobs=folder / "jobs", jobs_max_open=20)
    if server is None:
        with served(stored(folder / "graph.db"), settings) as found:
            yield found.address
        return
    store = emptied(server)
    filled(store)
    with served_store(store, settings) as found:
        yield found.address


def filled(store: Store) -> None:
    """Puts both articles of the tests into a store."""
    for one in (DRONES, MERCENARIES):
        store.put(one)
    store.settle()


def main() -> None:
    """Runs the cases that the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--neo4j", action="store_true")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    with ExitStack() as until_done:
        folder = Path(until_done.enter_context(TemporaryDirectory()))
        server = until_done.enter_context(neo4j_for_tests()) if chosen.neo4j else None
        run = cases(until_done.enter_context(asked(folder, server)), chosen.cases, folder, seed=chosen.seed)
    print(run.told)
    sys.exit(run.status)


if __name__ == "__main__":
    main()
