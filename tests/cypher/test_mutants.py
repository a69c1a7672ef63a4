"""Thousands of queries that nobody wrote: attacks and honest ones cut up and put together again.

Whatever passes the guard consists of words that read. So a gap in the grammar would have to be one of the words below.
"""

import re
from random import Random

from graph.cypher_guard import guarded
from graph.guarding.allowed import AGGREGATES, FUNCTIONS, PROCEDURE_NAMES
from graph.querying import Limits, QueryRefused
from tests.cypher.attacks import COSTLY, HARMLESS, PARAMETERS, all_refused
from tests.cypher.honest import PARAMETERS as ASKED
from tests.cypher.honest import honest

LIMITS = Limits()
MUTANTS = 6000
PIECE = re.compile(r"\s+|\w+|'[^']*'|.", re.DOTALL)
NAME = re.compile(r"`[^`]*`|\$\w+")
WORD = re.compile(r"[A-Za-z_][\w.]*")
READING = {
    *[
        "MATCH",
        "OPTIONAL",
        "WHERE",
        "WITH",
        "UNWIND",
        "AS",
        "RETURN",
        "DISTINCT",
        "UNION",
        "ALL",
        "CALL",
        "YIELD",
        "ORDER",
        "BY",
        "ASC",
        "ASCENDING",
        "DESC",
        "DESCENDING",
        "SKIP",
        "LIMIT",
    ],
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
        "STARTS",
        "ENDS",
        "CONTAINS",
        "EXISTS",
        "COUNT",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "END",
        "ANY",
        "NONE",
        "SINGLE",
    ],
    *["reduce", "shortestPath", "allShortestPaths", "e", "E"],
    *(function.name for function in FUNCTIONS.values()),
    *AGGREGATES.values(),
    *PROCEDURE_NAMES.values(),
}


def words(written: str) -> set[str]:
    """Returns the words of a query that are neither names nor parameters."""
    return set(WORD.findall(NAME.sub(" ", re.sub(r"\d+(\.\d+)?([eE][+-]?\d+)?", " ", written))))


def mutant(random: Random, texts: list[str], asked: list[str]) -> str:
    """Returns a query made of pieces of others."""
    pieces = PIECE.findall(random.choice(asked if random.random() < 0.7 else texts))
    for _ in range(random.randint(1, 2)):
        other = PIECE.findall(random.choice(texts))
        at, start = random.randrange(len(pieces) + 1), random.randrange(len(other) + 1)
        match random.randrange(4):
            case 0:  # something of another one comes in
                pieces[at:at] = other[start : start + random.randint(1, 8)]
            case 1:  # something goes
                del pieces[at : at + random.randint(1, 4)]
            case 2:  # something stands twice
                pieces[at:at] = pieces[max(at - 5, 0) : at]
            case _:  # the one ends as the other does
                pieces[at:] = other[start:]
    return "".join(pieces)


def test_what_passes_the_guard_consists_of_words_that_read() -> None:
    random = Random(6)
    texts = [text for text in (*all_refused(), *COSTLY, *HARMLESS, *honest()) if 0 < len(text) < 600]
    asked, passed = list(honest()), 0
    for _ in range(MUTANTS):
        text = mutant(random, texts, asked)
        try:
            found = guarded(text, {**PARAMETERS, **ASKED}, LIMITS)
        except QueryRefused:
            continue
        passed += 1
        assert words(found.text) <= READING, text
        assert ";" not in NAME.sub("", found.text), text
    assert passed > MUTANTS / 50


def test_the_honest_consist_of_such_words_too() -> None:
    for text in honest():
        assert words(guarded(text, ASKED, LIMITS).text) <= READING, text
