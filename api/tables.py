"""Answers as tables for people: what is plain first, what is only claimed under its own heading, with who says so."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.answering import Actors, Apart, Claims, Disputes, MembershipsAnswer
from api.output import many
from graph.answers import Amount, ClaimInContext, EventRow, PositionRow, Quote, Row, TransferRow, Voice
from graph.contested import AccusationRow, Charge, DisputeRow
from graph.model import Claim, Modality, Phase, Speaker, Stance, Standing
from graph.profiles import ListedMembership
from graph.questions import SURROUNDINGS
from graph.store import Counts
from graph.telling import spoken
from ontology.vocabulary import vocabulary

# How a claim is made; who says so comes after it.
WORDS: dict[str, str] = {
    Standing.STATED: "stated by",
    Standing.DECLARED: "declared by",
    Standing.ATTRIBUTED: "attributed to",
    Standing.ALLEGED: "alleged by",
    Stance.DENIES: "denied by",
    Stance.QUESTIONS: "questioned by",
    Modality.POSSIBLE: "possible, according to",
    Modality.CONDITIONAL: "conditional, according to",
    Modality.REQUESTED: "requested by",
    Modality.INTENDED: "intended, according to",
    Modality.NEGATED: "negated, according to",
}
LINK = re.compile(r"(?:,? according)? (?:against|before|by|for|from|to|with)$")  # what ends such words, and labels, for a name to follow
ALIASES = 4  # of an actor in a list
PROPOSITIONS = 3  # of a dispute in a table
ONLY_CLAIMED = "Only claimed: somebody's word, not counted above"
UNSAID = "Not said to be so: denied, asked, wanted or possible"
DAYS = 3  # of an event in a table
CHARGES = 3  # of an accusation in a table


def print_rows(answer: Apart[Any], title: str, console: Console) -> None:
    """Prints what is plain and, apart from it, what is only claimed and what nobody says to be so."""
    parts = (
        (answer.plain, title, "on whose word", ground_words),
        (answer.claimed, ONLY_CLAIMED, "who says so", _named_or_nobody),
        (answer.unsaid, UNSAID, "in whose words", _named_or_nobody),
    )
    shown = [part for part in parts if part[0]]
    for number, (rows, heading, word, grounds) in enumerate(shown):
        if number:
            console.print()
        console.print(_row_table(rows, heading, word, grounds))
    print_more(answer.next, console)


def print_more(after: str | None, console: Console) -> None:
    """Prints how the next page is asked for, if there is one."""
    if after:
        console.print(Text(f"more: --after {after}", style="dim"))


def _named_or_nobody(row: Row) -> str:
    return voices(row.speakers) or "nobody named"


def print_actors(answer: Actors, console: Console) -> None:
    """Prints actors with what they are called and in how many claims they are."""
    table = plain_table("Actors")
    for column in ("actor", "id", "kind", "also called"):
        table.add_column(column)
    table.add_column("claims", justify="right")
    for row in answer.actors:
        aliases = ", ".join(row.actor.aliases[:ALIASES]) + (" …" if len(row.actor.aliases) > ALIASES else "")
        table.add_row(row.actor.name, row.actor.id, row.actor.kind, aliases, str(row.claims))
    console.print(table)
    print_more(answer.next, console)


def print_disputes(answer: Disputes, console: Console) -> None:
    """Prints what is disputed, who says so and who denies it, with the sentences that were asked for under each."""
    table = plain_table("What some say and others deny")
    table.add_column("what", ratio=5)
    for name in ("claims", "denials"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("who says so", "who denies it"):
        table.add_column(name, ratio=2)
    for row in answer.disputes:
        against = "; ".join(part for part in (voices(row.denied_by), _countered(row)) if part)
        table.add_row(_disputed(row), str(row.claims), str(row.denials), voices(row.said_by) or "nobody here", against)
    console.print(table)
    print_more(answer.next, console)


def print_memberships(answer: MembershipsAnswer, title: str, console: Console) -> None:
    """Prints what references list, then what articles say."""
    if answer.listed:
        console.print(listing_table(answer.listed))
    if answer.listed and (answer.plain or answer.claimed):
        console.print()
    print_rows(answer, title, console)


def print_claims(answer: Claims, console: Console) -> None:
    """Prints claims one under the other, each with its sentence."""
    for claim in answer.claims:
        _print_claim(claim, Text(f"“{claim.quote}”"), console)
    print_more(answer.next, console)


def print_claim(found: ClaimInContext, console: Console) -> None:
    """Prints a claim with the text around its sentence, then the claims that it is about and those that answer it."""
    claim = found.claim
    before = ("… " if claim.start > len(found.before) else "") + found.before
    after = found.after + (" …" if len(found.after) == SURROUNDINGS else "")
    _print_claim(claim, Text.assemble((before, "dim"), f"“{claim.quote}”", (after, "dim")), console)
    for heading, others in (("About", found.about), ("Answered by", found.answers)):
        if others:
            console.print(Text(heading, style="bold"))
        for other in others:
            _print_claim(other, Text(f"“{other.quote}”"), console)


def print_counts(counts: Counts, console: Console) -> None:
    """Prints how much is held."""
    table = Table(box=None, show_header=False)
    for name in ("articles", "outlets", "actors", "claims", "relations", "listings"):
        table.add_row(name, f"{getattr(counts, name):,}")
    table.add_row("seq", f"{counts.seq:,}")  # what `changes --loaded-after` takes
    table.add_row("engine", f"{counts.engine} {counts.version}")
    console.print(table)


def listing_table(listed: Sequence[ListedMembership]) -> Table:
    """Returns memberships as references list them."""
    table = plain_table("Listed in references")
    for name in ("member", "of", "role", "from", "to", "source"):
        table.add_column(name)
    for line in listed:
        table.add_row(line.member.name, line.alliance.name, line.role, line.start or "", line.end or "", line.source)
    return table


def claim_line(claim: Claim) -> Text:
    """Returns a claim in one line: who does what to whom, or else about what or where, and how well that stands."""
    line = Text(f"{claim.subject.name} ")
    label = vocabulary().relation(claim.relation).label
    line.append(label if claim.object else LINK.sub("", label), style="bold")
    matter = ", ".join(filter(None, (claim.topic, claim.place)))
    line.append(f" {claim.object.name}" if claim.object else f" · {matter}" if matter else "")
    over = ", ended" if claim.phase is Phase.ENDS else ""
    line.append(f" ({how(claim)}{over})", style="cyan" if claim.plain else "yellow")
    return line


def how(claim: Claim) -> str:
    """Returns how a claim is made: its standing, or its stance and modality, and who says so."""
    kind = claim.standing or (claim.stance if claim.stance is not Stance.AFFIRMS else claim.modality)
    chain = " citing ".join(_names(claim.speakers, level) for level in sorted({speaker.level for speaker in claim.speakers}))
    return f"{WORDS[kind]} {chain}" if chain else LINK.sub("", WORDS[kind])


def voices(found: Iterable[Voice]) -> str:
    """Returns who says so, with the number of claims where there are several."""
    return ", ".join(spoken(voice) if voice.claims == 1 else f"{spoken(voice)} ({voice.claims})" for voice in found)


def _print_claim(claim: Claim, words: Text, console: Console) -> None:
    """Prints a claim, the words that it stands in, and whose they are."""
    console.print(claim_line(claim))
    console.print(Padding(words, (0, 0, 0, 2)))
    console.print(Padding(Text(_source(claim.article.outlet, claim.article.published, claim.id), style="dim"), (0, 0, 1, 2)))


def _row_table(rows: Sequence[Row], title: str, word: str, grounds: Callable[[Row], str]) -> Table:
    table = plain_table(title)
    table.add_column("who, how, whom", ratio=5)
    for name in ("claims", "outlets", "origins"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(word, ratio=2)
    table.add_column("denied by", ratio=1)
    for row in rows:
        table.add_row(told_row(row), str(row.claims), str(row.outlets), str(row.origins), grounds(row), voices(row.denied_by))
    return table


def told_row(row: Row) -> Text:
    """Returns a row in words, as its newest claims have it, with what it is about, its dates and quotes."""
    text = Text(f"{row.subject.name} ")
    text.append(row.label if row.object else LINK.sub("", row.label), style="bold" if row.plain else "italic")
    text.append(f" {row.object.name}" if row.object else "")
    text.append("".join(f" · {part}" for part in _matter(row)))
    text.append(f"  {', '.join(filter(None, (dates(row.first, row.last), *against(row))))}", style="dim")
    for quote in row.quotes:
        text.append("\n")
        text.append_text(quote_line(quote, row))
    return text


def against(row: Row) -> Iterator[str]:
    """Yields since when a row is over, where claims of before tell that it held, and how often an article itself says that it is not so."""
    if row.over_since and row.claims:
        yield f"over since {row.over_since}"
    if row.negations:
        yield f"not so in {many(row.negations, 'claim')}"


def how_many(row: Row) -> Text:
    """Returns a row in words with the number of its claims and origins."""
    return told_row(row).append(f"  {many(row.claims, 'claim')}, {many(row.origins, 'origin')}", style="dim")


def _matter(row: Row) -> Iterator[str]:
    """Yields what a row is about besides its actors: weapon and amounts, topic, place and days."""
    match row:
        case TransferRow():
            yield from filter(None, (row.weapon, ", ".join(map(_amount, row.amounts)), ", ".join(s.status for s in row.statuses)))
        case AccusationRow():
            yield from (_charge(charge) for charge in row.charges[:CHARGES])
        case PositionRow():
            yield from row.topics or ()
        case EventRow():
            yield from filter(None, (row.place, "; ".join(day.date for day in row.days[-DAYS:]) if len(row.days) > 1 else ""))
        case _:
            yield from filter(None, (", ".join(row.weapons),))


def _charge(charge: Charge) -> str:
    """Returns what somebody is accused of, and who answers."""
    one = charge.proposition
    deed = (one.subject.name, vocabulary().relation(one.relation).label, one.object.name if one.object else None, one.place) if one else ()
    parts = deed or (charge.words,)
    words = " ".join(part for part in parts if part)
    return f"{words} (answered by {voices(charge.answered_by)})" if charge.answered_by else words


def _amount(amount: Amount) -> str:
    return " ".join(f"{part:,g}" if isinstance(part, float) else part for part in (amount.quantity, amount.value, amount.currency) if part)


def _disputed(row: DisputeRow) -> Text:
    """Returns what a dispute is about, line by line, with its dates, its id and its sentences."""
    text = Text()
    for number, one in enumerate(row.propositions[:PROPOSITIONS]):
        label = vocabulary().relation(one.relation).label
        text.append("\n" if number else "")
        text.append(f"{one.subject.name} ")
        text.append(label if one.object else LINK.sub("", label), style="bold" if row.plain else "italic")
        text.append(f" {one.object.name}" if one.object else "")
        text.append("".join(f" · {part}" for part in (one.place, one.weapon, one.topic) if part))
    text.append(f"\nand {len(row.propositions) - PROPOSITIONS} more" if len(row.propositions) > PROPOSITIONS else "", style="dim")
    text.append(f"  {dates(row.first, row.last)}, {row.id}", style="dim")
    for told in row.statements:
        text.append(f"\n  {told.role}: ", style="dim")
        text.append(f"“{told.quote.text}” ", style="not dim")
        text.append(_source(*told.quote.speakers, told.quote.outlet, told.quote.published, told.quote.claim), style="dim")
    return text


def _countered(row: DisputeRow) -> str:
    return f"the other way round: {voices(row.countered_by)}" if row.countered_by else ""


def quote_line(quote: Quote, row: Row) -> Text:
    """Returns a sentence behind a row with its speakers, outlet, date and claim."""
    parts = ((quote.stance is Stance.DENIES, "denied: "), (quote.claim in row.negating, "not so: "), (quote.claim in row.ending, "over: "))
    text = Text("  " + next((word for holds, word in parts if holds), ""), style="dim")
    text.append(f"“{quote.text}” ", style="not dim")
    return text.append(_source(*quote.speakers, quote.outlet, quote.published, quote.claim))


def ground_words(row: Row) -> str:
    """Returns on whose word a plain row stands: the articles' own, or that of the actor itself."""
    own = f"the articles ({row.stated})" if row.stated > 1 else "the article" if row.stated else ""
    return ", ".join(part for part in (own, voices(row.speakers)) if part)


def _names(speakers: Iterable[Speaker], level: int) -> str:
    return " and ".join(s.actor.name if s.actor else s.text for s in speakers if s.level == level)


def dates(first: str | None, last: str | None) -> str:
    """Returns the time between two dates in words."""
    return (first or "") if first == last else f"{first} to {last}"


def _source(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def plain_table(title: str) -> Table:
    """Returns an empty table as all of them look."""
    return Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, expand=True)
