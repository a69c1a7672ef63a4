"""Who is whom, for people to read."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.answering import Candidates, DecisionRow, Decisions
from graph.answers import Named
from graph.candidates import Candidate

SHOWN = 5  # relations that two actors share


def print_decisions(answer: Decisions, console: Console) -> None:
    """Prints decisions one under the other."""
    for row in answer.decisions:
        console.print(_decision(row))


def print_candidates(answer: Candidates, console: Console) -> None:
    """Prints pairs one under the other, each with what speaks for it and against it."""
    for row in answer.candidates:
        console.print(Text.assemble(_named(row.one), "  ?  ", _named(row.other)))
        console.print(Padding(Text(_evidence(row), style="dim"), (0, 0, 0, 2)))
        for quote in row.quotes:
            source = ", ".join(part for part in (quote.outlet, quote.published, quote.claim) if part)
            console.print(Padding(Text.assemble(f"“{quote.text}” ", (source, "dim")), (0, 0, 0, 2)))
        console.print(Padding(Text(f"allegiance identity merge {row.one.id} {row.other.id}", style="cyan"), (0, 0, 1, 2)))


def _decision(row: DecisionRow) -> Text:
    names = (f"{name} ({key})" if name != key else key for key, name in zip(row.ids, row.names, strict=True))
    text = Text(", ".join(names) + (" count as " if len(row.ids) > 1 else " counts as "))
    text.append_text(_named(row.canonical))
    if told := ", ".join(part for part in (row.by, row.date) if part):
        text.append(f"  {told}", style="dim")
    return text.append(f": {row.reason}" if row.reason else "")


def _named(named: Named) -> Text:
    return Text.assemble((named.name, "bold"), (f" ({named.id}, {named.kind})", "dim"))


def _evidence(row: Candidate) -> str:
    """Returns how the names are alike, and what both have to do with others and with each other."""
    parts = [f"{row.score} of 100: {row.likeness} of “{row.names[0]}” and “{row.names[1]}”"]
    if row.shared:
        parts.append(f"both {', '.join(row.shared[:SHOWN])}{_more(len(row.shared) - SHOWN)}")
    if row.between:
        parts.append(f"but one {', '.join(row.between)} the other")
    return "; ".join(parts)


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""
