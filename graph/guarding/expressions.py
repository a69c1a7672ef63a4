"""Functions: only those that are listed, with what they give."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from graph.guarding import sizes
from graph.guarding.allowed import AGGREGATES, FUNCTIONS, Function, Gives
from graph.guarding.operators import Expression, is_small, made_of
from graph.guarding.sizes import NUMBER, TEXT, Size, either, listed
from graph.guarding.tokens import Token
from graph.guarding.values import Values


class Expressions(Values):
    """Reads whole expressions."""

    def called(self) -> Expression:
        """Reads a function with its arguments."""
        start = self.token
        name = self._function_name()
        if name.lower() in AGGREGATES:
            return self._gathered(AGGREGATES[name.lower()], start)
        function = FUNCTIONS.get(name.lower())
        if function is None:
            near = get_close_matches(name.lower(), (*FUNCTIONS, *AGGREGATES), 3, 0.5)
            like = f"like it are {', '.join(_spelled(n) for n in near)}; " if near else ""
            raise self.refuse(f"the function {name} is not allowed; {like}docs/cypher.md lists those that are", start)
        self.write(function.name)
        given = self._arguments()
        if not function.least <= len(given) <= function.most:
            wanted = str(function.least) if function.least == function.most else f"{function.least} to {function.most}"
            raise self.refuse(f"{function.name} takes {wanted} arguments, not {len(given)}", start)
        size = self._result(function, given, start)
        work = sum(e.size.size for e in given) if function.work else 0.0
        return self.bounded(replace(made_of(given, size, work), counts=function.name in ("size", "length")), start)

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
        if all(e.counts or is_small(e.value) for e in given):
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


def _spelled(name: str) -> str:
    """Returns the name of a function as it is written."""
    return AGGREGATES.get(name) or FUNCTIONS[name].name


def _size_gathered(name: str, of: Size) -> Size:
    match name:
        case "collect":
            return Size(sizes.GATHERED_SIZE, sizes.GATHERED, max(of.size, sizes.ITEM), of.entity)
        case "min" | "max":
            return of
        case _:
            return NUMBER
