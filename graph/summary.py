"""What all claims on some types add up to, told apart by weapon, place or topic, in memory: numbers to rank rows by.

A `Summary` is a picture of one state of a store: about 100 bytes a row in columns. It is built by one statement for each
type, which looks at all claims of it, and grows by looking at the claims of those groups alone whose claims have changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

import numpy as np

from graph.answers import EVERYTHING, Cursor, Filters
from graph.filtering import filter_parameters, row_parameters
from graph.network import NetworkTooLarge, date_number, date_text
from graph.ranking import Ints, Order, kept_order, keys_of_ends, least, ordered
from graph.relations import Ends, group_id
from graph.rows import Ranking
from graph.store import Reader, Row
from graph.tables import RelationNumbers
from ontology.vocabulary import vocabulary

PAGE = 500  # groups whose claims are looked at by one statement
NUMBERS = ("claims", *vocabulary().standings, "questions", "ended", "outlets", "origins")
DATES = ("first", "last")
COLUMNS = ("source", "type", "target", "detail", "plain", *NUMBERS, *DATES)
NONE = -1  # in place of the number of a target or a detail


class Texts:
    """Texts by number. It only grows, so that what was given a number keeps it."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int:
        """Returns the number of a text, a new one for one that is new."""
        if text is None:
            return NONE
        if text not in self._numbers:
            self._numbers[text] = len(self.all)
            self.all.append(text)
        return self._numbers[text]

    def of(self, number: int) -> str | None:
        """Returns the text of a number."""
        return None if number == NONE else self.all[number]


@dataclass(frozen=True, eq=False, kw_only=True)
class Summary:
    """Rows by number, in columns; actors and details stand by their numbers among `actors` and `details`, types among the ranking's."""

    ranking: Ranking
    actors: Texts
    details: Texts
    columns: Mapping[str, Ints]
    made: dict[object, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.columns["source"])

    def page(self, filters: Filters, after: Cursor | None) -> tuple[RelationNumbers, ...]:
        """Returns the rows after a cursor that stand on as much as is asked for, the best first; raises WrongQuestion."""
        order = kept_order(self.made, (filters.types, *least(filters)), lambda: self._ordered(filters))
        found = order.after(after, date_number)
        return tuple(self.numbers(number) for number, _ in zip(found, range(filters.limit), strict=False))

    def numbers(self, number: int) -> RelationNumbers:
        """Returns a row as its statement would give it."""
        own: dict[str, Any] = {name: int(column[number]) for name, column in self.columns.items()}
        source, target = str(self.actors.of(own["source"])), self.actors.of(own["target"])
        kind, detail, key = self.ranking.types[own["type"]], self.details.of(own["detail"]), self.key(number)
        id_ = group_id(source, kind, target) if self.ranking.detail in (None, "weapon") else key
        told: dict[str, Any] = {name: detail if name == self.ranking.detail else None for name in ("weapon", "place", "topic")}
        told |= {name: own[name] for name in NUMBERS} | {name: date_text(own[name]) for name in DATES}
        return RelationNumbers(id=id_, relation=kind, source=source, target=target, plain=bool(own["plain"]), key=key, **told)

    def key(self, number: int) -> str:
        """Returns the last by which rows are sorted."""
        own = (int(self.columns[name][number]) for name in ("source", "type", "target", "detail"))
        source, kind, target, detail = own
        group = group_id(str(self.actors.of(source)), self.ranking.types[kind], self.actors.of(target))
        if self.ranking.detail is None or (self.ranking.detail == "weapon" and detail == NONE):
            return group
        return f"{group}.{self.details.of(detail) or ''}"

    def size_bytes(self) -> int:
        """Returns about how much memory it takes, with its orders."""
        texts = sum(100 + len(text) for texts in (self.actors, self.details) for text in texts.all)
        orders: Mapping[object, Order] = self.made.get("orders", {})
        return sum(column.nbytes for column in self.columns.values()) + texts + sum(24 * len(order.numbers) for order in orders.values())

    def _ordered(self, filters: Filters) -> Order:
        columns, types = self.columns, self.ranking.types
        passes = np.isin(columns["type"], [types.index(name) for name in filters.types or types])
        for name, number in least(filters):
            passes &= columns[name] >= number
        ranked = [columns[name] for name in ("plain", "origins", "outlets", "claims", "last")]
        keys = self.made.get("keys") or self.made.setdefault(
            "keys", keys_of_ends(self.key, self.actors.all, columns["source"], types, columns["type"])
        )
        return ordered(np.flatnonzero(passes).astype(np.int32), ranked, keys)


def built(store: Reader, ranking: Ranking, most: int) -> Summary:
    """Returns what all claims add up to; raises NetworkTooLarge where they make more than `most` rows."""
    actors, details, parts, left = Texts(), Texts(), [], most
    for kind in ranking.types:
        asked = _asked(store, ranking, (kind,), left + 1)
        rows = store.ask(f"{ranking.question}_from_types", asked)
        left -= len(rows)
        if left < 0:
            raise NetworkTooLarge(f"more than {most:,} rows are told apart, which are not held in memory")
        parts.append(_columns(ranking, rows, actors, details))
    return Summary(ranking=ranking, actors=actors, details=details, columns=_joined(parts))


def updated(store: Reader, old: Summary, touched: Iterable[Ends], most: int) -> Summary:
    """Returns a summary as it is now, where only the claims of some groups have changed; raises NetworkTooLarge."""
    ranking, once = old.ranking, {ends.id: ends for ends in touched}
    groups = [(ends.id, *_told(ends)) for ends in once.values() if _told(ends)[1] in ranking.types]
    if not groups:
        return old
    asked = _asked(store, ranking, ranking.types, most + 1)
    pages = batched([group for group, *_ in groups], PAGE)
    rows = (row for page in pages for row in store.ask(f"{ranking.question}_from_groups", asked | {"groups": list(page)}))
    new = _columns(ranking, list(rows), old.actors, old.details)
    numbers = [(old.actors.number(source), ranking.types.index(kind), old.actors.number(target)) for _, source, kind, target in groups]
    gone = _keys(*(np.array(column, np.int32) for column in zip(*numbers, strict=True)), of=old)
    there = _keys(*(old.columns[name] for name in ("source", "type", "target")), of=old)
    kept = ~np.isin(there, gone)
    columns = _joined([{name: column[kept] for name, column in old.columns.items()}, new])
    if len(columns["source"]) > most:
        raise NetworkTooLarge(f"more than {most:,} rows are told apart, which are not held in memory")
    return Summary(ranking=ranking, actors=old.actors, details=old.details, columns=columns)


def _told(ends: Ends) -> tuple[str, str, str | None]:
    """Returns the source, type and target of a group, which its id tells."""
    kind, _, target = ends.id[len(ends.source) + 1 :].partition(".")
    return ends.source, kind, target or None


def _keys(source: Ints, kind: Ints, target: Ints, *, of: Summary) -> Any:  # noqa: ANN401  an array
    """Returns a number for each group that no other one has."""
    wide = source.astype(np.int64) * len(of.ranking.types) + kind
    return wide * (len(of.actors.all) + 1) + target + 1


def _asked(store: Reader, ranking: Ranking, types: Sequence[str], limit: int) -> dict[str, Any]:
    """Returns the parameters of the statement that adds claims up."""
    asked = filter_parameters(store, EVERYTHING, types) | row_parameters(EVERYTHING)
    return asked | {"byWeapon": ranking.detail == "weapon", "limit": limit}


def _columns(ranking: Ranking, rows: Sequence[Row], actors: Texts, details: Texts) -> dict[str, Ints]:
    """Returns rows as columns of numbers."""

    def column(values: Iterator[int]) -> Ints:
        return np.fromiter(values, np.int32, len(rows))

    told: Sequence[Mapping[str, Any]] = rows
    codes = {name: code for code, name in enumerate(ranking.types)}
    return {
        "source": column(actors.number(row["source"]) for row in told),
        "type": column(codes[row["relation"]] for row in told),
        "target": column(actors.number(row["target"]) for row in told),
        "detail": column(details.number(row[ranking.detail]) if ranking.detail else NONE for row in told),
        "plain": column(int(row["plain"]) for row in told),
        **{name: column(row[name] for row in told) for name in NUMBERS},
        **{name: column(date_number(row[name]) for row in told) for name in DATES},
    }


def _joined(parts: Sequence[Mapping[str, Ints]]) -> dict[str, Ints]:
    return {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
