"""What a word for a place, a weapon or an outlet means in a store: the names of it that count, as claims and articles write them.

The reference data tell which names mean one thing and what lies in what: "Shusha" means "Shushi", "Nagorno-Karabakh" takes in both, and
"drone" every drone. A word that neither they nor the store know is refused with the nearest.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from graph.names import UnknownWord, nearest
from graph.searching import key_of, skeleton_of
from graph.store import Reader
from ontology import reference
from ontology.weapons import weapons

type Words = tuple[str, ...]

PLAIN = frozenset({"region", "province", "district", "of"})  # words that name no other place: "Idlib province" lies in no other Idlib
CITY = "city"  # "Mexico City" lies in Mexico, and Mexico not in it
SHORT = 2  # letters: the "s" of "S-400" makes no plural


def places(store: Reader, word: str) -> tuple[str, ...]:
    """Returns the store's places that a word means: of any name of the place, and of what is listed in it; raises UnknownWord."""
    asked = _place(word)
    stored = _names(store, "places")
    found = tuple(name for name in stored if _lies_in(name, asked))
    if not found and asked not in _usual_places():
        raise _unknown("Place", word, (*stored, *(name for names in _listed_places() for name in names)))
    return found


def weapon_names(store: Reader, word: str) -> tuple[str, ...]:
    """Returns the store's weapons that a word means: of any name or number, and of a class all that is of it; raises UnknownWord."""
    asked, ids = _singular(word), _named_weapons().get(_singular(word), frozenset[str]())
    stored = _names(store, "weapons")
    part = not ids & _classes().keys()  # "Bayraktar" means a "Bayraktar TB2", and "rocket" no rocket launcher
    found = tuple(
        name
        for name in stored
        if (words := _singular(name)) == asked or ids & weapon_ids(name) or (part and asked in _stretches(words) and asked)
    )
    if not found and not ids:
        raise _unknown("Weapon", word, (*stored, *(name for one in weapons() for name in one.words)))
    return found


def outlets(store: Reader, words: Iterable[str]) -> tuple[str, ...]:
    """Returns the store's outlets of these names, in any case or listed alias; raises UnknownWord."""
    stored = _names(store, "outlets")
    found: dict[str, None] = {}
    for word in words:
        keys = {key_of(word)} | _outlet_keys().get(key_of(word), frozenset())
        meant = [name for name in stored if name.lower() == word.lower() or (key_of(name) and key_of(name) in keys)]
        if not meant and key_of(word) not in _outlet_keys():
            raise _unknown("Outlet", word, stored)
        found.update(dict.fromkeys(meant))
    return tuple(found)


def weapon_ids(text: str) -> frozenset[str]:
    """Returns the ids of the systems that a text names and of all classes of weapons that these are, or that its end names."""
    words = _singular(text)
    named = (_named_weapons().get(part, frozenset()) for part in _stretches(words))
    own = frozenset(key for ids in named for key in ids if key not in _classes()) | _ends(words)
    return own | frozenset(key for one in own for key in _kinds().get(one, ()))


def _names(store: Reader, question: str) -> tuple[str, ...]:
    return tuple(str(row["name"]) for row in store.ask(question, {}))


def _unknown(kind: str, word: str, names: Sequence[str]) -> UnknownWord:
    return UnknownWord(kind, word, nearest(word, names))


# -- places


def _place(name: str) -> Words:
    """Returns the words by which a place is told from others, of its usual name where it is listed."""
    return _usual_places().get(_spelled(name), _spelled(name))


def _lies_in(name: str, asked: Words) -> bool:
    """True where a place of this name is the one that is asked for, or lies in it as far as that is listed."""
    here: Words | None = _place(name)
    seen: set[Words] = set()
    while here and here not in seen:
        if asked in (here, here[:-1] if here[-1] == CITY else here):
            return True
        seen.add(here)
        here = _around().get(here)
    return False


def _spelled(name: str) -> Words:
    return tuple(word for word in key_of(name).split("-") if word not in PLAIN)


def _sound(name: str) -> tuple[str, ...]:
    """Returns what all spellings of a name share: "Kyiv", "Kiev"."""
    return tuple(map(skeleton_of, key_of(name).split("-")))


@cache
def _listed_places() -> tuple[tuple[str, ...], ...]:
    """Returns the names of each listed place, the usual one first: disputed ones, states, regions, capitals and seats."""
    states = reference.states()
    return (
        *((p.name, *p.aliases) for p in reference.disputed()),
        *((s.name, s.id, *s.aliases) for s in states),
        *((r.name, *r.aliases) for r in reference.regions()),
        *((s.capital, *(seat for seat in s.seats if _sound(seat) == _sound(s.capital))) for s in states if s.capital),
        *((seat,) for s in states for seat in s.seats),
    )


@cache
def _usual_places() -> Mapping[Words, Words]:
    """Returns the usual name of each listed place by all its names; where two share one, the first keeps it."""
    found: dict[Words, Words] = {}
    for names in _listed_places():
        usual = found.setdefault(_spelled(names[0]), _spelled(names[0]))
        for alias in names[1:]:
            found.setdefault(_spelled(alias), usual)
    return found


@cache
def _around() -> Mapping[Words, Words]:
    """Returns by the usual name of a disputed place that of the one in which it lies."""
    return {_spelled(p.name): _spelled(p.within) for p in reference.disputed() if p.within}


# -- weapons


def _singular(text: str) -> Words:
    """Returns the words of a text without the "s" of the plural."""
    return tuple(word.removesuffix("s") if len(word) > SHORT else word for word in key_of(text).split("-") if word)


def _stretches(words: Words) -> frozenset[Words]:
    return frozenset(words[a:b] for a in range(len(words)) for b in range(a + 1, len(words) + 1))


def _ends(words: Words) -> frozenset[str]:
    """Returns the ids of the classes that the last words name: "combat drones" are drones, and drone parts are none."""
    return frozenset(key for at in range(len(words)) for key in _named_weapons().get(words[at:], ()) if key in _classes())


@cache
def _named_weapons() -> Mapping[Words, frozenset[str]]:
    """Returns the ids of weapons and of classes by each of their names."""
    found: dict[Words, frozenset[str]] = {}
    for one in weapons():
        for name in one.words:
            found[_singular(name)] = found.get(_singular(name), frozenset()) | {one.id}
    return found


@cache
def _classes() -> Mapping[str, Words]:
    """Returns the classes of weapons by id."""
    return {one.id: _singular(one.name) for one in weapons() if one.class_ is None}


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    """Returns the classes that each weapon is of: of a class those with whose own name one of its names ends ("kamikaze drones")."""
    names = {words: key for key, words in _classes().items()}
    wider = {
        one.id: frozenset(names[words[at:]] for words in map(_singular, one.words) for at in range(len(words)) if words[at:] in names)
        for one in weapons()
        if one.class_ is None
    }
    narrow = {one.id: _ends(_singular(one.class_)) for one in weapons() if one.class_}
    return wider | {key: classes | {k for one in classes for k in wider[one]} for key, classes in narrow.items()}


# -- outlets


@cache
def _outlet_keys() -> Mapping[str, frozenset[str]]:
    """Returns the names of each listed outlet as they are compared, by each of them."""
    found: dict[str, frozenset[str]] = {}
    for one in reference.outlets():
        keys = frozenset(key for name in (one.name, *one.aliases) if (key := key_of(name)))
        for key in keys:
            found[key] = found.get(key, frozenset()) | keys
    return found
