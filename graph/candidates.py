"""Pairs of actors whose names suggest that they are one, for a person to look at: nothing is decided here.

Names are compared without accents, articles and titles: for another spelling, an acronym, a shorter form. What the two
have to do with others speaks for them, what they have to do with each other against them. The same store gives the
same pairs in the same order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from rapidfuzz import fuzz

from graph.answers import Named, Quote
from graph.identity import Identity
from graph.model import Actor, slug
from graph.relations import Relation

ARTICLES = frozenset(("the", "al", "el", "ul", "an", "as", "ash", "at"))
SMALL = ARTICLES | frozenset(("of", "for", "and", "in", "de", "du", "la", "le"))
TITLE_WORDS = """
president vice prime minister premier chancellor foreign defence defense secretary king queen prince princess crown emir sultan sheikh
sheik shaikh general gen lieutenant lt colonel col major maj captain capt admiral marshal commander chief senator ayatollah imam
mullah mawlawi maulana pope bishop archbishop cardinal mr mrs ms miss dr prof professor sir lord lady hon ambassador envoy governor
mayor judge justice former late
"""
GENERIC_WORDS = """
group groups movement organization organisation party army force forces front militia militias brigade brigades battalion company
corporation corp inc ltd llc plc co holding holdings government council committee fighters rebels insurgents state
"""
TITLES, GENERIC = frozenset(TITLE_WORDS.split()), frozenset(GENERIC_WORDS.split())
DOTTED = re.compile(r"(?:\w\.)+")  # U.N.
SPELLING = 86  # of 100, of letters that agree: "alshabaab" and "shabab" without articles have 83, "shabaab" and "shabab" 92
LETTERS = 5  # names shorter than that are alike by chance
CROWD = 200  # what so many share says nothing
APART = 20  # of 100, off where the two have to do with each other: who attacks the other is hardly the same
TOGETHER = 2  # of 100, on for each thing that both have to do with the same third one
MOST_TOGETHER = 10


type Tie = tuple[str, str, str]  # a type of relation, which way, and with whom
type Like = tuple[int, "Likeness", tuple[str, str]]  # how alike two names are, of 100, in which way, and which names


class Likeness(StrEnum):
    """How two names are alike."""

    NAME = "same name"
    TITLE = "same name but for a title"
    SPELLING = "spelling"
    ACRONYM = "acronym"
    INITIALS = "initials"
    FORM = "shorter form"
    PART = "part of the name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two actors who may be one: how alike their names are (of 100), which names, and what speaks for and against it.

    `shared` are relations that both have with the same actor, `between` those of one with the other. `quotes` are a sentence about
    each, filled where somebody is to decide.
    """

    one: Named
    other: Named
    score: int
    likeness: Likeness
    names: tuple[str, str]
    shared: tuple[str, ...]
    between: tuple[str, ...]
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared: its words without articles, and without titles too."""

    text: str
    words: tuple[str, ...]
    bare: tuple[str, ...]

    @property
    def letters(self) -> str:
        return "".join(self.bare)


def candidates(
    actors: Iterable[Actor], listed: Iterable[str], relations: Iterable[Relation], identity: Identity, least: int = 75
) -> list[Candidate]:
    """Returns the pairs that may be one, the likeliest first; two that reference data list (`listed` ids) are two."""
    groups: dict[str, list[Actor]] = {}
    for actor in sorted(actors, key=lambda a: a.id):
        groups.setdefault(identity.of(actor.id), []).append(actor)
    firsts = {key: next((a for a in group if a.id == key), group[0]) for key, group in groups.items()}
    names = {key: [_name(text, firsts[key].kind) for text in _texts(group)] for key, group in groups.items()}
    told = _ties(relations)
    known = frozenset(identity.of(key) for key in listed)
    found = []
    for one, other in sorted(_pairs(names)):
        if {one, other} <= known or not _may_be_one(firsts[one].kind, firsts[other].kind):
            continue
        if like := _likest(names[one], names[other], {firsts[one].kind, firsts[other].kind}):
            found.append(_candidate(firsts[one], one, firsts[other], other, like, told))
    return sorted((c for c in found if c.score >= least), key=lambda c: (-c.score, -len(c.shared), c.one.id, c.other.id))


def _texts(group: Iterable[Actor]) -> list[str]:
    return sorted({text for actor in group for text in (actor.name, *actor.aliases)})


def _name(text: str, kind: str) -> _Name:
    plain = text.replace(".", "") if DOTTED.fullmatch(text) else text
    words = tuple(word for word in slug(plain).split("-") if word and word not in ARTICLES)
    bare = tuple(word for word in words if word not in TITLES) if kind == "Person" else words
    return _Name(text, words, bare or words)


def _may_be_one(kind: str, other: str) -> bool:
    """Returns whether actors of these kinds can be one: states are all known, and no state is anything else."""
    return "State" not in (kind, other)


def _pairs(names: Mapping[str, list[_Name]]) -> set[tuple[str, str]]:
    """Returns the pairs of actors that share something by which their names can be alike."""
    sharing: dict[str, set[str]] = {}
    for key, own in names.items():
        for name in own:
            for mark in _marks(name):
                sharing.setdefault(mark, set()).add(key)
    return {pair for keys in sharing.values() if 1 < len(keys) <= CROWD for pair in combinations(sorted(keys), 2)}


def _marks(name: _Name) -> Iterator[str]:
    """Yields what a name shares with those that it may be alike to."""
    letters = name.letters
    yield "begins " + letters[:4]
    yield "ends " + letters[-5:]
    yield "sounds " + "".join(letter for at, letter in enumerate(letters) if at == 0 or letter not in "aeiouy")
    yield from ("word " + word for word in name.bare if len(word) > 2)
    yield "acronym " + (letters if len(name.words) == 1 else _initials(name.words))
    yield "acronym " + (letters if len(name.words) == 1 else _initials(tuple(w for w in name.words if w not in SMALL)))


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _likest(ones: Iterable[_Name], others: Iterable[_Name], kinds: set[str]) -> Like | None:
    """Returns how alike the two most alike names are, None where none are."""
    found = [(*like, (one.text, other.text)) for one, other in product(ones, others) if (like := _like(one, other, kinds))]
    return max(found, key=lambda like: (like[0], like[2]), default=None)


def _like(one: _Name, other: _Name, kinds: set[str]) -> tuple[int, Likeness] | None:
    """Returns how alike two names are, of 100, and how; None where they are not."""
    if _numbers(one) != _numbers(other):  # the 1st and the 2nd brigade are two
        return None
    if one.words == other.words:
        return 98, Likeness.NAME
    if one.bare == other.bare:
        return 96, Likeness.TITLE
    letters = max(fuzz.ratio(one.letters, other.letters), fuzz.ratio("".join(sorted(one.bare)), "".join(sorted(other.bare))) - 2)
    if letters >= SPELLING and min(len(one.letters), len(other.letters)) >= LETTERS and _words_agree(one, other):
        return min(95, round(letters)), Likeness.SPELLING
    if "Person" in kinds and len(kinds) > 1:
        return None  # a last name in the name of a group is no person
    return _short(*sorted((one, other), key=lambda name: (len(name.bare), name.text)), person="Person" in kinds)


def _words_agree(one: _Name, other: _Name) -> bool:
    """Returns whether each word of names with equally many has its like: "North Kosovo" and "South Kosovo" differ in one."""
    if len(one.bare) != len(other.bare) or len(one.bare) == 1:
        return True
    return all(fuzz.ratio(*pair) >= 70 for pair in zip(sorted(one.bare), sorted(other.bare), strict=True))


def _short(short: _Name, long: _Name, *, person: bool) -> tuple[int, Likeness] | None:
    """Returns how one name is the short form of another one, None where it is not."""
    if person:
        return _short_person(short, long)
    acronym = short.text.replace(".", "").replace("-", "")
    full = {_initials(long.words), _initials(tuple(word for word in long.words if word not in SMALL))}
    if len(short.words) == 1 and acronym[:2].isupper() and len(long.words) > 1 and slug(acronym) in full:
        return 92, Likeness.ACRONYM
    own = [tuple(word for word in name.bare if word not in GENERIC and word not in SMALL) for name in (short, long)]
    return (85, Likeness.FORM) if own[0] and own[0] == own[1] and set(short.bare) < set(long.bare) else None


def _short_person(short: _Name, long: _Name) -> tuple[int, Likeness] | None:
    """Returns how one name of a person is the short form of another one, None where it is not."""
    firsts = long.bare[:-1]
    if short.bare[-1] != long.bare[-1] or not firsts:
        return None
    if len(short.bare) == 1:
        return 78, Likeness.PART
    if all(word in firsts for word in short.bare[:-1]):
        return 88, Likeness.FORM
    alike = all(any(_agree(word, first) for first in firsts) for word in short.bare[:-1])
    return (86, Likeness.INITIALS) if alike else None


def _agree(word: str, other: str) -> bool:
    """Returns whether two first names are the same, or one is the initial of the other."""
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _numbers(name: _Name) -> tuple[str, ...]:
    return tuple(sorted(word for word in name.words if any(letter.isdigit() for letter in word)))


def _ties(relations: Iterable[Relation]) -> dict[str, set[Tie]]:
    """Returns what each actor has to do with others: the type of relation, which way, and with whom."""
    ties: dict[str, set[Tie]] = {}
    for relation in relations:
        ties.setdefault(relation.source, set()).add((relation.relation, "to", relation.target))
        ties.setdefault(relation.target, set()).add((relation.relation, "by", relation.source))
    return ties


def _candidate(
    first: Actor,
    one: str,
    second: Actor,
    other: str,
    like: tuple[int, Likeness, tuple[str, str]],
    told: Mapping[str, set[tuple[str, str, str]]],
) -> Candidate:
    score, likeness, names = like
    shared = sorted(f"{kind} {way} {whom}" for kind, way, whom in told.get(one, set()) & told.get(other, set()))
    between = sorted({kind for kind, _, whom in told.get(one, set()) if whom == other})
    score += min(MOST_TOGETHER, TOGETHER * len(shared)) - (APART if between else 0)
    return Candidate(
        one=Named(one, first.name, first.kind),
        other=Named(other, second.name, second.kind),
        score=max(0, min(100, score)),
        likeness=likeness,
        names=names,
        shared=tuple(shared),
        between=tuple(between),
    )
