"""How long each GET endpoint, and a query of a user's own, takes over HTTP among 100,000 claims, against bare queries in the same run.

The bare queries of a request are all statements that it runs, with the same parameters, run by the driver or the engine
itself; what only looks at the state of the store (`store_read`, `store_lock`) is no part of them. Client, service and
engine share this process, as embedded: a request costs about 2 ms before anything is asked. The bound: p95 at most 1.5
times that of the bare queries + 5 ms. Paths and analysis run few queries or none: bench/paths.py and bench/analysis.py
compare them, so that they are told here without a bound, as are rankings without a filter, which are kept until the store
changes (no query). Asked of both engines; `--only WORD` asks those whose path has the word, `--embedded`
asks no Neo4j, `--claims N` makes a smaller store, `--asked N` asks of so many actors instead of forty.
"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from os import getloadavg
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

import httpx
import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from api.app import create_app
from api.commands.serve import listen
from api.service import Service
from api.settings import Settings
from bench.figures import best_of, spread, tell
from bench.made import ACTORS, CLAIMS, made
from bench.neo4j_load import ours
from bench.servers import Bare, bare_driver, by_driver, by_engine, server
from graph.copying import copy
from graph.cypher import statement_for
from graph.cypherstore import CypherStore
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.store import Row, Value

CLAIMS_WANTED = 100_000
ASKED = 40
ROUNDS = 3  # of which the least counts, for the machine may be busy
TIMES, SLACK_MS = 1.5, 5.0
STATE = {"store_read", "store_lock"}
PATHS = {  # {a} and {b} are two actors in turn, the ids are those of the store
    "/support": "",
    "/support?by={a}": "",
    "/support?by={a}&quotes=2": "",
    "/support?of={a}": "",
    "/opposition": "",
    "/opposition?between={a}&between={b}": "",
    "/relations": "",
    "/relations?actor={a}": "",
    "/relations/{relation}": "",
    "/arms": "",
    "/arms?by={a}": "",
    "/accusations": "",
    "/accusations?by={a}": "",
    "/positions": "",
    "/positions?by={a}": "",
    "/events": "",
    "/events?by={a}": "",
    "/both-sides?by={a}": "",
    "/both-sides?between={a}&between={b}": "",
    "/changes?publishedSince=2020-12&actor={a}": "",
    "/disputes?actor={a}": "",
    "/memberships": "",
    "/memberships?by={a}": "",
    "/timeline?one={a}&other={b}": "",
    "/days": "",
    "/days?actor={a}": "",
    "/outlets": "",
    "/claims": "",
    "/claims?by={a}": "",
    "/claims/{claim}": "",
    "/actors": "",
    "/actors?text={name}": "",
    "/actors/{a}": "",
    "/actors/{a}/relations": "",
    "/actors/{a}/neighbourhood": "memory",
    "/paths?from={a}&to={b}": "memory",
    "/analysis/centrality": "memory",
    "/analysis/communities": "memory",
    "/analysis/balance": "memory",
    "/analysis/similar?actor={a}": "memory",
    "/analysis/common?actors={a}&actors={b}": "memory",
    "/analysis/network": "memory",
    "/articles": "",
    "/articles?outlet=Outlet%207&publishedSince=2020-06": "",
    "/articles/{article}": "",
    "/stats": "",
    "/health/ready": "",
    "/cypher": "",
}
OWN = (
    "MATCH (a:Actor {id: $who})-[r:SUPPORTS]->(b:Actor) WHERE r.plain > 0 "
    "RETURN b.id AS whom, r.plain AS claims ORDER BY claims DESC, whom LIMIT 20"
)  # of a user, for /cypher


class Noted:
    """A store that notes the statements that it is asked."""

    def __init__(self, store: CypherStore) -> None:
        self._store = store
        self.asked: list[tuple[str, Mapping[str, Value]]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows, and notes what was asked."""
        if question not in STATE:
            self.asked.append((statement_for(question, parameters, relation), parameters))
        return self._store.ask(question, parameters, relation=relation)

    def close(self) -> None:
        """Leaves the store open: it is asked by others too."""


@dataclass(frozen=True, slots=True)
class Served:
    """A service over a store, its client, what it asked the store, and how to ask that store alone."""

    noted: Noted
    http: httpx.Client
    bare: Bare


@contextmanager
def served(store: CypherStore, bare: Bare, folder: Path) -> Iterator[Served]:
    """Gives the service of a store, on a port of this machine."""
    noted = Noted(store)
    settings = Settings(store=str(folder / "served"), jobs=folder / "jobs", identity=folder / "identity.yaml")
    service = Service(noted, settings, token=None, address="")  # type: ignore[arg-type]  # it passes on what it does not note
    listener = listen("127.0.0.1", 0)
    running = uvicorn.Server(uvicorn.Config(create_app(service), log_config=None, access_log=False, lifespan="on"))
    thread = Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        sleep(0.05)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    try:
        with httpx.Client(base_url=address, timeout=120, trust_env=False) as http:
            yield Served(noted, http, bare)
    finally:
        running.should_exit = True
        thread.join()


def argument(name: str, otherwise: int) -> int:
    """Returns a number of the command line."""
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else otherwise


def measured(one: Served, path: str) -> tuple[tuple[float, float], tuple[float, float], int]:
    """Returns p50 and p95 in milliseconds of requests and of their bare queries, which take turns, and how many queries that were."""
    whole, alone, queries = [], [], 0
    known = ids(one.http)
    for number in range(argument("--asked", ASKED)):
        a, b = ACTORS[number], ACTORS[(number * 7 + 3) % len(ACTORS)]
        address = path.format(a=a, b=b, name=a[:3], **{name: found[number % len(found)] for name, found in known.items()})
        own = {"query": OWN, "parameters": {"who": a}} if path == "/cypher" else None
        get = partial(one.http.post, address, json=own) if own else partial(one.http.get, address)
        one.noted.asked.clear()
        first = get()  # this run also warms up
        if first.status_code not in (httpx.codes.OK, httpx.codes.NOT_FOUND):
            raise SystemExit(f"{address}: {first.status_code} {first.text[:300]}")
        one.noted.asked.clear()
        get()
        asked = [(OWN, {"who": a})] if own else list(one.noted.asked)  # without what the first one made for those after it
        queries = max(queries, len(asked))
        taken = best_of(
            ROUNDS,
            lambda _, get=get: get(),  # type: ignore[misc]
            lambda _, asked=asked: [one.bare(text, parameters) for text, parameters in asked],  # type: ignore[misc]
        )
        whole.append(taken[0] * 1000)
        alone.append(taken[1] * 1000)
    return spread(whole), spread(alone), queries


def ids(http: httpx.Client) -> dict[str, list[str]]:
    """Returns some ids that the store has."""
    rows = http.get("/relations", params={"limit": ASKED}).json()
    claims = http.get("/claims", params={"limit": ASKED}).json()["claims"]
    return {
        "relation": [row["id"] for row in [*rows["plain"], *rows["claimed"]]],
        "claim": [claim["id"] for claim in claims],
        "article": [claim["article"]["id"] for claim in claims],
    }


def rows(engines: Mapping[str, Served]) -> Iterator[tuple[str, bool]]:
    """Yields a line for each path, and whether its bound holds on every engine."""
    wanted = sys.argv[sys.argv.index("--only") + 1] if "--only" in sys.argv else ""
    for path, kind in PATHS.items():
        if wanted not in path:
            continue
        told, holds = [], True
        for engine, one in engines.items():
            whole, alone, queries = measured(one, path)
            kept = whole[1] <= TIMES * alone[1] + SLACK_MS or kind == "memory" or not queries
            bare = f"bare {alone[0]:.1f} / {alone[1]:.1f} ({queries})" if queries else "no query"
            told.append(f"{engine} {whole[0]:.1f} / {whole[1]:.1f}, {bare}{'' if kept else ' MISSED'}")
            holds = holds and kept
        line = f"{path}: {'; '.join(told)}"
        if "--json" not in sys.argv:
            print(line, flush=True)
        yield line, holds


def main() -> None:
    """Measures and tells."""
    readings = [made(number) for number in range(argument("--claims", CLAIMS_WANTED) // CLAIMS)]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        here = stack.enter_context(closing(EmbeddedStore(folder / "graph.grafeo")))
        engines = {}
        if "--embedded" in sys.argv:
            ours(here, readings)  # type: ignore[arg-type]  # it takes any store
        else:
            login = stack.enter_context(server())
            driver = stack.enter_context(bare_driver(login))
            there = stack.enter_context(closing(Neo4jStore(login, create=True)))
            ours(there, readings)
            copy(there, here)
            engines["neo4j"] = stack.enter_context(served(there, by_driver(driver), folder / "there"))
        engines["file"] = stack.enter_context(served(here, by_engine(here._db), folder / "here"))
        found = list(rows(engines))
    missed = [line for line, holds in found if not holds]
    words = f"{len(found)} paths, p50 / p95 in ms, {len(missed)} missed; load average {getloadavg()[0]:.1f}"
    tell("endpoints", "\n  ".join([words, *missed]), holds=not missed, missed=len(missed))


if __name__ == "__main__":
    main()
