"""The queries keep to what both engines answer alike, and have a head from which guide and favourites are made."""

import re

import pytest

from graph.browser.queries import Query, parameters, queries
from graph.relations import ONLY_CLAIMED, PLAIN
from ontology.vocabulary import vocabulary
from tests.graph.test_cypher import FORBIDDEN

QUERIES = {query.name: query for query in queries()}


def types_in(name: str) -> tuple[str, ...]:
    """Returns the relation types that a query follows."""
    [types] = re.findall(r"\[\w*:([A-Z_|]+)(?:\*[\d.]+)?\]", QUERIES[name].text)
    return tuple(types.split("|"))


def test_they_lead_from_what_is_in_here_down_to_the_quotes() -> None:
    assert [query.title for query in queries()] == [
        "What is in here",
        "Who supports whom",
        "Arms to both sides",
        "Who accuses whom, and who denies it",
        "Claim and counter-claim",
        "An alliance and its members",
        "The ring around one actor",
        "Two actors and what lies between them",
        "Paths between two",
        "Down to the quotes",
    ]


@pytest.mark.parametrize("query", queries(), ids=lambda q: q.name)
def test_a_query_draws_a_picture_that_stays_small_and_is_always_the_same(query: Query) -> None:
    assert re.search(r"\nRETURN p\nORDER BY .+\nLIMIT (?:[1-5]?\d|60)$", query.text)


@pytest.mark.parametrize("query", queries(), ids=lambda q: q.name)
def test_a_query_takes_the_parameters_for_which_it_has_values(query: Query) -> None:
    assert set(re.findall(r"\$(\w+)", query.text)) == set(query.parameters)


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_query_has(rule: str) -> None:
    assert [name for name, query in QUERIES.items() if re.search(FORBIDDEN[rule][0], query.text)] == []


def test_a_name_has_the_same_value_everywhere() -> None:
    assert parameters() == {"alliance": "NATO", "actor": "Turkey", "other": "Russia"}
    assert all(parameters()[name] == value for query in queries() for name, value in query.parameters.items())


def test_the_types_of_support_are_those_of_the_ontology() -> None:
    assert types_in("02_support") == vocabulary().aligned(1)


def test_paths_go_along_all_that_shows_on_whose_side_one_stands() -> None:
    assert types_in("09_paths") == (*vocabulary().aligned(1), *vocabulary().aligned(-1))


def test_counter_claims_answer_what_counts_in_a_relation() -> None:
    [counted] = re.findall(r"claim\.counted IN \[(.+)\]", QUERIES["05_counter_claims"].text)
    assert counted == ", ".join(f"'{kind}'" for kind in (*PLAIN, *ONLY_CLAIMED))
