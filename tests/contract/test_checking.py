"""A whole store against the shapes, on both engines: what is right is found right, and relations that are not derived are found."""

from graph.rdf.iris import Iris
from graph.shapes import Severity
from graph.store import Decision, Store
from graph.validating import check_store
from tests.api.news import DRONES, MERCENARIES
from tests.building import reading, told


def test_a_store_as_it_is_loaded_is_as_it_must_be(store: Store) -> None:
    store.put(DRONES, MERCENARIES)
    store.settle()
    found = check_store(store, Iris())
    assert (found.articles, found.claims, found.broken) == (2, 6, ())


def test_actors_who_are_one_are_counted_as_one(store: Store) -> None:
    store.put(DRONES, reading(told("Ankara", "SUPPORTS", "AZE"), title="Ankara"))
    store.decide([Decision(canonical="TUR", ids=("Ankara",))], ())
    store.settle()
    assert check_store(store, Iris()).broken == ()


def test_relations_that_are_not_derived_yet_are_told_and_a_rebuild_mends_it(store: Store) -> None:
    store.put(DRONES)
    (broken,) = check_store(store, Iris()).broken
    assert (broken.shape, broken.severity, broken.number) == ("Relation-counts", Severity.VIOLATION, 3)
    assert broken.examples[0].about == "https://w3id.org/allegiance/id/relation/TUR.ARMS.AZE"
    assert broken.examples[0].message.startswith("The relation TUR.ARMS.AZE: is missing, though claims say so;")
    store.rebuild()
    assert check_store(store, Iris()).broken == ()


def test_what_lacks_an_outlet_or_a_day_is_warned_of(store: Store) -> None:
    store.put(reading(told("TUR", "SUPPORTS", "AZE"), outlet=None, published=None))
    store.settle()
    found = check_store(store, Iris())
    assert [(b.shape, b.severity, b.number) for b in found.broken] == [
        ("Article-outlet", Severity.WARNING, 1),
        ("Article-published", Severity.WARNING, 1),
    ]
    assert (found.violations, found.warnings) == (0, 2)


def test_many_pieces_in_several_processes_find_the_same_and_tell_how_far_they_are(store: Store) -> None:
    told_of: list[tuple[int, int | None]] = []
    for number in range(7):
        more = [told("TUR", "SUPPORTS", "AZE", place=f"Town {n}") for n in range(4)]
        store.put(reading(*more, title=f"News {number}", outlet=None if number == 3 else "Herald"))
    store.settle()
    found = check_store(store, Iris(), workers=2, size=5, total=7, progress=lambda done, total, _: told_of.append((done, total)))
    assert [(b.shape, b.number) for b in found.broken] == [("Article-outlet", 1)]
    assert (found.articles, found.claims) == (7, 28)
    assert told_of[:7] == [(n, 7) for n in range(1, 8)]
