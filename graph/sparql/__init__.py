"""The graph in SPARQL: quads that are kept beside a store, read-only queries over them, and the questions as queries."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def questions() -> Mapping[str, str]:
    """Returns the questions of the command line in SPARQL by their names, as they stand in `questions/*.rq`."""
    found = (file for file in (files("graph.sparql") / "questions").iterdir() if file.name.endswith(".rq"))
    return {file.name.removesuffix(".rq"): file.read_text("utf-8") for file in found}
