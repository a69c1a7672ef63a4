"""Clauses: only those that read, in an order that makes sense. What is none of them is refused, whatever it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.guarding import sizes
from graph.guarding.allowed import CLAUSES, PROCEDURE_NAMES, PROCEDURES
from graph.guarding.operators import Expression
from graph.guarding.patterns import Patterns
from graph.guarding.sizes import TEXT, Size
from graph.guarding.tokens import Kind, Token
from graph.querying import QueryRefused
from graph.store import Value

MAX_CLAUSES = 60  # engines go down by recursion
MAX_NAME = 100


@dataclass(frozen=True, slots=True)
class Guarded:
    """A query that was understood, as it is given to an engine, and the names of its columns for the user."""

    text: str
    parameters: Mapping[str, Value]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A column of RETURN or WITH: its name for the user, as it is written, and what it consists of."""

    name: str
    alias: str
    written: tuple[str, ...]
    expression: Expression
    at: int = 0  # where it begins in what is written


class Clauses(Patterns):
    """Reads a whole query."""

    def __init__(self, text: str, parameters: Mapping[str, Value], *, rows: int) -> None:
        super().__init__(text, parameters)
        self.scope: dict[str, Size] = {}
        self._rows = rows
        self._clauses = 0

    def query(self) -> Guarded:
        """Returns the query as understood; raises QueryRefused."""
        if self.is_end():
            raise QueryRefused("the query is empty; write one, such as MATCH (a:State) RETURN a.name LIMIT 10")
        columns = self._united(top=True)
        if self.is_symbol(";"):
            self.next()
            if not self.is_end():
                raise self.refuse("one query is one statement; ask the second one by itself")
        if not self.is_end():
            self.unexpected("the end of the query")
        return Guarded(" ".join(self.out), self.values, columns)

    def _united(self, *, top: bool, given: Mapping[str, Size] | None = None) -> tuple[str, ...]:
        """Reads one query, or several that UNION joins; returns the columns."""
        self.scope = dict(given or {})
        columns = self._single(top=top)
        while self.word("UNION"):
            start = self.token
            self.word("ALL", "DISTINCT")
            before, self.scope = self.scope, dict(given or {})
            other = self._single(top=top)
            if other != columns:
                raise self.refuse(f"the parts of a UNION have the same columns: {', '.join(columns)}; name them so with AS", start)
            self.scope = {name: sizes.either(before[name], self.scope[name]) for name in before if name in self.scope}
        return columns

    def _single(self, *, top: bool) -> tuple[str, ...]:
        """Reads clauses up to RETURN; returns its columns."""
        while True:
            self._clauses += 1
            if self._clauses > MAX_CLAUSES:
                raise self.refuse(f"the query has more than {MAX_CLAUSES} clauses; split it")
            if self.word("RETURN"):
                return self._return(top=top)
            self._clause()

    def _clause(self) -> None:
        if self.word("MATCH"):
            self._match(optional=False)
        elif self.word("OPTIONAL"):
            if self.is_word("CALL"):
                raise self.refuse("only Cypher that both engines read is taken: write CALL, and OPTIONAL MATCH in it")
            self.need_word("MATCH")
            self._match(optional=True)
        elif self.word("WITH"):
            self._with()
        elif self.word("UNWIND"):
            self._unwind()
        elif self.word("CALL"):
            self._call()
        elif self.is_end() or self.is_symbol("}", ";"):
            raise self.refuse("the query ends without an answer; end it with RETURN")
        elif self.is_word(*CLAUSES):
            self.unexpected("a clause that begins something")
        else:
            self.unexpected("a clause such as MATCH, WITH, UNWIND or RETURN")

    def _match(self, *, optional: bool) -> None:
        self.patterns_matched()
        patterns, start = self.patterns, self.token
        if self.word("WHERE"):
            self._where()
            if optional and self.patterns > patterns:
                raise self.refuse(
                    "a pattern or subquery in the WHERE of an OPTIONAL MATCH loses rows on one of the engines; write it as"
                    " OPTIONAL MATCH (a)-->(b)-->(), or WITH a, b, EXISTS { (b)-->() } AS has",
                    start,
                )

    def _where(self) -> None:
        self.may_gather = False
        self.expression()

    def _unwind(self) -> None:
        source = self.expression()
        self.need_word("AS")
        self._name_new(source.size.element)

    def _name_new(self, size: Size) -> None:
        token = self.token
        name = self.name("a name")
        if name in self.scope:
            raise self.refuse(f"{name} is named already; take another name", token)
        self.scope = self.scope | {name: size}

    def _call(self) -> None:
        if self.is_symbol("(", "{"):
            self._subquery()
            return
        start = self.token
        name = self._procedure_name()
        column = PROCEDURES.get(name.lower())
        if column is None:
            allowed = ", ".join(PROCEDURE_NAMES.values())
            raise self.refuse(f"the procedure {name} is not allowed; those that are: {allowed}", start)
        self.write(PROCEDURE_NAMES[name.lower()])
        self.need_symbol("(")
        self.need_symbol(")")
        if not self.is_word("YIELD"):
            raise self.refuse(f"write CALL {PROCEDURE_NAMES[name.lower()]}() YIELD {column} RETURN {column}")
        self.need_word("YIELD")
        token = self.next()
        if token.value != column:
            raise self.refuse(f"{PROCEDURE_NAMES[name.lower()]} gives the column {column}", token)
        self.write(f"`{column}`")
        if self.word("AS"):
            self._name_new(TEXT)
        elif column in self.scope:
            raise self.refuse(f"{column} is named already; take another name with AS", token)
        else:
            self.scope = self.scope | {column: TEXT}
        if self.word("WHERE"):
            self._where()

    def _procedure_name(self) -> str:
        parts = [self.next().value]
        while self.is_symbol("."):
            self.next()
            parts.append(self.next().value)
        return ".".join(parts)

    def _subquery(self) -> None:
        """Reads `CALL (a) { ... }` or `CALL { WITH a ... }`, whose columns join the rows."""
        outer = self.scope
        given: dict[str, Size] = {}
        scoped = self.symbol("(")
        if scoped and not self.is_symbol(")"):
            given = self._handed(outer)
        if scoped:
            self.need_symbol(")")
        with self.deeper():
            self.need_symbol("{")
            if not scoped and self.is_word("WITH") and self._hands_over():
                self.need_word("WITH")
                given = self._handed(outer)
            columns = self._united(top=False, given=given)
            self.need_symbol("}")
        inner = self.scope
        if self.is_word("IN"):
            raise self.refuse("CALL { } IN TRANSACTIONS is not allowed: it changes the graph, and queries only read; leave it out")
        if taken := sorted(set(columns) & outer.keys()):
            raise self.refuse(f"{taken[0]} is named already outside of the subquery; take another name with AS")
        self.scope = outer | {name: inner[name] for name in columns}

    def _hands_over(self) -> bool:
        """Returns whether the WITH that comes next consists of names alone."""
        steps = 1
        while self.is_name(steps=steps):
            if not self.is_symbol(",", steps=steps + 1):
                return self.is_word(*CLAUSES, steps=steps + 1)
            steps += 2
        return False

    def _handed(self, outer: Mapping[str, Size]) -> dict[str, Size]:
        """Reads the names that a subquery takes from outside."""
        given: dict[str, Size] = {}
        while True:
            token = self.token
            name = self.name("a name from outside of the subquery")
            if name not in outer:
                raise self.refuse(f"there is no {name} here; name it in a MATCH, UNWIND or WITH before", token)
            given[name] = outer[name]
            if not self.symbol(","):
                return given

    def _with(self) -> None:
        items, before = self._items(top=False)
        projected = {item.alias: item.expression.size for item in items}
        self._order(items, before | projected)
        self._pages(None)
        self.scope = projected
        if self.word("WHERE"):
            self._where()

    def _return(self, *, top: bool) -> tuple[str, ...]:
        items, before = self._items(top=top)
        projected = {item.alias: item.expression.size for item in items}
        self._order(items, before | projected)
        self._pages(self._rows + 1 if top else None)
        self.scope = projected
        return tuple(item.name for item in items)

    def _items(self, *, top: bool) -> tuple[list[Item], dict[str, Size]]:
        """Reads the columns of WITH or RETURN; returns them and the variables that ORDER BY may still name."""
        mark = len(self.out) - 1
        self.word("DISTINCT")
        before = dict(self.scope)
        items: list[Item] = []
        start = self.token
        if self.is_symbol("*"):
            self.next()
            if not before:
                raise self.refuse("* stands for all that is named, and nothing is; name something in a MATCH before", start)
            for name in sorted(before):
                self.write(*([","] if items else []), f"`{name}`")
                items.append(Item(name, name, (f"`{name}`",), Expression(before[name])))
            if not self.symbol(","):
                return items, before
        while True:
            items.append(self._column(len(items), top=top))
            if not self.symbol(","):
                break
        names = [item.name for item in items]
        if twice := [name for name in names if names.count(name) > 1]:
            raise self.refuse(f"two columns are called {twice[0]}; name one of them otherwise with AS", start)
        if before and any(item.expression.gathers for item in items):
            self._group_by_names(items, mark)
        return items, before

    def _group_by_names(self, items: list[Item], mark: int) -> None:
        """Works out before what rows are grouped by, where it holds a parameter, for one of the engines loses it there."""
        keys = [i for i in items if not i.expression.gathers and len(i.written) > 1 and any(piece[0] in "$[" for piece in i.written)]
        first = [piece for number, key in enumerate(keys) for piece in (",", *key.written, "AS", f"`group_{number}`")]
        for number, key in reversed(list(enumerate(keys))):
            self.out[key.at : key.at + len(key.written)] = [f"`group_{number}`"]
        self.out[mark:mark] = ["WITH", "*", *first] if keys else []

    def _column(self, number: int, *, top: bool) -> Item:
        """Reads an expression and its name; at the top one that has none is named by its text."""
        first, at = self.token, len(self.out)
        self.may_gather = True
        expression = self.expression()
        self.may_gather = False
        written = tuple(self.out[at:])
        source = " ".join(self.text[first.start : self.tokens[self.at - 1].end].split()).encode("utf-8", "replace").decode()
        if self.word("AS"):
            name = self.name("the name of a column")
            return Item(name, name, written, expression, at)
        if len(written) == 1 and first.kind in (Kind.WORD, Kind.NAME) and first.value in self.scope:
            return Item(first.value, first.value, written, expression, at)
        if not top:
            raise self.refuse("this has no name; give it one with AS", first)
        alias = f"column_{number}"
        self.write("AS", f"`{alias}`")
        return Item(source[:MAX_NAME], alias, written, expression, at)

    def _order(self, items: list[Item], scope: dict[str, Size]) -> None:
        """Reads ORDER BY; what is a column already is written by its name, as one of the engines needs it."""
        if not self.word("ORDER"):
            return
        self.need_word("BY")
        self.scope = scope
        gathers = any(item.expression.gathers for item in items)
        while True:
            start, at = self.token, len(self.out)
            self.may_gather = gathers
            found = self.expression()
            self.may_gather = False
            written = tuple(self.out[at:])
            same = next((item for item in items if item.written == written), None)
            if same and written != (f"`{same.alias}`",):
                self.out[at:] = [f"`{same.alias}`"]
            elif found.gathers and not same:
                raise self.refuse("what gathers rows is ordered by as a column; return it with a name, and order by that", start)
            self.word("ASC", "ASCENDING", "DESC", "DESCENDING")
            if not self.symbol(","):
                return

    def _pages(self, most: int | None) -> None:
        """Reads SKIP and LIMIT; `most` is what a query may return."""
        if self.word("SKIP"):
            self.write(str(self._number("SKIP")))
        limit = None
        if self.word("LIMIT"):
            limit = self._number("LIMIT")
            self.write(str(limit if most is None else min(limit, most)))
        elif most is not None:
            self.write("LIMIT", str(most))
        if self.is_word("SKIP"):
            raise self.refuse("SKIP stands before LIMIT")

    def _number(self, what: str) -> int:
        token: Token = self.token
        value = self.parameter(write=False) if token.kind is Kind.PARAMETER else None
        if token.kind is Kind.INTEGER:
            value = int(self.next().value)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.refuse(f"{what} takes a whole number from 0 on, written out or as a parameter", token)
        return value
