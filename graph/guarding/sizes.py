"""How large a value may get and how much work it takes, told from the text of a query before it runs.

Neo4j stops a query between rows, but neither within one expression nor by the memory that texts and lists grown there
take: 30,000 x 30,000 steps of two nested lists ran 15 s past a limit of 1 s (5.26.30). So growth is bounded here.
Sizes count items of a list, or hundreds of characters of a text: about 100 to 400 bytes each.
"""

from dataclasses import dataclass

MAX_SIZE = 300_000.0  # of one value: some 100 MB at worst
MAX_WORK = 5_000_000.0  # steps within one expression of one row: less than a second
STORED = 1.0  # a text of the graph, such as a quote
STORED_LISTED = 100.0  # items of a list in the graph, such as aliases
LONG = {"body": 2000.0}  # an article's text: 200,000 characters at most
WHOLE = 2000.0  # all properties of a node, or one whose name is not known
GATHERED = 10_000.0  # items that `collect` gathers; both engines bound their memory themselves
GATHERED_SIZE = 100_000.0
HOPS = 30.0  # nodes or relations of a path
ITEM = 0.1  # the least that an item of a list takes
MAX_RANGE = 1_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """Of a value: how large it is, how many items a list has and how large each of them is; `entity`: nodes or relations."""

    size: float = 0.0
    count: float = 1.0
    item: float = 0.0
    entity: bool = False
    work: float = 0.0

    @property
    def element(self) -> "Size":
        """One of the items."""
        return Size(max(self.item, ITEM), STORED_LISTED, max(self.item, ITEM) / STORED_LISTED, self.entity)


NUMBER = Size()
ENTITY = Size(ITEM, 1.0, ITEM, entity=True)
TEXT = Size(STORED, STORED_LISTED, ITEM)


def stored(key: str) -> Size:
    """Returns the size of a property of the graph."""
    size = LONG.get(key, STORED)
    return Size(size, STORED_LISTED, ITEM)


def text(length: int) -> Size:
    """Returns the size of a text of so many characters."""
    return Size(max(length / 100, ITEM))


def listed(count: float, item: Size) -> Size:
    """Returns the size of a list of so many such items."""
    each = max(item.size, ITEM)
    return Size(count * each, count, each, item.entity)


def added(left: Size, right: Size) -> Size:
    """Returns the size of two texts or lists joined; of two numbers it is nothing."""
    item = max(left.item, right.item, min(left.size, right.size))
    return Size(left.size + right.size, left.count + right.count, item, left.entity and right.entity)


def either(*sizes: Size) -> Size:
    """Returns the size of whatever is the largest of these."""
    largest = max((s.size for s in sizes), default=0.0)
    counted, item = max((s.count for s in sizes), default=1.0), max((s.item for s in sizes), default=0.0)
    return Size(largest, counted, item, bool(sizes) and all(s.entity for s in sizes))


def of_value(value: object) -> Size:
    """Returns the size of a parameter's value."""
    match value:
        case str():
            return text(len(value))
        case dict():
            items = [of_value(item) for item in value.values()]
            return Size(sum(max(i.size, ITEM) for i in items), len(items), max((i.size for i in items), default=0.0))
        case list() | tuple():
            items = [of_value(item) for item in value]
            return Size(sum(max(i.size, ITEM) for i in items), len(items), max((i.size for i in items), default=0.0))
        case _:
            return NUMBER
