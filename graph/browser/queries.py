"""The queries that the guide shows and that are kept as favourites, one file each, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.vocabulary import vocabulary

HEAD = re.compile(r"// (?P<title>.+)\n(?P<reading>(?:// .+\n)+?)// Parameters: (?P<parameters>.+)\n// Row: .+\n(?P<text>[\s\S]+)\n")
PARAMETER = re.compile(r'\$(\w+) = "([^"]*)"')


@dataclass(frozen=True, slots=True)
class Query:
    """A query that draws a picture; `reading` tells how to read it, `parameters` has a value for each that it takes."""

    name: str
    title: str
    reading: str
    parameters: Mapping[str, str]
    text: str


@cache
def queries() -> tuple[Query, ...]:
    """Returns the queries in the order in which they lead a newcomer through the graph."""
    folder = files("graph.browser").joinpath("queries")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".cypher")), key=lambda f: f.name)
    return tuple(_query(f.name.removesuffix(".cypher"), _filled(f.read_text("utf-8"))) for f in found)


def parameters() -> dict[str, str]:
    """Returns a value for every parameter of the queries."""
    return {name: value for query in queries() for name, value in query.parameters.items()}


def setting(name: str, value: str) -> str:
    """Returns the command by which Browser sets a parameter, without its leading colon."""
    return f'param {name} => "{value}"'


def _filled(text: str) -> str:
    """Returns a file with the ontology's types where it says `{support}` or `{aligned}`."""
    support, opposition = (vocabulary().family(name) for name in ("support", "opposition"))
    return text.replace("{support}", "|".join(support)).replace("{aligned}", "|".join((*support, *opposition)))


def _query(name: str, text: str) -> Query:
    """Returns a file's query; raises ValueError where its head lacks something."""
    parts = HEAD.fullmatch(text)
    if parts is None:
        raise ValueError(f"{name}.cypher needs a head of title, how to read the picture, parameters and row")
    reading = " ".join(line.removeprefix("// ") for line in parts["reading"].splitlines())
    return Query(name, parts["title"], reading, dict(PARAMETER.findall(parts["parameters"])), parts["text"])
