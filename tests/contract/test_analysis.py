"""Analysis gives the same on each engine: what a store in a file gives of the same articles."""

from dataclasses import replace

from graph.analysis.balance import balance
from graph.analysis.blocs import communities
from graph.analysis.centrality import Measure, centrality
from graph.analysis.common import common
from graph.analysis.similar import similar
from graph.answers import EVERYTHING, Filters
from graph.days import DatedBy, days
from graph.neighbourhood import NeighbourQuestion, neighbourhood
from graph.networks import Networks
from graph.outlets import outlets
from graph.periods import Period
from graph.steps import EVERY_RELATION, Choice
from graph.store import Store
from graph.timeline import timeline
from tests.contract.test_networks import MOST
from tests.contract.test_paths import many

ALIGNED = Choice(aligned=True)


def everything(store: Store, filters: Filters) -> list[object]:
    """Returns what analysis gives."""
    network = Networks(MOST).of(store, filters)
    return [
        *(centrality(network, EVERY_RELATION, measure, limit=50, budget=10**6) for measure in Measure),
        communities(network, ALIGNED, limit=50, members=50),
        balance(store, network, ALIGNED, filters=filters, limit=50, quotes=1, budget=10**5),
        similar(network, ALIGNED, "TUR", limit=50),
        common(store, network, ALIGNED, ("TUR", "AZE"), filters=filters, limit=50, quotes=1),
        neighbourhood(store, network, NeighbourQuestion(actor="TUR", hops=2, filters=filters, hub=3, quotes=1)),
        timeline(store, Filters(between=("TUR", "AZE")), Period.MONTH, claims=1000),
        *(days(store, filters, dated) for dated in DatedBy),
        days(store, replace(filters, about=("nato",), members=True)),
        outlets(store, 3),
    ]


def test_analysis_is_the_same_on_every_engine(store: Store, fresh: Store) -> None:
    for one in (store, fresh):
        many(one, 2)
    for filters in (EVERYTHING, Filters(outlets=("Herald",))):
        assert everything(store, filters) == everything(fresh, filters)
