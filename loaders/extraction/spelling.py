"""One spelling of a name for all: ids of persons and bodies that do not depend on how a newsroom transliterates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from graph.model import slug
from ontology.leaders import leaders

GIVEN: Mapping[str, tuple[str, ...]] = {  # spelling in ids -> what is written as well, of names that have one bearer's many spellings
    "mohammed": ("muhammad", "mohammad", "mohamed", "mohamad", "muhammed", "mohamud", "mahammad", "mohammud"),
    "ahmed": ("ahmad", "achmed"),
    "hussein": ("hussain", "husain", "husayn", "hossein", "husein"),
    "yusuf": ("yousef", "youssef", "yusef", "yousuf", "yousif"),
    "abdel": ("abdul", "abdal", "abdol"),
    "khalid": ("khaled",),
    "omar": ("umar",),
    "osama": ("usama",),
    "sergei": ("sergey",),
    "alexei": ("alexey", "aleksei", "aleksey"),
    "andrei": ("andrey",),
    "dmitry": ("dmitri", "dmitriy"),
    "yuri": ("yury", "yuriy"),
    "anatoly": ("anatoliy", "anatoli"),
    "volodymyr": ("volodimir",),
}
BODIES: Mapping[str, tuple[str, ...]] = {
    "defence": ("defense",),
    "organization": ("organisation",),
    "center": ("centre",),
    "labour": ("labor",),
}
ENDINGS = (("skyy", "sky"), ("skiy", "sky"), ("skii", "sky"), ("skyi", "sky"))


def _reversed(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {other: usual for usual, others in table.items() for other in others}


_GIVEN, _BODIES = _reversed(GIVEN), _reversed(BODIES)


def person_id(name: str) -> str:
    """Returns the id of a person from the name without titles, the same for all usual spellings of it."""
    folded = _folded(name)
    return slug(_usual()[folded]) if folded in _usual() else folded


def body_id(name: str) -> str:
    """Returns the id of a body or group from its name, the same for British and American spelling."""
    return "-".join(_BODIES.get(word, word) for word in slug(name).split("-"))


def _folded(name: str) -> str:
    return "-".join(_ended(_GIVEN.get(word, word)) for word in slug(name).split("-"))


def _ended(word: str) -> str:
    return next((word.removesuffix(long) + short for long, short in ENDINGS if word.endswith(long)), word)


@cache
def _usual() -> Mapping[str, str]:
    """Returns the name in the table of leaders by each spelling of more than one word, where it is one person's."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for tenure in leaders():
        for spelling in _spellings(tenure.words):
            bearers[spelling].add(tenure.name)
    return {spelling: next(iter(names)) for spelling, names in bearers.items() if len(names) == 1}


def _spellings(words: Iterable[str]) -> set[str]:
    return {_folded(word) for word in words if len(word.split()) > 1}
