"""Filters that contradict themselves, told in the user's own words: which two, and what to leave out."""

from typing import TYPE_CHECKING

from graph.answers import WrongQuestion
from graph.model import Modality, Stance

if TYPE_CHECKING:
    from api.asking import Asked


def refuse_contradictions(asked: "Asked") -> None:
    """Raises WrongQuestion where no claim can pass, or where one filter says what another takes back."""
    for holds, words in (*_dates(asked), *_actors(asked), *_claims(asked)):
        if holds:
            raise WrongQuestion(words)


def _dates(asked: "Asked") -> list[tuple[object, str]]:
    """Returns what contradicts itself in dates."""
    return [
        (_later(asked.since, asked.until), f"since {asked.since} is later than until {asked.until}"),
        (
            _later(asked.published_since, asked.published_until),
            f"publishedSince {asked.published_since} is later than publishedUntil {asked.published_until}",
        ),
        (
            _later(asked.published_since, asked.known_by),
            f"publishedSince {asked.published_since} is later than knownBy {asked.known_by}: nothing of then was known",
        ),
        (
            asked.as_of and (asked.since or asked.until),
            f"asOf asks what held on {asked.as_of}, since and until what happened in a time; leave out the one or the others",
        ),
    ]


def _actors(asked: "Asked") -> list[tuple[object, str]]:
    """Returns what contradicts itself in actors."""
    named = asked.by or asked.of or asked.against or asked.actor
    return [
        (asked.between and named, "between names both actors; leave out by, of, against and actor"),
        (asked.own and asked.members, "own leaves out all who act for an actor, members takes them in; leave out one of the two"),
        (
            asked.members and (asked.between or not named),
            "members widens an alliance to its members; name one with by, of, against or actor",
        ),
    ]


def _claims(asked: "Asked") -> list[tuple[object, str]]:
    """Returns what contradicts itself in how something is claimed."""
    stance = asked.stance not in (None, Stance.AFFIRMS)
    modality = asked.modality not in (None, Modality.ACTUAL)
    return [
        (asked.plain and stance, f"nothing that somebody {asked.stance} is plain; leave out plain or stance"),
        (asked.plain and modality, f"nothing that is {asked.modality} is plain; leave out plain or modality"),
        (
            asked.as_of and (stance or modality),
            "asOf asks what held, and what is denied, wanted or possible does not; leave out asOf, or stance and modality",
        ),
    ]


def _later(first: str | None, last: str | None) -> bool:
    """True where a first day, or the beginning of one, comes after the last one."""
    return bool(first and last and first[: len(last)] > last)
