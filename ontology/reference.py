"""Reference data: states, alliances with dated members, groups, companies, contested powers, outlets, disputed places, regions.

Each function reads its YAML file in `reference/` once and returns frozen records in the order of the file. The first lines of each file say
what a record is and where it comes from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

import yaml

ITEM = re.compile(r"Q[0-9]+")  # an item of Wikidata


class Entry(TypedDict, total=False):
    """One record as the files write it."""

    id: str
    name: str
    kind: str
    iso2: str
    sovereign: str
    wikidata: str
    aliases: list[str]
    adjectives: list[str]
    people: list[str]
    capital: str
    seats: list[str]
    forces: list[str]
    ambiguous: list[str]
    until: int | date | str
    claimed_by: list[str]
    recognized_by: list[str]
    not_state: list[str]
    state: str
    part_of: str
    seat_words: list[str]
    source: str
    complete: bool
    members: list["Entry"]
    ids: list[str]
    role: str
    to: int | date | str
    country: str
    control: str
    claimants: list[str]
    holder: list["Entry"]
    within: str
    note: str
    body: str
    office: str
    relation: str
    shared: bool
    holders: list["Entry"]


@dataclass(frozen=True, slots=True)
class Span:
    """The time in which something holds; both ends are ISO years, months or days that belong to it, None is open."""

    since: str | None = None
    until: str | None = None

    def covers(self, day: date) -> bool:
        """True when the day lies within, each end read as exactly as it is known (`2020` ends on 31 December 2020)."""
        iso = day.isoformat()
        begun = self.since is None or iso[: len(self.since)] >= self.since
        return begun and (self.until is None or iso[: len(self.until)] <= self.until)


ALWAYS = Span()


@dataclass(frozen=True, slots=True)
class State:
    """A state, territory, historical state or state with partial recognition, and the words that stand for it."""

    id: str
    name: str
    kind: str  # state, territory, historical, partial
    iso2: str | None = None
    wikidata: str | None = None
    sovereign: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    ambiguous: frozenset[str] = frozenset()
    span: Span = ALWAYS
    claimed_by: tuple[str, ...] = ()
    recognized_by: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that stands for the state, the name first, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.adjectives, *self.people, *self.seats, *self.forces)))


@dataclass(frozen=True, slots=True)
class Membership:
    """What one line of a member list says of one member."""

    member: str
    role: str
    alliance: str
    span: Span
    source: str | None


@dataclass(frozen=True, slots=True)
class Alliance:
    """An alliance, international body, mission or mediation format."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    seat_words: tuple[str, ...]
    part_of: str | None
    span: Span
    complete: bool
    members: tuple[Membership, ...]
    wikidata: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that stands for it, the name first."""
        return (self.name, *self.aliases, *self.seat_words)


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, organization or company; of a contested power also the words that are then not the state's."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]
    state: str | None
    span: Span
    not_state: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that stands for it, the name first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news outlet, agency, think tank or publishing ministry."""

    name: str
    kind: str
    country: str
    control: str
    aliases: tuple[str, ...]
    ambiguous: frozenset[str]


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a disputed place in fact, and when."""

    holder: str
    span: Span


@dataclass(frozen=True, slots=True)
class DisputedPlace:
    """A place that several actors claim; a town takes claimants and holders from the place that it lies in."""

    name: str
    aliases: tuple[str, ...]
    claimants: tuple[str, ...]
    holders: tuple[Holding, ...]
    within: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A continent, region, sea or line: a place, never an actor."""

    name: str
    kind: str
    aliases: tuple[str, ...]


def read(name: str) -> Sequence[Entry]:
    """Returns the records of one file, in its order."""
    text = (files("ontology") / "reference" / f"{name}.yaml").read_text(encoding="utf-8")
    return cast("Sequence[Entry]", yaml.load(text, Loader=yaml.CSafeLoader))


def span_of(entry: Entry, end: str = "until") -> Span:
    """Returns the time between `from` and the field that holds the end."""
    since, until = entry.get("from"), entry.get(end)
    return Span(None if since is None else str(since), None if until is None else str(until))


def item_of(entry: Entry) -> str | None:
    """Returns the item of Wikidata that is the record, None where none is known; ValueError for what is no id of an item."""
    item = entry.get("wikidata")
    if item is not None and not ITEM.fullmatch(item):
        raise ValueError(f"{entry['id']}: {item!r} is no item of Wikidata; write Q and its number, as Q43")
    return item


def _state(entry: Entry, kind: str) -> State:
    return State(
        id=entry["id"],
        name=entry["name"],
        kind=entry.get("kind", kind),
        iso2=entry.get("iso2"),
        wikidata=item_of(entry),
        sovereign=entry.get("sovereign"),
        aliases=tuple(entry.get("aliases", ())),
        adjectives=tuple(entry.get("adjectives", ())),
        people=tuple(entry.get("people", ())),
        capital=entry.get("capital"),
        seats=tuple(entry.get("seats", ())),
        forces=tuple(entry.get("forces", ())),
        ambiguous=frozenset(entry.get("ambiguous", ())),
        span=span_of(entry),
        claimed_by=tuple(entry.get("claimed_by", ())),
        recognized_by=tuple(entry.get("recognized_by", ())),
    )


def _alliance(entry: Entry) -> Alliance:
    source = entry.get("source")
    return Alliance(
        id=entry["id"],
        name=entry["name"],
        kind=entry.get("kind", "Alliance"),
        aliases=tuple(entry.get("aliases", ())),
        ambiguous=frozenset(entry.get("ambiguous", ())),
        seat_words=tuple(entry.get("seat_words", ())),
        part_of=entry.get("part_of"),
        span=span_of(entry),
        complete=entry.get("complete", "members" in entry),
        members=tuple(
            Membership(member, line.get("role", "member"), entry["id"], span_of(line, "to"), source)
            for line in entry.get("members", ())
            for member in line["ids"]
        ),
        wikidata=item_of(entry),
    )


def _group(entry: Entry, kind: str) -> Group:
    return Group(
        id=entry["id"],
        name=entry["name"],
        kind=entry.get("kind", kind),
        aliases=tuple(entry.get("aliases", ())),
        ambiguous=frozenset(entry.get("ambiguous", ())),
        state=entry.get("state"),
        span=span_of(entry),
        not_state=tuple(entry.get("not_state", ())),
        wikidata=item_of(entry),
    )


def _outlet(entry: Entry) -> Outlet:
    return Outlet(
        name=entry["name"],
        kind=entry["kind"],
        country=entry["country"],
        control=entry["control"],
        aliases=tuple(entry.get("aliases", ())),
        ambiguous=frozenset(entry.get("ambiguous", ())),
    )


def _places(entries: Sequence[Entry]) -> Iterator[DisputedPlace]:
    by_name = {entry["name"]: entry for entry in entries}
    for entry in entries:
        outer = by_name[entry["within"]] if "within" in entry and "claimants" not in entry else entry
        yield DisputedPlace(
            name=entry["name"],
            aliases=tuple(entry.get("aliases", ())),
            claimants=tuple(outer["claimants"]),
            holders=tuple(Holding(line["id"], span_of(line, "to")) for line in outer.get("holder", ())),
            within=entry.get("within"),
            note=entry.get("note"),
        )


@cache
def states() -> tuple[State, ...]:
    """The states and territories of ISO 3166-1, historical states, then those with partial recognition."""
    return (*(_state(entry, "state") for entry in read("states")), *(_state(entry, "partial") for entry in read("partial")))


@cache
def alliances() -> tuple[Alliance, ...]:
    """The alliances, bodies, missions and formats, with their members."""
    return tuple(_alliance(entry) for entry in read("alliances"))


@cache
def groups() -> tuple[Group, ...]:
    """The armed groups and organizations that contest no state's power."""
    return tuple(_group(entry, "ArmedGroup") for entry in read("groups"))


@cache
def companies() -> tuple[Group, ...]:
    """The companies that make or trade arms."""
    return tuple(_group(entry, "Company") for entry in read("companies"))


@cache
def contested() -> tuple[Group, ...]:
    """The governments and armies that contest a state."""
    return tuple(_group(entry, "Organization") for entry in read("contested"))


@cache
def outlets() -> tuple[Outlet, ...]:
    """The news outlets, agencies, think tanks and publishing ministries."""
    return tuple(_outlet(entry) for entry in read("outlets"))


@cache
def disputed() -> tuple[DisputedPlace, ...]:
    """The disputed places."""
    return tuple(_places(read("disputed")))


@cache
def regions() -> tuple[Region, ...]:
    """The words for regions, which are no actors."""
    return tuple(Region(entry["name"], entry["kind"], tuple(entry.get("aliases", ()))) for entry in read("regions"))


@cache
def items() -> dict[str, str]:
    """The items of Wikidata that are actors of the reference data, by the actors' ids."""
    actors: tuple[State | Alliance | Group, ...] = (*states(), *alliances(), *groups(), *companies(), *contested())
    return {actor.id: actor.wikidata for actor in actors if actor.wikidata}


def listed_memberships() -> Iterator[Membership]:
    """Each listed membership of each alliance, in the order of the file."""
    for alliance in alliances():
        yield from alliance.members
