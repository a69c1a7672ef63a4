"""A query in SPARQL as the words of its grammar (SPARQL 1.1 query language, section 19.8), each with its place.

White space and comments stand between words. Where an engine reads without words, as oxigraph does, it takes the
longest name, number or text too; `graph/sparql/guard.py` tells what follows for words that it does not want. No pattern
goes back over more than a name, so that the time is as long as the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graph.querying import QueryRefused

BASE = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
FIRST = f"{BASE}_"
LATER = f"{FIRST}0-9\u00b7\u0300-\u036f\u203f-\u2040"
PREFIX = rf"[{BASE}][{LATER}-]{{0,100}}+(?:\.[{LATER}.-]{{0,100}})?(?<!\.)"
ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
LOCAL = rf"(?:[{FIRST}:0-9]|{ESCAPED})(?:[{LATER}:-]|{ESCAPED}|\.++(?=[{LATER}:-]|{ESCAPED}))*+"


class Kind(StrEnum):
    """What a word is."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    TEXT = "text"
    VARIABLE = "variable"
    LABEL = "label"  # of a blank node
    LANGUAGE = "language"
    PREFIXED = "prefixed"  # a name, or a prefix alone
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


TEXTS = (
    r'"""(?:[^"\\]|\\.|"{1,2}+(?!"))*+"{3}',
    r"'''(?:[^'\\]|\\.|'{1,2}+(?!'))*+'{3}",
    r'"(?!"")(?:[^"\\\r\n]|\\.)*+"',
    r"'(?!'')(?:[^'\\\r\n]|\\.)*+'",
)
NUMBERS = r"[0-9]++(?:\.[0-9]*+[eE][+-]?[0-9]++|\.[0-9]++|[eE][+-]?[0-9]++)?|\.[0-9]++(?:[eE][+-]?[0-9]++)?"
PATTERNS = {
    Kind.SPACE: r"[ \t\r\n]++",
    Kind.COMMENT: r"\#[^\r\n]*+",
    Kind.IRI: r'<[^\x00-\x20<>"{}|^`]*+>',
    Kind.TEXT: "|".join(TEXTS),
    Kind.VARIABLE: f"[?$][{FIRST}0-9][{LATER}]*+",
    Kind.LABEL: rf"_:[{FIRST}0-9](?:[{LATER}-]|\.++(?=[{LATER}-]))*+",
    Kind.LANGUAGE: "@[A-Za-z]++(?:-[A-Za-z0-9]++)*+(?:--[A-Za-z]++)?",
    Kind.PREFIXED: f"(?:{PREFIX})?:(?:{LOCAL})?",
    Kind.NUMBER: NUMBERS,
    Kind.WORD: "[A-Za-z_][A-Za-z0-9_]*+",
    Kind.SIGN: r"<<\(|\)>>|<<|>>|\^\^|&&|\|\||!=|<=|>=|[{}()\[\],;.=<>!*/+\-|^?~]",
}
WORDS = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in PATTERNS.items()), re.DOTALL)
OPEN = re.compile(r"[\"']")


@dataclass(frozen=True, slots=True)
class Token:
    """A word with where it begins, counted from 1."""

    kind: Kind
    text: str
    line: int
    column: int

    @property
    def upper(self) -> str:
        """The word in capitals, as keywords are compared."""
        return self.text.upper()


def tokens(text: str) -> Iterator[Token]:
    """Yields all words, white space and comments too; raises QueryRefused where there is none."""
    at, line, start = 0, 1, 0
    while at < len(text):
        found = WORDS.match(text, at)
        if found is None:
            raise QueryRefused(_why_not(text, at), line, at - start + 1)
        word = found[0]
        yield Token(Kind(str(found.lastgroup)), word, line, at - start + 1)
        if breaks := word.count("\n"):
            line, start = line + breaks, at + word.rindex("\n") + 1
        at = found.end()


def _why_not(text: str, at: int) -> str:
    """Returns why no word begins here."""
    if OPEN.match(text, at):
        return "a text begins here that does not end; close it with the same quotes, and write \\n for a line break within it"
    if text[at] == "\\":
        return "an escape stands here outside of a text; write the character itself"
    return f"{text[at]!r} is no part of SPARQL here; names with other signs stand in <>, as whole IRIs"
