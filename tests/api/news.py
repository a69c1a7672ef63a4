"""What the tests of this package have in store: one article with plain claims, one with allegations and a denial."""

from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.model import Stance
from tests.building import reading, told

DRONES = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", sentence="Turkey sold Azerbaijan drones."),
    told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan."),
    told("TUR", "MEMBER_OF", "nato", sentence="Turkey is a member of NATO."),
    title="Drones",
    url="https://herald.test/drones",
)
MERCENARIES = reading(
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", sentence="Armenian officials say Turkey sent mercenaries."),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, sentence="Turkey denied it."),
    told("ARM", "ACCUSES", "TUR", about=(0,), sentence="Armenia accused Turkey."),
    title="Mercenaries",
    outlet="Tribune",
    published="2020-10-07",
)


def stored(path: Path) -> Path:
    """Puts both articles into a new store and returns its path."""
    store = EmbeddedStore(path)
    for one in (DRONES, MERCENARIES):
        store.put(one)
    store.settle()
    store.close()
    return path
