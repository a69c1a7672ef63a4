"""What is over or suspended is no friend: signs, blocs, shared friends and triads, dates and sentences follow the newest plain claims."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.analysis.balance import balance
from graph.analysis.blocs import communities
from graph.analysis.common import common
from graph.answers import EVERYTHING, Filters
from graph.embedded import EmbeddedStore
from graph.hops import PathRow
from graph.model import Modality, Phase
from graph.networks import Networks
from graph.paths import Find, PathQuestion, paths
from graph.questions import arms, changes, support
from graph.steps import Choice
from graph.store import Store
from tests.building import Told, reading, told

EARLY, LATE = "2020-01-05", "2020-10-05"
ALIGNED = Choice(aligned=True, plain=True)
DELIVERED = told("CAN", "ARMS", "TUR", status="delivered", weapon="drones", sentence="Canada delivered drones to Turkey.")
SUPPORT = told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan.")
ALLIED = told("SYR", "ALLIED_WITH", "TUR", sentence="Syria is an ally of Turkey.")
NO_LONGER = told("SYR", "ALLIED_WITH", "TUR", phase=Phase.ENDS, sentence="Syria is no longer allied with Turkey.")
HALT = "Canada suspended arms exports to Turkey."
NOT_DELIVERED = told("CAN", "ARMS", "TUR", modality=Modality.NEGATED, status="suspended", sentence=HALT)


def suspended(*speakers: str) -> tuple[Told, Told]:
    """Returns the two claims of "Canada suspended arms exports to Turkey"."""
    return (
        told("CAN", "SANCTIONS", "TUR", *speakers, sentence=HALT),
        told("CAN", "ARMS", "TUR", *speakers, modality=Modality.NEGATED, status="suspended", sentence=HALT),
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Gives an empty store."""
    with closing(EmbeddedStore(tmp_path / "store.db")) as opened:
        yield opened


def put(store: Store, *articles: tuple[str, tuple[Told, ...]]) -> None:
    """Stores articles of some days."""
    for number, (day, tellings) in enumerate(articles):
        store.put(reading(*tellings, title=f"News {number} of {day}", published=day))
    store.settle()


def path(store: Store, start: str, end: str, filters: Filters = EVERYTHING, choice: Choice = Choice()) -> PathRow:  # noqa: B008  frozen
    """Returns the first path between two actors, with a sentence for each side of its hops."""
    question = PathQuestion(start=start, end=end, quotes=1, filters=filters, choice=choice, find=Find.SHORTEST)
    return paths(store, Networks(1000).of(store, filters), question).paths[0]


def test_arms_that_were_suspended_after_their_delivery_make_no_friends(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended()), (LATE, (SUPPORT,)))
    found = path(store, "CAN", "AZE")
    first = found.hops[0]
    assert found.sentence == "Canada has suspended arms to Turkey, which supports Azerbaijan."
    assert (found.sign, first.sign, first.mixed) == (-1, -1, False)
    assert (first.relation.relation, first.relation.first, first.relation.last) == ("SANCTIONS", LATE, LATE)
    assert [quote.text for quote in first.relation.quotes] == [HALT]


def test_of_arms_alone_the_suspension_is_shown_with_its_day_and_sentence(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended()))
    hop = path(store, "CAN", "TUR", choice=Choice(types=("ARMS",))).hops[0]
    assert (hop.label, hop.sign, hop.relation.over_since) == ("has suspended arms to", 0, LATE)
    assert [quote.text for quote in hop.relation.quotes] == [HALT, DELIVERED.text]


def test_arms_that_go_on_after_a_suspension_are_arms(store: Store) -> None:
    put(store, (EARLY, suspended()), (LATE, (DELIVERED,)))
    hop = path(store, "CAN", "TUR", choice=Choice(types=("ARMS",))).hops[0]
    assert (hop.label, hop.sign, hop.relation.over) == ("arms", 1, False)


def test_what_somebody_else_says_suspends_nothing(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended("RUS")))
    assert path(store, "CAN", "TUR").hops[0].sign == 1


def test_a_suspension_that_is_only_reported_is_none(store: Store) -> None:
    reported = (told("CAN", "SANCTIONS", "TUR", alleging=True, sentence=HALT), NOT_DELIVERED)
    put(store, (EARLY, (DELIVERED,)), (LATE, reported))
    assert path(store, "CAN", "TUR").sign == 1
    (row,) = arms(store, EVERYTHING)
    assert (row.label, [s.status for s in row.statuses]) == ("arms", ["delivered"])


def test_a_suspension_of_weapons_is_one_of_each(store: Store) -> None:
    halt = told("CAN", "ARMS", "TUR", modality=Modality.NEGATED, status="suspended", weapon="weapons", sentence=HALT)
    put(store, (EARLY, (DELIVERED,)), (LATE, (halt,)))
    (row,) = arms(store, EVERYTHING)
    assert (row.weapon, [s.status for s in row.statuses]) == ("drones", ["suspended", "delivered"])


def test_a_state_that_says_so_of_itself_has_suspended_them(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended("CAN")))
    assert path(store, "CAN", "TUR", choice=Choice(types=("ARMS",))).hops[0].label == "has suspended arms to"


def test_only_what_a_filter_lets_through_decides(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended()))
    assert path(store, "CAN", "TUR", Filters(known_by="2020-06-01")).sign == 1
    assert path(store, "CAN", "TUR", Filters(known_by="2020-12-01")).sign == -1


def test_an_alliance_that_is_over_has_no_sign_and_no_bloc(store: Store) -> None:
    put(store, (EARLY, (ALLIED, SUPPORT)), (LATE, (NO_LONGER,)))
    hop = path(store, "SYR", "TUR").hops[0]
    assert (hop.label, hop.sign, hop.relation.sign, hop.relation.over_since) == ("is no longer allied with", 0, 0, LATE)
    assert hop.relation.quotes[0].text == NO_LONGER.text
    network = Networks(1000).of(store)
    blocs = communities(network, ALIGNED, resolution=1.0, limit=10, members=10)
    assert [{one.id for one in bloc.members} for bloc in blocs.blocs] == [{"TUR", "AZE"}]


def test_who_is_no_longer_an_ally_is_no_shared_friend_and_in_no_triad(store: Store) -> None:
    others = (told("SYR", "SUPPORTS", "AZE"), told("RUS", "SUPPORTS", "AZE"), told("RUS", "SUPPORTS", "TUR"))
    put(store, (EARLY, (ALLIED, SUPPORT, *others)))
    assert [row.actor.id for row in common(store, Networks(1000).of(store), ALIGNED, ("SYR", "RUS"), limit=5).friends] == ["AZE", "TUR"]
    assert balance(store, Networks(1000).of(store), ALIGNED, limit=5, budget=100).balanced == 2
    put(store, (LATE, (NO_LONGER,)))
    assert [row.actor.id for row in common(store, Networks(1000).of(store), ALIGNED, ("SYR", "RUS"), limit=5).friends] == ["AZE"]
    assert balance(store, Networks(1000).of(store), ALIGNED, limit=5, budget=100).balanced == 1


def test_what_is_told_to_hold_again_has_its_sign(store: Store) -> None:
    put(store, (EARLY, (NO_LONGER,)), (LATE, (ALLIED,)))
    assert path(store, "SYR", "TUR").sign == 1


def test_a_network_follows_what_is_loaded(store: Store) -> None:
    networks = Networks(1000)
    put(store, (EARLY, (DELIVERED, ALLIED)))
    before = networks.of(store)
    assert before.sign.tolist() == [1, 1]
    put(store, (LATE, (NOT_DELIVERED, NO_LONGER)))
    after = networks.of(store)
    assert after.sign.tolist() == [0, 0]
    choice = Choice(signs=(1,))
    assert paths(store, after, PathQuestion(start="SYR", end="TUR", choice=choice)).paths == ()


def test_rows_say_what_is_over(store: Store) -> None:
    put(store, (EARLY, (DELIVERED, ALLIED, SUPPORT)), (LATE, (*suspended(), NO_LONGER)))
    found = {row.id: (row.label, row.over, row.over_since, row.sign) for row in support(store, EVERYTHING)}
    assert found == {
        "CAN.ARMS.TUR": ("has suspended arms to", True, LATE, 0),
        "SYR.ALLIED_WITH.TUR": ("is no longer allied with", True, LATE, 0),
        "TUR.SUPPORTS.AZE": ("supports", False, None, 1),
    }


def test_a_transfer_tells_that_it_was_suspended_outside_its_counts(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended()), ("2020-11-05", suspended("RUS")))
    (row,) = arms(store, EVERYTHING)
    assert [(s.status, s.claims, s.last) for s in row.statuses] == [("suspended", 1, LATE), ("delivered", 1, EARLY)]
    assert (row.weapon, row.claims, row.last, row.label) == ("drones", 1, EARLY, "has suspended arms to")


def test_a_suspension_of_one_weapon_is_not_that_of_another(store: Store) -> None:
    tanks = told("CAN", "ARMS", "TUR", status="delivered", weapon="tanks", sentence="Canada delivered tanks to Turkey.")
    halt = told("CAN", "ARMS", "TUR", modality=Modality.NEGATED, status="cancelled", weapon="tanks", sentence="Canada cancelled the tanks.")
    put(store, (EARLY, (DELIVERED, tanks)), (LATE, (halt,)))
    assert {row.weapon: [s.status for s in row.statuses] for row in arms(store, EVERYTHING)} == {
        "drones": ["delivered"],
        "tanks": ["cancelled", "delivered"],
    }


def test_what_an_article_negates_is_counted_beside_what_is_plain(store: Store) -> None:
    negated = told("TUR", "SUPPORTS", "AZE", modality=Modality.NEGATED, sentence="Turkey does not support Azerbaijan.")
    put(store, (EARLY, (SUPPORT,)), (LATE, (negated,)))
    (row,) = support(store, EVERYTHING, quotes=1)
    assert (row.claims, row.negations, row.denials, row.label) == (1, 1, 0, "supports")
    assert [quote.text for quote in row.quotes] == ["Turkey supports Azerbaijan.", "Turkey does not support Azerbaijan."]
    (change,) = changes(store, Filters(published_since=LATE))
    assert (change.changes, change.negating) == (("contradicted",), row.negating)


def test_a_suspension_contradicts_nothing_but_ends_it(store: Store) -> None:
    put(store, (EARLY, (DELIVERED,)), (LATE, suspended()))
    found = {row.relation.id: row.changes for row in changes(store, Filters(published_since=LATE))}
    assert found == {"CAN.SANCTIONS.TUR": ("new",), "CAN.ARMS.TUR": ("gone",)}
