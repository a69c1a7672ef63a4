"""How the network of a store is fetched, and kept as it is now: a picture of one state, a page of actors at a time."""

from collections.abc import Callable, Sequence
from itertools import batched

import numpy as np
from numpy.typing import NDArray

from graph.halting import with_ends
from graph.network import Network, NetworkTooLarge, Version, assembled, joined, relation_keys
from graph.relations import Ends
from graph.store import Reader, StoreUnavailable, Value

PAGE = 2000  # actors whose relations are fetched at once: about 20,000 rows, which is where more brings no speed
ATTEMPTS = 5  # at a picture of one state, where others write meanwhile


def version_of(store: Reader) -> Version:
    """Returns the state of the store."""
    row = store.ask("store_read", {})[0]
    return Version(int(str(row["seq"])), int(str(row["changed"])))


def network_of(store: Reader, *, most: int) -> Network:
    """Returns the relations of the store as they are settled; raises NetworkTooLarge where there are more than `most`."""
    return _of_one_state(store, lambda version: _built(store, version, most))


def _built(store: Reader, version: Version, most: int) -> Network:
    number = int(str(store.ask("network_size", {})[0]["relations"]))
    if number > most:
        raise NetworkTooLarge(
            f"the store has {number:,} relations, and paths and analysis hold no more than {most:,} in memory: "
            f"set ALLEGIANCE_NETWORK_MAX_RELATIONS to more (each takes about 125 bytes, so that it takes {number * 125 / 1e6:,.0f} MB)"
        )
    actors = store.ask("network_actors", {})
    ids = [str(row["id"]) for row in actors]
    pages = (store.ask("network_relations", {"ids": list(page)}) for page in batched(ids, PAGE))
    return with_ends(store, assembled(version, actors, pages))


def _of_one_state[T](store: Reader, build: Callable[[Version], T]) -> T:
    """Returns what is built while nobody changes the store; raises StoreUnavailable where somebody always does."""
    for _ in range(ATTEMPTS):
        version = version_of(store)
        built = build(version)
        if version_of(store) == version:
            return built
    raise StoreUnavailable("the store changes faster than its relations can be read; ask again when the load has ended")


def updated(store: Reader, old: Network, touched: Sequence[Ends], now: Version) -> Network | None:
    """Returns a network as it is now, where no relations have changed but those touched; None where others changed meanwhile."""
    return _of_one_state(store, lambda version: _updated(store, version, old, touched) if version == now else None)


def _updated(store: Reader, version: Version, old: Network, touched: Sequence[Ends]) -> Network:
    actors = store.ask("network_actors", {})
    once = {ends.id: ends for ends in touched}
    rows: list[Value] = [{"id": ends.id, "source": ends.source, "target": ends.target} for ends in once.values()]
    new = with_ends(store, assembled(version, actors, iter([store.ask("network_changed", {"rows": rows})] if rows else [])))
    place = np.array([new.index.get(key, -1) for key in old.ids], np.int32)
    columns = old.columns()
    kept = ~np.isin(relation_keys(old, columns), _touched_keys(old, touched))
    columns["source"], columns["target"] = place[columns["source"]], place[columns["target"]]
    kept &= (columns["source"] >= 0) & (columns["target"] >= 0)
    columns = {name: np.concatenate([column[kept], new.columns()[name]]) for name, column in columns.items()}
    return joined(version, new.ids, new.names, new.kinds, columns)


def _touched_keys(network: Network, touched: Sequence[Ends]) -> NDArray[np.int64]:
    """Returns the numbers of those relations that the network may have."""
    codes = {kind.name: number for number, kind in enumerate(network.types)}
    ends = [one for one in touched if one.source in network.index and one.target in network.index]
    columns = {
        "source": np.array([network.index[one.source] for one in ends], np.int32),
        "target": np.array([network.index[one.target] for one in ends], np.int32),
        "type": np.array([codes[one.id[len(one.source) + 1 : -len(one.target) - 1]] for one in ends], np.int32),
    }
    return relation_keys(network, columns)
