"""Where the reading of a query stands, and what has been written anew of it.

The engine never sees the user's text. It sees what is written here from the words that were understood: keywords in
capitals, every name in backticks, every text of the query and every parameter as a parameter of its own.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from graph.guarding import allowed
from graph.guarding.sizes import Size, of_value
from graph.guarding.tokens import INTEGER_MAX, Kind, Token, refusal, tokens_of
from graph.querying import QueryRefused
from graph.store import Value

MAX_DEPTH = 40  # of brackets and subqueries in one another; engines go down by recursion
MAX_PARAMETER_DEPTH = 8
MAX_NAME = 200


class Cursor:
    """Goes through the tokens of a query once, from left to right."""

    def __init__(self, text: str, parameters: Mapping[str, Value]) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.at = 0
        self.out: list[str] = []
        self.values: dict[str, Value] = {}  # the parameters as the engine gets them
        self._given = parameters
        self._names: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._depth = 0

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    def ahead(self, steps: int) -> Token:
        """Returns the token after so many others."""
        return self.tokens[min(self.at + steps, len(self.tokens) - 1)]

    def is_word(self, *words: str, steps: int = 0) -> bool:
        """Returns whether one of these keywords comes next."""
        token = self.ahead(steps)
        return token.kind is Kind.WORD and token.value.upper() in words

    def is_symbol(self, *symbols: str, steps: int = 0) -> bool:
        """Returns whether one of these signs comes next."""
        token = self.ahead(steps)
        return token.kind is Kind.SYMBOL and token.value in symbols

    def is_end(self) -> bool:
        """Returns whether nothing comes any more."""
        return self.token.kind is Kind.END

    def word(self, *words: str) -> str | None:
        """Takes one of these keywords where it comes next, and writes it."""
        if not self.is_word(*words):
            return None
        found = self.next().value.upper()
        self.out.append(found)
        return found

    def symbol(self, *symbols: str) -> str | None:
        """Takes one of these signs where it comes next, and writes it."""
        if not self.is_symbol(*symbols):
            return None
        found = self.next().value
        self.out.append(found)
        return found

    def need_word(self, *words: str) -> str:
        """Takes one of these keywords; raises QueryRefused."""
        return self.word(*words) or self.unexpected(" or ".join(words))

    def need_symbol(self, *symbols: str) -> str:
        """Takes one of these signs; raises QueryRefused."""
        return self.symbol(*symbols) or self.unexpected(" or ".join(symbols))

    def next(self) -> Token:
        """Takes the next token and writes nothing."""
        token = self.token
        self.at += token.kind is not Kind.END
        return token

    def write(self, *pieces: str) -> None:
        """Writes what is not in the user's text."""
        self.out.extend(pieces)

    def refuse(self, message: str, token: Token | None = None) -> QueryRefused:
        """Returns the error for a token, the next one unless another is named."""
        return refusal(self.text, (token or self.token).start, message)

    def unexpected(self, wanted: str) -> str:
        """Raises QueryRefused: something else had to come."""
        token = self.token
        reason = allowed.REASONS.get(token.value.upper()) if token.kind is Kind.WORD else None
        if reason:
            raise self.refuse(f"{token.value.upper()} is not allowed: {reason}")
        found = "the end of the query" if token.kind is Kind.END else repr(self.text[token.start : token.end][:40])
        raise self.refuse(f"{found} stands where {wanted} is expected")

    def is_name(self, *, steps: int = 0) -> bool:
        """Returns whether a name comes next: a word that is no keyword, or whatever is in backticks."""
        token = self.ahead(steps)
        return token.kind is Kind.NAME or (token.kind is Kind.WORD and token.value.upper() not in allowed.WORDS)

    def name(self, what: str) -> str:
        """Takes a name and writes it; raises QueryRefused."""
        if not self.is_name():
            self.unexpected(what)
        return self._named()

    def key(self, what: str) -> str:
        """Takes the name of a property, label or type, which may be a keyword too; raises QueryRefused."""
        if self.token.kind not in (Kind.WORD, Kind.NAME):
            self.unexpected(what)
        return self._named()

    def _named(self) -> str:
        token = self.next()
        if len(token.value) > MAX_NAME:
            raise self.refuse(f"the name is longer than {MAX_NAME} characters", token)
        self.out.append(f"`{token.value}`")
        return token.value

    def integer(self, what: str) -> int:
        """Takes a whole number and writes it; raises QueryRefused."""
        if self.token.kind is not Kind.INTEGER:
            self.unexpected(what)
        self.out.append(self.token.value)
        return int(self.next().value)

    def text_value(self, value: str) -> None:
        """Writes a text, as a parameter; the same text is the same parameter."""
        key = self._texts.setdefault(value, f"t{len(self._texts)}")
        self.values[key] = value
        self.out.append(f"${key}")

    def parameter(self, *, write: bool = True) -> Value:
        """Takes a parameter and returns its value; raises QueryRefused where it is not given."""
        token = self.next()
        if token.value not in self._given:
            raise self.refuse(f"no value is given for ${token.value}; pass it among the parameters", token)
        value = self._given[token.value]
        if write:
            if token.value not in self._names:
                self._names[token.value] = key = f"p{len(self._names)}"
                self.values[key] = checked(token.value, value)
            self.out.append(f"${self._names[token.value]}")
        return value

    def parameter_size(self, value: Value) -> Size:
        """Returns the size of a parameter's value."""
        return of_value(value)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Counts the brackets in one another; raises QueryRefused where there are too many."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self.refuse(f"more than {MAX_DEPTH} brackets or subqueries stand in one another; write it flatter, with WITH")
        try:
            yield
        finally:
            self._depth -= 1


def checked(name: str, value: Value, depth: int = 0) -> Value:
    """Returns a parameter's value; raises QueryRefused where no engine could take it."""
    if depth > MAX_PARAMETER_DEPTH:
        raise QueryRefused(f"the parameter {name} is nested more than {MAX_PARAMETER_DEPTH} deep; pass it flatter")
    match value:
        case bool() | float() | None:
            return value
        case int() if not -INTEGER_MAX - 1 <= value <= INTEGER_MAX:
            raise QueryRefused(f"the parameter {name} holds {value}, which is beyond the whole numbers of 64 bits; pass it as text")
        case int():
            return value
        case str():
            if "\0" in value or any("\ud800" <= c <= "\udfff" for c in value):
                raise QueryRefused(f"the parameter {name} holds a text that is no Unicode text")
            return value
        case Mapping():
            if not all(isinstance(key, str) and key.isprintable() for key in value):
                raise QueryRefused(f"the parameter {name} holds a map whose keys are no plain texts")
            return {key: checked(name, item, depth + 1) for key, item in value.items()}
        case _:
            return [checked(name, item, depth + 1) for item in value]
