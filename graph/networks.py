"""The networks of one store, kept while they are true: one of all its relations, and some of what passes a filter."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Set
from dataclasses import fields, replace
from threading import Lock
from time import perf_counter

import numpy as np

from graph.answers import EVERYTHING, Filters
from graph.fetching import network_of, updated, version_of
from graph.filtering import filter_parameters, row_parameters, starting
from graph.halting import with_ends
from graph.network import Network, Version, assembled
from graph.sides import rolled_up
from graph.store import Reader, Row
from ontology.vocabulary import vocabulary

KEPT = 8  # networks of filters and sides: each may be as large as the whole one
EVERY_ROW = 2**31 - 1
MOST_TOUCHED = 20_000  # relations that changed: of more the network is as soon built anew
OF_RELATIONS = {
    "by",
    "of",
    "against",
    "between",
    "types",
    "min_claims",
    "min_outlets",
    "min_origins",
    "plain",
    "roll_up",
    "limit",
    "windows",
}


class Networks:
    """Gives the network of a store as it is now; while nothing changes all questions share one, and it is built once.

    Whoever asks while it is being built waits for it. An older one is given to nobody who asks after a change.
    """

    def __init__(self, most: int) -> None:
        """Takes the most relations that may be held."""
        self.most = most
        self.seconds = 0.0  # that building the last one took
        self._building = Lock()
        self._whole: Network | None = None
        self._made: OrderedDict[object, Network] = OrderedDict()

    def of(self, store: Reader, filters: Filters = EVERYTHING, apart: Set[str] | None = None) -> Network:
        """Returns the relations that the claims which pass the filter add up to; raises NetworkTooLarge.

        What the kept relations tell by themselves (types, numbers, plain or not) is not looked at here. With `apart` everybody but
        those counts as the one for whom they act.
        """
        with self._building:
            whole = self._current(store)
            wanted = _of_claims(filters)
            network = whole if wanted == _of_claims(EVERYTHING) else self._kept(wanted, lambda: network_of_claims(store, wanted, whole))
            if apart is None:
                return network
            return self._kept((wanted, frozenset(apart)), lambda: rolled_up(store, network, apart))

    def _kept(self, key: object, make: Callable[[], Network]) -> Network:
        """Returns the network of a key, from the last time where it was made lately."""
        if key not in self._made:
            self._made[key] = make()
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key]

    def _current(self, store: Reader) -> Network:
        now = version_of(store)
        if self._whole is None or self._whole.version != now:
            began = perf_counter()
            self._made.clear()
            self._whole = self._grown(store, now)
            if self._whole is None:  # so that what is out of date is no longer held while the next is built
                self._whole = network_of(store, most=self.most)
            self.seconds = perf_counter() - began
        return self._whole

    def _grown(self, store: Reader, now: Version) -> Network | None:
        """Returns the network with those relations anew that have changed, None where it is not known which, or they are many."""
        held = self._whole
        touched = store.settled_between(held.version.changed, now.changed) if held else None
        if held is None or touched is None or len(touched) > MOST_TOUCHED or len(held) + len(touched) > self.most:
            return None
        return updated(store, held, touched, now)


def network_of_claims(store: Reader, filters: Filters, whole: Network) -> Network:
    """Returns what the claims that pass a filter add up to; denials of a relation are told whatever the filter says."""
    asked = filter_parameters(store, filters, tuple(vocabulary().relations)) | row_parameters(replace(filters, limit=EVERY_ROW))
    rows = store.ask(starting("relations", asked), asked)
    denials = _denials(whole)
    actors: list[Row] = [
        {"id": key, "name": name, "kind": kind} for key, name, kind in zip(whole.ids, whole.names, whole.kinds, strict=True)
    ]

    def page() -> Iterator[list[Row]]:
        yield [row | {"denials": denials.get(str(row["id"]), 0), "speakers": 0} for row in rows]

    return with_ends(store, assembled(whole.version, actors, page()), filters)


def _denials(network: Network) -> dict[str, int]:
    """Returns how often relations are denied, by their ids."""
    denied = network.numbers["denials"]
    return {network.relation_id(number): int(denied[number]) for number in np.flatnonzero(denied).tolist()}


def _of_claims(filters: Filters) -> Filters:
    """Returns that part of a filter which only claims can tell."""
    return replace(filters, **{f.name: getattr(EVERYTHING, f.name) for f in fields(Filters) if f.name in OF_RELATIONS})
