"""Which names stand with "the" within a sentence, from `definite.yaml` beside it."""

import re
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml

TAIL = re.compile(r" (?:of|for|in|on|against|to|and) .*")


class _File(TypedDict):
    names: list[str]
    heads: list[str]


def with_the(name: str) -> str:
    """Returns a name as it stands within a sentence: "the United States", "Hamas"."""
    names, heads = _known()
    whole, front = name.casefold(), TAIL.sub("", name).casefold()
    common = " " in name and front.rpartition(" ")[2] in heads
    return f"the {name}" if whole in names or (common and not whole.startswith("the ")) else name


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Returns whole names, and the words on which others end, in small letters."""
    loaded: _File = yaml.safe_load(files("graph").joinpath("definite.yaml").read_text(encoding="utf-8"))
    return frozenset(map(str.casefold, loaded["names"])), frozenset(loaded["heads"])
