"""An article for people to read, with its claims marked where they stand."""

from collections.abc import Mapping
from itertools import pairwise

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.tables import claim_line
from graph.model import Claim
from graph.store import Reading


def print_marked(reading: Reading, console: Console) -> None:
    """Prints the text with a number after each sentence that holds claims, and the claims under it."""
    article = reading.article
    numbers = {claim.id: number for number, claim in enumerate(sorted(reading.claims, key=lambda c: (c.start, c.end, c.id)), 1)}
    console.print(Text(", ".join(part for part in (article.outlet, article.published, article.id) if part), style="dim"))
    console.print(marked(reading, numbers))
    console.print()
    for claim in sorted(reading.claims, key=lambda c: numbers[c.id]):
        line = Text(f"[{numbers[claim.id]}] ", style="bold cyan")
        line.append_text(claim_line(claim))
        console.print(Padding(line, (0, 0, 0, 2)))
    console.print()


def marked(reading: Reading, numbers: Mapping[str, int]) -> Text:
    """Returns the content with its quotes underlined, each followed by the numbers of its claims."""
    content = reading.article.content
    text = Text()
    ends: dict[int, list[int]] = {}
    for claim in reading.claims:
        ends.setdefault(claim.end, []).append(numbers[claim.id])
    borders = sorted({0, len(content), *ends, *(claim.start for claim in reading.claims)})
    for start, end in pairwise(borders):
        text.append(content[start:end], style="underline" if _quoted(reading.claims, start) else "")
        if end in ends:
            text.append(f" [{', '.join(map(str, sorted(ends[end])))}]", style="bold cyan")
    return text


def _quoted(claims: tuple[Claim, ...], place: int) -> bool:
    return any(claim.start <= place < claim.end for claim in claims)
