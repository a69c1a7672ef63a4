"""How two actors are connected, in small networks whose answers one can see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers import Filters
from graph.embedded import EmbeddedStore
from graph.model import Phase, Stance
from graph.networks import Networks
from graph.paths import Find, PathQuestion, Paths, paths
from graph.steps import Choice, Weight
from graph.store import Store
from tests.building import reading, told

MOST = 1000
NEWS = reading(
    told("CAN", "SANCTIONS", "TUR", sentence="Canada sanctions Turkey."),
    told("TUR", "SUPPORTS", "AZE", sentence="Turkey supports Azerbaijan."),
    told("TUR", "MEMBER_OF", "nato", sentence="Turkey is a member of NATO."),
    told("CAN", "MEMBER_OF", "nato", sentence="Canada is a member of NATO."),
    told("ARM", "ALLIED_WITH", "RUS", sentence="Armenia is an ally of Russia."),
    title="News",
)
WORDS = reading(
    told("TUR", "SENDS_FORCES", "AZE", "ARM", sentence="Armenia said Turkey sent troops to Azerbaijan."),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, sentence="Turkey denied it."),
    told("AZE", "ATTACKS", "ARM", "ARM", alleging=True, sentence="Armenia accused Azerbaijan of an attack."),
    told("FRA", "ARMS", "ARM", "some people", alleging=True, sentence="Some people claim France arms Armenia."),
    told("erdogan/TUR", "CONSULTS", "putin/RUS", sentence="Erdogan called Putin."),
    told("erdogan/TUR", "LEADS", "TUR", sentence="Erdogan leads Turkey."),
    told("putin/RUS", "LEADS", "RUS", sentence="Putin leads Russia."),
    told("putin/RUS", "SUPPORTS", "SYR", sentence="Putin supports Syria."),
    told("lavrov/RUS", "OPPOSES", "FRA", sentence="Lavrov opposes France."),
    told("TUR", "ALLIED_WITH", "POL", phase=Phase.ENDS, sentence="Turkey and Poland are no longer allies."),
    told("TUR", "ALLIED_WITH", "POL", sentence="Turkey and Poland were allies."),
    title="Words",
    outlet="Tribune",
    published="2019-01-02",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with both articles."""
    store = EmbeddedStore(Path(tmp_path_factory.mktemp("paths")) / "store.db")
    for one in (NEWS, WORDS):
        store.put(one)
    store.settle()
    yield store
    store.close()


def asked(store: Store, start: str, end: str, **more: object) -> Paths:
    """Returns the paths between two actors."""
    question = PathQuestion(start=start, end=end, **more)  # type: ignore[arg-type]  # a test's own fields
    return paths(store, Networks(MOST).of(store, question.filters, question.apart), question)


def sentences(found: Paths) -> list[str]:
    """Returns the paths read aloud."""
    return [path.sentence for path in found.paths]


def test_a_path_is_read_aloud_with_what_is_only_claimed_as_claimed(store: Store) -> None:
    found = asked(store, "CAN", "ARM", quotes=1)
    assert sentences(found) == ["Canada sanctions Turkey, which supports Azerbaijan, which, as alleged by Armenia, attacks Armenia."]
    [path] = found.paths
    assert (path.sign, path.plain, path.length) == (1, False, 3)  # the enemy of an enemy's friend
    assert [hop.sign for hop in path.hops] == [-1, 1, -1]
    assert [hop.relation.quotes[0].text for hop in path.hops] == [
        "Canada sanctions Turkey.",
        "Turkey supports Azerbaijan.",
        "Armenia accused Azerbaijan of an attack.",
    ]
    assert [(beside.id, beside.plain) for beside in path.hops[1].beside] == [("TUR.SENDS_FORCES.AZE", False)]


def test_labels_are_read_backwards_where_the_way_goes_backwards(store: Store) -> None:
    assert sentences(asked(store, "AZE", "CAN")) == ["Azerbaijan is supported by Turkey, which is sanctioned by Canada."]
    assert sentences(asked(store, "AZE", "CAN", directed=True)) == []
    assert sentences(asked(store, "RUS", "ARM", directed=True)) == ["Russia is allied with Armenia."]


def test_who_says_so_and_who_denies_it_stand_in_the_sentence(store: Store) -> None:
    only = Choice(types=("SENDS_FORCES", "ARMS", "ALLIED_WITH"))
    assert sentences(asked(store, "TUR", "AZE", choice=only)) == [
        "Turkey, according to Armenia, sends forces to Azerbaijan (denied by Turkey)."
    ]
    assert sentences(asked(store, "FRA", "RUS", choice=only)) == [
        "France, as alleged by some people quoted by Tribune, arms Armenia, which is allied with Russia."
    ]
    assert sentences(asked(store, "TUR", "POL", choice=only)) == ["Turkey is no longer allied with Poland."]


def test_persons_are_who(store: Store) -> None:
    assert sentences(asked(store, "TUR", "RUS", hops=3, around=("AZE",))) == [
        "Turkey is led by Erdogan, who consults Putin, who leads Russia."
    ]


def test_who_acts_for_a_state_counts_as_it_where_that_is_asked_for_and_is_still_named(store: Store) -> None:
    assert sentences(asked(store, "TUR", "RUS", roll_up=True)) == ["Turkey's Erdogan consults Russia's Putin."]
    assert sentences(asked(store, "CAN", "SYR", roll_up=True)) == [
        "Canada sanctions Turkey, whose Erdogan consults Russia's Putin, who supports Syria."
    ]
    assert sentences(asked(store, "AZE", "FRA", roll_up=True, choice=Choice(types=("SUPPORTS", "CONSULTS", "OPPOSES")))) == [
        "Azerbaijan is supported by Turkey, whose Erdogan consults Russia's Putin, and Russia's Lavrov opposes France."
    ]
    hop = asked(store, "TUR", "SYR", roll_up=True).paths[0].hops[1]
    assert (hop.start.id, hop.end.id, hop.relation.id, hop.relation.quotes) == ("RUS", "SYR", "putin.SUPPORTS.SYR", ())


def test_whoever_is_named_stands_for_himself(store: Store) -> None:
    assert sentences(asked(store, "erdogan", "SYR", roll_up=True)) == ["Erdogan consults Russia's Putin, who supports Syria."]
    assert sentences(asked(store, "TUR", "SYR", roll_up=True, through=("putin",))) == [
        "Turkey's Erdogan consults Putin, who supports Syria."
    ]
    assert sentences(asked(store, "TUR", "SYR", roll_up=True, around=("putin",))) == []


def test_a_step_without_a_sign_leaves_the_path_without_one(store: Store) -> None:
    assert [path.sign for path in asked(store, "TUR", "RUS", around=("AZE",)).paths] == [0]


def test_nobody_meets_in_an_alliance_unless_it_is_asked_for(store: Store) -> None:
    assert sentences(asked(store, "CAN", "TUR", around=(), choice=Choice(types=("MEMBER_OF",)))) == []
    met = asked(store, "CAN", "TUR", past=(), choice=Choice(types=("MEMBER_OF",)))
    assert sentences(met) == ["Canada is a member of Nato, which has as a member Turkey."]
    assert sentences(asked(store, "CAN", "nato")) == ["Canada is a member of Nato."]
    assert sentences(asked(store, "CAN", "TUR", through=("nato",))) == sentences(met)


def test_k_shortest_and_all_paths_come_the_shortest_first(store: Store) -> None:
    expected = [
        "Turkey supports Azerbaijan, which, as alleged by Armenia, attacks Armenia.",
        "Turkey is led by Erdogan, who consults Putin, who leads Russia, which is allied with Armenia.",
    ]
    assert sentences(asked(store, "TUR", "ARM", find=Find.K_SHORTEST)) == expected
    assert sentences(asked(store, "TUR", "ARM", find=Find.ALL, hops=4)) == expected
    assert sentences(asked(store, "TUR", "ARM", find=Find.ALL, hops=3)) == expected[:1]
    assert sentences(asked(store, "TUR", "ARM", find=Find.K_SHORTEST, limit=1)) == expected[:1]
    one = asked(store, "TUR", "ARM", find=Find.ALL, hops=4, limit=1)
    assert (len(one.paths), one.searched.found, one.searched.complete) == (1, 2, True)


def test_through_and_around(store: Store) -> None:
    assert sentences(asked(store, "TUR", "ARM", around=("AZE",))) == [
        "Turkey is led by Erdogan, who consults Putin, who leads Russia, which is allied with Armenia."
    ]
    assert sentences(asked(store, "TUR", "ARM", through=("putin",))) == sentences(asked(store, "TUR", "ARM", around=("AZE",)))
    assert sentences(asked(store, "TUR", "ARM", through=("putin", "AZE"))) == []


def test_plain_alone_and_dates(store: Store) -> None:
    plain = asked(store, "CAN", "ARM", choice=Choice(plain=True))
    assert [path.length for path in plain.paths] == [5]
    assert plain.paths[0].plain
    assert sentences(asked(store, "TUR", "AZE", filters=Filters(until="2019"))) == [
        "Turkey, according to Armenia, sends forces to Azerbaijan (denied by Turkey)."
    ]
    assert sentences(asked(store, "TUR", "AZE", filters=Filters(since="2020"))) == ["Turkey supports Azerbaijan."]


def test_weights_tell_what_a_path_costs(store: Store) -> None:
    assert [path.cost for path in asked(store, "TUR", "ARM", weight=Weight.EVIDENCE).paths] == [3.0]  # one plain hop, one only claimed
    [way] = asked(store, "TUR", "AZE", weight=Weight.RECENCY).paths
    assert way.cost == 1.0


def test_no_path_tells_what_was_searched(store: Store) -> None:
    found = asked(store, "CAN", "FRA", choice=Choice(types=("SANCTIONS", "SUPPORTS")), hops=4)
    assert found.paths == ()
    searched = found.searched
    assert (searched.reached, searched.hops, searched.relations, searched.types) == (2, 4, 3, ("SANCTIONS", "SUPPORTS"))
    assert searched.actors == 5
    assert searched.complete


def test_an_actor_that_no_article_names_is_on_no_path(store: Store) -> None:
    found = asked(store, "CAN", "VUT")
    assert (found.paths, found.end.id) == ((), "VUT")


def test_a_search_that_ends_early_says_so(store: Store) -> None:
    assert not asked(store, "CAN", "ARM", budget=2).searched.complete
