"""One run of a job: a child process reads, and this process puts what it has read into the store."""

from collections.abc import Callable
from dataclasses import replace
from time import monotonic, sleep
from typing import cast

from api.jobs.book import JobBook, Work
from api.jobs.model import Progress, RejectedOne, State
from api.jobs.rows import report_of
from api.service import Service
from graph.model import Actor
from graph.store import Decision, Listing, Outcome, Reading, Ruling, StoreUnavailable
from loaders.apart.messages import Answer, Begun, Call, Ended, Failed, FromChild, LeftOutOne, Manner, Progressed, Task, Wrong
from loaders.apart.process import ReadingProcess
from loaders.reference import reference_listings
from loaders.report import Pile, Report

TELL_S = 0.5  # so often a job tells how far it is
LOOK_S = 0.2  # so often somebody looks whether it is to end
RETRY_S = 1.0  # to a store that is away
ADMIN = "decides who is whom, what is a copy or who is listed, which a key needs the scope admin for; it is left out"

type End = tuple[State, Report, str | None]


class Stopped(Exception):
    """The service stops; the job goes on when it is back."""


class Cancelled(Exception):
    """Somebody wants the job to end."""


class TooSlow(Exception):
    """The child has said nothing for too long."""


class Run:
    """One run of a job with one child; `begun` is the article that the child is at, `fruitful` whether it has read one."""

    def __init__(self, work: Work, book: JobBook, service: Service, stopping: Callable[[], bool]) -> None:
        self._work, self._book, self._service, self._stopping = work, book, service, stopping
        self._done = dict(work.done)
        self._left_out, self._untold = Pile(), list[RejectedOne]()
        self._read, self._total, self._title = 0, work.total, ""
        self._began = self._heard = monotonic()
        self._told_at = self._looked = 0.0
        told = book.report(work.id).seq_before  # by an earlier run of it
        self._before = service.seq() if told is None else told
        self._told = self._progress(self.report())
        self.begun, self.fruitful = Begun(None, ""), False

    def with_child(self, child: ReadingProcess) -> End:
        """Returns how the job ended; raises ChildGone, TooSlow, Cancelled and Stopped."""
        for message in child.messages(Task(inputs=self._work.inputs, manner=self._manner(), unread=self._work.unread)):
            self._watch(message)
            match message:
                case Call():
                    child.send(self._answer(message))
                    self._heard = monotonic()
                case Ended(report):
                    return self._end(report)
                case Failed(why):
                    self._tell()
                    return State.FAILED, self.report(over=True), why
                case _:
                    self._take(message)
            if monotonic() >= self._told_at + TELL_S:
                self._tell()
        raise AssertionError("the messages of a child do not end")

    def report(self, *, over: bool = False) -> Report:
        """Returns what became of the articles so far, in all runs; `over` tells the place of the store in time, too."""
        seconds = monotonic() - self._began
        run = Report(
            dry_run=False, read=self._read, stored=0, unchanged=0, replaced=0, claims=0, rejected=self._left_out.left_out(), dropped=(),
            seconds=seconds, seq_before=self._before, seq_after=self._service.seq() if over else None,
        )  # fmt: skip
        return report_of(run, self._done, self._work.seconds)

    def _manner(self) -> Manner:
        settings = self._service.settings
        return Manner(
            kind=self._work.kind,
            voice=self._work.voice,
            outlets=settings.outlets,
            max_bytes=settings.read_max_bytes,
            max_chars=settings.read_max_chars,
            timeout_s=settings.fetch_timeout_s,
            max_redirects=settings.fetch_max_redirects,
            settle_articles=settings.settle_articles,
            put_claims=settings.jobs_put_claims,
        )

    def _watch(self, message: FromChild | None) -> None:
        """Raises Stopped, Cancelled, or TooSlow."""
        now = monotonic()
        if self._stopping():
            raise Stopped
        if now >= self._looked + LOOK_S:
            self._looked = now
            if self._book.is_cancelled(self._work.id):
                raise Cancelled
        if message is not None:
            self._heard = now
        elif now > self._heard + self._service.settings.jobs_article_timeout_s:
            raise TooSlow

    def _take(self, message: FromChild | None) -> None:
        """Takes in what the child tells."""
        match message:
            case Begun():
                self.fruitful = self.fruitful or (self.begun.article is not None and message.article is None)
                self.begun = message
            case Progressed(done, total, title):
                self._read, self._total, self._title = done, total or self._total, title
            case LeftOutOne(reason, where, what):
                self._leave_out(reason, where, what)

    def _leave_out(self, reason: str, where: str, what: str) -> None:
        self._left_out.add(reason, where, what)
        self._untold.append(RejectedOne(reason=reason, where=where, what=what))

    def _answer(self, call: Call) -> Answer | Wrong:
        """Returns what the store gives; a store that is away is waited for."""
        while True:
            try:
                return Answer(call.number, self._ask(call))
            except StoreUnavailable:
                sleep(RETRY_S)
                self._watch(call)
            except Exception as error:  # the child raises it
                return Wrong(call.number, error)

    def _ask(self, call: Call) -> object:
        """Returns what the store gives for a call."""
        service = self._service
        match call.method:
            case "ledger":
                return service.streaming().ledger(cast("tuple[str, ...]", call.arguments[0]))
            case "put":
                return self._put(cast("tuple[Reading, ...]", call.arguments))
            case "decisions":
                return service.streaming().decisions()
            case "decide":
                self._decide(*cast("tuple[tuple[Decision, ...], tuple[Decision, ...]]", call.arguments))
                return None
            case "rule":
                self._rule(*cast("tuple[tuple[Ruling, ...], tuple[Ruling, ...]]", call.arguments))
                return None
            case "put_listings":
                return self._put_listings(*cast("tuple[tuple[Listing, ...], tuple[Actor, ...]]", call.arguments))
            case "actors":
                return tuple(service.streaming().actors())
            case "listings":
                return tuple(service.streaming().listings())
            case "settle":
                with service.writing() as store:
                    return store.settle()

    def _put(self, readings: tuple[Reading, ...]) -> list[Outcome]:
        with self._service.putting() as store:
            outcomes = store.put(*readings)
        for outcome in outcomes:
            self._service.metrics.put(outcome)
        rows = [(one.article.id, outcome, len(one.claims)) for one, outcome in zip(readings, outcomes, strict=True)]
        self._book.stored(self._work.id, rows)
        self._done |= {article: (outcome, claims) for article, outcome, claims in rows if outcome is not Outcome.UNCHANGED}
        return outcomes

    def _put_listings(self, listings: tuple[Listing, ...], actors: tuple[Actor, ...]) -> int:
        """Stores the listed memberships of the reference data; those of an upload only for who may change the store as a whole."""
        known = reference_listings()
        own = set(listings) <= set(known[0]) and set(actors) <= set(known[1])
        if not (own or self._work.may_decide):
            self._leave_out("identity", self._work.inputs[0].name, ADMIN)
            return 0
        with self._service.writing() as store:
            return store.put_listings(listings, actors)

    def _decide(self, decisions: tuple[Decision, ...], before: tuple[Decision, ...]) -> None:
        if decisions == before:
            return
        if self._work.may_decide:
            self._service.decide(decisions, before)
        else:
            self._leave_out("identity", self._work.inputs[0].name, ADMIN)

    def _rule(self, made: tuple[Ruling, ...], undone: tuple[Ruling, ...]) -> None:
        if not self._work.may_decide:
            self._leave_out("identity", self._work.inputs[0].name, ADMIN)
            return
        with self._service.writing() as store:
            store.rule(made, undone)

    def _tell(self) -> None:
        """Keeps how far the job is, and tells who listens, where there is anything new."""
        self._told_at = monotonic()
        if self._untold:
            self._book.rejected(self._work.id, self._untold)
            self._untold = []
        report = self.report()
        told = self._progress(report)
        if told != self._told:
            self._told = told
            self._book.progress(self._work.id, report, self._total, told.model_dump_json(by_alias=True))

    def _progress(self, report: Report) -> Progress:
        return Progress(
            read=report.read, total=self._total, stored=report.stored, unchanged=report.unchanged, replaced=report.replaced,
            claims=report.claims, rejected=sum(one.count for one in report.rejected), article=self._title,
        )  # fmt: skip

    def _end(self, last: Report) -> End:
        """Returns how a job ended that was read to its end."""
        self._read, self._total = last.read, last.read
        self._tell()
        listed = last.listed if self._work.may_decide else None  # else it was left out
        last = replace(last, seq_before=self._before, seq_after=self._service.seq())
        report = report_of(replace(last, rejected=self._left_out.left_out(), listed=listed), self._done, self._work.seconds)
        if report.read or not report.rejected or (report.listed and report.listed.found):
            return State.DONE, report, None
        return State.FAILED, report, report.rejected[0].examples[0].what
