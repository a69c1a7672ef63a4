"""Who is around an actor, whom actors have in common, what was told when: over stores whose answers one can see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analysis.balance import balance
from graph.analysis.common import Common, Direction, common
from graph.answers import Filters
from graph.embedded import EmbeddedStore
from graph.model import Phase, Stance
from graph.neighbourhood import Neighbourhood, NeighbourQuestion, neighbourhood
from graph.network import Network
from graph.networks import Networks
from graph.periods import Period
from graph.steps import Choice
from graph.store import Store
from graph.timeline import timeline
from tests.building import reading, told

MOST = 1000
NEWS = reading(
    told("TUR", "SUPPORTS", "AZE", date="2020-09-27", sentence="Turkey supports Azerbaijan."),
    told("erdogan/TUR", "SUPPORTS", "AZE", date="2020-10-02", sentence="Erdogan backs Azerbaijan."),
    told("TUR", "SENDS_FORCES", "AZE", "ARM", date="2020-09-28", sentence="Armenia said Turkey sent troops."),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, date="2020-09-28", sentence="Turkey denied it."),
    told("TUR", "ALLIED_WITH", "AZE", phase=Phase.ENDS, date="2021", sentence="Turkey and Azerbaijan are no longer allies."),
    told("AZE", "FIGHTS", "ARM", sentence="Azerbaijan fights Armenia."),
    told("RUS", "ARMS", "ARM", sentence="Russia arms Armenia."),
    told("RUS", "ARMS", "AZE", sentence="Russia arms Azerbaijan."),
    told("FRA", "SUPPORTS", "ARM", sentence="France supports Armenia."),
    told("IRN", "CONDEMNS", "AZE", sentence="Iran condemned Azerbaijan."),
    told("ARM", "ACCUSES", "IRN", sentence="Armenia accused Iran."),
    title="News",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with one article."""
    store = EmbeddedStore(Path(tmp_path_factory.mktemp("around")) / "store.db")
    store.put(NEWS)
    store.settle()
    yield store
    store.close()


@pytest.fixture(scope="module")
def network(store: Store) -> Network:
    """Its network."""
    return Networks(MOST).of(store)


def around(store: Store, network: Network, actor: str, **more: int) -> Neighbourhood:
    """Returns who is around an actor."""
    return neighbourhood(store, network, NeighbourQuestion(actor=actor, **more))  # type: ignore[arg-type]  # a test's own fields


def shared(found: Common) -> dict[str, list[str]]:
    """Returns the shared actors with the relations that say so."""
    return {row.actor.id: [relation.id for relation in row.relations] for row in (*found.friends, *found.foes)}


def test_one_step_around_an_actor(store: Store, network: Network) -> None:
    found = around(store, network, "ARM", quotes=1)
    assert [(one.actor.id, one.distance, one.neighbours, one.hidden) for one in found.actors] == [
        ("ARM", 0, 4, 0),
        ("AZE", 1, 5, 2),
        ("RUS", 1, 2, 0),
        ("FRA", 1, 1, 0),
        ("IRN", 1, 2, 0),
    ]
    assert {row.id for row in found.relations} == {
        "ARM.FIGHTS.AZE", "RUS.ARMS.ARM", "RUS.ARMS.AZE", "FRA.SUPPORTS.ARM", "IRN.CONDEMNS.AZE", "ARM.ACCUSES.IRN",
    }  # fmt: skip
    assert all(row.quotes for row in found.relations)
    assert found.complete


def test_two_steps_stop_at_hubs_which_are_told_in_numbers(store: Store, network: Network) -> None:
    assert {one.actor.id for one in around(store, network, "ARM", hops=2).actors} == {"ARM", "AZE", "RUS", "FRA", "IRN", "TUR", "erdogan"}
    found = around(store, network, "ARM", hops=2, hub=4)
    hub = next(one for one in found.actors if one.actor.id == "AZE")
    assert (hub.hub, hub.hidden, found.complete) == (True, 2, False)
    assert [(c.relation, c.outgoing, c.plain, c.relations) for c in hub.counts][:2] == [
        ("SUPPORTS", False, True, 2),
        ("ARMS", False, True, 1),
    ]


def test_no_more_is_shown_than_is_asked_for(store: Store, network: Network) -> None:
    found = around(store, network, "ARM", hops=2, actors=3, relations=1)
    assert [one.actor.id for one in found.actors] == ["ARM", "AZE", "RUS"]
    assert (len(found.relations), found.found, found.complete) == (1, 3, False)
    assert around(store, network, "VUT").actors == ()


def test_shared_friends_and_foes(store: Store, network: Network) -> None:
    found = common(store, network, Choice(aligned=True), ("ARM", "AZE"), limit=10, quotes=1)
    assert shared(found) == {"RUS": ["RUS.ARMS.ARM", "RUS.ARMS.AZE"], "IRN": ["ARM.ACCUSES.IRN", "IRN.CONDEMNS.AZE"]}
    assert [row.actor.id for row in found.friends] == ["RUS"]
    assert found.friends[0].relations[0].quotes[0].text == "Russia arms Armenia."


def test_which_way_relations_point_can_be_asked_for(store: Store, network: Network) -> None:
    def both(direction: Direction) -> dict[str, list[str]]:
        return shared(common(store, network, Choice(aligned=True), ("ARM", "AZE"), direction=direction, limit=10))

    assert both(Direction.TOWARDS) == {"RUS": ["RUS.ARMS.ARM", "RUS.ARMS.AZE"]}
    assert both(Direction.FROM) == {}
    assert shared(common(store, network, Choice(), ("TUR", "RUS"), direction=Direction.FROM, limit=10)) == {
        "AZE": ["TUR.SUPPORTS.AZE", "RUS.ARMS.AZE"]
    }
    assert shared(common(store, network, Choice(), ("TUR", "VUT"), limit=10)) == {}


def test_triads_that_break_the_balance_come_with_their_evidence(store: Store, network: Network) -> None:
    found = balance(store, network, Choice(aligned=True), limit=5, quotes=1, budget=1000)
    assert (found.triads, found.balanced, found.one_hostile, found.all_hostile, found.share) == (2, 0, 1, 1, 0.0)
    assert [[one.id for one in triad.actors] for triad in found.unbalanced] == [["ARM", "AZE", "RUS"], ["ARM", "AZE", "IRN"]]
    assert [(pair.sign, pair.relation.id) for pair in found.unbalanced[0].pairs] == [
        (-1, "ARM.FIGHTS.AZE"), (1, "RUS.ARMS.ARM"), (1, "RUS.ARMS.AZE"),
    ]  # fmt: skip
    assert found.unbalanced[0].pairs[0].relation.quotes[0].text == "Azerbaijan fights Armenia."
    assert found.frustration
    assert (found.frustration.least, found.frustration.most, found.frustration.exact) == (1, 1, True)
    assert [pair.relation.id for pair in found.frustration.against] == ["ARM.FIGHTS.AZE"]
    assert found.frustration.agreement == pytest.approx(1 - 2 / 8)


def test_a_timeline_tells_plain_claimed_denied_and_ended_apart(store: Store) -> None:
    found = timeline(store, Filters(between=("TUR", "AZE")), Period.MONTH, claims=100)
    assert [
        (row.when, row.subject.id, row.relation, row.object.id, row.plain, row.claimed, row.denials, row.ended) for row in found.rows
    ] == [
        ("2020-09", "TUR", "SENDS_FORCES", "AZE", 0, 1, 1, 0),
        ("2020-09", "TUR", "SUPPORTS", "AZE", 1, 0, 0, 0),
        ("2020-10", "erdogan", "SUPPORTS", "AZE", 1, 0, 0, 0),
        ("2021", "AZE", "ALLIED_WITH", "TUR", 0, 0, 0, 1),
    ]
    ids = {claim.quote: claim.id for claim in NEWS.claims}
    assert found.rows[0].claim_ids == (ids["Armenia said Turkey sent troops."], ids["Turkey denied it."])
    assert found.complete


def test_a_timeline_is_by_day_or_year_and_of_what_passes(store: Store) -> None:
    def when(period: Period, **more: object) -> list[str | None]:
        filters = Filters(between=("TUR", "AZE"), **more)  # type: ignore[arg-type]  # a test's own fields
        return [row.when for row in timeline(store, filters, period, claims=100).rows]

    assert when(Period.DAY) == ["2020-09-27", "2020-09-28", "2020-10-02", "2021"]
    assert when(Period.YEAR, roll_up=False) == ["2020", "2020", "2021"]
    assert when(Period.YEAR, plain=True, types=("SUPPORTS",), since="2020-10") == ["2020"]
    cut = timeline(store, Filters(between=("TUR", "AZE")), Period.DAY, claims=2)
    assert (cut.complete, cut.claims, len(cut.rows)) == (False, 2, 2)
