"""The name index: which actor a user means by an id, an ISO code, a name or an alias, and which ones a few letters begin.

It knows the actors of a store and, where given, those of the reference data, so that a state that nobody has written
about yet is no unknown name. It lives in memory, is the same on every engine, and takes in what comes without being
built anew.
"""

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from math import log2

from rapidfuzz import fuzz, process

from graph.identity import NOBODY, Identity
from graph.model import Actor, slug
from graph.searching import Hit, WordIndex, key_of

NEAREST = 5  # candidates that an error lists
LIKENESS = 65  # of 100: below it a name is no candidate
LETTERS = 2  # by which a name begins as typed, whatever spelling or typo comes after
BEGINNING = 3.0  # a name whose first word fits goes before one of a later word that is in eight times as many claims
SPARE, SPARE_OF_KIND = 4, 20  # times as many names as actors wanted: some are of one actor, some of another kind
NOTHING: Mapping[str, int] = {}


class NameProblem(Exception):
    """A name that does not say which actor is meant; `candidates` are the nearest, the best first."""

    def __init__(self, message: str, name: str, candidates: Sequence[Actor]) -> None:
        listed = "; ".join(f"{actor.name} ({actor.id})" for actor in candidates)
        super().__init__(f"{message}{': ' + listed if listed else ''}")
        self.name = name
        self.candidates = tuple(candidates)


class UnknownName(NameProblem):
    """No actor goes by this name."""


class AmbiguousName(NameProblem):
    """Several actors go by this name."""


class UnknownWord(NameProblem):
    """No place, weapon or outlet (`kind`) goes by this name; `nearest` are the names most like it, the best first."""

    def __init__(self, kind: str, name: str, nearest: Sequence[str]) -> None:
        listed = f"; the nearest are: {'; '.join(nearest)}" if nearest else ""
        super().__init__(f"no {kind.lower()} is called {name!r}{listed}", name, ())
        self.kind = kind
        self.nearest = tuple(nearest)


class NameIndex:
    """All names of all actors, with the numbers of claims by which they are ranked."""

    def __init__(
        self, actors: Iterable[Actor], reference: Iterable[Actor] = (), identity: Identity = NOBODY, claims: Mapping[str, int] = NOTHING
    ) -> None:
        """Takes all actors as they were read, and as whom they count: each of their ids and names then means that one."""
        self._identity = identity
        self._reference = {actor.id: actor for actor in reference}
        self._known = dict(self._reference)
        self._actors: dict[str, Actor] = {}
        self._claims: dict[str, int] = {}
        self._codes: dict[str, str] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._aliased: dict[str, frozenset[str]] = {}
        self._endings: dict[str, frozenset[str]] = {}
        self._stored: set[str] = set()
        self._keys: list[tuple[str, str]] = []  # of each number of the word index: the actor, and the name as it is compared
        self._numbers: dict[tuple[str, str], int] = {}
        self._words = WordIndex()
        self._take_in(self._reference.values(), NOTHING, stored=False)
        self._take_in(actors, claims)

    def with_actors(self, actors: Iterable[Actor], claims: Mapping[str, int] = NOTHING) -> "NameIndex":
        """Returns an index in which these actors are new, or go by more names; this one goes on answering as it did."""
        other = NameIndex((), (), self._identity)
        other._reference = self._reference
        for name in ("_known", "_actors", "_claims", "_codes", "_named", "_aliased", "_endings", "_numbers"):
            setattr(other, name, dict(getattr(self, name)))
        other._keys, other._words, other._stored = list(self._keys), self._words, set(self._stored)
        other._take_in(actors, claims)
        return other

    def _take_in(self, actors: Iterable[Actor], claims: Mapping[str, int], *, stored: bool = True) -> None:
        """Takes in actors, and whatever counts as one with them."""
        changed = set[str]()
        for actor in actors:
            listed = self._reference.get(actor.id)
            self._known[actor.id] = _like(actor, [listed]) if listed and listed is not actor else actor
            changed.add(self._identity.of(actor.id))
            if actor.iso3:
                self._codes[actor.iso3] = self._identity.of(actor.id)
        self._claims.update(claims)
        if stored:
            self._stored |= changed
        for key in sorted(changed):
            self._name_anew(key)
        new = [(key, word) for key in sorted(changed) for word in self._words_of(key) if (key, word) not in self._numbers]
        for pair in new:
            self._numbers[pair] = len(self._keys)
            self._keys.append(pair)
        self._words = self._words.with_names((self._numbers[pair], pair[1], self._claims.get(pair[0], 0)) for pair in new)

    def _name_anew(self, key: str) -> None:
        """Puts an actor that counts as itself under all names that it and its others have now."""
        if before := self._actors.get(key):
            _put(self._named, key, [key_of(before.name)], remove=True)
            _put(self._aliased, key, map(key_of, before.aliases), remove=True)
        group = [self._known[one] for one in self._identity.group(key) if one in self._known]
        first = self._known.get(key, replace(group[0], id=key))
        actor = self._actors[key] = _like(first, group) if len(group) > 1 else first
        own = key_of(actor.name)
        _put(self._named, key, [own])
        _put(self._aliased, key, map(key_of, actor.aliases))
        if actor.kind == "Person":
            _put(self._endings, key, (own[at:] for at in _later_words(own)))

    def _words_of(self, key: str) -> list[str]:
        actor = self._actors[key]
        return list(dict.fromkeys(word for word in map(key_of, (actor.name, *actor.aliases)) if word))

    def resolve(self, name: str) -> Actor:
        """Returns the actor that the name means: an id before an ISO code, a name before an alias before a last name.

        Accents, case, script and a leading "the" make no difference. Raises UnknownName and AmbiguousName.
        """
        code, key = self._codes.get(name.strip().upper()), key_of(name)
        for found in (
            {self._identity.of(name.strip())} & self._actors.keys(),
            {code} if code else frozenset[str](),
            self._named.get(key, frozenset()),
            self._aliased.get(key, frozenset()),
            self._endings.get(key, frozenset()),
        ):
            if len(found) > 1:
                raise AmbiguousName(f"{name!r} may be several actors", name, [self._actors[key] for key in sorted(found)])
            if found:
                return self._actors[next(iter(found))]
        nearest = self._nearest(name)
        raise UnknownName(f"no actor is called {name!r}{'; the nearest are' if nearest else ''}", name, nearest)

    def called(self, name: str) -> tuple[Actor, ...]:
        """Returns all actors that have this id, ISO code, name or alias, sorted by id; nobody where it is a last name alone."""
        key, code = key_of(name), self._codes.get(name.strip())
        found = {self._identity.of(name.strip())} & self._actors.keys() | ({code} if code else set())
        found |= (self._named.get(key, frozenset()) | self._aliased.get(key, frozenset())) if key else frozenset()
        return tuple(self._actors[one] for one in sorted(found))

    def canonical(self, actor_id: str) -> str:
        """Returns the id under which the actor of an id counts."""
        return self._identity.of(actor_id)

    def claims_of(self, actor_id: str) -> int:
        """Returns in how many claims an actor is subject or object, by its canonical id."""
        return self._claims.get(actor_id, 0)

    def search(self, text: str, limit: int = 10, *, kind: str | None = None) -> list[Actor]:
        """Returns the actors of the store that a few letters may mean, the likeliest first; without letters those in most claims.

        What stands as typed goes before other spellings and these before typos; a whole name before the beginning of one;
        then those in more claims, of which a name that begins so counts as eight times as many. See `graph.searching`.
        """
        key = key_of(text)
        if not key:
            return self.mentioned(limit, kind=kind) if not text.strip() else []
        return self._found(key, limit, self._stored, kind)

    def mentioned(self, limit: int, *, kind: str | None = None, after: tuple[int, str] | None = None) -> list[Actor]:
        """Returns the actors of the store in most claims, then by id; those after one alone that was in so many claims."""
        begin = bisect_right(self._ranked, (-after[0], after[1]), key=self._place) if after else 0
        return list(islice((one for one in islice(self._ranked, begin, None) if kind in (None, one.kind)), limit))

    def _place(self, actor: Actor) -> tuple[int, str]:
        return -self._claims.get(actor.id, 0), actor.id

    def _found(self, key: str, limit: int, among: Container[str], kind: str | None = None) -> list[Actor]:
        most = limit * (SPARE if kind is None else SPARE_OF_KIND)
        ranked = sorted((*self._rank(hit, key), *self._keys[hit.name]) for hit in self._words.search(key, most))
        found = (self._actors[one] for one in dict.fromkeys(row[-2] for row in ranked) if one in among)
        return [actor for actor in found if kind in (None, actor.kind)][:limit]

    def _rank(self, hit: Hit, typed: str) -> tuple[int, bool, float, int]:
        """Returns what a hit is sorted by, before its id."""
        actor, key = self._keys[hit.name]
        weight = log2(1 + self._claims.get(actor, 0)) + (BEGINNING if key.startswith(typed[:LETTERS]) else 0.0)
        return hit.faults, key != typed, -weight, len(key)

    @cached_property
    def _ranked(self) -> list[Actor]:
        """All actors, those in most claims first."""
        return sorted((self._actors[one] for one in self._stored), key=self._place)

    def _nearest(self, name: str) -> list[Actor]:
        """Returns the actors with the names most like one that nobody has."""
        typed = key_of(name)
        found = self._found(typed, NEAREST * SPARE, self._actors) if typed else []
        found.sort(key=lambda actor: -max(fuzz.ratio(typed, word) - (at > 0) for at, word in enumerate(self._words_of(actor.id))))
        if not found:
            keys = {key for _, key in self._keys}
            near = process.extract(key_of(name), sorted(keys), scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=NEAREST)
            ids = (one for key, _, _ in near for one in sorted(self._named.get(key, frozenset()) | self._aliased.get(key, frozenset())))
            found = [self._actors[one] for one in dict.fromkeys(ids)]
        return found[:NEAREST]


def _put(held: dict[str, frozenset[str]], actor: str, keys: Iterable[str], *, remove: bool = False) -> None:
    """Puts an actor under keys, or takes it away from them."""
    for key in keys:
        ids = held.get(key, frozenset())
        left = ids - {actor} if remove else ids | {actor}
        if left:
            held[key] = left
        else:
            held.pop(key, None)


def _like(actor: Actor, others: Iterable[Actor]) -> Actor:
    """Returns an actor that goes by the names of others too."""
    names = {name for other in (actor, *others) for name in (other.name, *other.aliases)}
    return replace(actor, aliases=tuple(sorted(names - {actor.name})))


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Returns those names that are most like one, the best first."""
    found = process.extract(slug(name), {other: slug(other) for other in names}, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=NEAREST)
    return [other for _, _, other in found]


def _later_words(key: str) -> list[int]:
    """Returns where the words of a key begin, but for the first."""
    return [at + 1 for at, letter in enumerate(key) if letter == "-"]
