"""The Cypher statements, one file each, read once; all of them run unchanged on both engines.

A relationship type or label cannot be a parameter. Where a statement needs one it says `__TYPE__`, which is filled
with a name of the ontology's list and with nothing else. What several statements share stands once, in `parts/`:
`__FILTER__` are the conditions that claims pass, and `__CLAIMS__` those claims, found from their types or from actors,
so that such a file gives two statements: `relations_from_types`, `relations_from_actors`. `__COUNTED__` are
the same, and gives a third statement, of claims that are counted in some groups: `relations_from_groups`. `__BEHIND__` are the claims
behind rows, found from the rows' actors or groups: `events_evidence_from_actors`, `events_evidence_from_groups`. `__NUMBERS__` is what
claims add up to; `__CLAIM__`, `__ARTICLE__` and `__ACTOR__` are what is read of one; `__NEGATED__` is whether a
claim says that something is not so.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from graph.relations import CLAIMED
from ontology.vocabulary import vocabulary

PLACEHOLDER, FILTER, CLAIMS, COUNTED, BEHIND = "__TYPE__", "__FILTER__", "__CLAIMS__", "__COUNTED__", "__BEHIND__"
SHARED = ("numbers", "negated", "claim", "article", "actor")  # parts that stand where a statement says `__NUMBERS__` and so on


@cache
def statements() -> Mapping[str, str]:
    """Returns the text of every statement by its name, which is that of its file; where it filters, with all conditions."""
    conditions = "\n".join(text for _, text in _conditions())
    return {name: text.replace(FILTER, conditions) for name, text in _raw().items()}


@cache
def _raw() -> Mapping[str, str]:
    """Returns the text of every statement with the place of the filter left open."""
    parts = {name: _code(text) for name, text in _texts(files("graph.cypher") / "parts").items()}
    found: dict[str, str] = {}
    for name, text in _texts(files("graph.cypher")).items():
        for start in _starts(text):
            claims = parts.get(f"behind_{start}" if BEHIND in text else start, "")
            whole = text.replace(CLAIMS, claims).replace(COUNTED, claims).replace(BEHIND, claims)
            for name_of_part in SHARED:
                whole = whole.replace(f"__{name_of_part.upper()}__", parts[name_of_part])
            found[f"{name}_{start}" if start else name] = whole
    return found


def _starts(text: str) -> tuple[str, ...]:
    """Returns from where a statement may look for its claims, an empty name where it says so itself."""
    of = {
        CLAIMS: ("from_types", "from_actors"),
        COUNTED: ("from_types", "from_actors", "from_groups"),
        BEHIND: ("from_actors", "from_groups"),
    }
    return next((starts for placeholder, starts in of.items() if placeholder in text), ("",))


def _texts(folder: Traversable) -> dict[str, str]:
    """Returns the texts of a folder's files by their names."""
    return {f.name.removesuffix(".cypher"): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(".cypher")}


def _code(text: str) -> str:
    """Returns a text without its comments."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("//"))


def statement_for(name: str, parameters: Mapping[str, object], kind: str | None = None) -> str:
    """Returns a statement without those conditions of the filter whose parameter is null, which would be asked of each claim."""
    if FILTER not in _raw()[name]:
        return statement(name, kind)
    return _filtered(name, frozenset(gate for gate, _ in _conditions() if gate and parameters.get(gate) is None))


@cache
def _filtered(name: str, without: frozenset[str]) -> str:
    """Returns a statement without the conditions of these parameters."""
    return _raw()[name].replace(FILTER, "\n".join(text for gate, text in _conditions() if gate not in without))


@cache
def _conditions() -> tuple[tuple[str | None, str], ...]:
    """Returns the conditions of the filter, each with the parameter without which it is left out, None where it always stands."""
    texts = re.split(r"\n(?=  AND )", _code(_texts(files("graph.cypher") / "parts")["filter"]))
    return tuple((gate[1] if (gate := re.match(r"  AND \(\$(\w+) IS NULL", text)) else None, text) for text in texts)


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
    return [command.strip() for command in _code(statement(name, kind)).split(";") if command.strip()]
