"""A small graph in which there is something to ask: support, arms, accusations, denials, members, over several outlets."""

from graph.model import Phase, Stance
from graph.store import Listing, Store
from tests.api.news import DRONES, MERCENARIES
from tests.building import actor, reading, told

MORE = (
    reading(
        told("RUS", "ARMS", "ARM", weapon="Iskander", sentence="Russia sold Armenia missiles.", date="2019-03-01"),
        told("RUS", "ARMS", "AZE", weapon="T-90", sentence="Russia sold Azerbaijan tanks."),
        told("ARM", "FIGHTS", "AZE", place="Nagorno-Karabakh", sentence="Armenia and Azerbaijan fought in Nagorno-Karabakh."),
        told("AZE", "ACCUSES", "ARM", sentence="Azerbaijan accused Armenia."),
        told("FRA", "CONDEMNS", "TUR", "macron/FRA", sentence="Macron condemned Turkey."),
        title="Missiles",
        outlet="Tribune",
        published="2020-10-06",
    ),
    reading(
        told("CAN", "SANCTIONS", "TUR", sentence="Canada suspended exports to Turkey.", phase=Phase.BEGINS),
        told("USA", "CONSULTS", "RUS", sentence="The United States and Russia talked."),
        told("macron", "LEADS", "FRA", sentence="Macron leads France."),
        told("IRN", "MEDIATES", "ARM", sentence="Iran mediates."),
        told("houthis", "ATTACKS", "SAU", "SAU", place="Marib", sentence="Saudi Arabia says that the Houthis attacked Marib."),
        told("IRN", "ARMS", "houthis", "USA", sentence="The United States says that Iran arms the Houthis."),
        told("IRN", "ARMS", "houthis", "IRN", stance=Stance.DENIES, sentence="Iran denies it."),
        title="Talks",
        outlet="Courier",
        published="2020-11-02",
        url="https://courier.test/talks",
    ),
)
ALLIANCES = ("nato", "european-union", "G8")
PEOPLE = [f"envoy-{number}" for number in range(120)]  # so many that paths through the alliances never end
MEMBERS = [
    *(Listing(member=m, alliance="nato", role="member", start="1952", end=None, source="test") for m in ("TUR", "USA", "CAN", "FRA")),
    *(Listing(member=p, alliance=a, role="observer", start="2000", end=None, source="test") for p in PEOPLE for a in ALLIANCES),
]


def filled(store: Store) -> Store:
    """Puts the graph into an empty store and returns it."""
    store.put(DRONES, MERCENARIES, *MORE)
    store.put_listings(MEMBERS, [actor(key) for key in ("TUR", "USA", "CAN", "FRA", *ALLIANCES, *PEOPLE)])
    store.settle()
    return store
