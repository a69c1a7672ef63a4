"""Sectors of actors (government, military, rebels ...) by the words with which a text names them."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TypedDict

import yaml


class _File(TypedDict):
    words: dict[str, list[str]]
    kinds: dict[str, str]


def sector_of(text: str, kind: str) -> str | None:
    """Returns the PLOVER sector that the words for an actor show, else that of its kind, else None."""
    lower = text.lower()
    return next((sector for sector, words in _words().items() if words.search(lower)), _file()["kinds"].get(kind))


@cache
def _file() -> _File:
    loaded: _File = yaml.safe_load(files("ontology").joinpath("reference/sectors.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    """Returns for each sector a pattern of its words, in the order of the file."""
    return {sector: re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b") for sector, words in _file()["words"].items()}
