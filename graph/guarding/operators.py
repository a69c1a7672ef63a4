"""Expressions: their operators, read, measured, and written anew."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.guarding import sizes
from graph.guarding.cursor import Cursor
from graph.guarding.regexes import fault_of
from graph.guarding.sizes import MAX_SIZE, MAX_WORK, NUMBER, Size, added, either
from graph.guarding.tokens import Token

LONGEST_MATCHED = 20.0  # a text for a regular expression: a quote, no article
SIGNS = ("=", "<>", "<", ">", "<=", ">=")
MAX_NOTS = 10
LOOKED_AT = 0.1  # steps that comparing with one item of a list takes: 15 ns on Neo4j, which looks at all of them
SMALL = 1000  # what may be added to the size of something
NOTHING = object()


@dataclass(frozen=True, slots=True)
class Expression:
    """What was read: its size, the work of working it out, whether it gathers rows, and its value where the text tells it."""

    size: Size = NUMBER
    work: float = 1.0
    gathers: bool = False
    value: object = NOTHING
    counts: bool = False  # it is the size of something, give or take a number


class Operators(Cursor):
    """Reads expressions. `scope` are the variables that may be named, with their sizes."""

    scope: dict[str, Size]
    may_gather = False
    probing = 0  # how many steps are being read with a total that is larger than anything
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
            return self.bounded(self._joined(self._xor, "OR"), start)

    def bounded(self, found: Expression, start: Token) -> Expression:
        """Returns an expression; raises QueryRefused where it may grow or work beyond all bounds."""
        if self.probing:
            return found
        if found.size.size > MAX_SIZE:
            raise self.refuse("this value may grow beyond all bounds; join fewer texts or lists, or take fewer of their items", start)
        if found.work > MAX_WORK:
            raise self.refuse("this may take too many steps: lists within lists; use MATCH or UNWIND and let the engine join", start)
        return found

    def _joined(self, below: Callable[[], Expression], word: str) -> Expression:
        found = below()
        while self.word(word):
            found = condition(found, below())
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
        return condition(found) if negated else found

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
        return condition(left, right, work=left.size.size + right.size.size)

    def _predicate(self, left: Expression) -> Expression:
        if self.word("IS"):
            self.word("NOT")
            self.need_word("NULL")
            return condition(left)
        if self.word("IN"):
            right = self._sum()
            return condition(left, right, work=right.size.count * LOOKED_AT)
        if self.symbol("=~"):
            return self._matched(left)
        if self.need_word("STARTS", "ENDS", "CONTAINS") != "CONTAINS":
            self.need_word("WITH")
        right = self._sum()
        return condition(left, right, work=left.size.size + right.size.size)

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
        return condition(left, right, work=100.0)

    def _sum(self) -> Expression:
        found = self._product()
        while self.symbol("+", "-"):
            sign, start = self.out[-1], self.token
            right = self._product()
            size = added(found.size, right.size) if sign == "+" else NUMBER
            counts = all(part.counts or is_small(part.value) for part in (found, right))
            found = self.bounded(made_of((found, right), size, found.size.size + right.size.size), start)
            found = replace(found, counts=counts)
        return found

    def _product(self) -> Expression:
        found = self._power()
        while self.symbol("*", "/", "%"):
            found = made_of((found, self._power()), NUMBER)
        return found

    def _power(self) -> Expression:
        found = self._signed()
        if self.symbol("^"):
            found = made_of((found, self._signed()), NUMBER)
            if self.is_symbol("^"):
                raise self.refuse("powers stand in a row; set brackets")
        return found

    def _signed(self) -> Expression:
        if sign := self.symbol("-", "+"):
            with self.deeper():
                found = self._signed()
            if not isinstance(found.value, int | float):
                return made_of((found,), NUMBER)
            return made_of((found,), NUMBER, value=-found.value if sign == "-" else found.value)
        return self._postfix(self.atom())

    def _postfix(self, found: Expression) -> Expression:
        """Reads what follows a value: properties, items, slices and labels."""
        while True:
            if self.is_symbol("."):
                self.symbol(".")
                found = made_of((found,), self._property(found, self.key("the name of a property")))
            elif self.is_symbol("["):
                found = self._item(found)
            elif self.is_symbol(":") and self.at and found.size.entity:
                while self.symbol(":"):
                    self.key("a label")
                    self.no_label_expression()
                found = condition(found)
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
        self.by_itself((found, *inner))
        return made_of((found, *inner), size)

    def by_itself(self, parts: Sequence[Expression]) -> None:
        """Raises QueryRefused where rows are gathered within a list or map, which one engine does not take."""
        if any(part.gathers for part in parts):
            raise self.refuse("what gathers rows stands by itself; name it first, such as WITH a, collect(b) AS bs, and go on with bs")

    @abstractmethod
    def atom(self) -> Expression:
        """Reads a value without operators."""


def _grown(size: Size) -> Size:
    """Returns what an item may be where the value may be a map: no less than the largest of its parts."""
    return Size(size.item, size.count, size.item, size.entity)


def made_of(parts: Sequence[Expression], size: Size, work: float = 0.0, value: object = NOTHING) -> Expression:
    """Returns an expression made of others."""
    return Expression(size, 1.0 + work + sum(p.work for p in parts), any(p.gathers for p in parts), value)


def condition(*parts: Expression, work: float = 0.0) -> Expression:
    """Returns an expression that is true, false or null."""
    return made_of(parts, NUMBER, work)


def is_small(value: object) -> bool:
    """Returns whether a value is a whole number near 0."""
    return isinstance(value, int) and abs(value) <= SMALL
