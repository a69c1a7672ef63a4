"""Paths read aloud: "Canada arms Turkey, which supports Azerbaijan, which, according to Armenia, attacks Armenia".

What is only claimed never reads as a fact: it comes with whoever says so, or with "it is alleged". Who is not named goes by the
words of the text and the outlet ("the same report quoted by the Herald"). The words for a relation, from either end, are those of
`graph/phasing.py`.
"""

from collections.abc import Sequence

from graph.answers import Named, RelationRow, Voice
from graph.definite import with_the

PROPER = ("Person", "Company")  # kinds of actors whose names never take "the"
VOICES = 2  # who say so, by name

# Words with which a description of unnamed speakers begins: small within a sentence, as no name is.
COMMON = frozenset({
    "a", "an", "the", "this", "that", "these", "those", "some", "any", "many", "several", "few", "two", "three", "other", "others",
    "another", "one", "its", "their", "his", "her", "our", "most", "all", "both", "activists", "analysts", "authorities",
    "campaigners", "commentators", "critics", "diplomats", "doctors", "experts", "insiders", "intelligence", "investigators",
    "journalists", "lawmakers", "local", "locals", "media", "medics", "military", "monitors", "observers", "officials", "opponents",
    "opposition", "people", "police", "prosecutors", "protesters", "rebels", "reports", "researchers", "residents", "rumours",
    "security", "senior", "sources", "villagers", "witnesses", "unnamed", "anonymous"
})  # fmt: skip

type Leg = tuple[Named, str, Named, RelationRow]  # from whom, the words, to whom, and the relation that they are about


def told_path(legs: Sequence[Leg]) -> str:
    """Returns a path as a sentence."""
    first = legs[0][0]
    parts = [_capital(_written(first))]
    for number, (start, label, end, relation) in enumerate(legs):
        pronoun = f", {'who' if start.kind == 'Person' else 'which'}" if number else ""
        word = _whose_word(relation)
        parts.append(f"{pronoun}{f', {word},' if word else ''} {label} {_written(end)}{_caveat(relation)}")
    return "".join(parts) + "."


def _written(named: Named) -> str:
    """Returns an actor as it stands within a sentence."""
    return named.name if named.kind in PROPER else with_the(named.name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _whose_word(relation: RelationRow) -> str:
    """Returns on whose word a relation stands that is only claimed, nothing for a plain one."""
    if relation.plain:
        return ""
    named = _listed([_quoted(voice) for voice in relation.speakers])
    if not named:
        return "it is alleged"
    return f"according to {named}" if relation.attributed else f"as alleged by {named}"


def _caveat(relation: RelationRow) -> str:
    """Returns what is said against a relation, in brackets."""
    said = []
    if relation.denials:
        by = _listed([_quoted(voice) for voice in relation.denied_by])
        said.append(f"denied by {by}" if by else "denied")
    if relation.ended and not (relation.plain and relation.over):
        said.append("said to have ended")
    return f" ({', '.join(said)})" if said else ""


def spoken(voice: Voice) -> str:
    """Returns who speaks as it stands within a sentence: a name, or the words for whoever is not named."""
    first, space, rest = voice.name.partition(" ")
    if voice.id is not None or first.lower() not in COMMON:
        return voice.name
    return first.lower() + space + rest


def _quoted(voice: Voice) -> str:
    """Returns who speaks; of whoever is not named also who quotes them, for "the same report" points at nothing by itself."""
    if voice.id is not None:
        return with_the(voice.name)
    words = spoken(voice)
    return f"{words} quoted by {' and '.join(voice.outlets)}" if 0 < len(voice.outlets) <= VOICES else words


def _listed(names: Sequence[str]) -> str:
    """Returns names in words: the first ones, and how many others."""
    shown, more = list(names[:VOICES]), len(names) - VOICES
    if more > 0:
        return f"{', '.join(shown)} and {more} other{'s' if more > 1 else ''}"
    return " and ".join(shown)
