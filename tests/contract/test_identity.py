"""Who is whom: a decision in force from the start, made later, or undone gives the same store, and no claim changes."""

from collections.abc import Sequence
from random import Random

import pytest

from graph import questions
from graph.answers import Filters, Named, Voice
from graph.cypherstore import CypherStore
from graph.kept_names import KeptNames
from graph.model import Actor, Stance
from graph.store import Decided, Decision, Listing, Reading, Store, WrongIdentity
from tests.building import Told, actor, reading, told
from tests.contract.test_store import edges, exported

SHABAB = Actor(id="al-shabab", name="Al Shabab", kind="ArmedGroup")
SHABAAB = Actor(id="al-shabaab", name="al-Shabaab", kind="ArmedGroup", aliases=("Harakat al-Shabaab",))
HSM = Actor(id="hsm", name="HSM", kind="Organization")
ACTORS = (SHABAB, SHABAAB, HSM)
SPELLING = Decision(canonical="al-shabaab", ids=("al-shabab",), reason="a spelling", by="amina", date="2026-11-22")
ACRONYM = Decision(canonical="al-shabaab", ids=("hsm",))
CHAIN = Decision(canonical="hsm", ids=("al-shabaab",))

ONE = reading(told("al-shabaab", "ATTACKS", "ETH"), told("ETH", "ACCUSES", "al-shabab"), title="One", actors=ACTORS)
TWO = reading(
    told("al-shabab", "ATTACKS", "ETH", "al-shabab", date="2020-11-01"),
    told("al-shabab", "ATTACKS", "ETH", "hsm"),
    told("al-shabab", "ATTACKS", "ETH", "al-shabaab"),
    told("al-shabab", "RIVAL_OF", "hsm"),
    told("ali/al-shabab", "THREATENS", "ETH"),
    title="Two",
    outlet="Tribune",
    actors=ACTORS,
)
LISTINGS = [
    Listing(member="hsm", alliance="nato", role="member", start="2012", end=None, source="a list"),
    Listing(member="al-shabab", alliance="nato", role="member", start="2012", end=None, source="a list"),
]


def filled(store: Store, *readings: Reading) -> Store:
    """Returns the store with articles and listings, settled."""
    for one in readings:
        store.put(one)
    store.put_listings(LISTINGS, [SHABAB, HSM, actor("nato")])
    store.settle()
    return store


def graph_of(store: Store) -> list[str]:
    """Returns all that an engine holds but the order of time; nothing where the store cannot be looked into."""
    if not isinstance(store, CypherStore):
        return []
    nodes = "MATCH (n) WHERE NOT n:AllegianceTest AND NOT n:Store RETURN labels(n) AS labels, properties(n) AS own"
    pairs = "MATCH (a)-[e]->(b) RETURN type(e) AS type, properties(e) AS own, a.id AS source, b.id AS target, b.name AS name"
    return sorted(repr(_plain(row)) for text in (nodes, pairs) for row in store._read(text, {}))


def _plain(value: object) -> object:
    """Returns a value without what is null, and without an article's place in time."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in sorted(value.items()) if item is not None and key != "seq"}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def all_of(store: Store) -> tuple[object, ...]:
    """Returns all that a store gives out."""
    return exported(store), list(store.relations()), graph_of(store)


def alike(store: Store, other: Store) -> None:
    """Asserts that two stores hold the same."""
    assert all_of(store)[:2] == all_of(other)[:2]
    assert graph_of(store) == (graph_of(other) if isinstance(store, CypherStore) else [])


def test_a_decision_made_later_gives_what_it_gives_from_the_start(store: Store, fresh: Store) -> None:
    filled(store, ONE, TWO).decide([SPELLING, ACRONYM], ())
    fresh.decide([SPELLING, ACRONYM], ())
    alike(store, filled(fresh, ONE, TWO))


def test_a_decision_that_is_undone_was_never_made(store: Store, fresh: Store) -> None:
    filled(store, ONE, TWO).decide([SPELLING, ACRONYM], ())
    store.decide([], [ACRONYM, SPELLING])
    alike(store, filled(fresh, ONE, TWO))


def test_relations_join_canonical_ids_and_claims_keep_those_that_were_read(store: Store) -> None:
    before = [*filled(store, ONE, TWO).claims()], [*store.actors()], [*store.listings()]
    store.decide([SPELLING, ACRONYM], ())
    assert ([*store.claims()], [*store.actors()], [*store.listings()]) == before
    assert [r.id for r in store.relations()] == ["ETH.ACCUSES.al-shabaab", "al-shabaab.ATTACKS.ETH", "ali.THREATENS.ETH"]


def test_speakers_who_are_one_count_once(store: Store) -> None:
    attacks = next(r for r in edges(filled(store, TWO)) if r.id == "al-shabab.ATTACKS.ETH")
    assert (attacks.claims, attacks.speakers) == (1, 1)  # it declares one; what the others say is only claimed
    store.decide([SPELLING, ACRONYM], ())
    (row,) = questions.opposition(store, Filters(types=("ATTACKS",)))
    assert [r.speakers for r in store.relations() if r.id == row.id] == [1]
    assert row.speakers == (Voice("al-shabaab", "al-Shabaab", 1),)
    claimed = questions.claims(store, Filters(speaker="al-shabaab", roll_up=False)).claims
    assert sorted(s.actor.id for c in claimed for s in c.speakers if s.actor) == ["al-shabaab", "al-shabab", "hsm"]


def test_each_id_and_name_finds_the_one_actor_with_all_claims(store: Store) -> None:
    filled(store, ONE, TWO).decide([SPELLING, ACRONYM], ())
    names = KeptNames(()).of(store)
    assert {names.resolve(name).id for name in ("al-shabab", "hsm", "HSM", "Al Shabab", "Harakat al-Shabaab")} == {"al-shabaab"}
    profile = questions.actor(store, "al-shabaab")
    assert questions.actor(store, "hsm") == profile
    assert (profile.actor, profile.same, profile.claims, profile.spoken) == (SHABAAB, (SHABAB, HSM), 6, 3)
    assert [(m.member.id, m.role) for m in profile.memberships] == [("al-shabaab", "member")]
    assert [(row.actor.id, row.claims) for row in questions.actors(names, "hsm")] == [("al-shabaab", 6)]
    assert "al-shabab" not in [row.actor.id for row in questions.actors(names)]
    assert [side.actor for side in questions.actor(store, "ali").sides] == [Named("al-shabaab", "al-Shabaab", "ArmedGroup")]
    by = questions.opposition(store, Filters(by=("al-shabaab",), types=("THREATENS",)))
    assert [row.id for row in by] == ["ali.THREATENS.ETH"]  # whoever acts for one of its ids acts for it


def test_what_is_said_of_one_and_the_same_actor_is_no_relation(store: Store) -> None:
    filled(store, TWO).decide([SPELLING, ACRONYM], ())
    assert not [r for r in store.relations() if r.relation == "RIVAL_OF"]
    assert [c.object.id for c in questions.claims(store, Filters(types=("RIVAL_OF",))).claims if c.object] == ["hsm"]


def test_an_id_that_nothing_names_goes_by_the_name_of_those_who_count_as_it(store: Store, fresh: Store) -> None:
    only = reading(told("al-shabab", "ATTACKS", "ETH"), title="Only", actors=ACTORS)
    edges(store, only)
    store.decide([SPELLING], ())
    assert questions.actor(store, "al-shabaab").actor == Actor(id="al-shabaab", name="Al Shabab", kind="ArmedGroup")
    assert [a.id for a in store.actors()] == ["ETH", "al-shabab"]
    assert store.counts().actors == 2
    edges(store, ONE)
    assert questions.actor(store, "al-shabaab").actor == SHABAAB
    store.remove(ONE.article.id)
    store.remove(only.article.id)
    assert (store.counts().actors, [*store.relations()]) == (0, [])
    assert store.decisions() == (SPELLING,)
    fresh.decide([SPELLING], ())
    alike(store, fresh)


def test_a_denial_under_one_id_disputes_what_is_said_of_the_other(store: Store) -> None:
    denial = told("al-shabab", "ATTACKS", "ETH", "al-shabab", stance=Stance.DENIES)
    edges(store, reading(told("al-shabaab", "ATTACKS", "ETH"), denial, title="Denied", actors=ACTORS))
    assert [row.claims for row in questions.disputes(store, Filters(by=("al-shabaab",)))] == []
    store.decide([SPELLING], ())
    (row,) = questions.disputes(store, Filters(by=("al-shabaab",)))
    assert (row.claims, row.denials, row.denied_by) == (1, 1, (Voice("al-shabaab", "al-Shabaab", 1),))
    assert questions.dispute(store, row.id).denials == 1


def test_a_chain_leads_to_its_end_and_comes_apart_link_by_link(store: Store) -> None:
    filled(store, ONE, TWO).decide([SPELLING, CHAIN], ())
    assert "hsm.ATTACKS.ETH" in [r.id for r in store.relations()]
    store.decide([SPELLING], [SPELLING, CHAIN])
    assert [r.id for r in store.relations() if r.relation == "ATTACKS"] == ["al-shabaab.ATTACKS.ETH"]


def test_who_decides_on_something_that_others_changed_is_told(store: Store) -> None:
    filled(store, ONE).decide([SPELLING], ())
    before = all_of(store)
    with pytest.raises(Decided, match="others decided who is whom meanwhile"):
        store.decide([ACRONYM], ())
    assert all_of(store) == before
    store.decide([SPELLING], ())  # is so already


def test_decisions_that_contradict_one_another_are_refused(store: Store) -> None:
    circle = Decision(canonical="al-shabab", ids=("al-shabaab",))
    with pytest.raises(WrongIdentity, match="in a circle"):
        store.decide([SPELLING, circle], ())
    assert store.decisions() == ()


def test_a_decision_can_be_told_anew(store: Store) -> None:
    filled(store, ONE).decide([SPELLING], ())
    told_anew = Decision(canonical="al-shabaab", ids=("al-shabab",), reason="I asked", by="ben")
    store.decide([told_anew], [SPELLING])
    assert store.decisions() == (told_anew,)


IDS = ("al-shabab", "al-shabaab", "hsm", "ETH", "ali", "omar", "TUR", "nato")


def any_reading(random: Random, number: int) -> Reading:
    """Returns an article in which a few actors do a few things."""

    def who() -> str:
        return random.choice(IDS) + random.choice(["", "", "/hsm", "/TUR"])

    def sentence() -> Told:
        one, other = random.sample(IDS, 2)
        target = random.choice([other, other, other, None])
        kind = random.choice(["ATTACKS", "RIVAL_OF"]) if target else "ATTACKS"
        return told(one + random.choice(["", "/TUR"]), kind, target, *(who() for _ in range(random.choice([0, 0, 1, 2]))))

    return reading(*{s.text: s for s in (sentence() for _ in range(4))}.values(), title=f"{number}", actors=ACTORS)


def any_decisions(random: Random) -> Sequence[Decision]:
    """Returns a few decisions that hold together; some are of ids that nobody names."""
    ids = [*random.sample(IDS, 5), "nobody", "somebody"]
    random.shuffle(ids)
    order = {key: n for n, key in enumerate(ids)}
    pairs = {max(two, key=order.__getitem__): min(two, key=order.__getitem__) for two in (random.sample(ids, 2) for _ in range(3))}
    return [Decision(canonical=into, ids=(key,)) for key, into in pairs.items()]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_order_of_loading_and_deciding(store: Store, fresh: Store, seed: int) -> None:
    random = Random(seed)
    readings = [any_reading(random, n) for n in range(8)]
    last = any_decisions(random)
    for n, one in enumerate(readings):
        store.put(one)
        if n % 3 == 1:
            store.decide(any_decisions(random), store.decisions())
        if n == 4:
            store.put_listings(LISTINGS, [SHABAB, HSM, actor("nato")])
        if n == 5:
            store.remove(readings[2].article.id)
    store.decide(last, store.decisions())
    store.put(readings[2])
    store.settle()
    fresh.decide(last, ())
    alike(store, filled(fresh, *readings))
    kept = list(store.relations())
    store.rebuild()
    assert list(store.relations()) == kept
