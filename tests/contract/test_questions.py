"""What questions answer beyond rows of relations, which the scenarios show."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import questions
from graph.answers import Amount, Cursor, Filters, Named, Row, Status, WrongQuestion, cursor_after
from graph.kept_names import KeptNames
from graph.memberships import memberships_cursor
from graph.model import Stance
from graph.profiles import ListedMembership, Memberships, Office, RelationCount, Side
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


ROWS = (questions.support, questions.opposition, questions.relations, questions.arms, questions.positions, questions.events)


@pytest.mark.parametrize("question", ROWS)
def test_rows_come_page_by_page(store: Store, question: Callable[..., tuple[Row, ...]]) -> None:
    states = ("ARM", "AZE", "CAN", "DEU", "ETH", "FRA")
    kinds = ("SUPPORTS", "ARMS", "ATTACKS", "REQUESTS")
    for number, state in enumerate(states):
        sentences = [told(state, kind, "UKR", topic="peace", place="Lviv", weapon=f"F-{number % 2}") for kind in kinds]
        for copy in range(1 + number % 3):
            store.put(reading(*sentences, told(state, "FIGHTS", "TUR", "officials say"), title=f"{number} {copy}", outlet=f"Paper {copy}"))
    store.settle()
    whole = question(store, quotes=1)
    assert len(whole) > 5
    pages: list[Row] = []
    after: Cursor | None = None
    for _ in range(len(whole)):
        page = question(store, Filters(limit=1), quotes=1, after=after)
        pages += page
        after = cursor_after(page[-1])
    assert tuple(pages) == whole
    assert question(store, Filters(limit=1), after=after) == ()


def test_a_row_that_comes_before_a_cursor_moves_no_page(store: Store) -> None:
    store.put(reading(told("TUR", "SUPPORTS", "AZE"), told("RUS", "SUPPORTS", "ARM"), told("FRA", "SUPPORTS", "UKR")))
    store.settle()
    first = questions.support(store, Filters(limit=1))
    store.put(reading(told("CAN", "SUPPORTS", "UKR"), title="Later", published="2021-01-01"))
    store.settle()
    rest = questions.support(store, after=cursor_after(first[0]))
    assert [row.id for row in (*first, *rest)] == ["FRA.SUPPORTS.UKR", "RUS.SUPPORTS.ARM", "TUR.SUPPORTS.AZE"]


def test_a_cursor_with_other_keys_is_refused(store: Store) -> None:
    with pytest.raises(WrongQuestion, match="not one that this question gave"):
        questions.support(store, after=Cursor(("2020", "c1")))


def test_what_happens_did_not_hold_on_a_day(store: Store) -> None:
    with pytest.raises(WrongQuestion, match="nothing of it held on 2020-10-05"):
        questions.arms(store, Filters(as_of="2020-10-05"))
    with pytest.raises(WrongQuestion, match="leave out asOf"):
        questions.disputes(store, Filters(as_of="2020-10-05"))


def test_listed_memberships_as_of_a_day(asked: Store) -> None:
    assert [w.alliance.id for w in questions.memberships(asked, Filters(about=("RUS",), as_of="2014-03-24")).listed] == ["G8"]
    assert questions.memberships(asked, Filters(about=("RUS",), as_of="2014-03-25")).listed == ()
    assert [w.member.id for w in questions.memberships(asked, Filters(as_of="1953-01-01")).listed] == ["TUR"]


def listing(member: str, alliance: str) -> Listing:
    """Returns a membership without dates."""
    return Listing(member=member, alliance=alliance, role="member", start=None, end=None, source="reference")


def test_memberships_come_page_by_page_those_listed_first(store: Store) -> None:
    pacts = [listing(member, alliance) for member in ("TUR", "FRA") for alliance in ("nato", "G8")]
    store.put(reading(told("TUR", "MEMBER_OF", "nato"), told("FRA", "MEMBER_OF", "G8", "officials say")))
    store.put_listings(pacts, [actor("TUR"), actor("FRA"), actor("nato"), actor("G8"), actor("AZE"), actor("CIS")])
    store.settle()
    shown: list[list[str]] = []
    after: Cursor | None = None
    for _ in range(3):
        page = questions.memberships(store, Filters(limit=2), after=after)
        shown.append([f"{w.member.id} in {w.alliance.id}" for w in page.listed] + [row.id for row in page.claimed])
        after = memberships_cursor(page)
        store.put_listings([listing("AZE", "CIS")], [actor("AZE"), actor("CIS")])  # which comes before, and moves no page
    assert shown == [["FRA in G8", "TUR in G8"], ["FRA in nato", "TUR in nato"], ["TUR.MEMBER_OF.nato", "FRA.MEMBER_OF.G8"]]
    assert questions.memberships(store, after=after) == Memberships((), ())
    both = questions.memberships(store, Filters(limit=6))
    assert (len(both.listed), [row.id for row in both.claimed]) == (5, ["TUR.MEMBER_OF.nato"])
    with pytest.raises(WrongQuestion, match="not one that this question gave"):
        questions.memberships(store, after=Cursor(("listed", "nato")))


def test_transfers_tell_how_much_and_how_far(store: Store) -> None:
    howitzers = told("CAN", "ARMS", "UKR", weapon="M777")
    found = reading(howitzers, replace(howitzers, speakers=("a blog",)), told("CAN", "ARMS", "UKR"))
    first, second, third = found.claims
    sums = (
        replace(first, quantity=4.0, status="delivered"),
        replace(second, quantity=90.0, status="offered"),
        replace(third, value=5e8, currency="CAD", status="offered"),
    )
    store.put(replace(found, claims=sums))
    store.settle()
    assert [(row.weapon, row.plain, row.amounts, row.statuses) for row in questions.arms(store)] == [
        (None, True, (Amount(None, 5e8, "CAD", 1),), (Status("offered", 1, "2020-10-05"),)),
        ("M777", True, (Amount(4.0, None, None, 1),), (Status("delivered", 1, "2020-10-05"),)),
    ]
