"""Rankings of all relations from what is kept of them in memory: no claim is looked at but those behind the rows of a page.

The rows are those that `graph.rows` makes of claims, in the same order; they are kept with the network, which is made
anew when the store changes.
"""

from collections.abc import Sequence
from itertools import islice

import numpy as np

from graph.answers import Cursor, Filters, RelationRow
from graph.asking import BEST, with_evidence, with_quotes
from graph.hops import numbers_of
from graph.network import Network, date_number
from graph.ranking import Keys, Order, kept_order, keys_of_ends, least, ordered
from graph.store import Reader

KEPT_ROWS = 5000  # of a network: about 2 kB each


def kept_rows(
    store: Reader, network: Network, filters: Filters, types: Sequence[str], *, quotes: int = 0, after: Cursor | None = None
) -> tuple[RelationRow, ...]:
    """Returns the relations of these types, or of the filter's, as `relation_rows` does where `is_of_rows` holds."""
    order = kept_order(network.made, (tuple(filters.types or types), *least(filters)), lambda: _ordered(network, types, filters))
    chosen = list(islice(order.after(after, date_number), filters.limit))
    known: dict[int, RelationRow] = network.made.setdefault(("rows", filters.windows), {})
    missing = [number for number in chosen if number not in known]
    if len(known) + len(missing) > KEPT_ROWS:
        known.clear()
        missing = chosen
    if missing:
        made = with_evidence(store, [numbers_of(network, number) for number in missing], Filters(windows=filters.windows), 0)
        known |= dict(zip(missing, made, strict=True))
    rows = [known[number] for number in chosen]
    if quotes > BEST:  # rows as kept do not name so many claims
        return with_evidence(store, [numbers_of(network, number) for number in chosen], Filters(windows=filters.windows), quotes)
    return tuple(with_quotes(store, rows, quotes)) if quotes else tuple(rows)


def _ordered(network: Network, types: Sequence[str], filters: Filters) -> Order:
    """Returns the relations of these types, or of the filter's, that stand on as much as is asked for, ranked."""
    codes = {kind.name: code for code, kind in enumerate(network.types)}
    wanted = filters.types or types
    passes = np.isin(network.type, [codes[name] for name in wanted]) if wanted else np.ones(len(network), np.bool_)
    columns = {"plain": network.plain.astype(np.int32), **network.numbers}
    for name, number in least(filters):
        passes &= columns[name] >= number
    ranked = [columns[name] for name in ("plain", "origins", "outlets", "claims")]
    keys = network.made.get("keys") or network.made.setdefault("keys", _keys(network))
    return ordered(np.flatnonzero(passes).astype(np.int32), [*ranked, network.dates["last"]], keys)


def _keys(network: Network) -> Keys:
    """Returns what puts relations of one rank in order: their ids."""
    types = [kind.name for kind in network.types]
    return keys_of_ends(network.relation_id, network.ids, network.source, types, network.type)
