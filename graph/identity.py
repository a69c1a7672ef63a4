"""Who is whom: decisions that several ids mean one actor.

A decision is data beside the claims and changes none of them. In force, it says under which id an actor counts; without
it all is as if it had never been made.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from pydantic_core import to_json

from graph.model import ActorRef, Claim, digest_of
from graph.store import Decision, WrongIdentity


def tidy(decision: Decision) -> Decision:
    """Returns a decision with its ids sorted; raises WrongIdentity where it says nothing."""
    ids = tuple(sorted(set(decision.ids)))
    if not decision.canonical or not all(ids):
        raise WrongIdentity("an id is empty")
    for key in (decision.canonical, *ids):
        if key.split() != [key]:
            raise WrongIdentity(f"{key!r} is no id; an id is one word without white space")
    if not ids:
        raise WrongIdentity(f"names no other id that is one with {decision.canonical}")
    if decision.canonical in ids:
        raise WrongIdentity(f"says that {decision.canonical} is {decision.canonical}")
    return replace(decision, ids=ids)


class NothingToSplit(WrongIdentity):
    """An id that is one with no other."""


def _links(decisions: Iterable[Decision]) -> dict[str, str]:
    """Returns of each id the one that a decision makes of it."""
    links: dict[str, str] = {}
    for decision in decisions:
        for key in decision.ids:
            if key in links:
                raise WrongIdentity(f"two decisions are about {key}: that it is {links[key]}, and that it is {decision.canonical}")
            links[key] = decision.canonical
    return links


class Identity:
    """Decisions that hold together."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        """Takes decisions in any order; raises WrongIdentity with the ids that contradict one another."""
        self.decisions = tuple(sorted(map(tidy, decisions), key=lambda d: (d.canonical, d.ids)))
        self._next = _links(self.decisions)
        self._canonical = {key: self._end(key) for key in self._next}
        self._others: dict[str, tuple[str, ...]] = {}
        for key in sorted(self._canonical):
            self._others[self._canonical[key]] = (*self._others.get(self._canonical[key], ()), key)

    def of(self, key: str) -> str:
        """Returns the id under which the actor of an id counts: the id itself where nothing is decided."""
        return self._canonical.get(key, key)

    def others(self, canonical: str) -> tuple[str, ...]:
        """Returns the ids that count as this one, sorted."""
        return self._others.get(canonical, ())

    def group(self, key: str) -> tuple[str, ...]:
        """Returns all ids that are one with this one, the canonical one first."""
        return (self.of(key), *self.others(self.of(key)))

    def decision_on(self, key: str) -> Decision | None:
        """Returns the decision that makes an id count as another one."""
        return next((d for d in self.decisions if key in d.ids), None)

    @property
    def ids(self) -> frozenset[str]:
        """All ids that are named."""
        return frozenset(self._next) | frozenset(self._next.values())

    @cached_property
    def digest(self) -> str | None:
        """A hash of all that is decided, None where nothing is."""
        return digest_of(to_json(self.decisions).decode()) if self.decisions else None

    def _end(self, key: str) -> str:
        """Returns where the decisions lead from an id."""
        seen = [key]
        while (key := self._next.get(key, "")) and key not in seen:
            seen.append(key)
        if key:
            circle = seen[seen.index(key) :]
            raise WrongIdentity(f"the decisions go in a circle: {' is '.join([*circle, key])}", circle)
        return seen[-1]


NOBODY = Identity()  # nothing is decided


def merged(identity: Identity, ids: Iterable[str], into: str | None, *, reason: str | None, by: str | None, date: str | None) -> Identity:
    """Returns the identity with one more decision: that ids mean one actor, `into` or else the first one's.

    Ids that count as others already bring those along. What is one already stays as it is. Raises WrongIdentity where
    `into` itself counts as another one.
    """
    given = list(dict.fromkeys([*([into] if into else []), *ids]))
    canonical = identity.of(given[0])
    if into and (decision := identity.decision_on(into)):
        raise WrongIdentity(f"{into} counts as {canonical}: name {canonical} with --as, or split {into} from {decision.canonical} first")
    others = tuple(key for key in dict.fromkeys(map(identity.of, given)) if key != canonical)
    if not others:
        return identity
    return Identity([*identity.decisions, Decision(canonical=canonical, ids=others, reason=reason, by=by, date=date)])


def split(identity: Identity, key: str, canonical: str | None) -> Identity:
    """Returns the identity without what made an id count as another one, or others count as it; raises WrongIdentity.

    With `canonical` only what ties the id to that one is undone.
    """
    if decision := identity.decision_on(key):
        if canonical not in (None, decision.canonical, identity.of(key)):
            raise WrongIdentity(f"{key} counts as {identity.of(key)}, not as {canonical}")
        rest = tuple(other for other in decision.ids if other != key)
        kept = [d for d in identity.decisions if d != decision]
        return Identity([*kept, replace(decision, ids=rest)] if rest else kept)
    own = [d for d in identity.decisions if d.canonical == key]
    if canonical and canonical != key and own:
        raise WrongIdentity(f"{key} counts as itself, not as {canonical}; others count as it: {', '.join(identity.others(key))}")
    if not own or canonical:
        raise NothingToSplit(f"{key} is one with no other id; there is nothing to split")
    return Identity(d for d in identity.decisions if d.canonical != key)


def counted(claims: Iterable[Claim], identity: Identity) -> list[Claim]:
    """Returns claims with the ids as whom their actors count, where whoever looks at them takes those who are one for one."""
    if not identity.decisions:
        return list(claims)

    def as_one(ref: ActorRef) -> ActorRef:
        return replace(ref, id=identity.of(ref.id), side=ref.side and identity.of(ref.side))

    return [
        replace(
            claim,
            subject=as_one(claim.subject),
            object=claim.object and as_one(claim.object),
            speakers=tuple(replace(s, actor=s.actor and as_one(s.actor)) for s in claim.speakers),
        )
        for claim in claims
    ]


def joined(identity: Identity, more: Iterable[Decision]) -> tuple[Identity, list[tuple[Decision, WrongIdentity]]]:
    """Returns the identity with more decisions, and those that contradict it with what is wrong with them."""
    refused = []
    for decision in more:
        known = {key for key in decision.ids if (held := identity.decision_on(key)) and held.canonical == decision.canonical}
        if known.issuperset(decision.ids):
            continue
        try:
            identity = Identity([*identity.decisions, replace(decision, ids=tuple(key for key in decision.ids if key not in known))])
        except WrongIdentity as error:
            refused.append((decision, error))
    return identity, refused
