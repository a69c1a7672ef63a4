"""The name index of a store, kept current: what came since is taken in, and only where something went it is built anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from graph.identity import Identity
from graph.model import Actor
from graph.names import NameIndex
from graph.properties import rows_as
from graph.store import Reader, Value

MANY = 2000  # articles that came: the names of more are as soon read whole


@dataclass(frozen=True, slots=True)
class _Named:
    """A row of `names`."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    iso3: str | None
    wikidata: str | None
    claims: int

    @property
    def actor(self) -> Actor:
        """The actor of the row."""
        return Actor(id=self.id, name=self.name, kind=self.kind, iso3=self.iso3, aliases=self.aliases, wikidata=self.wikidata)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A row of `names_since`: ids, each with a hash after a space."""

    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Now:
    """A row of `store_read`: the store's place in time, and the last one at which a name may have gone."""

    form: int
    seq: int
    cut: int
    counted: bool
    changed: int


class KeptNames:
    """The name index of one store; several threads may ask at once, and one of them brings it up to date."""

    def __init__(self, reference: Iterable[Actor]) -> None:
        """Takes the actors that are known without any article."""
        self._reference = tuple(reference)
        self._held: tuple[int, NameIndex] | None = None
        self._one_at_a_time = Lock()

    def of(self, store: Reader) -> NameIndex:
        """Returns the index of all names that are in the store now."""
        with self._one_at_a_time:
            now = rows_as(store.ask("store_read", {}), _Now)[0]
            if self._held is None or self._held[0] != now.seq:
                self._held = (now.seq, self._current(store, now))
            return self._held[1]

    def forget(self) -> None:
        """Lets go of the index, where another store takes this one's place."""
        self._held = None

    def _current(self, store: Reader, now: _Now) -> NameIndex:
        if self._held and now.cut <= self._held[0] < now.seq <= self._held[0] + MANY:
            return self._grown(store, self._held[1], range(self._held[0] + 1, now.seq + 1))
        found = rows_as(store.ask("names", {}), _Named)
        return NameIndex((row.actor for row in found), self._reference, Identity(store.decisions()), _claims(found))

    @staticmethod
    def _grown(store: Reader, index: NameIndex, seqs: Iterable[int]) -> NameIndex:
        """Returns the index with whom the articles name that came at these places in time."""
        came: list[Value] = [*seqs]
        named = {entry.rsplit(" ", 1)[0] for row in rows_as(store.ask("names_since", {"seqs": came}), _Naming) for entry in row.actors}
        ids: list[Value] = [*sorted(named | {index.canonical(key) for key in named})]
        found = rows_as(store.ask("names_some", {"ids": ids}), _Named) if ids else []
        return index.with_actors([row.actor for row in found], _claims(found)) if found else index


def _claims(found: Iterable[_Named]) -> dict[str, int]:
    return {row.id: row.claims for row in found if row.claims}
