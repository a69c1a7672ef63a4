"""The ontology is the only place that lists relation types, kinds of actor and the values of fields: nothing else does so on its own.

A rule may name a few relation types. So many as `FEW` and more are a family, and families stand in the ontology; a list of
values is one as soon as it has all of them.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ontology.vocabulary import vocabulary

ROOT = Path(__file__).parents[2]
ROOMS = ("ontology", "graph", "loaders", "api", "bench")
FEW = 8
MADE = {"ontology/values.py"}  # from the ontology, by `python -m ontology`
TYPES = frozenset(vocabulary().relations)
CLOSED = {
    "kinds of actor": vocabulary().actor_kinds,
    "stances": vocabulary().stances,
    "modalities": vocabulary().modalities,
    "phases": vocabulary().phases,
    "standings": vocabulary().standings,
    "statuses": vocabulary().statuses,
    "roles": vocabulary().roles,
    "parts": vocabulary().parts,
    "genres": vocabulary().genres,
    "kinds of mark": vocabulary().mark_kinds,
}


def wrongs(words: set[str]) -> list[str]:
    """Returns what words that stand together list."""
    found = [name for name, values in CLOSED.items() if words >= set(values)]
    return found + (["relation types"] if len(words & TYPES) >= FEW else [])


def files(pattern: str, *rooms: str) -> list[Path]:
    found = (path for room in rooms for path in (ROOT / room).rglob(pattern) if "node_modules" not in path.parts)
    return sorted(path for path in found if str(path.relative_to(ROOT)) not in MADE)


def together(tree: ast.AST) -> Iterator[tuple[int, set[str]]]:
    """Yields the texts and names that stand together in each list, table, choice of literals or enumeration."""
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = node.keys
        elif isinstance(node, ast.MatchOr):
            parts = [case.value for case in node.patterns if isinstance(case, ast.MatchValue)]
        elif isinstance(node, ast.ClassDef):
            parts = [line.value for line in node.body if isinstance(line, ast.Assign)]
        constants = [part.value for part in parts if isinstance(part, ast.Constant)]
        if constants:
            yield getattr(node, "lineno", 0), {value for value in constants if isinstance(value, str)}


def lists_in(entry: object) -> Iterator[set[str]]:
    """Yields the texts of each list in what a YAML file says; a table that says something of each value is no list."""
    if isinstance(entry, list):
        yield {one for one in entry if isinstance(one, str)}
    for one in entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ():
        yield from lists_in(one)


def test_no_python_lists_them() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{line}": told
        for path in files("*.py", *ROOMS)
        for line, words in together(ast.parse(path.read_text("utf-8")))
        if (told := wrongs(words))
    }
    assert found == {}


def test_no_data_outside_the_ontology_lists_them() -> None:
    found = {
        str(path.relative_to(ROOT)): told
        for path in files("*.yaml", "graph", "loaders", "api")
        for words in lists_in(yaml.safe_load(path.read_text("utf-8")))
        if (told := wrongs(words))
    }
    assert found == {}


@pytest.mark.parametrize("pattern", ["*.cypher", "*.sql", "*.grass", "*.html"])
def test_no_query_style_or_page_lists_them(pattern: str) -> None:
    named = {str(path.relative_to(ROOT)): set(re.findall(r"[A-Z_]+", path.read_text("utf-8"))) & TYPES for path in files(pattern, *ROOMS)}
    assert {path: types for path, types in named.items() if len(types) >= FEW} == {}


def test_a_query_in_sparql_lists_what_the_ontology_has_as_a_family() -> None:
    """The queries are whole by themselves, for whoever asks another store with them; so what they list is held against the ontology."""
    names = {kind.iri.rpartition("#")[2]: kind for kind in vocabulary().relations.values()}
    families = [set(types) for types in vocabulary().families.values()]
    for path in files("*.rq", "graph"):
        text = path.read_text("utf-8")
        for listed in re.findall(r"VALUES \?relation \{([^}]*)\}", text):
            types = {names[name].name for name in re.findall(r"al:(\w+)", listed)}
            assert len(types) == 1 or types in families, path.name
        symmetric = {name for turned in re.findall(r"\?relation IN \(([^)]*)\)", text) for name in re.findall(r"al:(\w+)", turned)}
        told = {name for name in re.findall(r"\bal:(\w+)", text) if name in names and names[name].symmetric}
        assert not symmetric or symmetric == told, path.name


def test_no_shape_lists_them() -> None:
    iris = {kind.iri.rpartition("#")[2] for kind in vocabulary().relations.values()}
    assert len(set(re.findall(r"\bal:(\w+)", (ROOT / "ontology" / "shapes.ttl").read_text("utf-8"))) & iris) < FEW


def test_no_other_page_of_the_docs_lists_them() -> None:
    pages = [path for path in (ROOT / "docs").glob("*.md") if path.name != "ontology.md"]
    named = {path.name: set(re.findall(r"`([A-Z_]+)`", path.read_text("utf-8"))) & TYPES for path in pages}
    assert {page: types for page, types in named.items() if len(types) > len(TYPES) // 2} == {}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("STANCES = ('affirms', 'denies', 'questions')", ["stances"]),
        ("class Phase:\n    A = 'begins'\n    B = 'holds'\n    C = 'ends'", ["phases"]),
        ("x: Literal['headline', 'lead', 'body']", ["parts"]),
        ("ALL = {'LEADS': 1, 'ARMS': 1, 'AIDS': 1, 'FIGHTS': 1, 'ATTACKS': 1, 'DENIES': 1, 'AGREES': 1, 'REJECTS': 1}", ["relation types"]),
        ("A_FEW = {'LEADS', 'REPRESENTS', 'PART_OF'}", []),
        ("SOME = ('affirms', 'denies')", []),
    ],
)
def test_a_list_is_seen(source: str, told: list[str]) -> None:
    assert [wrong for _, words in together(ast.parse(source)) for wrong in wrongs(words)] == told
