"""How sure a claim is: the chance that type, actors and direction are right, as measured on the development bed.

What is known at reading (the wording's weight, how the actors were named, who tells it, how far the words lie apart)
is looked up in `_confidence.yaml`, which `python -m tests.accuracy.calibrating` fits; nothing is computed from texts here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any, Protocol

import yaml

from graph.model import Part
from loaders.extraction.document import Passage
from loaders.extraction.propositions import Proposition
from loaders.extraction.reached import MEANT, Reached
from loaders.extraction.telling.walk import Told

FAR = 60  # characters between the predicate and an actor: about ten words
LONG = 40  # tokens of a sentence in which the parser errs more often
LEAST, MOST = 0.05, 0.99  # no wording is surely wrong or right


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a claim's confidence is looked up by: the type, the wording's weight, and the traits that hold of it."""

    relation: str
    weight: float
    traits: frozenset[str]


class Sureness(Protocol):
    """Gives the confidence of a claim."""

    def of(self, grounds: Grounds) -> float:
        """Returns a confidence from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The fitted table: log odds that add up."""

    base: float
    weight: float  # for each unit of the log odds of the wording's weight
    traits: Mapping[str, float]
    relations: Mapping[str, float]

    def of(self, grounds: Grounds) -> float:
        """Returns the chance that a claim of these grounds is right, to two digits."""
        odds = self.base + self.weight * log_odds(grounds.weight) + self.relations.get(grounds.relation, 0.0)
        odds += sum(self.traits.get(trait, 0.0) for trait in sorted(grounds.traits))  # sorted, so that floats add up the same
        return round(min(MOST, max(LEAST, 1 / (1 + exp(-odds)))), 2)


def log_odds(share: float) -> float:
    """Returns the logarithm of the odds of a share."""
    return log(share / (1 - share))


def grounds_of(proposition: Proposition, told: Told, passage: Passage) -> Grounds:
    """Returns what the confidence of a claim is looked up by."""
    predicate, target = proposition.predicate, proposition.object
    at = predicate.idx + passage.offset
    held = {
        "told": bool(told.voices),
        "alleged": told.alleging or proposition.alleging,
        "headline": passage.part is Part.HEADLINE,
        "described": proposition.own_voice,
        "noun": predicate.pos_ in ("NOUN", "PROPN"),
        "long sentence": predicate.sent.end - predicate.sent.start > LONG,
        "no object": target is None,
        "subject meant": proposition.subject.factor <= MEANT,
        "object meant": target is not None and target.factor <= MEANT,
        "subject far": _far(proposition.subject, at),
        "object far": target is not None and _far(target, at),
    }
    return Grounds(proposition.relation, proposition.weight, frozenset(name for name, holds in held.items() if holds))


def _far(reached: Reached, at: int) -> bool:
    return abs(reached.start - at) > FAR


@cache
def confidence(language: str = "en") -> Confidence:
    """Returns the table of a language."""
    held: dict[str, Any] = yaml.load(
        files("loaders.extraction").joinpath("lexicon", language, "_confidence.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    return Confidence(held["base"], held["weight"], held["traits"] or {}, held["relations"] or {})
