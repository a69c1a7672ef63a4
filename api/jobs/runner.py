"""Who does the jobs: a thread of one service process, one job after the other."""

import logging
from contextlib import suppress
from threading import Event, Lock, Thread
from time import monotonic

from api.jobs.book import JobBook, Limits, NewJob, Work
from api.jobs.folder import Folder, jobs_folder
from api.jobs.model import State
from api.jobs.running import Cancelled, End, Run, Stopped, TooSlow
from api.service import Service
from loaders.apart.process import ChildGone, ReadingProcess

WAIT_S = 1.0  # until a process looks again whether there is work, or another one has ended
TIDY_S = 600.0
MAX_STARTS = 5  # of a job with which the service ended each time, before anything of it was stored
MAX_BARREN = 4  # children in a row that ended at their first article: it is not the articles, then
MAX_UNOPENED = 2  # that ended before the first one
MIB = 1024 * 1024
log = logging.getLogger(__name__)


class Jobs:
    """The jobs of a service. Several services may share a folder: each takes jobs in, and one of them does them."""

    def __init__(self, service: Service) -> None:
        self._service, self.settings = service, service.settings
        self.folder = Folder(jobs_folder(service.streaming(), service.settings))
        self.limits = Limits(self.settings.jobs_max_open, self.settings.jobs_max_bytes, self.settings.jobs_key_h * 3600)
        self._starting, self._stop, self._wake = Lock(), Event(), Event()
        self._book: JobBook | None = None
        self._thread: Thread | None = None
        self._child: ReadingProcess | None = None

    @property
    def book(self) -> JobBook:
        """The book of jobs, which is made when it is needed first."""
        with self._starting:
            if self._book is None:
                self.folder.make()
                self._book = JobBook(self.folder.book)
            return self._book

    @property
    def stopping(self) -> bool:
        """Whether the service stops."""
        return self._stop.is_set()

    def start(self) -> None:
        """Goes on with what an earlier service left, where there is anything."""
        if self.folder.book.exists():
            self._run_thread()

    def add(self, job_id: str, new: NewJob) -> str:
        """Returns the id of a new job, or of that which came with the same key; raises QueueFull and KeyReused."""
        held = self.book.create(job_id, new, self.limits)
        self._run_thread()
        self._wake.set()
        return held

    def stop(self) -> None:
        """Ends the job that runs at an article's border, to go on with the next service, and returns when that is done."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()

    def _run_thread(self) -> None:
        book = self.book
        with self._starting:
            if self._thread is None and not self._stop.is_set():
                self._thread = Thread(target=self._work, args=(book,), name="jobs", daemon=True)
                self._thread.start()

    def _work(self, book: JobBook) -> None:
        """Does jobs until the service stops, once no other process does."""
        while not self.folder.lock():
            if self._stop.wait(WAIT_S):
                return
        try:
            book.recover()
            self._do_all(book)
        except Exception:
            log.exception("the jobs are not done any more")
            raise
        finally:
            self._end_child()
            self.folder.unlock()

    def _do_all(self, book: JobBook) -> None:
        idle_since, tidied = monotonic(), 0.0
        while not self._stop.is_set():
            self._wake.clear()
            if work := book.next():
                self._do(work, book)
                idle_since = monotonic()
                continue
            if monotonic() > tidied + TIDY_S:
                tidied = monotonic()
                book.forget(self.settings.jobs_keep_days * 86400)
                self.folder.tidy(book.ids())
            if monotonic() > idle_since + self.settings.jobs_idle_s:
                self._end_child()
            self._wake.wait(WAIT_S)

    def _do(self, work: Work, book: JobBook) -> None:
        """Does a job to its end, or until the service stops."""
        try:
            end = self._ended(work, book)
        except Stopped:
            book.pause(work.id)
            return
        except Exception:
            log.exception("job %s failed", work.id)
            end = State.FAILED, book.report(work.id), f"something went wrong here; the log has it under {work.id}"
        if end is None:
            return
        book.end(work.id, *end)
        state, report, _ = end
        self._service.metrics.job(state)
        for left_out in report.rejected:
            self._service.metrics.rejected(left_out.reason, left_out.count)
        self.folder.drop(work.id)

    def _ended(self, work: Work, book: JobBook) -> End | None:
        """Returns how a job ended, with as many children as it takes, None where it was cancelled before it began; raises Stopped."""
        if work.starts >= MAX_STARTS:
            return State.FAILED, book.report(work.id), f"the service ended {work.starts} times while it was at this"
        if not book.begin(work.id):
            return None
        barren = 0
        while True:
            run = Run(book.work(work.id), book, self._service, self._stop.is_set)
            try:
                return run.with_child(self._alive())
            except Cancelled:
                self._end_child()
                return State.CANCELLED, run.report(over=True), None
            except Stopped:
                self._end_child()
                book.lap(work.id, run.report())
                raise
            except (ChildGone, TooSlow) as gone:
                self._end_child()
                book.lap(work.id, run.report())
                why = _why(gone, self.settings.jobs_article_timeout_s)
                barren = 0 if run.fruitful else barren + 1
                if run.begun.article is not None:
                    book.unread(work.id, run.begun.article, f"it is left out: {why}")
                if barren >= (MAX_BARREN if run.begun.article is not None else MAX_UNOPENED):
                    return State.FAILED, run.report(over=True), f"nothing can be read: {why}"

    def _alive(self) -> ReadingProcess:
        """Returns the child, a new one where there is none."""
        if self._child is None or not self._child.is_alive():
            self._end_child()
            self._child = ReadingProcess(self.settings.model, self.settings.jobs_memory_mb * MIB)
        return self._child

    def _end_child(self) -> None:
        if self._child is not None:
            with suppress(OSError):
                self._child.end()
            self._child = None


def _why(gone: ChildGone | TooSlow, limit_s: float) -> str:
    """Returns why a child is no more, in words for whoever sent the article."""
    if isinstance(gone, TooSlow):
        return f"reading it took longer than {limit_s:g} s"
    if gone.status is not None and gone.status < 0:
        return f"the reading process was killed (signal {-gone.status}), perhaps for want of memory"
    return "the reading process ended with an error, which the log of the service has"
