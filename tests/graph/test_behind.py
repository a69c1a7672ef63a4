"""Each number of an analysis names the relations behind it, and all of these are opened down to their sentences."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.analysis.blocs import communities
from graph.analysis.centrality import Measure, centrality
from graph.analysis.similar import similar
from graph.embedded import EmbeddedStore
from graph.network import Network
from graph.networks import Networks
from graph.questions import relation
from graph.steps import Choice
from graph.store import Store
from tests.building import reading, told

ALIGNED = Choice(aligned=True, plain=True)
KENYA = told("KEN", "SUPPORTS", "UGA"), told("UGA", "ARMS", "KEN"), told("KEN", "ATTACKS", "SDN"), told("KEN", "CONSULTS", "TZA")
UGANDA = told("RWA", "SUPPORTS", "UGA"), told("RWA", "CONDEMNS", "SDN", "KEN"), told("SDN", "SUPPORTS", "TCD")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Gives a store with two friends that have a foe, who has a friend."""
    with closing(EmbeddedStore(tmp_path / "store.db")) as opened:
        opened.put(reading(*KENYA))
        opened.put(reading(*UGANDA, told("RWA", "ATTACKS", "SDN"), title="Later"))
        opened.settle()
        yield opened


@pytest.fixture
def network(store: Store) -> Network:
    """The relations of that store."""
    return Networks(1000).of(store)


def opened(store: Store, ids: tuple[str, ...]) -> set[str]:
    """Returns the relations of these ids that have claims to be read."""
    return {key for key in ids if relation(store, key).claims.claims}


def test_who_matters_does_so_by_relations(store: Store, network: Network) -> None:
    rows = {row.actor.id: row for row in centrality(network, ALIGNED, Measure.DEGREE, limit=10, budget=1000).rows}
    kenya = ("KEN.ATTACKS.SDN", "KEN.SUPPORTS.UGA", "UGA.ARMS.KEN")
    assert (rows["KEN"].degree, rows["KEN"].relations, tuple(sorted(rows["KEN"].best))) == (2, 3, kenya)
    assert opened(store, rows["KEN"].best) == {*kenya}
    assert (rows["TCD"].relations, rows["TCD"].best) == (1, ("SDN.SUPPORTS.TCD",))


def test_blocs_stand_together_by_relations(store: Store, network: Network) -> None:
    first, second = communities(network, ALIGNED, resolution=1.0, limit=10, members=10).blocs
    assert [one.id for one in second.members] == ["SDN", "TCD"]
    assert (second.relations_inside, second.inside) == (1, ("SDN.SUPPORTS.TCD",))
    assert (second.relations_outside, {*second.outside}) == (2, {"KEN.ATTACKS.SDN", "RWA.ATTACKS.SDN"})
    assert (first.relations_inside, first.relations_outside, {*first.outside}) == (3, 2, {*second.outside})
    assert len(first.inside) == 2  # of each pair the one that tells most
    assert opened(store, first.inside + first.outside) == {*first.inside, *first.outside}


def test_who_is_similar_is_so_by_relations_of_both(store: Store, network: Network) -> None:
    (row,) = (row for row in similar(network, ALIGNED, "KEN", limit=10).rows if row.actor.id == "RWA")
    assert ([one.id for one in row.friends], [one.id for one in row.foes]) == (["UGA"], ["SDN"])
    assert {*row.best} == {"UGA.ARMS.KEN", "RWA.SUPPORTS.UGA", "KEN.ATTACKS.SDN", "RWA.ATTACKS.SDN"}
    assert opened(store, row.best) == {*row.best}
