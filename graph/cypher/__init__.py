"""The Cypher statements, one file each, read once; all of them run unchanged on both engines.

A relationship type or label cannot be a parameter. Where a statement needs one it says `__TYPE__`, which is filled
with a name of the ontology's list and with nothing else.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from graph.relations import CLAIMED
from ontology.vocabulary import vocabulary

PLACEHOLDER = "__TYPE__"


@cache
def statements() -> Mapping[str, str]:
    """Returns the text of every statement by the name of its file."""
    folder = files("graph.cypher")
    return {f.name.removesuffix(".cypher"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".cypher")}


@cache
def statement(name: str, kind: str | None = None) -> str:
    """Returns a statement with `kind` in its placeholder; raises ValueError where the two do not fit."""
    text = statements()[name]
    if (PLACEHOLDER in text) != (kind is not None):
        raise ValueError(f"{name}.cypher {'needs a' if kind is None else 'takes no'} type")
    if kind is None:
        return text
    if kind not in (*vocabulary().relations, *vocabulary().actor_kinds, CLAIMED):
        raise ValueError(f"{kind!r} is neither a relation type nor a kind of actor of the ontology")
    return text.replace(PLACEHOLDER, kind)


def commands(name: str, kind: str | None = None) -> list[str]:
    """Returns the statements of a file that holds several, without comments."""
    code = "\n".join(line for line in statement(name, kind).splitlines() if not line.startswith("//"))
    return [command.strip() for command in code.split(";") if command.strip()]
