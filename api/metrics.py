"""What Prometheus asks for: requests, how long they took, refusals, loads, and the size of the store.

Each process counts for itself. Several workers keep their numbers in files (`PROMETHEUS_MULTIPROC_DIR`, which `serve`
sets), and whichever is asked adds them up; what `process_` begins with is then of the worker that answers.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Metric, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from graph.store import Counts, StoreError

SHARED = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)  # a point look-up takes 5 ms, an analysis seconds
SIZES = ("articles", "claims", "actors", "outlets", "relations", "listings", "seq")


class Metrics:
    """Counts what happens in one process."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        of = self._registry
        self._requests = Counter("allegiance_requests", "Requests that were answered", ["method", "route", "status"], registry=of)
        self._seconds = Histogram("allegiance_request_seconds", "Until the end of the answer", ["route"], buckets=SECONDS, registry=of)
        self._open = Gauge("allegiance_requests_open", "Requests that are being answered", multiprocess_mode="livesum", registry=of)
        self._problems = Counter("allegiance_problems", "Requests that were refused or failed, by kind", ["problem"], registry=of)
        self._articles = Counter("allegiance_articles_put", "Articles sent to the store, by what became of them", ["outcome"], registry=of)
        self._rejections = Counter("allegiance_rejections", "What a load did not take, by reason", ["reason"], registry=of)
        self._jobs = Counter("allegiance_jobs", "Loads that ended, by how", ["state"], registry=of)

    def began(self) -> None:
        """Counts a request that has begun."""
        self._open.inc()

    def ended(self, method: str, route: str, status: int, seconds: float, problem: str | None) -> None:
        """Counts a request that has ended."""
        self._open.dec()
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        if problem:
            self._problems.labels(problem).inc()

    def put(self, outcome: str) -> None:
        """Counts an article that was put: stored, unchanged or replaced."""
        self._articles.labels(outcome).inc()

    def rejected(self, reason: str, number: int = 1) -> None:
        """Counts what a load did not take."""
        self._rejections.labels(reason).inc(number)

    def job(self, state: str) -> None:
        """Counts a load that ended: done, failed or cancelled."""
        self._jobs.labels(state).inc()

    def told(self, accept: str, counts: Callable[[], Counts]) -> tuple[bytes, str]:
        """Returns all of it in the form that is asked for, with its media type; `counts` says how large the store is."""
        registry = self._registry
        if SHARED in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        here = CollectorRegistry()
        ProcessCollector(registry=here)
        here.register(Sizes(counts))
        encode, media_type = choose_encoder(accept)
        return encode(Both(registry, here)), media_type


class Both(CollectorRegistry):
    """Two registries as one."""

    def __init__(self, *registries: CollectorRegistry) -> None:
        super().__init__()
        self._all = registries

    def collect(self) -> Iterator[Metric]:
        """Yields what all of them hold."""
        for one in self._all:
            yield from one.collect()


class Sizes(Collector):
    """How large the store is when it is asked."""

    def __init__(self, counts: Callable[[], Counts]) -> None:
        self._counts = counts

    def collect(self) -> Iterator[Metric]:
        """Yields a number each; only that the store is down where it does not answer."""
        found: Counts | None = None
        with suppress(StoreError):
            found = self._counts()
        yield GaugeMetricFamily("allegiance_store_up", "Whether the store answers", value=float(found is not None))
        if found:
            info = GaugeMetricFamily(
                "allegiance_info", "The version and the engine of the store", labels=["version", "engine", "engine_version"]
            )
            info.add_metric([version("allegiance"), found.engine, found.version], 1)
            yield info
            for name in SIZES:
                yield GaugeMetricFamily(f"allegiance_store_{name}", f"How many {name} the store holds", value=getattr(found, name))
