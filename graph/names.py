"""The name index: which actor a user means by an id, an ISO code, a name or an alias, and which ones a few letters begin.

It knows the actors of a store and, where given, those of the reference data, so that a state that nobody has written
about yet is no unknown name.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from rapidfuzz import fuzz, process

from graph.identity import NOBODY, Identity
from graph.model import Actor, slug

NEAREST = 5  # candidates that an error lists
LIKENESS = 65  # of 100: below it a name is no candidate


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


class NameIndex:
    """All names of all actors."""

    def __init__(self, actors: Iterable[Actor], reference: Iterable[Actor] = (), identity: Identity = NOBODY) -> None:
        """Takes all actors as they were read, and as whom they count: each of their ids and names then means that one."""
        known = {actor.id: actor for actor in reference}
        for actor in actors:
            known[actor.id] = _like(actor, [known[actor.id]] if actor.id in known else [])
        self._identity = identity
        self._codes = {actor.iso3: identity.of(actor.id) for actor in known.values() if actor.iso3}
        self._actors = _as_one(known, identity)
        self._names: dict[str, set[str]] = {}
        self._aliases: dict[str, set[str]] = {}
        for key in sorted(self._actors):
            self._names.setdefault(_key(self._actors[key].name), set()).add(key)
            for alias in self._actors[key].aliases:
                self._aliases.setdefault(_key(alias), set()).add(key)
        self._last_names = self._endings_of_persons()
        self._keys = sorted(self._names.keys() | self._aliases.keys())
        self._beginnings = sorted((key[at:], key) for key in self._keys for at in _word_starts(key))

    def resolve(self, name: str) -> Actor:
        """Returns the actor that the name means: an id before an ISO code, a name before an alias before a last name.

        Accents, case and a leading "the" make no difference. Raises UnknownName and AmbiguousName.
        """
        code = self._codes.get(name.strip().upper())
        for found in (
            {self._identity.of(name.strip())} & self._actors.keys(),
            {code} if code else set(),
            *self._called(_key(name)),
            self._last_names.get(_key(name), set()),
        ):
            if len(found) > 1:
                raise AmbiguousName(f"{name!r} may be several actors", name, [self._actors[key] for key in sorted(found)])
            if found:
                return self._actors[next(iter(found))]
        nearest = self._near(_key(name), NEAREST)
        raise UnknownName(f"no actor is called {name!r}{'; the nearest are' if nearest else ''}", name, nearest)

    def search(self, text: str, limit: int = 10) -> list[Actor]:
        """Returns actors for a few letters: those whose name begins so, then those with such a word, then the like."""
        key = _key(text)
        if not key:
            return []
        start = bisect_left(self._beginnings, (key, ""))
        hits = list[tuple[bool, int, str]]()
        for rest, whole in islice(self._beginnings, start, None):
            if not rest.startswith(key):
                break
            hits.append((rest != whole, len(whole), whole))
        found = [actor for _, _, whole in sorted(hits) for actor in self._by_key(whole)]
        return list(dict.fromkeys([*found, *self._near(key, limit)] if len(found) < limit else found))[:limit]

    def _called(self, key: str) -> tuple[set[str], set[str]]:
        """Returns the ids of those named so, and of those with such an alias."""
        return set(self._names.get(key, ())), set(self._aliases.get(key, ()))

    def _endings_of_persons(self) -> dict[str, set[str]]:
        """Returns the ids of persons by each ending of their names ("Haftar", "al-Sisi")."""
        endings: dict[str, set[str]] = {}
        for key, ids in self._names.items():
            persons = {found for found in ids if self._actors[found].kind == "Person"}
            for at in _word_starts(key)[1:] if persons else ():
                endings.setdefault(key[at:], set()).update(persons)
        return endings

    def _by_key(self, key: str) -> list[Actor]:
        """Returns the actors with this name or alias."""
        named, aliased = self._called(key)
        return [self._actors[found] for found in (*sorted(named), *sorted(aliased - named))]

    def _near(self, key: str, limit: int) -> list[Actor]:
        """Returns the actors with the names most like this one."""
        found = process.extract(key, self._keys, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=limit * 3)
        return list(dict.fromkeys(actor for near, _, _ in found for actor in self._by_key(near)))[:limit]


def _as_one(known: dict[str, Actor], identity: Identity) -> dict[str, Actor]:
    """Returns those actors that count as themselves, each with the names of all who count as it."""
    groups: dict[str, list[Actor]] = {}
    for key in sorted(known):
        groups.setdefault(identity.of(key), []).append(known[key])
    firsts = {canonical: known.get(canonical, replace(group[0], id=canonical)) for canonical, group in groups.items()}
    return {canonical: _like(firsts[canonical], group) if len(group) > 1 else firsts[canonical] for canonical, group in groups.items()}


def _like(actor: Actor, others: Iterable[Actor]) -> Actor:
    """Returns an actor that goes by the names of others too."""
    names = {name for other in (actor, *others) for name in (other.name, *other.aliases)}
    return replace(actor, aliases=tuple(sorted(names - {actor.name})))


def nearest(name: str, names: Iterable[str]) -> list[str]:
    """Returns those names that are most like one, the best first."""
    found = process.extract(slug(name), {other: slug(other) for other in names}, scorer=fuzz.WRatio, score_cutoff=LIKENESS, limit=NEAREST)
    return [other for _, _, other in found]


def _key(name: str) -> str:
    """Returns a name as it is compared: without accents, case and a leading article."""
    return slug(name).removeprefix("the-")


def _word_starts(key: str) -> list[int]:
    """Returns where the words of a key begin."""
    return [0, *(at + 1 for at, letter in enumerate(key) if letter == "-")]
