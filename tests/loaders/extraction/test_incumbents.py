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


@pytest.mark.parametrize(
    ("text", "published", "speaker"),
    [
        ("Kagame admitted Rwanda had attacked the M23.", "2021-03-04", "paul-kagame"),
        ("Pashinyan said Armenia had attacked Azerbaijan.", "2021-03-04", "nikol-pashinyan"),
        ("Cavusoglu said Armenia had attacked Turkey.", "2021-03-04", "mevlut-cavusoglu"),
        ("President Biden said Russia had attacked Ukraine.", "2022-03-04", "joe-biden"),
        ("Kagame said Chad had attacked Sudan.", "2021-03-04", None),  # his state is not named
    ],
)
def test_a_last_name_alone_is_that_of_who_holds_office(read: Reader, text: str, published: str, speaker: str | None) -> None:
    (claim,) = [c for c in read(text, published=published) if c.relation == "ATTACKS"]
    assert [s.actor.id if s.actor else None for s in claim.speakers] in ([speaker], ["kagame"] if speaker is None else [speaker])


def test_an_office_and_a_last_name_have_one_bearer() -> None:
    incumbents = Incumbents("2022-03-04", named)
    assert incumbents.in_office("Biden", frozenset({"president"})) == "Joe Biden"
    assert incumbents.in_office("Biden", frozenset({"chancellor"})) is None
    assert incumbents.in_office("Biden", frozenset()) is None
