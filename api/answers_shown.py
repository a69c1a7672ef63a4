"""The answers that the document shows as examples: what the service said of the sample (`python -m tests.api.examples` writes them)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@cache
def answers() -> dict[str, Any]:
    """Returns an answer for each operation that has one, by method and path: `get /support`."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found
