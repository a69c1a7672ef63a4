"""Honest queries run, and give equal rows on both engines."""

from collections.abc import Mapping

import pytest

from graph.browser.queries import queries
from graph.querying import Limits, QueryAnswer, QueryRefused, UserQuery, picture_of
from graph.store import Store, StoreError, Value
from tests.cypher.graphs import filled
from tests.cypher.honest import PARAMETERS, honest
from tests.emptied import emptied
from tests.neo4j_server import TestServer

LIMITS = Limits(time_s=30.0)
PATHS_IN_ANY_ORDER = {query.text for query in queries()}  # pictures, whose rows may be ordered in part


def asked(store: Store, text: str) -> QueryAnswer | str:
    """Returns the answer to a query, or what went wrong."""
    try:
        with store.snapshot() as snapshot:
            return snapshot.cypher(UserQuery(text, PARAMETERS), LIMITS)
    except StoreError as error:
        return f"{type(error).__name__}: {error}"


def lasting(cell: Value) -> Value:
    """Returns a cell without the ids that each engine has of its own."""
    match cell:
        case Mapping():
            own = ("id", "start", "end") if cell.get("kind") in ("node", "relation") else ()
            return {key: lasting(value) for key, value in sorted(cell.items()) if key not in own}
        case list() | tuple():
            return [lasting(value) for value in cell]
        case _:
            return cell


def told(text: str, answer: QueryAnswer | str) -> object:
    """Returns what has to be equal of an answer."""
    if isinstance(answer, str):
        return answer
    rows = [[lasting(cell) for cell in row] for row in answer.rows]
    return answer.columns, sorted(rows, key=str) if text in PATHS_IN_ANY_ORDER else rows


def test_there_are_honest_queries_enough() -> None:
    assert len(set(honest())) >= 200


def test_all_honest_queries_run_on_a_store_in_a_file(embedded: Store) -> None:
    answers = {text: asked(embedded, text) for text in honest()}
    assert {text: answer for text, answer in answers.items() if isinstance(answer, str)} == {}
    filled_ones = [text for text, answer in answers.items() if isinstance(answer, QueryAnswer) and answer.rows]
    assert len(filled_ones) > 180


def test_all_honest_queries_give_equal_rows_on_neo4j(embedded: Store, neo4j_server: TestServer) -> None:
    store = filled(emptied(neo4j_server))
    differing = {}
    for text in honest():
        one, other = told(text, asked(embedded, text)), told(text, asked(store, text))
        if one != other:
            differing[text] = (one, other)
    store.close()
    assert differing == {}


def test_an_answer_has_names_types_and_rows(embedded: Store) -> None:
    answer = asked(
        embedded, "MATCH (a:State {id: 'TUR'})-[e:ARMS]->(b) RETURN a.name, e.claims, b.aliases, a, e, 1.5 AS x, true AS y, null AS z"
    )
    assert isinstance(answer, QueryAnswer)
    assert [(column.name, column.type) for column in answer.columns] == [
        ("a.name", "text"),
        ("e.claims", "integer"),
        ("b.aliases", "list"),
        ("a", "node"),
        ("e", "relation"),
        ("x", "number"),
        ("y", "boolean"),
        ("z", "null"),
    ]
    assert answer.rows[0][:2] == ("Turkey", 1)


def test_the_ends_of_a_relation_come_with_it(store: Store) -> None:
    with store.snapshot() as snapshot:
        answer = snapshot.cypher(UserQuery("MATCH (:State {id: 'TUR'})-[e:ARMS]->() RETURN e", ends=True), LIMITS)
    picture = picture_of(answer)
    names = {str(node["id"]): node["properties"]["name"] for node in picture.nodes if isinstance(node["properties"], Mapping)}
    assert [(names[str(r["start"])], r["type"], names[str(r["end"])]) for r in picture.relations] == [("Turkey", "ARMS", "Azerbaijan")]


def test_what_is_cut_off_is_told(store: Store) -> None:
    with store.snapshot() as snapshot:
        rows = snapshot.cypher(UserQuery("UNWIND range(1, 1000) AS x RETURN x"), Limits(time_s=30.0, rows=10))
        size = snapshot.cypher(UserQuery("UNWIND range(1, 1000) AS x RETURN 'a text' AS x"), Limits(time_s=30.0, bytes=1000))
        whole = snapshot.cypher(UserQuery("UNWIND range(1, 10) AS x RETURN x"), Limits(time_s=30.0, rows=10))
    assert (len(rows.rows), rows.truncated) == (10, "there are more than 10 rows; these are the first")
    assert 50 < len(size.rows) < 120
    assert size.truncated == "the rows take more than 1,000 bytes; these are the first"
    assert (len(whole.rows), whole.truncated) == (10, None)


def test_what_an_engine_cannot_answer_is_told_without_its_text(store: Store) -> None:
    found = asked(store, "RETURN 'a' AS a, 1 / 0")
    assert isinstance(found, str)
    assert found.startswith("QueryFailed: the engine cannot answer this: ")
    assert "column_0" not in found
    assert "GRAFEO" not in found


def test_a_where_that_loses_rows_on_one_engine_is_refused(store: Store) -> None:
    with store.snapshot() as snapshot, pytest.raises(QueryRefused, match="OPTIONAL MATCH loses rows"):
        snapshot.cypher(UserQuery("MATCH (a) OPTIONAL MATCH (a)-->(b) WHERE (b)-->() RETURN a"), LIMITS)
