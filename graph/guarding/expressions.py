"""Expressions: read, measured, and written anew."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.guarding import sizes
from graph.guarding.allowed import AGGREGATES, FUNCTIONS, Function, Gives
from graph.guarding.cursor import Cursor
from graph.guarding.regexes import fault_of
from graph.guarding.sizes import MAX_SIZE, MAX_WORK, NUMBER, TEXT, Size, added, either, listed
from graph.guarding.tokens import Kind, Token

LONGEST_MATCHED = 20.0  # a text for a regular expression: a quote, no article
SIGNS = ("=", "<>", "<", ">", "<=", ">=")
QUANTIFIERS = ("ALL", "ANY", "NONE", "SINGLE")
MAX_NOTS = 10
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Expression:
    """What was read: its size, the work of working it out, whether it gathers rows, and its value where the text tells it."""

    size: Size = NUMBER
    work: float = 1.0
    gathers: bool = False
    value: object = NOTHING
    counts: bool = False  # it is the size of something, give or take a number


class Expressions(Cursor):
    """Reads expressions. `scope` are the variables that may be named, with their sizes."""

    scope: dict[str, Size]
    may_gather = False
    patterns = 0  # how many patterns and subqueries have been read so far

    @abstractmethod
    def is_pattern(self) -> bool:
        """Returns whether a pattern of a node and a relation comes next."""

    @abstractmethod
    def pattern_condition(self) -> None:
        """Reads a pattern that says whether it is there."""

    @abstractmethod
    def pattern_comprehension(self, start: Token) -> Expression:
        """Reads a list of what a pattern finds, after its bracket."""

    @abstractmethod
    def subquery_condition(self) -> None:
        """Reads what stands in EXISTS { } or COUNT { }, after its keyword."""

    def expression(self) -> Expression:
        """Reads one; raises QueryRefused, also where it could grow or work beyond all bounds."""
        start = self.token
        with self.deeper():
            return self._bounded(self._joined(self._xor, "OR"), start)

    def _bounded(self, found: Expression, start: Token) -> Expression:
        if found.size.size > MAX_SIZE:
            raise self.refuse("this value may grow beyond all bounds; join fewer texts or lists, or take fewer of their items", start)
        if found.work > MAX_WORK:
            raise self.refuse("this may take too many steps: lists within lists; use MATCH or UNWIND and let the engine join", start)
        return found

    def _joined(self, below: Callable[[], Expression], word: str) -> Expression:
        found = below()
        while self.word(word):
            found = _condition(found, below())
        return found

    def _xor(self) -> Expression:
        return self._joined(self._and, "XOR")

    def _and(self) -> Expression:
        return self._joined(self._not, "AND")

    def _not(self) -> Expression:
        start, negated = self.at, False
        while self.word("NOT"):
            negated = True
            if self.at - start > MAX_NOTS:
                raise self.refuse("NOT stands too often in a row; two of them are none")
        found = self._comparison()
        return _condition(found) if negated else found

    def _comparison(self) -> Expression:
        left = self._sum()
        while self.is_word("IS", "STARTS", "ENDS", "CONTAINS", "IN") or self.is_symbol("=~"):
            left = self._predicate(left)
        if not self.is_symbol(*SIGNS):
            return left
        self.symbol(*SIGNS)
        right = self._sum()
        while self.is_word("IS", "STARTS", "ENDS", "CONTAINS", "IN") or self.is_symbol("=~"):
            right = self._predicate(right)
        if self.is_symbol(*SIGNS):
            raise self.refuse("comparisons stand in a row; write a < b AND b < c")
        return _condition(left, right, work=left.size.size + right.size.size)

    def _predicate(self, left: Expression) -> Expression:
        if self.word("IS"):
            self.word("NOT")
            self.need_word("NULL")
            return _condition(left)
        if self.word("IN"):
            return _condition(left, self._sum(), work=1.0)
        if self.symbol("=~"):
            return self._matched(left)
        if self.need_word("STARTS", "ENDS", "CONTAINS") != "CONTAINS":
            self.need_word("WITH")
        right = self._sum()
        return _condition(left, right, work=left.size.size + right.size.size)

    def _matched(self, left: Expression) -> Expression:
        """Reads the pattern of `=~`, which has to be known."""
        start = self.token
        right = self._sum()
        if not isinstance(right.value, str):
            raise self.refuse("a pattern is one text or parameter, so that it can be checked; it is not put together", start)
        if fault := fault_of(right.value):
            raise self.refuse(fault, start)
        if left.size.size > LONGEST_MATCHED:
            raise self.refuse("a pattern is matched against a property, a quote or a title; for longer texts use CONTAINS", start)
        return _condition(left, right, work=100.0)

    def _sum(self) -> Expression:
        found = self._product()
        while self.symbol("+", "-"):
            sign, start = self.out[-1], self.token
            right = self._product()
            size = added(found.size, right.size) if sign == "+" else NUMBER
            counts = all(part.counts or isinstance(part.value, int) for part in (found, right))
            found = self._bounded(_of((found, right), size, found.size.size + right.size.size), start)
            found = replace(found, counts=counts)
        return found

    def _product(self) -> Expression:
        found = self._power()
        while self.symbol("*", "/", "%"):
            found = _of((found, self._power()), NUMBER)
        return found

    def _power(self) -> Expression:
        found = self._signed()
        if self.symbol("^"):
            found = _of((found, self._signed()), NUMBER)
            if self.is_symbol("^"):
                raise self.refuse("powers stand in a row; set brackets")
        return found

    def _signed(self) -> Expression:
        if sign := self.symbol("-", "+"):
            with self.deeper():
                found = self._signed()
            if not isinstance(found.value, int | float):
                return _of((found,), NUMBER)
            return _of((found,), NUMBER, value=-found.value if sign == "-" else found.value)
        return self._postfix(self._atom())

    def _postfix(self, found: Expression) -> Expression:
        """Reads what follows a value: properties, items, slices and labels."""
        while True:
            if self.is_symbol("."):
                self.symbol(".")
                found = _of((found,), self._property(found, self.key("the name of a property")))
            elif self.is_symbol("["):
                found = self._item(found)
            elif self.is_symbol(":") and self.at and found.size.entity:
                while self.symbol(":"):
                    self.key("a label")
                    self.no_label_expression()
                found = _condition(found)
            else:
                return found

    def no_label_expression(self) -> None:
        """Raises QueryRefused where labels are put together by signs, which one engine does not read."""
        if self.is_symbol("|") or self.token.value in ("&", "!"):
            raise self.refuse("labels stand alone; write WHERE n:State OR n:Person")

    def _property(self, found: Expression, key: str) -> Size:
        return sizes.stored(key) if found.size.entity else either(sizes.stored(key), found.size)

    def _item(self, found: Expression) -> Expression:
        """Reads an item or a slice of a list, or a property whose name is a value."""
        self.need_symbol("[")
        inner: list[Expression] = []
        if not self.is_symbol(".."):
            inner.append(self.expression())
        sliced = self.symbol("..")
        if sliced and not self.is_symbol("]"):
            inner.append(self.expression())
        if not sliced and len(inner) == 1 and found.size.entity and found.size.count == 1:
            size = Size(sizes.WHOLE, sizes.STORED_LISTED, sizes.WHOLE / sizes.STORED_LISTED)
        else:
            size = found.size if sliced else either(found.size.element, _grown(found.size))
        if sliced and any(isinstance(e.value, int) and e.value < 0 for e in inner):
            raise self.refuse("slices count from the beginning; engines differ where a bound is negative")
        self.need_symbol("]")
        self._by_itself((found, *inner))
        return _of((found, *inner), size)

    def _by_itself(self, parts: Sequence[Expression]) -> None:
        """Raises QueryRefused where rows are gathered within a list or map, which one engine does not take."""
        if any(part.gathers for part in parts):
            raise self.refuse("what gathers rows stands by itself; name it first, such as WITH a, collect(b) AS bs, and go on with bs")

    def _atom(self) -> Expression:
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
            return self._called()
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
        self._by_itself(parts)
        return _of(parts, Size(total, sizes.STORED_LISTED, total))

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
        self._by_itself(parts)
        total = sum(max(part.size.size, sizes.ITEM) for part in parts)
        return _of(parts, Size(total, max(len(parts), 1), total))

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
        self._by_itself(parts)
        of = [part.size for part in parts]
        total = sum(max(s.size, sizes.ITEM) for s in of)
        size = Size(total, max(len(parts), 1), max((s.size for s in of), default=0.0), bool(of) and all(s.entity for s in of))
        values = [part.value for part in parts]
        return _of(parts, size, value=NOTHING if NOTHING in values else values)

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
        return self._bounded(Expression(size, work, source.gathers), start)

    def _each(self) -> tuple[Expression, Callable[[Callable[[], Expression]], Expression]]:
        """Reads `x IN list`; returns the list, and what reads an expression in which x is one of its items."""
        name = self.name("a name for each item")
        self.need_word("IN")
        source = self.expression()
        self._by_itself((source,))

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
        return self._bounded(Expression(NUMBER, source.work + source.size.count * (1.0 + where.work), source.gathers), start)

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
        before, self.scope = self.scope, self.scope | {total: first.size}
        at = self.at
        step = within(self.expression)
        again = sum(t.kind in (Kind.WORD, Kind.NAME) and t.value == total for t in self.tokens[at : self.at])
        self.scope = before
        self.need_symbol(")")
        if again > 1 and step.size.size > 0:
            raise self.refuse(f"{total} stands in its own step more than once, so that it may double each time; name it once", start)
        grown = first.size.size + source.size.count * step.size.size if step.size.size else 0.0
        counted = first.size.count + source.size.count * step.size.count
        work = first.work + source.work + source.size.count * (1.0 + step.work)
        return self._bounded(Expression(Size(grown, counted, max(first.size.item, step.size.size)), work, source.gathers), start)

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
        return _of((*parts, *results), either(*(r.size for r in results)))

    def _called(self) -> Expression:
        """Reads a function with its arguments."""
        start = self.token
        name = self._function_name()
        if name.lower() in AGGREGATES:
            return self._gathered(AGGREGATES[name.lower()], start)
        function = FUNCTIONS.get(name.lower())
        if function is None:
            raise self.refuse(f"the function {name} is not allowed; those that are stand in the documentation of queries", start)
        self.write(function.name)
        given = self._arguments()
        if not function.least <= len(given) <= function.most:
            wanted = str(function.least) if function.least == function.most else f"{function.least} to {function.most}"
            raise self.refuse(f"{function.name} takes {wanted} arguments, not {len(given)}", start)
        size = self._result(function, given, start)
        work = sum(e.size.size for e in given) if function.work else 0.0
        return self._bounded(replace(_of(given, size, work), counts=function.name in ("size", "length")), start)

    def _function_name(self) -> str:
        parts = [self.next().value]
        while self.is_symbol("."):
            self.next()
            parts.append(self.next().value)
        return ".".join(parts)

    def _arguments(self) -> list[Expression]:
        self.need_symbol("(")
        given = []
        while not self.is_symbol(")"):
            given.append(self.expression())
            if not self.symbol(","):
                break
        self.need_symbol(")")
        return given

    def _result(self, function: Function, given: Sequence[Expression], start: Token) -> Size:
        """Returns the size of what a function gives."""
        first = given[0].size if given else NUMBER
        match function.gives:
            case Gives.NUMBER:
                return NUMBER
            case Gives.SAME if function.name == "replace":
                self._replacing(given, start)
                return first
            case Gives.SAME:
                return either(first, NUMBER if first.size else sizes.text(30))
            case Gives.ITEM:
                return first.element
            case Gives.EITHER:
                return either(*(e.size for e in given))
            case Gives.WORDS:
                return TEXT
            case Gives.NODE:
                return sizes.ENTITY
            case Gives.HOPS:
                return listed(sizes.HOPS, sizes.ENTITY)
            case Gives.WHOLE:
                return Size(sizes.WHOLE, sizes.STORED_LISTED, sizes.WHOLE)
            case Gives.PARTS:
                return Size(first.size * 100 * sizes.ITEM, max(first.size * 100, 1.0), sizes.ITEM)
            case Gives.RANGE:
                return self._ranged(given, start)

    def _replacing(self, given: Sequence[Expression], start: Token) -> None:
        """Raises QueryRefused where a replacement may make a text longer."""
        searched, put = given[1].value, given[2].value
        if not isinstance(searched, str) or not isinstance(put, str) or len(put) > len(searched):
            raise self.refuse("replace puts a text or parameter in the place of one that is no shorter, so that nothing grows", start)

    def _ranged(self, given: Sequence[Expression], start: Token) -> Size:
        """Returns the size of a range whose bounds are known, or come from the size of something."""
        bounds = [e.value for e in given]
        if all(isinstance(b, int) and not isinstance(b, bool) for b in bounds):
            numbers = [b for b in bounds if isinstance(b, int)]
            count = abs(numbers[1] - numbers[0]) / max(abs(numbers[2]) if len(numbers) > 2 else 1, 1) + 1
            if count > sizes.MAX_RANGE:
                raise self.refuse(f"a range has at most {sizes.MAX_RANGE:,} numbers", start)
            return listed(count, NUMBER)
        if all(e.counts or isinstance(e.value, int) for e in given):
            return listed(sizes.GATHERED, NUMBER)
        raise self.refuse("the bounds of a range are numbers, parameters or size(...), so that its length is known", start)

    def _gathered(self, name: str, start: Token) -> Expression:
        """Reads a function that gathers rows."""
        if not self.may_gather:
            raise self.refuse(f"{name} gathers rows; it stands in RETURN or WITH, not inside of another one or of a condition", start)
        fills = name == "sum"
        self.write(*(("coalesce", "(") if fills else ()), name)
        self.may_gather = False
        self.need_symbol("(")
        if name == "count" and self.symbol("*"):
            given = [Expression()]
        else:
            self.word("DISTINCT")
            given = [self.expression()]
            while self.symbol(","):
                given.append(self.expression())
        self.need_symbol(")")
        self.write(*((",", "0", ")") if fills else ()))
        self.may_gather = True
        if len(given) != (2 if name.startswith("percentile") else 1):
            raise self.refuse(f"{name} takes {2 if name.startswith('percentile') else 1} arguments, not {len(given)}", start)
        if len(given) > 1 and not isinstance(given[1].value, float | int):
            raise self.refuse("the share of a percentile is a number between 0 and 1, written out", start)
        return Expression(_size_gathered(name, given[0].size), sum(e.work for e in given), gathers=True)


def _size_gathered(name: str, of: Size) -> Size:
    match name:
        case "collect":
            return Size(sizes.GATHERED_SIZE, sizes.GATHERED, max(of.size, sizes.ITEM), of.entity)
        case "min" | "max":
            return of
        case _:
            return NUMBER


def _grown(size: Size) -> Size:
    """Returns what an item may be where the value may be a map: no less than the largest of its parts."""
    return Size(size.item, size.count, size.item, size.entity)


def _of(parts: Sequence[Expression], size: Size, work: float = 0.0, value: object = NOTHING) -> Expression:
    """Returns an expression made of others."""
    return Expression(size, 1.0 + work + sum(p.work for p in parts), any(p.gathers for p in parts), value)


def _condition(*parts: Expression, work: float = 0.0) -> Expression:
    """Returns an expression that is true, false or null."""
    return _of(parts, NUMBER, work)
