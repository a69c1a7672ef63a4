"""What every store keeps to: articles as wholes, relations that follow their claims, nothing that depends on order."""

from io import BytesIO
from itertools import permutations

import pytest

from graph.export import export_jsonl
from graph.model import Actor, Phase, Stance, Standing
from graph.relations import Relation
from graph.store import Listing, NotStored, Outcome, Reading, Store, Unfit
from tests.building import actor, reading, told

DRONES = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", date="2020-09-28"),
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", place="Fuzuli"),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES),
    told("ARM", "ACCUSES", "TUR", about=(1,)),
    told("putin/RUS", "CONSULTS", "ARM"),
    title="Drones",
)
SUMMIT = reading(
    told("TUR", "SUPPORTS", "AZE"),
    told("TUR", "SENDS_FORCES", "AZE", "putin/RUS"),
    told("RUS", "CONSULTS", "ARM"),
    told("TUR", "ATTACKS", place="Tartus", weapon="F-16"),
    title="Summit",
    outlet="Tribune",
    published="2020-10-09",
)


def exported(store: Store) -> str:
    """Returns the export of a store."""
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue().decode()


def edges(store: Store, *readings: Reading) -> list[Relation]:
    """Returns all relations, after these readings are stored."""
    for one in readings:
        store.put(one)
    store.settle()
    return list(store.relations())


def both(store: Store) -> Store:
    """Returns the store with both articles."""
    edges(store, DRONES, SUMMIT)
    return store


def test_what_is_read_comes_out_as_it_went_in(store: Store) -> None:
    store.put(DRONES)
    assert list(store.articles()) == [(DRONES.article, "test 1")]
    assert list(store.claims()) == sorted(DRONES.claims, key=lambda c: c.id)
    assert list(store.actors()) == sorted(DRONES.actors, key=lambda a: a.id)


def test_an_article_loaded_twice_changes_nothing(store: Store) -> None:
    assert store.put(DRONES) == [Outcome.STORED]
    store.settle()
    before = exported(store), store.counts()
    assert store.put(DRONES) == [Outcome.UNCHANGED]
    assert store.settle() == 0
    assert (exported(store), store.counts()) == before


def test_a_newer_extractor_replaces_all_claims_of_an_article(store: Store, fresh: Store) -> None:
    both(store)
    newer = reading(told("IRN", "MEDIATES", "ARM"), title="Drones", extractor="test 2")
    assert newer.article.id == DRONES.article.id
    assert store.put(newer) == [Outcome.REPLACED]
    store.settle()
    assert edges(store) == edges(fresh, SUMMIT, newer)
    assert exported(store) == exported(fresh)


def test_a_replaced_article_may_keep_its_claims(store: Store) -> None:
    edges(store, DRONES)
    again = Reading(DRONES.article, DRONES.actors, DRONES.claims, "test 2")
    assert store.put(again) == [Outcome.REPLACED]
    assert list(store.claims()) == sorted(DRONES.claims, key=lambda c: c.id)


def test_a_removed_article_was_never_there(store: Store, fresh: Store) -> None:
    both(store)
    store.remove(SUMMIT.article.id)
    assert edges(store) == edges(fresh, DRONES)
    assert exported(store) == exported(fresh)
    assert (store.counts().outlets, store.counts().seq) == (1, 3)


def test_places_weapons_and_outlets_go_with_the_last_claim(store: Store) -> None:
    edges(store, SUMMIT)
    store.remove(SUMMIT.article.id)
    counts = store.counts()
    assert (counts.articles, counts.outlets, counts.actors, counts.claims, counts.relations) == (0, 0, 0, 0, 0)


def test_what_is_not_stored_cannot_be_removed(store: Store) -> None:
    with pytest.raises(NotStored, match="no article a0 is stored"):
        store.remove("a0")


def test_rebuilt_relations_equal_those_kept(store: Store) -> None:
    both(store)
    kept = edges(store)
    assert store.rebuild() == 6
    assert edges(store) == kept


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_loading_changes_nothing(store: Store, fresh: Store, order: tuple[int, ...]) -> None:
    accented = reading(
        told("macron", "CONSULTS", "ARM"), title="Macron", actors=(Actor(id="macron", name="Macrón", kind="Person", aliases=("EM",)),)
    )
    plain = reading(told("macron", "CONSULTS", "AZE"), title="Again", actors=(Actor(id="macron", name="Macron", kind="Person"),))
    readings = [DRONES, accented, plain]
    assert edges(store, *(readings[n] for n in order)) == edges(fresh, *readings)
    assert exported(store) == exported(fresh)
    assert next(a for a in store.actors() if a.id == "macron") == Actor(id="macron", name="Macrón", kind="Person", aliases=("EM", "Macron"))


def test_a_name_that_only_one_article_gave_goes_with_it(store: Store) -> None:
    alias = reading(
        told("macron", "CONSULTS", "ARM"), title="Macron", actors=(Actor(id="macron", name="Macron", kind="Person", aliases=("EM",)),)
    )
    edges(store, alias, reading(told("macron", "CONSULTS", "AZE"), title="Again"))
    store.remove(alias.article.id)
    assert [a for a in store.actors() if a.id == "macron"] == [Actor(id="macron", name="Macron", kind="Person")]


def test_an_allegation_is_no_typed_edge(store: Store) -> None:
    edges(store, DRONES, SUMMIT)
    rows = [(row["type"], row["source"], row["target"]) for row in store.ask("relation_edges", {})]
    assert rows == [
        ("ACCUSES", "ARM", "TUR"),
        ("CONSULTS", "ARM", "RUS"),
        ("CONSULTS", "ARM", "putin"),
        ("ARMS", "TUR", "AZE"),
        ("CLAIMED", "TUR", "AZE"),
        ("SUPPORTS", "TUR", "AZE"),
    ]


def test_what_is_only_claimed_says_how_well_and_who_disputes_it(store: Store) -> None:
    claimed = next(r for r in edges(store, DRONES, SUMMIT) if r.relation == "SENDS_FORCES")
    assert claimed == Relation(
        id="TUR.SENDS_FORCES.AZE",
        source="TUR",
        relation="SENDS_FORCES",
        target="AZE",
        sign=1,
        claims=2,
        stated=0,
        declared=0,
        attributed=1,
        alleged=1,
        denials=1,
        questions=0,
        ended=0,
        outlets=2,
        origins=2,
        speakers=1,
        first_date="2020-10-05",
        last_date="2020-10-09",
    )
    assert (claimed.standing, claimed.disputed, claimed.edge_type) == (Standing.ATTRIBUTED, True, "CLAIMED")


def test_an_allegation_adds_nothing_to_what_is_plain(store: Store) -> None:
    plain = reading(told("TUR", "SENDS_FORCES", "AZE"), title="Plain", outlet="Gazette", published="2020-11-01")
    (relation,) = (r for r in edges(store, DRONES, SUMMIT, plain) if r.relation == "SENDS_FORCES")
    assert (relation.plain, relation.claims, relation.outlets, relation.speakers) == (True, 1, 1, 0)
    assert (relation.first_date, relation.alleged, relation.attributed) == ("2020-11-01", 1, 1)


def test_an_end_makes_no_relation(store: Store) -> None:
    assert edges(store, reading(told("RUS", "MEMBER_OF", "nato", phase=Phase.ENDS))) == []


def test_symmetric_relations_are_one_edge(store: Store) -> None:
    edges(store, reading(told("TUR", "ALLIED_WITH", "AZE"), told("AZE", "ALLIED_WITH", "TUR")))
    assert store.counts().relations == 1


def test_a_side_is_an_actor_of_the_store(store: Store) -> None:
    store.put(reading(told("putin/RUS", "THREATENS", "UKR")))
    assert [a.id for a in store.actors()] == ["RUS", "UKR", "putin"]


def test_actors_that_no_claim_names_are_not_kept(store: Store) -> None:
    one = reading(told("TUR", "SUPPORTS", "AZE"))
    store.put(Reading(one.article, (*one.actors, actor("FRA")), one.claims, one.extractor))
    assert [a.id for a in store.actors()] == ["AZE", "TUR"]


def test_a_claim_of_an_actor_that_is_not_described_is_refused_whole(store: Store) -> None:
    one = reading(told("TUR", "SUPPORTS", "AZE"), told("ARM", "ACCUSES", "TUR"))
    with pytest.raises(Unfit, match="names ARM, which article"):
        store.put(Reading(one.article, one.actors[1:2] + one.actors[2:], one.claims, one.extractor))
    assert store.counts().articles == 0


def test_a_quote_that_is_not_in_the_text_is_refused(store: Store) -> None:
    one, other = reading(told("TUR", "SUPPORTS", "AZE")), reading(told("TUR", "ARMS", "AZE"))
    with pytest.raises(Unfit, match="quotes what does not stand"):
        store.put(Reading(one.article, one.actors, other.claims, one.extractor))


def test_a_type_that_the_ontology_does_not_list_is_refused(store: Store) -> None:
    with pytest.raises(Unfit, match="has the type LOVES, which the ontology does not list"):
        store.put(reading(told("TUR", "LOVES", "AZE")))


def test_listings_are_stored_once_and_outlive_articles(store: Store) -> None:
    listing = Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference 2026")
    turkey = actor("TUR", aliases=("Türkiye",))
    assert store.put_listings([listing], [turkey, actor("nato")]) == 1
    assert store.put_listings([listing], [turkey, actor("nato")]) == 0
    edges(store, DRONES)
    store.remove(DRONES.article.id)
    store.rebuild()
    assert list(store.listings()) == [listing]
    assert list(store.actors()) == [turkey, actor("nato")]


def test_the_ledger_tells_version_extractor_and_place_in_time(store: Store) -> None:
    edges(store, DRONES, SUMMIT)
    ledger = store.ledger([SUMMIT.article.id, "a0"])
    assert [(row.article, row.version, row.extractor, row.seq) for row in ledger.values()] == [
        (SUMMIT.article.id, SUMMIT.article.version, "test 1", 2)
    ]


def test_an_article_without_claims_is_stored(store: Store) -> None:
    store.put(reading(title="Only a title", outlet=None))
    counts = store.counts()
    assert (counts.articles, counts.outlets, counts.claims) == (1, 0, 0)
