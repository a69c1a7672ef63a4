"""Honest queries run, and an answer is told in every form."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results

from graph.query_pool import QueryPool
from graph.querying import Limits, QueryRefused
from graph.sparql.forms import Form
from graph.sparql.guard import Answers
from graph.sparql.snapshot import SparqlAnswer, SparqlQuery, SparqlSnapshot, checked
from tests.sparql.honest import HONEST
from tests.sparql.quads import NAMES, pool_of

LIMITS = Limits(time_s=30.0, memory_mb=256, wait_s=30.0)


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryPool]:
    """Processes over a small store."""
    pool = pool_of(tmp_path_factory.mktemp("quads"))
    yield pool
    pool.close()


def ask(pool: QueryPool, text: str, form: Form | None = None, limits: Limits = LIMITS) -> SparqlAnswer:
    """Returns the answer to a query."""
    with pool.snapshot() as copied:
        return SparqlSnapshot(copied).sparql(checked(SparqlQuery(text, form), limits, NAMES), limits)


def test_all_honest_queries_run(pool: QueryPool) -> None:
    assert len(set(HONEST)) >= 60
    failed, found = {}, 0
    for text in HONEST:
        try:
            found += ask(pool, text).found
        except QueryRefused as error:
            failed[text] = str(error)
    assert failed == {}
    assert found > 55


def test_rows_and_bytes_are_cut_off_and_told(pool: QueryPool) -> None:
    everything = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    rows = ask(pool, everything, limits=Limits(rows=7, wait_s=30.0, time_s=30.0))
    assert (rows.rows, len(json.loads(rows.body)["results"]["bindings"])) == (7, 7)
    assert rows.truncated == "there are more than 7 rows; these are the first"
    for form in (Form.JSON, Form.XML, Form.CSV, Form.TSV):
        size = ask(pool, everything, form, Limits(bytes=5000, wait_s=30.0, time_s=30.0))
        assert 1000 < len(size.body) <= 5000
        assert size.truncated == "the rows take more than 5,000 bytes; these are the first"
    triples = ask(pool, "CONSTRUCT WHERE { ?s ?p ?o }", Form.N_TRIPLES, Limits(rows=7, wait_s=30.0, time_s=30.0))
    assert (triples.rows, triples.body.count(b"\n"), triples.answers) == (7, 7, Answers.TRIPLES)


def test_turtle_has_the_prefixes_that_it_uses_in_order(pool: QueryPool) -> None:
    heads = [line.split()[1] for line in ask(pool, "DESCRIBE actor:TUR").body.decode().splitlines() if line.startswith("@prefix")]
    assert heads == ["actor:", "al:", "rdfs:"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30))
def test_any_text_comes_back_as_it_is_in_every_form(pool: QueryPool, text: str) -> None:
    quoted = str(Literal(text)).removesuffix("^^<http://www.w3.org/2001/XMLSchema#string>")
    asked = f"SELECT ?t (STRLANG(?t, 'en') AS ?l) (IRI('http://x.test/') AS ?i) ?none {{ BIND({quoted} AS ?t) }}"
    try:
        body = ask(pool, asked, Form.JSON).body
    except QueryRefused as error:  # of signs that have to stand as they are, or may not
        assert "escape" in str(error) or "is not allowed; write the character itself" in str(error)  # noqa: PT017
        return
    for form, parsed in ((Form.JSON, QueryResultsFormat.JSON), (Form.TSV, QueryResultsFormat.TSV)):
        rows = parse_query_results(body if form is Form.JSON else ask(pool, asked, form).body, parsed)
        assert isinstance(rows, QuerySolutions)
        [row] = rows
        assert (row["t"], row["l"], row["i"], row["none"]) == (
            Literal(text),
            Literal(text, language="en"),
            NamedNode("http://x.test/"),
            None,
        )
