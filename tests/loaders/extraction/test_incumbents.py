"""For whom somebody acted on the day of an article, where the article does not say."""

import pytest

from loaders.extraction.gazetteer import Named
from loaders.extraction.incumbents import Incumbents
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


def named(actor_id: str) -> Named:
    return Named(actor_id, actor_id, "State")


@pytest.mark.parametrize(
    ("name", "published", "home"),
    [
        ("Angela Merkel", "2015-06-01", "DEU"),
        ("Angela Merkel", "2023-06-01", None),
        ("Sergei Lavrov", "2020-10-05", "RUS"),
        ("Sergey Lavrov", "2020-10-05", "RUS"),
        ("Angela Merkel", None, None),
        ("Jane Nobody", "2020-10-05", None),
    ],
)
def test_the_home_of_an_incumbent(name: str, published: str | None, home: str | None) -> None:
    found = Incumbents(published, named).home(name)
    assert (found.id if found else None) == home


def test_a_last_name_is_a_leaders_only_where_the_article_names_his_state() -> None:
    incumbents = Incumbents("2015-06-01", named)
    assert incumbents.full_name("Merkel", frozenset({"DEU"})) == "Angela Merkel"
    assert incumbents.full_name("Merkel", frozenset({"FRA"})) is None


def test_an_office_without_its_state_is_that_of_the_incumbent(read: Reader) -> None:
    assert ("angela-merkel", "LEADS", "DEU") in triples(read("Chancellor Angela Merkel spoke.", published="2015-06-01"))
    assert triples(read("Chancellor Angela Merkel spoke.", published="2023-06-01")) == set()


def test_what_the_article_says_goes_before_the_reference(read: Reader) -> None:
    (claim,) = [c for c in read("Togo's envoy Angela Merkel condemned Ghana.", published="2015-06-01") if c.relation == "CONDEMNS"]
    assert claim.subject.side == "TGO"
