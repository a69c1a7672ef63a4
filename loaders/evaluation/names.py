"""Who is whom: names of the gold and actors of claims under the same keys, in three views.

`named` tells every actor apart. `side` takes persons and organs for the state or body that they act for. In `either`
it is enough that one of the two agrees.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from graph.model import ActorRef, Claim, slug
from loaders.evaluation.gold import Gold

if TYPE_CHECKING:
    from loaders.extraction.gazetteer import Entry

OFFICES = ("LEADS", "REPRESENTS")  # types by which the gold tells for whom a person acts

type Keys = frozenset[str]


class View(StrEnum):
    """Who counts as one."""

    NAMED = "named"
    SIDE = "side"
    EITHER = "either"


@dataclass(frozen=True)
class ActorFile:
    """Actors with their homes and other names, as a user lists them: ids by the slugs of names, homes by id."""

    ids: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)

    def person(self, key: str) -> str | None:
        """Returns the one actor listed whose name has the same last word, else None."""
        last = key.split("-")[-1]
        found = {actor for name, actor in self.ids.items() if "-" in name and name.split("-")[-1] == last}
        return found.pop() if last and len(found) == 1 else None


NO_FILE = ActorFile()


# Where a name is that of several, it is first a name of its own, then another word for a state, then for an organ; a
# state that is no more comes before the one that lasts, for the dates at which it was.
USES = ("name", "group", "adjective", "people", "seat", "organ")


@cache
def reference_ids() -> Mapping[str, tuple["Entry", ...]]:
    """Returns by the slug of each name and id of the reference data whom it may mean, the likeliest first."""
    from loaders.extraction.gazetteer import entries  # brings the language model's library

    meant: dict[str, list[Entry]] = {}
    for entry in sorted((e for e in entries() if e.named.kind != "Place"), key=lambda e: (USES.index(e.use), e.until is None)):
        for key in (slug(entry.phrase), slug(entry.named.id)):
            meant.setdefault(key, []).append(entry)
    own = {key: [e for e in held if slug(e.named.id) == key] for key, held in meant.items()}
    return {key: tuple(own[key] or held) for key, held in meant.items()}


def reference_id(name: str, published: str | None) -> str | None:
    """Returns whom a name means in an article of that date, None where the reference data has no such name."""
    held = reference_ids().get(slug(name), ())
    return next((e.named.id for e in held if e.holds(published)), held[0].named.id if held else None)


@dataclass(frozen=True)
class Names:
    """The names of one article.

    Homes come from the actor file where there is one. Else the gold's own offices tell them, and in the view `side`
    what was read does too.
    """

    file: ActorFile
    told: Mapping[str, Keys] = field(default_factory=dict)
    read: Mapping[str, Keys] = field(default_factory=dict)
    published: str | None = None
    _known: dict[object, str] = field(default_factory=dict, compare=False)  # the same few names come again and again
    _same: dict[object, bool] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, rows: Iterable[Gold], claims: Sequence[Claim], file: ActorFile) -> "Names":
        """Returns the names of an article's gold and claims."""
        published = claims[0].article.published if claims else None
        bare = cls(file, published=published)
        told: dict[str, Keys] = {}
        read: dict[str, Keys] = {}
        for row in rows:
            if row.relation in OFFICES and row.subject and row.object:
                own = bare.canon(row.subject)
                told[own] = told.get(own, frozenset()) | {bare.canon(row.object)}
        for actor in (a for c in claims for a in (c.subject, c.object, *(s.actor for s in c.speakers)) if a is not None):
            if actor.side and actor.side != actor.id:
                own = bare.canon_of(actor)
                read[own] = read.get(own, frozenset()) | {actor.side}
        return cls(file, told, read, published)

    def canon(self, name: str) -> str:
        """Returns the id of a name as the gold writes it."""
        if name not in self._known:
            key = slug(name)
            listed = self.file.ids.get(key) or reference_id(name, self.published)
            self._known[name] = listed or (name if name in self.file.homes else key)
        return self._known[name]

    def canon_of(self, actor: ActorRef) -> str:
        """Returns the id under which the gold would have an actor of a claim."""
        key = (actor.id, actor.name)
        if key not in self._known:
            self._known[key] = self._canon_of(actor)
        return self._known[key]

    def _canon_of(self, actor: ActorRef) -> str:
        for name in (actor.iso3, actor.id, actor.name):
            if name and (listed := self.file.ids.get(slug(name))):
                return listed
        if actor.kind == "Person" and (known := self.file.person(slug(actor.name))):
            return known
        if actor.iso3 or any(e.named.id == actor.id for e in reference_ids().get(slug(actor.id), ())):
            return actor.iso3 or actor.id
        return reference_id(actor.name, self.published) or slug(actor.name)

    def keys(self, name: str, view: View) -> Keys:
        """Returns the keys of a name of the gold."""
        own = self.canon(name)
        if view is View.NAMED:
            return frozenset({own})
        if self.file.homes:
            homes = frozenset({self.file.homes.get(own, own)})
        elif view is View.SIDE:
            homes = self.told.get(own) or self.read.get(own) or frozenset({own})
        else:
            homes = self.told.get(own, frozenset())
        return homes if view is View.SIDE else homes | {own}

    def keys_of(self, actor: ActorRef | None, view: View) -> Keys:
        """Returns the keys of an actor of a claim, none for none."""
        if actor is None:
            return frozenset()
        own = self.canon_of(actor)
        if view is View.NAMED:
            return frozenset({own})
        home = self.file.homes.get(own, own) if self.file.homes else actor.side or own
        if view is View.SIDE:
            return frozenset({home})
        return frozenset({own, home} if self.file.homes else {own, home, actor.id})

    def same(self, name: str, keys: Keys, view: View) -> bool:
        """True where a name of the gold and the keys of an actor are one: a key in common, or a part of an unlisted name."""
        asked = (name, keys, view)
        if asked not in self._same:
            own = self.canon(name)
            self._same[asked] = bool(self.keys(name, view) & keys) or any(self._part(own, key) for key in keys)
        return self._same[asked]

    def listed(self, name: str) -> bool:
        """True for a name of the file of actors or of the reference data."""
        own = self.canon(name)
        return own in self.file.homes or slug(name) in self.file.ids or slug(name) in reference_ids()

    def _part(self, own: str, key: str) -> bool:
        """True where one of two names that no list has ends in the other, so that a last name may be all that is given."""
        return (own.endswith("-" + key) or key.endswith("-" + own)) and self._strange(own) and self._strange(key)

    def _strange(self, key: str) -> bool:
        return key not in self.file.homes and slug(key) not in reference_ids()
