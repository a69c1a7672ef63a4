"""How a step runs its statements within a transaction, the same on every engine."""

from collections.abc import Mapping
from typing import Protocol

from graph.store import Row, Value


class Run(Protocol):
    """Runs a statement of `graph/cypher/` in a transaction."""

    def __call__(self, name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
        """Returns the statement's rows; `kind` fills its placeholder."""


def run_rows(run: Run, name: str, rows: list[Value]) -> None:
    """Runs a statement on rows; without any it would cost a round trip to a server for nothing."""
    if rows:
        run(name, {"rows": rows})
