"""What tests of several rooms share: a Neo4j, and one worker for all that need one."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

from tests.neo4j_server import TestServer, neo4j_for_tests

settings.register_profile("ours", deadline=None)  # a busy machine is no error
settings.load_profile("ours")


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[TestServer]:
    """A real Neo4j that tests may wipe; it starts when the first test asks for it."""
    with neo4j_for_tests() as server:
        yield server


class OneWorkerForNeo4j(LoadScopeScheduling):  # type: ignore[misc]
    """Gives all tests with `neo4j` in their id to one worker, every other one to the next that is free.

    `--dist loadgroup` would do so by marks, but silently does not with pytest 9.2 (pytest-xdist issue 1386).
    """

    def _split_scope(self, nodeid: str) -> str:
        return "neo4j" if "neo4j" in nodeid else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneWorkerForNeo4j | None:
    """Returns the scheduler, where no other one is asked for."""
    return OneWorkerForNeo4j(config, log) if config.getvalue("dist") in ("load", "loadgroup") else None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fails a test that would start a second server in another worker."""
    needs = "neo4j_server" in getattr(item, "fixturenames", ()) or any(item.iter_markers("xdist_group"))
    if needs and "neo4j" not in item.nodeid:
        pytest.fail("needs a Neo4j: the file, the name or a parameter of the test must have `neo4j` in it", pytrace=False)
