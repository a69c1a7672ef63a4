"""What is told of several days is found by each of them, and what is dated by a month by all its days: on both engines."""

import pytest

from graph import questions
from graph.answers import Filters
from graph.model import Stance
from graph.store import Listing, Store
from tests.building import actor, reading, told

SPAN = told("AZE", "ATTACKS", "ARM", place="Shushi", date="2020-10-01", until="2020-11-08")
DENIED = told("AZE", "ATTACKS", "ARM", "AZE", stance=Stance.DENIES, place="Shushi", date="2020-10-01", until="2020-11-08")
MONTH = told("TUR", "ATTACKS", "SYR", date="2020-10")
DAY = told("RUS", "ATTACKS", "UKR", date="2022-02-24")
TIMES = [
    ("2020-10-15", "2020-11-01", {"AZE", "TUR"}),
    ("2020-11-08", "2020-12", {"AZE"}),
    ("2020-11-09", "2020-12", set()),
    ("2020-09", "2020-09-30", set()),
    ("2020-09", "2020-10-01", {"AZE", "TUR"}),
    ("2020-10-31", "2020-10-31", {"AZE", "TUR"}),
    ("2020-11", None, {"AZE", "RUS"}),
    ("2021", "2022", {"RUS"}),
    (None, "2019", set()),
]


@pytest.fixture
def asked(store: Store) -> Store:
    """A store with claims of days, of a month and of a time, and one of no date."""
    store.put(reading(SPAN, DENIED, MONTH, DAY, published="2022-03"))
    store.put(reading(told("FRA", "ATTACKS", "DEU"), title="Undated", published=None))
    store.settle()
    return store


@pytest.mark.parametrize(("since", "until", "subjects"), TIMES)
def test_a_claim_is_found_by_each_of_its_days(asked: Store, since: str | None, until: str | None, subjects: set[str]) -> None:
    filters = Filters(since=since, until=until)
    assert {row.subject.id for row in questions.events(asked, filters)} == subjects
    assert {claim.subject.id for claim in questions.claims(asked, filters).claims} == subjects
    assert len(questions.disputes(asked, filters)) == ("AZE" in subjects)


def test_an_article_that_is_dated_by_its_month_is_found_by_the_days_of_it(asked: Store) -> None:
    found = questions.claims(asked, Filters(published_since="2022-03-20", published_until="2022-03-21"))
    assert len(found.claims) == 4
    assert questions.claims(asked, Filters(published_since="2022-04")).claims == ()
    assert [row.title for row in questions.articles(asked, since="2022-03-20", until="2022-03-21")] == ["News"]
    assert len(questions.disputes(asked, Filters(published_since="2022-03-20"))) == 1


def test_a_membership_that_ended_in_a_year_held_on_its_days(store: Store) -> None:
    store.put_listings(
        [Listing(member="RUS", alliance="G8", role="member", start="1997", end="2014", source="G8")], [actor("RUS"), actor("G8")]
    )
    store.settle()
    assert len(questions.memberships(store, Filters(as_of="2014-06-01")).listed) == 1
    assert questions.memberships(store, Filters(as_of="2015-01-01")).listed == ()
