"""The whole service under attack, on both engines: nothing gets through, and the store is as it was."""

from contextlib import suppress

import pytest
from httpx import ASGITransport, AsyncClient

from api.app import create_app
from api.service import Service
from api.settings import Settings
from graph.querying import Limits, QueryFailed, QueryStopped, UserQuery
from graph.store import Store
from tests.cypher.attacks import COSTLY, HARMLESS, PARAMETERS, all_refused
from tests.loops import run_apart
from tests.waiting import quickest_s

SHORT = Limits(time_s=0.4, memory_mb=256, rows=100, bytes=100_000)
REFUSALS = {(422, "/problems/query-refused"), (422, "/problems/null-character")}
LONG = Limits(time_s=30.0, memory_mb=256, rows=100, bytes=100_000, wait_s=120.0)
PAST_THE_LIMIT_S = 1.0  # a query is stopped within so long after its time


def held(store: Store) -> list[object]:
    """Returns all that a store holds."""
    return [list(store.actors()), list(store.claims()), list(store.relations()), list(store.listings()), store.decisions(), store.counts()]


def test_nothing_gets_through_the_service(store: Store) -> None:
    before = held(store)
    app = create_app(Service(store, Settings(), token=None, address=""))

    async def through() -> list[tuple[str, int, str]]:
        found = []
        async with AsyncClient(transport=ASGITransport(app), base_url="http://localhost") as http:  # which closes no store
            for text in all_refused():
                if "\ud800" in text:  # no JSON in UTF-8 can hold it
                    continue
                answer = await http.post("/cypher", json={"query": text, "parameters": PARAMETERS})
                if (answer.status_code, answer.json()["type"]) not in REFUSALS:
                    found.append((text, answer.status_code, answer.text[:200]))
        return found

    assert run_apart(through()) == []
    assert held(store) == before


def test_texts_that_look_like_writes_are_texts(store: Store) -> None:
    before = held(store)
    with store.snapshot() as snapshot:
        answers = {text: snapshot.cypher(UserQuery(text, PARAMETERS), SHORT).rows for text in HARMLESS}
    assert answers == {text: ((value,),) for text, value in HARMLESS.items()}
    assert held(store) == before


@pytest.mark.parametrize("number", range(len(COSTLY)))
def test_what_takes_too_much_is_over_in_time(store: Store, number: int) -> None:
    with store.snapshot() as snapshot:
        snapshot.cypher(UserQuery("RETURN 1 AS one"), LONG)  # a process is there

        def costly() -> None:
            with suppress(QueryStopped, QueryFailed):  # one engine may be quick where another one is not
                snapshot.cypher(UserQuery(COSTLY[number]), SHORT)

        enough_s = SHORT.time_s + PAST_THE_LIMIT_S
        assert quickest_s(costly, enough_s) < enough_s
        assert snapshot.cypher(UserQuery("RETURN 1 AS one"), LONG).rows == ((1,),)
