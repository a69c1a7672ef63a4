"""Paths read aloud: "Canada arms Turkey, which supports Azerbaijan, which, according to Armenia, attacks Armenia".

What is only claimed never reads as a fact: it comes with whoever says so, or with "it is alleged". Who is not named goes by the
words of the text and the outlet ("the same report quoted by the Herald"). The words for a relation, from either end, are those of
`graph/phasing.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Leg:
    """A step: from whom to whom, in which words, and the relation that they are about; `one` and `other` act for its two ends."""

    start: Named
    end: Named
    label: str
    relation: RelationRow
    one: Named | None = None
    other: Named | None = None


def told_path(legs: Sequence[Leg]) -> str:
    """Returns a path as a sentence."""
    parts = [_capital(_written(legs[0].start, legs[0].one))]
    for before, leg in zip((None, *legs), legs, strict=False):
        word = _whose_word(leg.relation)
        said = f"{f', {word},' if word else ''} {leg.label} {_written(leg.end, leg.other)}{_caveat(leg.relation)}"
        parts.append((f", {_taken_up(before, leg)}" if before else "") + said)
    return "".join(parts) + "."


def _taken_up(before: Leg, leg: Leg) -> str:
    """Returns how a sentence goes on about the one whom it has just named."""
    if before.other:  # "Russia's Putin": what follows is about him, or has to name its subject
        return "who" if leg.one == before.other and leg.one.kind == "Person" else f"and {_written(leg.start, leg.one)}"
    if leg.one:
        return f"whose {leg.one.name}"
    return "who" if leg.start.kind == "Person" else "which"


def _written(named: Named, acting: Named | None = None) -> str:
    """Returns an actor, or who acts for it, as it stands within a sentence: "the United States", "Russia's Putin"."""
    written = named.name if named.kind in PROPER else with_the(named.name)
    return f"{written}'{'' if written.endswith('s') else 's'} {acting.name}" if acting else written


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
