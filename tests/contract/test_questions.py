"""What questions answer beyond rows of relations, which the scenarios show."""

import pytest

from graph import questions
from graph.answers import Filters, ListedMembership, Named, Office, RelationCount, Side
from graph.kept_names import KeptNames
from graph.model import Stance
from graph.store import Listing, NotStored, Store
from tests.building import actor, reading, told

READING = reading(
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", date="2020-09-25"),
    told("ARM", "ACCUSES", "TUR", about=(0,)),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, date="2020-09-26"),
    told("erdogan/TUR", "LEADS", "TUR", office="president"),
    told("erdogan/TUR", "SUPPORTS", "AZE", "erdogan/TUR"),
    told("POL", "ATTACKS", place="Lviv"),
)
CLAIMS = READING.claims


@pytest.fixture
def asked(store: Store) -> Store:
    """A store with one article and two listings."""
    store.put(READING)
    listings = [
        Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference"),
        Listing(member="RUS", alliance="G8", role="member", start="1997", end="2014-03-24", source="reference"),
    ]
    store.put_listings(listings, [actor("TUR"), actor("RUS"), actor("nato"), actor("G8")])
    store.settle()
    return store


def test_claims_come_newest_first_page_by_page(asked: Store) -> None:
    by_date = sorted(sorted(CLAIMS, key=lambda c: c.id), key=lambda c: c.date_start or "2020-10-05", reverse=True)
    first = questions.claims(asked, Filters(limit=4))
    assert first.next is not None
    second = questions.claims(asked, Filters(limit=4), after=first.next)
    assert [*first.claims, *second.claims] == by_date
    assert second.next is None


def test_plain_claims_alone(asked: Store) -> None:
    page = questions.claims(asked, Filters(plain=True, of=("AZE",)))
    assert page.claims == (CLAIMS[4],)


def test_claims_without_an_object_are_found_by_place(asked: Store) -> None:
    assert questions.claims(asked, Filters(place="lviv")).claims == (CLAIMS[5],)


def test_a_claim_stands_between_what_is_around_it(asked: Store) -> None:
    found = questions.claim(asked, CLAIMS[1].id)
    assert found.claim == CLAIMS[1]
    assert found.before.endswith("Armenian officials affirms that TUR SENDS_FORCES AZE at None. ")
    assert found.after.startswith(" TUR denies that")
    assert (found.about, found.answers) == ((CLAIMS[0],), ())


def test_a_claim_shows_the_claims_about_it(asked: Store) -> None:
    assert questions.claim(asked, CLAIMS[0].id).answers == (CLAIMS[1],)


def test_an_unknown_claim_is_told(asked: Store) -> None:
    with pytest.raises(NotStored, match="no claim c0 is stored"):
        questions.claim(asked, "c0")


def test_an_actor_has_offices_sides_and_relations_both_ways(asked: Store) -> None:
    leader, state = questions.actor(asked, "erdogan"), questions.actor(asked, "TUR")
    turkey = Named("TUR", "Turkey", "State")
    assert leader.offices == (
        Office(
            relation="LEADS", body=turkey, office="president", former=False, plain=True, claims=1, first="2020-10-05", last="2020-10-05"
        ),
    )
    assert leader.sides == (Side(turkey, 2),)
    assert (state.claims, state.spoken) == (4, 1)
    assert state.relations == (
        RelationCount(relation="SENDS_FORCES", outgoing=True, plain=False, actors=1, claims=1),
        RelationCount(relation="ACCUSES", outgoing=False, plain=True, actors=1, claims=1),
        RelationCount(relation="LEADS", outgoing=False, plain=True, actors=1, claims=1),
    )
    assert [m.alliance.id for m in state.memberships] == ["nato"]


def test_an_unknown_actor_is_told(asked: Store) -> None:
    with pytest.raises(NotStored, match="no actor XXX is stored"):
        questions.actor(asked, "XXX")


def test_an_article_comes_with_its_claims_in_the_order_of_the_text(asked: Store) -> None:
    found = questions.article(asked, READING.article.id)
    assert (found.article, found.claims) == (READING.article, CLAIMS)
    assert [found.article.content[c.start : c.end] for c in found.claims] == [c.quote for c in CLAIMS]


def test_actors_are_listed_by_their_claims(asked: Store) -> None:
    names = KeptNames(()).of(asked)
    rows = [(row.actor.id, row.claims) for row in questions.actors(names)]
    assert rows == [(key, questions.actor(asked, key).claims) for key, _ in rows]
    assert rows[:3] == [("TUR", 4), ("AZE", 3), ("erdogan", 2)]
    assert [row.actor.id for row in questions.actors(names, kind="Person")] == ["erdogan"]
    assert [row.actor.id for row in questions.actors(names, "az")] == ["AZE"]


def test_outlets_are_told(asked: Store) -> None:
    assert questions.outlets(asked) == ("Herald",)


def test_listed_memberships_hold_from_one_date_to_another(asked: Store) -> None:
    russia = ListedMembership(
        member=Named("RUS", "Russia", "State"),
        alliance=Named("G8", "G8", "Alliance"),
        role="member",
        start="1997",
        end="2014-03-24",
        source="reference",
    )
    assert questions.memberships(asked, Filters(of=("G8",))).listed == (russia,)
    assert questions.memberships(asked, Filters(of=("G8",), since="2014-03-25")).listed == ()
    assert questions.memberships(asked, Filters(of=("G8",), until="1996")).listed == ()
    assert questions.memberships(asked, Filters(of=("G8",), until="1997")).listed == (russia,)
    assert questions.memberships(asked, Filters(against=("G8",))).listed == (russia,)
    assert questions.memberships(asked, Filters(against=("european-union",))).listed == ()
    assert questions.memberships(asked, Filters(between=("RUS", "G8"))).listed == (russia,)
    assert questions.memberships(asked, Filters(between=("G8", "RUS"))).listed == (russia,)
    assert questions.memberships(asked, Filters(between=("RUS", "nato"))).listed == ()
