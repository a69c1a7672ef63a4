"""Paths and analysis for people to read."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.answering_paths import PathsAnswer
from api.output import many
from api.tables import dates, ground_words, quote_line, voices
from graph.hops import Hop, PathRow

SIGNS = {1: "friendly", -1: "hostile", 0: "neither friendly nor hostile"}


def print_paths(answer: PathsAnswer, console: Console) -> None:
    """Prints each path read aloud, and its hops with their evidence."""
    for number, path in enumerate(answer.paths, 1):
        line = Text(f"{number}. ", style="dim").append(path.sentence, style="bold not dim" if path.plain else "italic not dim")
        console.print(line.append(f"  {_kind(path)}", style="dim"))
        for hop in path.hops:
            console.print(Padding(_hop(hop), (0, 0, 0, 3)))
    if answer.paths and not answer.searched.complete:
        console.print(Text("There may be more: the search has ended at its limits.", style="dim"))


def searched_words(answer: PathsAnswer) -> str:
    """Returns what was searched where there is no path."""
    searched = answer.searched
    over = f" over {', '.join(searched.types)}" if searched.types else ""
    when = f", told of {searched.since or 'ever'} to {searched.until or 'now'}" if searched.since or searched.until else ""
    past = " past alliances (--alliances lets paths through them)" if searched.past else ""
    ended = "" if searched.complete else "; the search has ended at its limits before it was done"
    return (
        f"no path from {answer.start.name} to {answer.end.name} within {many(searched.hops, 'step')}{over}{when}{past}: "
        f"of {many(searched.actors, 'actor')} {searched.reached:,} can be reached so, over {many(searched.relations, 'relation')}{ended}"
    )


def _kind(path: PathRow) -> str:
    """Returns what a path is: its sign, whether all of it is plain, and its cost."""
    parts: Iterable[str] = (
        SIGNS[path.sign],
        "" if path.plain else "partly only claimed",
        "disputed" if path.disputed else "",
        "" if path.cost is None else f"cost {path.cost:.2f}",
    )
    return ", ".join(part for part in parts if part)


def _hop(hop: Hop) -> Text:
    row = hop.relation
    text = Text(f"{hop.start.name} ").append(hop.label, style="bold" if row.plain else "italic").append(f" {hop.end.name}")
    whose = ground_words(row) if row.plain else f"only claimed: {voices(row.speakers) or 'nobody named'}"
    parts = [dates(row.first, row.last), many(row.claims, "claim"), many(row.outlets, "outlet"), many(row.origins, "origin"), whose]
    if row.denied_by:
        parts.append(f"denied by {voices(row.denied_by)}")
    if hop.mixed:
        parts.append("relations of both signs join the two")
    if hop.beside:
        others = ", ".join(sorted({beside.relation for beside in hop.beside}))
        parts.append(f"also {others}" if hop.relations - 1 <= len(hop.beside) else f"also {others} and more")
    text.append("  " + ", ".join(part for part in parts if part), style="dim")
    for quote in row.quotes:
        text.append("\n").append_text(quote_line(quote))
    return text
