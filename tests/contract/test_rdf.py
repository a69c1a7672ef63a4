"""A store as RDF: each engine gives the same bytes."""

from graph.rdf.formats import Form
from graph.store import Store
from tests.graph.rdf.stores import exported, fill


def test_every_engine_exports_the_same_bytes(store: Store, fresh: Store) -> None:
    fill(store)
    fill(fresh)
    for form in Form:
        assert exported(store, form) == exported(fresh, form)
