"""Which relations in memory are over: ended, or arms that were suspended or cancelled (`graph/phasing.py` has the rule).

Few relations have ended: claims are looked at of these alone, and of arms, of which no number tells that they were halted.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import batched

import numpy as np

from graph.answers import EVERYTHING, Filters
from graph.filtering import filter_parameters
from graph.network import OVER, Network, date_text
from graph.phasing import ARMING, ends_of, vouched
from graph.properties import rows_as
from graph.store import Reader, Value
from graph.tables import Halt

PAGE = 5000  # relations whose claims are looked at by one statement


def with_ends(store: Reader, network: Network, filters: Filters = EVERYTHING) -> Network:
    """Returns the network with what is over told, as those claims have it that pass a filter."""
    arming = [number for number, kind in enumerate(network.types) if kind.name == ARMING]
    may = np.flatnonzero((network.numbers["ended"] > 0) | np.isin(network.type, arming)).tolist()
    asked = filter_parameters(store, replace(filters, types=()), ())
    over = np.zeros(len(network), np.int32)
    for page in batched(may, PAGE):
        numbers = {network.relation_id(number): number for number in page}
        for key, told in _told(store, asked, list(numbers)).items():
            number = numbers[key]
            kind, last = network.types[network.type[number]], date_text(int(network.dates["last"][number]))
            over[number] = bool(ends_of(kind, network.ids[network.source[number]], told, last, plain=bool(network.plain[number])))
    return replace(network, numbers={**network.numbers, OVER: over})


def _told(store: Reader, asked: Mapping[str, Value], relations: list[str]) -> dict[str, list[Halt]]:
    """Returns the claims that say that relations are over, by these."""
    found: dict[str, list[Halt]] = {}
    for claim in vouched(store, rows_as(store.ask("halts", {**asked, "relations": [*relations]}), Halt)):
        found.setdefault(claim.relation_id, []).append(claim)
    return found
