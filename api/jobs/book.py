"""The book of jobs: a small SQLite file, so that they outlive the service; several processes may use it at once."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from secrets import token_hex
from time import time

from api.jobs.model import Job, Kind, RejectedOne, State
from api.jobs.rows import inputs, job_of, reports
from graph.store import Outcome
from loaders.inputs import Input
from loaders.report import Report, Tally

WAIT_S = 10.0  # for another process that writes, which takes milliseconds
MAX_REJECTED = 1000  # events of one job; the report counts all
UNREAD = "unread"
OPEN = (State.QUEUED, State.RUNNING)


class QueueFull(Exception):
    """So many jobs wait already that no other one is taken."""


class KeyReused(Exception):
    """The same idempotency key came with something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """What somebody asks for, with the bytes of its input; `key` is an idempotency key and `fingerprint` tells bodies apart."""

    source: str
    inputs: tuple[Input, ...]
    size: int
    kind: str | None
    voice: str | None
    may_decide: bool
    caller: str
    key: str | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Limits:
    """So many jobs that are not over, so many bytes of what they read, and for how long an idempotency key counts."""

    max_open: int
    max_bytes: int
    key_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A job as whoever does it needs it; `done` are its articles that are stored by now, `unread` those that cannot be read, by id."""

    id: str
    inputs: tuple[Input, ...]
    kind: str | None
    voice: str | None
    may_decide: bool
    starts: int
    seconds: float
    total: int | None
    done: Mapping[str, tuple[Outcome, int]]
    unread: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a job; `data` is JSON."""

    number: int
    kind: Kind
    data: str


class JobBook:
    """Jobs in the order in which they came."""

    def __init__(self, path: Path) -> None:
        """Opens the book or makes it."""
        self._path = path
        with closing(self._connected()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_schema())

    def create(self, job_id: str, new: NewJob, limits: Limits) -> str:
        """Returns the id of a new job, or of that which came with the same key; raises QueueFull and KeyReused."""
        with self._changing() as run:
            if new.key is not None and (held := self._by_key(run, new, limits.key_s)):
                if held["fingerprint"] != new.fingerprint:
                    raise KeyReused(
                        f"the key came before with something else, which is the job {held['id']}; take a new key for a new load"
                    )
                return str(held["id"])
            _refuse_full(run, new.size, limits)
            run.execute(
                "INSERT INTO jobs (id, state, source, inputs, size, kind, voice, may_decide, created, report, caller, key, fingerprint) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (job_id, State.QUEUED, new.source, inputs().dump_json(new.inputs), new.size, new.kind, new.voice, new.may_decide, time(),
                 reports().dump_json(Tally().report()), new.caller, new.key, new.fingerprint),
            )  # fmt: skip
            _tell(run, job_id, Kind.QUEUED, "{}")
        return job_id

    def refuse_full(self, limits: Limits) -> None:
        """Raises QueueFull where no other job is taken."""
        with self._changing() as run:
            _refuse_full(run, 0, limits)

    def job(self, job_id: str, whose: str | None = None) -> Job | None:
        """Returns a job, None where there is none; with `whose` only one that this caller asked for."""
        rows = self._asked(f"{JOBS} WHERE id = :id AND (:whose IS NULL OR caller = :whose)", {"id": job_id, "whose": whose})
        return job_of(rows[0]) if rows else None

    def page(self, state: State | None, before: int | None, limit: int, whose: str | None = None) -> tuple[tuple[Job, ...], int | None]:
        """Returns jobs, of a caller where one is named, the newest first, those before a number, and the number for the next page."""
        rows = self._asked(
            f"{JOBS} WHERE (:state IS NULL OR state = :state) AND (:before IS NULL OR number < :before) "
            "AND (:whose IS NULL OR caller = :whose) ORDER BY number DESC LIMIT :limit",
            {"state": state, "before": before, "whose": whose, "limit": limit + 1},
        )
        return tuple(map(job_of, rows[:limit])), rows[limit - 1]["number"] if len(rows) > limit else None

    def next(self) -> Work | None:
        """Returns the job that is to be done now, None where none waits."""
        rows = self._asked("SELECT * FROM jobs WHERE state = ? ORDER BY number LIMIT 1", (State.QUEUED,))
        return self._work(rows[0]) if rows else None

    def work(self, job_id: str) -> Work:
        """Returns a job as whoever does it needs it."""
        return self._work(self._asked("SELECT * FROM jobs WHERE id = ?", (job_id,))[0])

    def begin(self, job_id: str) -> bool:
        """Marks that a job is begun, or goes on; returns False where it waits no more, as it was cancelled."""
        with self._changing() as run:
            begun = run.execute(
                "UPDATE jobs SET state = ?, started = coalesce(started, ?), starts = starts + 1 WHERE id = ? AND state = ?",
                (State.RUNNING, time(), job_id, State.QUEUED),
            )
            if begun.rowcount:
                _tell(run, job_id, Kind.STARTED, "{}")
            return bool(begun.rowcount)

    def stored(self, job_id: str, articles: Iterable[tuple[str, Outcome, int]]) -> None:
        """Keeps that articles are stored, with how many claims; those that were so before stay as they were."""
        rows = [(job_id, article, outcome, claims) for article, outcome, claims in articles if outcome is not Outcome.UNCHANGED]
        with self._changing() as run:
            run.executemany("INSERT OR REPLACE INTO articles (job, article, outcome, claims) VALUES (?, ?, ?, ?)", rows)
            run.execute("UPDATE jobs SET starts = 1 WHERE id = ?", (job_id,))

    def unread(self, job_id: str, article: str, why: str) -> None:
        """Keeps that an article cannot be read."""
        with self._changing() as run:
            run.execute("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, 0, ?)", (job_id, article, UNREAD, why))

    def progress(self, job_id: str, report: Report, total: int | None, data: str) -> None:
        """Keeps how far a job is; of the events that tell so the last one is enough."""
        with self._changing() as run:
            run.execute("UPDATE jobs SET report = ?, total = ? WHERE id = ?", (reports().dump_json(report), total, job_id))
            number = _tell(run, job_id, Kind.PROGRESS, data)
            run.execute("DELETE FROM events WHERE job = ? AND kind = ? AND number < ?", (job_id, Kind.PROGRESS, number))

    def rejected(self, job_id: str, left_out: Sequence[RejectedOne]) -> None:
        """Tells what was left out, unless that was told before."""
        with self._changing() as run:
            told = {row["data"] for row in run.execute("SELECT data FROM events WHERE job = ? AND kind = ?", (job_id, Kind.REJECTED))}
            new = [data for one in left_out if (data := one.model_dump_json()) not in told]
            for data in new[: max(0, MAX_REJECTED - len(told))]:
                _tell(run, job_id, Kind.REJECTED, data)

    def lap(self, job_id: str, report: Report) -> None:
        """Keeps how far a job is at the end of a run that is not its last."""
        with self._changing() as run:
            run.execute("UPDATE jobs SET report = ?, seconds = ? WHERE id = ?", (reports().dump_json(report), report.seconds, job_id))

    def pause(self, job_id: str) -> None:
        """Puts a job back, to go on later where it is."""
        with self._changing() as run:
            run.execute("UPDATE jobs SET state = ?, starts = starts - 1 WHERE id = ?", (State.QUEUED, job_id))

    def end(self, job_id: str, state: State, report: Report, error: str | None = None) -> None:
        """Ends a job."""
        with self._changing() as run:
            self._end(run, job_id, state, reports().dump_json(report), error)

    def cancel(self, job_id: str) -> bool:
        """Ends a job that waits, or marks that it is to end; returns False where it is over."""
        with self._changing() as run:
            row = run.execute("SELECT state, report FROM jobs WHERE id = ?", (job_id,)).fetchone()
            if row is None or State(row["state"]).over:
                return False
            if row["state"] == State.QUEUED:
                self._end(run, job_id, State.CANCELLED, row["report"], None)
            else:
                run.execute("UPDATE jobs SET cancelled = 1 WHERE id = ?", (job_id,))
            return True

    def report(self, job_id: str) -> Report:
        """Returns what became of a job so far."""
        return reports().validate_json(self._asked("SELECT report FROM jobs WHERE id = ?", (job_id,))[0]["report"])

    def is_cancelled(self, job_id: str) -> bool:
        """Returns whether somebody wants a job to end."""
        return bool(self._asked("SELECT cancelled FROM jobs WHERE id = ?", (job_id,))[0]["cancelled"])

    def recover(self) -> None:
        """Puts back what a process was at that is no more; only who does the jobs may do so."""
        with self._changing() as run:
            run.execute("UPDATE jobs SET state = ? WHERE state = ?", (State.QUEUED, State.RUNNING))

    def events(self, job_id: str, after: int) -> list[Event]:
        """Returns what happened to a job after a number."""
        rows = self._asked("SELECT number, kind, data FROM events WHERE job = ? AND number > ? ORDER BY number", (job_id, after))
        return [Event(row["number"], Kind(row["kind"]), row["data"]) for row in rows]

    def forget(self, keep_s: float) -> list[str]:
        """Takes out the jobs that were over so long ago; returns their ids."""
        with self._changing() as run:
            rows = run.execute("SELECT id FROM jobs WHERE ended < ?", (time() - keep_s,)).fetchall()
            gone = [(row["id"],) for row in rows]
            for table, column in (("jobs", "id"), ("articles", "job"), ("events", "job")):
                run.executemany(f"DELETE FROM {table} WHERE {column} = ?", gone)  # noqa: S608 - names of our own
        return [row["id"] for row in rows]

    def ids(self) -> set[str]:
        """Returns the ids of the jobs whose input is still needed."""
        return {row["id"] for row in self._asked("SELECT id FROM jobs WHERE state IN (?, ?)", OPEN)}

    def _end(self, run: sqlite3.Connection, job_id: str, state: State, report: bytes | str, error: str | None) -> None:
        run.execute("UPDATE jobs SET state = ?, ended = ?, report = ?, error = ? WHERE id = ?", (state, time(), report, error, job_id))
        run.execute("DELETE FROM articles WHERE job = ?", (job_id,))
        job = job_of(run.execute(f"{JOBS} WHERE id = ?", (job_id,)).fetchone())
        _tell(run, job_id, Kind(state.value), job.model_dump_json(by_alias=True))

    def _by_key(self, run: sqlite3.Connection, new: NewJob, key_s: float) -> sqlite3.Row | None:
        found: sqlite3.Row | None = run.execute(
            "SELECT id, fingerprint FROM jobs WHERE caller = ? AND key = ? AND created > ? ORDER BY number DESC LIMIT 1",
            (new.caller, new.key, time() - key_s),
        ).fetchone()
        return found

    def _work(self, row: sqlite3.Row) -> Work:
        articles = self._asked("SELECT article, outcome, claims, why FROM articles WHERE job = ?", (row["id"],))
        return Work(
            id=row["id"],
            inputs=inputs().validate_json(row["inputs"]),
            kind=row["kind"],
            voice=row["voice"],
            may_decide=bool(row["may_decide"]),
            starts=row["starts"],
            seconds=row["seconds"],
            total=row["total"],
            done={one["article"]: (Outcome(one["outcome"]), one["claims"]) for one in articles if one["outcome"] != UNREAD},
            unread={one["article"]: one["why"] for one in articles if one["outcome"] == UNREAD},
        )

    def _asked(self, statement: str, parameters: Sequence[object] | Mapping[str, object]) -> list[sqlite3.Row]:
        with closing(self._connected()) as connection:
            return connection.execute(statement, parameters).fetchall()

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """Gives one transaction."""
        with closing(self._connected()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=WAIT_S, isolation_level=None)
        connection.row_factory = sqlite3.Row
        return connection


def _refuse_full(run: sqlite3.Connection, size: int, limits: Limits) -> None:
    held = run.execute("SELECT count(*) AS jobs, total(size) AS bytes FROM jobs WHERE state IN (?, ?)", OPEN).fetchone()
    if held["jobs"] >= limits.max_open:
        raise QueueFull(f"{held['jobs']} jobs wait already; ask again later")
    if held["bytes"] + size > limits.max_bytes:
        raise QueueFull("what waits to be read fills the space that there is for it; ask again later")


JOBS = """
SELECT *, (SELECT count(*) FROM jobs other WHERE other.state IN ('queued', 'running') AND other.number < jobs.number) AS ahead FROM jobs
"""


def new_id() -> str:
    """Returns an id for a job, which nobody can guess."""
    return "j" + token_hex(10)


def _tell(run: sqlite3.Connection, job_id: str, kind: Kind, data: str) -> int:
    """Adds an event and returns its number."""
    number = int(run.execute("SELECT coalesce(max(number), 0) + 1 AS n FROM events WHERE job = ?", (job_id,)).fetchone()["n"])
    run.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (job_id, number, kind, data))
    return number


@cache
def _schema() -> str:
    return files("api.jobs").joinpath("schema.sql").read_text("utf-8")
