"""How well articles are read, as it goes out: flat rows, one list a question."""

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from loaders.evaluation.bounds import wilson
from loaders.evaluation.confusion import NOTHING
from loaders.evaluation.evaluating import Evaluation
from loaders.evaluation.names import View
from loaders.evaluation.near_types import accepts
from loaders.evaluation.reliability import Bin, calibration_error, reliability
from loaders.evaluation.scoring import Extra, Missed, Score, f1_of, precision_of, recall_of
from loaders.evaluation.steps import Step

CHECKS = {  # what is told of the claims found -> its counts: how many, of how many
    "speaker right": ("speaker", "told"),
    "all speakers right": ("chain", "told"),
    "told by somebody, given as the article's own word": ("as plain", "told"),
    "the article's own word, given to a speaker": ("spurious", "own"),
    "no fact or somebody's word, but plain": ("plain", "unplain"),
    "articles without a fact that give one": ("false alarms", "negatives"),
}


class Row(BaseModel):
    """A row of an evaluation."""

    model_config = ConfigDict(alias_generator=to_camel, validate_by_name=True, frozen=True)


class Figures(Row):
    """Precision, recall and F1 in one view, with bounds of 95 %."""

    view: str
    precision: float
    precision_low: float
    precision_high: float
    recall: float
    recall_low: float
    recall_high: float
    f1: float
    found: int
    extra: int
    missed: int


class Check(Row):
    """A share of what was found, with bounds of 95 %."""

    what: str
    cases: int
    of: int
    share: float
    low: float
    high: float


class OfType(Row):
    """The figures of one relation type: extra are claims of that type, missed are facts that the gold has under it.

    Without claims there is no precision, without facts no recall.
    """

    relation: str
    precision: float | None
    recall: float | None
    f1: float
    found: int
    extra: int
    missed: int


class OfStep(Row):
    """How many rows of the gold came to a step of the reading, and how many passed it."""

    step: str
    came: int
    passed: int
    share: float


class Confused(Row):
    """How often a type of the gold was read as another; `near` where that is as good, `-` for nothing."""

    gold: str
    read: str
    times: int
    near: bool


class Miss(Row):
    """A required fact that was not read, and the first step at which it was lost."""

    article: str
    line: int
    id: str
    subject: str | None
    relation: str
    object: str | None
    lost: str
    evidence: str


class TooMuch(Row):
    """A claim that the gold does not have (`extra`), or has as no fact of the article's own (`plain`)."""

    article: str
    why: str
    subject: str
    relation: str
    object: str | None
    speakers: list[str]
    standing: str | None
    confidence: float
    claim: str
    quote: str


class EvaluationAnswer(Row):
    """How well articles are read; lists that were not asked for are empty."""

    articles: int
    view: str
    calibration_error: float
    figures: tuple[Figures, ...]
    checks: tuple[Check, ...]
    types: tuple[OfType, ...] = ()
    steps: tuple[OfStep, ...] = ()
    confusion: tuple[Confused, ...] = ()
    confidence: tuple[Bin, ...] = ()
    misses: tuple[Miss, ...] = ()
    extras: tuple[TooMuch, ...] = ()


def evaluation_answer(done: Evaluation, view: View, asked: Iterable[str]) -> EvaluationAnswer:
    """Returns the lists that are asked for (`type`, `step`, `confusion`, `confidence`, `misses`, `extras`), in one view."""
    wanted, score = set(asked), done.scores[view]
    bins = reliability(score.judged)
    return EvaluationAnswer(
        articles=done.articles,
        view=view,
        calibration_error=_rounded(calibration_error(bins)),
        figures=tuple(_figures(one) for one in done.scores.values()),
        checks=tuple(_checks(score)),
        types=tuple(_of_type(*item) for item in sorted(score.by_type.items())) if "type" in wanted else (),
        steps=tuple(_of_step(step, score) for step in Step) if "step" in wanted else (),
        confusion=_confusion(score) if "confusion" in wanted else (),
        confidence=tuple(bins) if "confidence" in wanted else (),
        misses=tuple(map(_miss, score.missed)) if "misses" in wanted else (),
        extras=tuple(map(_extra, score.extra)) if "extras" in wanted else (),
    )


def _rounded(share: float) -> float:
    return round(share, 4)


def _figures(score: Score) -> Figures:
    n = score.counts
    precision = wilson(n["found"], n["found"] + n["extra"])
    recall = wilson(n["found"], n["found"] + n["missed"])
    return Figures(
        view=score.view, precision=_rounded(score.precision), precision_low=_rounded(precision[0]), precision_high=_rounded(precision[1]),
        recall=_rounded(score.recall), recall_low=_rounded(recall[0]), recall_high=_rounded(recall[1]), f1=_rounded(score.f1),
        found=n["found"], extra=n["extra"], missed=n["missed"],
    )  # fmt: skip


def _checks(score: Score) -> Iterable[Check]:
    for what, (cases, of) in CHECKS.items():
        if score.counts[of]:
            yield _check(what, score.counts[cases], score.counts[of])
    for what, n in sorted(score.details.items()):
        yield _check(f"{what} right", n["right"], n["given"])


def _check(what: str, cases: int, of: int) -> Check:
    low, high = wilson(cases, of)
    return Check(what=what, cases=cases, of=of, share=_rounded(cases / of), low=_rounded(low), high=_rounded(high))


def _of_type(relation: str, n: Counter[str]) -> OfType:
    return OfType(
        relation=relation, precision=_rounded(precision_of(n)) if n["found"] + n["extra"] else None,
        recall=_rounded(recall_of(n)) if n["found"] + n["missed"] else None, f1=_rounded(f1_of(n)),
        found=n["found"], extra=n["extra"], missed=n["missed"],
    )  # fmt: skip


def _of_step(step: Step, score: Score) -> OfStep:
    came, passed = score.steps.came[step], score.steps.passed[step]
    return OfStep(step=step, came=came, passed=passed, share=_rounded(passed / came) if came else 0.0)


def _confusion(score: Score) -> tuple[Confused, ...]:
    """Returns what was read as something else, the most frequent first; what was read as itself is no confusion."""
    counted = sorted(score.confusion.counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Confused(gold=gold, read=read, times=times, near=NOTHING not in (gold, read) and accepts(gold, read))
        for (gold, read), times in counted
        if gold != read
    )


def _miss(missed: Missed) -> Miss:
    row = missed.row
    return Miss(
        article=row.article, line=row.line, id=row.id, subject=row.subject, relation=row.relation, object=row.object,
        lost=missed.lost, evidence=row.evidence,
    )  # fmt: skip


def _extra(extra: Extra) -> TooMuch:
    said, claim = extra.said, extra.said.claim
    return TooMuch(
        article=extra.article, why=extra.why, subject=said.subject.name, relation=said.relation,
        object=said.object.name if said.object else None, speakers=[s.actor.name if s.actor else s.text for s in said.speakers],
        standing=claim.standing, confidence=claim.confidence, claim=claim.id, quote=claim.quote,
    )  # fmt: skip
