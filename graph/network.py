"""The relations of a store in memory: what paths and analysis go over.

A `Network` is a picture of one state of a store and never changes: actors and relations by number, their properties in
columns, about 125 bytes a relation. It is built by one statement, a page of actors at a time (1,000,000 relations: 8 s
and 250 MB at most; all rows at once would take 19 s and 2.6 GB, Arrow 6 s and 1.2 GB and a library of its own).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.answers import Named
from graph.model import relation_id
from graph.store import Row, StoreError
from ontology.values import Standing
from ontology.vocabulary import RelationType, vocabulary

type Ints = NDArray[np.int32]
type Flags = NDArray[np.bool_]

OVER = "over"  # 1 where a relation has ended or is halted, which its own numbers do not tell (`graph/halting.py`)
NUMBERS = ("claims", *map(str, Standing), "denials", "questions", "ended", "outlets", "origins", "speakers", OVER)
DATES = ("first", "last")
COLUMNS = ("source", "target", "type", *NUMBERS, *DATES)


class NetworkTooLarge(StoreError):
    """The store has more relations than may be held in memory."""


@dataclass(frozen=True, slots=True)
class Version:
    """The state of a store: the number of changes to its articles and to its relations."""

    seq: int
    changed: int


@dataclass(frozen=True, slots=True)
class Arcs:
    """The ways from each actor: those of actor `a` are `start[a]` up to `start[a + 1]`, sorted by neighbour.

    `relations` are the numbers of the relations, in `neighbours` the actors to whom they lead.
    """

    start: NDArray[np.int64]
    neighbours: Ints
    relations: Ints


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """Actors and the relations between them, both by number; relations are sorted by source, type and target.

    `own` are the ends that relations have of themselves, where `source` and `target` are those as whom they count (`graph/sides.py`).

    `types` numbers the types in the ontology's order. A date is a number that reads like it (20201005; 20200000 for a
    year alone) and 0 where there is none, so that dates are compared as their texts are.
    """

    version: Version
    ids: tuple[str, ...]
    names: tuple[str, ...]
    kinds: tuple[str, ...]
    source: Ints
    target: Ints
    type: Ints
    numbers: Mapping[str, Ints]
    dates: Mapping[str, Ints]
    own: tuple[Ints, Ints] | None = None
    types: tuple[RelationType, ...] = field(default_factory=lambda: tuple(vocabulary().relations.values()))

    def __len__(self) -> int:
        return len(self.source)

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The numbers of actors by their ids."""
        return {key: number for number, key in enumerate(self.ids)}

    @cached_property
    def plain(self) -> Flags:
        """Which relations a plain claim stands behind."""
        found: Flags = (self.numbers["stated"] + self.numbers["declared"]) > 0
        return found

    @cached_property
    def sign(self) -> Ints:
        """The sign of each relation: that of its type, none where it is over."""
        found: Ints = np.array([kind.sign for kind in self.types], np.int32)[self.type] * (self.numbers[OVER] == 0)
        return found

    @cached_property
    def aligned(self) -> Flags:
        """Which relations are of types that show on whose side one stands."""
        return np.array([kind.aligned for kind in self.types], np.bool_)[self.type]

    @cached_property
    def symmetric(self) -> Flags:
        """Which relations are the same from both ends."""
        return np.array([kind.symmetric for kind in self.types], np.bool_)[self.type]

    @cached_property
    def onward(self) -> Arcs:
        """The ways from subjects to objects; those of symmetric types lead both ways."""
        back = np.flatnonzero(self.symmetric).astype(np.int32)
        every = np.arange(len(self), dtype=np.int32)
        return self._arcs(
            np.concatenate([self.source, self.target[back]]),
            np.concatenate([self.target, self.source[back]]),
            np.concatenate([every, back]),
        )

    @cached_property
    def backward(self) -> Arcs:
        """The ways of `onward`, the other way round."""
        also = np.flatnonzero(self.symmetric).astype(np.int32)
        every = np.arange(len(self), dtype=np.int32)
        return self._arcs(
            np.concatenate([self.target, self.source[also]]),
            np.concatenate([self.source, self.target[also]]),
            np.concatenate([every, also]),
        )

    @cached_property
    def both(self) -> Arcs:
        """The ways from either end to the other."""
        every = np.arange(len(self), dtype=np.int32)
        return self._arcs(
            np.concatenate([self.source, self.target]), np.concatenate([self.target, self.source]), np.concatenate([every, every])
        )

    @cached_property
    def made(self) -> dict[object, Any]:
        """What is made of the network and kept with it, by what it is made for."""
        return {}

    def columns(self) -> dict[str, Ints]:
        """Returns all that is kept of relations, by name."""
        return {"source": self.source, "target": self.target, "type": self.type, **self.numbers, **self.dates}

    def named(self, number: int) -> Named:
        """Returns an actor as rows show it."""
        return Named(self.ids[number], self.names[number], self.kinds[number])

    def ends_of(self, number: int) -> tuple[int, int]:
        """Returns the subject and the object that a relation has of itself, by number."""
        source, target = self.own or (self.source, self.target)
        return int(source[number]), int(target[number])

    def relation_id(self, number: int) -> str:
        """Returns the id of a relation."""
        kind = self.types[self.type[number]]
        ends = [self.ids[end] for end in self.ends_of(number)]
        return relation_id(ends[0], kind.name, ends[1], symmetric=kind.symmetric)

    def size_bytes(self) -> int:
        """Returns about how much memory it takes, with its ways."""
        columns = self.columns().values()
        ways = 3 * (len(self.ids) * 8 + len(self) * 16)
        return sum(column.nbytes for column in columns) + ways + 200 * len(self.ids)

    def _arcs(self, start: Ints, end: Ints, relations: Ints) -> Arcs:
        order = np.lexsort((relations, end, start))
        begins = np.searchsorted(start[order], np.arange(len(self.ids) + 1))
        return Arcs(begins.astype(np.int64), end[order], relations[order])


def assembled(version: Version, actors: Sequence[Row], pages: Iterator[list[Row]]) -> Network:
    """Returns the network of rows of `network_actors` and pages of rows of `network_relations`."""
    actors = sorted(actors, key=lambda row: str(row["id"]))
    ids = tuple(str(row["id"]) for row in actors)
    index = {key: number for number, key in enumerate(ids)}
    codes = {name: number for number, name in enumerate(vocabulary().relations)}
    parts = [_columns([row for row in page if row["target"] in index and row["source"] in index], index, codes) for page in pages]
    columns = {name: np.concatenate([part[name] for part in parts]) if parts else np.empty(0, np.int32) for name in COLUMNS}
    return joined(version, ids, tuple(str(row["name"]) for row in actors), tuple(str(row["kind"]) for row in actors), columns)


def relation_keys(network: Network, columns: Mapping[str, Ints]) -> NDArray[np.int64]:
    """Returns a number for each relation that no other one has, in the order of relations."""
    source, kind, target = (columns[name].astype(np.int64) for name in ("source", "type", "target"))
    found: NDArray[np.int64] = (source * len(network.types) + kind) * len(network.ids) + target
    return found


def sorted_as(network: Network, columns: Mapping[str, Ints], those: Flags) -> Network:
    """Returns those relations of a network, with these columns in place of its own, sorted by them."""
    order = np.lexsort((columns["target"], columns["type"], columns["source"]))
    order = order[those[order]]
    return replace(
        network,
        source=columns["source"][order],
        target=columns["target"][order],
        type=columns["type"][order],
        numbers={name: columns[name][order] for name in NUMBERS},
        dates={name: columns[name][order] for name in DATES},
        own=None if network.own is None else (network.own[0][order], network.own[1][order]),
    )


def joined(version: Version, ids: tuple[str, ...], names: tuple[str, ...], kinds: tuple[str, ...], columns: Mapping[str, Ints]) -> Network:
    """Returns the network of columns in any order."""
    order = np.lexsort((columns["target"], columns["type"], columns["source"]))
    columns = {name: column[order] for name, column in columns.items()}
    return Network(
        version=version,
        ids=ids,
        names=names,
        kinds=kinds,
        source=columns["source"],
        target=columns["target"],
        type=columns["type"],
        numbers={name: columns[name] for name in NUMBERS},
        dates={name: columns[name] for name in DATES},
    )


def _columns(rows: Sequence[Mapping[str, Any]], index: Mapping[str, int], codes: Mapping[str, int]) -> dict[str, Ints]:
    """Returns rows as columns of numbers; what a row does not say is 0."""

    def column(values: Iterator[int]) -> Ints:
        return np.fromiter(values, np.int32, len(rows))

    return {
        "source": column(index[row["source"]] for row in rows),
        "target": column(index[row["target"]] for row in rows),
        "type": column(codes[row["relation"]] for row in rows),
        **{name: column(row.get(name) or 0 for row in rows) for name in NUMBERS},
        **{name: column(date_number(row[name]) for row in rows) for name in DATES},
    }


def date_number(date: str | None) -> int:
    """Returns a date or the beginning of one as a number, 0 for none: 2020-10-05 is 20201005, 2020 is 20200000."""
    return int(date.replace("-", "").ljust(8, "0")) if date else 0


def date_text(number: int) -> str | None:
    """Returns the date of such a number."""
    if not number:
        return None
    digits = f"{number:08}"
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:]) if part != "00")
