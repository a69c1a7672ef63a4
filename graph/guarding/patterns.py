"""Patterns of nodes and relations: read, bounded, and written anew."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.guarding import sizes
from graph.guarding.expressions import Expressions
from graph.guarding.operators import Expression
from graph.guarding.sizes import ENTITY, Size, listed
from graph.guarding.tokens import Kind, Token

MAX_HOPS = 6  # the fifth hop from a state reaches most of any graph; time runs out before
MAX_SHORTEST = 15  # shortest paths stop at the first
SHORTEST = {"shortestpath": "shortestPath", "allshortestpaths": "allShortestPaths"}
PATH = Size(sizes.HOPS * sizes.ITEM * 2, sizes.HOPS, sizes.ITEM)


class Patterns(Expressions):
    """Reads patterns. Where `binds` is set new names may be given, elsewhere they have to be known."""

    binds = False

    def is_pattern(self) -> bool:
        """Returns whether `(...)-` or `(...)<-` comes next, which no arithmetic begins with: `(a)-(b)` has no second sign."""
        if not self.is_symbol("("):
            return False
        depth, steps = 0, 0
        while self.ahead(steps).kind is not Kind.END:
            depth += self.is_symbol("(", "{", "[", steps=steps) - self.is_symbol(")", "}", "]", steps=steps)
            steps += 1
            if not depth:
                break
        if self.is_symbol("<", steps=steps):
            steps += 1
            return self.is_symbol("-", steps=steps) and self.is_symbol("-", "[", steps=steps + 1)
        if not self.is_symbol("-", steps=steps) or not self.is_symbol("-", "[", steps=steps + 1):
            return False
        return self.is_symbol(")", ":", "{", steps=1) or self.is_symbol(")", ":", "{", steps=2)

    def pattern_condition(self) -> None:
        """Reads a pattern that says whether it is there; raises QueryRefused where it names something new."""
        with self._binding(binds=False):
            self._chain()

    def pattern_comprehension(self, start: Token) -> Expression:
        """Reads `[(a)-->(b) WHERE ... | ...]` after its bracket."""
        with self._inner():
            if self.is_name():
                raise self.refuse("a list of what a pattern finds names no path; name its nodes and relations")
            with self._binding(binds=True):
                self._chain()
            if self.word("WHERE"):
                self.expression()
            self.need_symbol("|")
            body = self.expression()
        self.need_symbol("]")
        size = Size(max(sizes.GATHERED_SIZE / 10, body.size.size), sizes.GATHERED, max(body.size.size, sizes.ITEM), body.size.entity)
        return self.bounded(Expression(size, 1000.0 + body.work), start)

    def subquery_condition(self) -> None:
        """Reads `{ [MATCH] pattern [, pattern] [WHERE ...] }`."""
        with self.deeper(), self._inner():
            self.need_symbol("{")
            if not self.word("MATCH"):
                self.write("MATCH")
            self.patterns_matched()
            if self.word("WHERE"):
                self.expression()
            if self.is_word("RETURN", "WITH", "MATCH", "UNWIND", "CALL", "OPTIONAL", "UNION"):
                raise self.refuse("only patterns and one WHERE stand in here; for more write CALL (n) { ... }")
            self.need_symbol("}")

    def patterns_matched(self) -> None:
        """Reads the patterns of a MATCH, which name what they find."""
        with self._binding(binds=True):
            self._path()
            while self.symbol(","):
                self._path()

    @contextmanager
    def _binding(self, *, binds: bool) -> Iterator[None]:
        before, self.binds = self.binds, binds
        try:
            yield
        finally:
            self.binds = before

    @contextmanager
    def _inner(self) -> Iterator[None]:
        """Forgets at the end what was named within."""
        before, gather = dict(self.scope), self.may_gather
        self.may_gather = False
        try:
            yield
        finally:
            self.scope, self.may_gather = before, gather

    def _path(self) -> None:
        """Reads one pattern, with the name of its path where it has one."""
        if self.is_name() and self.is_symbol("=", steps=1):
            token = self.token
            name = self.name("the name of a path")
            if name in self.scope:
                raise self.refuse(f"{name} is named already; give the path a name of its own", token)
            self.need_symbol("=")
            self._shortest_or_chain(named=True)
            self.scope = self.scope | {name: PATH}
        else:
            self._shortest_or_chain(named=False)

    def _shortest_or_chain(self, *, named: bool) -> None:
        token = self.token
        if token.kind is Kind.WORD and token.value.lower() in SHORTEST and self.is_symbol("(", steps=1):
            self.write(SHORTEST[self.next().value.lower()])
            self.need_symbol("(")
            if self._chain(most=MAX_SHORTEST) != 1:
                raise self.refuse("a shortest path has one relation, such as (a)-[*..5]-(b)", token)
            self.need_symbol(")")
        elif self._chain() == 0 and named:
            raise self.refuse("a path has at least one relation", token)

    def _chain(self, most: int = MAX_HOPS) -> int:
        """Reads nodes and relations in turn; returns how many relations."""
        relations = 0
        self._node()
        while self.is_symbol("-", "<"):
            self._relation(most)
            self._node()
            relations += 1
        if self.is_symbol("{", "+", "*") or self.is_symbol("("):
            raise self.refuse("only Cypher that both engines read is taken: write -[*1..3]- for paths of several hops")
        return relations

    def _node(self) -> None:
        if self.is_symbol("(", steps=1):
            raise self.refuse("a part of a path in brackets is not taken; write -[*1..3]- for paths of several hops")
        self.need_symbol("(")
        if self.is_name():
            token = self.token
            self._bind(self.name("a name"), token, ENTITY)
        while self.symbol(":"):
            self.key("a label")
            self.no_label_expression()
        if self.is_word("IS"):
            raise self.refuse("write a colon before a label")
        self._properties()
        if self.is_word("WHERE"):
            raise self.refuse("only Cypher that both engines read is taken: write WHERE after the whole pattern")
        self.need_symbol(")")

    def _relation(self, most: int) -> None:
        """Reads `-->`, `<--`, `--` or the same with brackets."""
        start = self.token
        left = bool(self._sign("<"))
        if not self._sign("-"):
            self.unexpected("-")
        at = len(self.out)
        if self.symbol("["):
            self._within(most)
            self.need_symbol("]")
        if not self._sign("-"):
            self.unexpected("-")
        right = bool(self._sign(">"))
        if left and right:
            raise self.refuse("a relation in any direction is written (a)--(b)", start)
        opening, closing = "<-" if left else "-", "->" if right else "-"
        if at == len(self.out):
            self.write(opening + closing)
        else:
            self.out.insert(at, opening)
            self.write(closing)

    def _sign(self, value: str) -> bool:
        """Takes a sign that is written later, with others."""
        if not self.is_symbol(value):
            return False
        self.next()
        return True

    def _within(self, most: int) -> None:
        """Reads what stands in the brackets of a relation: name, types, hops, properties."""
        token = self.token
        name = self.name("a name") if self.is_name() else None
        if self.symbol(":"):
            self.key("a type")
            while self.symbol("|"):
                self._sign(":")
                self.key("a type")
            self.no_label_expression()
        several = self.is_symbol("*")
        if several:
            self._hops(most)
        self._properties()
        if self.is_word("WHERE"):
            raise self.refuse("only Cypher that both engines read is taken: write WHERE after the whole pattern")
        if name is not None:
            self._bind(name, token, listed(sizes.HOPS, ENTITY) if several else ENTITY)

    def _hops(self, most: int) -> None:
        """Reads `*2`, `*1..3` or `*..3`; raises QueryRefused where there is no end to it."""
        start = self.token
        self.need_symbol("*")
        least = self.integer("a number of hops") if self.token.kind is Kind.INTEGER else None
        last = least
        if self.symbol(".."):
            last = self.integer("a number of hops") if self.token.kind is Kind.INTEGER else None
        if last is None:
            raise self.refuse(f"paths of any length have no end; write how many hops at most, such as *..3; {most} are the most", start)
        if last > most:
            raise self.refuse(f"{last} hops are too many; {most} are the most", start)
        if last < (1 if least is None else least):
            raise self.refuse("the most hops are fewer than the least; turn them round", start)

    def _properties(self) -> None:
        """Reads a map of properties that a node or relation has to have."""
        if self.token.kind is Kind.PARAMETER:
            raise self.refuse("properties are named one by one, such as {id: $id}")
        if self.is_symbol("{") and self.expression().gathers:
            raise self.refuse("a pattern gathers nothing; gather rows in a WITH before")

    def _bind(self, name: str, token: Token, size: Size) -> None:
        """Names a node or relation: a known one is that one, a new one is named where names may be given."""
        known = self.scope.get(name)
        if known is None and not self.binds:
            raise self.refuse(f"there is no {name} here; leave its name out, or name it in a MATCH before", token)
        if known is not None and not known.entity:
            raise self.refuse(f"{name} is no node or relation; give this one another name", token)
        if known is not None and size.count > 1:
            raise self.refuse(f"{name} is named already; give the relations of this path a name of their own", token)
        if known is None:
            self.scope = self.scope | {name: size}
