"""How actors are written: each under its id as read, and beside it as whom it counts by the decisions of identity.

An id that only a decision gives has a node as long as somebody counts as it, named like those who do.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.identity import Identity
from graph.model import Actor
from graph.naming import Entries, entries_text, joined
from graph.properties import flat
from graph.running import Run, run_rows
from graph.store import Value


@dataclass(frozen=True, slots=True)
class Node:
    """An actor as it stands in the store: `entries` is None where nothing calls it by its id."""

    actor: Actor
    entries: Entries | None
    canonical: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """What is said of some actors and of all that are one with them, and what is decided of them."""

    entries: Mapping[str, Entries]
    identity: Identity

    @classmethod
    def of(cls, run: Run, ids: Iterable[str], identity: Identity) -> "Named":
        """Returns what is said so far of actors, and of those that are one with them."""
        wanted = sorted({key for one in ids for key in identity.group(one)} | set(ids))
        found = {str(row["id"]): entries_text().validate_json(str(row["entries"])) for row in run("actors_entries", {"ids": wanted})}
        return cls({key: found.get(key, Entries()) for key in wanted}, identity)

    def after(self, lost: Iterable[tuple[str, str]], gained: Iterable[Actor]) -> "Named":
        """Returns what is said when articles take back what they called actors, by hash, and call them something else."""
        entries = dict(self.entries)
        for key, said in lost:
            entries[key] = entries[key].after(lost=said)
        for actor in gained:
            entries[actor.id] = entries[actor.id].after(gained=actor)
        return replace(self, entries=entries)

    def listing(self, actors: Iterable[Actor]) -> "Named":
        """Returns what is said when a reference lists actors."""
        return replace(self, entries={**self.entries, **{actor.id: self.entries[actor.id].listing(actor) for actor in actors}})

    def node(self, key: str) -> Node | None:
        """Returns an actor as it is to stand in the store, None where nothing names it and nobody counts as it."""
        entries, canonical = self.entries.get(key, Entries()), self.identity.of(key)
        if own := entries.actor():
            return Node(own, entries, canonical if canonical != key else None)
        others = [self.entries.get(other, Entries()).actor() for other in self.identity.others(key)]
        found = [other for other in others if other]
        return Node(replace(joined(found), id=key), None, None) if found else None


def write_actors(run: Run, lost: Sequence[tuple[str, str]], gained: Sequence[Actor], identity: Identity) -> None:
    """Stores what articles call their actors in place of what they called them before."""
    before = Named.of(run, {key for key, _ in lost} | {actor.id for actor in gained}, identity)
    write_named(run, before, before.after(lost, gained))


def write_named(run: Run, before: Named, after: Named) -> None:
    """Stores those actors that are another way than before; those that nothing names any more go."""
    drop_actors(run, write_changed(run, before, after))


def write_changed(run: Run, before: Named, after: Named) -> list[str]:
    """Stores those actors that are another way than before; returns the ids of those that nothing names any more."""
    by_kind: dict[str, list[Value]] = {}
    other_kind: dict[str, list[Value]] = {}
    moved: dict[str, str | None] = {}
    gone: list[str] = []
    for key in sorted(after.entries):
        old, new = before.node(key), after.node(key)
        if new is None or new == old:
            gone += [key] if old and new is None else []
            continue
        by_kind.setdefault(new.actor.kind, []).append({"id": key, "node": _properties(new)})
        if old and old.actor.kind != new.actor.kind:
            other_kind.setdefault(old.actor.kind, []).append(key)
        if new.canonical != (old.canonical if old else None):
            moved[key] = new.canonical
    for kind, ids in sorted(other_kind.items()):
        run("actors_unlabel", {"ids": ids}, kind=kind)
    for kind, rows in sorted(by_kind.items()):
        run("actors_write", {"rows": rows}, kind=kind)
    if moved:
        run("same_erase", {"ids": sorted(moved)})
        run_rows(run, "same_write", [{"id": key, "canonical": canonical} for key, canonical in sorted(moved.items()) if canonical])
    return gone


def drop_actors(run: Run, ids: Sequence[str]) -> None:
    """Takes actors out."""
    if ids:
        run("actors_drop", {"ids": list(ids)})


def _properties(node: Node) -> dict[str, Any]:
    """Returns the properties of an actor's node; `canonical` is as whom it counts, where that is another one."""
    entries = entries_text().dump_json(node.entries).decode() if node.entries else None
    return flat(node.actor) | {"entries": entries, "canonical": node.canonical}
