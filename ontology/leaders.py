"""Reference data: who led and who represented a state, body, party or armed group, and when.

The first lines of `reference/leaders.yaml` say what a record is and where it comes from.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ontology.reference import Entry, Span, read, span_of


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office; `aliases` are those of the person, in whichever record the file gives them."""

    name: str
    aliases: tuple[str, ...]
    body: str
    office: str
    relation: str  # LEADS, REPRESENTS
    shared: bool  # several people hold the office at once
    span: Span

    @property
    def words(self) -> tuple[str, ...]:
        """Every spelling of the person's name, the usual one first."""
        return (self.name, *self.aliases)


@cache
def leaders() -> tuple[Tenure, ...]:
    """Returns the tenures, in the order of the file."""
    offices = read("leaders")
    aliases = _aliases(holder for office in offices for holder in office["holders"])
    return tuple(_tenure(office, holder, aliases[holder["name"]]) for office in offices for holder in office["holders"])


def _aliases(holders: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Returns each person's aliases, which the file writes only once."""
    known: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for holder in holders:
        known[holder["name"]] += tuple(holder.get("aliases", ()))
    return known


def _tenure(office: Entry, holder: Entry, aliases: tuple[str, ...]) -> Tenure:
    return Tenure(
        name=holder["name"],
        aliases=aliases,
        body=office["body"],
        office=office["office"],
        relation=office["relation"],
        shared=office.get("shared", False),
        span=span_of(holder, "to"),
    )
