"""How copies of one text come to share an origin: what an article's transaction marks is grouped here, a batch a transaction.

A group of copies is a connected part of the graph in which two articles are joined where one is a copy of the other
(`graph.wording`), and its origin is named after the smallest id in it. So it is the same whatever the order in which
articles came. A new article joins the groups of its copies, which are whole; a group that lost an article is found anew
from its members, all of them in the same transaction.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import batched

from graph.properties import articles_of, rows_as
from graph.running import Run, run_rows
from graph.store import Ruling, Value
from graph.wording import Wording, are_copies, may_be_copies, origin_of, wording
from graph.writing import Attached, lock, mark

ARTICLES = 200  # new ones in one transaction
PAGE = 50  # articles whose copies are looked for at once: their texts are held in memory
ALL = 10_000_000  # groups that lost an article are found anew together, however many they are


def group_batch(run: Run) -> int:
    """Groups articles that are marked; returns how many marks there were, 0 when nothing is left to do."""
    lock(run)
    lost = _marked(run, "o", ALL)
    new = _marked(run, "a", ARTICLES)
    if not lost and not new:
        return 0
    before = _origins(run, "origins_held", {"origins": lost}) | _origins(run, "origins", {"ids": new})
    rulings = rows_as(run("rulings"), Ruling)
    _write(run, _Groups(run, before, rulings).changes())
    run("ungrouped_done", {"ids": [*lost, *new]})
    return len(lost) + len(new)


class _Groups:
    """Loose articles, to be grouped, among articles that are in groups which stay whole."""

    def __init__(self, run: Run, loose: Mapping[str, str], rulings: Iterable[Ruling]) -> None:
        """`loose` are the origins that loose articles have so far."""
        self._run, self._loose = run, loose
        self._apart = {ruling.article for ruling in rulings if ruling.other is None}
        self._one = [ruling.articles for ruling in rulings if ruling.other]
        self._settled: dict[str, str] = {}  # the origins of other articles that were looked at
        self._joined: dict[str, str] = {}  # towards the smallest origin of each group

    def changes(self) -> dict[str, str]:
        """Returns the articles whose origin is another one now, with it."""
        for page in batched(sorted(self._loose), PAGE):
            self._join([key for key in page if key not in self._apart])
        self._join_decided()
        after = {key: self._group(origin_of(key)) for key in self._loose}
        moved = [origin for origin in sorted(set(self._settled.values())) if self._group(origin) != origin]
        members = {key: origin for key, origin in _origins(self._run, "origins_held", {"origins": moved}).items() if key not in self._loose}
        after |= {key: self._group(origin) for key, origin in members.items()}
        before = {**self._loose, **members}
        return {key: origin for key, origin in sorted(after.items()) if origin != before[key]}

    def _join(self, ids: Sequence[str]) -> None:
        """Joins loose articles with their copies."""
        near = _near(self._run, ids)
        others = {other for found in near.values() for other in found}.difference(self._loose, self._settled)
        self._settled |= _origins(self._run, "origins", {"ids": sorted(others)})
        words: dict[str, Wording] = {}
        for key in ids:
            for some in _growing([other for other in near[key] if other not in self._apart]):
                still = [other for other in some if self._are_apart(key, other)]
                self._fetch(words, [key, *still] if still else ())
                for other in still:
                    if self._are_apart(key, other) and are_copies(words[key], words[other]):
                        self._unite(self._origin(key), self._origin(other))

    def _join_decided(self) -> None:
        """Joins loose articles with those of which somebody decided that they are copies."""
        pairs = [pair for pair in self._one if not self._loose.keys().isdisjoint(pair)]
        others = {key for pair in pairs for key in pair}.difference(self._loose, self._settled)
        self._settled |= _origins(self._run, "origins", {"ids": sorted(others)})
        for pair in pairs:
            if all(key in self._loose or key in self._settled for key in pair):
                self._unite(*map(self._origin, pair))

    def _fetch(self, words: dict[str, Wording], ids: Iterable[str]) -> None:
        missing = [key for key in ids if key not in words]
        if missing:
            for article, _ in articles_of(self._run("articles", {"ids": missing})):
                words[article.id] = wording(article)

    def _are_apart(self, one: str, other: str) -> bool:
        """Returns whether two articles are in different groups."""
        return self._group(self._origin(one)) != self._group(self._origin(other))

    def _origin(self, article: str) -> str:
        """Returns the group to which an article belongs before it is joined with others."""
        return origin_of(article) if article in self._loose else self._settled[article]

    def _group(self, origin: str) -> str:
        while (further := self._joined.get(origin, origin)) != origin:
            self._joined[origin] = self._joined.get(further, further)
            origin = further
        return origin

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self._group(one), self._group(other)))
        self._joined[second] = first


def _growing[T](given: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yields the first alone, then twice as many as before, up to a page.

    Whoever has a copy mostly finds it at once; whoever only resembles many asks the store for them a few times.
    """
    start, size = 0, 1
    while start < len(given):
        yield given[start : start + size]
        start, size = start + size, min(2 * size, PAGE)


def _near(run: Run, ids: Sequence[str]) -> dict[str, list[str]]:
    """Returns for each article those that may be its copies, the likeliest first."""
    own: dict[str, list[int]] = {key: [] for key in ids}
    for row in run("prints", {"ids": list(ids)}):
        own[str(row["article"])].append(int(str(row["print"])))
    holders: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for row in run("prints_found", {"prints": sorted({number for prints in own.values() for number in prints})}):
        holders[int(str(row["print"]))].append((str(row["article"]), int(str(row["of"]))))
    return {key: _likely(key, prints, holders) for key, prints in own.items()}


def _likely(article: str, prints: Sequence[int], holders: Mapping[int, Sequence[tuple[str, int]]]) -> list[str]:
    """Returns the articles that share enough prints with one, those that share most first."""
    shared = Counter(holder for number in prints for holder in holders[number])
    found = [(-times, other) for (other, of), times in shared.items() if other != article and may_be_copies(times, len(prints), of)]
    return [other for _, other in sorted(found)]


def _marked(run: Run, first: str, limit: int) -> list[Value]:
    return [row["id"] for row in run("ungrouped", {"first": first, "limit": limit})]


def _origins(run: Run, name: str, asked: Mapping[str, list[Value] | list[str]]) -> dict[str, str]:
    """Returns the origins of articles that are stored, by their ids."""
    return {str(row["article"]): str(row["origin"]) for row in run(name, asked)} if all(asked.values()) else {}


def _write(run: Run, changes: Mapping[str, str]) -> None:
    """Stores the origins of articles and of their claims, and marks the relations that count them."""
    rows: list[Value] = [{"article": key, "origin": origin} for key, origin in changes.items()]
    run_rows(run, "origins_write", rows)
    run_rows(run, "claim_origins_write", rows)
    if rows:
        claims = rows_as(run("article_claims", {"ids": list(changes)}), Attached)
        mark(run, (c.group for c in claims))
