"""How many and for how much: the count before a noun, and the sum of money that a sentence names for a deal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from loaders.extraction.syntax import children
from loaders.extraction.tokens import Span, Token
from loaders.extraction.weapons import weapon_name

THOUSAND = 1000
NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Money:
    """The words of numbers and of money of one language, and the two patterns of a sum: sign before, name behind."""

    units: Mapping[str, int]
    scales: Mapping[str, int]
    signs: Mapping[str, str]
    names: Mapping[str, str]
    foreign: Mapping[str, Mapping[str, str]]
    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def money(language: str = "en") -> Money:
    """Returns the lexicon's words of numbers and money."""
    words: dict[str, Any] = yaml.load(
        (files("loaders.extraction") / "lexicon" / language / "_amounts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )

    def any_of(table: str) -> str:
        return "|".join(re.escape(w) + (r"(?![a-z])" if len(w) == 1 else "") for w in sorted(words[table], key=lambda w: (-len(w), w)))

    scale, name = any_of("scales"), any_of("names")
    before = rf"(?P<sign>{any_of('signs')})\.?\s?(?P<n>{NUMBER})(?:[\s-]?(?P<scale>{scale})\b)?"
    behind = (
        rf"(?:(?P<n>{NUMBER})[\s-]?(?P<scale>{scale})?|\b(?P<w>{any_of('units')}|half a)[\s-](?P<ws>{scale}))"
        rf"[\s-](?:(?P<land>[A-Za-z.]+)[\s-])??(?P<name>{name})s?\b"
    )
    return Money(**words, before=re.compile(before, re.IGNORECASE), behind=re.compile(behind, re.IGNORECASE))


class Sum(NamedTuple):
    """An amount of money, and where its words begin in the sentence."""

    value: float
    currency: str
    start: int


def sums(text: str) -> list[Sum]:
    """Returns the sums of money named in a text, in its order: "$2.5bn", "300 million euros", "two billion dollars"."""
    words = money()
    found = [Sum(_times(m["n"], m["scale"]), words.signs[m["sign"].upper()], m.start()) for m in words.before.finditer(text)]
    taken = [(m.start(), m.end()) for m in words.before.finditer(text)]
    named = (m for m in words.behind.finditer(text) if not any(start <= m.start() < end for start, end in taken))
    found += [Sum(_times(m["n"] or m["w"], m["scale"] or m["ws"]), _currency(m["name"], m["land"]), m.start()) for m in named]
    return sorted(found, key=lambda s: s.start)


def value_at(sentence: Span, predicate: Token) -> Sum | None:
    """Returns the sum that a sentence names for the deal of a predicate: its only one, else the nearest behind it, else none."""
    found = sums(sentence.text)
    if len(found) < 2:
        return found[0] if found else None
    here = predicate.idx - sentence.start_char
    return next((s for s in found if s.start > here), None)


def count_of(noun: Token) -> float | None:
    """Returns the number before a noun ("14 helicopters", "two hundred men"), None where none is exact ("dozens of drones")."""
    lexicon = money()
    words = [t for c in children(noun, "nummod", "det", "compound") for t in c.subtree if t.i < noun.i]
    numerals = [t for t in words if t.pos_ == "NUM" or t.lower_ in lexicon.scales or (t.lower_ in lexicon.units and t.pos_ != "DET")]
    if not numerals or any(t.pos_ == "SYM" for t in words):
        return None
    total, current = 0.0, 0.0
    for token in numerals:
        word = token.lower_
        for part in word.split("-") if not weapon_name(token) else ():
            if part in lexicon.units:
                current += lexicon.units[part]
            elif part in lexicon.scales:
                current = max(current, 1) * lexicon.scales[part]
                if lexicon.scales[part] >= THOUSAND:
                    total, current = total + current, 0.0
            elif re.fullmatch(NUMBER, part):
                current += float(part.replace(",", ""))
            elif part.isalpha():
                return None  # "several hundred", "some"
    return total + current or None


def _times(number: str, scale: str | None) -> float:
    word, lexicon = number.lower(), money()
    n = 0.5 if word == "half a" else float(lexicon.units[word]) if word in lexicon.units else float(number.replace(",", ""))
    return round(n * lexicon.scales.get((scale or "").lower(), 1), 2)


def _currency(name: str, land: str | None) -> str:
    """Returns the ISO code of a currency by its name and the country before it; "pounds" are sterling where nothing says otherwise."""
    code = money().names[name.lower()]
    return money().foreign.get((land or "").lower(), {}).get(code, code)
