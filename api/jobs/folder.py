"""Where jobs lie on disk: the book, what is to be read, and the lock of the one process that does them."""

import fcntl
import shutil
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from time import time
from typing import BinaryIO

from platformdirs import user_data_path

from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.store import Store

STALE_S = 3600.0  # an upload takes no longer


def jobs_folder(store: Store, settings: Settings) -> Path:
    """Returns the folder of a store's jobs: beside its file, or in the data folder, one for each Neo4j; settings may name another."""
    if settings.jobs is not None:
        return settings.jobs.expanduser()
    if isinstance(store, EmbeddedStore):
        return store.path.with_name(store.path.name + ".jobs")
    place = sha256(f"{settings.store} {settings.neo4j_database or ''}".encode()).hexdigest()[:16]
    return user_data_path("allegiance") / "jobs" / place


class Folder:
    """A folder of jobs; several processes may use it at once, and one of them does the jobs."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._held = ExitStack()

    @property
    def book(self) -> Path:
        """The book of jobs."""
        return self.path / "jobs.db"

    def make(self) -> None:
        """Makes the folder, which only its owner may look into: it holds what others sent."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def input_of(self, job_id: str) -> Path:
        """Returns where the input of a job lies."""
        return self.path / "input" / job_id

    def drop(self, job_id: str) -> None:
        """Removes the input of a job."""
        shutil.rmtree(self.input_of(job_id), ignore_errors=True)

    def tidy(self, needed: set[str]) -> None:
        """Removes what was left of uploads that were broken off, and of jobs that are over."""
        with suppress(FileNotFoundError):
            for folder in (self.path / "input").iterdir():
                if folder.name not in needed and folder.stat().st_mtime < time() - STALE_S:
                    self.drop(folder.name)

    def lock(self) -> bool:
        """Returns whether this process does the jobs from now on; the system takes the lock back when the process ends, however it does."""
        stream: BinaryIO = (self.path / "lock").open("ab")
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stream.close()
            return False
        self._held.enter_context(stream)
        return True

    def unlock(self) -> None:
        """Lets another process do the jobs."""
        self._held.close()
