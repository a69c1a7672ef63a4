"""The book of jobs and their folder, without a service."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.jobs.book import JobBook, KeyReused, Limits, NewJob, QueueFull, new_id
from api.jobs.folder import Folder
from api.jobs.intake import name_of
from api.jobs.model import Kind, RejectedOne, State
from graph.store import Outcome
from loaders.inputs import Input
from loaders.report import Report, Tally

LIMITS = Limits(max_open=5, max_bytes=100, key_s=3600)
EMPTY = Tally().report()


@pytest.fixture
def book(tmp_path: Path) -> JobBook:
    return JobBook(tmp_path / "jobs.db")


def new(key: str | None = None, fingerprint: str = "f", size: int = 10, caller: str = "") -> NewJob:
    return NewJob(
        source="text", inputs=(Input("text", Path("/in/0")),), size=size, kind=None, voice=None, may_decide=False, caller=caller, key=key,
        fingerprint=fingerprint,
    )  # fmt: skip


def add(book: JobBook, one: NewJob, limits: Limits = LIMITS) -> str:
    return book.create(new_id(), one, limits)


def test_jobs_are_done_in_the_order_in_which_they_came(book: JobBook) -> None:
    first, second = add(book, new()), add(book, new())
    work = book.next()
    assert work
    assert (work.id, work.inputs) == (first, (Input("text", Path("/in/0")),))
    book.begin(first)
    assert (job_state(book, first), job_ahead(book, second)) == (State.RUNNING, 1)
    book.end(first, State.DONE, EMPTY)
    following = book.next()
    assert following
    assert following.id == second


def job_state(book: JobBook, job_id: str) -> State:
    found = book.job(job_id)
    assert found
    return found.state


def job_ahead(book: JobBook, job_id: str) -> int:
    found = book.job(job_id)
    assert found
    return found.ahead


def test_one_key_makes_one_job_however_many_ask_at_once(book: JobBook) -> None:
    with ThreadPoolExecutor(8) as threads:
        ids = set(threads.map(lambda _: add(book, new("k")), range(16)))
    assert len(ids) == 1
    with pytest.raises(KeyReused, match="before with something else"):
        add(book, new("k", "other"))
    assert add(book, new("k", caller="other")) not in ids
    assert add(book, new("k"), Limits(5, 100, key_s=0)) not in ids


def test_a_queue_is_full_by_number_and_by_bytes_but_not_for_a_key_that_came_before(book: JobBook) -> None:
    first = add(book, new("k", size=60))
    with pytest.raises(QueueFull, match="space"):
        add(book, new(size=50))
    for _ in range(4):
        add(book, new(size=1))
    with pytest.raises(QueueFull, match="5 jobs wait"):
        add(book, new(size=1))
    assert add(book, new("k", size=60)) == first
    book.end(first, State.DONE, EMPTY)
    add(book, new(size=1))


def test_what_a_job_stored_counts_whatever_later_runs_find(book: JobBook) -> None:
    one = add(book, new())
    book.begin(one)
    book.stored(one, [("a1", Outcome.STORED, 3), ("a2", Outcome.REPLACED, 2), ("a3", Outcome.UNCHANGED, 9)])
    book.unread(one, "a4", "killed")
    book.recover()
    work = book.next()
    assert work
    assert work.done == {"a1": (Outcome.STORED, 3), "a2": (Outcome.REPLACED, 2)}
    assert work.unread == {"a4": "killed"}


def test_only_the_last_progress_is_kept_and_a_rejection_is_told_once(book: JobBook) -> None:
    one = add(book, new())
    book.begin(one)
    left = RejectedOne(reason="empty", where="a.txt", what="nothing")
    for number in range(3):
        book.progress(one, EMPTY, None, f'{{"read":{number}}}')
        book.rejected(one, [left])
    told = book.events(one, 0)
    assert [event.kind for event in told] == [Kind.QUEUED, Kind.STARTED, Kind.REJECTED, Kind.PROGRESS]
    assert book.events(one, told[-2].number) == [told[-1]]
    assert told[-1].data == '{"read":2}'


def test_a_job_that_waits_is_cancelled_at_once_and_one_that_runs_when_it_can_be(book: JobBook) -> None:
    waiting, running = add(book, new()), add(book, new())
    book.begin(running)
    assert book.cancel(waiting)
    assert book.cancel(running)
    assert (job_state(book, waiting), job_state(book, running)) == (State.CANCELLED, State.RUNNING)
    assert (book.is_cancelled(waiting), book.is_cancelled(running)) == (False, True)
    assert not book.cancel(waiting)
    assert not book.cancel("j0")


def test_a_job_that_is_cancelled_as_it_is_taken_up_does_not_begin(book: JobBook) -> None:
    one = add(book, new())
    assert book.next()
    assert book.cancel(one)
    assert not book.begin(one)
    assert job_state(book, one) is State.CANCELLED
    assert [event.kind for event in book.events(one, 0)] == [Kind.QUEUED, Kind.CANCELLED]


def test_jobs_that_were_over_long_ago_are_forgotten(book: JobBook) -> None:
    old, waiting = add(book, new()), add(book, new())
    book.end(old, State.FAILED, EMPTY, "nothing")
    assert book.forget(keep_s=3600) == []
    time.sleep(0.01)
    assert book.forget(keep_s=0) == [old]
    assert (book.job(old), book.events(old, 0)) == (None, [])
    assert job_state(book, waiting) is State.QUEUED


def test_one_process_has_the_lock_until_it_lets_it_go(tmp_path: Path) -> None:
    one, other = Folder(tmp_path), Folder(tmp_path)
    assert one.lock()
    assert not other.lock()
    one.unlock()
    assert other.lock()
    other.unlock()


def test_what_nobody_needs_is_removed_when_it_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Folder(tmp_path)
    for name in ("needed", "broken-off"):
        folder.input_of(name).mkdir(parents=True)
    folder.tidy({"needed"})
    assert len(list((tmp_path / "input").iterdir())) == 2
    monkeypatch.setattr("api.jobs.folder.STALE_S", -1)
    folder.tidy({"needed"})
    assert [path.name for path in (tmp_path / "input").iterdir()] == ["needed"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("digest.txt", "digest.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\news\\a.txt", "a.txt"),
        ("a\x00\n\x1b[31m.txt", "a[31m.txt"),
        ("", "upload"),
        (None, "upload"),
        ("/", "upload"),
        ("x" * 300 + ".html", "x" * 95 + ".html"),
    ],
)
def test_a_name_of_a_file_is_shown_without_folders_and_what_cannot_be_printed(given: str | None, name: str) -> None:
    assert name_of(given) == name


def test_a_report_is_kept_as_it_is(book: JobBook) -> None:
    one = add(book, new())
    report = Report(dry_run=False, read=2, stored=1, unchanged=1, replaced=0, claims=4, rejected=(), dropped=(), seconds=1.5)
    book.end(one, State.DONE, report)
    assert book.report(one) == report
