"""How well articles are read, as tables for people."""

from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.evaluation import Check, EvaluationAnswer, Figures
from api.output import many

VIEWS = {
    "named": "named: each actor as it is named",
    "side": "side: persons and organs as the state or body they act for",
    "either": "either: as named or as the side",
}


def print_evaluation(answer: EvaluationAnswer, console: Console) -> None:
    """Prints the figures, then each list that was asked for."""
    console.print(_figures(answer.figures, f"How well {many(answer.articles, 'article')} {'is' if answer.articles == 1 else 'are'} read"))
    if answer.checks:
        console.print(_checks(answer.checks, answer.view))
    if answer.types:
        rows = [(r.relation, *map(_share, (r.precision, r.recall, r.f1)), *map(str, (r.found, r.extra, r.missed))) for r in answer.types]
        console.print(_table("By relation type", ("type", "precision", "recall", "F1", "found", "extra", "missed"), rows))
    if answer.steps:
        steps = [(r.step, str(r.came), str(r.passed), _share(r.share)) for r in answer.steps]
        console.print(_table("By step of the reading", ("step", "came", "passed", "share"), steps))
    if answer.confusion:
        confused = [(r.gold, r.read, str(r.times), "as good" if r.near else "") for r in answer.confusion]
        console.print(_table("Read as another type", ("in the gold", "read as", "times", ""), confused))
    if answer.confidence:
        console.print(_confidence(answer))
    _print_lists(answer, console)


def _figures(rows: Iterable[Figures], title: str) -> Table:
    told = [
        (
            VIEWS[r.view], _bounded(r.precision, r.precision_low, r.precision_high), _bounded(r.recall, r.recall_low, r.recall_high),
            _share(r.f1), str(r.found), str(r.extra), str(r.missed),
        )
        for r in rows
    ]  # fmt: skip
    return _table(title, ("who counts as one", "precision (95 %)", "recall (95 %)", "F1", "found", "extra", "missed"), told)


def _checks(rows: Iterable[Check], view: str) -> Table:
    told = [(r.what, f"{r.cases} of {r.of}", _bounded(r.share, r.low, r.high)) for r in rows]
    return _table(f"How it is told (view {view}, as all that follows)", ("what", "cases", "share (95 %)"), told)


def _confidence(answer: EvaluationAnswer) -> Table:
    told = [
        (f"{b.low:.1f} to {b.high:.1f}", str(b.claims), _share(b.confidence), _bounded(b.right, b.right_low, b.right_high))
        for b in answer.confidence
    ]
    title = f"Confidence: expected calibration error {answer.calibration_error:.3f}"
    return _table(title, ("said", "claims", "mean", "right (95 %)"), told)


def _print_lists(answer: EvaluationAnswer, console: Console) -> None:
    if answer.misses:
        console.print(Text("Missed", style="bold"))
    for miss in answer.misses:
        line = Text(f"{miss.article} {miss.id}: {miss.subject or 'anyone'} ")
        line.append(miss.relation, style="bold").append(f" {miss.object or ''}").append(f"  lost at: {miss.lost}", style="yellow")
        _print_entry(line, miss.evidence, console)
    if answer.extras:
        console.print(Text("Extra", style="bold"))
    for extra in answer.extras:
        line = Text(f"{extra.article}: {extra.subject} ")
        line.append(extra.relation, style="bold").append(f" {extra.object or ''}")
        told = f"{extra.standing or 'denied'} {'by ' + ', '.join(extra.speakers) if extra.speakers else ''}".strip()
        line.append(f"  {told}, confidence {extra.confidence:.2f}{', but no fact' if extra.why == 'plain' else ''}", style="yellow")
        _print_entry(line, extra.quote, console)


def _print_entry(line: Text, words: str, console: Console) -> None:
    console.print(line)
    if words:
        console.print(Padding(Text(f"“{words}”", style="dim"), (0, 0, 0, 2)))


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def _bounded(share: float, low: float, high: float) -> str:
    return f"{share:.2f} ({low:.2f} to {high:.2f})"


def _table(title: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    numbers = {"precision", "recall", "F1", "found", "extra", "missed", "times", "claims", "came", "passed", "share", "mean", "cases"}
    for name in columns:
        table.add_column(name, justify="right" if name in numbers else "left", no_wrap=name in numbers)
    for row in rows:
        table.add_row(*row)
    return table
