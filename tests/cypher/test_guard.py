"""The guard alone: no attack passes it, and what passes it is written anew."""

import pytest

from graph.cypher_guard import guarded
from graph.querying import Limits, QueryRefused
from tests.cypher.attacks import PARAMETERS, all_refused, refused

LIMITS = Limits()


def passes(text: str) -> bool:
    """Returns whether the guard lets a text through."""
    try:
        guarded(text, PARAMETERS, LIMITS)
    except QueryRefused:
        return False
    return True


@pytest.mark.parametrize("group", refused())
def test_no_attack_passes(group: str) -> None:
    assert [text for text in refused()[group] if passes(text)] == []


def test_there_are_attacks_enough() -> None:
    assert len(all_refused()) >= 550


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("MATCH (a)\n  SET a.x = 1", "line 2, column 3: SET is not allowed: it changes the graph, and queries only read"),
        (
            "LOAD CSV FROM 'x' AS l RETURN l",
            "line 1, column 1: LOAD is not allowed: it reads files and addresses; load articles with `allegiance load`",
        ),
        ("MATCH (a) RETURN a.name, b.name", "line 1, column 26: there is no b here; name it in a MATCH, UNWIND or WITH before"),
        ("MATCH (a:State|Person) RETURN a", "line 1, column 15: labels stand alone; write WHERE n:State OR n:Person"),
        (
            "MATCH (a)-[*]-(b) RETURN a",
            "line 1, column 12: paths of any length have no end; write how many hops at most, such as *..3; 6 are the most",
        ),
        ("RETURN 'a", "line 1, column 8: the text has no end; close it with '"),
        (
            "RETURN apoc.load.xls(1) AS x",
            "line 1, column 8: the function apoc.load.xls is not allowed; docs/cypher.md lists those that are",
        ),
        (
            "RETURN toUppercase('a') AS x",
            "line 1, column 8: the function toUppercase is not allowed; like it are toUpper; docs/cypher.md lists those that are",
        ),
        ("MATCH (a) WITH a.name RETURN 1 AS x", "line 1, column 16: this has no name; give it one with AS"),
        ("RETURN 1 AS x, 2 AS x", "line 1, column 8: two columns are called x; name one of them otherwise with AS"),
    ],
)
def test_a_refusal_says_what_where_and_what_to_do(text: str, said: str) -> None:
    with pytest.raises(QueryRefused) as error:
        guarded(text, {}, LIMITS)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("match (a:State) return a.name", "MATCH ( `a` : `State` ) RETURN `a` . `name` AS `column_0` LIMIT 10001"),
        ("MATCH (a) /* x */ WHERE a.id = 'TUR' // y\nRETURN a LIMIT 3;", "MATCH ( `a` ) WHERE `a` . `id` = $t0 RETURN `a` LIMIT 3"),
        ("MATCH (a)<-[r:ARMS|:AIDS*1..2 {plain: true}]-() RETURN r LIMIT 99999", None),
        ("RETURN sum(1) AS s", "RETURN coalesce ( sum ( 1 ) , 0 ) AS `s` LIMIT 10001"),
        ("MATCH (a)-->(b) RETURN a.id, count(*) ORDER BY count(*) DESC", None),
        ("MATCH (a), (b) RETURN *", "MATCH ( `a` ) , ( `b` ) RETURN `a` , `b` LIMIT 10001"),
    ],
)
def test_what_passes_is_written_anew(text: str, written: str | None) -> None:
    told = {
        "MATCH (a)<-[r:ARMS|:AIDS*1..2 {plain: true}]-() RETURN r LIMIT 99999": (
            "MATCH ( `a` ) <- [ `r` : `ARMS` | `AIDS` * 1 .. 2 { `plain` : TRUE } ] - ( ) RETURN `r` LIMIT 10001"
        ),
        "MATCH (a)-->(b) RETURN a.id, count(*) ORDER BY count(*) DESC": (
            "MATCH ( `a` ) --> ( `b` ) RETURN `a` . `id` AS `column_0` , count ( * ) AS `column_1` ORDER BY `column_1` DESC LIMIT 10001"
        ),
    }
    assert guarded(text, {}, LIMITS).text == (written or told[text])


def test_columns_have_the_names_of_the_user() -> None:
    found = guarded("MATCH (a) RETURN a.name, a AS `the actor`, size( a.aliases )", {}, LIMITS)
    assert found.columns == ("a.name", "the actor", "size( a.aliases )")


def test_a_column_is_named_in_whole_characters() -> None:
    assert guarded("RETURN 1 /* \ud800 */ + 2", {}, LIMITS).columns == ("1 /* ? */ + 2",)


def test_no_text_of_the_query_reaches_the_engine_but_as_a_parameter() -> None:
    found = guarded("MATCH (a {id: 'it\\'s'}) WHERE a.name = $n OR a.name = 'it\\'s' RETURN a", {"n": 1, "unused": 2}, LIMITS)
    assert found.text == "MATCH ( `a` { `id` : $t0 } ) WHERE `a` . `name` = $p0 OR `a` . `name` = $t0 RETURN `a` LIMIT 10001"
    assert found.parameters == {"t0": "it's", "p0": 1}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (2**63, "beyond the whole numbers of 64 bits"),
        ("\ud800", "no Unicode text"),
        ({"a\n": 1}, "keys are no plain texts"),
        ([[[[[[[[[[1]]]]]]]]]], "nested more than 8 deep"),
    ],
)
def test_a_parameter_that_no_engine_takes_is_refused(value: object, said: str) -> None:
    with pytest.raises(QueryRefused, match=said):
        guarded("RETURN $x AS x", {"x": value}, LIMITS)  # type: ignore[dict-item]
