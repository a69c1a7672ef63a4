"""What an actor is called when several articles and lists name it.

The answer depends on what was read and not on the order in which it was read, and an article that goes takes along
what it alone said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from pydantic import TypeAdapter

from graph.model import Actor, digest_of


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An actor as so many articles call it."""

    actor: Actor
    articles: int


@dataclass(frozen=True, slots=True)
class Entries:
    """All that is said of one actor: a reference's entry and, by their hashes, those of articles."""

    listed: Actor | None = None
    read: Mapping[str, ReadEntry] = field(default_factory=dict)

    def after(self, *, lost: str | None = None, gained: Actor | None = None) -> "Entries":
        """Returns the entries when one article takes back what it said, by hash, and says something else."""
        numbers = {key: (entry.actor, entry.articles) for key, entry in self.read.items()}
        if lost:
            actor, number = numbers.pop(lost)
            numbers |= {lost: (actor, number - 1)} if number > 1 else {}
        if gained:
            key = entry_hash(gained)
            numbers[key] = (gained, numbers[key][1] + 1 if key in numbers else 1)
        return replace(self, read={key: ReadEntry(*numbers[key]) for key in sorted(numbers)})

    def listing(self, actor: Actor) -> "Entries":
        """Returns the entries when a reference lists the actor."""
        return replace(self, listed=joined([self.listed, actor] if self.listed else [actor]))

    def actor(self) -> Actor | None:
        """Returns the one actor of all entries, None where there are none any more; a reference's entry goes first."""
        read = joined([entry.actor for entry in self.read.values()]) if self.read else None
        if self.listed is None or read is None:
            return self.listed or read
        return _named_like(self.listed, [self.listed, read])


def joined(actors: Sequence[Actor]) -> Actor:
    """Returns the one actor of several entries with one id.

    Their names differ only in accents and case since they give one id; the last in order of code points is taken:
    accents come after plain letters, small letters after capitals.
    """
    return _named_like(max(actors, key=lambda a: (a.name, a.kind)), actors)


def _named_like(first: Actor, actors: Sequence[Actor]) -> Actor:
    """Returns the first actor with what the others add: their names become aliases."""
    names = {name for actor in actors for name in (actor.name, *actor.aliases)}
    return replace(
        first,
        aliases=tuple(sorted(names - {first.name})),
        iso3=first.iso3 or max((a.iso3 for a in actors if a.iso3), default=None),
        wikidata=first.wikidata or max((a.wikidata for a in actors if a.wikidata), default=None),
    )


@lru_cache(maxsize=10_000)  # a load meets the same actors again and again
def entry_hash(actor: Actor) -> str:
    """Returns a hash of all that is said of an actor."""
    return digest_of(actor.id, actor.name, actor.kind, actor.iso3, actor.wikidata, *sorted(actor.aliases))


@cache
def entries_text() -> TypeAdapter[Entries]:
    """Returns the reader and writer of entries as JSON text, built at the first use."""
    return TypeAdapter(Entries)
