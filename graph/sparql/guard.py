"""The guard before queries in SPARQL: what does more than read what is here is refused before an engine sees it.

oxigraph's `query` takes no update, and loads nothing. What it would do is ask other services: `SERVICE`. So that word is
refused wherever it stands outside of texts, IRIs and names of variables, also within other words: oxigraph reads letter
by letter, so that `trueSERVICE` is two words to it. Escapes that could hide a word are refused too. The process that
runs a query can reach no network at all; the guard is there to say so in words, and as a wall of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from graph.querying import Limits, QueryRefused
from graph.sparql.tokens import Kind, Token, tokens

MAX_DEPTH = 60  # of brackets: the engine goes down by recursion
ENDING = frozenset("\"'\\<>{}|^`")  # what could end a text or an IRI
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
PROLOGUE = {"BASE": 2, "VERSION": 2, "PREFIX": 3}  # with how many words they have
CHANGES = "it changes what is stored, and queries only read"
REASONS = {
    **dict.fromkeys(("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING"), CHANGES),
    "LOAD": "it reads files and addresses; load articles with `allegiance load`",
}
SERVICE = (
    "SERVICE is not allowed: it asks other services. Ask there, and put what you find into VALUES; "
    "where it is a part of a name, write the name as a whole IRI in <>"
)


class Answers(StrEnum):
    """What a query is answered with."""

    ROWS = "rows"
    TRUTH = "truth"
    TRIPLES = "triples"


ANSWERS = {"SELECT": Answers.ROWS, "ASK": Answers.TRUTH, "CONSTRUCT": Answers.TRIPLES, "DESCRIBE": Answers.TRIPLES}


class QueryMalformed(QueryRefused):
    """The text is no query in SPARQL."""


@dataclass(frozen=True, slots=True)
class Guarded:
    """A query that only reads, as the engine may have it: the user's, with its lines, but for comments."""

    text: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class Names:
    """What names are held against: the base of relative IRIs, below which graphs lie, and prefixes that need not be declared."""

    base: str
    prefixes: Mapping[str, str]


def guarded(text: str, limits: Limits, names: Names) -> Guarded:
    """Returns a query that only reads; raises QueryRefused, and QueryMalformed where it is none."""
    if len(text) > limits.chars:
        raise QueryRefused(f"the query has {len(text):,} characters, and {limits.chars:,} are the most")
    if any("\ud800" <= sign <= "\udfff" for sign in text):
        raise QueryMalformed("the query holds half of a surrogate pair, which is no character")
    found = list(tokens(text))
    words = [token for token in found if token.kind not in (Kind.SPACE, Kind.COMMENT)]
    for token in words:
        _check(token)
    _check_depth(words)
    form = _form(words)
    _check_prefixes(words, names)
    for token, iri in _graphs(words, names):
        check_graph(iri, names, token)
    return Guarded("".join(" " if token.kind is Kind.COMMENT else token.text for token in found), ANSWERS[form])


def check_graph(iri: str, names: Names, token: Token | None = None) -> None:
    """Raises QueryRefused where a graph is named that cannot be one of the store's: nothing is fetched."""
    if not iri.startswith(f"{names.base}graph/"):
        told = f"<{iri}> is no graph of this store, and files and addresses are not read; its graphs are {names.base}graph/..."
        raise QueryRefused(told, *((token.line, token.column) if token else ()))


def _check(token: Token) -> None:
    """Raises QueryRefused for a word that would do more than read."""
    match token.kind:
        case Kind.IRI | Kind.TEXT:
            _check_escapes(token)
        case Kind.VARIABLE:
            return
        case _ if "SERVICE" in token.upper:
            raise QueryRefused(SERVICE, token.line, token.column)
        case Kind.WORD if token.upper in REASONS:
            raise QueryRefused(f"{token.upper} is not allowed: {REASONS[token.upper]}", token.line, token.column)


def _check_escapes(token: Token) -> None:
    """Raises QueryRefused for escapes of what would end a text or an IRI, for whoever undoes them first."""
    for escape, sign in _escapes(token.text):
        if sign is None:
            raise QueryMalformed(f"{escape!r} is no escape of a character", token.line, token.column)
        if sign in ENDING or sign < " ":
            raise QueryRefused(f"{escape} is not allowed; write the character itself", token.line, token.column)


def _escapes(text: str) -> Iterator[tuple[str, str | None]]:
    """Yields the escapes by number in a text, each with its character, None where there is none of that number."""
    at = text.find("\\")
    while at >= 0:
        length = {"u": 4, "U": 8}.get(text[at + 1 : at + 2], 0)
        if length:
            digits = text[at + 2 : at + 2 + length]
            code = int(digits, 16) if len(digits) == length and all(d in "0123456789abcdefABCDEF" for d in digits) else -1
            yield text[at : at + 2 + length], chr(code) if 0 <= code < 0xD800 or 0xDFFF < code <= 0x10FFFF else None
        at = text.find("\\", at + 2)


def _check_depth(words: Sequence[Token]) -> None:
    """Raises QueryRefused for brackets within too many others."""
    depth = 0
    for token in words:
        if token.kind is Kind.SIGN:
            depth += sum(sign in "{([" for sign in token.text) - sum(sign in "})]" for sign in token.text)
            if depth > MAX_DEPTH:
                raise QueryRefused(f"brackets stand more than {MAX_DEPTH} deep within one another", token.line, token.column)


def _form(words: Sequence[Token]) -> str:
    """Returns the word that says what kind of query it is; raises QueryMalformed."""
    at = 0
    while at < len(words) and words[at].kind is Kind.WORD and words[at].upper in PROLOGUE:
        at += PROLOGUE[words[at].upper]
    if at >= len(words):
        raise QueryMalformed("this is no query yet: it needs SELECT, ASK, CONSTRUCT or DESCRIBE")
    first = words[at]
    form = next((form for form in FORMS if first.kind is Kind.WORD and first.upper.startswith(form)), None)
    if form is None:
        raise QueryMalformed(f"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not {first.text[:40]!r}", first.line, first.column)
    return form


def _check_prefixes(words: Sequence[Token], names: Names) -> None:
    """Raises QueryMalformed for a prefix that nobody declared, of which an engine says only that it expects something else."""
    declares = [words[at].text for at in range(1, len(words)) if words[at - 1].kind is Kind.WORD and words[at - 1].upper == "PREFIX"]
    known = {text.removesuffix(":") for text in declares} | names.prefixes.keys()
    for token in words:
        prefix = token.text.partition(":")[0]
        if token.kind is Kind.PREFIXED and prefix not in known:
            without = ", ".join(f"{name}:" for name in names.prefixes)
            told = f"the prefix {prefix}: is not declared; write PREFIX {prefix}: <...> before the query. Known without are {without}"
            raise QueryMalformed(told, token.line, token.column)


def _graphs(words: Sequence[Token], names: Names) -> Iterator[tuple[Token, str]]:
    """Yields the graphs that FROM names, as far as their IRIs can be told."""
    base, prefixes = names.base, dict(names.prefixes)
    for at, token in enumerate(words):
        if token.kind is not Kind.WORD:
            continue
        first, second = (*words[at + 1 : at + 3], None, None)[:2]
        match token.upper:
            case "BASE" if first:
                base = _iri(first, base, prefixes) or base
            case "PREFIX" if first and second:
                prefixes[first.text.removesuffix(":")] = _iri(second, base, prefixes) or ""
            case "FROM" if first:
                named = second if first.upper == "NAMED" and second else first
                if iri := _iri(named, base, prefixes):
                    yield named, iri


def _iri(token: Token, base: str, prefixes: Mapping[str, str]) -> str | None:
    """Returns the IRI that a word means, None where it means none that can be told."""
    if token.kind is Kind.IRI:
        return urljoin(base, token.text[1:-1])
    prefix, _, local = token.text.partition(":")
    return prefixes[prefix] + local if token.kind is Kind.PREFIXED and prefixes.get(prefix) else None
