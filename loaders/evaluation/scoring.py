"""Counts what was read against the gold: found, missed, extra, and how what was found is told.

Facts are held against facts: claims that affirm something actual. What the gold has as told by somebody or as no fact
must moreover not come out plain. Optional rows are neither missed nor extra.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isclose

from graph.model import ActorRef, Claim, slug
from loaders.evaluation.confusion import Confusion
from loaders.evaluation.gold import ACTS, SOMEBODY, Detail, Gold, GoldArticle
from loaders.evaluation.matching import Matcher, Said, as_said
from loaders.evaluation.names import NO_FILE, ActorFile, Names, View
from loaders.evaluation.reliability import Judged
from loaders.evaluation.steps import Step, Steps, actors_in

DETAILS = {  # columns of the gold beside the proposition -> the field of a claim
    "weapon": "weapon", "status": "status", "quantity": "quantity", "place": "place", "phase": "phase",
    "dateStart": "date_start", "dateEnd": "date_end",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Missed:
    """A required fact that was not read, and the first step at which it was lost."""

    row: Gold
    lost: Step


@dataclass(frozen=True, slots=True)
class Extra:
    """A claim that the gold does not have; `why` tells of what kind: extra, plain (told or no fact, given as the article's own)."""

    article: str
    said: Said
    why: str


@dataclass
class Score:
    """Counts over articles in one view, and the lists behind them."""

    view: View = View.EITHER
    counts: Counter[str] = field(default_factory=Counter)
    by_type: dict[str, Counter[str]] = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)
    confusion: Confusion = field(default_factory=Confusion)
    details: dict[str, Counter[str]] = field(default_factory=dict)
    judged: list[Judged] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    extra: list[Extra] = field(default_factory=list)

    def add(self, what: str, relation: str) -> None:
        """Counts a claim as found, missed or extra."""
        self.counts[what] += 1
        self.by_type.setdefault(relation, Counter())[what] += 1

    @property
    def precision(self) -> float:
        """The share of claims read that the gold has."""
        return precision_of(self.counts)

    @property
    def recall(self) -> float:
        """The share of required claims that were read."""
        return recall_of(self.counts)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f1_of(self.counts)

    def __str__(self) -> str:
        n = self.counts
        return (
            f"precision {self.precision:.2f} recall {self.recall:.2f} F1 {self.f1:.2f} "
            f"(found {n['found']} extra {n['extra']} missed {n['missed']}); speaker right {n['speaker']}/{n['told']}, "
            f"own voice given to a speaker {n['spurious']}/{n['own']}, no fact but plain {n['plain']}/{n['unplain']}, "
            f"negatives with a claim {n['false alarms']}/{n['negatives']}"
        )


def precision_of(n: Counter[str]) -> float:
    """Returns the share of found among found and extra, 0 of nothing."""
    return n["found"] / max(1, n["found"] + n["extra"])


def recall_of(n: Counter[str]) -> float:
    """Returns the share of found among found and missed, 0 of nothing."""
    return n["found"] / max(1, n["found"] + n["missed"])


def f1_of(n: Counter[str]) -> float:
    """Returns the harmonic mean of precision and recall, 0 of nothing."""
    return 2 * n["found"] / max(1, 2 * n["found"] + n["extra"] + n["missed"])


def score_article(
    gold: GoldArticle, claims: Iterable[Claim], total: Score, file: ActorFile = NO_FILE, named: Iterable[ActorRef] = ()
) -> None:
    """Adds one article to the score; `named` are those whom its words name beside those of the claims."""
    read = tuple(claims)
    actors = (*named, *actors_in(read))
    matcher = Matcher(gold, Names.of(gold.rows, read, file), total.view)
    rows = [row for row in gold.rows if not matcher.is_loop(row)]
    facts = [row for row in rows if row.factual]
    said = matcher.facts(read)
    for row in _once(facts, matcher):
        hits = [s for s in said if matcher.fits(row, s)]
        lost = total.steps.add(row, read, actors, matcher)
        if hits:
            _score_found(row, facts, hits, matcher, total)
        else:
            total.add("missed", row.relation)
            total.missed.append(Missed(row, lost or Step.MODALITY))
    for row in rows:
        if row.required and not row.factual:
            total.steps.add(row, read, actors, matcher)
    total.confusion.add(facts, said, matcher)
    _score_said(facts, said, matcher, total)
    own = [row for row in facts if not row.speakers]
    unstated = [s for s in map(as_said, read) if not any(matcher.fits(row, s) for row in own)]  # what the article says is so is no leak
    for row in rows:
        if row.relation not in ACTS and (row.speakers or not row.factual) and row.triple not in {o.triple for o in own}:
            _score_unplain(row, unstated, matcher, total)
    if not gold.rows:
        total.counts["negatives"] += 1
        total.counts["false alarms"] += bool(said)


def _once(facts: Iterable[Gold], matcher: Matcher) -> list[Gold]:
    """Returns the required facts, of those that say the same in this view the first."""
    seen: dict[object, Gold] = {}
    for row in facts:
        if row.required:
            seen.setdefault(matcher.proposition(row), row)
    return list(seen.values())


def _score_found(row: Gold, facts: list[Gold], hits: list[Said], matcher: Matcher, total: Score) -> None:
    """Counts a fact that was read: who tells it, and its details."""
    total.add("found", row.relation)
    if row.speakers and SOMEBODY not in row.speakers:
        total.counts["told"] += 1
        total.counts["speaker"] += any(matcher.teller_right(row, s) for s in hits)
        total.counts["chain"] += any(matcher.tellers_equal(row, s) for s in hits)
        total.counts["as plain"] += all(not s.speakers for s in hits)
    elif not row.speakers:
        told = [other for other in facts if other.speakers and matcher.proposition(other) == matcher.proposition(row)]
        total.counts["own"] += 1
        total.counts["spurious"] += all(matcher.given_away(row, s) and not any(matcher.teller_right(o, s) for o in told) for s in hits)
    for name, expected in row.details.items():
        counted = total.details.setdefault(name, Counter())
        counted["given"] += 1
        counted["right"] += any(_agrees(expected, getattr(s.claim, DETAILS[name])) for s in hits)


def _agrees(expected: Detail, read: object) -> bool:
    """True where a detail is as the gold has it: numbers within a thousandth, dates from their beginning, words in part."""
    if isinstance(expected, int | float):
        return isinstance(read, int | float) and isclose(expected, read, rel_tol=1e-3)
    if not isinstance(read, str):
        return False
    wanted, found = f"-{slug(expected)}-", f"-{slug(read)}-"
    return wanted in found or found in wanted


def _score_said(facts: list[Gold], said: list[Said], matcher: Matcher, total: Score) -> None:
    """Judges each proposition that was read once, by the claim that is surest of it."""
    once: dict[object, list[Said]] = {}
    for s in said:
        once.setdefault(_key(s, said, matcher), []).append(s)
    for same in once.values():
        s = max(same, key=lambda s: (s.claim.relation == s.relation, s.claim.confidence))
        right = any(matcher.fits(row, one) for row in facts for one in same)
        total.judged.append(Judged(s.claim.confidence, right, s.claim))
        if not right:
            total.add("extra", s.relation)
            total.extra.append(Extra(matcher.article.key, s, "extra"))


def _key(said: Said, others: list[Said], matcher: Matcher) -> object:
    """Returns a proposition as the view tells them apart; a denial told by its speaker is his act of denying, where that was read."""
    act = next((o for o in others if _is_act_of(said, o)), said)
    if matcher.view is View.EITHER:
        return act.subject.id, act.object.id if act.object else None, act.relation
    return matcher.keys_of(act.subject), matcher.keys_of(act.object), act.relation


def _is_act_of(denial: Said, act: Said) -> bool:
    """True where one claim is the act of denying what the other, a proposition that somebody denies, tells."""
    told = denial.relation == "DENIES" and denial.claim.relation != "DENIES"
    return told and act.claim.relation == "DENIES" and denial.subject.id == act.subject.id


def _score_unplain(row: Gold, said: list[Said], matcher: Matcher, total: Score) -> None:
    """Counts a proposition that the text does not vouch for, where it was read, and where it came out plain."""
    hits = [s for s in said if s.relation == row.relation and matcher.fits(row, s)]
    plain = [s for s in hits if s.claim.plain and not s.claim.speakers]
    total.counts["unplain"] += bool(hits)
    total.counts["plain"] += bool(plain)
    total.extra += [Extra(matcher.article.key, s, "plain") for s in plain]
