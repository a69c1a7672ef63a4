"""The name index of a store, and the numbers of claims in it, whatever comes and goes."""

from graph.kept_names import KeptNames
from graph.model import Actor
from graph.names import NameIndex
from graph.store import Decision, Store
from tests.building import reading, told

REFERENCE = (Actor(id="TUR", name="Türkiye", kind="State", iso3="TUR", aliases=("Ankara",)),)
TALKS = reading(told("TUR", "CONSULTS", "IRN"), told("TUR", "SUPPORTS", "AZE", "erdogan/TUR"), title="Talks")
AGAIN = reading(told("TUR", "SUPPORTS", "AZE"), title="Again")
RAIDS = reading(told("zorana-petkovic/POL", "ATTACKS", "houthis"), told("TUR", "CONSULTS", "POL"), title="Raids")
CORRECTED = reading(told("TUR", "CONSULTS", "POL"), title="Raids", extractor="test 2")
SAME = Decision(canonical="AZE", ids=("IRN",))


def numbers(index: NameIndex) -> dict[str, int]:
    """Returns the claims of all actors that are in any."""
    return {actor.id: index.claims_of(actor.id) for actor in index.search("", 100) if index.claims_of(actor.id)}


def test_the_index_grows_with_the_articles(store: Store) -> None:
    kept = KeptNames(REFERENCE)
    assert kept.of(store).search("pet") == []
    store.put(TALKS)
    before = kept.of(store)
    store.put(RAIDS, AGAIN)
    after = kept.of(store)
    assert [actor.id for actor in after.search("petk")] == ["zorana-petkovic"]
    assert before.search("petk") == []
    assert numbers(after) == {"TUR": 4, "AZE": 2, "IRN": 1, "POL": 1, "houthis": 1, "zorana-petkovic": 1}
    assert after.resolve("Ankara").id == "TUR"
    assert after is kept.of(store)


def test_an_actor_whom_nothing_names_any_more_is_not_found(store: Store) -> None:
    kept = KeptNames(REFERENCE)
    store.put(TALKS, RAIDS)
    assert [actor.id for actor in kept.of(store).search("petk")] == ["zorana-petkovic"]
    store.put(CORRECTED)
    assert kept.of(store).search("petk") == []
    assert numbers(kept.of(store)) == {"TUR": 3, "AZE": 1, "IRN": 1, "POL": 1}
    store.remove(CORRECTED.article.id)
    assert numbers(kept.of(store)) == {"TUR": 2, "AZE": 1, "IRN": 1}


def test_an_actor_that_counts_as_another_adds_to_its_claims(store: Store) -> None:
    kept = KeptNames(REFERENCE)
    store.put(TALKS)
    before = numbers(kept.of(store))
    store.decide([SAME], ())
    merged = kept.of(store)
    assert numbers(merged) == {"TUR": 2, "AZE": 2}
    assert merged.search("iran")[0].id == "AZE"
    store.put(AGAIN)
    assert numbers(kept.of(store)) == {"TUR": 3, "AZE": 3}
    store.decide([], [SAME])
    store.remove(AGAIN.article.id)
    assert numbers(kept.of(store)) == before == {"TUR": 2, "AZE": 1, "IRN": 1}


def test_the_numbers_counted_anew_are_those_that_were_kept(store: Store) -> None:
    store.put(TALKS, RAIDS, AGAIN)
    store.settle()
    kept = numbers(KeptNames(()).of(store))
    assert len(kept) == 6
    store.rebuild()
    assert numbers(KeptNames(()).of(store)) == kept
