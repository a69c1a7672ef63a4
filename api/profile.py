"""One actor for people to read."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.output import many
from api.tables import listing_table
from graph.profiles import ActorProfile, Office, RelationCount
from ontology.vocabulary import vocabulary


def print_profile(profile: ActorProfile, console: Console) -> None:
    """Prints what is known of an actor."""
    actor = profile.actor
    console.print(Text(actor.name, style="bold"), Text(f"{actor.kind}, {actor.id}", style="dim"))
    if actor.aliases:
        console.print(Text(f"also {', '.join(actor.aliases)}", style="dim"))
    for other in profile.same:
        names = ", ".join((other.name, *other.aliases))
        console.print(Text(f"one with {other.id}: {names}", style="dim"))
    console.print(f"in {many(profile.claims, 'claim')}, speaker of {profile.spoken}")
    if profile.sides:
        console.print("acts for " + ", ".join(f"{side.actor.name} ({side.claims})" for side in profile.sides))
    for office in profile.offices:
        console.print(_office(office))
    if profile.relations:
        console.print(_relations(profile.relations))
    if profile.memberships:
        console.print(listing_table(profile.memberships))


def _office(office: Office) -> Text:
    text = Text("formerly " if office.former else "")
    text.append(f"{vocabulary().relation(office.relation).label} {office.body.name}")
    text.append(f", {office.office}" if office.office else "")
    text.append("" if office.plain else " (only claimed)", style="yellow")
    return text


def _relations(counts: tuple[RelationCount, ...]) -> Table:
    table = Table(box=None)
    for name in ("", "relation", "actors", "claims"):
        table.add_column(name, justify="right" if name in ("actors", "claims") else "left")
    for count in counts:
        relation = vocabulary().relation(count.relation)
        label = relation.label if count.outgoing else relation.inverse_label
        table.add_row("" if count.plain else "only claimed", label, str(count.actors), str(count.claims))
    return table
