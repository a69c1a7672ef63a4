"""Filters that contradict themselves, told in the user's own words: which two, and what to leave out."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Protocol

from graph.answers import WrongQuestion
from graph.model import Actor, Modality, Stance

if TYPE_CHECKING:
    from api.asking import Asked


class Dated(Protocol):
    """What is asked of a time: when it happened, when that was published, by when it was known."""

    @property
    def since(self) -> str | None: ...  # noqa: D102
    @property
    def until(self) -> str | None: ...  # noqa: D102
    @property
    def published_since(self) -> str | None: ...  # noqa: D102
    @property
    def published_until(self) -> str | None: ...  # noqa: D102
    @property
    def known_by(self) -> str | None: ...  # noqa: D102


def refuse_contradictions(asked: "Asked") -> None:
    """Raises WrongQuestion where no claim can pass, or where one filter says what another takes back."""
    refuse_dates(asked)
    _refuse(*_actors(asked), *_claims(asked))


def refuse_dates(asked: Dated) -> None:
    """Raises WrongQuestion where no day can be in the times that are asked for."""
    day = getattr(asked, "as_of", None)  # not everything is asked of a day
    since, until, known_by = asked.since, asked.until, asked.known_by
    first, last = asked.published_since, asked.published_until
    _refuse(
        (_later(since, until), f"since {since} is later than until {until}"),
        (_later(first, last), f"publishedSince {first} is later than publishedUntil {last}"),
        (_later(first, known_by), f"publishedSince {first} is later than knownBy {known_by}: nothing of then was known"),
        (
            day and (since or until),
            f"asOf asks what held on {day}, since and until what happened in a time; leave out the one or the others",
        ),
    )


def refuse_ends(by: Sequence[Actor], of: Sequence[Actor], by_kinds: Collection[str], of_kinds: Collection[str], *, own: bool) -> None:
    """Raises WrongQuestion where nobody can be whom both his name and his kind ask for, or do something to himself.

    Others act for a state or a body, of other kinds than it and also towards it: "the president leads Turkey". For a person nobody does.
    """
    for word, actors, kinds in (("by", by, by_kinds), ("of", of, of_kinds)):
        if actors and kinds and all(_is_alone(one, own=own) and one.kind not in kinds for one in actors):
            who = ", ".join(f"{one.name} ({one.id}) is of the kind {one.kind}" for one in actors)
            raise WrongQuestion(f"{who}, and {word}Kind asks for {' or '.join(kinds)}; leave out {word} or {word}Kind")
    ends = {one.id for one in (*by, *of)}
    if by and of and len(ends) == 1 and _is_alone(by[0], own=own):
        raise WrongQuestion(
            f"by and of both name {by[0].name} ({by[0].id}), and nobody does anything to himself; leave out one, or ask with actor"
        )


def _is_alone(actor: Actor, *, own: bool) -> bool:
    """True where a name stands for nobody else, who may act for the actor."""
    return own or actor.kind == "Person"


def _refuse(*contradictions: tuple[object, str]) -> None:
    for holds, words in contradictions:
        if holds:
            raise WrongQuestion(words)


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
