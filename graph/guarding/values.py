"""Values: texts, numbers, names, lists, maps, and what is made of lists item by item."""

from abc import abstractmethod
from collections.abc import Callable

from graph.guarding import sizes
from graph.guarding.operators import NOTHING, Expression, Operators, made_of
from graph.guarding.sizes import NUMBER, Size, either, listed
from graph.guarding.tokens import Kind, Token

QUANTIFIERS = ("ALL", "ANY", "NONE", "SINGLE")
MAX_REDUCES = 16  # each is read twice, one within another one four times
LARGER = 1e12  # than anything else, so that nothing hides how a step grows


class Values(Operators):
    """Reads values."""

    _reduces = 0

    @abstractmethod
    def called(self) -> Expression:
        """Reads a function with its arguments."""

    def atom(self) -> Expression:
        """Reads a value without operators."""
        token = self.token
        match token.kind:
            case Kind.INTEGER:
                return Expression(value=self.integer("a number"))
            case Kind.FLOAT:
                self.out.append(self.next().value)
                return Expression(value=float(token.value))
            case Kind.TEXT:
                self.text_value(self.next().value)
                return Expression(sizes.text(len(token.value)), value=token.value)
            case Kind.PARAMETER:
                value = self.parameter()
                return Expression(self.parameter_size(value), value=value)
            case Kind.SYMBOL:
                return self._bracketed(token)
        if self.word("TRUE", "FALSE", "NULL"):
            return Expression()
        return self._worded()

    def _bracketed(self, token: Token) -> Expression:
        if token.value == "(" and self.is_pattern():
            self.patterns += 1
            self.pattern_condition()
            return Expression(work=100.0)
        if self.symbol("("):
            found = self.expression()
            self.need_symbol(")")
            return found
        if token.value == "[":
            return self._list()
        if token.value == "{":
            return self._map()
        self.unexpected("a value")
        raise AssertionError

    def _worded(self) -> Expression:
        """Reads what begins with a word: CASE, a subquery, a function, a quantifier or a variable."""
        if self.is_word("CASE"):
            return self._case()
        if self.is_word("EXISTS", "COUNT", "COLLECT") and self.is_symbol("{", steps=1):
            if self.is_word("COLLECT"):
                raise self.refuse("only Cypher that both engines read is taken: write CALL (n) { ... RETURN collect(...) AS xs }")
            self.word("EXISTS", "COUNT")
            self.patterns += 1
            self.subquery_condition()
            return Expression(work=100.0)
        if self.is_symbol("(", steps=1) and self.is_word(*QUANTIFIERS):
            return self._quantified()
        if self.is_symbol("(", steps=1) and self.is_word("REDUCE"):
            return self._reduced()
        if self.is_symbol("(", steps=1) or self._is_namespaced():
            return self.called()
        return self._variable()

    def _is_namespaced(self) -> bool:
        """Returns whether a function with dots in its name comes next."""
        steps = 1
        while self.is_symbol(".", steps=steps) and self.ahead(steps + 1).kind in (Kind.WORD, Kind.NAME):
            steps += 2
        return steps > 1 and self.is_symbol("(", steps=steps)

    def _variable(self) -> Expression:
        token = self.token
        name = self.name("a value")
        if name not in self.scope:
            raise self.refuse(f"there is no {name} here; name it in a MATCH, UNWIND or WITH before", token)
        size = self.scope[name]
        if not self.is_symbol("{"):
            return Expression(size)
        return self._projection()

    def _projection(self) -> Expression:
        """Reads a map of properties of a variable: `n {.name, .*, more: 1}`."""
        self.need_symbol("{")
        parts: list[Expression] = []
        total = sizes.ITEM
        while not self.is_symbol("}"):
            if self.symbol("."):
                if self.symbol("*"):
                    total += sizes.WHOLE
                else:
                    total += sizes.stored(self.key("the name of a property")).size
            else:
                parts.append(self._pair())
                total += max(parts[-1].size.size, sizes.ITEM)
            if not self.symbol(","):
                break
        self.need_symbol("}")
        self.by_itself(parts)
        return made_of(parts, Size(total, sizes.STORED_LISTED, total))

    def _pair(self) -> Expression:
        """Reads a key and its value."""
        self.key("a key")
        self.need_symbol(":")
        return self.expression()

    def _map(self) -> Expression:
        self.need_symbol("{")
        parts = []
        while not self.is_symbol("}"):
            parts.append(self._pair())
            if not self.symbol(","):
                break
        self.need_symbol("}")
        self.by_itself(parts)
        total = sum(max(part.size.size, sizes.ITEM) for part in parts)
        return made_of(parts, Size(total, max(len(parts), 1), total))

    def _list(self) -> Expression:
        """Reads a list of items, or one that is made of another list or of what a pattern finds."""
        start = self.token
        self.need_symbol("[")
        if self.is_pattern() or (self.is_name() and self.is_symbol("=", steps=1) and self.is_symbol("(", steps=2)):
            self.patterns += 1
            return self.pattern_comprehension(start)
        if self.is_name() and self.is_word("IN", steps=1):
            return self._comprehension(start)
        parts = []
        while not self.is_symbol("]"):
            parts.append(self.expression())
            if not self.symbol(","):
                break
        self.need_symbol("]")
        self.by_itself(parts)
        of = [part.size for part in parts]
        total = sum(max(s.size, sizes.ITEM) for s in of)
        size = Size(total, max(len(parts), 1), max((s.size for s in of), default=0.0), bool(of) and all(s.entity for s in of))
        values = [part.value for part in parts]
        return made_of(parts, size, value=NOTHING if NOTHING in values else values)

    def _comprehension(self, start: Token) -> Expression:
        source, within = self._each()
        where, body = Expression(work=0.0), None
        if self.word("WHERE"):
            where = within(self.expression)
        if self.symbol("|"):
            body = within(self.expression)
        self.need_symbol("]")
        size = listed(source.size.count, body.size) if body else source.size
        work = source.work + source.size.count * (1.0 + where.work + (body.work if body else 0.0))
        return self.bounded(Expression(size, work, source.gathers), start)

    def _each(self) -> tuple[Expression, Callable[[Callable[[], Expression]], Expression]]:
        """Reads `x IN list`; returns the list, and what reads an expression in which x is one of its items."""
        name = self.name("a name for each item")
        self.need_word("IN")
        source = self.expression()
        self.by_itself((source,))

        def within(read: Callable[[], Expression]) -> Expression:
            before, gather = self.scope, self.may_gather
            self.scope, self.may_gather = before | {name: source.size.element}, False
            try:
                return read()
            finally:
                self.scope, self.may_gather = before, gather

        return source, within

    def _quantified(self) -> Expression:
        start = self.token
        self.need_word(*QUANTIFIERS)
        self.need_symbol("(")
        source, within = self._each()
        self.need_word("WHERE")
        where = within(self.expression)
        self.need_symbol(")")
        return self.bounded(Expression(NUMBER, source.work + source.size.count * (1.0 + where.work), source.gathers), start)

    def _reduced(self) -> Expression:
        """Reads `reduce(total = start, x IN list | expression)`, in which `total` may stand once as what grows."""
        start = self.next()
        self.write("reduce")
        self.need_symbol("(")
        total = self.name("a name for what is added up")
        self.need_symbol("=")
        first = self.expression()
        self.need_symbol(",")
        source, within = self._each()
        self.need_symbol("|")
        step, growth = self._step(total, first, within)
        self.need_symbol(")")
        if growth > 1.0 + 1e-3:
            raise self.refuse(f"{total} may grow by more than what is added in each step, such as by doubling; name it once", start)
        grown = first.size.size + source.size.count * max(step.size.size - growth * first.size.size, 0.0)
        work = first.work + source.work + source.size.count * (1.0 + step.work)
        return self.bounded(Expression(Size(grown, max(grown / sizes.ITEM, 1.0), grown), work, source.gathers), start)

    def _step(self, total: str, first: Expression, within: Callable[[Callable[[], Expression]], Expression]) -> tuple[Expression, float]:
        """Reads the step of `reduce` twice, with a small and a large total; returns it, and how much of the total is in its result."""
        at, written, before = self.at, len(self.out), self.scope
        self._reduces += 1
        if self._reduces > MAX_REDUCES:
            raise self.refuse(f"reduce stands in the query more than {MAX_REDUCES} times; write it with UNWIND, sum and collect")
        read = []
        for more in (LARGER, 0.0):
            self.at = at
            del self.out[written:]
            size = first.size.size + more
            self.scope = before | {total: Size(size, max(size / sizes.ITEM, first.size.count), size, first.size.entity)}
            self.probing += more > 0
            read.append(within(self.expression))
            self.probing -= more > 0
        self.scope = before
        return read[1], round((read[0].size.size - read[1].size.size) / LARGER, 3)

    def _case(self) -> Expression:
        self.need_word("CASE")
        parts = [] if self.is_word("WHEN") else [self.expression()]
        results = []
        while self.word("WHEN"):
            parts.append(self.expression())
            if self.is_symbol(","):
                raise self.refuse("one WHEN has one value; write another WHEN")
            self.need_word("THEN")
            results.append(self.expression())
        if not results:
            self.unexpected("WHEN")
        if self.word("ELSE"):
            results.append(self.expression())
        self.need_word("END")
        return made_of((*parts, *results), either(*(r.size for r in results)))
