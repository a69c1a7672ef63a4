r"""The words of a query, each with its place. What two engines could read in two ways is refused here.

Comments and white space are passed over. Neo4j decodes `\uXXXX` before it reads anything, so that such an escape may
open a comment or end a text there: here it stands for one character of a text and is refused elsewhere.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from graph.querying import QueryRefused

MAX_TOKENS = 4000
INTEGER_MAX = 2**63 - 1


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"  # a keyword or a name
    NAME = "name"  # a name in backticks
    TEXT = "text"
    INTEGER = "integer"
    FLOAT = "float"
    PARAMETER = "parameter"
    SYMBOL = "symbol"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the query: its value (of a text the characters that it stands for) and where it stands in the source."""

    kind: Kind
    value: str
    start: int
    end: int


SPACE = re.compile(r"[ \t\r\n]+|//[^\r\n]*|/\*.*?\*/", re.DOTALL)
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|0o[0-7]+|\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\d+")
SYMBOL = re.compile(r"<>|<=|>=|=~|\.\.|[()\[\]{},.:;|*+\-/%^=<>$]")
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
ESCAPED = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def place_of(text: str, at: int) -> tuple[int, int]:
    """Returns line and column of an offset, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def refusal(text: str, at: int, message: str) -> QueryRefused:
    """Returns the error for a place of the text."""
    return QueryRefused(message, *place_of(text, at))


def tokens_of(text: str) -> list[Token]:
    """Returns the tokens of a query, the last one its end; raises QueryRefused."""
    found: list[Token] = []
    at = 0
    while True:
        while space := SPACE.match(text, at):
            at = space.end()
        if at == len(text):
            found.append(Token(Kind.END, "", at, at))
            return found
        found.append(_token(text, at))
        at = found[-1].end
        if len(found) > MAX_TOKENS:
            raise refusal(text, at, f"the query has more than {MAX_TOKENS} words; pass long lists as parameters")


def _token(text: str, at: int) -> Token:
    """Returns the token that begins at an offset."""
    if word := WORD.match(text, at):
        return Token(Kind.WORD, word[0], at, word.end())
    if number := NUMBER.match(text, at):
        return _number(text, at, number)
    match text[at]:
        case "'" | '"':
            return _text(text, at)
        case "`":
            return _name(text, at)
        case "$":
            return _parameter(text, at)
        case "/" if text.startswith("/*", at):
            raise refusal(text, at, "the comment has no end; close it with */")
        case "\\":
            raise refusal(text, at, "a backslash stands in texts alone; write the character itself instead of an escape")
    if symbol := SYMBOL.match(text, at):
        return Token(Kind.SYMBOL, symbol[0], at, symbol.end())
    raise refusal(text, at, f"{text[at]!a} has no meaning here; names of other letters stand in backticks, texts in quotes")


def _number(text: str, at: int, number: re.Match[str]) -> Token:
    if WORD.match(text, number.end()):
        raise refusal(text, at, "a number and a word stand together; put a space between them")
    value = number[0]
    if "." in value or (value[:2].lower() != "0x" and "e" in value.lower()):
        return Token(Kind.FLOAT, value, at, number.end())
    if len(value) > 1 and value.isdigit() and value[0] == "0":
        raise refusal(text, at, f"{value} begins with 0; write it without")
    whole = int(value, 0)
    if whole > INTEGER_MAX:
        raise refusal(text, at, f"{value} is greater than {INTEGER_MAX}, the greatest whole number")
    return Token(Kind.INTEGER, str(whole), at, number.end())


def _text(text: str, at: int) -> Token:
    """Returns a text in quotes, as the characters that it stands for."""
    end = at + 1
    while end < len(text) and text[end] != text[at]:
        end += 2 if text[end] == "\\" else 1
    if end >= len(text):
        raise refusal(text, at, f"the text has no end; close it with {text[at]}")

    def meant(escape: re.Match[str]) -> str:
        if escape[1]:
            return chr(int(escape[1], 16))
        if escape[2] not in ESCAPED:
            raise refusal(text, at + 1 + escape.start(), f"there is no escape \\{escape[2]}; for a backslash write two")
        return ESCAPED[escape[2]]

    value = ESCAPE.sub(meant, text[at + 1 : end])
    try:
        value = value.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        raise refusal(text, at, "the text holds half of a character; write both of its escapes") from None
    if "\0" in value:
        raise refusal(text, at, "a text holds no character 0")
    return Token(Kind.TEXT, value, at, end + 1)


def _name(text: str, at: int) -> Token:
    """Returns a name in backticks; what could end it early, or be decoded before it is read, is refused."""
    end = text.find("`", at + 1)
    if end < 0:
        raise refusal(text, at, "the name has no end; close it with a backtick")
    value = text[at + 1 : end]
    if text.startswith("``", end) or not value or "\\" in value or not value.isprintable():
        raise refusal(text, at, "a name in backticks has at least one character, and no backtick, backslash or line break")
    return Token(Kind.NAME, value, at, end + 1)


def _parameter(text: str, at: int) -> Token:
    if word := WORD.match(text, at + 1):
        return Token(Kind.PARAMETER, word[0], at, word.end())
    if text.startswith("`", at + 1):
        name = _name(text, at + 1)
        return Token(Kind.PARAMETER, name.value, at, name.end)
    raise refusal(text, at, "a parameter is $ and a name, such as $actor")
