"""Queries in SPARQL under attack: nothing gets past the guard, and what takes too much is stopped in time."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from rdflib.plugins.sparql import prepareQuery

from graph.query_pool import QueryPool
from graph.querying import Limits, QueryFailed, QueryRefused, QueryStopped
from graph.sparql.guard import QueryMalformed, guarded
from graph.sparql.snapshot import SparqlAnswer, SparqlQuery, SparqlSnapshot, checked
from tests.sparql.attacks import BROKEN, COSTLY, refused
from tests.sparql.quads import NAMES, pool_of
from tests.waiting import quickest_s

LIMITS = Limits(chars=100_000)
SHORT = Limits(time_s=0.5, memory_mb=128, rows=100, bytes=100_000, chars=100_000)
LONG = Limits(time_s=30.0, memory_mb=128, rows=100, bytes=100_000, wait_s=30.0)
PAST_THE_LIMIT_S = 1.0


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryPool]:
    """Processes over a small store."""
    pool = pool_of(tmp_path_factory.mktemp("quads"))
    yield pool
    pool.close()


def ask(pool: QueryPool, text: str, limits: Limits = LONG) -> SparqlAnswer:
    """Returns the answer to a query."""
    with pool.snapshot() as copied:
        return SparqlSnapshot(copied).sparql(checked(SparqlQuery(text), limits, NAMES), limits)


def test_there_are_attacks_enough() -> None:
    assert len({*refused(), *BROKEN, *COSTLY}) > 300


def test_nothing_gets_past_the_guard() -> None:
    passed = []
    for text in refused():
        with suppress(QueryRefused):
            guarded(text, LIMITS, NAMES)
            passed.append(text)
    assert passed == []


def test_the_guard_says_what_and_where() -> None:
    with pytest.raises(QueryRefused, match=r"line 2, column 3: SERVICE is not allowed: it asks other services"):
        guarded("SELECT * {\n  SERVICE <http://x.test/> {} }", LIMITS, NAMES)
    with pytest.raises(QueryRefused, match=r"line 1, column 1: DROP is not allowed: it changes what is stored"):
        guarded("DROP ALL", LIMITS, NAMES)
    with pytest.raises(QueryRefused, match=r"line 1, column 15: <file:///etc/passwd> is no graph of this store, and files"):
        guarded("SELECT * FROM <file:///etc/passwd> {}", LIMITS, NAMES)
    with pytest.raises(QueryMalformed, match=r"line 1, column 15: the prefix nope: is not declared; write PREFIX nope: <\.\.\.>"):
        guarded("SELECT * { ?s nope:p ?o }", LIMITS, NAMES)


def test_what_is_no_sparql_ends_in_words(pool: QueryPool) -> None:
    said = {}
    for text in BROKEN:
        try:
            ask(pool, text)
        except QueryRefused as error:
            said[text] = str(error)
    assert [text for text in BROKEN if text not in said] == []
    assert ask(pool, "ASK {}").rows == 1


@pytest.mark.parametrize("number", range(len(COSTLY)))
def test_what_takes_too_much_is_over_in_time(pool: QueryPool, number: int) -> None:
    ask(pool, "ASK {}")  # a process is there

    def costly() -> None:
        with suppress(QueryStopped, QueryFailed, QueryRefused):
            answer = ask(pool, COSTLY[number], SHORT)
            assert answer.rows <= SHORT.rows
            assert len(answer.body) <= SHORT.bytes

    enough_s = SHORT.time_s + PAST_THE_LIMIT_S
    assert quickest_s(costly, enough_s) < enough_s
    assert ask(pool, "ASK {}").rows == 1


def test_what_looks_like_an_attack_in_a_text_is_a_text(pool: QueryPool) -> None:
    for word in ("SERVICE <http://x.test/> {}", "DROP ALL", "# INSERT", "} SERVICE {", "LOAD <file:///etc/passwd>"):
        answer = ask(pool, f"SELECT ('{word}' AS ?service) {{ FILTER(STRLEN(\"{word}\") > 0) }} # {word}")
        assert f'"value":"{word}"'.encode() in answer.body


def test_another_parser_sees_no_service_in_what_passes() -> None:
    for text in (t for t in COSTLY if len(t) < 400):
        with suppress(Exception):  # it knows fewer queries, and goes down by recursion
            assert "ServiceGraphPattern" not in repr(prepareQuery(guarded(text, LIMITS, NAMES).text, initNs=dict(NAMES.prefixes)).algebra)
