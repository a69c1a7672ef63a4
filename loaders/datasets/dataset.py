"""A data set about actors, whole: held against the shapes, read, matched, and what of it is new to a store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from pyoxigraph import Quad

from graph.model import Actor
from graph.rdf.iris import DEFAULT_BASE, Iris
from graph.shapes import Severity, dataset_breaches
from graph.store import Listing
from loaders.datasets.items import Joining, Left, Tell
from loaders.datasets.matching import Known, Meant, added_names, can_be_joined, matched
from loaders.datasets.said import Said, key_of_term
from loaders.datasets.telling import told
from loaders.datasets.terms import DURING, READ
from ontology.vocabulary import AL

MOST = 100_000  # triples: SHACL took 178 s for 80,000, on two cores with five other tasks
HEAD = 1000  # triples by which a file of ours is told: its first lines say what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What a data set brings: `actors` with the names that are new, `listings` all that it tells.

    `new` counts actors that nobody knew, `names` those that are added, `people` all of whom it is certain who they are,
    `passed` triples that tell of other things.
    """

    actors: tuple[Actor, ...]
    listings: tuple[Listing, ...]
    new: int
    names: int
    people: int
    passed: int


class TooLarge(Exception):
    """A data set with more triples than are taken at once."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a file says that may be about actors, and how many triples it has besides."""

    quads: tuple[Quad, ...]
    passed: int

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> "Given":
        """Returns what is looked at of all quads; raises TooLarge."""
        held, passed = list[Quad](), 0
        for quad in quads:
            if quad.predicate.value not in READ:
                passed += 1
            elif len(held) < MOST:
                held.append(quad)
            else:
                raise TooLarge(f"tells more than {MOST:,} things about actors; split it")
        return cls(tuple(held), passed)


def is_foreign(head: Sequence[Quad]) -> bool:
    """Returns whether the first quads of a file show that it is no export of a store: such uses the ontology's own properties."""
    return bool(head) and not any(quad.predicate.value.startswith(AL) for quad in head)


def read_dataset(given: Given, name: str, known: Known, today: date, tell: Tell, base: str = DEFAULT_BASE) -> Dataset:
    """Returns what a data set brings to those who know so much; `tell` is told of each thing that does not fit.

    `name` is the source of its memberships where it has no title. What breaks a shape is left out whole: a membership, or a name-bearer.
    """
    held = given.quads
    broken = {breach.about: breach for breach in dataset_breaches(held) if breach.severity is Severity.VIOLATION}
    for about, breach in broken.items():
        tell(breach.shape, about, breach.message)
    torn = {_key(quad) for quad in held if quad.predicate.value == DURING and key_of_term(quad.object) in broken}
    said = Said(quad for quad in held if _key(quad) not in broken.keys() | torn)
    found = told(said, Iris(base), today, tell)
    if not found.parties:
        if not broken:
            tell(Left.NOTHING, "", "names nobody: it has no skos:prefLabel, rdfs:label, foaf:name, schema:name and no membership")
        return Dataset(actors=(), listings=(), new=0, names=0, people=0, passed=given.passed)
    meant = matched((party for party in found.parties if party.key not in broken), known, tell)
    names = added_names(meant, known, tell)
    listings = tuple(_listings(found.joinings, meant, found.title or name, tell))
    return Dataset(
        actors=tuple(_changed(meant, names, listings, known)),
        listings=listings,
        new=len({one.actor.id for one in meant.values() if one.new}),
        names=sum(map(len, names.values())),
        people=len({one.actor.id for one in meant.values()}),
        passed=given.passed,
    )


def _key(quad: Quad) -> str:
    return key_of_term(quad.subject)


def _listings(joinings: Iterable[Joining], meant: Mapping[str, Meant], source: str, tell: Tell) -> Iterable[Listing]:
    """Yields memberships between actors of whom it is certain who they are, each once."""
    seen = set[Listing]()
    for one in joinings:
        missing = [f"its {what} <{key}>" for what, key in (("member", one.member), ("body", one.body)) if key not in meant]
        if missing:
            tell(Left.END, one.key, f"the membership is left out, as {' and '.join(missing)} is")
            continue
        member, body = meant[one.member].actor, meant[one.body].actor
        if member.id == body.id:
            tell(Left.SAME_ACTOR, one.key, f"the membership makes {member.name} ({member.id}) a member of itself")
        elif not can_be_joined(body.kind):
            tell(Left.NO_BODY, one.key, f"nobody is a member of {body.name} ({body.id}), which is a {body.kind}")
        else:
            listing = Listing(member=member.id, alliance=body.id, role=one.role, start=one.start, end=one.end, source=source)
            if listing not in seen:
                seen.add(listing)
                yield listing


def _changed(
    meant: Mapping[str, Meant], names: Mapping[str, tuple[str, ...]], listings: Sequence[Listing], known: Known
) -> Iterable[Actor]:
    """Yields the actors that are new, get names or an item of Wikidata, or are an end of a membership, as a reference would list them."""
    ends = set(chain.from_iterable((listing.member, listing.alliance) for listing in listings))
    items: dict[str, set[str]] = {}
    actors: dict[str, tuple[Actor, bool]] = {}
    for one in meant.values():
        actors[one.actor.id] = one.actor, one.new
        items.setdefault(one.actor.id, set()).update(one.party.items)
    for key in sorted(actors):
        actor, new = actors[key]
        item = next(iter(items[key])) if len(items[key]) == 1 else None
        if new or key in names or key in ends or (item and not actor.wikidata):
            base = actor if new else known.base(actor)
            yield replace(base, aliases=tuple(sorted({*base.aliases, *names.get(key, ())})), wikidata=actor.wikidata or item)
