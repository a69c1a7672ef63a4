"""The reference data as a store takes it."""

from graph.names import NameIndex
from graph.store import Listing
from loaders.reference import reference_actors, reference_listings
from ontology.vocabulary import vocabulary


def test_every_actor_is_of_a_kind_of_the_ontology_and_has_an_id_of_its_own() -> None:
    actors = reference_actors()
    assert {actor.kind for actor in actors} <= set(vocabulary().actor_kinds)
    assert len({actor.id for actor in actors}) == len(actors)


def test_states_go_by_code_name_and_seat() -> None:
    names = NameIndex((), reference_actors())
    assert [names.resolve(name).id for name in ("TUR", "Turkey", "Türkiye", "Ankara", "the Kremlin", "nato")] == [
        "TUR", "TUR", "TUR", "TUR", "RUS", "nato",
    ]  # fmt: skip


def test_states_bodies_and_groups_carry_their_items_of_wikidata() -> None:
    known = {actor.id: actor.wikidata for actor in reference_actors()}
    assert [known[key] for key in ("TUR", "nato", "iaea", "hamas", "fifa", "quad")] == ["Q43", "Q7184", "Q41984", "Q38799", "Q253414", None]


def test_listings_have_their_dates_and_their_actors() -> None:
    listings, actors = reference_listings()
    assert Listing(member="TUR", alliance="nato", role="member", start="1952", end=None, source="NATO, member countries") in listings
    assert {key for listing in listings for key in (listing.member, listing.alliance)} == {actor.id for actor in actors}
