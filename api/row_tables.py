"""Changes, both sides, one relation, articles, outlets and claims over time as tables for people."""

from typing import Any

from rich.console import Console
from rich.text import Text

from api.answering import Apart, Articles, BothSidesAnswer, Changes, Claims, Events, Positions, RelationAnswer, Relations, Transfers
from api.answering_days import DaysAnswer, Outlets
from api.tables import ONLY_CLAIMED, how_many, plain_table, print_claims, print_more, print_rows, told_row
from graph.answers import BothSides, EventRow, PositionRow, RelationRow, TransferRow

SIGNS = {1: "friendly", 0: "neutral", -1: "hostile"}
NUMBERS = ("plain", "claimed", "denials", "questions", "ended", "unsaid")  # of claims in a part of the time


def print_changes(answer: Changes, console: Console) -> None:
    """Prints what changed, with how often it was told before and now; nothing where nothing did."""
    if not answer.changes:
        return
    table = plain_table("What changed")
    table.add_column("what", no_wrap=True)
    table.add_column("who, how, whom", ratio=5)
    for name in ("before", "now"):
        table.add_column(name, justify="right", no_wrap=True)
    for row in answer.changes:
        listed = Text(f"\nstill listed: {', '.join(row.listed)}" if row.listed else "", style="dim")
        table.add_row(", ".join(row.changes), told_row(row.relation).append_text(listed), str(row.before), str(row.now))
    console.print(table)
    print_more(answer.next, console)


def print_both_sides(answer: BothSidesAnswer, console: Console) -> None:
    """Prints who stands on both sides: where all is plain, and apart from it where something is only claimed."""
    for rows, title in ((answer.plain, "Who stands on both sides"), (answer.claimed, ONLY_CLAIMED)):
        if rows:
            _print_sides(rows, title, console)
    print_more(answer.next, console)


def print_relation(answer: RelationAnswer, console: Console) -> None:
    """Prints a row, then its claims."""
    if answer.row:
        print_rows(_alone(answer.row), "One row", console)
    print_claims(Claims(claims=answer.claims, next=answer.next), console)


def _alone(row: RelationRow | EventRow | PositionRow) -> Apart[Any]:
    """Returns an answer that consists of one row."""
    if isinstance(row, EventRow):
        return Events.of((row,))
    if isinstance(row, PositionRow):
        return Positions.of((row,))
    return Transfers.of((row,)) if isinstance(row, TransferRow) else Relations.of((row,))


def print_articles(answer: Articles, console: Console) -> None:
    """Prints articles one under the other."""
    if not answer.articles:
        return
    table = plain_table("Articles")
    for name in ("published", "outlet"):
        table.add_column(name, no_wrap=name == "published")
    table.add_column("title", ratio=3)
    table.add_column("claims", justify="right", no_wrap=True)
    table.add_column("article", no_wrap=True)
    for row in answer.articles:
        table.add_row(row.published or "", Text(row.outlet or ""), Text(row.title), str(row.claims), row.id)
    console.print(table)
    print_more(answer.next, console)


def print_outlets(answer: Outlets, console: Console) -> None:
    """Prints outlets one under the other."""
    if not answer.outlets:
        return
    table = plain_table("Outlets")
    table.add_column("outlet", ratio=1)
    for name in ("articles", "claims"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("first", "last"):
        table.add_column(name, no_wrap=True)
    for row in answer.outlets:
        table.add_row(Text(row.name), str(row.articles), str(row.claims), row.first or "", row.last or "")
    console.print(table)
    print_more(answer.next, console)


def print_days(answer: DaysAnswer, console: Console) -> None:
    """Prints how many claims there are over time, a row for each sign; what is not plain stands in columns of its own."""
    if not answer.rows:
        return
    table = plain_table(f"Claims by {answer.period}")
    table.add_column("when", no_wrap=True)
    table.add_column("sign", ratio=1, no_wrap=True)
    for name in NUMBERS:
        table.add_column(name, justify="right", no_wrap=True)
    for before, row in zip((None, *answer.rows), answer.rows, strict=False):
        when = "" if before and before.when == row.when else row.when or "undated"
        table.add_row(when, SIGNS[row.sign], *(str(getattr(row, name) or "") for name in NUMBERS))
    console.print(table)


def _print_sides(rows: tuple[BothSides, ...], title: str, console: Console) -> None:
    table = plain_table(title)
    for name in ("one side", "the other side", "and they"):
        table.add_column(name, ratio=1)
    for row in rows:
        table.add_row(*(how_many(one) for one in (row.one, row.other, row.opposed)))
    console.print(table)
