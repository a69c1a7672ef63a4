"""Paths and analysis for people to read."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from api.answering import Relations
from api.answering_paths import (
    BalanceAnswer,
    CentralityAnswer,
    CommonAnswer,
    CommunitiesAnswer,
    NeighbourhoodAnswer,
    PathsAnswer,
    SimilarAnswer,
    TimelineAnswer,
)
from api.output import many
from api.tables import against, dates, ground_words, plain_table, print_rows, quote_line, voices
from graph.analysis.balance import PairRow
from graph.analysis.common import CommonRow
from graph.answers import Named, RelationRow
from graph.hops import Hop, PathRow
from graph.neighbourhood import Neighbour
from graph.paths import Searched
from graph.timeline import TimelineRow
from ontology.vocabulary import vocabulary

NARROWING = (
    *("as_of", "known_by", "published_since", "published_until", "outlets", "speaker", "topic", "place", "weapon", "by_kinds", "of_kinds"),
    *("min_claims", "min_outlets", "min_origins", "min_speakers", "min_confidence", "through", "around"),
)
OPTIONS = {"outlets": "outlet", "by_kinds": "by_kind", "of_kinds": "of_kind"}
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


def no_paths(answer: PathsAnswer) -> str:
    """Returns what was searched where there is no path, nothing where there is one."""
    searched = answer.searched
    if answer.paths:
        return ""
    over = f" over {', '.join(searched.types)}" if searched.types else ""
    when = f", told of {searched.since or 'ever'} to {searched.until or 'now'}" if searched.since or searched.until else ""
    past = " past alliances (--alliances lets paths through them)" if searched.past else ""
    ended = "" if searched.complete else "; the search has ended at its limits before it was done"
    within = f"within {many(searched.hops, 'step')}{over}{when}{past}{_narrowed(searched)}"
    return (
        f"no path from {answer.start.name} to {answer.end.name} {within}: "
        f"of {many(searched.actors, 'actor')} {searched.reached:,} can be reached so, over {many(searched.relations, 'relation')}{ended}"
    )


def _narrowed(searched: Searched) -> str:
    """Returns by what else the relations were chosen, in the words of the command line: ", with --outlet Herald"."""
    told = {name: getattr(searched, name) for name in NARROWING}
    given = {name: value for name, value in told.items() if value not in (None, (), 0) and (name, value) != ("min_claims", 1)}
    words = (f"--{OPTIONS.get(name, name).replace('_', '-')} {_listed(value)}" for name, value in given.items())
    return f", with {' '.join(words)}" if given else ""


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def print_neighbourhood(answer: NeighbourhoodAnswer, console: Console) -> None:
    """Prints who is around an actor, and the relations between all of them."""
    table = plain_table(f"Around {answer.centre.name}, up to {many(answer.hops, 'step')}")
    for name, justify in (("actor", "left"), ("steps", "right"), ("neighbours", "right"), ("not shown", "right"), ("most of all", "left")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]  # one of its words
    for one in answer.actors:
        table.add_row(_who(one.actor), str(one.distance), str(one.neighbours), str(one.hidden or ""), _counts(one))
    console.print(table)
    print_rows(Relations.of(answer.relations), "Relations between them", console)
    if answer.found > len(answer.relations):
        console.print(
            Text(f"{answer.found - len(answer.relations):,} more relations between them are not shown (--relations).", style="dim")
        )


def print_timeline(answer: TimelineAnswer, console: Console) -> None:
    """Prints what was told when, what is only claimed in italics."""
    table = plain_table("What is told over time")
    table.add_column("when", no_wrap=True)
    table.add_column("who, how, whom", ratio=4)
    for name in ("plain", "claimed", "denials", "outlets"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("claims", ratio=2)
    for row in answer.rows:
        numbers = (row.plain, row.claimed, row.denials, row.outlets)
        table.add_row(
            row.when or "undated", _happened(row), *(str(n or "") for n in numbers), Text(" ".join(row.claim_ids[:3]), style="dim")
        )
    console.print(table)
    if not answer.complete:
        console.print(
            Text(f"Only the first {answer.claims:,} claims are looked at; narrow the time with --since and --until.", style="dim")
        )


def print_centrality(answer: CentralityAnswer, console: Console) -> None:
    """Prints actors by a measure, and how it was found."""
    table = plain_table(f"By {answer.measure}")
    for name in ("", answer.measure.value, "joined to", "friends", "foes"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("actor", ratio=1)
    for row in answer.rows:
        value = f"{row.value:,.0f}" if answer.measure == "degree" else f"{row.value:.5f}"
        table.add_row(str(row.rank), value, str(row.degree), str(row.friends), str(row.foes), _who(row.actor))
    console.print(table)
    told = f"{answer.method}; {many(answer.actors, 'actor')}, {many(answer.links, 'link')} of {many(answer.relations, 'relation')}"
    console.print(Text(told, style="dim"))


def print_communities(answer: CommunitiesAnswer, console: Console) -> None:
    """Prints blocs with their members, and how they were found."""
    table = plain_table("Who stands together")
    for name in ("", "actors"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("members, those first who are joined most", ratio=1)
    for name in ("friendly in / out", "hostile in / out"):
        table.add_column(name, justify="right", no_wrap=True)
    for number, bloc in enumerate(answer.blocs, 1):
        more = f" and {bloc.size - len(bloc.members):,} more" if bloc.size > len(bloc.members) else ""
        weights = (
            f"{bloc.friendly_inside:,.1f} / {bloc.friendly_outside:,.1f}",
            f"{bloc.hostile_inside:,.1f} / {bloc.hostile_outside:,.1f}",
        )
        table.add_row(str(number), str(bloc.size), ", ".join(one.name for one in bloc.members) + more, *weights)
    console.print(table)
    told = (
        f"{answer.method}; quality {answer.quality:.3f}: {answer.friendly_inside:.0%} of friendly weight is inside blocs, "
        f"{answer.hostile_between:.0%} of hostile weight between them; {many(answer.number, 'bloc')} of {many(answer.actors, 'actor')}, "
        f"{many(answer.pairs, 'pair')}; seed {answer.seed}, best of {many(answer.runs, 'run')}"
    )
    console.print(Text(told, style="dim"))


def print_balance(answer: BalanceAnswer, console: Console) -> None:
    """Prints how far the network is in balance, and what breaks it."""
    pairs = f"{many(answer.actors, 'actor')}, {many(answer.friendly, 'friendly pair')}, {many(answer.hostile, 'hostile pair')}"
    if answer.share is None:
        console.print(f"No three actors are all joined: {pairs}.")
    else:
        kinds = f"+++ {answer.all_friendly:,}, ++- {answer.one_hostile:,}, +-- {answer.two_hostile:,}, --- {answer.all_hostile:,}"
        console.print(f"{answer.share:.0%} of {many(answer.triads, 'triad')} are balanced ({kinds}): {pairs}.")
    if found := answer.frustration:
        number = str(found.most) if found.exact else f"{found.least} to {found.most}"
        console.print(
            f"Frustration index {number}, agreement {found.agreement:.3f}: camps of {found.camps[0]:,} and {found.camps[1]:,} actors."
        )
        console.print(Text(found.method, style="dim"))
        _print_pairs("Against the two camps", found.against, console)
    for triad in answer.unbalanced:
        console.print(Text("\n" + ", ".join(one.name for one in triad.actors), style="bold"))
        _print_pairs("", triad.pairs, console)


def print_similar(answer: SimilarAnswer, console: Console) -> None:
    """Prints who is like an actor, and in whom."""
    table = plain_table(f"Who has like friends and foes as {answer.actor.name}")
    table.add_column("actor", ratio=2)
    for name in ("score", "cosine", "shared"):
        table.add_column(name, justify="right", no_wrap=True)
    for name in ("both friends of", "both foes of", "split over"):
        table.add_column(name, ratio=2)
    for row in answer.rows:
        lists = (", ".join(one.name for one in found) for found in (row.friends, row.foes, row.split))
        table.add_row(_who(row.actor), f"{row.score:.2f}", f"{row.cosine:.2f}", str(row.shared), *lists)
    console.print(table)


def print_common(answer: CommonAnswer, console: Console) -> None:
    """Prints whom actors have in common, with the relations that say so."""
    names = " and ".join(one.name for one in answer.actors)
    _print_common(f"Friends of {names}", answer.friends, console)
    _print_common(f"Foes of {names}", answer.foes, console)


def _print_common(title: str, rows: Sequence[CommonRow], console: Console) -> None:
    if rows:
        console.print(Text(title, style="bold"))
    for row in rows:
        console.print(Text(f"  {row.actor.name}", style="bold" if row.plain else "italic"))
        for relation in row.relations:
            console.print(Padding(_relation(relation), (0, 0, 0, 4)))


def _print_pairs(title: str, pairs: Iterable[PairRow], console: Console) -> None:
    pairs = list(pairs)
    if title and pairs:
        console.print(Text(f"\n{title}", style="bold"))
    for pair in pairs:
        text = Text({1: "+ ", -1: "- ", 0: "0 "}[pair.sign]).append_text(_relation(pair.relation))
        console.print(Padding(text.append("  relations of both signs join the two" if pair.mixed else "", style="dim"), (0, 0, 0, 2)))


def _relation(row: RelationRow) -> Text:
    """Returns a relation in words, with what stands behind it."""
    return _evidence(Text(), row.subject, row.label, row.object, row)


def _evidence(text: Text, one: Named, label: str, other: Named, row: RelationRow, *more: str) -> Text:
    text.append(f"{one.name} ").append(label, style="bold" if row.plain else "italic").append(f" {other.name}")
    whose = ground_words(row) if row.plain else f"only claimed: {voices(row.speakers) or 'nobody named'}"
    counts = (many(row.claims, "claim"), many(row.outlets, "outlet"), many(row.origins, "origin"))
    parts = [dates(row.first, row.last), *against(row), *counts, whose]
    parts += [f"denied by {voices(row.denied_by)}"] if row.denied_by else []
    text.append("  " + ", ".join(part for part in (*parts, *more) if part), style="dim")
    for quote in row.quotes:
        text.append("\n").append_text(quote_line(quote, row))
    return text


def _who(named: Named) -> Text:
    return Text(named.name).append(f"  {named.id}", style="dim")


def _counts(one: Neighbour) -> Text:
    """Returns the relations of an actor whose neighbours are not all shown, by type."""
    told = [f"{count.relations:,} {count.relation}{'' if count.plain else ' (claimed)'}" for count in one.counts[:3]]
    return Text(", ".join(told) + (", ..." if len(one.counts) > len(told) else ""), style="dim")


def _happened(row: TimelineRow) -> Text:
    text = Text(f"{row.subject.name} ")
    text.append(vocabulary().relation(row.relation).label, style="bold" if row.plain else "italic").append(f" {row.object.name}")
    told = "" if row.plain else "only claimed" if row.claimed else "only denied" if row.denials else ""
    return text.append("".join(f"  {part}" for part in (told, "said to have ended" if row.ended else "") if part), style="dim")


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
    more = ["relations of both signs join the two"] if hop.mixed else []
    if hop.beside:
        others = ", ".join(sorted({beside.relation for beside in hop.beside}))
        more.append(f"also {others}" if hop.relations - 1 <= len(hop.beside) else f"also {others} and more")
    return _evidence(Text(), hop.start, hop.label, hop.end, hop.relation, *more)
