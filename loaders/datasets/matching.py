"""Who is meant: parties of a data set become actors, each by what tells for certain, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.identity import Identity
from graph.model import Actor, slug
from graph.names import NameIndex
from graph.searching import key_of
from loaders.datasets.items import Label, Left, LeftOut, Party, Tell
from loaders.datasets.telling import name_of
from ontology.vocabulary import vocabulary

LIKE_ONE_ANOTHER = frozenset({"Alliance", "Organization"})  # what one calls an alliance, another one calls an organization
STATE = "State"
EXAMPLES = 5  # candidates that are told


class Known:
    """All actors of a store and of the reference data, by what tells them for certain."""

    def __init__(self, stored: Iterable[Actor], reference: Sequence[Actor], identity: Identity) -> None:
        held = tuple(stored)
        self.index = NameIndex(held, reference, identity)
        self._reference = {actor.id: actor for actor in reference}
        self._items = {actor.wikidata: identity.of(actor.id) for actor in (*reference, *held) if actor.wikidata}
        self._codes = {actor.iso3: identity.of(actor.id) for actor in (*reference, *held) if actor.iso3}

    def of(self, actor_id: str) -> Actor | None:
        """Returns the actor of an id, as whom it counts."""
        canonical = self.index.canonical(actor_id)
        return next((actor for actor in self.index.called(canonical) if actor.id == canonical), None)

    def by_item(self, item: str) -> Actor | None:
        """Returns the actor of an item of Wikidata."""
        return self.of(self._items[item]) if item in self._items else None

    def by_code(self, code: str) -> Actor | None:
        """Returns the state of an ISO code."""
        return self.of(self._codes[code]) if code in self._codes else None

    def base(self, actor: Actor) -> Actor:
        """Returns an actor as it is to be listed, before any name is added: as the reference has it, or by its name alone."""
        return self._reference.get(actor.id, replace(actor, aliases=()))


@dataclass(frozen=True, slots=True)
class Meant:
    """The actor that a party is; `new` where nobody knew it."""

    party: Party
    actor: Actor
    new: bool


def matched(parties: Iterable[Party], known: Known, tell: Tell) -> dict[str, Meant]:
    """Returns whom the parties mean, by their keys; `tell` is told of those of whom it is not certain."""
    found: dict[str, Meant] = {}
    for party in parties:
        try:
            found[party.key] = _meant(party, known)
        except LeftOut as left:
            tell(left.reason, party.key, str(left))
    named: dict[str, list[str]] = {}
    for key, meant in found.items():
        if meant.new:
            named.setdefault(meant.actor.id, []).append(key)
    for keys in named.values():
        for key in keys if len(keys) > 1 else ():
            others = ", ".join(other for other in keys if other != key)
            tell(Left.AMBIGUOUS, key, f"is called {found[key].actor.name!r} as is {others}; if they are one, say so with skos:exactMatch")
            del found[key]
    return found


def added_names(meant: Mapping[str, Meant], known: Known, tell: Tell) -> dict[str, tuple[str, ...]]:
    """Returns the names that are new of each actor, by its id; `tell` is told of those that another one has or gets too."""
    wanted: dict[str, dict[str, str]] = {}  # actor -> name as it is compared -> name
    claimed: dict[str, set[str]] = {}  # name as it is compared -> actors
    for one in meant.values():
        if one.new:
            claimed.setdefault(key_of(one.actor.name), set()).add(one.actor.id)
    owned = set(claimed)
    for key, one in sorted(meant.items()):
        own = {key_of(name) for name in (one.actor.name, *one.actor.aliases)}
        for label in (*one.party.preferred, *one.party.others):
            if (compared := _compared(label, key, tell)) and compared not in own and _is_free(label, key, one.actor, known, tell):
                wanted.setdefault(one.actor.id, {}).setdefault(compared, label.text)
                if compared not in owned:
                    claimed.setdefault(compared, set()).add(one.actor.id)
    for actor, names in wanted.items():
        for compared in [compared for compared in names if claimed[compared] != {actor}]:
            others = ", ".join(sorted(claimed[compared] - {actor}))
            tell(
                Left.NAME_SHARED,
                actor,
                f"{names.pop(compared)!r} is a name of {others} too in this file, and would tell nobody who is meant",
            )
    return {actor: tuple(sorted(names.values())) for actor, names in sorted(wanted.items()) if names}


def _compared(label: Label, key: str, tell: Tell) -> str:
    """Returns a name as names are compared, empty where it has no letters."""
    compared = key_of(label.text)
    if not compared:
        tell(Left.NO_NAME, key, f"{label.text!r} has no letters by which anybody could look for it")
    return compared


def _is_free(label: Label, key: str, actor: Actor, known: Known, tell: Tell) -> bool:
    """Returns whether nobody else goes by a name."""
    others = [other for other in known.index.called(label.text) if other.id != actor.id]
    if others:
        tell(Left.NAME_TAKEN, key, f"{label.text!r} is a name of {_list(others)}, and is not made one of {actor.name} ({actor.id})")
    return not others


def _meant(party: Party, known: Known) -> Meant:
    """Returns whom a party means; raises LeftOut where that is not certain."""
    actor = _by_ids(party, known) or _by_name(party, known)
    if actor is None:
        new = _new(party)
        if other := known.of(new.id):
            raise LeftOut(Left.NAME_TAKEN, f"would have the id of {_list([other])}; if it is the same, say so with skos:exactMatch")
        return Meant(party, new, new=True)
    if not _fits(party, actor.kind):
        kinds = " or ".join(sorted(party.kinds)) or "body"
        raise LeftOut(Left.OTHER_KIND, f"is a {kinds} by its classes, but {actor.name} ({actor.id}) is a {actor.kind}")
    if party.items and actor.wikidata and actor.wikidata not in party.items:
        raise LeftOut(Left.AMBIGUOUS, f"is {', '.join(sorted(party.items))} in Wikidata, but {actor.name} ({actor.id}) is {actor.wikidata}")
    return Meant(party, actor, new=False)


def _by_ids(party: Party, known: Known) -> Actor | None:
    """Returns the actor that IRIs and codes tell, None where they tell none; raises LeftOut."""
    found: dict[str, Actor] = {}
    for ids, actor_of in ((party.own, known.of), (party.items, known.by_item), (party.codes, known.by_code)):
        for one in sorted(ids):
            if actor := actor_of(one):
                found[actor.id] = actor
            elif ids is party.own:
                raise LeftOut(Left.UNKNOWN_ACTOR, f"is said to be the actor {one!r}, and there is none of this id")
            elif ids is party.codes:
                raise LeftOut(Left.UNKNOWN_CODE, f"has the ISO code {one!r}, which no state has")
    if not found and party.kinds == {STATE}:
        found = {actor.id: actor for one in sorted(party.notations) if (actor := known.by_code(one))}
    return _only(list(found.values()), "is by its IRIs and codes several actors at once")


def _by_name(party: Party, known: Known) -> Actor | None:
    """Returns the actor that the preferred names tell, None where nobody has any of its names; raises LeftOut."""
    called = _called(party.preferred, known)
    if fitting := [actor for actor in called if _fits(party, actor.kind)]:
        return _only(fitting, "may be several actors")
    if called:
        raise LeftOut(Left.OTHER_KIND, f"is of another kind than {_list(called)}, and two with one name would tell nobody who is meant")
    if others := [actor for actor in _called(party.others, known) if _fits(party, actor.kind)]:
        raise LeftOut(Left.AMBIGUOUS, f"has another name of {_list(others)}, which may be it; if it is, say so with skos:exactMatch")
    return None


def _called(labels: Iterable[Label], known: Known) -> list[Actor]:
    """Returns all actors that go by any of some names."""
    found = {actor.id: actor for label in labels for actor in known.index.called(label.text)}
    return [found[key] for key in sorted(found)]


def _only(actors: Sequence[Actor], why: str) -> Actor | None:
    """Returns the only one of some actors, None of none; raises LeftOut."""
    if len(actors) > 1:
        raise LeftOut(Left.AMBIGUOUS, f"{why}: {_list(actors)}; say which with skos:exactMatch")
    return actors[0] if actors else None


def _new(party: Party) -> Actor:
    """Returns a party as an actor that nobody knew; raises LeftOut where it has no name, or is of no clear kind."""
    name = name_of(party)
    if name is None or not slug(name):
        raise LeftOut(Left.UNKNOWN_ACTOR, "has no name in this file, and nobody who is known has this IRI")
    kinds = party.kinds - {"Organization"} or party.kinds
    if len(kinds) > 1 or not (kinds or party.body):
        why = f"is {' and '.join(sorted(kinds))} at once" if kinds else "no class tells of what kind it is, such as foaf:Person"
        raise LeftOut(Left.UNCLEAR_KIND, f"nobody is called {name!r}, and to be a new actor its kind is not clear: {why}")
    return Actor(id=slug(name), name=name, kind=next(iter(kinds), "Organization"), wikidata=min(party.items, default=None))


def _fits(party: Party, kind: str) -> bool:
    """Returns whether a party may be an actor of a kind."""
    if kind in party.kinds or not (party.kinds or party.body):
        return True
    return bool(kind in LIKE_ONE_ANOTHER and party.kinds & LIKE_ONE_ANOTHER) or (party.body and not party.kinds and kind != "Person")


def _list(actors: Sequence[Actor]) -> str:
    """Returns actors in words, the first few."""
    told = ", ".join(f"{actor.name} ({actor.id})" for actor in actors[:EXAMPLES])
    return told if len(actors) <= EXAMPLES else f"{told} and {len(actors) - EXAMPLES} more"


def can_be_joined(kind: str) -> bool:
    """Returns whether others may be members of an actor of a kind."""
    return kind in vocabulary().relations["MEMBER_OF"].object_kinds
