"""Loaders of one Neo4j: killed at any moment, two at once, beside readers, at the first use of all. Real processes, real server."""

import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from subprocess import Popen
from time import sleep

import pytest
from neo4j import GraphDatabase

from graph import questions
from graph.answers import Filters
from graph.cypher import statement
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.store import NotStored, Store
from loaders.pipeline import load
from tests.emptied import emptied, login, wipe
from tests.loaders.plain_words import PlainWords
from tests.loads import NUMBER, SENTENCES, article, held, loading, named, news, only_whole, python
from tests.neo4j_server import TestServer

TWICE = """MATCH (n) WHERE NOT n:AllegianceTest
WITH labels(n) AS what, coalesce(n.id, n.name, n.article + toString(n.print)) AS key, count(*) AS n WHERE n > 1 RETURN *"""
SEVENTH = article(7).article
SCHEMA = {
    "CONSTRAINT": "SHOW CONSTRAINTS YIELD name RETURN name, 'ONLINE' AS state",
    "INDEX": "SHOW INDEXES YIELD name, state, type WHERE type <> 'LOOKUP' RETURN name, state",
}

# Takes the id of an article; takes it out and puts it back until it is ended.
FLICKER = """
import sys
from api.opening import open_store
from api.settings import Settings
from tests.loaders.plain_words import PlainWords
from loaders.checking import check
from tests.loads import news

store, words = open_store(Settings(), create=True), PlainWords()
[extracted] = words.read(item.article for item in news() if item.article.id == sys.argv[1])
reading = check(extracted, words.version).reading
while True:
    store.remove(sys.argv[1])
    store.put(reading)
    store.settle()
    print("again", flush=True)
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """What a load without any trouble gives."""
    with closing(EmbeddedStore(tmp_path_factory.mktemp("whole") / "store.db")) as store:
        load(store, news(), PlainWords())
        yield store


@pytest.fixture
def server(neo4j_server: TestServer) -> Iterator[Neo4jStore]:
    """An empty Neo4j."""
    with closing(emptied(neo4j_server)) as store:
        yield store


def ended(*loads: Popen[str]) -> list[tuple[str, str]]:
    """Returns the last line and the messages of loads, all of which have come to a good end."""
    said = [load.communicate(timeout=120) for load in loads]
    assert [load.returncode for load in loads] == [0] * len(loads), said
    return [(out.splitlines()[-1], err) for out, err in said]


def test_a_loader_that_is_killed_at_any_moment_leaves_whole_articles(neo4j_server: TestServer, server: Neo4jStore, whole: Store) -> None:
    of = list(whole.claims())
    stored = 0
    for lines, pause_s in ((1, 0.0), (17, 0.02), (40, 0.05)):
        with loading(named(neo4j_server)) as one:
            assert one.stdout
            for _ in range(lines):
                assert one.stdout.readline().startswith("News ")
            sleep(pause_s)
            one.send_signal(signal.SIGKILL)
        assert one.returncode == -signal.SIGKILL
        articles = [article for article, _ in server.articles()]
        assert only_whole(server.claims(), articles, of)
        assert len(articles) >= max(stored, lines)  # what was printed is stored, now or before
        stored = len(articles)
    assert 0 < stored < NUMBER
    assert ended(loading(named(neo4j_server))) == [(f"end {NUMBER - stored} {stored} 0", "")]
    assert held(server) == held(whole)


def test_two_loaders_at_once_give_what_one_gives(neo4j_server: TestServer, server: Neo4jStore, whole: Store) -> None:
    environment = named(neo4j_server)
    for _ in range(2):
        wipe(neo4j_server)
        said = ended(loading(environment, 0, 45), loading(environment, 15, NUMBER))
        stored, unchanged = (sum(int(last.split()[n]) for last, _ in said) for n in (1, 2))
        assert (stored, unchanged, [err for _, err in said]) == (NUMBER, 30, ["", ""])
        assert held(server) == held(whole)
        assert server.counts().seq == NUMBER + 1  # the listed memberships are a step too
        with GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver:
            assert driver.execute_query(TWICE).records == []


def test_questions_beside_a_load_see_whole_articles(neo4j_server: TestServer, server: Neo4jStore, whole: Store) -> None:
    load(server, news(), PlainWords("plain words 0"))
    counted: Counter[int] = Counter()
    with loading(named(neo4j_server)) as one:  # which replaces what all articles said
        while one.poll() is None:
            counted[sum(row.claims for row in questions.support(server, Filters(limit=1000), quotes=1))] += 1
            counted[len(questions.claims(server, Filters(limit=1000)).claims)] += 1
            counted[server.counts().claims] += 1
            of_one = questions.article(server, SEVENTH.id)
            assert (len(of_one.claims), len({claim.extractor for claim in of_one.claims})) == (SENTENCES, 1)
            assert questions.actor(server, "TUR").claims
        assert ended(one) == [(f"end 0 0 {NUMBER}", "")]
    assert set(counted) == {NUMBER * SENTENCES}
    assert held(server) == held(whole)


def test_questions_beside_a_removal_see_all_of_an_article_or_nothing(neo4j_server: TestServer, server: Neo4jStore) -> None:
    load(server, news(0, 10), PlainWords())
    claims = questions.article(server, SEVENTH.id).claims
    seen: Counter[str] = Counter()
    with python(FLICKER, named(neo4j_server), SEVENTH.id) as other:
        assert other.stdout
        assert other.stdout.readline() == "again\n"
        for _ in range(6):
            total = sum(row.claims for row in questions.support(server, Filters(limit=1000), quotes=2))
            seen[f"{total} claims in answers"] += 1
            try:
                assert questions.article(server, SEVENTH.id).claims == claims
                found = questions.claim(server, claims[1].id)
                assert found.before.endswith(f"{claims[0].quote} ")
            except NotStored:
                seen["not stored"] += 1
        other.kill()
        assert other.stderr
        assert other.stderr.read() == ""
    assert seen.keys() <= {f"{10 * SENTENCES} claims in answers", f"{9 * SENTENCES} claims in answers", "not stored"}


def test_a_question_waits_for_the_writer_that_is_at_work(neo4j_server: TestServer, server: Neo4jStore) -> None:
    with (
        GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver,
        driver.session() as session,
        session.begin_transaction() as writer,
        ThreadPoolExecutor(1) as other,
    ):
        writer.run(statement("store_lock")).consume()
        asked = other.submit(server.counts)
        with pytest.raises(TimeoutError):
            asked.result(timeout=1)
        writer.run("MATCH (s:Store) SET s.seq = 41").consume()
        writer.commit()
        assert asked.result(timeout=10).seq == 41


def test_the_first_use_by_two_processes_at_once(neo4j_server: TestServer, server: Neo4jStore, tmp_path: Path) -> None:
    server.close()
    with GraphDatabase.driver(neo4j_server.address, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        expected = [row for query in SCHEMA.values() for row in driver.execute_query(query).records]
        driver.execute_query("MATCH (n) DETACH DELETE n")
        for kind, query in SCHEMA.items():
            for row in driver.execute_query(query).records:
                driver.execute_query(f"DROP {kind} {row['name']}")
        said = ended(loading(named(neo4j_server), 0, 6), loading(named(neo4j_server), 0, 6))
        made = [row for query in SCHEMA.values() for row in driver.execute_query(query).records]
        driver.execute_query("MERGE (:AllegianceTest)")
    assert [err for _, err in said] == ["", ""]
    assert sorted(made) == sorted(expected)
    assert {row["state"] for row in made} == {"ONLINE"}
    with closing(Neo4jStore(login(neo4j_server))) as store, closing(EmbeddedStore(tmp_path / "store.db")) as alone:
        load(alone, news(0, 6), PlainWords())
        assert held(store) == held(alone)
        assert store.counts().seq == 7  # six articles and the listed memberships
