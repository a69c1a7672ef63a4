"""Which weapon a phrase names: a system of the reference list, a class of it, else the words as they stand."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.extraction.tokens import Token
from ontology.weapons import WeaponSystem, weapons

LONGEST = 4  # words of the longest name
DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d{1,4}[A-Z]{0,3}|\d{1,2}[A-Z]\d{1,3}[A-Z]?|[A-Z]{2,4}/[A-Z]{1,4}-\d{1,3}")
NO_WEAPON = re.compile(r"[GQU]\d{1,2}|Covid-?\d+|COVID-?\d+|[A-Z]-?\d{4}|[MAE]\d{1,2}|[A-Z]?[12]\d{3}s?")  # G20, U21, roads, years
PLURAL = re.compile(r"(?<=[\w)])'?s$")


@dataclass(frozen=True, slots=True)
class Arsenal:
    """The names of weapons: of systems as they are written, of classes in lower case."""

    systems: dict[str, WeaponSystem]
    classes: dict[str, WeaponSystem]

    def system(self, words: list[str]) -> WeaponSystem | None:
        """Returns the system that the longest stretch of these words names, else None."""
        for length in range(min(LONGEST, len(words)), 0, -1):
            for start in range(len(words) - length, -1, -1):
                name = " ".join(words[start : start + length])
                if (found := self.systems.get(name) or self.systems.get(PLURAL.sub("", name))) is not None:
                    return found
        return None


@cache
def arsenal() -> Arsenal:
    """Returns the reference list by name; where two share a word, the first keeps it."""
    systems: dict[str, WeaponSystem] = {}
    classes: dict[str, WeaponSystem] = {}
    for one in weapons():
        for word in one.words:
            if one.class_ is None:
                classes.setdefault(word.lower(), one)
            else:
                systems.setdefault(word, one)
    return Arsenal(systems, classes)


def weapon_name(token: Token) -> bool:
    """True for a token of a listed name or of a designation such as F-16, S-400, Su-35, TB2: letters and digits in one word."""
    return token.pos_ in ("PROPN", "NOUN", "NUM", "ADJ", "X") and _names_weapon(token.text)


@lru_cache(maxsize=20_000)  # every name and number of an article is asked for
def _names_weapon(word: str) -> bool:
    text = PLURAL.sub("", word)
    if not text[:1].isalnum():
        return False
    if text in arsenal().systems:
        return True
    return any(c.isdigit() for c in text) and DESIGNATION.fullmatch(text) is not None and NO_WEAPON.fullmatch(text) is None


def system_of(noun: Token) -> WeaponSystem | None:
    """Returns the listed system that the phrase of a noun names: its modifiers, itself, and what is set beside it."""
    start, end = noun.left_edge.i, noun.i + 1
    while end < noun.sent.end and end < noun.i + 3 and noun.doc[end].dep_ in ("appos", "nummod", "nmod") and noun.doc[end].head.i == noun.i:
        end += 1
    return arsenal().system([t.text for t in noun.doc[max(start, noun.i - 8) : end]])


def weapon_of(phrase: str, noun: Token) -> str:
    """Returns the name under which the list has the weapon of a noun, else the words of the phrase."""
    if (system := system_of(noun)) is not None:
        return system.name
    known = arsenal().classes.get(phrase.lower())
    return known.name if known is not None else phrase
