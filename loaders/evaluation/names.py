"""Who is whom: names of the gold and actors of claims under the same keys, in three views.

`named` tells every actor apart. `side` takes persons and organs for the state or body that they act for. In `either`
it is enough that one of the two agrees.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from graph.model import ActorRef, Claim, slug
from loaders.evaluation.gold import Gold

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


@cache
def reference_ids() -> Mapping[str, str]:
    """Returns the ids of the reference data by the slugs of all its names and of the ids."""
    from loaders.extraction.gazetteer import entries  # brings the language model's library

    named = [e for e in entries() if e.named.kind != "Place"]
    return {**{slug(e.named.id): e.named.id for e in named}, **{slug(e.phrase): e.named.id for e in named}}


@dataclass(frozen=True)
class Names:
    """The names of one article.

    Homes come from the actor file where there is one. Else the gold's own offices tell them, and in the view `side`
    what was read does too.
    """

    file: ActorFile
    told: Mapping[str, Keys] = field(default_factory=dict)
    read: Mapping[str, Keys] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Gold], claims: Iterable[Claim], file: ActorFile) -> "Names":
        """Returns the names of an article's gold and claims."""
        bare = cls(file)
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
        return cls(file, told, read)

    def canon(self, name: str) -> str:
        """Returns the id of a name as the gold writes it."""
        key = slug(name)
        return self.file.ids.get(key) or reference_ids().get(key) or (name if name in self.file.homes else key)

    def canon_of(self, actor: ActorRef) -> str:
        """Returns the id under which the gold would have an actor of a claim."""
        for name in (actor.iso3, actor.id, actor.name):
            if name and (listed := self.file.ids.get(slug(name))):
                return listed
        if actor.kind == "Person" and (known := self.file.person(slug(actor.name))):
            return known
        return actor.iso3 or reference_ids().get(slug(actor.name)) or slug(actor.name)

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
        if self.keys(name, view) & keys:
            return True
        own = self.canon(name)
        return self._strange(own) and any(self._strange(key) and (own.endswith("-" + key) or key.endswith("-" + own)) for key in keys)

    def _strange(self, key: str) -> bool:
        """True for what no list names, so that a last name may be all that is given."""
        return key not in self.file.homes and slug(key) not in reference_ids() and not key.isupper()
