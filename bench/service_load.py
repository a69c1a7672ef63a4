"""A service under load: 50 readers with mixed questions beside a writer that loads articles, on 100,000 claims.

`bench/service_load.py [SECONDS] [--claims=N] [--neo4j]` runs for five minutes unless told otherwise. Each article that is loaded tells
of one state that it supports two others, so that an answer in which the two are not told equally often has seen half an article: it is
asked of rows, of the network in memory, and in Cypher of the relations as they are stored. `--neo4j` serves from a Neo4j of its
own, from packages.
"""

import asyncio
import os
import random
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from itertools import batched
from os import getloadavg
from pathlib import Path
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.made import ACTORS, CLAIMS, made
from bench.servers import server
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.store import Store

WANTED = 100_000  # claims
SECONDS = 300.0
READERS = 50
THINK_S = 1.0  # on average between an answer and the next question
GROWTH = 1.25  # times the memory after the first fifth of the time; the store itself grows by what is loaded
ONE, OTHERS = "Peru", ("Qatar", "Rwanda")
QUESTIONS = (
    "/support?by={a}",
    "/support?of={a}&quotes=2",
    "/opposition?between={a}&between={b}",
    "/arms?by={a}&limit=10",
    "/accusations?of={a}&limit=10",
    "/claims?by={a}&limit=20",
    "/actors?text={name}",
    "/actors/{a}",
    "/actors/{a}/neighbourhood",
    "/paths?from={a}&to={b}",
    "/analysis/centrality?limit=10",
    "/stats",
)
ROOT = re.compile(r"https?://[^/]+/?")  # of a service: what is told of Neo4j Browser has a path
STORED = "MATCH (:Actor {name: $one})-[r:SUPPORTS]->(b:Actor) WHERE r.claims > 0 RETURN b.name AS name, r.claims AS claims"

type Told = Any  # an answer in JSON
type Counts = Mapping[str, int]  # how often each of the two is told


def _of_rows(told: Told) -> Counts:
    return {row["object"]["name"]: row["claims"] for row in told}


# Ways to ask how often the two are told: the question, and how its answer is counted.
WHOLE: Mapping[str, Callable[[Told], Counts]] = {
    f"/support?by={ONE}&quotes=0": lambda told: _of_rows(told["plain"]),
    f"/relations?by={ONE}&type=SUPPORTS": lambda told: _of_rows(told["plain"]),
    f"/actors/{ONE}/neighbourhood": lambda told: _of_rows(told["relations"]),
    "/cypher": lambda told: dict(told["rows"]),
}


def filled(store: Store, claims: int) -> None:
    """Puts so many claims into a store."""
    for batch in batched(map(made, range(claims // CLAIMS)), 64):
        store.put(*batch)
    store.settle()
    store.close()


class Run:
    """What the readers and the writer met."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.errors: list[str] = []
        self.halves = 0
        self.checked = 0
        self.loaded = 0

    async def read(self, http: httpx.AsyncClient, until: float, chance: random.Random) -> None:
        """Asks one question after the other."""
        while perf_counter() < until:
            await asyncio.sleep(chance.random() * 2 * THINK_S)
            a, b = chance.sample(ACTORS, 2)
            if chance.random() < len(WHOLE) / (len(QUESTIONS) + len(WHOLE)):
                path = chance.choice(list(WHOLE))
                answer = await self._get(http, path)
                if answer and answer.is_success:
                    self._check(path, answer.json())
            else:
                await self._get(http, chance.choice(QUESTIONS).format(a=a, b=b, name=a[:3]))

    async def write(self, http: httpx.AsyncClient, until: float) -> None:
        """Loads one article after the other."""
        while perf_counter() < until:
            try:
                await self._load(http, self.loaded)
            except httpx.HTTPError as error:
                self.errors.append(f"loading: {error!r}")
            self.loaded += 1

    async def _load(self, http: httpx.AsyncClient, number: int) -> None:
        """Loads one article, and waits until it is stored."""
        text = f"{ONE} supports {OTHERS[0]}. {ONE} supports {OTHERS[1]}."
        article = {"title": f"News {number} of the day", "outlet": "Load Post", "published": "2021-03-04", "text": text}
        job = (await http.post("/articles", json=article)).raise_for_status().json()
        while job["state"] in ("queued", "running"):
            await asyncio.sleep(0.05)
            job = (await http.get(f"/jobs/{job['id']}")).raise_for_status().json()
        if job["state"] != "done" or not job["report"]["stored"]:
            self.errors.append(f"job {job}")

    def _check(self, path: str, told: Told) -> None:
        """Counts an answer that has seen half an article."""
        numbers = WHOLE[path](told)
        self.checked += 1
        if numbers.get(OTHERS[0]) != numbers.get(OTHERS[1]):
            self.halves += 1
            print(f"half an article in {path}: {dict(numbers)}", file=sys.stderr)

    async def _get(self, http: httpx.AsyncClient, path: str) -> httpx.Response | None:
        began = perf_counter()
        try:
            asked = {"query": STORED, "parameters": {"one": ONE}}
            response = await (http.post(path, json=asked) if path == "/cypher" else http.get(path))
        except httpx.HTTPError as error:
            self.errors.append(f"{path}: {error!r}")
            return None
        self.taken.append(perf_counter() - began)
        if response.is_error and response.status_code != httpx.codes.NOT_FOUND:  # a made actor may be in no claim
            self.errors.append(f"{path}: {response.status_code} {response.text[:200]}")
        return response


def address_of(said: Path, service: Popen[bytes]) -> str:
    """Returns where a service answers, as soon as it says so."""
    while service.poll() is None:
        if address := next((word for word in said.read_text("utf-8").split() if ROOT.fullmatch(word)), None):
            return address
        sleep(0.1)
    raise SystemExit(f"the service has ended: {said.read_text('utf-8')}")


def memory_mb(pid: int) -> float:
    """Returns the memory that a process holds."""
    line = next(line for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def loaded(address: str, pid: int, seconds: float) -> tuple[Run, float, float]:
    """Returns what was met, and the memory after the first fifth of the time and at the end, in MB."""
    run, until = Run(), perf_counter() + seconds
    limits = httpx.Limits(max_connections=READERS + 1)
    async with httpx.AsyncClient(base_url=address, timeout=60, limits=limits, trust_env=False) as http:
        tasks = [asyncio.create_task(run.read(http, until, random.Random(number))) for number in range(READERS)]
        tasks.append(asyncio.create_task(run.write(http, until)))
        await asyncio.sleep(seconds / 5)
        first = memory_mb(pid)
        await asyncio.gather(*tasks)
        return run, first, memory_mb(pid)


def main() -> None:
    """Takes the figure."""
    seconds = float(next((word for word in sys.argv[1:] if not word.startswith("-")), SECONDS))
    claims = int(next((word.partition("=")[2] for word in sys.argv if word.startswith("--claims=")), WANTED))
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        path = Path(folder) / "graph.grafeo"
        login = stack.enter_context(server()) if "--neo4j" in sys.argv else None
        filled(Neo4jStore(login, create=True) if login else EmbeddedStore(path), claims)
        where = login.address if login else str(path)
        command = [sys.executable, "-m", "api", "--store", where, "serve", "--port", "0"]
        secrets = {"ALLEGIANCE_NEO4J_USER": login.user, "ALLEGIANCE_NEO4J_PASSWORD": login.password or ""} if login else {}
        said = Path(folder) / "said"  # into a file, for a pipe that nobody reads is full some day
        root = Path(__file__).parents[1]
        with said.open("w", encoding="utf-8") as out, Popen(command, cwd=root, stderr=out, env=os.environ | secrets) as service:
            try:
                run, first, last = asyncio.run(loaded(address_of(said, service), service.pid, seconds))
            except (httpx.HTTPError, OSError) as gone:
                sleep(1)
                raise SystemExit(f"the service has gone ({service.poll()}), {gone!r}: {said.read_text('utf-8')[-2000:]}") from gone
            finally:
                service.terminate()
    taken = sorted(run.taken)
    p50, p95 = (taken[int(len(taken) * share)] * 1000 for share in (0.5, 0.95))
    for error in run.errors[:10]:
        print(error, file=sys.stderr)
    tell(
        f"{READERS} readers beside a loading writer for {seconds:.0f} s on {claims:,} claims{' in a Neo4j' if login else ''}",
        f"{len(taken)} answers, {len(taken) / seconds:.0f}/s, p50 {p50:.0f} ms, p95 {p95:.0f} ms; {run.loaded} articles loaded, "
        f"load average {getloadavg()[0]:.0f}; "
        f"{len(run.errors)} errors, {run.halves} of {run.checked} answers with half an article; memory {first:.0f} to {last:.0f} MB",
        holds=not run.errors and not run.halves and run.checked > 0 and run.loaded > 0 and last <= first * GROWTH,
        p50_ms=p50,
        p95_ms=p95,
        errors=len(run.errors),
        halves=run.halves,
        memory=last / first,
    )


if __name__ == "__main__":
    main()
