"""What a query may call, and what is said of what it may not."""

from dataclasses import dataclass
from enum import StrEnum


class Gives(StrEnum):
    """What a function gives, as far as its size goes."""

    NUMBER = "number"  # or another value of no size
    SAME = "same"  # no more than its first argument
    ITEM = "item"  # one of the items of its argument
    EITHER = "either"  # one of its arguments
    WORDS = "words"  # a short text, or some
    NODE = "node"
    HOPS = "hops"  # what a path consists of
    WHOLE = "whole"  # all properties
    RANGE = "range"
    PARTS = "parts"  # a list of parts of a text


@dataclass(frozen=True, slots=True)
class Function:
    """A function that both engines have and answer alike; `work` False where it does not look through its argument."""

    name: str
    least: int
    most: int
    gives: Gives
    work: bool = True


FUNCTIONS = {
    f.name.lower(): f
    for f in (
        *(Function(name, 1, 1, Gives.NUMBER) for name in ("abs", "ceil", "floor", "round", "sign", "sqrt", "exp", "log", "log10")),
        *(Function(name, 1, 1, Gives.NUMBER) for name in ("toInteger", "toFloat", "toBoolean")),
        *(Function(name, 0, 0, Gives.NUMBER) for name in ("pi", "e", "rand")),
        *(Function(name, 1, 1, Gives.NUMBER, work=False) for name in ("size", "length", "id")),
        *(Function(name, 1, 1, Gives.WORDS, work=False) for name in ("type", "labels", "keys", "elementId")),
        *(Function(name, 1, 1, Gives.SAME) for name in ("toUpper", "toLower", "trim", "lTrim", "rTrim", "toString", "reverse", "tail")),
        *(Function(name, 2, 2, Gives.SAME) for name in ("left", "right")),
        *(Function(name, 1, 1, Gives.SAME) for name in ("date", "datetime")),
        Function("substring", 2, 3, Gives.SAME),
        Function("replace", 3, 3, Gives.SAME),
        Function("split", 2, 2, Gives.PARTS),
        Function("range", 2, 3, Gives.RANGE),
        *(Function(name, 1, 1, Gives.ITEM, work=False) for name in ("head", "last")),
        *(Function(name, 1, 1, Gives.NODE, work=False) for name in ("startNode", "endNode")),
        *(Function(name, 1, 1, Gives.HOPS, work=False) for name in ("nodes", "relationships")),
        Function("properties", 1, 1, Gives.WHOLE),
        Function("coalesce", 1, 20, Gives.EITHER, work=False),
    )
}
AGGREGATES = {
    name.lower(): name for name in ("count", "sum", "avg", "min", "max", "collect", "stDev", "stDevP", "percentileCont", "percentileDisc")
}
PROCEDURES = {  # with the one column of each
    "db.labels": "label",
    "db.relationshiptypes": "relationshipType",
    "db.propertykeys": "propertyKey",
}
PROCEDURE_NAMES = {"db.labels": "db.labels", "db.relationshiptypes": "db.relationshipTypes", "db.propertykeys": "db.propertyKeys"}

WRITES = "it changes the graph, and queries only read"
ADMIN = "it administers the database, and queries only read the graph"
REASONS = {
    **dict.fromkeys(("CREATE", "MERGE", "SET", "DELETE", "DETACH", "NODETACH", "REMOVE", "INSERT", "FOREACH"), WRITES),
    **dict.fromkeys(("DROP", "ALTER", "SHOW", "TERMINATE", "GRANT", "DENY", "REVOKE", "RENAME", "START", "STOP", "ENABLE"), ADMIN),
    **dict.fromkeys(("DEALLOCATE", "REALLOCATE", "DRYRUN"), ADMIN),
    "LOAD": "it reads files and addresses; load articles with `allegiance load`",
    "USE": "there is one graph here; leave it out",
    "USING": "the engine chooses its indexes and joins; leave it out",
    "CYPHER": "the engine's options are not for queries; leave it out",
    "EXPLAIN": "a query is answered here, not explained; leave it out",
    "PROFILE": "a query is answered here, not profiled; leave it out",
    "FINISH": "a query answers something: end it with RETURN",
    "LET": "only Cypher that both engines read is taken: write WITH",
    "FILTER": "only Cypher that both engines read is taken: write WITH ... WHERE",
    "OFFSET": "only Cypher that both engines read is taken: write SKIP",
    "FOR": "only Cypher that both engines read is taken: write UNWIND",
    "NEXT": "one query is one statement",
}
CLAUSES = ("MATCH", "OPTIONAL", "WHERE", "WITH", "UNWIND", "CALL", "RETURN", "UNION", "ORDER", "SKIP", "LIMIT")
WORDS = frozenset(  # that are no names of variables unless in backticks
    (
        *CLAUSES,
        *REASONS,
        *[
            "AND",
            "OR",
            "XOR",
            "NOT",
            "IN",
            "IS",
            "NULL",
            "TRUE",
            "FALSE",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "AS",
            "BY",
            "ASC",
            "DESC",
            "ASCENDING",
            "DESCENDING",
            "DISTINCT",
        ],
        *["STARTS", "ENDS", "CONTAINS", "EXISTS", "ALL", "YIELD"],
    )
)
WORDS -= {"START", "STOP", "ENABLE", "FILTER", "FOR", "NEXT", "LOAD", "OFFSET", "LET"}  # good names that neither engine minds
