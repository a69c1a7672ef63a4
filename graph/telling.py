"""Paths read aloud: "Canada arms Turkey, which supports Azerbaijan, which, according to Armenia, attacks Armenia".

What is only claimed never reads as a fact: it comes with whoever says so, or with "it is alleged". The words for a
relation, from either end, are those of the ontology.
"""

from collections.abc import Sequence

from graph.answers import Named, RelationRow

VOICES = 2  # who say so, by name

type Leg = tuple[Named, str, Named, RelationRow]  # from whom, the words, to whom, and the relation that they are about


def told_path(legs: Sequence[Leg]) -> str:
    """Returns a path as a sentence."""
    first = legs[0][0]
    parts = [first.name]
    for number, (start, label, end, relation) in enumerate(legs):
        pronoun = f", {'who' if start.kind == 'Person' else 'which'}" if number else ""
        word = _whose_word(relation)
        parts.append(f"{pronoun}{f', {word},' if word else ''} {label} {end.name}{_caveat(relation)}")
    return "".join(parts) + "."


def _whose_word(relation: RelationRow) -> str:
    """Returns on whose word a relation stands that is only claimed, nothing for a plain one."""
    if relation.plain:
        return ""
    named = _listed([voice.name for voice in relation.speakers])
    if not named:
        return "it is alleged"
    return f"according to {named}" if relation.attributed else f"as alleged by {named}"


def _caveat(relation: RelationRow) -> str:
    """Returns what is said against a relation, in brackets."""
    said = []
    if relation.denials:
        by = _listed([voice.name for voice in relation.denied_by])
        said.append(f"denied by {by}" if by else "denied")
    if relation.ended:
        said.append("said to have ended")
    return f" ({', '.join(said)})" if said else ""


def _listed(names: Sequence[str]) -> str:
    """Returns names in words: the first ones, and how many others."""
    shown, more = list(names[:VOICES]), len(names) - VOICES
    if more > 0:
        return f"{', '.join(shown)} and {more} other{'s' if more > 1 else ''}"
    return " and ".join(shown)
