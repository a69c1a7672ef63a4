"""That every statement stays within what both engines answer alike, as far as a text can show it."""

import re
from dataclasses import fields
from importlib.resources import files

import pytest
from pydantic.alias_generators import to_camel

from graph.cypher import statement, statements
from graph.model import Actor, Article, Claim
from ontology.vocabulary import vocabulary

# Each rule is what the embedded engine answers wrongly or refuses, with a sample that breaks it.
FORBIDDEN = {
    "a label expression": (r"\(\w*\s*:\w+\s*[|&!]", "MATCH (n:State|Alliance) RETURN n.id AS id"),
    "an aggregate without a name": (
        r"\b(?:count|sum|min|max|avg|collect)\((?:[^()]|\([^()]*\))*\)(?!\s*(?:AS\b|\+|-|>|<|=|\)))",
        "MATCH (n) RETURN count(n)",
    ),
    "an optional match that filters by a pattern": (
        r"OPTIONAL MATCH[^\n]*(?:\n\s*)?WHERE[^\n]*(?:EXISTS\s*\{|COUNT\s*\{|\)\s*<?--?\[?)",
        "OPTIONAL MATCH (a)-->(b) WHERE (b)-->()",
    ),
    "a quantified path": (r"\)\)?\s*\{\d*,\d*\}|->\{|\]-\{", "MATCH (a)-[:R]->{1,2}(b)"),
    "an index into an aggregate": (r"\bcollect\([^)]*\)\s*\[", "RETURN collect(x)[0] AS y"),
    "a negative slice": (r"\[\s*-\d+\s*\.\.", "RETURN xs[-2..] AS y"),
    "a percentile": (r"\bpercentile(?:Disc|Cont)\(", "RETURN percentileDisc(x, $p) AS y"),
    "a call that is not there": (
        r"\bapoc\.|\bIN TRANSACTIONS\b|\bUSING INDEX\b|\brandomUUID\(|\bisEmpty\(|\bvalueType\(",
        "RETURN randomUUID() AS x",
    ),
    "arithmetic with dates": (r"\b(?:date|datetime|duration|time)(?:\.\w+)?\(", "RETURN date('2020-10-11') AS d"),
    "a limit that is computed": (r"\b(?:SKIP|LIMIT)\s+(?!\d|\$)", "RETURN 1 AS x LIMIT toInteger(3)"),
    "a map copied by merge": (r"ON (?:CREATE|MATCH) SET \w+ = \w+\b(?!\.)", "MERGE (a) ON CREATE SET r = node"),
    "a delete under an optional match": (r"OPTIONAL MATCH[^\n]*\n(?:DETACH )?DELETE", "OPTIONAL MATCH (n)\nDELETE n"),
    "a list computed in a condition": (r"\bIN \[\s*\w+ IN \$", "WHERE s.id IN [x IN $rows | x.s]"),
    "an optional match right after unwind": (r"UNWIND[^\n]*\nOPTIONAL MATCH", "UNWIND $rows AS r\nOPTIONAL MATCH (s {id: r.s})"),
    "a match after a write": (r"\b(?:CREATE|MERGE|SET)\b(?![^\n]*;)[\s\S]*\bMATCH \(", "MERGE (c {id: 1})\nMATCH (s) CREATE (c)-[:S]->(s)"),
    "a value in the text": (r"\bid:\s*'(?!store')|\{\s*\w+:\s*'(?!store')", "MATCH (a {id: 'TUR'})"),
}
SUM = re.compile(r"(?<!coalesce\()\bsum\(\s*(?!CASE)")  # null where nothing matches, unless a group is there because of a row
GROUPED_SUMS = {"actor_relations"}  # each group is made by an edge, and every edge has the number
NAMES = sorted(statements())


def code(name: str) -> str:
    """Returns a statement without its comments."""
    return "\n".join(line for line in statements()[name].splitlines() if not line.startswith("//"))


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_statement_has(rule: str) -> None:
    assert [name for name in NAMES if re.search(FORBIDDEN[rule][0], code(name))] == []


def whole_nodes(text: str) -> set[str]:
    """Returns the variables of nodes and relationships that a statement returns as they are: each engine gives its own form."""
    text = re.sub(r"CALL \(\w*\) \{\n[\s\S]*?\n\}", "", text)  # what it gives goes to the rest of the statement
    bound = set(re.findall(r"[(\[](\w+)\s*[:{)\]]", text))
    returned = re.findall(r"\bRETURN (?:DISTINCT )?([\s\S]*?)(?=ORDER BY|LIMIT|UNION|$)", text)
    return bound & {item.strip() for row in returned for item in re.split(r",|\bAS\b", row)}


def test_no_statement_returns_whole_nodes() -> None:
    assert [name for name in NAMES if whole_nodes(code(name))] == []


def test_a_whole_node_is_found() -> None:
    assert whole_nodes("MATCH (n:Actor)<-[e:OBJECT]-(c)\nRETURN n, e AS edge, c.id AS id") == {"n", "e"}


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_every_rule_finds_what_it_forbids(rule: str) -> None:
    pattern, sample = FORBIDDEN[rule]
    assert re.search(pattern, sample)


def test_sums_are_never_null() -> None:
    assert {name for name in NAMES if SUM.search(code(name))} == GROUPED_SUMS


@pytest.mark.parametrize("name", NAMES)
def test_a_head_comment_tells_title_parameters_and_row(name: str) -> None:
    head = "\n".join(line for line in statements()[name].splitlines() if line.startswith("//"))
    assert re.fullmatch(r"// [A-Z][^\n]*\n(// [A-Z][^\n]*\n)*// Parameters: [^\n]*\n// Row: [^\n]*(\n// [^\n]*)*", head)
    used = set(re.findall(r"\$\w+", code(name)))
    start = "" if "_evidence_" in name else "_".join(name.rsplit("_", 2)[1:])  # whose head tells where it begins
    filtered = FILTER | START.get(start, set())
    shared = (filtered if "the filter's" in head else set()) | (NUMBERS if "those of numbers" in head else set())
    assert used - set(re.findall(r"\$\w+", head)) == shared - set(re.findall(r"\$\w+", head))


FILTER, NUMBERS = (
    set(re.findall(r"\$\w+", (files("graph.cypher") / "parts" / f"{part}.cypher").read_text("utf-8"))) for part in ("filter", "numbers")
)
START = {"from_actors": {"$fromActors", "$fromSides"}, "from_groups": {"$groups"}}


def test_nothing_is_left_to_be_filled_but_a_type() -> None:
    assert {name: set(re.findall(r"__\w+__", text)) - {"__TYPE__"} for name, text in statements().items() if "__" in text} == {
        name: set() for name, text in statements().items() if "__TYPE__" in text
    }


def test_claims_are_found_from_types_from_actors_or_from_groups() -> None:
    starts = {
        start: {name.removesuffix(start) for name in NAMES if name.endswith(start)}
        for start in ("_from_types", "_from_actors", "_from_groups")
    }
    assert starts["_from_types"] == {"relations", "both_sides", "claims", "denials", "events", "positions", "timeline", "days"}
    assert starts["_from_actors"] == starts["_from_types"] | {"positions_evidence", "events_evidence"}
    assert starts["_from_groups"] == {"relations", "positions", "events", "positions_evidence", "events_evidence"}


@pytest.mark.parametrize("kind", [*vocabulary().relations, *vocabulary().actor_kinds, "CLAIMED"])
def test_a_name_of_the_ontology_fills_the_placeholder(kind: str) -> None:
    assert f"[e:{kind}]" in statement("relations_write", kind)


@pytest.mark.parametrize("kind", ["SUPPORTS]->() DETACH DELETE (s", "supports", "", "Claim"])
def test_nothing_else_fills_the_placeholder(kind: str) -> None:
    with pytest.raises(ValueError, match="neither a relation type nor a kind"):
        statement("relations_write", kind)


def test_a_statement_with_a_placeholder_needs_a_type() -> None:
    with pytest.raises(ValueError, match=r"relations_write\.cypher needs a type"):
        statement("relations_write")


def test_a_statement_without_a_placeholder_takes_no_type() -> None:
    with pytest.raises(ValueError, match=r"counts\.cypher takes no type"):
        statement("counts", "SUPPORTS")


@pytest.mark.parametrize(
    ("part", "kind", "more"),
    [
        ("claim", Claim, {"articleId", "published", "subjectId", "subjectSide", "objectId", "objectSide"}),
        ("article", Article, {"id", "extractor", "actors"}),
        ("actor", Actor, {"canonical"}),
    ],
)
def test_what_is_read_of_a_node_are_all_fields_of_its_kind(part: str, kind: type, more: set[str]) -> None:
    text = (files("graph.cypher") / "parts" / f"{part}.cypher").read_text("utf-8")
    read = re.findall(r"\.(\w+)[,}]", text.rpartition("//")[2])
    assert len(read) == len(set(read))
    assert set(read) == {to_camel(field.name) for field in fields(kind)} - ({"article"} if kind is Claim else set()) | more
