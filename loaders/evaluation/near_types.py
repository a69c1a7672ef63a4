"""Relation types that careful readers take for one another, from `near_types.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml

from ontology.vocabulary import vocabulary


@cache
def near_types() -> Mapping[str, frozenset[str]]:
    """Returns by the type of the gold the other types that are as good; raises UnknownRelation."""
    lines = yaml.safe_load(files("loaders.evaluation").joinpath("near_types.yaml").read_text(encoding="utf-8"))
    return {
        vocabulary().relation(line["gold"]).name: frozenset(vocabulary().relation(name).name for name in line["read"]) for line in lines
    }


def accepts(gold: str, read: str) -> bool:
    """True where a claim of type `read` is as good as the gold's type."""
    return gold == read or read in near_types().get(gold, ())
