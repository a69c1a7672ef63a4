"""Which names a few letters may begin: an index of words that forgives accents, transliteration and a typo.

A name is found when each word that was typed matches one of its words: begins it, is spelled otherwise (Gaddafi,
Qadhafi), or has a letter wrong. What stands as typed comes before other spellings, and these before typos. Other
spellings share a skeleton of consonants, as in Soundex and its kin; typos are counted by optimal string alignment, so
that two letters the wrong way round are one.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from heapq import nlargest, nsmallest
from typing import NamedTuple

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from graph.model import slug

AS_TYPED, SPELLED_OTHERWISE, TYPO, ABSENT = 0, 1, 2, 4  # how far a word is from what was typed
ALIKE = 55.0  # of 100: words of one skeleton that share fewer letters are other words (Mali, Emilia)
ONE_TYPO, TWO_TYPOS = 4, 8  # letters from which on so many are forgiven; shorter words would match anything
LONGEST = 8  # letters of a word that are compared for typos
WORDS = 500  # of the words that begin alike so many are looked at, the weightiest first: one letter begins thousands
MANY = 1000  # names that are looked through for a word with a typo
FEW = 3  # names that are found as typed: with fewer, typos are thought of
CONSONANTS = 2  # a shorter skeleton says nothing

SOUNDS = (  # what is written in several ways, in the order in which it is replaced
    (r"tsch|tch|sch|sh|ch", "s"),
    (r"ph", "f"),
    (r"zh", "j"),
    (r"ts|tz|cz|c(?=[eiy])|z", "s"),
    (r"([kgdtbr])h", r"\1"),
    (r"[qgcx]", "k"),
    (r"[wv]|f$", "v"),
    (r"^[yij](?=[aeou])", "y"),
    (r"(?<!^)[aeiouyjh]", ""),
    (r"^[aeiou]+", "a"),
    (r"(.)\1+", r"\1"),
)
_SOUNDS = tuple((re.compile(pattern), by) for pattern, by in SOUNDS)


class Hit(NamedTuple):
    """A name that was found, by its number, and how far it is from what was typed, 0 being as typed."""

    faults: int
    name: int


def key_of(name: str) -> str:
    """Returns a name as it is compared: in Latin letters without accents, case and a leading article."""
    return slug(name if name.isascii() else anyascii(name)).removeprefix("the-")


def skeleton_of(word: str) -> str:
    """Returns the consonants of a word, the same for all usual ways to write it in Latin letters."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


class WordIndex:
    """Names by their words; a name is a number and its key, its weight says how much it is looked for.

    Numbers are given from 0 on. The names of a word are in the order of their weights when they came.
    """

    def __init__(self) -> None:
        self._names: dict[str, list[int]] = {}
        self._keys: list[str] = []
        self._weights: list[float] = []
        self._heaviest: dict[str, float] = {}
        self._words: list[str] = []
        self._skeletons: list[tuple[str, str]] = []
        self._beginnings: dict[int, list[str]] = {length: [] for length in range(ONE_TYPO, LONGEST + 1)}

    def with_names(self, names: Iterable[tuple[int, str, float]]) -> "WordIndex":
        """Returns an index with more names, of number, key and weight; this one goes on answering as it did."""
        other, new = WordIndex(), set[str]()
        other._names, other._weights, other._heaviest = dict(self._names), list(self._weights), dict(self._heaviest)
        numbered = list(names)
        other._keys = [*self._keys, *(key for _, key, _ in numbered)]
        other._weights += [weight for _, _, weight in numbered]
        for number, key, weight in sorted(numbered, key=lambda name: -name[2]):
            for word in dict.fromkeys(key.split("-")):
                if word not in other._names:
                    new.add(word)
                elif word not in new and other._names[word] is self._names.get(word):
                    other._names[word] = list(other._names[word])
                other._names.setdefault(word, []).append(number)
                other._heaviest[word] = max(other._heaviest.get(word, 0.0), weight)
        other._words = _sorted_with(self._words, new)
        other._skeletons = _sorted_with(self._skeletons, {(skeleton_of(word), word) for word in new})
        other._beginnings = {n: [*found, *{word[:n] for word in new}] for n, found in self._beginnings.items()}
        return other

    def search(self, key: str, most: int) -> list[Hit]:
        """Returns names that match all words of the key: about `most`, the weightiest.

        Where hardly any does, those come too that have one word with a typo or, if there are none, without one of the words.
        """
        typed = key.split("-")
        matches = [self._matches(word) for word in typed]
        hits = self._hits(matches, most)
        if len(hits) >= FEW or any(self._keys[hit.name] == key for hit in hits):
            return hits
        if len(typed) == 1:
            return self._hits([self._forgiving(key) | matches[0]], most)
        rest = [hit for at in range(len(typed)) for hit in self._but_for_one(typed, matches, at, most)]
        return hits + ([hit for hit in rest if hit.faults < ABSENT] or ([] if hits else rest))

    def _but_for_one(self, typed: Sequence[str], matches: Sequence[dict[str, int]], at: int, most: int) -> list[Hit]:
        """Returns names that match all typed words but one, and of that one a word with a typo or none."""
        allowed = _typos_in(typed[at])
        rest = [*matches[:at], *matches[at + 1 :]]
        others = self._hits(rest, MANY)
        if len(others) >= MANY:  # then words like the one are sooner found than read
            return self._hits([*rest, self._forgiving(typed[at])], most) or [
                hit._replace(faults=hit.faults + ABSENT) for hit in others[:most]
            ]

        def faults(name: int) -> int:
            words = (word[: len(typed[at])] for word in self._keys[name].split("-"))
            return TYPO if allowed and any(OSA.distance(typed[at], word, score_cutoff=allowed) <= allowed for word in words) else ABSENT

        return nsmallest(most, (hit._replace(faults=hit.faults + faults(hit.name)) for hit in others))

    def _hits(self, matches: Sequence[dict[str, int]], most: int) -> list[Hit]:
        """Returns the weightiest names in which every typed word has one of its matches."""
        if len(matches) == 1:
            return self._of_one_word(matches[0], most)
        found: dict[int, int] | None = None
        for match in sorted(matches, key=lambda match: sum(len(self._names[word]) for word in match)):
            faults: dict[int, int] = {}
            for word in sorted(match, key=match.__getitem__, reverse=True):  # so that the least fault stays
                names = self._names[word]
                faults.update(dict.fromkeys(names if found is None else [name for name in names if name in found], match[word]))
            found = faults if found is None else {name: found[name] + fault for name, fault in faults.items()}
        hits = [Hit(faults, name) for name, faults in (found or {}).items()]
        return nsmallest(most, hits, key=lambda hit: (hit.faults, -self._weights[hit.name])) if len(hits) > most else hits

    def _of_one_word(self, match: dict[str, int], most: int) -> list[Hit]:
        """Returns the weightiest names of some words: they are among the weightiest names of the weightiest words."""
        words = nsmallest(most, match, key=lambda word: (match[word], -self._heaviest[word]))
        hits: dict[int, int] = {}
        for word in words:
            for name in self._names[word][:most]:
                hits[name] = min(match[word], hits.get(name, match[word]))
        return [Hit(faults, name) for name, faults in hits.items()]

    def _matches(self, typed: str) -> dict[str, int]:
        """Returns the words that begin as typed, or as other spellings of that do."""
        spelled = self._alike(typed)
        return {**dict.fromkeys(spelled, SPELLED_OTHERWISE), **dict.fromkeys(self._beginning(typed), AS_TYPED)}

    def _beginning(self, typed: str) -> list[str]:
        """Returns the words that begin so: the whole word first, and of many the weightiest."""
        start = bisect_left(self._words, typed)
        words = self._words[start : bisect_left(self._words, typed + "\uffff", start)]
        if len(words) <= WORDS:
            return words
        own = [typed] if words[0] == typed else []
        return own + nlargest(WORDS, words[len(own) :], key=self._heaviest.__getitem__)

    def _alike(self, typed: str) -> list[str]:
        """Returns the words whose consonants begin so and that share most letters."""
        skeleton = skeleton_of(typed)
        if len(skeleton) < CONSONANTS or len(typed) < ONE_TYPO:
            return []
        start = bisect_left(self._skeletons, (skeleton, ""))
        end = bisect_left(self._skeletons, (skeleton + "\uffff", ""), start)
        words = (word for _, word in self._skeletons[start : min(end, start + WORDS)])
        return [word for word in words if fuzz.ratio(typed, word[: len(typed) + 1]) >= ALIKE]

    def _forgiving(self, typed: str) -> dict[str, int]:
        """Returns the words that begin so but for a typo or two."""
        allowed = _typos_in(typed)
        if not allowed:
            return {}
        import numpy as np  # here, for it takes a tenth of a second, and few names are typed wrongly

        typed = typed[:LONGEST]
        beginnings = self._beginnings[len(typed)]
        distances = process.cdist([typed], beginnings, scorer=OSA.distance, score_cutoff=allowed, dtype=np.uint8)[0]
        near = (beginnings[at] for at in np.flatnonzero(distances <= allowed))
        return {word: TYPO for beginning in near for word in self._beginning(beginning)}


def _typos_in(typed: str) -> int:
    """Returns how many typos are forgiven in a word."""
    return (len(typed) >= ONE_TYPO) + (len(typed) >= TWO_TYPOS)


def _sorted_with[T: (str, tuple[str, str])](held: list[T], new: set[T]) -> list[T]:
    """Returns a sorted list with more in it."""
    if len(new) > len(held) // 50:
        return sorted(held + list(new))
    longer = list(held)
    for one in new:
        insort(longer, one)
    return longer
