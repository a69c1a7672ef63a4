"""What the tests of the page share: one Chromium, the sample in a store that is really served, and a window on it."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from api.settings import Settings
from graph.copying import copy
from graph.embedded import EmbeddedStore
from tests.api.serving import Served, served, served_store
from tests.chromium import running_chromium
from tests.emptied import emptied
from tests.neo4j_server import TestServer
from tests.page.window import AXE, PATIENCE_MS, ROOT, WEB, Window, opened

type Windows = Callable[..., Window]
type Explorers = Callable[..., Served]

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    """The page is built, and axe is there."""
    for path in (WEB / "dist" / "index.html", AXE):
        if not path.is_file():
            pytest.fail(f"there is no {path.relative_to(ROOT)}: `make page` builds it", pytrace=False)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with running_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the sample, which is read once for all workers: only copies of it are opened."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    store, done = place / "sample" / "graph.db", place / "sample" / "done"
    store.parent.mkdir(exist_ok=True)
    with (place / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            environment = os.environ | {"ALLEGIANCE_STORE": str(store)}
            command = [sys.executable, "-m", "api", "load", "--sample"]
            subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
            done.touch()
    return store


def copied(store: Path, path: Path) -> Path:
    """Copies the file of a store, which may then be opened, and returns the copy's path."""
    shutil.copy(store, path)
    return path


@pytest.fixture(scope="session")
def explorer(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample, served to all tests: none may change it."""
    with served(copied(sample, tmp_path_factory.mktemp("explorer") / "graph.db")) as found:
        yield found


@pytest.fixture(scope="module")
def neo4j_explorer(neo4j_server: TestServer, sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample on a real Neo4j, served: the id of a test that asks for it has `neo4j`."""
    store = emptied(neo4j_server)
    with closing(EmbeddedStore(copied(sample, tmp_path_factory.mktemp("from") / "graph.db"))) as held:
        copy(held, store)
    with served_store(store, Settings()) as found:
        yield found


@pytest.fixture
def explorers(tmp_path: Path, sample: Path) -> Iterator[Explorers]:
    """Serves a store of the test's own: the sample, or with `empty=True` nothing; `settings` are those of the service."""
    with ExitStack() as stack:

        def serve(*, empty: bool = False, settings: Settings | None = None) -> Served:
            path = tmp_path / "graph.db"
            if not empty:
                copied(sample, path)
            return stack.enter_context(served(path, settings))

        yield serve


@pytest.fixture
def windows(chromium: Browser) -> Iterator[Windows]:
    """Opens windows on a served store: `windows(explorer, viewport={...}, color_scheme="dark")`, with options of Playwright's contexts."""
    with ExitStack() as stack:

        def show(on: Served, **context: Any) -> Window:  # noqa: ANN401  options of Playwright
            return stack.enter_context(opened(chromium, on.address, **context))

        yield show


@pytest.fixture
def window(windows: Windows, explorer: Served) -> Window:
    """A window on the sample, 1440 by 900 and light; the test fails where anything went wrong in it unseen."""
    return windows(explorer)
