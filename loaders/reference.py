"""The reference data as actors and listed memberships, as a store keeps them."""

from collections.abc import Iterator
from functools import cache

from graph.model import Actor
from graph.store import Listing
from ontology import reference


@cache
def reference_actors() -> tuple[Actor, ...]:
    """Returns all states, alliances, groups and companies that the reference data names.

    A state's seats of power are aliases: whoever asks for Ankara means Turkey.
    """
    groups = (*reference.groups(), *reference.companies(), *reference.contested())
    return (*map(_state, reference.states()), *map(_body, reference.alliances()), *map(_body, groups))


def reference_listings() -> tuple[tuple[Listing, ...], tuple[Actor, ...]]:
    """Returns all listed memberships and the actors that they name."""
    listings = tuple(_listings())
    named = {key for listing in listings for key in (listing.member, listing.alliance)}
    return listings, tuple(actor for actor in reference_actors() if actor.id in named)


def _listings() -> Iterator[Listing]:
    for line in reference.listed_memberships():
        source = line.source or "Allegiance"
        yield Listing(member=line.member, alliance=line.alliance, role=line.role, start=line.span.since, end=line.span.until, source=source)


def _state(state: reference.State) -> Actor:
    iso3 = state.id if len(state.id) == 3 and state.id.isupper() else None
    seats = () if state.kind == "historical" else state.seats  # the Kremlin is Russia's now
    words = {*state.aliases, *seats} - {state.name}
    return Actor(id=state.id, name=state.name, kind="State", iso3=iso3, aliases=tuple(sorted(words)), wikidata=state.wikidata)


def _body(body: reference.Alliance | reference.Group) -> Actor:
    words = {*body.aliases} - {body.name}
    return Actor(id=body.id, name=body.name, kind=body.kind, aliases=tuple(sorted(words)), wikidata=body.wikidata)
